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
from collections import deque
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from persian_clean.chars import LINE_BREAKS, ZWNJ
from persian_clean.edits import Change
from persian_clean.words.choices import CHOICES
from persian_clean.words.codes import BREAK_CODE, COMPOUND, FAULT, events
from persian_clean.words.judge import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    return math.log((lost + DOUBT) / (kept + DOUBT))


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
        self._events = events(choices=not rules.isdisjoint(CHOICES)).finditer

    def mend(self, text: str) -> str:
        """Mend a text, each of its lines by itself."""
        if OTHER_BREAKS.search(text):
            return LINE.sub(lambda match: self._mend(match.group(), {}), text)
        return self._mend(text, {})

    def find(self, text: str) -> list[Change]:
        """List the changes that mending a text makes, in order."""
        found: list[Change] = []
        for match in LINE.finditer(text):
            steps: dict[int, list[Step]] = {}
            mended = self._mend(match.group(), steps)
            at = match.start()
            for taken in steps.values():
                found += [
                    change._replace(start=at + change.start, end=at + change.end)
                    for change in _changes(match.group(), mended, taken)
                ]
        return found

    def _mend(self, text: str, steps: dict[int, list[Step]]) -> str:
        """Mend each line until it stays the same, and keep the steps taken in it."""
        found = self._list(text)
        if not found:
            return text
        lines = text.split("\n")
        now = list(lines)
        for _ in range(PASSES):
            around = []
            for number, (parts, verdicts) in found.items():
                steps.setdefault(number, []).append((now[number], parts, verdicts))
                new = _applied(parts, verdicts)
                now[number] = " ".join(new)
                around.append(" ".join(_around(new, parts, verdicts)))
            changed = list(found)
            again = [changed[place] for place in self._restless("\n".join(around))]
            listed = self._list("\n".join([now[number] for number in again])) if again else {}
            found = {again[place]: judged for place, judged in listed.items()}
            if not found:
                break
        for number in found:  # does not come to rest
            now[number] = lines[number]
            del steps[number]
        return "\n".join(now)

    def _list(self, text: str) -> dict[int, tuple[list[str], Found]]:
        """List what is to be mended: by line, its parts and the verdicts on them."""
        parts, code, found = self._judged(text)
        return self._by_line(parts, code, found) if found else {}

    def _restless(self, text: str) -> list[int]:
        """List the lines in which there is any verdict, strong or weak.

        A line in which there is none around what was just changed has come to rest: elsewhere all
        is as it was, and the line now looks more careful than before.
        """
        _, code, found = self._judged(text)
        lines: list[int] = []
        line = before = 0
        for number, _ in found:
            line += code.count(BREAK_CODE, before, 2 * number)
            before = 2 * number
            if lines[-1:] != [line]:
                lines.append(line)
        return lines

    def _judged(self, text: str) -> tuple[list[str], str, Found]:
        """Part a text, and give its parts, their codes and the verdicts on them."""
        parts = text.replace("\n", " \n ").split(" ")
        code = "".join(map(self._codes, parts))
        parts += ["", ""]  # nothing stands after the last one; or, at -1, before the first
        judge, rules = self._judge, self._rules
        firsts, seconds = judge.firsts, judge.seconds
        found: Found = []
        for match in self._events(code):
            at = match.start() // 2
            kind = match.lastindex
            if kind == COMPOUND and firsts(parts[at]).isdisjoint(seconds(parts[at + 1])):
                continue
            if kind == FAULT:
                for verdict in judge.inside(parts[at], parts[at - 1], parts[at + 1]):
                    if verdict.rule in rules:
                        found.append((at, verdict))
                continue
            judged = judge.between(parts[at], parts[at + 1], parts[at - 1], parts[at + 2])
            if judged is not None and judged.rule in rules:
                found.append((at + 1, judged))
        return parts, code, found

    def _by_line(
        self, parts: list[str], code: str, found: Found
    ) -> dict[int, tuple[list[str], Found]]:
        """Choose in each line what its evidence lets through."""
        chosen: dict[int, tuple[list[str], Found]] = {}
        line = before = 0
        rest = deque(found)
        code += "\n"
        while rest:
            at = 2 * rest[0][0]
            start = code.rfind("\n", 0, at) + 1
            end = code.find("\n", at)
            line += code.count(BREAK_CODE, before, start)
            before = start
            own: Found = []
            while rest and 2 * rest[0][0] < end:
                number, verdict = rest.popleft()
                own.append((number - start // 2, verdict))
            line_parts = parts[start // 2 : end // 2]
            kept = self._weighed(" ".join(line_parts), own)
            if kept:
                chosen[line] = line_parts, kept
        return chosen

    def _weighed(self, line: str, found: Found) -> Found:
        """Choose what reaches its margin in this line, in order and each place once."""
        loss = carelessness(line, found)
        kept: Found = []
        unmade: set[tuple[int, float]] = set()
        for number, verdict in found:
            if verdict.score is None or verdict.score >= self._needed(verdict, loss):
                kept.append((number, verdict))
            elif verdict.new == " ":
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

    def _needed(self, verdict: Verdict, loss: float) -> float:
        if verdict.new == " ":
            return self._margins.several
        if verdict.rule in CUTS:
            return self._margins.parts
        return 0.0 if verdict.rule in STYLE else self._margins.one - loss


def _applied(parts: list[str], found: Found) -> list[str]:
    """Give the parts of a line after verdicts on them."""
    new = list(parts)
    for number, verdict in reversed(found):
        part = new[number]
        if verdict.at:
            new[number] = part[: verdict.at] + verdict.new + part[verdict.at :]
        else:
            new[number - 1 : number + 1] = [new[number - 1] + verdict.new + part]
    return new


def _around(new: list[str], parts: list[str], found: Found) -> list[str]:
    """Give the parts of a mended line that a verdict can depend on what was changed in."""
    behind = len(parts) - 1 - found[-1][0]
    return new[max(0, found[0][0] - 1 - REACH) : len(new) - max(0, behind - REACH)]


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
