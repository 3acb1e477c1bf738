"""Splits: the ways in which a word without a gap may be two or three parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import NON_JOINING
from persian_clean.words.affixes import SUFFIXES
from persian_clean.words.features import MI, Trait
from persian_clean.words.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.words.features import Features
    from persian_clean.words.lexicon import Form

CLOSED: Final = frozenset("ANPXFVMIS")
LONGEST: Final = 26
AMBIGUOUS: Final = "های"
APART: Final = frozenset(s for s, f in SUFFIXES.items() if f in {"copula", "possessive"})
"""Endings that stand apart from an inflected word too, if it ends in a silent he."""
STARTS: Final = tuple(MI)
ENDS: Final = (*APART, "است")


Boundary = tuple[str, list[Trait], list[Trait]]
"""What stands between two parts, with its traits: those of a ZWNJ, those of a space."""


class Split(NamedTuple):
    """A word cut into parts.

    Attributes:
        parts: The parts.
        gaps: What stands between them: z for ZWNJ, s for a space.
        joins: Traits of the gaps that are ZWNJ.
        traits: The other traits of the reading.
    """

    parts: tuple[str, ...]
    gaps: str
    joins: list[Trait]
    traits: list[Trait]


class Splitter:
    """Lists the splits of words, over one lexicon."""

    def __init__(self, features: Features) -> None:
        """Start with nothing split."""
        self._features = features
        self._ambiguous = Memo(self._unknown, 100).__getitem__

    def splits(self, word: str, context: str = "") -> list[Split]:
        """List the splits worth weighing; none for a word that is known."""
        features = self._features
        form = features.lexicon.form(word)
        if not may_be_cut(word, form):
            return []
        if form.kind not in "?w":
            found = _inflected(word, context, features)
        elif word.endswith(AMBIGUOUS):  # comes in each of its contexts
            found = self._ambiguous(word)
        else:
            found = self._unknown(word)
        if len(found) > 1 and "های" in word:
            found = _without_rivals(found, context, features)
        return [_in_context(split, context, features) for split in found] if context else found

    def _unknown(self, word: str) -> list[Split]:
        return [*_two(word, self._features), *_three(word, self._features)]


def _in_context(split: Split, context: str, features: Features) -> Split:
    ending = split.parts[-1]
    if ending not in {"های", "ای"} or split.gaps[-1] != "z":
        return split
    trait = ("context", ending, context, _rivals(split, features))
    return split._replace(traits=[*split.traits, trait])


def may_be_cut(word: str, form: Form) -> bool:
    """Say whether a word is not known as it stands, or may be cut all the same."""
    if form.kind in CLOSED or not 3 < len(word) < LONGEST:
        return False
    return form.kind in "?w" or word.endswith(ENDS) or word.startswith(STARTS)


def _inflected(word: str, context: str, features: Features) -> list[Split]:
    cuts = {len(word) - len(end) for end in ENDS if word.endswith(end)}
    if word.startswith(STARTS):
        cuts.update(len(start) for start in STARTS if word.startswith(start))
    found = []
    for at in sorted(cuts):
        left, right = word[:at], word[at:]
        gaps = [gap for gap in "zs" if left and _may_part(left, right, gap, context, features)]
        if gaps:
            found += [
                Split((left, right), gap, joins, [("parts", 2), *traits])
                for gap, joins, traits in _boundary(left, right, features)
                if gap in gaps
            ]
    return found


def _without_rivals(found: list[Split], context: str, features: Features) -> list[Split]:
    """Leave out readings of «های» that another reading rules out.

    After a past stem «هایم» is «ه» and «ایم»; elsewhere «ایم» cannot stand after the «ه» of a noun.
    A silent he with «ای» must be the likelier noun, and cannot stand before a pronoun.
    """
    lexicon = features.lexicon
    participles = lexicon.verbs.participles
    readings = {(split.parts[:-1], split.parts[-1]) for split in found if split.gaps[-1] == "z"}

    def stands(split: Split) -> bool:
        *first, stem, ending = split.parts
        if split.gaps[-1] != "z":
            return True
        if ending == "هایم":
            return ((*first, stem + "ه"), "ایم") not in readings or stem + "ه" not in participles
        if ending not in {"ایم", "ای"} or ((*first, stem[:-1]), "ه" + ending) not in readings:
            return True
        if ending == "ایم":
            return stem in participles
        noun, rival = lexicon.form(stem[:-1]), lexicon.form(stem)
        if noun.kind not in "NAPX" or not context or f"{stem}|ای" in lexicon.compounds:
            return True
        return context in "of" or (context == "a" and rival.rank > noun.rank)

    return [split for split in found if stands(split)]


def _rivals(split: Split, features: Features) -> int:
    """Compare a stem's frequency with that of its rival: «نام» and «نامه»."""
    form = features.lexicon.form
    stem = split.parts[-2]
    rival = stem + "ه" if split.parts[-1] == "های" else stem[:-1]
    if form(rival).kind == "?" or not rival:
        return 9
    return max(-4, min(4, form(stem).rank - form(rival).rank))


