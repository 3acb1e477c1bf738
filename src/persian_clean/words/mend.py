"""Mend: which gaps between letters change, line by line.

Guarantees one procedure for ``mend`` and ``find``; that a line is judged by itself; and that
mending twice is mending once: a line is mended until it stays the same, and one that would not come
to rest stays as it was written.

A text is looked at as a whole: each of its parts (what stands between two spaces) has a code of two
letters, which says what it is in itself and to the part before it, and what it is to the part after
it. Where no pattern matches the codes there is nothing to judge, so that most words cost one
look-up. How far ahead a reading must be depends on how the line was typed: see ``Evidence``.
"""

from __future__ import annotations

import math
import re
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from persian_clean.chars import LINE_BREAKS, ZWNJ
from persian_clean.edits import Change
from persian_clean.words.choices import CHOICES
from persian_clean.words.codes import events
from persian_clean.words.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from persian_clean.words.codes import Codes

Strength = Literal["standard", "certain", "every"]
Found = list[tuple[int, Verdict]]
"""Verdicts, each with the number of its part: inside it, or on the space before it."""
Step = tuple[str, list[str], Found]
"""A line, its parts, and what was chosen to be changed in it."""

PASSES: Final = 6
REACH: Final = 3
"""How many parts away from a change there can be another verdict for it."""
OTHER_BREAKS: Final = re.compile(f"[{LINE_BREAKS.replace(chr(10), '')}]")
LINE: Final = re.compile(f"[^{LINE_BREAKS}]+")
GAP: Final = re.compile(f"[ {ZWNJ}]+")


class Margins(NamedTuple):
    """How far ahead a reading must be, in logits.

    Attributes:
        one: For a ZWNJ, in a line of which nothing is known.
        several: For a space.
        parts: For a ZWNJ between the parts of a compound that were written as one word.
    """

    one: float
    several: float
    parts: float


MARGINS: Final[dict[Strength, Margins]] = {
    "standard": Margins(0.8, 2.6, 2.6),
    "certain": Margins(4.6, 6.0, 6.0),
    "every": Margins(-99.0, 2.6, -99.0),
}
"""For each strength."""
STYLE: Final = frozenset({"joined-ha", "joined-tar"})
"""Rules of spelling, which hold however careful the line is."""
CUTS: Final = frozenset({"glued-compound", "glued-prefix"})
"""Rules that cut where no ending tells."""
SLIP: Final = 3.0
"""A score from which a lost ZWNJ tells how the line was typed."""
MOST_CARE: Final = -2.3
"""How unlikely a lost ZWNJ can be at most, however many were kept."""
DOUBT: Final = 0.5
"""How many ZWNJ, kept and lost alike, a line is taken to have had before it is looked at."""


def carelessness(line: str, found: Found) -> float:
    """Say how likely a ZWNJ was lost in a line, in logits: 0 where nothing is known.

    Args:
        line: The line as it stands, with the ZWNJ that its writer did set.
        found: What was found in it.

    >>> carelessness("کتاب خوب", [])
    0.0
    """
    kept = line.count(ZWNJ)
    lost = len(
        [
            verdict
            for _, verdict in found
            if verdict.score is not None
            and verdict.score >= SLIP
            and verdict.new != " "
            and verdict.rule not in STYLE
        ]
    )
    return max(math.log((lost + DOUBT) / (kept + DOUBT)), MOST_CARE)


