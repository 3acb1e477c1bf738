"""Letters: how likely a run of letters is as a word that no list has.

Guarantees that every string has a likelihood. A name, a loan or a rare word is weighed as what it
may well be: by how its letters follow each other in the names, loans and rare words that the
lexicon does have. The numbers are in ``lexicon/letters.txt``, written by ``tools/train_words.py``:
a letter after the two before it, with what is lost where these three were never seen together
(Katz, "Estimation of probabilities from sparse data", 1987; the format is that of ARPA files).
"""

from __future__ import annotations

from functools import cache
from typing import Final

from persian_clean.lexicon import read

EDGE: Final = "#"
"""Stands before and after a word."""
NEVER: Final = -9.0
"""Log likelihood of a letter that no list has."""


class Letters:
    """A model of how letters follow each other in words, three at a time."""

    def __init__(self, text: str) -> None:
        """Read lines of letters, log likelihood of the last one, and loss where more is unseen."""
        self._likely: dict[str, float] = {}
        self._loss: dict[str, float] = {}
        for line in text.splitlines():
            run, likely, loss = line.split("\t")
            self._likely[run] = float(likely)
            if loss:
                self._loss[run] = float(loss)

    def likely(self, word: str) -> float:
        """Give the natural logarithm of a word's likelihood.

        >>> lettering = letters()
        >>> lettering.likely("مارتینیک") > lettering.likely("درکازرون")
        True
        """
        run = EDGE + word + EDGE
        get = self._likely.get
        total = 0.0
        for at in range(1, len(run)):
            here = run[max(0, at - 2) : at + 1]
            found = get(here)
            total += self._shorter(here) if found is None else found
        return total

    def _shorter(self, run: str) -> float:
        """Give the likelihood of the last letter of a run that was never seen."""
        loss = 0.0
        while len(run) > 1:
            loss += self._loss.get(run[:-1], 0.0)
            run = run[1:]
            found = self._likely.get(run)
            if found is not None:
                return loss + found
        return loss + NEVER


@cache
def letters() -> Letters:
    """Give the package's model, read at the first call."""
    return Letters(read("letters.txt"))
