"""Judge: what is wrong with a word, or with the space between two words.

Guarantees that each word and each pair is judged once, that every judgement names its rule and its
score, and that what is remembered is bounded.

The question is always the same: of the readings of a place, which is the likeliest, and how far is
it ahead of what is written? What can be known for sure has no score.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import (
    DIGIT_CLASS,
    NON_JOINING,
    ZWNJ,
)
from persian_clean.words import choices
from persian_clean.words.affixes import (
    AFTER_SILENT_HE,
    ONLY_SECONDS,
    OPPOSITES,
    PREFIXES,
    SUFFIXES,
    TAR,
    words,
)
from persian_clean.words.forms import NOMINAL, ONE_WORD, folded
from persian_clean.words.memo import Memo
from persian_clean.words.model import COMMON_WORD, MI, Model, bases_of
from persian_clean.words.neighbours import Neighbours
from persian_clean.words.parts import (
    MARKS,
    NUMBER_EDGE,
    TOKEN,
    bare,
    edge,
    first_word,
    last_word,
)
from persian_clean.words.readings import AMBIGUOUS, STARTS, Reader
from persian_clean.words.verbs import JOINED_PREVERBS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.words.forms import Lexicon
    from persian_clean.words.readings import Reading

UNDECIDED: Final = 0.5
"""Readings of a word that are not further apart are equally likely."""
DOUBTED: Final = 1.3
"""How far ahead of a plural another reading must be."""
SCORES: Final[dict[str, float | None]] = {"zwnj": None, "mostly": 3.2}
"""Scores of pairs that a reader has settled: sure; and so, though careful writers part them too."""
TIGHT: Final = 1.0
"""How much less likely it is that a space is lost after a letter that joins: writers see it."""
MOST_MARKS: Final = 2
"""How many marks a word may have that is not vocalised."""
SELDOM: Final = -50.0
"""Score of a compound that is written apart and drawn apart in any case: «زیر ساخت»."""
SETTLED: Final = 4.0
"""Least score of a word that is a settled pair without its ZWNJ: «سیمکارت»."""
MAY_BE: Final = 2.5
"""Score of a reading beside which there is another good one."""
FLOOR: Final = 0.0
"""A score up to this says nothing."""

DIGIT: Final = re.compile(f"[{DIGIT_CLASS}]")
OF_NUMBERS: Final = re.compile("(?:سال|ماه|روز|شب|ساعت|نفر)ه|.+ی|مین")
"""What makes one word with the number before it, apart or not: «۱۲ساله», «۲۴تایی», «۲۵مین»."""
FUTURE: Final = re.compile("((?:بر|در|باز|فرو|فرا|وا)?ن?خواه(?:م|ی|د|یم|ید|ند))(.{2,})")
"""What stands before a past stem and makes a future of it: «برنخواهدگشت»."""
PLAIN_MI: Final = frozenset(words("می نمی"))
BOUND: Final = frozenset(words("مند مندی مندان ناک ناکی گین ستان"))
"""Endings of words that are written closed: «ثروتمند»."""
DESCRIBING: Final = frozenset(words("بی بد پر خوش کم"))
"""Prefixes that make an adjective of a noun."""
COMPARATIVES: Final = ("ترین", "تری", "تر")
ESTABLISHED: Final = frozenset(words("به بیش کم مه که"))
"""Adjectives whose comparative is written joined."""
COMPARATIVE_NOUNS: Final = frozenset(
    words("کلانتر کلانتری کلانترین لوستر لوستری مستتر هیتر دمیتری دیمیتری")
)
"""Nouns that look like a comparative."""


class Verdict(NamedTuple):
    """A gap inside a word, or between two, that should be otherwise.

    Attributes:
        at: Offset in the word; 0 for a gap between two words.
        new: What should stand there.
        rule: The rule that says so.
        score: How far the mended reading is ahead of the written one, in logits; None for sure.
    """

    at: int
    new: str
    rule: str
    score: float | None


class Judge:
    """Judgements over one lexicon, with the weights of each kind of place."""

    def __init__(self, lexicon: Lexicon, weights: dict[str, dict[str, float]]) -> None:
        """Start with nothing judged."""
        self._lexicon = lexicon
        self._form = lexicon.form
        self.model = Model(lexicon, weights["join"], apart=True)
        self._cuts = Model(lexicon, weights["cut"], apart=False)
        self.reader = Reader(self._cuts)
        self._neighbours = Neighbours(lexicon)
        self._participles = lexicon.verbs.participles
        self.word = Memo(self._word, 20_000).__getitem__
        """Judges the inside of a word in a context, which only counts for an ambiguous one."""
        self.firsts = Memo(self._list_firsts, 20_000).__getitem__
        """Lists the seconds of the compounds that the last word of a part begins."""
        self.seconds = Memo(self._list_seconds, 20_000).__getitem__
        """Lists what the first word of a part may be as the second of a compound."""
        self.pair = Memo(self._pair, 40_000).__getitem__
        """Judges the space between two parts of a line, but for their neighbours."""

    # --- inside a word ---------------------------------------------------------------------------

    def inside(self, part: str, before: str, after: str) -> list[Verdict]:
        """List what is to be mended in a part, given the parts before and after it."""
        found: list[Verdict] = []
        for match in TOKEN.finditer(part):
            token, start = match.group(), match.start()
            context = ""
            if token.endswith(AMBIGUOUS):
                context = self.reader.context(
                    edge(before, -1) if start == 0 else "",
                    (edge(after, 0) or after[:1].strip()) if match.end() == len(part) else "",
                )
                if start == 0 and self._is_second(last_word(before)[1], token):
                    context = "p"
            verdicts = self.word((token, context))
            if start:
                found += [verdict._replace(at=start + verdict.at) for verdict in verdicts]
                continue
            plural = verdicts and verdicts[0].rule == "joined-ha"
            if plural and self._neighbours.is_arabic(edge(before, -1)):
                continue  # «الامور اوسطها»
            apart = verdicts and before.endswith(STARTS) and edge(before, -1) in MI
            if not (apart and self._lexicon.verbs.follows_mi(token.partition(ZWNJ)[0])):
                found += verdicts
        if DIGIT.search(part):
            found += self._numbers(part)
        return found

    def _numbers(self, text: str) -> Iterator[Verdict]:
        """Find words and numbers written together."""
        for match in NUMBER_EDGE.finditer(text):
            word, at = (match[1], match.end(1)) if match[1] else (match[2], match.start(2))
            form = self._form(word)
            one_word = match[2] and OF_NUMBERS.fullmatch(word)
            if form.kind in "ANPF" and form.rank > 1 and word not in SUFFIXES and not one_word:
                yield Verdict(at, " ", "glued-number", None)

    def _word(self, key: tuple[str, str]) -> tuple[Verdict, ...]:
        token, context = key
        if token.isalpha():
            return tuple(self._verdicts(token, context))
        if MARKS.search(token):
            return tuple(self._marked(token, context))
        if folded(token.replace(ZWNJ, "|")) in self._lexicon.compounds:
            return ()
        found: list[Verdict] = []
        at = 0
        before = ""
        follows_mi = self._lexicon.verbs.follows_mi
        for part in token.split(ZWNJ):
            more = at + len(part) < len(token)
            if part not in SUFFIXES:
                if not ((more and part in MI) or (before in MI and follows_mi(part))):
                    verdicts = self._verdicts(part, context, before)
                    found += [verdict._replace(at=at + verdict.at) for verdict in verdicts]
                elif choice := choices.inside(part):
                    found.append(Verdict(at + choice, ZWNJ, "joined-demonstrative", None))
            at += len(part) + 1
            before = part
        return tuple(found)

    def _marked(self, token: str, context: str) -> Iterator[Verdict]:
        """Judge a word with a mark or two by its letters; one with more is vocalised and stays."""
        places = [at for at, char in enumerate(token) if not MARKS.match(char)]
        if places and len(token) - len(places) <= MOST_MARKS:
            for verdict in self.word((bare(token), context)):
                yield verdict._replace(at=places[verdict.at])

    def _verdicts(self, word: str, context: str, before: str = "") -> list[Verdict]:
        """Judge a word without ZWNJ, perhaps the part of one after ``before``."""
        gap = self._lexicon.spaced.get(folded(word))
        if gap:
            return [Verdict(gap, " ", "glued-words", SETTLED)]
        future = FUTURE.fullmatch(word) if "خواه" in word else None
        if future and future[2] in self._lexicon.verbs.past:
            return [Verdict(future.end(1), " ", "glued-words", None)]
        found = self._cut(word, context, before)
        if not found and word.endswith(COMPARATIVES):
            at = self._comparative(word, before)
            if at:
                found.append(Verdict(at, ZWNJ, "joined-tar", None))
        if not found and word.startswith(choices.JOINED_DEMONSTRATIVES):
            at = choices.inside(word)
            if at:
                found.append(Verdict(at, ZWNJ, "joined-demonstrative", None))
        return found

    def _comparative(self, word: str, before: str) -> int:
        """Find where «تر» is joined to an adjective that is known: «بزرگتر», but not «بیشتر»."""
        for ending in COMPARATIVES:
            base = word.removesuffix(ending)
            if base != word:
                if len(base) < 3 or base[-1] in NON_JOINING or base in ESTABLISHED:
                    return 0
                adjective = self._lexicon.classes.get(base, "")[:1] == "A" or (
                    bool(before)
                    and word not in self._lexicon.listed
                    and self._describes(before, base)
                )
                return len(base) if adjective and word not in COMPARATIVE_NOUNS else 0
        return 0

    def _ranked(self, word: str, context: str, before: str) -> list[tuple[float, Reading]]:
        """List the readings of a word with their scores, the likeliest first."""
        if before and self._is_second(before, word):
            context = "p"
        readings = self.reader.readings(word, context)
        if not readings:
            return []
        if before:
            shut = MI | {"و"} if before in MI else {"و"}
            readings = [reading for reading in readings if reading.parts[0] not in shut]
            readings = [reading for reading in readings if not self._is_perfect(reading, before)]
        ranked = [(self._cuts.score(reading.features), reading) for reading in readings]
        return sorted(ranked, key=itemgetter(0), reverse=True)

    def _is_second(self, before: str, word: str) -> bool:
        """Say whether a plural is of the second word of a compound: «پیام» and «رسانهای»."""
        second = word.removesuffix(AMBIGUOUS)
        return second not in {"", word} and self.model.written(before, second) not in {"", "apart"}

    def _is_perfect(self, reading: Reading, before: str) -> bool:
        """Say whether a part of a word would be a verb of its own: «دست|آوردهای»."""
        stem, ending = reading.parts[-2:]
        return ending == "ای" and before not in MI and stem in self._participles

    def _cut(self, word: str, context: str, before: str) -> list[Verdict]:
        ranked = self._ranked(word, context, before)
        if not ranked:
            return []
        score, best = self._coarser(ranked)
        is_plural = SUFFIXES.get(best.parts[-1]) == "ha"
        for rival, reading in ranked[1:]:
            if is_plural or not _excludes(best, reading):
                continue
            plural = SUFFIXES.get(reading.parts[-1]) == "ha"
            if score - rival < (DOUBTED if plural else UNDECIDED):
                if not plural or score - rival >= UNDECIDED:
                    return []
                best = reading  # the plural of a known noun is read before all else
                break
        written = self._cuts.written(*best.parts) if best.gaps == "z" else ""
        if written in ONE_WORD:
            score = max(score, SETTLED)
        if self._is_tight(best):
            score -= TIGHT
        if best.parts[-1] == "ای" and self._form(best.parts[-2][:-1]).kind in NOMINAL:
            score = min(score, MAY_BE)  # «حمله|ای» or «حمل|های»
        if score <= FLOOR and written != "listed":
            return []
        return list(self._gaps(best, round(score, 2)))

    def _coarser(self, ranked: list[tuple[float, Reading]]) -> tuple[float, Reading]:
        """Choose the best reading, or one near it that parts the word less: «مادر|بیچاره»."""
        score, best = ranked[0]
        bounds = set(accumulate(map(len, best.parts)))
        for rival, reading in ranked[1:]:
            if score - rival < DOUBTED and bounds.issuperset(accumulate(map(len, reading.parts))):
                return rival, reading
        return score, best

    def _gaps(self, reading: Reading, score: float) -> Iterator[Verdict]:
        at = 0
        for (left, right), gap in zip(pairwise(reading.parts), reading.gaps, strict=True):
            at += len(left)
            if right != "است" and right in choices.AUXILIARIES and left in self._participles:
                yield Verdict(at, " ", "glued-words", score)  # «دادهبود»
            elif gap == "z":
                yield Verdict(at, ZWNJ, self._glued(left, right), score)
            elif self._was_one(left, right):
                yield Verdict(at, ZWNJ, "glued-compound", score)
            else:
                yield Verdict(at, " ", "glued-words", score)

    def _is_tight(self, reading: Reading) -> bool:
        """Say whether a space was lost after a letter that joins, where a writer would see it."""
        return any(
            gap == "s" and left[-1] not in NON_JOINING and not self._was_one(left, right)
            for (left, right), gap in zip(pairwise(reading.parts), reading.gaps, strict=True)
        )

    def _was_one(self, left: str, right: str) -> bool:
        """Say whether two words that may be one were one to their writer: «بهطور», «کشتهشدن»."""
        if left[-1] in NON_JOINING:
            return False
        if right in self._lexicon.verbs.infinitives and self._form(left).silent:
            return True
        return bool(choices.between(left, right, self._lexicon))

    def _glued(self, left: str, right: str) -> str:
        """Name the rule; «ها» and «تر» may be joined in the eyes of some, not after silent he."""
        rule = rule_name(left, right, "glued")
        if rule in {"glued-ha", "glued-tar"} and not self._form(left).silent:
            return rule.replace("glued", "joined")
        return rule

    # --- between two words -----------------------------------------------------------------------

    def _list_firsts(self, part: str) -> frozenset[str]:
        word = part if part.isalpha() else bare(edge(part, -1).rpartition(ZWNJ)[2])
        return BOUND.union(self._lexicon.by_first.get(folded(word), ()))

    def _list_seconds(self, part: str) -> list[str]:
        word = part if part.isalpha() else bare(edge(part, 0).partition(ZWNJ)[0])
        return bases_of(folded(word))

    def between(self, part: str, next_part: str, before: str, after: str) -> Verdict | None:
        """Judge the space between two parts of a line, given the parts before and after them."""
        judged = self.pair((part, next_part))
        if judged is None:
            return None
        left, right, verdict = judged
        if verdict.rule in choices.CHOICES:
            return verdict
        before = bare(edge(before, -1).rpartition(ZWNJ)[2]) if part == left else ""
        if next_part != right:  # what follows «می» may stand with it: «در می|یابد»
            after = edge(next_part, 0).partition(ZWNJ)[2] if right in PLAIN_MI else ""
        after = bare(edge(after, 0).partition(ZWNJ)[0])
        return verdict if self._neighbours.allow(left, right, before, after) else None

    def _pair(self, key: tuple[str, str]) -> tuple[str, str, Verdict] | None:
        """Judge two parts by the words that meet there; give these too."""
        compound, left = last_word(key[0])
        right = first_word(key[1])
        if not left or not right or (right == "ها" and compound in MI):
            return None
        if compound and right in TAR and self._describes(compound.rpartition(ZWNJ)[2], left):
            verdict: Verdict | None = self._join(left, right, SETTLED)
        else:
            verdict = self._words(left, right)
        if verdict is None or (
            verdict.score is not None and any(inner.new == " " for inner in self.word((right, "")))
        ):
            return None  # «تک وتنها» has lost a space
        return left, right, verdict

    def _describes(self, first: str, second: str) -> bool:
        """Say whether a compound is an adjective, by what makes one: «کم|کار»."""
        return first in DESCRIBING or self._lexicon.verbs.derived.get(second) in {"stem", "نده"}

    def _words(self, left: str, right: str) -> Verdict | None:
        """Judge two words side by side."""
        choice = choices.between(left, right, self._lexicon)
        if choice:
            return Verdict(0, ZWNJ, choice, None)
        if right in AFTER_SILENT_HE:
            form = self._form(left)
            takes = form.silent and form.kind in "NAPXMF?ws" and len(left) > 2
            return Verdict(0, ZWNJ, "detached-ending", SCORES["mostly"]) if takes else None
        if right in MI:
            joined = left in JOINED_PREVERBS and right in PLAIN_MI
            return Verdict(0, "", "detached-mi", None) if joined else None
        if right == "اند" and left[-1] not in NON_JOINING and self._is_predicate(left):
            return Verdict(0, ZWNJ, "detached-ending", SCORES["mostly"])
        family = SUFFIXES.get(right)
        if not family and left not in MI:
            return self._compound(left, right)
        possible = left[-1] not in NON_JOINING or family in {"ha", "tar", "our"}
        return self._weighed(left, right) if possible else None

    def _compound(self, left: str, right: str) -> Verdict | None:
        written = self.model.written(left, right)
        if right in BOUND and self._lexicon.counts.get(left + right, -1) >= 0:
            written = "zwnj" if self._form(left).silent else "closed"
        elif not written and self._is_made(left, right):
            written = "mostly"
        if written == "closed" or written in SCORES:
            score = SCORES.get(written)
            if score is None and self._form(right).rank >= COMMON_WORD and left not in PREFIXES:
                score = SETTLED  # «کتاب دار قالی»
            verdict = self._join(left, right, score)
            return verdict._replace(new="") if written == "closed" else verdict
        if written != "listed" or choices.leaves(left, right):
            return None
        if left[-1] in NON_JOINING:
            return self._join(left, right, SELDOM)
        return self._weighed(left, right)

    def _is_predicate(self, word: str) -> bool:
        """Say whether «اند» after a word is «are»: «محکوم|اند», «عبارت|اند»."""
        return self._form(word).kind in "Aa" or word == "عبارت"

    def _is_made(self, left: str, right: str) -> bool:
        """Say whether two words make one that no list has: «رزومه|نویسی», «غیر|دولتی»."""
        form = self._form(right)
        if left in OPPOSITES:
            adjective = form.kind in "ANnap" and _is_adjective(right)
            return adjective or (left == "غیر" and form.kind == "A")
        return right in ONLY_SECONDS and self._may_begin(left)

    def _may_begin(self, word: str) -> bool:
        form = self._form(word)
        if form.kind in "nax":
            return _is_adjective(word)
        return len(word) > 1 and form.kind in "NAPXM?w" and word not in {"مرا", "ترا"}

    def _weighed(self, left: str, right: str) -> Verdict | None:
        features = self.model.joint(left, right)
        return self._join(left, right, round(self.model.score(features), 2)) if features else None

    @staticmethod
    def _join(left: str, right: str, score: float | None) -> Verdict:
        new = "" if left[-1] in NON_JOINING else ZWNJ
        return Verdict(0, new, rule_name(left, right, "detached"), score)


def _is_adjective(word: str) -> bool:
    """Say whether an ending has made an adjective: «تجاری», not «صدای»."""
    return word[-1] == "ی" and word[-2] not in "ایو"


def _excludes(one: Reading, two: Reading) -> bool:
    """Say whether two readings part a word at other letters, not just one of them more often."""
    first, second = set(accumulate(map(len, one.parts))), set(accumulate(map(len, two.parts)))
    return not (first <= second or second <= first)


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
