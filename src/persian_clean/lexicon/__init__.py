"""Lexicon: the word lists, as text.

Guarantees that nothing is read before it is needed. What the lists mean is known by
``persian_clean.words.forms``.
"""

from __future__ import annotations

from typing import Final
from zlib import crc32

LISTS: Final = (
    "words.txt",
    "own.txt",
    "frequency.txt",
    "names.txt",
    "pairs.txt",
    "verbs.txt",
    "letters.txt",
    "weights.txt",
)
"""The files that decide about words; what is worked out from them lies beside them."""


def read(name: str) -> str:
    r"""Read one of the files of this folder.

    >>> read("verbs.txt").splitlines()[0].count("\t")
    1
    """
    return _read(name).decode("utf-8")


def checksum() -> str:
    """Tell the state of all that verdicts on words depend on."""
    return f"{crc32(b''.join(map(_read, LISTS))):08x}"


def _read(name: str) -> bytes:
    from importlib.resources import files  # noqa: PLC0415  slow to import

    return files(__name__).joinpath(name).read_bytes()
