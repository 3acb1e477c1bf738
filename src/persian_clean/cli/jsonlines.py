"""JSON Lines: one object a line, with text in some of its fields.

Guarantees that every byte outside the strings that change stays as it was: other fields, the order
of keys, spaces, the way numbers are written.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from persian_clean.cli.formats import BrokenRecordError, Lines, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.cli.formats import Clean

_WHITE: Final = re.compile(r"[ \t\r\n]*")
# Numbers are never looked at, and int() refuses very long ones.
_DECODER: Final = json.JSONDecoder(parse_int=len, parse_float=len)


@dataclass(frozen=True)
class JsonLines(Lines):
    """One JSON object a line."""

    fields: tuple[str, ...]

    def rewrite(self, record: bytes, line: int, clean: Clean) -> bytes:
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
        names = {name for name, *_ in members}
        for field in self.fields:
            if field not in names:
                raise BrokenRecordError(f"no field {field!r}")
        found = [member for member in members if member[0] in self.fields]
        for name, value, *_ in found:
            if not isinstance(value, str):
                raise BrokenRecordError(f"field {name!r} is {_kind(value)}, not a string")
        parts: list[str] = []
        last = 0
        for _, value, start, end in found:
            new = clean(str(value), line, start + 2)
            if new != value:
                ascii_only = text[start:end].isascii() or not _encodes(new)
                parts += text[last:start], json.dumps(new, ensure_ascii=ascii_only)
                last = end
        return "".join([*parts, text[last:]]).encode() if parts else record


def _members(text: str) -> Iterator[tuple[str, object, int, int]]:
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
