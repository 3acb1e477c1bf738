"""Weights: how much each feature of a gap counts, in logits.

Guarantees that a score is a plain sum of lines of ``lexicon/weights.txt``. A line holds a model
(pair: join two words; word: cut a word), a feature, and its weight.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from persian_clean.lexicon import read
from persian_clean.words.features import Trait, names
from persian_clean.words.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Sums:
    """Sums of the weights of one model."""

    def __init__(self) -> None:
        """Start with no weights."""
        self.weights: dict[str, float] = {}
        self.of: Callable[[Trait], float] = Memo(self._sum, 10_000).__getitem__
        """Sums the weights of a trait's features."""

    def _sum(self, trait: Trait) -> float:
        get = self.weights.get
        return sum([get(name, 0.0) for name in names(trait)])

    def score(self, traits: Iterable[Trait]) -> float:
        """Score what these traits describe."""
        return sum(map(self.of, traits))


class Weights:
    """The weights of both models.

    Attributes:
        pair: Of joining two words; a score above 0 speaks for it.
        word: Of one reading of a word; readings are compared.
        inside: Of joining two parts in a reading of a word: those of ``word`` that begin with z.
    """

    def __init__(self, text: str) -> None:
        """Read lines of model, feature and weight."""
        self.pair, self.word, self.inside = Sums(), Sums(), Sums()
        for line in text.splitlines():
            model, feature, value = line.split("\t")
            if model == "pair":
                self.pair.weights[feature] = float(value)
            elif feature[0] == "z":
                self.inside.weights[feature[1:]] = float(value)
            else:
                self.word.weights[feature] = float(value)


@cache
def weights() -> Weights:
    """Give the package's weights, read at the first call."""
    return Weights(read("weights.txt"))
