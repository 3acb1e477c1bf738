"""Judge: what is wrong with a word, or with the space between two words.

Guarantees that each faulty word and each doubtful pair is judged once, that every judgement names
its rule and its score, and that what is remembered is bounded.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import DIGIT_CLASS, LETTER_CLASS, MARK_CLASS, NON_JOINING, ZWNJ
from persian_clean.words import choices
from persian_clean.words.affixes import LETTER_NAMES, PREFIXES, SUFFIXES, words
from persian_clean.words.bounds import FLOOR, Bounds
from persian_clean.words.features import MI, MI_END, Features
from persian_clean.words.memo import Memo
from persian_clean.words.splits import AMBIGUOUS, Split, Splitter, may_be_cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.words.lexicon import Lexicon
    from persian_clean.words.weights import Weights

ONE_WORD: Final = 0.5

TOKEN: Final = re.compile(f"[{LETTER_CLASS}{MARK_CLASS}{ZWNJ}]+")
IN_TOKENS: Final = "".join(char for char in map(chr, range(0x600, 0x2010)) if TOKEN.match(char))
MARKS: Final = re.compile(f"[{MARK_CLASS}]+")
DIGIT: Final = re.compile(f"[{DIGIT_CLASS}]")
NUMBER_EDGE: Final = re.compile(
    f"(?<![{LETTER_CLASS}{MARK_CLASS}{ZWNJ}{DIGIT_CLASS}])"
    f"(?:([{LETTER_CLASS}]{{3,}}|از|با|به|تا|در|هر|یا)(?=[{DIGIT_CLASS}])"
    f"|[{DIGIT_CLASS}]+(?=([{LETTER_CLASS}]{{3,}})))"
    f"(?:[{DIGIT_CLASS}]+|[{LETTER_CLASS}]+)"
    f"(?![{LETTER_CLASS}{MARK_CLASS}{ZWNJ}{DIGIT_CLASS}])"
)

OF_NUMBERS: Final = re.compile("(?:سال|ماه|روز|شب|ساعت|نفر)ه|.+ی|مین")
"""What makes one word with the number before it, apart or not: «۱۲ساله», «۲۴تایی», «۲۵مین»."""

PRONOUNS: Final = frozenset(words("من تو او ما شما آنها آنان ایشان وی این آن اینها وی دو"))
"""Words after which «هم» is a word of its own."""

PERFECT: Final = choices.AUXILIARIES | choices.PARTICIPLES
"""Words that make a verb of a noun and a participle before them."""

FRAIL: Final = frozenset(words("ست میان گران گرانی گرا شده نشده"))
"""Words that are more often the end of a word that is not known."""


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
        self.weights = weights
        self.bounds = Bounds(self.features, weights)
        self._splitter = Splitter(self.features)
        self._lexicon = lexicon
        self.word = Memo(self._word, 6_000).__getitem__
        """Judges the inside of a word in a context, which only counts for an ambiguous one."""
        self.pair = Memo(self._pair, 15_000).__getitem__
        """Judges the space between two parts of a line, which may have marks of punctuation.

        The third of its arguments says that only a compound of the lexicon may stand there.
        """
        self._alone = Memo(self._list_alone, 8_000).__getitem__

    def number(self, text: str) -> list[Verdict]:
        """Find words and numbers written together."""
        found = []
        for match in NUMBER_EDGE.finditer(text):
            word, at = (match[1], match.end(1)) if match[1] else (match[2], match.start(2))
            form = self._lexicon.form(word)
            one_word = match[2] and OF_NUMBERS.fullmatch(word)
            if form.kind in "ANPF" and form.rank > 1 and word not in SUFFIXES and not one_word:
                found.append(Verdict(at, " ", "glued-number", "sure", None))
        return found

    def inside(self, part: str, before: str, after: str) -> tuple[Verdict, ...]:
        """List what is to be mended in a part, given the parts before and after it."""
        if AMBIGUOUS in part or before.endswith(MI_END):
            return tuple(self._list(part, before, after))
        return self._alone(part)

    def _list_alone(self, part: str) -> tuple[Verdict, ...]:
        return tuple(self._list(part, "", ""))

    def _list(self, part: str, before: str, after: str) -> Iterator[Verdict]:
        for match in TOKEN.finditer(part):
            token, start = match.group(), match.start()
            context = ""
            if is_ambiguous(token):
                context = self.features.context(
                    edge(before, -1) if start == 0 else "",
                    (edge(after, 0) or after[:1]) if match.end() == len(part) else "",
                )
            verdicts = self.word((token, context))
            apart = start == 0 and verdicts and edge(before, -1) in MI
            if apart and self._lexicon.verbs.follows_mi(token.partition(ZWNJ)[0]):
                continue
            for verdict in verdicts:
                yield verdict._replace(at=start + verdict.at) if start else verdict
        if DIGIT.search(part):
            yield from self.number(part)

    def _pair(self, key: tuple[str, str, bool]) -> Verdict | None:
        left, right, known_only = key
        left = bare(edge(left, -1).rpartition(ZWNJ)[2])
        right, more, _ = edge(right, 0).partition(ZWNJ)
        right = bare(right)
        if not left or not right or (more and right in SUFFIXES):
            return None
        if known_only and not self.features.is_compound(left, right):
            return None
        return self._between(left, right)

    def _between(self, left: str, right: str) -> Verdict | None:
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
        score = self.weights.pair.score(found) if found else 0.0
        if score <= FLOOR:
            return None
        rule = rule_name(left, right, "detached")
        return Verdict(0, new, rule, self._kind(left, right, rule), round(score, 4))

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

    def _word(self, key: tuple[str, str]) -> tuple[Verdict, ...]:
        token, context = key
        if MARKS.search(token):
            return ()
        if ZWNJ not in token:
            return tuple(self._verdicts(token, context))
        found: list[Verdict] = []
        at = 0
        before = ""
        follows_mi = self._lexicon.verbs.follows_mi
        for part in token.split(ZWNJ):
            more = at + len(part) < len(token)
            if not ((more and part in MI) or (before in MI and follows_mi(part))):
                verdicts = self._verdicts(part, context, before)
                found += [verdict._replace(at=at + verdict.at) for verdict in verdicts]
            elif choice := choices.inside(part, self._lexicon):
                found.append(Verdict(at + choice[0], ZWNJ, choice[1], "choice", None))
            at += len(part) + 1
            before = part
        return tuple(found)

    def _verdicts(self, word: str, context: str, before: str = "") -> list[Verdict]:
        """Judge a word without ZWNJ, perhaps the part of one after ``before``."""
        form = self._lexicon.form(word)
        found = self._cut(word, context, before) if may_be_cut(word, form) else []
        if not found or all(verdict.kind == "accepted" for verdict in found):
            choice = choices.inside(word, self._lexicon)
            if choice:
                found.append(Verdict(choice[0], ZWNJ, choice[1], "choice", None))
        return found

    def _cut(self, word: str, context: str, before: str) -> list[Verdict]:
        candidates = self._splitter.splits(word, context)
        if before:
            shut = MI | {"و"} if before in MI else {"و"}
            candidates = [split for split in candidates if split.parts[0] not in shut]
        if not candidates:
            return []
        score, best = max(((self._score(split), split) for split in candidates), key=_preference)
        score -= self.weights.word.score(self.features.whole(word))
        counted = self._lexicon.form(word).rank >= 0
        return _verdicts(best, round(score, 4), counted=counted) if score > 0 else []

    def _score(self, split: Split) -> float:
        return self.weights.inside.score(split.joins) + self.weights.word.score(split.traits)


def bare(word: str) -> str:
    """Take the marks off a word."""
    return word if word.isalpha() else MARKS.sub("", word)


def edge(part: str, at: int) -> str:
    """Give the word at the start (0) or end (-1) of a part, if a letter stands there.

    >>> edge("«کتاب", -1), edge("«کتاب", 0)
    ('کتاب', '')
    """
    if at:
        return part[len(part.rstrip(IN_TOKENS)) :]
    return part[: len(part) - len(part.lstrip(IN_TOKENS))]


CONTEXTS: Final = ("o", "f", "a", "e")


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
