"""Documents: files that are read as a whole, by the library of documents.

Guarantees that one which cannot be read is a broken record, which is left as it was.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, ClassVar, Final, Self, cast

from persian_clean import documents
from persian_clean.cli.formats import BrokenRecordError, Plain, decode
from persian_clean.cli.reading import UnreadableError, is_unicode
from persian_clean.documents import FORMATS, DocumentError, MissingLibraryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader

    from persian_clean import Config
    from persian_clean.cli.formats import Cleaner, Output, Writer


_DECLARATION: Final = re.compile(
    rb"(?:encoding|charset|coding)\s*[=:]\s*[\"']?([\w.:-]+)|\[([\w-]+)\]\{inputenc\}"
)


def check_encoding(stream: BinaryIO, encoding: str) -> None:
    """Check that a document which is to be written says nothing wrong of its encoding then.

    Args:
        stream: Its beginning is looked at, and not read.
        encoding: What it is encoded with.

    Raises:
        UnreadableError: It names an encoding that it would no longer have.
    """
    if is_unicode(encoding):
        return
    for found in _DECLARATION.finditer(cast("BufferedReader", stream).peek()):
        name = (found[1] or found[2]).decode(errors="replace")
        with suppress(LookupError, ValueError):
            if not is_unicode(codecs.lookup(name).name):
                raise UnreadableError(
                    f"it says that it is in {name}, and would be written in UTF-8; "
                    "convert it first, and what it says"
                )


@dataclass(frozen=True)
class Document:
    """A document, which is one record. Where it is no text, its lines are its paragraphs."""

    is_shown: ClassVar = True
    optional: ClassVar = False

    name: str
    fields: tuple[str, ...] | None = None

    @property
    def is_text(self) -> bool:
        """Whether the file is text."""
        return not FORMATS[self.name].is_binary

    def begin(self, stream: BinaryIO) -> tuple[Self, bytes]:  # noqa: ARG002  there is no header
        """Return no header."""
        return self, b""

    def batches(self, stream: BinaryIO) -> Iterator[bytes]:
        """Read all of it."""
        yield stream.read()

    def length(self, batch: bytes) -> int:
        """Count the lines."""
        return batch.count(b"\n")

    def records(self, batch: bytes) -> Iterable[bytes]:
        """Return all of it."""
        return (batch,)

    def rewrite(self, record: bytes, line: int, clean: Cleaner) -> bytes:  # noqa: ARG002  it is 1
        """Return the document with its prose cleaned."""
        found = self.explain(record, clean.config)
        clean.cleaned(found)
        return found.output.encode() if isinstance(found.output, str) else found.output

    def explain(self, data: bytes, config: Config) -> documents.Document:
        """Return the document with its prose cleaned, and what was done to it.

        Args:
            data: All of it.
            config: Which rules run.

        Raises:
            BrokenRecordError: It cannot be read.
        """
        source = decode(data) if self.is_text else data
        try:
            return documents.explain_document(source, self.name, config, fields=self.fields)
        except DocumentError as error:
            line_before = None if error.line is None else error.line - 1
            raise BrokenRecordError(error.message, line_before) from error
        except MissingLibraryError as error:
            raise BrokenRecordError(str(error), None) from error
        except RecursionError as error:
            raise BrokenRecordError("nested too deeply", None) from error

    def writer(self, file: Output) -> Writer:
        """Return what writes it."""
        return Plain(file)
