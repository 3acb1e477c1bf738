"""Neighbours: what stands around two words and keeps them from being one.

Guarantees that a join that means something else in its line is not made: «با هم خانه ساختند».
Where two words stay two is a table for each kind of second word: ``compounds``, ``endings``, and
«می» (``mi``), all made of ``rows``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from persian_clean.words.affixes import AFTER_SILENT_HE, SUFFIXES
from persian_clean.words.model import MI
from persian_clean.words.neighbours import compounds, endings, mi

if TYPE_CHECKING:
    from persian_clean.words.forms import Lexicon


class Neighbours:
    """Knows what may stand around two words, with the knowledge of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the tables."""
        self._pairs = lexicon.pairs
        self._counts = lexicon.counts
        self._takes_preverb = mi.Preverbs(lexicon).allow
        self.compounds = compounds.rows(lexicon)
        self.endings = endings.rows(lexicon)
        self.mi = mi.ROWS

    def allow(self, left: str, right: str, before: str, after: str) -> bool:
        """Say whether two words may be joined between these neighbours.

        Args:
            left: The first word, without marks.
            right: The second.
            before: The word before them, or nothing.
            after: The word after them, or nothing.
        """
        pair = f"{left}|{right}"
        sure = self._pairs.get(pair) == "zwnj"
        rows = self.compounds
        if left in MI or right in MI:
            if not self._takes_preverb(left, right, after):
                return False
            rows, sure = self.mi, pair in self._counts
        elif pair not in self._pairs and (right in SUFFIXES or right in AFTER_SILENT_HE):
            rows = self.endings
        return not any(
            row.holds(left, right, before, after) and not (sure and row.doubtful) for row in rows
        )