class Mender:
    """Mends texts by some of the rules, with the judgements of one judge."""

    def __init__(self, codes: Codes, rules: frozenset[str], strength: Strength) -> None:
        """Prepare.

        Args:
            codes: What knows the words.
            rules: Names of the rules that may change something.
            strength: Whose margins a score must reach.
        """
        self._judge = codes.judge
        self._rules = rules
        self._margins = MARGINS[strength]
        self._codes = codes.of
        self._events = events(choices=not rules.isdisjoint(CHOICES))

    def mend(self, text: str) -> str:
        """Mend a text, each of its lines by itself."""
        if OTHER_BREAKS.search(text):
            return LINE.sub(lambda match: "\n".join(self.mend_lines([match.group()])), text)
        return "\n".join(self.mend_lines(text.split("\n")))

    def find(self, text: str) -> list[Change]:
        """List the changes that mending a text makes, in order."""
        if OTHER_BREAKS.search(text):
            return [
                change._replace(start=match.start() + change.start, end=match.start() + change.end)
                for match in LINE.finditer(text)
                for change in self.find(match.group())
            ]
        lines = text.split("\n")
        steps: dict[int, list[Step]] = {}
        mended = self.mend_lines(lines, steps)
        found: list[Change] = []
        last = at = 0
        for number, taken in steps.items():
            at += sum(map(len, lines[last:number])) + number - last
            last = number
            found += [
                Change(at + start, at + end, new, rule, score)
                for start, end, new, rule, score in _changes(lines[number], mended[number], taken)
            ]
        return found

    def mend_lines(self, lines: list[str], steps: dict[int, list[Step]] | None = None) -> list[str]:
        """Mend each line until it stays the same, and keep the steps taken in it if asked for."""
        now = list(lines)
        numbers: Sequence[int] = range(len(lines))
        for _ in range(PASSES):
            mended, around = [], []
            for place, parts, verdicts in self._list([now[number] for number in numbers]):
                number = numbers[place]
                mended.append(number)
                if steps is not None:
                    steps.setdefault(number, []).append((now[number], parts, verdicts))
                now[number] = _applied(parts, verdicts)
                around.append(_around(now[number], parts, verdicts))
            numbers = [mended[place] for place in self._restless(around)] if mended else []
            if not numbers:
                return now
        for place, _, _ in self._list([now[number] for number in numbers]):
            number = numbers[place]  # does not come to rest
            now[number] = lines[number]
            if steps is not None:
                del steps[number]
        return now

    def _restless(self, around: list[str]) -> list[int]:
        """List the lines in which there is any verdict, strong or weak, around what was mended.

        A line in which there is none has come to rest: elsewhere all is as it was, and the line
        now looks more careful than before.
        """
        _, code, found = self._judged(around)
        return [line for line, *_ in _by_line(code, found)]

    def _list(self, lines: list[str]) -> Iterator[tuple[int, list[str], Found]]:
        """List what is to be mended: by number of line, its parts and the verdicts on them."""
        parts, code, found = self._judged(lines)
        if not found:
            return
        for line, start, end, own in _by_line(code, found):
            kept = self._weighed(lines[line], own)
            if kept:
                yield line, parts[start:end], kept

    def _judged(self, lines: list[str]) -> tuple[list[str], str, Found]:
        """Part lines, and give the parts, their codes and the verdicts on them."""
        parts = " \n ".join(lines).split(" ")
        code = "".join(map(self._codes, parts))
        parts += ["", ""]  # nothing stands after the last one; or, at -1, before the first
        judge, rules = self._judge, self._rules
        pairs = judge.pairs
        firsts, seconds = pairs.firsts, pairs.seconds
        found: Found = []
        last = 0
        for match in self._events.joins.finditer(code):
            at = (match.start() + 1) // 2
            if at == last or (
                match.lastindex and firsts(parts[at - 1]).isdisjoint(seconds(parts[at]))
            ):
                continue
            last = at
            judged = pairs.between(parts[at - 1], parts[at], parts[at - 2], parts[at + 1])
            if judged is not None and judged.rule in rules:
                found.append((at, judged))
        joins = len(found)
        for match in self._events.faults.finditer(code):
            at = match.start() // 2
            for verdict in judge.inside(parts[at], parts[at - 1], parts[at + 1]):
                if verdict.rule in rules:
                    found.append((at, verdict))
        if 0 < joins < len(found):
            found.sort(key=itemgetter(0))  # of what has the same number, a join comes first
        return parts, code, found

    def _weighed(self, line: str, found: Found) -> Found:
        """Choose what reaches its margin in this line, in order and each place once."""
        loss = carelessness(line, found)
        several = self._margins.several
        if len(found) == 1:
            return found if self._reaches(found[0][1], loss, several) else []
        several -= math.log1p(len({number for number, v in found if _is_lost_space(v, several)}))
        kept: Found = []
        unmade: set[tuple[int, float]] = set()
        for number, verdict in found:
            if self._reaches(verdict, loss, several):
                kept.append((number, verdict))
            elif verdict.score is not None and verdict.new == " ":
                unmade.add((number, verdict.score))
        if len(kept) < 2 and not unmade:
            return kept
        settled = {number for number, verdict in kept if not verdict.at and verdict.score is None}
        kept = [
            (number, verdict)
            for number, verdict in kept
            # A reading is taken whole or not: «غرغر می|کنم»; what is settled to be one, as one.
            if (number, verdict.score) not in unmade
            and not (verdict.new == " " and verdict.at and number in settled)
        ]
        chosen = {(number, verdict.at): verdict for number, verdict in reversed(kept)}
        return [(number, chosen[number, at]) for number, at in sorted(chosen)]

    def _reaches(self, verdict: Verdict, loss: float, several: float) -> bool:
        """Say whether a verdict reaches its margin."""
        score = verdict.score
        if score is None:
            return True
        if verdict.new == " ":
            return score >= several  # less where other spaces have been lost
        if verdict.rule in CUTS:
            return score >= self._margins.parts
        return score >= (0.0 if verdict.rule in STYLE else self._margins.one - loss)


