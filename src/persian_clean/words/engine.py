"""Engine: which gaps between letters change.

Guarantees one decision procedure for ``mend`` and ``find``; that a line is judged by itself; that
every distinct word and pair of words is judged once; and that mending twice is mending once: a line
is mended until it stays the same, and one that would not come to rest stays as it was written.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from persian_clean.chars import LETTER_CLASS, LINE_BREAKS, MARK_CLASS, ZWNJ
from persian_clean.words.affixes import PREFIXES, SUFFIXES
from persian_clean.words.features import MI, Features
from persian_clean.words.lexicon import NON_JOINING, Lexicon, lexicon
from persian_clean.words.splits import Split, splits
from persian_clean.words.weights import Weights, weights

MEMO_LIMIT: Final = 200_000
PASSES: Final = 6

TOKEN: Final = re.compile(f"[{LETTER_CLASS}{MARK_CLASS}{ZWNJ}]+")
MARKS: Final = re.compile(f"[{MARK_CLASS}]+")
LINE: Final = re.compile(f"[^{LINE_BREAKS}]+")
GAP: Final = re.compile(f"[ {ZWNJ}]+")


class Change(NamedTuple):
    """One change of what stands between two letters."""

    start: int
    end: int
    new: str
    rule: str
    score: float | None


class Verdict(NamedTuple):
    """A gap inside a word, or between two, that should be otherwise.

    Attributes:
        at: Offset in the word; 0 for a gap between two words.
        new: What should stand there.
        rule: The rule that says so.
        kind: Which margin it must reach: ``pair``, ``word`` or ``glued``.
        score: How far the mended reading is ahead of the written one, in logits.
    """

    at: int
    new: str
    rule: str
    kind: str
    score: float


class Margins(NamedTuple):
    """Scores to be reached in a careful line, in one without any ZWNJ, and in a careless one."""

    careful: float
    bare: float
    careless: float


MARGINS: Final[dict[str, dict[str, Margins]]] = {
    "standard": {
        "pair": Margins(2.5, 1.0, 0.2),
        "word": Margins(5.0, 2.0, 0.2),
        "glued": Margins(1.5, 1.5, 1.0),
    },
    "certain": {
        "pair": Margins(5.0, 4.5, 3.5),
        "word": Margins(7.0, 5.0, 4.0),
        "glued": Margins(6.0, 6.0, 6.0),
    },
}


class Engine:
    """Judgements over one lexicon and one set of weights."""

    def __init__(self, words: Lexicon, scores: Weights) -> None:
        """Start with nothing judged."""
        self._features = Features(words)
        self._scores = scores
        self._words: dict[str, tuple[Verdict, ...]] = {}
        self._pairs: dict[tuple[str, str], Verdict | None] = {}

    def mend_line(self, line: str, rules: frozenset[str], strength: str) -> str:
        """Mend one line."""
        return self._rest(line, rules, strength)[0]

    def find_line(self, line: str, rules: frozenset[str], strength: str) -> list[Change]:
        """List the changes that mending one line makes."""
        after, why = self._rest(line, rules, strength)
        return [] if after == line else list(_differences(line, after, why))

    def _rest(
        self, line: str, rules: frozenset[str], strength: str
    ) -> tuple[str, dict[int, Verdict]]:
        margins = MARGINS[strength]
        why: dict[int, Verdict] = {}
        before = line
        for _ in range(PASSES):
            found = self._judge(before, rules, margins)
            if not found:
                return before, why
            before = _apply(before, found, why)
        return line, {}

    def _judge(
        self, line: str, rules: frozenset[str], margins: dict[str, Margins]
    ) -> list[tuple[int, int, Verdict]]:
        found: list[tuple[int, int, Verdict]] = []
        careless = False
        last, last_end = "", -2
        for match in TOKEN.finditer(line):
            token, start = match.group(), match.start()
            if last and start == last_end + 1 and line[last_end] == " ":
                verdict = self.pair(last, token)
                if verdict:
                    found.append((last_end, start, verdict))
            for verdict in self.word(token):
                found.append((start + verdict.at, start + verdict.at, verdict))
            last, last_end = token, match.end()
        if not found:
            return found
        found = [item for item in found if item[2].rule in rules]
        careless = any(
            verdict.kind != "glued" and verdict.score >= margins[verdict.kind].careful
            for _, _, verdict in found
        )
        level = 2 if careless else 0 if ZWNJ in line else 1
        return [item for item in found if item[2].score >= margins[item[2].kind][level]]

    def word(self, token: str) -> tuple[Verdict, ...]:
        """Judge the inside of a word."""
        found = self._words.get(token)
        if found is None:
            if len(self._words) > MEMO_LIMIT:
                self._words.clear()
            found = self._words[token] = self._judge_token(token)
        return found

    def pair(self, left: str, right: str) -> Verdict | None:
        """Judge the space between two words."""
        key = (left, right)
        try:
            return self._pairs[key]
        except KeyError:
            if len(self._pairs) > MEMO_LIMIT:
                self._pairs.clear()
            found = self._pairs[key] = self._judge_pair(
                MARKS.sub("", left).rpartition(ZWNJ)[2], MARKS.sub("", right).partition(ZWNJ)[0]
            )
            return found

    def _judge_pair(self, left: str, right: str) -> Verdict | None:
        if not left or not right:
            return None
        family = SUFFIXES.get(right)
        new = "" if left[-1] in NON_JOINING else ZWNJ
        if not new and family not in {"ha", "tar", "our"}:
            return None
        found = self._features.join(left, right)
        if not found:
            return None
        score = self._scores.pair(found)
        if score <= 0:
            return None
        return Verdict(0, new, rule_name(left, right, "detached"), "pair", score)

    def _judge_token(self, token: str) -> tuple[Verdict, ...]:
        if MARKS.search(token):
            return ()
        found: list[Verdict] = []
        at = 0
        for part in token.split(ZWNJ):
            for verdict in self._judge_word(part):
                found.append(verdict._replace(at=at + verdict.at))
            at += len(part) + 1
        return tuple(found)

    def _judge_word(self, word: str) -> tuple[Verdict, ...]:
        candidates = splits(word, self._features)
        if not candidates:
            return ()
        stay = self._scores.word(self._features.whole(word))
        scored = [(self._scores.word(split.features) - stay, split) for split in candidates]
        score, best = max(scored, key=lambda item: item[0])
        return tuple(_verdicts(best, score)) if score > 0 else ()


def _verdicts(split: Split, score: float) -> list[Verdict]:
    found = []
    at = 0
    kind = "glued" if "s" in split.gaps else "word"
    for (left, right), gap in zip(pairwise(split.parts), split.gaps, strict=True):
        at += len(left)
        if gap == "z":
            found.append(Verdict(at, ZWNJ, rule_name(left, right, "glued"), kind, score))
        else:
            found.append(Verdict(at, " ", "glued-words", kind, score))
    return found


FAMILY_RULES: Final = {
    "ha": "ha",
    "tar": "tar",
    "copula": "ending",
    "possessive": "ending",
    "our": "ending",
    "yeh": "yeh",
}


def rule_name(left: str, right: str, fault: str) -> str:
    """Name the rule that joins two parts."""
    if left in MI:
        return f"{fault}-mi"
    family = SUFFIXES.get(right)
    if family:
        return f"{fault}-{FAMILY_RULES[family]}"
    if left in PREFIXES:
        return f"{fault}-prefix"
    return "split-compound" if fault == "detached" else "glued-compound"


def _apply(line: str, found: list[tuple[int, int, Verdict]], why: dict[int, Verdict]) -> str:
    out: list[str] = []
    done = letters = 0
    for start, end, verdict in sorted(found, key=lambda item: item[0]):
        chunk = line[done:start]
        letters += len(chunk) - chunk.count(" ") - chunk.count(ZWNJ)
        why[letters] = verdict
        out += (chunk, verdict.new)
        done = end
    out.append(line[done:])
    return "".join(out)


def _differences(before: str, after: str, why: dict[int, Verdict]) -> list[Change]:
    found: list[Change] = []
    here = there = letters = 0
    while here < len(before) or there < len(after):
        old, new = GAP.match(before, here), GAP.match(after, there)
        was, now = old.group() if old else "", new.group() if new else ""
        if was != now:
            verdict = why[letters]
            found.append(Change(here, here + len(was), now, verdict.rule, verdict.score))
        here, there = here + len(was) + 1, there + len(now) + 1
        letters += 1
    return found