def _may_part(left: str, right: str, gap: str, context: str, features: Features) -> bool:
    """Say whether a word that is an inflected word of its own may be cut here all the same."""
    form = features.lexicon.form
    if (left + right).endswith(AMBIGUOUS) and left not in MI and context != "o":
        return right == "ای" and form(left).rank > form(left[:-1]).rank
    if gap == "s":
        return right == "است" and form(left).silent
    if right == "ایم" and left[-2:-1] in NON_JOINING:
        return left in features.lexicon.verbs.participles
    return left in MI or (right in APART and form(left).silent)


def _boundary(left: str, right: str, features: Features) -> list[Boundary]:
    """Describe the gaps that may stand between two parts, first ZWNJ, then space."""
    found: list[Boundary] = []
    form = features.lexicon.form
    one, two = form(left).kind, form(right).kind
    long = len(left) > 1
    if long and left[-1] not in NON_JOINING:
        worth = right in SUFFIXES or (two != "?" and (len(right) > 3 or one != "?")) or left in MI
        if worth or features.is_compound(left, right):
            joins = features.join(left, right)
            if joins:
                found.append(("z", joins, []))
    if one in "?S" or two in "?S":
        return found
    if left == "و" or (long and (len(right) > 1 or _takes_and(left, right, features))):
        found.append(("s", [], features.gap(left, right)))
    return found


def _takes_and(left: str, right: str, features: Features) -> bool:
    """Say whether «و» may have lost the space after this word."""
    form = features.lexicon.form(left)
    return right == "و" and len(left) > 2 and (form.kind == "V" or form.rank > 2)


def _two(word: str, features: Features) -> Iterator[Split]:
    form, by_first = features.lexicon.form, features.lexicon.by_first
    for at in range(1, len(word)):
        left, right = word[:at], word[at:]
        if form(right).kind == "?" and left not in by_first and left not in MI:
            continue
        for gap, joins, traits in _boundary(left, right, features):
            yield Split((left, right), gap, joins, [("parts", 2), *traits])


def _three(word: str, features: Features) -> Iterator[Split]:
    form = features.lexicon.form
    lasts = [
        (at, last)
        for at in range(3, len(word))
        if form(last := word[at:]).kind not in "?w" or last in SUFFIXES
    ]
    if not lasts:
        return
    for at in range(2, len(word) - 3):
        left = word[:at]
        if form(left).kind in "?w" and left not in MI:
            continue
        for next_at, last in lasts:
            middle = word[at:next_at]
            if not middle or form(middle).kind in "?w":
                continue
            for gap_two, joins_two, traits_two in _boundary(middle, last, features):
                for gap_one, joins_one, traits_one in _boundary(left, middle, features):
                    yield Split(
                        (left, middle, last),
                        gap_one + gap_two,
                        joins_one + joins_two,
                        [("parts", 3), *traits_one, *traits_two],
                    )
