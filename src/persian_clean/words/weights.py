"""Weights: how much each feature of a gap counts, in logits.

Guarantees that a score is a plain sum of lines of ``lexicon/weights.txt``. A line holds a model
(pair: join two words; word: cut a word), a feature, and its weight.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


class Weights:
    """The weights of both models."""

    def __init__(self, text: str) -> None:
        """Read lines of model, feature and weight."""
        self._models: dict[str, dict[str, float]] = {"pair": {}, "word": {}}
        for line in text.splitlines():
            model, feature, value = line.split("\t")
            self._models[model][feature] = float(value)

    def pair(self, features: list[str]) -> float:
        """Score joining two words; above 0 speaks for it."""
        get = self._models["pair"].get
        return sum([get(feature, 0.0) for feature in features])

    def word(self, features: list[str]) -> float:
        """Score one reading of a word; readings are compared."""
        get = self._models["word"].get
        return sum([get(feature, 0.0) for feature in features])


@cache
def weights() -> Weights:
    """Give the package's weights, read at the first call."""
    return Weights(files("persian_clean.lexicon").joinpath("weights.txt").read_text("utf-8"))
