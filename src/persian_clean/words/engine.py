"""Engine: which gaps between letters change.

Guarantees one procedure for ``mend`` and ``find``; that a line is judged by itself; and that
mending twice is mending once: a line is mended until it stays the same, and one that would not come
to rest stays as it was written.

How much a score must be ahead depends on the line. In one that has lost a non-joiner for certain,
its other doubtful places are mended too; in one that is careful, the author's spelling stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from persian_clean.chars import (
    LETTER_CLASS,
    LINE_BREAKS,
    LRM,
    NON_JOINING,
    NOT_SIGN,
    RLM,
    SOFT_HYPHEN,
    ZWJ,
    ZWNJ,
    ZWSP,
)
from persian_clean.words.choices import CHOICES
from persian_clean.words.judge import DIGIT, TOKEN, Judge, Verdict, is_ambiguous

Strength = Literal["standard", "certain"]
Found = list[tuple[int, int, Verdict]]

PASSES: Final = 6
MISTYPES: Final = NOT_SIGN + SOFT_HYPHEN + ZWSP + ZWJ + LRM + RLM

LINE: Final = re.compile(f"[^{LINE_BREAKS}]+")
GAP: Final = re.compile(f"[ {ZWNJ}{MISTYPES}]+")
MISTYPED: Final = re.compile(f"(?<=[{LETTER_CLASS}])[{MISTYPES}]+(?=[{LETTER_CLASS}])")
SPACED_PLURAL: Final = ZWNJ + "ها"
LOUD: Final = re.compile("4")
LOUD_OR_CHOICE: Final = re.compile("[45]")
MEETING: Final = re.compile("[13](?=[23])")


class Change(NamedTuple):
    """One change of what stands between two letters.

    Attributes:
        start: Where the old gap starts in the text.
        end: Where it ends.
        new: What stands there now.
        rule: The rule that says so.
        score: How far ahead the new reading is, in logits; nothing for rules that do not weigh.
    """

    start: int
    end: int
    new: str
    rule: str
    score: float | None


class Margins(NamedTuple):
    """Scores to reach in a careful line, in one without any ZWNJ, and in a careless one."""

    careful: float
    bare: float
    careless: float


MARGINS: Final[dict[Strength, dict[str, Margins]]] = {
    "standard": {
        "pair": Margins(2.5, 1.0, 0.0),
        "letters": Margins(99.0, 99.0, 0.0),
        "word": Margins(4.0, 1.5, 0.0),
        "plural": Margins(99.0, 0.5, 0.0),
        "glued": Margins(1.5, 0.7, 0.7),
    },
    "certain": {
        "pair": Margins(5.0, 4.5, 3.5),
        "letters": Margins(99.0, 99.0, 99.0),
        "word": Margins(7.0, 5.0, 4.0),
        "plural": Margins(99.0, 5.0, 4.0),
        "glued": Margins(6.0, 6.0, 6.0),
    },
}


class Engine:
    """Mends lines with the judgements of one judge."""

    def __init__(self, judge: Judge) -> None:
        """Keep the judge."""
        self._judge = judge

    def mend(self, line: str, rules: frozenset[str], strength: Strength) -> str:
        """Mend one line."""
        return line if self._is_quiet(line, rules) else self._rest(line, rules, strength)[0]

    def find(self, line: str, rules: frozenset[str], strength: Strength) -> list[Change]:
        """List the changes that mending one line makes."""
        if self._is_quiet(line, rules):
            return []
        after, why = self._rest(line, rules, strength)
        return [] if after == line else list(_differences(line, after, why))

    def _is_quiet(self, line: str, rules: frozenset[str]) -> bool:
        parts = line.split(" ")
        judge = self._judge
        code = "".join(map(judge.codes.__getitem__, parts))
        loud = LOUD if rules.isdisjoint(CHOICES) else LOUD_OR_CHOICE
        if loud.search(code):
            return False
        for match in MEETING.finditer(code):
            at = match.start()
            verdict = judge.parts(parts[at], parts[at + 1])
            if verdict and verdict.rule in rules:
                return False
        return not MISTYPED.search(line)

    def _rest(
        self, line: str, rules: frozenset[str], strength: Strength
    ) -> tuple[str, dict[int, Verdict]]:
        margins = MARGINS[strength]
        why: dict[int, Verdict] = {}
        now = line
        for _ in range(PASSES):
            found = self._weigh(now, self._list(now, rules), margins)
            if not found:
                return now, why
            now = _apply(now, found, why)
        return line, {}

    def _list(self, line: str, rules: frozenset[str]) -> Found:
        judge = self._judge
        found: Found = []
        last, last_end = "", -2
        tokens = list(TOKEN.finditer(line))
        for number, match in enumerate(tokens):
            token, start = match.group(), match.start()
            if start == last_end + 1 and line[last_end] == " ":
                verdict = judge.pair(last, token)
                if verdict:
                    found.append((last_end, start, verdict))
            context = self._context(line, tokens, number) if is_ambiguous(token) else ""
            for verdict in judge.word(token, context):
                found.append((start + verdict.at, start + verdict.at, verdict))
            last, last_end = token, match.end()
        if DIGIT.search(line):
            found += [(verdict.at, verdict.at, verdict) for verdict in judge.number(line)]
        found += self._mistyped(line)
        return [item for item in found if item[2].rule in rules]

    def _mistyped(self, line: str) -> Iterator[tuple[int, int, Verdict]]:
        for match in MISTYPED.finditer(line):
            left = TOKEN.findall(line[: match.start()])[-1]
            new = "" if left[-1] in NON_JOINING else ZWNJ
            verdict = Verdict(0, new, "mistyped-zwnj", "sure", None)
            yield match.start(), match.end(), verdict

    def _context(self, line: str, tokens: list[re.Match[str]], number: int) -> str:
        before = after = ""
        if number and line[tokens[number - 1].end() : tokens[number].start()] == " ":
            before = tokens[number - 1].group()
        if number + 1 < len(tokens):
            following = tokens[number + 1]
            if line[tokens[number].end() : following.start()] == " ":
                after = following.group().partition(ZWNJ)[0]
        return self._judge.features.context(before, after)

    def _weigh(self, line: str, found: Found, margins: dict[str, Margins]) -> Found:
        if not found:
            return found
        careless = any(
            verdict.score is not None
            and verdict.kind in {"pair", "word"}
            and verdict.score >= margins[verdict.kind].careful
            for _, _, verdict in found
        )
        level = 2 if careless else 0 if ZWNJ in line else 1
        plural = 1 if level == 0 and SPACED_PLURAL in line else level
        return [
            item
            for item in found
            if item[2].score is None
            or item[2].score >= margins[item[2].kind][plural if item[2].kind == "plural" else level]
        ]


def _apply(line: str, found: Found, why: dict[int, Verdict]) -> str:
    out: list[str] = []
    done = letters = 0
    for start, end, verdict in sorted(found, key=lambda item: item[:2]):
        if start < done:
            continue
        chunk = line[done:start]
        letters += len(GAP.sub("", chunk))
        why[letters] = verdict
        out += (chunk, verdict.new)
        done = end
    out.append(line[done:])
    return "".join(out)


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
