"""Features: what a decision about a gap looks at.

Guarantees that training and running see the same. A gap is described by traits: small tuples that
say what counts of its left side, of its right side and of both together. Each trait stands for some
features, whose weights are lines of ``lexicon/weights.txt``; since many gaps share a trait, the sum
of its weights is worked out once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.chars import NON_JOINING, ZWNJ
from persian_clean.words.affixes import LETTER_NAMES, PREFIXES, SUFFIXES, TAR, words
from persian_clean.words.memo import Memo
from persian_clean.words.verbs import mi_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from persian_clean.words.lexicon import Form, Lexicon

Trait = tuple[str | int, ...]
"""A name of ``NAMES``, then what the features are made of."""

MI: Final = mi_words()
MI_END: Final = "می"
"""What all of them end in."""
ANY_SECOND: Final = 10
"""First parts of more compounds than this are tried with any second part."""
OFTEN_SECOND: Final = 2
"""Second parts of more compounds than this have a weight of their own."""

ONE: Final = frozenset(words("یک هر هیچ چنین چه کدام گونه"))
EZAFE_BEFORE: Final = frozenset(words("خود خویش ما شما او تو من آنها آنان ایشان وی این آن همه"))
"""Words that stand after an ezafe rather than after an indefinite noun."""

SECOND_ENDINGS: Final = (
    "هایشان",
    "هایی",
    "های",
    "ها",
    "گان",
    "ان",
    "ی",
    "م",
    "ش",
    "یی",
    "تر",
    "ترین",
)


def _left(firsts: int, kind: str, rank: int, tail: str, length: int) -> list[str]:
    return [
        "c",
        f"c1:{firsts}",
        f"cl:{kind}",
        f"cb:{rank}",
        f"ce:{tail}",
        f"cn:{length}",
        f"c1b:{firsts}{rank}",
    ]


def _right(seconds: int, kind: str, rank: int, ending: str, verbal: str) -> list[str]:
    return [
        f"c2:{seconds}",
        f"cr:{kind}",
        f"cd:{rank}",
        f"ci:{ending}",
        f"c2d:{seconds}{rank}",
        f"cv:{verbal}",
    ]


def _known(counted: int, curated: int, prefix: int) -> list[str]:
    found = ["cxc"] if counted else []
    return [*found, "cxo", f"cxo:{prefix > 0}"] if curated else found


def _ending(family: str, right: str, kind: str, tail: str) -> list[str]:
    return [
        f"s:{family}",
        f"s:{right}",
        f"sk:{family}{kind}",
        f"se:{family}{tail}",
        f"ske:{family}{kind}{tail}",
        f"sr:{right}{tail}",
    ]


NAMES: Final[dict[str, Callable[..., list[str]]]] = {
    # Two neighbours that may be one word.
    "left": _left,
    "right": _right,
    "second": lambda second: [f"2:{second}"],
    "inflected second": lambda second: [f"2:{second}", f"2i:{second}"],
    "sizes": lambda firsts, seconds: [f"c12:{firsts}{seconds}"],
    "kinds": lambda one, two: [f"ck:{one}{two}"],
    "verbal": lambda verbal, one: [f"cvk:{verbal}{one}"],
    "joined": lambda kind: [f"cw:{kind}"],
    "listed": lambda seconds, one, two: ["cx", f"cx:{seconds}", f"cxk:{one}{two}"],
    "listed in": _known,
    "listed ranks": lambda high, low: [f"cxb:{high}{low}"],
    "prefix": lambda left, kind: [f"p:{left}", f"p:{left}{kind}"],
    "shape": lambda name: [name],
    "mi": lambda preverb, kind, exact, first, length: [
        "mi",
        f"mi:{preverb}",
        f"mi:{kind}{exact}",
        f"mil:{first}{length}",
    ],
    "ending": _ending,
    "ending on": lambda family, rank, length: [f"sc:{family}{rank}", f"sl:{family}{length}"],
    # Two neighbours that may be two words.
    "gap": lambda loose, one, two: [f"g:{loose}", f"gk:{one}{two}"],
    "gap ranks": lambda loose, one, two: [f"gb:{one}", f"gd:{two}", f"gs:{min(one, two)}{loose}"],
    "gap lengths": lambda loose, one, two: [
        f"gl:{one}{loose}",
        f"gr:{two}{loose}",
        f"glr:{min(one, 4)}{min(two, 4)}",
    ],
    "gap second": lambda loose, seconds: [f"g2:{seconds}{loose}"],
    "gap after prefix": lambda left, kind: [f"gp:{left}", f"gp:{left}{kind}"],
    "gap after": lambda left: [f"gf:{left}"],
    "gap before": lambda right: [f"ge:{right}"],
    # A reading of a word.
    "parts": lambda number: [str(number)],
    "context": lambda ending, context, rivals: [f"x:{ending}{context}", f"xd:{ending}{rivals}"],
    "whole": lambda kind, rank, length: [f"w:{kind}", f"wb:{rank}", f"wl:{length}"],
    "inflected": lambda ending: [f"we:{ending}"],
}
"""The features that each trait stands for."""


def names(trait: Trait) -> list[str]:
    """Name the features of a trait.

    >>> names(("prefix", "بی", "N"))
    ['p:بی', 'p:بیN']
    """
    return NAMES[str(trait[0])](*trait[1:])


def size(count: int) -> int:
    """Put a number of compounds in one of six bins."""
    return count.bit_length() if count < 32 else 6


def end(form: Form, word: str) -> str:
    """Class the end of a word: h silent he, y yeh, v vowel, n not joining, j joining."""
    if form.silent:
        return "h"
    last = word[-1]
    if last == "ی":
        return "y"
    if last in "او":
        return "v"
    return "n" if last in NON_JOINING else "j"


def _bases(word: str) -> list[str]:
    """List a second part and what it is without an ending."""
    found = [word]
    if word.endswith("گان"):
        found.append(f"{word[:-3]}ه")
    return found + [word[: -len(ending)] for ending in SECOND_ENDINGS if word.endswith(ending)]


def _left_trait(left: str, form: Form, firsts: int) -> Trait:
    return ("left", size(firsts), form.kind, form.rank, end(form, left), min(len(left), 6))


def _right_traits(right: str, form: Form, base: str, seconds: int, verbal: str) -> list[Trait]:
    ending = "" if base == right else right[len(base) :]
    trait: Trait = ("right", size(seconds), form.kind, form.rank, ending, verbal)
    if seconds <= OFTEN_SECOND:
        return [trait]
    return [trait, ("inflected second" if ending else "second", base)]


class Features:
    """Traits of a gap between two parts, over one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon."""
        self.lexicon = lexicon
        self.second = Memo(self._second, 5_000).__getitem__
        """Finds the second part of compounds in a word, and in how many compounds it stands."""
        self._bases = Memo(_bases, 2_000).__getitem__

    def _second(self, word: str) -> tuple[str, int]:
        seconds = self.lexicon.seconds
        best, number = word, seconds.get(word, 0)
        if not word.endswith(SECOND_ENDINGS):
            return best, number
        for ending in SECOND_ENDINGS:
            if word.endswith(ending):
                base = word[: -len(ending)] + ("ه" if ending == "گان" else "")
                found = seconds.get(base, 0)
                if found > number:
                    best, number = base, found
        return best, number

    def verbal(self, word: str, base: str) -> str:
        """Name the ending that makes a second part out of a verb, if one does."""
        derived = self.lexicon.verbs.derived
        if word != base and base in derived:
            return derived[base]  # «آموزان» is «آموز» with an ending
        return derived.get(word) or derived.get(base, "")

    def is_compound(self, left: str, right: str) -> bool:
        """Say whether the lexicon has the compound, the second part with or without an ending."""
        seconds = self.lexicon.by_first.get(left)
        return seconds is not None and not seconds.isdisjoint(self._bases(right))

    def join(self, left: str, right: str) -> list[Trait]:
        """Describe two neighbours that may be one word; nothing if no rule would join them."""
        if left in MI:
            return self._mi(left, right)
        family = SUFFIXES.get(right)
        if family:
            return self._suffix(left, right, family)
        lexicon = self.lexicon
        base, seconds = self.second(right)
        firsts = lexicon.firsts.get(left, 0)
        listed = self.is_compound(left, right)
        prefix = left in PREFIXES
        verbal = self.verbal(right, base)
        if not (
            listed or prefix or seconds > 1 or firsts > ANY_SECOND or (verbal and len(right) > 3)
        ):
            return []
        one, two = lexicon.form(left), lexicon.form(right)
        bin_of_seconds = size(seconds)
        found: list[Trait] = [
            _left_trait(left, one, firsts),
            *_right_traits(right, two, base, seconds, verbal),
            ("sizes", min(size(firsts), 3), min(bin_of_seconds, 4)),
            ("kinds", one.kind, two.kind),
            ("verbal", verbal, one.kind),
            ("joined", lexicon.form(left + right).kind),
        ]
        if listed:
            low, high = sorted((one.rank, two.rank))
            counted = f"{left}|{right}" in lexicon.counts
            curated = not lexicon.curated.isdisjoint((f"{left}|{base}", f"{left}|{right}"))
            found += [
                ("listed", bin_of_seconds, one.kind, two.kind),
                ("listed in", counted, curated, prefix),
                ("listed ranks", high, low),
            ]
        if prefix:
            found.append(("prefix", left, two.kind))
        if left in LETTER_NAMES and right in LETTER_NAMES:
            found.append(("shape", "letters"))
        if left == right:
            found.append(("shape", "same"))
        if right.startswith("ال"):
            found.append(("shape", "al"))
        return found

    def left(self, left: str) -> Trait:
        """Describe the first part of what may be a compound."""
        return _left_trait(left, self.lexicon.form(left), self.lexicon.firsts.get(left, 0))

    def right(self, right: str) -> list[Trait]:
        """Describe the second part of what may be a compound."""
        base, seconds = self.second(right)
        verbal = self.verbal(right, base)
        return _right_traits(right, self.lexicon.form(right), base, seconds, verbal)

    def _mi(self, left: str, right: str) -> list[Trait]:
        lexicon = self.lexicon
        if not lexicon.verbs.follows_mi(right):
            return []
        preverb = len(left) > 3 and left != "همی"
        kind = lexicon.classes.get(right, "")
        exact = right in lexicon.verbs.after_mi
        return [("mi", preverb, kind, exact, left[0], min(len(right), 4))]

    def _suffix(self, left: str, right: str, family: str) -> list[Trait]:
        form = self.lexicon.form(left)
        tail = end(form, left)
        if family in {"copula", "possessive", "yeh"} and tail not in "hy":
            return []
        if form.kind == "S" and left not in TAR:
            return []
        if tail in "nv" and form.kind == "F":
            return []
        if right == "تر" and tail != "y" and form.kind in "NnPp":
            return []
        rank, length = min(form.rank, 5), min(len(left), 5)
        return [("ending", family, right, form.kind, tail), ("ending on", family, rank, length)]

    def gap(self, left: str, right: str) -> list[Trait]:
        """Describe two neighbours that may be two words."""
        one, two = self.lexicon.form(left), self.lexicon.form(right)
        loose = str(left[-1] in NON_JOINING)
        seconds = size(self.second(right)[1])
        found: list[Trait] = [
            ("gap", loose, one.kind, two.kind),
            ("gap ranks", loose, one.rank, two.rank),
            ("gap lengths", loose, min(len(left), 6), min(len(right), 6)),
            ("gap second", loose, seconds),
        ]
        if left in PREFIXES:
            found.append(("gap after prefix", left, two.kind))
        if one.kind == "F":
            found.append(("gap after", left))
        if two.kind == "F":
            found.append(("gap before", right))
        return found

    def context(self, before: str, after: str) -> str:
        """Class the neighbours of a word that ends in «های», plural or silent he with «ای».

        One and like words ask for the indefinite (o); so does what cannot follow an ezafe (f),
        while a number can; a pronoun asks for an ezafe (e).
        """
        if before in ONE:
            return "o"
        if after[:1].isdigit():
            return "a"
        if not after.partition(ZWNJ)[2] and after in EZAFE_BEFORE:
            return "e"
        if not after or self.lexicon.form(after.partition(ZWNJ)[0]).kind in "FV":
            return "f"
        return "a"

    def whole(self, word: str) -> list[Trait]:
        """Describe a word that stays as it is."""
        form = self.lexicon.form(word)
        found: list[Trait] = [("whole", form.kind, form.rank, min(len(word), 9))]
        if form.kind in "anpx":
            found.append(("inflected", word[len(form.base) :]))
        return found
