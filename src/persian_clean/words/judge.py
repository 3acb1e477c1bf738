"""Judge: what is wrong with a word.

Guarantees that each word is judged once, that every judgement names its rule and its score, and
that what is remembered is bounded. ``pairs`` judges the space between two words.

The question is always the same: of the readings of a place, which is the likeliest, and how far is
it ahead of what is written? What can be known for sure has no score.
"""

from __future__ import annotations

import math
import re
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from persian_clean.chars import DIGIT_CLASS, NON_JOINING, ZWNJ
from persian_clean.words import choices
from persian_clean.words.affixes import (
    AMBIGUOUS,
    FUNCTION_WORDS,
    GLUED_TO,
    HA,
    HARA,
    LETTER_NAMES,
    NUMBERS,
    SPANS,
    SUFFIXES,
    words,
)
from persian_clean.words.contexts import Contexts
from persian_clean.words.forms import KNOWN, NOMINAL, ONE_WORD, describes, folded, is_arabic
from persian_clean.words.lost import SURE, LostSpaces
from persian_clean.words.memo import Memo
from persian_clean.words.model import MI, STARTS, Model
from persian_clean.words.pairs import Pairs
from persian_clean.words.parts import (
    EZAFE,
    MARKS,
    NUMBER,
    TOKEN,
    bare,
    edge,
    goes_on,
    last_word,
)
from persian_clean.words.readings import Reader
from persian_clean.words.verbs import JOINED_PREVERBS
from persian_clean.words.verdicts import SETTLED, Verdict, rule_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.words.forms import Lexicon
    from persian_clean.words.readings import Reading

UNDECIDED: Final = 0.5
"""Readings of a word that are not further apart are equally likely."""
DOUBTED: Final = 1.3
"""How far ahead of a plural another reading must be."""
TIGHT: Final = 1.0
"""How much less likely it is that a space is lost after a letter that joins: writers see it."""
MOST_MARKS: Final = 2
"""How many marks a word may have that is not vocalised."""
OF_TWO: Final = 6
"""Letters of a word that is no name by chance where its parts stand side by side: «دلپاک»."""
MAY_BE: Final = 2.5
"""Score of a reading beside which there is another good one."""
FLOOR: Final = 0.0
"""A score up to this says nothing."""

DIGIT: Final = re.compile(f"[{DIGIT_CLASS}]")
COMPARATIVES: Final = ("ترین", "تری", "تره", "تر")
ESTABLISHED: Final = frozenset(words("به بیش کم مه که"))
"""Adjectives whose comparative is written joined."""
COMPARATIVE_NOUNS: Final = frozenset(
    words(
        "کلانتر کلانتری کلانترین لوستر لوستری مستتر هیتر دمیتری دیمتری دیمیتری مونستر مونستری "
        "روستر هولتر سویتر سوییتر پرانتر بلاتر کالتر"
    )
)
"""Nouns that look like a comparative."""


