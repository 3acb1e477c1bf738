"""Splits: the ways in which a word without a gap may be two or three parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import NON_JOINING
from persian_clean.words.affixes import SUFFIXES
from persian_clean.words.features import MI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.words.features import Features

CLOSED: Final = frozenset("ANPXFVMIS")
LONGEST: Final = 26


class Split(NamedTuple):
    """A word cut into parts, with what stands between them and the features of the cut."""

    parts: tuple[str, ...]
    gaps: str
    features: list[str]


AMBIGUOUS: Final = "های"


def splits(word: str, features: Features, context: str = "") -> list[Split]:
    """List the splits worth weighing; none for a word that is known."""
    found = _all(word, context, features)
    if len(found) > 1 and "های" in word:
        found = _without_rivals(found, context, features)
    if context:
        for split in found:
            if split.parts[-1] in {"های", "ای"} and split.gaps[-1] == "z":
                split.features.append(f"x:{split.parts[-1]}{context}")
                split.features.append(f"xd:{split.parts[-1]}{_rivals(split, features)}")
    return found


def _all(word: str, context: str, features: Features) -> list[Split]:
    if not 3 < len(word) < LONGEST:
        return []
    kind = features.lexicon.form(word).kind
    if kind in CLOSED:
        return []
    if kind in "anpx":
        return [split for split in _two(word, features) if _may_part(split, context, features)]
    return list(_two(word, features)) + list(_three(word, features))


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


def _may_part(split: Split, context: str, features: Features) -> bool:
    """Say whether a word that is an inflected word of its own may be cut here all the same."""
    left, right = split.parts
    form = features.lexicon.form
    if "".join(split.parts).endswith(AMBIGUOUS) and left not in MI and context != "o":
        return right == "ای" and form(left).rank > form(left[:-1]).rank
    if split.gaps == "s":
        return right == "است" and form(left).silent
    if right == "ایم" and left[-2:-1] in NON_JOINING:
        return left in features.lexicon.verbs.participles
    return left in MI or (SUFFIXES.get(right) in {"copula", "possessive"} and form(left).silent)


def _boundary(left: str, right: str, features: Features) -> Iterator[tuple[str, list[str]]]:
    form = features.lexicon.form
    if left[-1] not in NON_JOINING and len(left) > 1:
        found = features.join(left, right)
        ending = right in SUFFIXES or left in MI
        known = form(right).kind != "?" and (len(right) > 3 or form(left).kind != "?")
        if found and (ending or known or features.is_compound(left, right)):
            yield "z", ["z" + name for name in found]
    if (
        (left == "و" or (len(left) > 1 and (len(right) > 1 or _takes_and(left, right, features))))
        and form(left).kind not in "?S"
        and form(right).kind not in "?S"
    ):
        yield "s", features.gap(left, right)


def _takes_and(left: str, right: str, features: Features) -> bool:
    """Say whether «و» may have lost the space after this word."""
    form = features.lexicon.form(left)
    return right == "و" and len(left) > 2 and (form.kind == "V" or form.rank > 2)


def _two(word: str, features: Features) -> Iterator[Split]:
    for at in range(1, len(word)):
        left, right = word[:at], word[at:]
        for gap, found in _boundary(left, right, features):
            yield Split((left, right), gap, ["2", *found])


def _three(word: str, features: Features) -> Iterator[Split]:
    form = features.lexicon.form
    for at in range(2, len(word) - 3):
        left, rest = word[:at], word[at:]
        if form(left).kind in "?w" and left not in MI:
            continue
        for next_at in range(1, len(rest)):
            middle, last = rest[:next_at], rest[next_at:]
            if form(middle).kind in "?w" or (last not in SUFFIXES and form(last).kind in "?w"):
                continue
            for gap_two, found_two in _boundary(middle, last, features):
                for gap_one, found_one in _boundary(left, middle, features):
                    yield Split(
                        (left, middle, last), gap_one + gap_two, ["3", *found_one, *found_two]
                    )
