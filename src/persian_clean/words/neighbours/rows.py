"""Rows: where two words that may be one are two.

Guarantees that each row says by a sentence what it is about; a test reads them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Container


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
    left: Container[str] = ANY
    right: Container[str] = ANY
    before: Container[str] = ANY
    after: Container[str] = ANY
    doubtful: bool = False
