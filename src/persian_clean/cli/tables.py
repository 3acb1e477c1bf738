"""Tables: comma- and tab-separated values with a header.

Guarantees that every byte outside the cells that change stays as it was, quotes and line ends too.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from persian_clean.cli.formats import BATCH, BrokenRecordError, Lines, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from persian_clean.cli.formats import Cleaner

LONGEST: Final = 1 << 20
"""Bytes that a record with quoted line breaks may have; a quote open for longer is a stray one."""

_QUOTED: Final = re.compile(r'"(?:[^"]++|"")*+"')
_CLOSING: Final = re.compile(rb'(?:[^"]++|"")*+"')


@dataclass(frozen=True)
class Table(Lines):
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
        text = decode(header)
        names = [_unquote(text[start:end]) for start, end in self._cells(text)]
        for field in self.fields:
            if field not in names:
                raise BrokenRecordError(f"no column {field!r}; there are {', '.join(names)}")
        columns = tuple(i for i, name in enumerate(names) if name in self.fields)
        return replace(self, columns=columns, width=len(names)), header

    def batches(self, stream: BinaryIO) -> Iterator[bytes]:
        """Read batches of whole records."""
        batch: list[bytes] = []
        size = 0
        for record in self._whole(stream):
            batch.append(record)
            size += len(record)
            if size >= BATCH:
                yield b"".join(batch)
                batch, size = [], 0
        if batch:
            yield b"".join(batch)

    def records(self, batch: bytes) -> Iterable[bytes]:
        """Part a batch into records."""
        return self._whole(io.BytesIO(batch))

    def rewrite(self, record: bytes, line: int, clean: Cleaner) -> bytes:
        """Return the record with its cells cleaned and every other byte as it was."""
        text = decode(record)
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
            at = _column(text, start) + quoted
            new = clean(value, place, at)
            if new != value:
                needs_quotes = quoted or self._needs_quotes(new, raw)
                parts += text[last:start], _quote(new) if needs_quotes else new
                last = end
        return "".join([*parts, text[last:]]).encode() if parts else record

    def _needs_quotes(self, new: str, raw: str) -> bool:
        opens = new.startswith('"') and not raw.startswith('"')
        vanishes = not new and self.width == 1  # readers pass over empty lines
        return opens or vanishes or any(mark in new for mark in (self.delimiter, "\n", "\r"))

    def _whole(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Join lines into records; one that a stray quote opens ends at the limit."""
        record: list[bytes] = []
        size = 0
        within = False
        for line in lines:
            record.append(line)
            if self.delimiter == "," and (within or b'"' in line):
                within = _open_after(line, b",", within=within)
                size += len(line)
            if not within or size > LONGEST:
                yield b"".join(record)
                record.clear()
                size, within = 0, False
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
                    raise _stray_quote(text, start, match and match.end())
            if stop < 0:
                stop = text.find(self.delimiter, start, end)
                stop = end if stop < 0 else stop
            spans.append((start, stop))
            if stop >= end:
                return spans
            start = stop + 1


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


def _stray_quote(text: str, start: int, end: int | None) -> BrokenRecordError:
    """Say where a quoted cell begins that is not closed, or closed where text follows."""
    line, column = text.count("\n", 0, start), _column(text, start)
    cell = f"the quoted cell that begins at column {column}"
    below = text.rstrip("\r\n").count("\n", start, end)
    lines = f"{below:,} line{'s' * (below != 1)}"
    if end is None:
        where = f" in the {lines} that follow" if below else ""
        return BrokenRecordError(f"{cell} is not closed{where}", line)
    where = f" {lines} further on" if below else ""
    return BrokenRecordError(f"text follows where {cell} is closed{where}", line)


def _column(text: str, at: int) -> int:
    return at - (text.rfind("\n", 0, at) + 1) + 1


def _unquote(cell: str) -> str:
    match = _QUOTED.fullmatch(cell)
    return cell[1:-1].replace('""', '"') if match else cell


def _quote(value: str) -> str:
    doubled = value.replace('"', '""')
    return f'"{doubled}"'
