"""JSON Lines: one object a line, with text in some of its fields.

Guarantees that every byte outside the strings that change stays as it was: other fields, the order
of keys, spaces, the way numbers are written.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from persian_clean.cli.formats import BrokenRecordError, Lines, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.cli.formats import Cleaner

    _Member = tuple[str, object, int, int]

_WHITE: Final = re.compile(r"[ \t\r\n]*")
# Numbers are never looked at, and int() refuses very long ones.
_DECODER: Final = json.JSONDecoder(parse_int=len, parse_float=len)


@dataclass(frozen=True)
class JsonLines(Lines):
    """One JSON object a line."""

    optional: ClassVar = True

    fields: tuple[str, ...]
    strict: bool = False
    """Whether a field that is missing or null makes a record a broken one."""

    def rewrite(self, record: bytes, line: int, clean: Cleaner) -> bytes:
        """Return the object with its fields cleaned and every other byte as it was."""
        text = decode(record)
        if not text.strip(" \t\r\n"):
            return record
        try:
            members = list(_members(text.rstrip("\r\n")))
        except json.JSONDecodeError as error:
            raise BrokenRecordError(
                f"broken JSON at column {error.pos + 1}: {error.msg}"
            ) from error
        except RecursionError as error:
            raise BrokenRecordError("JSON nested too deeply") from error
        found = self._texts(members, clean)
        parts: list[str] = []
        last = 0
        for value, start, end in found:
            new = clean(value, line, start + 2, inline=True)
            if new != value:
                ascii_only = text[start:end].isascii() or not _encodes(new)
                parts += text[last:start], json.dumps(new, ensure_ascii=ascii_only)
                last = end
        return "".join([*parts, text[last:]]).encode() if parts else record

    def _texts(self, members: list[_Member], clean: Cleaner) -> list[tuple[str, int, int]]:
        """Return the value and the span of each string in a field that is cleaned."""
        found = [member for member in members if member[0] in self.fields]
        names = {name for name, *_ in found}
        for field in self.fields:
            if field in names:
                clean.saw(field)
            elif self.strict:
                raise BrokenRecordError(f"no field {field!r}")
        texts = []
        for name, value, start, end in found:
            if isinstance(value, str):
                texts.append((value, start, end))
            elif value is not None or self.strict:
                raise BrokenRecordError(f"field {name!r} is {_kind(value)}, not a string")
        return texts


def _members(text: str) -> Iterator[_Member]:
    """Find the name, the value and the span of the value of each member of a JSON object."""

    def skip(at: int, expected: str, message: str) -> int:
        at = _white(text, at)
        if text[at : at + 1] not in expected or at >= len(text):
            raise json.JSONDecodeError(message, text, at)
        return at

    at = skip(0, "{", "not an object") + 1
    at = skip(at, '"}', "Expecting property name enclosed in double quotes")
    while text[at] != "}":
        at = skip(at, '"', "Expecting property name enclosed in double quotes")
        name, at = _DECODER.raw_decode(text, at)
        start = _white(text, skip(at, ":", "Expecting ':' delimiter") + 1)
        value, at = _DECODER.raw_decode(text, start)
        yield name, value, start, at
        at = skip(at, ",}", "Expecting ',' delimiter")
        if text[at] == ",":
            at = _white(text, at + 1)
            if at >= len(text) or text[at] == "}":
                raise json.JSONDecodeError("Expecting property name", text, at)
    at = _white(text, at + 1)
    if at < len(text):
        raise json.JSONDecodeError("Extra data", text, at)


def _white(text: str, at: int) -> int:
    match = _WHITE.match(text, at)
    return match.end() if match else at


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case list():
            return "an array"
        case dict():
            return "an object"
        case _:
            return "a number"


def _encodes(text: str) -> bool:
    """Tell whether UTF-8 can hold the text: it cannot hold lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
