"""Pairs: whether the space between two words should be none.

Guarantees that each pair is judged once, by what a reader has settled, by what stands in compounds
only, or by the weights; and that the words around it are asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.chars import NON_JOINING, TOKEN, ZWNJ
from persian_clean.words import choices
from persian_clean.words.affixes import (
    AFTER_SILENT_HE,
    AMBIGUOUS,
    HA,
    LETTER_NAMES,
    ONLY_SECONDS,
    OPPOSITES,
    PLURAL_POSSESSIVE,
    PREFIXES,
    SUFFIXES,
    SURNAME_LASTS,
    TAR,
    words,
)
from persian_clean.words.forms import describes, folded
from persian_clean.words.memo import Memo
from persian_clean.words.model import COMMON_WORD, MI, SPOKEN_HA, bases_of
from persian_clean.words.neighbours import Neighbours
from persian_clean.words.parts import MARKS, bare, edge, first_word, last_word
from persian_clean.words.verbs import JOINED_PREVERBS
from persian_clean.words.verdicts import SETTLED, Verdict, rule_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from persian_clean.words.model import Model

PLURALS: Final = frozenset(HA) - SPOKEN_HA
"""What is joined to a word in Latin letters; «هات» and «هاست» may be words."""
PLURAL: Final = Verdict(0, ZWNJ, "detached-ha", None)
"""What is said of «API ها»."""
SCORES: Final[dict[str, float | None]] = {"zwnj": None, "mostly": 3.2}
"""Scores of pairs that a reader has settled: sure; and so, though careful writers part them too."""
SELDOM: Final = -50.0
"""Score of a compound that is written apart and drawn apart in any case: «زیر ساخت»."""
ESTABLISHED: Final = frozenset(words("کم بیش"))
"""What is written joined with «تر»: «بیشتر»."""
PLAIN_MI: Final = ("نمی", "می")
"""«می» without a preverb."""
BOUND: Final = frozenset(words("مند مندی مندان ناک ناکی گین ستان"))
"""Endings of words that are written closed: «ثروتمند»."""

OF_NOUNS: Final = frozenset("NPXnpxs")
"""Kinds of what «ی» makes adjectives of: «صنعتی», not «شادی»."""
OF_TWO: Final = frozenset({"detached-compound", "detached-prefix"})
"""Rules that make one word of two which are words of their own."""
WORDS_TOO: Final = frozenset(words("او وی کی ای"))
"""Names of letters that are words, too."""


class Pairs:
    """Judgements of pairs of words, with the weights of one model."""

    def __init__(self, model: Model, inside: Callable[[str], bool]) -> None:
        """Start with nothing judged.

        Args:
            model: What weighs them.
            inside: Says whether a word has lost a space itself.
        """
        self._model = model
        self._lexicon = model.lexicon
        self._form = model.lexicon.form
        self._has_lost_space = inside
        self._neighbours = Neighbours(model.lexicon)
        self._first = Memo(_first_of, 20_000).__getitem__
        self._last = Memo(_last_of, 20_000).__getitem__
        self.firsts = Memo(self._list_firsts, 20_000).__getitem__
        """Lists the seconds of the compounds that the last word of a part begins."""
        self.seconds = Memo(self._list_seconds, 20_000).__getitem__
        """Lists what the first word of a part may be as the second of a compound."""
        self.pair = Memo(self._pair, 40_000).__getitem__
        """Judges the space between two parts of a line, but for their neighbours."""

    def _list_firsts(self, part: str) -> frozenset[str]:
        word = part if part.isalpha() else _last_of(part)
        return BOUND.union(self._lexicon.by_first.get(folded(word), ()))

    def _list_seconds(self, part: str) -> list[str]:
        word = part if part.isalpha() else _first_of(part)
        return bases_of(folded(word))

    def between(self, part: str, next_part: str, before: str, after: str) -> Verdict | None:
        """Judge the space between two parts of a line, given the parts before and after them."""
        judged = self.pair((part, next_part))
        if judged is None:
            return None
        left, right, verdict, always = judged
        if always:
            return verdict
        before = self._last(before) if part == left else ""
        if next_part != right:  # what follows may stand with it: «در می|یابد», «رنج دیده|اند»
            after = edge(next_part, 0).partition(ZWNJ)[2]
        after = self._first(after)
        return verdict if self._neighbours.allow(left, right, before, after) else None

    def _pair(self, key: tuple[str, str]) -> tuple[str, str, Verdict, bool] | None:
        """Judge two parts by the words that meet there.

        Returns:
            These words, the verdict, and whether it holds beside any neighbours.
        """
        compound, left = last_word(key[0])
        right = first_word(key[1])
        if not left or not right or (right == "ها" and compound in MI):
            foreign = key[0].endswith(TOKEN) and right in PLURALS
            return (left, right, PLURAL, True) if foreign else None
        if (left in MI and MARKS.search(key[0])) or (
            right in SURNAME_LASTS and MARKS.search(key[1])
        ):
            return None  # a mark says that «می» is wine, and «زادهٔ» no family name
        if self._begins_another(right, key[1]):
            return None  # «سر نوشت|افزار»
        first = compound.rpartition(ZWNJ)[2]
        predicate = right in TAR or (right == "اند" and left[-1] not in NON_JOINING)
        adjective = compound and predicate and describes(first, left, self._lexicon)
        spells = _spells_on(*key)
        if adjective or spells:
            verdict: Verdict | None = self._join(left, right, SETTLED)
        else:
            verdict = self._words(left, right)
        if verdict is None or (verdict.score is not None and self._has_lost_space(right)):
            return None  # «تک وتنها»
        always = spells or verdict.rule in choices.CHOICES
        third = compound and verdict.rule in OF_TWO and right not in ONLY_SECONDS
        asked = right == "داری" and key[1].endswith("؟")
        if not always and (third or asked):
            return None  # «پیش|نمایش نامه»; «کتاب داری؟», have you?
        always = always or not self._neighbours.matter(left, right)
        return left, right, verdict, always

    def _begins_another(self, right: str, part: str) -> bool:
        """Say whether a word is the first of a compound that its writer has closed."""
        rest = _first_of(edge(part, 0).partition(ZWNJ)[2])
        return bool(rest) and rest not in SUFFIXES and bool(self._model.written(right, rest))

    def _words(self, left: str, right: str) -> Verdict | None:
        """Judge two words side by side."""
        choice = choices.between(left, right, self._lexicon)
        choice = choice or choices.between_names(left, right, self._lexicon)
        if choice:
            return self._join(left, right, None)._replace(rule=choice)
        settled = f"{left}|{right}" in self._lexicon.pairs
        if right in MI and not settled:
            joined = left in JOINED_PREVERBS and right in PLAIN_MI
            return Verdict(0, "", "detached-mi", None) if joined else None
        if settled or not (left in MI or right in SUFFIXES or right in AFTER_SILENT_HE):
            return self._compound(left, right)
        return self._inflected(left, right)

    def _inflected(self, left: str, right: str) -> Verdict | None:
        """Judge «می» and what follows it, or a word and an ending: «گربه ش», «محکوم اند»."""
        form = self._form(left)
        if form.has_ezafe(left) and SUFFIXES.get(right) != "our":
            return None  # «صدای ام پی تری»
        if left == "ای" and right in TAR:
            return None  # «دیده|ای تر»
        if left == AMBIGUOUS and right in PLURAL_POSSESSIVE:
            return Verdict(0, "", "detached-ending", SCORES["mostly"])  # «کتاب|های مان»
        if right in AFTER_SILENT_HE:
            takes = form.silent and form.kind in "NAPXMF?ws" and len(left) > 2
            return Verdict(0, ZWNJ, "detached-ending", SCORES["mostly"]) if takes else None
        predicate = form.kind in "Aa" or left == "عبارت"
        if right == "اند" and left[-1] not in NON_JOINING and predicate:
            return Verdict(0, ZWNJ, "detached-ending", SCORES["mostly"])
        possible = left[-1] not in NON_JOINING or SUFFIXES.get(right) in {"ha", "tar", "our"}
        return self._weighed(left, right) if possible else None

    def _compound(self, left: str, right: str) -> Verdict | None:
        written = self._model.written(left, right)
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

    def _is_made(self, left: str, right: str) -> bool:
        """Say whether two words make one that no list has: «رزومه|نویسی», «غیر|دولتی»."""
        form = self._form(right)
        if left in OPPOSITES:
            if left == "غیر":
                return self._has_opposite(right)
            return form.kind in "ANnap" and _is_adjective(right)
        if right in SURNAME_LASTS:
            names = self._lexicon.names
            return len(left) > 2 and (left in names or left.removesuffix("ی") in names)
        return right in ONLY_SECONDS and self._may_begin(left)

    def _has_opposite(self, word: str) -> bool:
        """Say whether «غیر» goes with a word: with «دولتی», not with «شادی» or «حسین»."""
        kind = self._form(word).kind
        if self._form(f"غیر{word}").kind in "Aa":
            return True
        if kind == "A":
            return word[-1] == "ی" or word not in self._lexicon.names
        return kind in "Nnp" and _is_adjective(word) and self._form(word[:-1]).kind in OF_NOUNS

    def _may_begin(self, word: str) -> bool:
        form = self._form(word)
        if form.kind in "nax":
            return _is_adjective(word)
        return len(word) > 1 and form.kind in "NAPXM?w" and word not in {"مرا", "ترا", "چند"}

    def _weighed(self, left: str, right: str) -> Verdict | None:
        if left in ESTABLISHED and right in TAR:
            return Verdict(0, "", "detached-tar", SETTLED)
        features = self._model.joint(left, right)
        return self._join(left, right, round(self._model.score(features), 2)) if features else None

    @staticmethod
    def _join(left: str, right: str, score: float | None) -> Verdict:
        new = "" if left[-1] in NON_JOINING else ZWNJ
        return Verdict(0, new, rule_name(left, right, "detached"), score)


def _first_of(part: str) -> str:
    """Give the first word of a part, of a compound too."""
    return bare(edge(part, 0).partition(ZWNJ)[0])


def _last_of(part: str) -> str:
    """Give the last word of a part, of a compound too."""
    return bare(edge(part, -1).rpartition(ZWNJ)[2])


def _is_adjective(word: str) -> bool:
    """Say whether an ending has made an adjective: «تجاری», not «صدای»."""
    return word[-1] == "ی" and word[-2] not in "ایو"


def _spells_on(part: str, next_part: str) -> bool:
    """Say whether names of letters go on that ZWNJ hold together: «پی|دی اف», «سی آی|ای»."""
    first, second = edge(part, -1).split(ZWNJ), edge(next_part, 0).split(ZWNJ)
    near = [*first[-2:], *second[:2]]
    word = (len(first) == 1 and first[0] in WORDS_TOO) or (
        len(second) == 1 and second[0] in WORDS_TOO
    )
    return len(near) > 2 and LETTER_NAMES.issuperset(near) and not word
