"""Offsets: what parsers count in bytes, counted in code points."""

from __future__ import annotations


class Offsets:
    """Turns offsets in the UTF-8 of a text into offsets in the text.

    Cheap for offsets that come roughly in ascending order, as parsers give them.
    """

    def __init__(self, data: bytes, begin: int = 0) -> None:
        """Begin.

        Args:
            data: The text in UTF-8.
            begin: The offset of its first character.
        """
        self._data = data
        self._byte = 0
        self._char = begin

    def __getitem__(self, byte: int) -> int:
        """Return the offset in code points."""
        if byte >= self._byte:
            self._char += len(self._data[self._byte : byte].decode())
        else:
            self._char -= len(self._data[byte : self._byte].decode())
        self._byte = byte
        return self._char
