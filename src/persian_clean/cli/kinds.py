"""Kinds of files: the table of the formats that the command reads.

Guarantees that a format is one row: its name, its suffixes, what is cleaned in it, what reads it.
Documents have the rows of the library; what is read record by record has a row here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from persian_clean.cli import formats
from persian_clean.cli.documents import Document
from persian_clean.cli.jsonlines import JsonLines
from persian_clean.cli.parquet import Parquet
from persian_clean.cli.reading import COMPRESSIONS
from persian_clean.cli.tables import Table
from persian_clean.documents import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

    from persian_clean.config import Config


class Wanted(NamedTuple):
    """What decides how a file is read, besides its format.

    Attributes:
        fields: The fields to clean, or None where none are named.
        strict: Whether a record without one of them is a broken one.
        config: Which rules run.
    """

    fields: tuple[str, ...] | None
    strict: bool
    config: Config


@dataclass(frozen=True)
class Kind:
    """One row.

    Attributes:
        name: What ``--format`` calls it.
        title: What it is called in prose.
        suffixes: What the names of such files end in.
        about: What is cleaned in it.
        read: Makes what reads it.
        fields: Whether the fields to clean may or must be named, or "" where there are none.
        extra: What must be installed, or "".
        on_request: Whether it is read only when asked for: the comments of program code.
        is_binary: Whether it is no text.
        is_exact: Whether the text is in the file just as the rules see it, so that the places of
            edits are places in the file.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    about: str
    read: Callable[[Wanted], formats.Format]
    fields: Literal["", "may", "must"] = ""
    extra: str = ""
    on_request: bool = False
    is_binary: bool = False
    is_exact: bool = False


def _read_text(wanted: Wanted) -> formats.Format:
    return formats.Text(formats.looks_over_lines(wanted.config))


def _read_document(name: str, wanted: Wanted) -> formats.Format:
    return Document(name, wanted.fields if FORMATS[name].has_fields else None)


TEXT: Final = Kind(
    "text",
    FORMATS["text"].title,
    FORMATS["text"].suffixes,
    FORMATS["text"].prose,
    _read_text,
    is_exact=True,
)
_RECORDS: Final = (
    Kind(
        "jsonl",
        "JSON Lines",
        (".jsonl", ".ndjson"),
        "string fields of objects",
        lambda wanted: JsonLines(wanted.fields or (), wanted.strict),
        fields="must",
    ),
    Kind(
        "csv",
        "CSV",
        (".csv",),
        "columns, by the header",
        lambda wanted: Table(wanted.fields or ()),
        fields="must",
    ),
    Kind(
        "tsv",
        "TSV",
        (".tsv",),
        "columns, by the header",
        lambda wanted: Table(wanted.fields or (), "\t"),
        fields="must",
    ),
    Kind(
        "parquet",
        "Parquet",
        (".parquet",),
        "string columns",
        lambda wanted: Parquet(wanted.fields or ()),
        fields="must",
        extra="arrow",
        is_binary=True,
    ),
)
_DOCUMENTS: Final = tuple(
    Kind(
        row.name,
        row.title,
        row.suffixes,
        row.prose,
        partial(_read_document, row.name),
        fields="may" if row.has_fields else "",
        extra="documents" if row.needs_extra else "",
        on_request=row.on_request,
        is_binary=row.is_binary,
        is_exact=not row.is_binary,
    )
    for row in FORMATS.values()
    if row.name != TEXT.name
)

KINDS: Final = {kind.name: kind for kind in (TEXT, *_RECORDS, *_DOCUMENTS)}
"""Every format, by its name."""

_BY_SUFFIX: Final = {suffix: kind for kind in KINDS.values() for suffix in kind.suffixes}


_NO_TEXT: Final = {
    suffix: what
    for what, suffixes in {
        "program code": ".asm .awk .bat .clj .cmake .cmd .dart .erl .ex .exs .fish .fs .gradle "
        ".graphql .groovy .hs .jl .kt .kts .less .lua .m .mm .nim .pas .pl .pm .proto .ps1 .r "
        ".sass .scala .scss .sql .svelte .swift .vb .vue .zig .zsh",
        "a file of settings or messages": ".cfg .conf .env .ftl .hjson .ini .json5 .jsonc "
        ".plist .properties",
        "a template": ".aspx .cshtml .ejs .erb .haml .hbs .j2 .jinja .jinja2 .jsp .liquid "
        ".mustache .pug .razor .slim .tmpl .tpl .twig",
    }.items()
    for suffix in suffixes.split()
}
"""What files are that no format is for, and that would not work any more were all of them cleaned:
keys, names and quotes are no prose."""


def no_text(path: PurePath) -> str:
    """Return what a file is whose name says that it is neither text nor of a format, or "".

    Args:
        path: Name of a file; the suffix of a compression does not count.
    """
    if compression_of(path):
        path = path.with_suffix("")
    return _NO_TEXT.get(path.suffix.lower(), "")


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
