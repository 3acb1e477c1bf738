"""Formats: where the Persian text is in a file, and how it is put back.

Guarantees that what is not cleaned keeps its bytes: other fields, the order of keys, quotes,
spaces, line ends, and every record in which nothing changed.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, ClassVar, Final, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Clean = Callable[[str, int, int], str]
    """Cleans a text, given the line and column where it begins."""

BATCH: Final = 1 << 18
"""Bytes read at a time; a batch is this long and then as long as its last record."""

_GROUP: Final = 1 << 10
"""Bytes of plain text cleaned in one go: long enough that short lines cost no more than long ones,
short enough that a defect in one line makes few others be looked at again."""


class BrokenRecordError(Exception):
    """A record cannot be read.

    Attributes:
        message: What is wrong with it.
        line: The line of the record that is wrong, from 0.
        byte: The byte of the record that is wrong, or None.
    """

    def __init__(self, message: str, line: int = 0, byte: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.byte = byte


class Output(Protocol):
    """Anything that takes bytes."""

    def write(self, data: bytes, /) -> object:
        """Take bytes."""
        ...


class Writer(Output, Protocol):
    """What turns rewritten batches into a file."""

    def finish(self) -> None:
        """Write what comes after the last batch."""
        ...

    def abandon(self) -> None:
        """Write no more."""
        ...


class _Plain:
    """Batches one after another."""

    def __init__(self, file: Output) -> None:
        self.write = file.write

    def finish(self) -> None:
        pass

    def abandon(self) -> None:
        pass


class Format(Protocol):
    """What the command has to know about a format. Instances are small values, cheap to pickle."""

    @property
    def is_text(self) -> bool:
        """Whether the file is text, which has an encoding and lines."""
        ...

    def begin(self, stream: BinaryIO) -> tuple[Self, bytes]:
        """Read what stands before the records; return it, and the format it settles."""
        ...

    def batches(self, stream: BinaryIO) -> Iterator[bytes]:
        """Read batches of whole records."""
        ...

    def length(self, batch: bytes) -> int:
        """Count the lines of a batch."""
        ...

    def records(self, batch: bytes) -> Iterable[bytes]:
        """Part a batch into what is kept or given up as a whole when it is broken."""
        ...

    def rewrite(self, record: bytes, line: int, clean: Clean) -> bytes:
        """Return the record with its text cleaned."""
        ...

    def writer(self, file: Output) -> Writer:
        """Return what turns rewritten batches into a file."""
        ...


class _Lines:
    """Records that are lines."""

    is_text: ClassVar = True

    def begin(self, stream: BinaryIO) -> tuple[Self, bytes]:  # noqa: ARG002  lines need no header
        return self, b""

    def batches(self, stream: BinaryIO) -> Iterator[bytes]:
        while batch := stream.read(BATCH):
            yield batch if batch.endswith(b"\n") else batch + stream.readline()

    def length(self, batch: bytes) -> int:
        return batch.count(b"\n")

    def records(self, batch: bytes) -> Iterable[bytes]:
        return io.BytesIO(batch)

    def writer(self, file: Output) -> Writer:
        return _Plain(file)


@dataclass(frozen=True)
class Text(_Lines):
    """Plain text. Lines are independent of each other, so a few are cleaned in one go."""

    def records(self, batch: bytes) -> Iterator[bytes]:
        """Part a batch into groups of lines, or into lines where some are not UTF-8."""
        stream = io.BytesIO(batch)
        while group := stream.read(_GROUP) + stream.readline():
            try:
                group.decode()
            except UnicodeDecodeError:
                yield from io.BytesIO(group)
            else:
                yield group

    def rewrite(self, record: bytes, line: int, clean: Clean) -> bytes:
        """Return the lines cleaned."""
        return clean(_decode(record), line, 1).encode()


@dataclass(frozen=True)
class JsonLines(_Lines):
    """One JSON object a line."""

    fields: tuple[str, ...]

    def rewrite(self, record: bytes, line: int, clean: Clean) -> bytes:
        """Return the object with its fields cleaned and every other byte as it was."""
        text = _decode(record)
        if not text.strip(" \t\r\n"):
            return record
        try:
            members = list(_members(text))
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


@dataclass(frozen=True)
class Table(_Lines):
    """Comma- or tab-separated values with a header.

    Comma-separated values are read as RFC 4180 has them: a quoted cell may hold line breaks. In
    tab-separated values every line is a record, and a quotation mark that does not enclose the
    whole cell is a character like any other.
    """

    fields: tuple[str, ...]
    delimiter: str = ","
    columns: tuple[int, ...] = ()
    width: int = 0

    def begin(self, stream: BinaryIO) -> tuple[Self, bytes]:
        """Find the columns in the header."""
        header = next(self._whole(iter(stream.readline, b"")), b"")
        if not header:
            return self, b""
        text = _decode(header)
        names = [_unquote(text[start:end]) for start, end in self._cells(text)]
        for field in self.fields:
            if field not in names:
                raise BrokenRecordError(f"no column {field!r}; there are {', '.join(names)}")
        columns = tuple(i for i, name in enumerate(names) if name in self.fields)
        return replace(self, columns=columns, width=len(names)), header

    def batches(self, stream: BinaryIO) -> Iterator[bytes]:
        """Read batches of whole records."""
        for batch in super().batches(stream):
            open_cell = self._open_after(batch)
            rest = []
            while open_cell and (line := stream.readline()):
                rest.append(line)
                open_cell = _open_after(line, self.delimiter.encode(), within=True)
            yield b"".join([batch, *rest])

    def records(self, batch: bytes) -> Iterable[bytes]:
        """Part a batch into records."""
        return self._whole(io.BytesIO(batch))

    def rewrite(self, record: bytes, line: int, clean: Clean) -> bytes:
        """Return the record with its cells cleaned and every other byte as it was."""
        text = _decode(record)
        if not text.strip("\r\n"):
            return record
        cells = self._cells(text)
        if len(cells) != self.width:
            raise BrokenRecordError(f"{len(cells)} cells where the header has {self.width}")
        parts: list[str] = []
        last = 0
        for column in self.columns:
            start, end = cells[column]
            raw = text[start:end]
            value = _unquote(raw)
            quoted = raw != value
            place = line + text.count("\n", 0, start)
            at = start - (text.rfind("\n", 0, start) + 1) + 1 + quoted
            new = clean(value, place, at)
            if new != value:
                quoted = quoted or any(mark in new for mark in (self.delimiter, '"', "\n", "\r"))
                parts += text[last:start], _quote(new) if quoted else new
                last = end
        return "".join([*parts, text[last:]]).encode() if parts else record

    def _open_after(self, lines: bytes) -> bool:
        if self.delimiter == "\t" or b'"' not in lines:
            return False
        within = False
        for line in io.BytesIO(lines):
            if within or b'"' in line:
                within = _open_after(line, self.delimiter.encode(), within=within)
        return within

    def _whole(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Join lines into records."""
        record: list[bytes] = []
        within = False
        for line in lines:
            record.append(line)
            if self.delimiter == "," and (within or b'"' in line):
                within = _open_after(line, b",", within=within)
            if not within:
                yield b"".join(record)
                record.clear()
        if record:
            yield b"".join(record)

    def _cells(self, text: str) -> list[tuple[int, int]]:
        """Return the span of each cell, with its quotes."""
        spans = []
        end = len(text.rstrip("\r\n"))
        start = 0
        while True:
            stop = -1
            if text.startswith('"', start):
                match = _QUOTED.match(text, start)
                if match is not None and (
                    match.end() >= end or text[match.end()] == self.delimiter
                ):
                    stop = match.end()
                elif self.delimiter == ",":
                    raise BrokenRecordError(
                        "a quoted cell is never closed"
                        if match is None
                        else f"text after the closing quote at column {match.end() + 1}"
                    )
            if stop < 0:
                stop = text.find(self.delimiter, start, end)
                stop = end if stop < 0 else stop
            spans.append((start, stop))
            if stop >= end:
                return spans
            start = stop + 1