class Judge:
    """Judgements over one lexicon, with the weights of each kind of place."""

    def __init__(self, lexicon: Lexicon, weights: dict[str, dict[str, float]]) -> None:
        """Start with nothing judged."""
        self._lexicon = lexicon
        self._form = lexicon.form
        self.model = Model(lexicon, weights["join"], apart=True)
        self._cuts = Model(lexicon, weights["cut"], apart=False)
        self.reader = Reader(self._cuts)
        self._lost = LostSpaces(lexicon)
        self._contexts = Contexts(lexicon)
        self._participles = lexicon.verbs.participles
        self.word = Memo(self._word, 20_000).__getitem__
        """Judges the inside of a word in a context, which only counts for an ambiguous one."""
        self.pairs = Pairs(self.model, self._has_lost_space)

    def _has_lost_space(self, word: str) -> bool:
        return any(verdict.new == " " for verdict in self.word((word, "")))

    def inside(self, part: str, before: str, after: str) -> list[Verdict]:
        """List what is to be mended in a part, given the parts before and after it."""
        found: list[Verdict] = []
        for match in TOKEN.finditer(part):
            token, start = match.group(), match.start()
            if goes_on(part[match.end() :]):
                continue
            context = ""
            if token.endswith(AMBIGUOUS) or token.startswith(SPANS):
                context = self._context(match, part, before, after)
            if token == HARA and (start or not self._takes_object(edge(before, -1))):
                continue
            verdicts = self.word((token, context))
            if goes_on(part[:start][:-3:-1]):  # «ه_میشه»
                verdicts = tuple(verdict for verdict in verdicts if verdict.rule == "joined-ha")
            if start:
                found += [verdict._replace(at=start + verdict.at) for verdict in verdicts]
                continue
            plural = verdicts and verdicts[0].rule == "joined-ha"
            if plural and is_arabic(edge(before, -1), self._lexicon):
                continue  # «الامور اوسطها»
            apart = verdicts and before.endswith(STARTS) and edge(before, -1) in MI
            if not (apart and self._lexicon.verbs.follows_mi(token.partition(ZWNJ)[0])):
                found += verdicts
        if DIGIT.search(part):
            gaps = self._lost.beside_numbers(part)
            found += [Verdict(at, " ", "glued-number", None) for at in gaps]
        return found

    def _takes_object(self, noun: str) -> bool:
        """Say whether «هارا» behind a word is «ها را», and no name: «کتاب هارا»."""
        known = self._form(noun).kind in KNOWN if noun else False
        return known and noun not in self._lexicon.names

    def _context(self, match: re.Match[str], part: str, before: str, after: str) -> str:
        """Class what stands around a word that may be a plural, or a silent he with an ending."""
        token, start = match.group(), match.start()
        number = NUMBER.search(before) if token.startswith(SPANS) else None
        if number and not (number["round"] and token.endswith(AMBIGUOUS)):
            return "o"
        if not token.endswith(AMBIGUOUS):
            return ""
        if start == 0 and self._is_second(last_word(before)[1], token):
            return "p"
        behind = part[match.end() :] or edge(after, 0) or after[:1].strip()
        if match.end() < len(part) and behind[0] != ":":  # «با نامهای: …»
            behind = ""
        context = self._contexts.of(edge(before, -1) if start == 0 else "", behind)
        return "o" if number and context == "f" else context  # «سی ساله|ای که»

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
        parts = token.split(ZWNJ)
        for part, following in zip(parts, [*parts[1:], ""], strict=True):
            if part not in SUFFIXES:
                if not ((following and part in MI) or (before in MI and follows_mi(part))):
                    ends = following and part.endswith(AMBIGUOUS)  # «حرفهای|ها»
                    verdicts = self._verdicts(part, "h" if ends else context, before, following)
                    if verdicts and not self._is_held(part, verdicts[0], before, following):
                        if part[: verdicts[0].at] in HA:  # «راه|های شهر»
                            verdicts[0] = _as_space(verdicts[0])
                        found += [verdict._replace(at=at + verdict.at) for verdict in verdicts]
                elif choice := choices.inside(part):
                    found.append(Verdict(at + choice, ZWNJ, "joined-demonstrative", None))
            at += len(part) + 1
            before = part
        return tuple(found)

    def _is_held(self, word: str, verdict: Verdict, before: str, following: str) -> bool:
        """Say whether ZWNJ hold together what would be parted: «بیش|ازحد», «درحال|حاضر»."""
        left, right = word[: verdict.at], word[verdict.at :]
        if verdict.rule == "glued-mi":  # «چاله|میدونی», «میشه|پاره»
            if before:
                return before not in JOINED_PREVERBS
            return not (following in SUFFIXES or following in choices.AUXILIARIES)
        if verdict.new != " " or not (before or following):
            return False
        if before:
            return left in GLUED_TO
        return left in NUMBERS or not (  # «دوهفته|نامه»
            right in MI or following in SUFFIXES or self.model.written(right, following)
        )

    def _marked(self, token: str, context: str) -> Iterator[Verdict]:
        """Judge a word with a mark or two by its letters; one with more is vocalised and stays."""
        places = [at for at, char in enumerate(token) if not MARKS.match(char)]
        if places and len(token) - len(places) <= MOST_MARKS:
            for verdict in self.word((bare(token), context)):
                at = places[verdict.at]
                if token[at + 1 : at + 2] in EZAFE and token[at] == "ه" != token[at:]:
                    continue  # «نامهٔاس» has no «هاس»
                apart = token[at - 1] in EZAFE and verdict.rule == "glued-compound"
                yield (_as_space(verdict) if apart else verdict)._replace(at=at)  # «نشانهٔ راه»

    def _verdicts(
        self, word: str, context: str, before: str = "", following: str = ""
    ) -> list[Verdict]:
        """Judge a word without ZWNJ, perhaps the part of one between two others."""
        at, score = self._lost.find(word, before, following)
        if at:
            return [Verdict(at, " ", "glued-words", score)]
        plural = self._plural_of_second(before, word) if before else None
        found = [plural] if plural else self._cut(word, context, before)
        parted = self._surely_parted(word, before, following)
        if parted:
            return [Verdict(parted, ZWNJ, "glued-compound", SETTLED)]
        if not found and word.endswith(COMPARATIVES):
            at = self._comparative(word, before)
            if at:
                found.append(Verdict(at, ZWNJ, "joined-tar", None))
        if not found and word.startswith(choices.JOINED_DEMONSTRATIVES):
            at = choices.inside(word)
            if at:
                found.append(Verdict(at, ZWNJ, "joined-demonstrative", None))
        return found

    def _surely_parted(self, word: str, before: str, following: str) -> int:
        """Find where a compound is parted whatever weighs: «علی|آباد», «پی|دی|اف»."""
        town = word.find("آباد", 2)
        if town > 0 and word[town - 1] not in NON_JOINING and self._form(word[:town]).kind in KNOWN:
            return town
        spelt = before in LETTER_NAMES or following in LETTER_NAMES - SUFFIXES.keys()
        if spelt and word not in self._lexicon.listed and self._form(word).kind != "V":
            for at in range(2, len(word) - 1):
                names = word[:at] in LETTER_NAMES and word[at:] in LETTER_NAMES
                if names and word[at - 1] not in NON_JOINING:
                    return at
        return 0

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
                    and describes(before, base, self._lexicon)
                )
                noun = word.removesuffix("ه") in COMPARATIVE_NOUNS
                return len(base) if adjective and not noun else 0
        return 0

    def _ranked(self, word: str, context: str, before: str) -> list[tuple[float, Reading]]:
        """List the readings of a word with their scores, the likeliest first."""
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
        """Say whether a plural is of the second word of a compound: «پیام» and «رسانهای».

        But «تو هم پیمانهای داری».
        """
        second = word.removesuffix(AMBIGUOUS)
        possible = second not in {"", word} and before not in FUNCTION_WORDS
        return possible and self.model.written(before, second) not in {"", "apart"}

    def _plural_of_second(self, before: str, word: str) -> Verdict | None:
        """Part «ها» from the second word of a compound: «تصمیم|گیریها»."""
        for ending in HA:
            base = word.removesuffix(ending)
            if base not in {"", word} and base[-1] not in f"{NON_JOINING}ه":
                whole = self.model.written(before, base)
                if whole not in {"", "apart"} and not self.model.written(before, f"{base}ه"):
                    return Verdict(len(base), ZWNJ, self._glued(base, ending), SETTLED)
        return None

    def _is_perfect(self, reading: Reading, before: str) -> bool:
        """Say whether a part of a word would be a verb of its own: «دست|آوردهای»."""
        stem, ending = reading.parts[-2:]
        return ending == "ای" and before not in MI and stem in self._participles

    def _cut(self, word: str, context: str, before: str) -> list[Verdict]:
        ranked = self._ranked(word, context, before)
        if not ranked:
            return []
        score, likeliest = self._coarser(ranked)
        rivals = [(rival, one) for rival, one in ranked[1:] if _excludes(ranked[0][1], one)]
        best = self._agreed(score, likeliest, rivals)
        if best is None:
            return []
        written = self._cuts.written(*best.parts) if len(best.gaps) == 1 else ""
        score = max(score, self._settled(word, best, written))
        if self._is_tight(best):
            score -= TIGHT
        if best.parts[-1] == "ای" and self._form(best.parts[-2][:-1]).kind in NOMINAL:
            score = min(score, MAY_BE)  # «حمله|ای» or «حمل|های»
        if score <= FLOOR and (written != "listed" or best.gaps == "s"):
            return []
        return list(self._gaps(best, round(score, 2)))

    def _settled(self, word: str, best: Reading, written: str) -> float:
        """Give the least score of what is known by more than weights."""
        first, second = best.parts[:2]
        if first in MI and self._form(word).kind == "w":
            return SURE
        settled = (
            (written in ONE_WORD and best.gaps == "z")
            # «زنگ|زده», «تبادل نظر»: one word or two, and no third that is written so
            or (written == "apart" and len(word) >= OF_TWO and self._is_no_name(word, best))
            or (first == "به" and second in choices.BE)
            # «نصب|شده»
            or (best.parts[-1] in choices.PARTICIPLES and self._was_one(*best.parts[-2:]))
        )
        return SETTLED if settled else -math.inf

    def _is_no_name(self, word: str, reading: Reading) -> bool:
        """Say whether a word that no list has is hardly a name: «متنباز», but not «رئیسعلی»."""
        return self._form(word).kind == "?" and self._lexicon.names.isdisjoint(reading.parts)

    def _agreed(
        self, score: float, best: Reading, rivals: list[tuple[float, Reading]]
    ) -> Reading | None:
        """Choose between the best reading and those it excludes; none where that is a guess.

        The plural of a known noun is read before all else: «کار|های» and no «کاره|ای». But not
        where the other word is as common: «کوچه|ای» or «کوچ|های».
        """
        if SUFFIXES.get(best.parts[-1]) == "ha":
            return self._settled_beside(best, rivals) or best
        for rival, reading in rivals:
            ahead = score - rival
            plural = SUFFIXES.get(reading.parts[-1]) == "ha"
            if not _excludes(best, reading) or ahead >= (DOUBTED if plural else UNDECIDED):
                continue
            rank = self._form(reading.parts[-2]).rank
            commoner = plural and rank > self._form(best.parts[-2]).rank
            return reading if commoner and ahead < UNDECIDED else None
        return best

    def _settled_beside(
        self, plural: Reading, rivals: list[tuple[float, Reading]]
    ) -> Reading | None:
        """Find a settled compound beside a plural of what no list has: «بی|بهاست»."""
        if self._form(plural.parts[-2]).kind != "w":
            return None
        for _, reading in rivals:
            if reading.gaps == "z" and self._cuts.written(*reading.parts) in ONE_WORD:
                return reading
        return None

    def _coarser(self, ranked: list[tuple[float, Reading]]) -> tuple[float, Reading]:
        """Choose the best reading, or one near it that parts the word less: «مادر|بیچاره»."""
        score, best = ranked[0]
        bounds = set(accumulate(map(len, best.parts)))
        for rival, reading in ranked[1:]:
            if score - rival < DOUBTED and bounds > set(accumulate(map(len, reading.parts))):
                return rival, reading
        return score, best

    def _gaps(self, reading: Reading, score: float) -> Iterator[Verdict]:
        at = 0
        for (left, right), gap in zip(pairwise(reading.parts), reading.gaps, strict=True):
            at += len(left)
            if right != "است" and right in choices.AUXILIARIES and left in self._participles:
                yield Verdict(at, " ", "glued-words", score)  # «دادهبود»
            elif gap == "z" and self._are_two(left, right):
                yield Verdict(at, " ", "glued-words", score)
            elif gap == "z":
                yield Verdict(at, ZWNJ, self._glued(left, right), score)
            elif self._was_one(left, right):
                yield Verdict(at, ZWNJ, "glued-compound", score)
            else:
                yield Verdict(at, " ", "glued-words", score)

    def _are_two(self, left: str, right: str) -> bool:
        """Say whether what reads as a compound is two words: «تمام اعضا», «تصمیم بگیر»."""
        form = self._form(right)
        if left in MI or right in SUFFIXES or self._cuts.written(left, right):
            return False
        verbs = self._lexicon.verbs
        told = form.kind == "V" and right[0] in "بن" and verbs.derived.get(right[1:]) == "stem"
        return told or (left in {"تمام", "چندین"} and form.kind in "Pp")

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


def _as_space(verdict: Verdict) -> Verdict:
    """Make of a verdict that two words were parted by a space."""
    return verdict._replace(new=" ", rule="glued-words")


def _excludes(one: Reading, two: Reading) -> bool:
    """Say whether two readings part a word at other letters, not just one of them more often."""
    first, second = set(accumulate(map(len, one.parts))), set(accumulate(map(len, two.parts)))
    return not (first <= second or second <= first)
