"""Bounds: how high the score of two neighbours can get, seen from either of them.

Guarantees that two words are judged if their score may pass ``FLOOR``: the level of the first, a
step on a ladder, is at least what the second needs. Nearly all neighbours are ruled out by it. Of
compounds that the lexicon has, it says nothing.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from persian_clean.chars import NON_JOINING
from persian_clean.words.affixes import LETTER_NAMES, PREFIXES, SUFFIXES
from persian_clean.words.choices import LEAVE_LEFT, LEAVE_RIGHT
from persian_clean.words.features import MI, Features, Trait
from persian_clean.words.memo import Memo

if TYPE_CHECKING:
    from persian_clean.words.weights import Weights

FLOOR: Final = 0.3
"""A score up to this says nothing: no margin is lower."""
STEPS: Final = (-math.inf, -3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, math.inf)
"""What the first of two adds to a score is at most the step of its level; levels count from 1."""
LEVELS: Final = range(1, len(STEPS) + 1)
LOWEST, HIGHEST, NOBODY = 1, len(STEPS), len(STEPS) + 1


class Bounds:
    """Bounds over one lexicon and one set of weights.

    What depends on both words is shared between them: half of the most that it can be for each.
    """

    def __init__(self, features: Features, weights: Weights) -> None:
        """Find the most that each kind of word can add."""
        self._features = features
        self._sum = weights.pair.of
        self._bound_first = Memo(self._first_of, 10_000).__getitem__
        self._bound_second = Memo(self._second_of, 10_000).__getitem__
        weight = weights.pair.weights
        self._first: dict[tuple[str, str | int], float] = defaultdict(float)
        self._second: dict[tuple[str, str | int], float] = defaultdict(float)
        joined = 0.0
        prefixes: dict[str, list[float]] = {prefix: [0.0] for prefix in PREFIXES}
        for name, value in weight.items():
            maker, _, rest = name.partition(":")
            if maker == "ck":
                self._share(maker, rest[0], rest[1:], value)
            elif maker == "cvk":
                self._share(maker, rest[-1], rest[:-1], value)
            elif maker == "c12":
                self._share(maker, int(rest[0]), int(rest[1]), value)
            elif maker == "p" and rest[:-1] in prefixes:
                prefixes[rest[:-1]].append(value)
            elif maker == "cw":
                joined = max(joined, value)
        self._either = (joined + max(0.0, weight.get("same", 0.0))) / 2
        self._letters = max(0.0, weight.get("letters", 0.0)) / 2
        self._al = max(0.0, weight.get("al", 0.0))
        self._prefixes = {
            p: max(kinds) + weight.get(f"p:{p}", 0.0) for p, kinds in prefixes.items()
        }

    def _share(self, maker: str, one: str | int, two: str | int, value: float) -> None:
        self._first[maker, one] = max(self._first[maker, one], value / 2)
        self._second[maker, two] = max(self._second[maker, two], value / 2)

    def first(self, word: str) -> tuple[int, bool]:
        """Say how high a word as the first of two can take the score: its level.

        Also say whether it may be the first part of a compound that the lexicon has.
        """
        lexicon = self._features.lexicon
        if word[-1] in NON_JOINING:
            return LOWEST, False
        if word in LEAVE_LEFT:
            return LOWEST, word in lexicon.curated_firsts
        if word in MI:
            return HIGHEST, False
        bound = self._bound_first(self._features.left(word))
        if word in PREFIXES:
            bound += self._prefixes[word]
        if word in LETTER_NAMES:
            bound += self._letters
        return bisect_left(STEPS, bound) + 1, word in lexicon.by_first

    def second(self, word: str) -> tuple[int, bool]:
        """Say which level the word before must have to be joined to a word as the second of two.

        Also say whether it may be the second part of a compound that the lexicon has.
        """
        if word in SUFFIXES:
            return LOWEST, False
        if word in LEAVE_RIGHT:
            return NOBODY, word in self._features.lexicon.curated_seconds
        trait, *own = self._features.right(word)
        bound = self._bound_second(trait)
        if own:
            bound += self._sum(own[0])
        if word in LETTER_NAMES:
            bound += self._letters
        if word.startswith("ال"):
            bound += self._al
        return bisect_right(STEPS, FLOOR - bound) + 1, int(trait[1]) > 0

    def _first_of(self, trait: Trait) -> float:
        _, firsts, kind, *_ = trait
        most = self._first.get
        bound = self._sum(trait) + self._either + most(("c12", min(int(firsts), 3)), 0.0)
        return bound + most(("ck", kind), 0.0) + most(("cvk", kind), 0.0)

    def _second_of(self, trait: Trait) -> float:
        _, seconds, kind, _, _, verbal = trait
        most = self._second.get
        bound = self._sum(trait) + self._either + most(("c12", min(int(seconds), 4)), 0.0)
        return bound + most(("ck", kind), 0.0) + most(("cvk", verbal), 0.0)
