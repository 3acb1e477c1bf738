"""BibTeX: the fields of entries that are printed.

Guarantees that keys, types, numbers, addresses and strings of the file's own stay, and that names
and keywords stay apart: the comma in ``author`` is BibTeX's, not the language's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.documents import latex
from persian_clean.documents.errors import DocumentError
from persian_clean.documents.runs import Part

if TYPE_CHECKING:
    from persian_clean.documents.prose import Prose

_FIELDS: Final = frozenset(
    "title subtitle shorttitle booktitle booksubtitle maintitle journal journaltitle issuetitle "
    "series publisher address location school institution organization edition note addendum "
    "annote annotation abstract howpublished eventtitle venue author editor translator "
    "keywords".split()
)
_LISTS: Final = frozenset("author editor translator keywords".split())
_SEPARATOR: Final = re.compile(r"[,;]|(?<=\s)and(?=\s)")

_ENTRY: Final = re.compile(r"(?:^|(?<=[})]))[ \t]*@[ \t]*([A-Za-z]+)\s*([{(])", re.MULTILINE)
_SWITCH: Final = re.compile(r"%[^\n]*")
_FIELD: Final = re.compile(r"\s*([^\s=,#{}()\"]+)\s*=\s*")
_BARE: Final = re.compile(r"[^\s,#{}()\"]+")
_VALUE_TOKEN: Final = re.compile(r"\\.|[{}\"]", re.DOTALL)
_SPACE: Final = re.compile(r"\s*")
_KEY: Final = re.compile(r"\s*[^\s,{}]+\s*(?=[,})])")


def read(prose: Prose) -> None:
    """Read a bibliography.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: An entry is none of BibTeX.
    """
    source = prose.source
    at = 0
    while (entry := _ENTRY.search(source, at)) is not None:
        for comment in _SWITCH.finditer(source, at, entry.start()):
            prose.comment(*comment.span())
        if entry[1].lower() in {"comment", "preamble", "string"}:
            prose.comment(*entry.span())
            at = _braces(source, entry.end() - 1)
        else:
            prose.block(entry[1].lower())
            at = _entry(prose, entry)


def _entry(prose: Prose, entry: re.Match[str]) -> int:
    """Read an entry; return where it ends."""
    source = prose.source
    key = _KEY.match(source, entry.end())
    if key is None:
        raise _error(source, "an entry has no key", entry.start())
    at = key.end()
    fields = prose.fields or _FIELDS
    while source[at : at + 1] == ",":
        field = _FIELD.match(source, at + 1)
        if field is None:
            break
        name = field[1].lower()
        at = field.end()
        while True:
            start, at = at, _value(source, at)
            if name in fields and source[start] in '{"':
                _read_value(prose, name, start + 1, at - 1)
            at = _after_space(source, at)
            if source[at : at + 1] != "#":
                break
            at = _after_space(source, at + 1)
    at = _after_space(source, at)
    at = _after_space(source, at + 1) if source[at : at + 1] == "," else at
    if source[at : at + 1] != {"{": "}", "(": ")"}[entry[2]]:
        raise _error(source, "a comma or the end of the entry should stand", at)
    return at + 1


def _read_value(prose: Prose, name: str, start: int, end: int) -> None:
    with prose.within(Part.of(prose.source, (start, end))) as value:
        if name in _LISTS:
            value.hide(_SEPARATOR)
            value.is_names = True
        latex.read(value)


def _value(source: str, at: int) -> int:
    """Return where a value ends that begins at ``at``."""
    if source[at : at + 1] == "{":
        return _braces(source, at)
    if source[at : at + 1] == '"':
        depth = 0
        for token in _VALUE_TOKEN.finditer(source, at + 1):
            if token[0] == '"' and depth == 0:
                return token.end()
            depth += {"{": 1, "}": -1}.get(token[0], 0)
        raise _error(source, "a string does not end", at)
    bare = _BARE.match(source, at)
    if bare is None:
        raise _error(source, "a value should stand", at)
    return bare.end()


def _braces(source: str, at: int) -> int:
    """Return where braces end that begin at ``at``."""
    depth = 0
    closes = ")" if source[at] == "(" else "}"
    for token in re.compile(rf"\\.|[{{}}{closes}]", re.DOTALL).finditer(source, at + 1):
        if token[0] == closes and depth == 0:
            return token.end()
        depth += {"{": 1, "}": -1}.get(token[0], 0)
    raise _error(source, "braces do not end", at)


def _after_space(source: str, at: int) -> int:
    space = _SPACE.match(source, at)
    return space.end() if space else at


def _error(source: str, message: str, at: int) -> DocumentError:
    return DocumentError(f"this is not BibTeX: {message}", source.count("\n", 0, at) + 1)
