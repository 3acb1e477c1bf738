"""Judge: what is wrong with a word, or with the space between two words.

Guarantees that each distinct word and each distinct pair is judged once, that every judgement names
its rule and its score, and that what is remembered is bounded.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import DIGIT_CLASS, LETTER_CLASS, MARK_CLASS, NON_JOINING, ZWNJ
from persian_clean.words import choices
from persian_clean.words.affixes import LETTER_NAMES, PREFIXES, SUFFIXES, words
from persian_clean.words.features import MI, Features
from persian_clean.words.splits import AMBIGUOUS, Split, splits

if TYPE_CHECKING:
    from persian_clean.words.lexicon import Lexicon
    from persian_clean.words.weights import Weights

MEMO_LIMIT: Final = 100_000
ONE_WORD: Final = 0.5

TOKEN: Final = re.compile(f"[{LETTER_CLASS}{MARK_CLASS}{ZWNJ}]+")
MARKS: Final = re.compile(f"[{MARK_CLASS}]+")
DIGIT: Final = re.compile(f"[{DIGIT_CLASS}]")
NUMBER_EDGE: Final = re.compile(
    f"(?<![{LETTER_CLASS}{MARK_CLASS}{ZWNJ}{DIGIT_CLASS}])"
    f"(?:([{LETTER_CLASS}]{{3,}})(?=[{DIGIT_CLASS}])|[{DIGIT_CLASS}]+(?=([{LETTER_CLASS}]{{3,}})))"
    f"(?:[{DIGIT_CLASS}]+|[{LETTER_CLASS}]+)"
    f"(?![{LETTER_CLASS}{MARK_CLASS}{ZWNJ}{DIGIT_CLASS}])"
)
CONTEXTS: Final = ("o", "f", "a", "e")

PRONOUNS: Final = frozenset(words("من تو او ما شما آنها آنان ایشان این آن اینها وی دو"))
"""Words after which «هم» is a word of its own."""

PERFECT: Final = choices.AUXILIARIES | choices.PARTICIPLES
"""Words that make a verb of a noun and a participle before them."""

FRAIL: Final = frozenset(words("ست میان گران گرانی گرا شده نشده"))
"""Words that are more often the end of a word that is not known."""

LOUD, CHOICE = "!", "?"
"""Codes of a part that holds something to mend, and of one that a rule of choice may change."""

CODES: Final = "abcdefghijklmnop"
"""Codes of the others: four times how they reach to the right, and how they grip to the left."""


class Verdict(NamedTuple):
    """A gap inside a word, or between two, that should be otherwise.

    Attributes:
        at: Offset in the word; 0 for a gap between two words.
        new: What should stand there.
        rule: The rule that says so.
        kind: Which margin the score must reach: see ``MARGINS`` of the engine;
            ``sure`` and ``choice`` have no score.
        score: How far the mended reading is ahead of the written one, in logits.
    """

    at: int
    new: str
    rule: str
    kind: str
    score: float | None


class Judge:
    """Judgements over one lexicon and one set of weights."""

    def __init__(self, lexicon: Lexicon, weights: Weights) -> None:
        """Start with nothing judged."""
        self.features = Features(lexicon)
        self.codes = Codes(self)
        self._lexicon = lexicon
        self._weights = weights
        self._words: dict[str, tuple[Verdict, ...]] = {}
        self._pairs: dict[tuple[str, str], Verdict | None] = {}
        self._parts: dict[tuple[str, str], Verdict | None] = {}

    def word(self, token: str, context: str = "") -> tuple[Verdict, ...]:
        """Judge the inside of a word; the context only counts for an ambiguous one."""
        key = token + context
        found = self._words.get(key)
        if found is None:
            if len(self._words) > MEMO_LIMIT:
                self._words.clear()
            found = self._words[key] = tuple(self._inside(token, context))
        return found

    def pair(self, left: str, right: str) -> Verdict | None:
        """Judge the space between two words."""
        key = (left, right)
        try:
            return self._pairs[key]
        except KeyError:
            if len(self._pairs) > MEMO_LIMIT:
                self._pairs.clear()
            left = MARKS.sub("", left).rpartition(ZWNJ)[2]
            right, more, _ = MARKS.sub("", right).partition(ZWNJ)
            stands = more and right in SUFFIXES
            found = self._pairs[key] = None if stands else self._between(left, right)
            return found

    def parts(self, left: str, right: str) -> Verdict | None:
        """Judge the space between two parts of a line, which may have marks of punctuation."""
        key = (left, right)
        try:
            return self._parts[key]
        except KeyError:
            if len(self._parts) > MEMO_LIMIT:
                self._parts.clear()
            one, two = edge(left, -1), edge(right, 0)
            found = self._parts[key] = self.pair(one, two) if one and two else None
            return found

    def number(self, text: str) -> list[Verdict]:
        """Find words and numbers written together."""
        found = []
        for match in NUMBER_EDGE.finditer(text):
            word, at = (match[1], match.end(1)) if match[1] else (match[2], match.start(2))
            form = self._lexicon.form(word)
            if form.kind in "ANPF" and form.rank > 1 and word not in SUFFIXES:
                found.append(Verdict(at, " ", "glued-number", "sure", None))
        return found

    def code(self, part: str) -> str:
        """Class what stands between two spaces: see ``INERT`` and the names beside it."""
        tokens = list(TOKEN.finditer(part))
        if not tokens:
            return CODES[0]
        if DIGIT.search(part) and self.number(part):
            return LOUD
        kinds = {
            verdict.kind
            for match in tokens
            for context in (CONTEXTS if is_ambiguous(match.group()) else ("",))
            for verdict in self.word(match.group(), context)
        }
        if kinds:
            return CHOICE if kinds == {"choice"} else LOUD
        last, first = tokens[-1].group(), tokens[0].group()
        reach = grip = 0
        if tokens[-1].end() == len(part) and last[-1] != ZWNJ:
            reach = 1 + self.features.reach(MARKS.sub("", last).rpartition(ZWNJ)[2])
        if tokens[0].start() == 0 and first[0] != ZWNJ:
            grip = 1 + self.features.grip(MARKS.sub("", first).partition(ZWNJ)[0])
        return CODES[4 * reach + grip]

    def inside(self, part: str, before: str, after: str) -> list[Verdict]:
        """List what is to be mended in a part, given the parts before and after it."""
        found: list[Verdict] = []
        tokens = list(TOKEN.finditer(part))
        for match in tokens:
            token, start = match.group(), match.start()
            context = ""
            if is_ambiguous(token):
                context = self.features.context(
                    edge(before, -1) if start == 0 else "",
                    (edge(after, 0) or after[:1]) if match.end() == len(part) else "",
                )
            verdicts = self.word(token, context)
            apart = start == 0 and verdicts and edge(before, -1) in MI
            if apart and self._lexicon.verbs.follows_mi(token.partition(ZWNJ)[0]):
                continue
            found += [verdict._replace(at=start + verdict.at) for verdict in verdicts]
        if DIGIT.search(part):
            found += self.number(part)
        return found

    def _between(self, left: str, right: str) -> Verdict | None:
        if not left or not right:
            return None
        choice = choices.between(left, right, self._lexicon)
        if choice:
            return Verdict(0, ZWNJ, choice, "choice", None)
        family = SUFFIXES.get(right)
        new = "" if left[-1] in NON_JOINING else ZWNJ
        if not new and family not in {"ha", "tar", "our"}:
            return None
        leave = left in choices.LEAVE_LEFT or right in choices.LEAVE_RIGHT
        if leave and not family and f"{left}|{right}" not in self._lexicon.curated:
            return None
        found = self.features.join(left, right)
        score = round(self._weights.pair(found), 4) if found else 0.0
        if score <= 0:
            return None
        rule = rule_name(left, right, "detached")
        return Verdict(0, new, rule, self._kind(left, right, rule), score)

    def _kind(self, left: str, right: str, rule: str) -> str:
        if left in LETTER_NAMES and right in LETTER_NAMES:
            return "letters"
        if right in self._lexicon.verbs.participles and left not in MI:
            return "participle"
        base, _ = self.features.second(right)
        listed = not self._lexicon.curated.isdisjoint((f"{left}|{right}", f"{left}|{base}"))
        if rule == "detached-prefix":
            if left == "هم":
                return "fellow" if listed else "also"
            return "pair" if listed and left != right else "prefix"
        if listed or rule != "detached-compound":
            return "pair"
        verbal = self._lexicon.verbs.derived.get(right) in {"stem", "ی"}
        return "verbal" if verbal and not self.features.is_compound(left, right) else "pair"

    def stands(self, verdict: Verdict, parts: list[str], at: int) -> bool:
        """Say whether a verdict on the space after a part holds in this line.

        Before an auxiliary a noun and a participle are a verb («آسیب دیده است»), after «را» a noun
        and a stem are («ما را یاری دهی»), and «هم» after a noun is «too», unless what follows makes
        an adjective of it.
        """
        if verdict.kind == "participle":
            return at + 2 >= len(parts) or edge(parts[at + 2], 0) not in PERFECT
        if verdict.kind not in {"verbal", "also", "fellow"}:
            return True
        before = edge(parts[at - 1], -1) if at else ""
        if verdict.kind == "verbal":
            return before != "را"
        form = self._lexicon.form
        if before in PRONOUNS or not before:
            return not before
        named = form(before.rpartition(ZWNJ)[2]).kind not in "FS"
        return not named or form("هم" + edge(parts[at + 1], 0)).kind == "A"

    def _inside(self, token: str, context: str) -> list[Verdict]:
        found: list[Verdict] = []
        if MARKS.search(token):
            return found
        at = 0
        before = ""
        follows_mi = self._lexicon.verbs.follows_mi
        for part in token.split(ZWNJ):
            more = at + len(part) < len(token)
            closed = (more and part in MI) or (before in MI and follows_mi(part))
            verdicts = [] if closed else self._cut(part, context, before)
            if all(verdict.kind == "accepted" for verdict in verdicts):
                choice = choices.inside(part, self._lexicon)
                if choice:
                    verdicts = [*verdicts, Verdict(choice[0], ZWNJ, choice[1], "choice", None)]
            found += [verdict._replace(at=at + verdict.at) for verdict in verdicts]
            at += len(part) + 1
            before = part
        return found

    def _cut(self, word: str, context: str, before: str) -> list[Verdict]:
        candidates = splits(word, self.features, context)
        if before:
            shut = MI | {"و"} if before in MI else {"و"}
            candidates = [split for split in candidates if split.parts[0] not in shut]
        if not candidates:
            return []
        weigh = self._weights.word
        stay = weigh(self.features.whole(word))
        scored = [(weigh(split.features) - stay, split) for split in candidates]
        score, best = max(scored, key=_preference)
        counted = self._lexicon.form(word).rank >= 0
        return _verdicts(best, score, counted=counted) if score > 0 else []


class Codes(dict[str, str]):
    """The code of each written word, worked out when first asked for."""

    def __init__(self, judge: Judge) -> None:
        """Start empty."""
        super().__init__()
        self._judge = judge

    def __missing__(self, part: str) -> str:
        """Judge a part that is new."""
        if len(self) > MEMO_LIMIT:
            self.clear()
        code = self[part] = self._judge.code(part)
        return code


def edge(part: str, at: int) -> str:
    """Give the word at the start (0) or end (-1) of a part, if a letter stands there.

    >>> edge("«کتاب", -1), edge("«کتاب", 0)
    ('کتاب', '')
    """
    tokens = list(TOKEN.finditer(part))
    if not tokens:
        return ""
    match = tokens[at]
    outside = match.start() if at == 0 else len(part) - match.end()
    return "" if outside else match.group()


def is_ambiguous(token: str) -> bool:
    """Say whether a word may be a plural or a silent he with an ending: «نامهای»."""
    return token.endswith(AMBIGUOUS) and len(token.rpartition(ZWNJ)[2]) > len(AMBIGUOUS)


def _preference(item: tuple[float, Split]) -> float:
    """Order readings; of two that weigh about the same, the one that keeps one word."""
    score, split = item
    return score if "s" in split.gaps else score + ONE_WORD


def _verdicts(split: Split, score: float, *, counted: bool) -> list[Verdict]:
    found = []
    at = 0
    kind = "glued" if "s" in split.gaps else "word"
    family = SUFFIXES.get(split.parts[1]) if len(split.parts) == 2 else None
    if family == "ha":
        kind = "plural"
    elif family == "tar" and counted:
        kind = "accepted"
    for (left, right), gap in zip(pairwise(split.parts), split.gaps, strict=True):
        at += len(left)
        if gap == "z":
            found.append(Verdict(at, ZWNJ, rule_name(left, right, "glued"), kind, score))
        else:
            strength = "frail" if right in FRAIL else kind
            found.append(Verdict(at, " ", "glued-words", strength, score))
    return found


FAMILIES: Final = {
    "ha": "ha",
    "tar": "tar",
    "copula": "ending",
    "possessive": "ending",
    "our": "ending",
    "yeh": "yeh",
}


def rule_name(left: str, right: str, fault: str) -> str:
    """Name the rule that joins two parts.

    >>> rule_name("می", "رود", "detached"), rule_name("کتاب", "ها", "glued")
    ('detached-mi', 'glued-ha')
    """
    if left in MI:
        return f"{fault}-mi"
    family = SUFFIXES.get(right)
    if family:
        return f"{fault}-{FAMILIES[family]}"
    if left in PREFIXES:
        return f"{fault}-prefix"
    return f"{fault}-compound"