def _is_lost_space(verdict: Verdict, margin: float) -> bool:
    return verdict.new == " " and verdict.score is not None and verdict.score >= margin


def _by_line(code: str, found: Found) -> Iterator[tuple[int, int, int, Found]]:
    """Part verdicts by line: its number, its first part, the one behind its last, and its own."""
    code += "\n"
    line = before = start = 0
    end = -1
    own: Found = []
    for number, verdict in found:
        at = 2 * number
        if at > end:
            if own:
                yield line, start // 2, end // 2, own
                own = []
            start = code.rfind("\n", 0, at) + 1
            end = code.find("\n", at)
            line += code.count("\n", before, start) // 2
            before = start
        own.append((number - start // 2, verdict))
    if own:
        yield line, start // 2, end // 2, own


def _applied(parts: list[str], found: Found) -> str:
    """Write a line after verdicts on its parts."""
    new = list(parts)
    for number, verdict in reversed(found):
        part = new[number]
        # A line has no line feed: here one marks the part that stands without a space before it.
        start = part[: verdict.at] if verdict.at else "\n"
        new[number] = start + verdict.new + part[verdict.at :]
    return " ".join(new).replace(" \n", "")


def _around(mended: str, parts: list[str], found: Found) -> str:
    """Give the part of a mended line that a verdict can depend on what was changed in."""
    new = mended.split(" ")
    behind = len(parts) - 1 - found[-1][0]
    return " ".join(new[max(0, found[0][0] - 1 - REACH) : len(new) - max(0, behind - REACH)])


def _places(parts: list[str], found: Found) -> Iterator[Change]:
    """Say where in the line the changes of one step are."""
    last = at = 0
    for number, verdict in found:
        at += sum(map(len, parts[last:number])) + number - last
        last = number
        end = at + verdict.at
        start = end if verdict.at else end - 1
        yield Change(start, end, verdict.new, verdict.rule, verdict.score)


def _changes(line: str, mended: str, steps: list[Step]) -> Iterator[Change]:
    """List the differences that one or more steps have made."""
    if len(steps) == 1:
        yield from _places(*steps[0][1:])
    else:
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