_QUOTED: Final = re.compile(r'"(?:[^"]++|"")*+"')
_CLOSING: Final = re.compile(rb'(?:[^"]++|"")*+"')
_WHITE: Final = re.compile(r"[ \t\r\n]*")
# Numbers are never looked at, and int() refuses very long ones.
_DECODER: Final = json.JSONDecoder(parse_int=len, parse_float=len)


def _decode(record: bytes) -> str:
    try:
        return record.decode()
    except UnicodeDecodeError as error:
        raise BrokenRecordError(
            f"byte 0x{record[error.start]:02X} is not UTF-8; name the encoding with --encoding",
            record.count(b"\n", 0, error.start),
            error.start,
        ) from error


def _encodes(text: str) -> bool:
    """Tell whether UTF-8 can hold the text: it cannot hold lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


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


def _open_after(line: bytes, delimiter: bytes, *, within: bool) -> bool:
    """Tell whether a quoted cell is still open at the end of a line."""
    at = 0
    if not within and line.startswith(b'"'):
        within, at = True, 1
    while True:
        if within:
            match = _CLOSING.match(line, at)
            if match is None:
                return True
            at = match.end()
        at = line.find(delimiter, at) + 1
        if not at:
            return False
        within = line.startswith(b'"', at)
        at += within


def _unquote(cell: str) -> str:
    match = _QUOTED.fullmatch(cell)
    return cell[1:-1].replace('""', '"') if match else cell


def _quote(value: str) -> str:
    doubled = value.replace('"', '""')
    return f'"{doubled}"'
