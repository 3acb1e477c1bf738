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
from persian_clean.words.judge import Judge, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

Strength = Literal["standard", "certain"]
Found = list[tuple[int, int, Verdict]]

PASSES: Final = 6
LINE: Final = re.compile(f"[^{LINE_BREAKS}]+")
GAP: Final = re.compile(f"[ {ZWNJ}]+")
SPACED_PLURAL: Final = ZWNJ + "ها"
LOUD: Final = re.compile("!")
LOUD_OR_CHOICE: Final = re.compile("[!?]")
MEETING: Final = re.compile("[m-p!?](?=[b-df-hj-ln-p!?])|[e-l](?=[dhlp!?])|[i-l](?=[cgko])")
ANY_MEETING: Final = re.compile("[e-p!?](?=[b-df-hj-ln-p!?])")


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
    """Mends lines with the judgements of one judge."""

    def __init__(self, judge: Judge) -> None:
        """Keep the judge."""
        self._judge = judge

    def mend(self, line: str, rules: frozenset[str], strength: Strength) -> str:
        """Mend one line."""
        margins = MARGINS[strength]
        now = line
        for _ in range(PASSES):
            found = self._weigh(now, self._list(now, rules), margins)
            if not found:
                return now
            now = _apply(now, found)
        return line

    def find(self, line: str, rules: frozenset[str], strength: Strength) -> list[Change]:
        """List the changes that mending one line makes."""
        margins = MARGINS[strength]
        why: dict[int, Verdict] = {}
        now = line
        for _ in range(PASSES):
            found = self._weigh(now, self._list(now, rules), margins)
            if not found:
                return list(_differences(line, now, why))
            done = letters = 0
            for start, _, verdict in sorted(found, key=_span):
                letters += len(GAP.sub("", now[done:start]))
                done = start
                why.setdefault(letters, verdict)
            now = _apply(now, found)
        return []

    def _list(self, line: str, rules: frozenset[str]) -> Found:
        parts = line.split(" ")
        judge = self._judge
        code = "".join(map(judge.codes.__getitem__, parts))
        chosen = not rules.isdisjoint(CHOICES)
        spots = list((LOUD_OR_CHOICE if chosen else LOUD).finditer(code))
        meetings = list((ANY_MEETING if chosen else MEETING).finditer(code))
        if not spots and not meetings:
            return []
        starts = list(accumulate((len(part) + 1 for part in parts), initial=0))
        found: Found = []
        for match in meetings:
            at = match.start()
            verdict = judge.parts(parts[at], parts[at + 1])
            if verdict and judge.stands(verdict, parts, at):
                start = starts[at + 1]
                found.append((start - 1, start, verdict))
        for match in spots:
            at = match.start()
            before = parts[at - 1] if at else ""
            after = parts[at + 1] if at + 1 < len(parts) else ""
            for verdict in judge.inside(parts[at], before, after):
                start = starts[at] + verdict.at
                found.append((start, start, verdict))
        return [item for item in found if item[2].rule in rules]

    def _weigh(self, line: str, found: Found, margins: dict[str, Margins]) -> Found:
        if not found:
            return found
        evidence = 0.0
        bare = ZWNJ not in line
        for _, _, verdict in found:
            margin = margins.get(verdict.kind)
            if margin and verdict.score is not None and verdict.kind in EVIDENCE:
                evidence += verdict.score / (margin.bare if bare else margin.careful)
        level = 2 if evidence >= 1.0 else 1 if bare else 0
        plural = 1 if level == 0 and SPACED_PLURAL in line else level
        return [
            item
            for item in found
            if item[2].score is None
            or item[2].score >= margins[item[2].kind][plural if item[2].kind == "plural" else level]
        ]


def _apply(line: str, found: Found) -> str:
    out: list[str] = []
    done = 0
    last = (-1, -1)
    for start, end, verdict in sorted(found, key=_span):
        if start >= done and (start, end) != last:
            out += (line[done:start], verdict.new)
            done = end
            last = (start, end)
    out.append(line[done:])
    return "".join(out)


def _span(item: tuple[int, int, Verdict]) -> tuple[int, int]:
    return item[:2]


def _differences(before: str, after: str, why: dict[int, Verdict]) -> Iterator[Change]:
    here = there = letters = 0
    while here < len(before) or there < len(after):
        old, new = GAP.match(before, here), GAP.match(after, there)
        was, now = old.group() if old else "", new.group() if new else ""
        if was != now:
            verdict = why[letters]
            yield Change(here, here + len(was), now, verdict.rule, verdict.score)
        here, there = here + len(was) + 1, there + len(now) + 1
        letters += 1
