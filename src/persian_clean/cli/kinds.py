"""Kinds of files: the table of the formats that the command reads.

Guarantees that a format is one row: its name, its suffixes, what is cleaned in it, what reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from persian_clean.cli.formats import Text
from persian_clean.cli.jsonlines import JsonLines
from persian_clean.cli.parquet import Parquet
from persian_clean.cli.reading import COMPRESSIONS
from persian_clean.cli.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

    from persian_clean.cli.formats import Format


@dataclass(frozen=True)
class Kind:
    """One row.

    Attributes:
        name: What ``--format`` calls it.
        suffixes: What the names of such files end in.
        about: What is cleaned in it.
        read: Makes what reads it, given the fields to clean, and whether a record without one of
            them is a broken one.
        has_fields: Whether the fields to clean must be named.
    """

    name: str
    suffixes: tuple[str, ...]
    about: str
    read: Callable[[tuple[str, ...], bool], Format]
    has_fields: bool = False


TEXT: Final = Kind("text", (".txt",), "the whole text", lambda *_: Text())
_JSONL: Final = Kind(
    "jsonl", (".jsonl", ".ndjson"), "string fields of objects", JsonLines, has_fields=True
)
_CSV: Final = Kind(
    "csv", (".csv",), "columns, by the header", lambda names, _: Table(names), has_fields=True
)
_TSV: Final = Kind(
    "tsv", (".tsv",), "columns, by the header", lambda names, _: Table(names, "\t"), has_fields=True
)
PARQUET: Final = Kind(
    "parquet", (".parquet",), "string columns", lambda names, _: Parquet(names), has_fields=True
)

KINDS: Final = {kind.name: kind for kind in (TEXT, _JSONL, _CSV, _TSV, PARQUET)}
"""Every format, by its name."""

_BY_SUFFIX: Final = {suffix: kind for kind in KINDS.values() for suffix in kind.suffixes}


def kind_of(path: PurePath) -> Kind | None:
    """Return the format that the name of a file stands for, or None.

    Args:
        path: Name of a file; the suffix of a compression does not count.
    """
    if compression_of(path):
        path = path.with_suffix("")
    return _BY_SUFFIX.get(path.suffix.lower())


def compression_of(path: PurePath) -> str:
    """Return what a file of this name is compressed with, or "".

    Args:
        path: Name of a file.
    """
    return COMPRESSIONS.get(path.suffix.lower(), "")
