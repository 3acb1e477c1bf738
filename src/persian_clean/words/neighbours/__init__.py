"""Neighbours: what stands around two words and keeps them from being one.

Guarantees that a join that means something else in its line is not made: «با هم خانه ساختند».
Where two words stay two is a table for each kind of second word: ``compounds``, ``endings``, and
«می» (``mi``), all made of ``rows``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from persian_clean.words.affixes import AFTER_SILENT_HE, SUFFIXES
from persian_clean.words.memo import Memo
from persian_clean.words.model import MI
from persian_clean.words.neighbours import compounds, endings, mi
from persian_clean.words.neighbours.rows import Table

if TYPE_CHECKING:
    from persian_clean.words.forms import Lexicon
    from persian_clean.words.neighbours.rows import Row


class Neighbours:
    """Knows what may stand around two words, with the knowledge of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the tables."""
        self._pairs = lexicon.pairs
        self._counts = lexicon.counts
        self._takes_preverb = mi.Preverbs(lexicon).allow
        self.compounds = Table(compounds.rows(lexicon))
        self.endings = Table(endings.rows(lexicon))
        self.mi = Table(mi.rows(lexicon))
        self._rows = Memo(self._list, 20_000).__getitem__

    def matter(self, left: str, right: str) -> bool:
        """Say whether it depends on their neighbours that two words may be joined."""
        return left in MI or right in MI or bool(self._rows((left, right)))

    def allow(self, left: str, right: str, before: str, after: str) -> bool:
        """Say whether two words may be joined between these neighbours.

        Args:
            left: The first word, without marks.
            right: The second.
            before: The word before them, or nothing.
            after: The word after them, or nothing.
        """
        if (left in MI or right in MI) and not self._takes_preverb(left, right, after):
            return False
        return not any(
            before in row.before and after in row.after for row in self._rows((left, right))
        )

    def _list(self, words: tuple[str, str]) -> tuple[Row, ...]:
        """List the rows that are about two words."""
        left, right = words
        pair = f"{left}|{right}"
        sure = self._pairs.get(pair) == "zwnj"
        table = self.compounds
        if left in MI or right in MI:
            table, sure = self.mi, pair in self._counts
        elif pair not in self._pairs and (right in SUFFIXES or right in AFTER_SILENT_HE):
            table = self.endings
        return tuple(row for row in table.about(left, right) if not (sure and row.doubtful))
