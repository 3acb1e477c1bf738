"""Engine: which gaps between letters change.

Guarantees one procedure for ``mend`` and ``find``; that a line is judged by itself; and that
mending twice is mending once: a line is mended until it stays the same, and one that would not come
to rest stays as it was written.

How much a score must be ahead depends on the line. In one that has lost a non-joiner for certain,
its other doubtful places are mended too; in one that is careful, the author's spelling stays.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from persian_clean.chars import LINE_BREAKS, ZWNJ
from persian_clean.edits import Change
from persian_clean.words.choices import CHOICES
from persian_clean.words.codes import FAULT, ODD, Codes, events
from persian_clean.words.judge import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from persian_clean.words.judge import Judge

Strength = Literal["standard", "certain"]
Found = list[tuple[int, Verdict]]
"""Verdicts, each with the number of its part: inside it, or on the space before it."""
Step = tuple[str, list[str], Found]
"""A line, its parts, and what was chosen to be changed in it."""

PASSES: Final = 6
BREAK: Final = re.compile(f"[{LINE_BREAKS}]")
LINE: Final = re.compile(f"[^{LINE_BREAKS}]+")
GAP: Final = re.compile(f"[ {ZWNJ}]+")
SPACED_PLURAL: Final = ZWNJ + "ها"

EVIDENCE: Final = frozenset(
    {"pair", "prefix", "also", "fellow", "participle", "verbal", "word", "plural"}
)
"""Kinds of verdict that tell how the line was typed."""


class Margins(NamedTuple):
    """Scores to reach in a careful line, in one without any ZWNJ, and in a careless one."""

    careful: float
    bare: float
    careless: float


MARGINS: Final[dict[Strength, dict[str, Margins]]] = {
    "standard": {
        "pair": Margins(2.8, 0.9, 0.3),
        "prefix": Margins(2.8, 1.5, 0.7),
        "also": Margins(4.0, 4.0, 1.0),
        "fellow": Margins(2.8, 1.0, 0.5),
        "participle": Margins(2.8, 1.8, 0.5),
        "verbal": Margins(3.2, 2.0, 0.5),
        "letters": Margins(99.0, 99.0, 0.0),
        "accepted": Margins(99.0, 99.0, 0.0),
        "word": Margins(3.7, 0.9, 0.0),
        "plural": Margins(99.0, 0.5, 0.0),
        "glued": Margins(1.6, 0.7, 0.7),
        "frail": Margins(3.5, 3.5, 3.5),
    },
    "certain": {
        "pair": Margins(5.2, 4.6, 3.6),
        "prefix": Margins(5.2, 4.6, 3.6),
        "also": Margins(5.2, 4.6, 4.6),
        "fellow": Margins(5.2, 4.6, 3.6),
        "participle": Margins(5.2, 4.6, 3.6),
        "verbal": Margins(5.2, 4.6, 4.6),
        "letters": Margins(99.0, 99.0, 99.0),
        "accepted": Margins(99.0, 99.0, 99.0),
        "word": Margins(7.0, 5.0, 4.0),
        "plural": Margins(99.0, 99.0, 4.0),
        "glued": Margins(6.0, 6.0, 6.0),
        "frail": Margins(6.0, 6.0, 6.0),
    },
}


class Engine:
    """Mends lines by some of the rules, with the judgements of one judge."""

    def __init__(
        self,
        judge: Judge,
        rules: frozenset[str],
        strength: Strength,
        plain: re.Pattern[str] | None = None,
    ) -> None:
        """Prepare.

        Args:
            judge: What knows the words.
            rules: Names of the rules that may change something.
            strength: Whose margins a score must reach.
            plain: See ``Codes``.
        """
        self._judge = judge
        self._rules = rules
        self._margins = MARGINS[strength]
        choices = not rules.isdisjoint(CHOICES)
        self._code = Codes(judge, plain, choices=choices).of
        self._odd_code = Codes(judge, choices=choices).of
        self._events = events(choices=choices).finditer

    def mend_plain(self, line: str, changes: list[Change] | None = None) -> str | None:
        """Mend a line that no other rule can touch, before or after; None if it is not one.

        Args:
            line: Any line.
            changes: Where to add what is changed, if that is wanted.
        """
        if changes is None:
            return self._mend(line, self._codes, [])
        steps: list[Step] = []
        mended = self._mend(line, self._codes, steps)
        if mended is not None:
            changes += _changes(line, mended, steps)
        return mended

    def mend(self, text: str) -> str:
        """Mend a text, each of its lines by itself."""
        if BREAK.search(text):
            return LINE.sub(lambda match: self.mend(match.group()), text)
        return self._mend(text, self._all_codes, []) or ""

    def _codes(self, parts: list[str]) -> list[str]:
        return list(map(self._code, parts))

    def _all_codes(self, parts: list[str]) -> list[str]:
        codes = self._codes(parts)
        if ODD not in codes:
            return codes
        pairs = zip(parts, codes, strict=True)
        return [self._odd_code(part) if code == ODD else code for part, code in pairs]

    def _mend(
        self, line: str, codes_of: Callable[[list[str]], list[str]], steps: list[Step]
    ) -> str | None:
        """Mend a line until it stays the same, and add each step to ``steps``."""
        now = line
        parts = line.split(" ")
        codes = codes_of(parts)
        for _ in range(PASSES):
            code = "".join(codes)
            if ODD in code:
                return None
            found = self._list(parts, code)
            if found:
                found = self._weigh(now, found)
            if not found:
                return now
            steps.append((now, parts, found))
            parts, codes = _apply(parts, codes, found, codes_of)
            now = " ".join(parts)
        steps.clear()
        return line

    def find(self, text: str) -> list[Change]:
        """List the changes that mending a text makes, in order."""
        found: list[Change] = []
        for match in LINE.finditer(text):
            steps: list[Step] = []
            mended = self._mend(match.group(), self._all_codes, steps) or ""
            at = match.start()
            found += [
                change._replace(start=at + change.start, end=at + change.end) if at else change
                for change in _changes(match.group(), mended, steps)
            ]
        return found

    def _list(self, parts: list[str], code: str) -> Found:
        found: Found = []
        for match in self._events(code):
            at = match.start() // 2
            if match.lastindex == FAULT:
                before = parts[at - 1] if at else ""
                after = parts[at + 1] if at + 1 < len(parts) else ""
                verdicts = self._judge.inside(parts[at], before, after)
                found += [(at, verdict) for verdict in verdicts if verdict.rule in self._rules]
                continue
            known_only = match.lastindex is not None
            verdict = self._judge.pair((parts[at], parts[at + 1], known_only))
            if verdict and verdict.rule in self._rules and self._judge.stands(verdict, parts, at):
                found.append((at + 1, verdict))
        return found

    def _weigh(self, line: str, found: Found) -> Found:
        """Choose what the margins let through, in order and each place once."""
        margins = self._margins
        evidence = 0.0
        bare = ZWNJ not in line
        for _, verdict in found:
            if verdict.score is not None and verdict.kind in EVIDENCE:
                margin = margins[verdict.kind]
                evidence += verdict.score / (margin.bare if bare else margin.careful)
        level = 2 if evidence >= 1.0 else 1 if bare else 0
        plural = 1 if level == 0 and SPACED_PLURAL in line else level
        chosen = {
            (number, verdict.at): verdict
            for number, verdict in reversed(found)
            if verdict.score is None
            or verdict.score >= margins[verdict.kind][plural if verdict.kind == "plural" else level]
        }
        return [(number, chosen[number, at]) for number, at in sorted(chosen)]


def _apply(
    parts: list[str], codes: list[str], found: Found, codes_of: Callable[[list[str]], list[str]]
) -> tuple[list[str], list[str]]:
    """Give the new parts of a line and their codes."""
    changed: dict[int, str] = {}
    runs: list[tuple[int, int]] = []
    for number, verdict in reversed(found):
        part = changed.get(number, parts[number])
        changed[number] = part[: verdict.at] + verdict.new + part[verdict.at :]
        first = number if verdict.at else number - 1  # joined to the part before it
        last = number
        if runs and runs[-1][0] <= last:
            last = runs.pop()[1]
        runs.append((first, last))
    new_parts: list[str] = []
    new_codes: list[str] = []
    done = 0
    for first, last in reversed(runs):
        run = "".join([changed.get(number, parts[number]) for number in range(first, last + 1)])
        pieces = run.split(" ")
        new_parts += (*parts[done:first], *pieces)
        new_codes += (*codes[done:first], *codes_of(pieces))
        done = last + 1
    return new_parts + parts[done:], new_codes + codes[done:]


def _places(parts: list[str], found: Found) -> Iterator[Change]:
    """Say where in the line the changes of one step are."""
    starts = list(accumulate((len(part) + 1 for part in parts), initial=0))
    for number, verdict in found:
        end = starts[number] + verdict.at
        start = end if verdict.at else end - 1
        yield Change(start, end, verdict.new, verdict.rule, verdict.score)


def _changes(line: str, mended: str, steps: list[Step]) -> Iterator[Change]:
    """List the differences that one or more steps have made."""
    if len(steps) == 1:
        yield from _places(*steps[0][1:])
    elif steps:
        yield from _differences(line, mended, _reasons(steps))


def _reasons(steps: list[Step]) -> dict[int, Change]:
    """Say which change first touched each gap, by the number of letters before it."""
    why: dict[int, Change] = {}
    for now, parts, found in steps:
        done = letters = 0
        for change in _places(parts, found):
            letters += len(GAP.sub("", now[done : change.start]))
            done = change.start
            why.setdefault(letters, change)
    return why


def _differences(before: str, after: str, why: dict[int, Change]) -> Iterator[Change]:
    here = there = letters = 0
    while here < len(before) or there < len(after):
        old, new = GAP.match(before, here), GAP.match(after, there)
        was, now = old.group() if old else "", new.group() if new else ""
        if was != now:
            yield why[letters]._replace(start=here, end=here + len(was), new=now)
        here, there = here + len(was) + 1, there + len(now) + 1
        letters += 1
