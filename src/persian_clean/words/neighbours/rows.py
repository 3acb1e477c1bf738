"""Rows: where two words that may be one are two.

Guarantees that each row says by a sentence what it is about; a test reads them all.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator


class Where:
    """The words of which something is true."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        """Keep the test."""
        self._test = test

    def __contains__(self, word: object) -> bool:
        """Ask the test."""
        return isinstance(word, str) and self._test(word)


ANY: Final = Where(lambda _: True)
SOMETHING: Final = Where(bool)
NOTHING: Final = ("",)
Words: TypeAlias = "Where | Collection[str]"


class Row(NamedTuple):
    """Where two words are two.

    Attributes:
        example: A sentence with two such words, which must stay.
        left: The first may be one of these.
        right: The second.
        before: What stands before them.
        after: What stands after them.
        doubtful: Whether only a pair is meant that no list is sure of.
    """

    example: str
    left: Words = ANY
    right: Words = ANY
    before: Words = ANY
    after: Words = ANY
    doubtful: bool = False


class Table:
    """Rows, found by the words they are about."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Put each row under the second words that it names; some name none."""
        self.rows = tuple(rows)
        self._any = [row for row in self.rows if isinstance(row.right, Where)]
        self._of: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            if not isinstance(row.right, Where):
                for word in row.right:
                    self._of[word].append(row)

    def about(self, left: str, right: str) -> Iterator[Row]:
        """Yield the rows that are about two words."""
        for row in self._of.get(right, ()):
            if left in row.left:
                yield row
        for row in self._any:
            if left in row.left and right in row.right:
                yield row
