"""Formats: where the Persian text is in a file, and how it is put back.

Guarantees that what is not cleaned keeps its bytes: other fields, the order of keys, quotes,
spaces, line ends, and every record in which nothing changed.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, ClassVar, Final, Protocol, Self

from persian_clean import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from persian_clean import Config
    from persian_clean.documents import Document

BATCH: Final = 1 << 18
"""Bytes read at a time; a batch is this long and then as long as its last record."""


# Letters and digits, but for those that are drawn as nothing, or as a line.
_TEXT: Final = re.compile(r"[^\W_\u0640\u115f\u1160\u3164\uffa0]")
_ENTITIES: Final = re.compile(r"&\S*")


def looks_over_lines(config: Config) -> bool:
    """Tell whether a rule runs for which lines are not independent of each other."""
    return any(config.runs(rule.name) for rule in RULES if rule.document)


class BrokenRecordError(Exception):
    """A record cannot be read.

    Attributes:
        message: What is wrong with it.
        line: The line of the record that is wrong, from 0, or None where it is all of it.
        byte: The byte of the record that is wrong, or None.
    """

    def __init__(self, message: str, line: int | None = 0, byte: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.byte = byte


class Cleaner(Protocol):
    """What cleans the texts of a record, and takes note of each edit where that is wanted."""

    def __call__(self, text: str, line: int, column: int, *, inline: bool = False) -> str:
        """Return the clean text.

        Args:
            text: One of the texts of a record.
            line: The line of the file where it begins.
            column: The column where it begins.
            inline: Whether it is on one line of the file, even if it has line breaks itself.
        """
        ...

    def saw(self, field: str) -> None:
        """Take note that a record has this field, whatever is in it."""
        ...

    @property
    def config(self) -> Config:
        """Which rules run."""
        ...

    def cleaned(self, document: Document) -> None:
        """Take note of what has been done to a document."""
        ...


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


class Plain:
    """Batches one after another."""

    def __init__(self, file: Output) -> None:
        self.write = file.write

    def finish(self) -> None:
        """Write no more: nothing comes after the last batch."""

    def abandon(self) -> None:
        """Write no more."""


class Format(Protocol):
    """What the command has to know about a format. Instances are small values, cheap to pickle."""

    @property
    def is_text(self) -> bool:
        """Whether the file is text, which has an encoding and lines."""
        ...

    @property
    def is_shown(self) -> bool:
        """Whether there are lines of which a difference can be shown."""
        ...

    @property
    def optional(self) -> bool:
        """Whether a record may lack the fields that are cleaned."""
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

    def rewrite(self, record: bytes, line: int, clean: Cleaner) -> bytes:
        """Return the record with its text cleaned."""
        ...

    def writer(self, file: Output) -> Writer:
        """Return what turns rewritten batches into a file."""
        ...


class Lines:
    """Records that are lines."""

    is_text: ClassVar = True
    is_shown: ClassVar = True
    optional: ClassVar = False

    def begin(self, stream: BinaryIO) -> tuple[Self, bytes]:  # noqa: ARG002  lines need no header
        """Return no header."""
        return self, b""

    def batches(self, stream: BinaryIO) -> Iterator[bytes]:
        """Read batches of whole lines."""
        while batch := stream.read(BATCH):
            yield batch if batch.endswith(b"\n") else batch + stream.readline()

    def length(self, batch: bytes) -> int:
        """Count the lines."""
        return batch.count(b"\n")

    def records(self, batch: bytes) -> Iterable[bytes]:
        """Return the lines."""
        return io.BytesIO(batch)

    def writer(self, file: Output) -> Writer:
        """Return what writes lines."""
        return Plain(file)


@dataclass(frozen=True)
class Text(Lines):
    """Plain text. A batch is cleaned in one go: lines are independent of each other."""

    keeps_together: bool = False
    """Whether a rule looks over lines, which sees nothing across one that has text in it."""

    def batches(self, stream: BinaryIO) -> Iterator[bytes]:
        """Read batches of whole lines; where lines are kept together, each begins with text.

        A run of blank lines is then in memory as a whole.
        """
        if not self.keeps_together:
            yield from super().batches(stream)
            return
        line = b""
        while batch := line + stream.read(BATCH):
            lines = [batch] if batch.endswith(b"\n") else [batch, stream.readline()]
            while (line := stream.readline()) and not _has_text(line):
                lines.append(line)
            yield b"".join(lines)

    def records(self, batch: bytes) -> Iterable[bytes]:
        """Return the batch as one record, or parted at the lines that are broken."""
        try:
            decode(batch)
        except BrokenRecordError:
            return _parted(super().records(batch))
        return (batch,)

    def rewrite(self, record: bytes, line: int, clean: Cleaner) -> bytes:
        """Return the lines cleaned."""
        return clean(decode(record), line, 1).encode()


def _has_text(line: bytes) -> bool:
    """Tell whether a line has something that no rule takes away."""
    try:
        return bool(_TEXT.search(_ENTITIES.sub("", line.decode())))
    except UnicodeDecodeError:
        return True


def _parted(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Join the lines between those that are broken."""
    whole: list[bytes] = []
    for line in lines:
        try:
            decode(line)
        except BrokenRecordError:
            if whole:
                yield b"".join(whole)
                whole.clear()
            yield line
        else:
            whole.append(line)
    if whole:
        yield b"".join(whole)


def decode(record: bytes) -> str:
    """Return the text of a record.

    Args:
        record: Its bytes.

    Raises:
        BrokenRecordError: They are not UTF-8, or there is a NUL among them, which no text has.
    """
    at = record.find(b"\0")
    if at >= 0:
        raise BrokenRecordError("a NUL byte, which no text has", record.count(b"\n", 0, at), at)
    try:
        return record.decode()
    except UnicodeDecodeError as error:
        raise BrokenRecordError(
            f"byte 0x{record[error.start]:02X} is not UTF-8; name the encoding with --encoding",
            record.count(b"\n", 0, error.start),
            error.start,
        ) from error
