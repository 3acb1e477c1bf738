"""Word: the paragraphs of WordprocessingML, in ``.docx`` files.

Guarantees that formatting stays where it is, run by run, that fields, formulas, deleted text and
everything else stays, and that parts of the file in which nothing changes keep their bytes.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from persian_clean.documents import xml
from persian_clean.documents.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from persian_clean.documents.prose import Prose

_PARTS: Final = re.compile(
    r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\d*\.xml"
)
_MAIN: Final = "word/document.xml"
_SIGNATURES: Final = "_xmlsignatures/"
_BOX: Final = "w:txbxContent"

_TOKENS: Final = frozenset(
    "w:sym w:noBreakHyphen w:softHyphen w:drawing w:pict w:object w:footnoteRef "
    "w:endnoteRef w:pgNum m:oMath w:ruby w:footnoteReference w:endnoteReference "
    "w:commentReference".split()
)
_GONE: Final = "w:moveFrom"
"""What has been moved away; what has been deleted has no ``w:t``."""
_NOTES: Final = frozenset({"w:footnoteReference", "w:endnoteReference", "w:commentReference"})
_LINES: Final = frozenset({"w:br", "w:cr", "w:tab", "w:ptab"})
_TEXT: Final = re.compile(r"<w:t([^<>/]*)>([^<]*)</w:t>")
_EDGE: Final = " \t\r\n"
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises for a file that is damaged, or encrypted."""


def read(prose: Prose) -> None:
    """Read one part of a file: its text, its footnotes, a header.

    Args:
        prose: The XML of the part, and what takes its prose.

    Raises:
        DocumentError: It is not well-formed.
    """
    prose.encode = xml.encode
    reader = _Reader(prose)
    for event in xml.events(prose.source):
        reader.take(event)


class _Reader:
    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._apart: list[str] = []  # elements that are no text, and the text boxes in them
        self._in_text = False
        self._after_note = False

    @property
    def _reads(self) -> bool:
        return not self._apart or (self._apart[-1] == _BOX and _GONE not in self._apart)

    def take(self, event: xml.Event) -> None:
        """Take what comes next."""
        match event.kind:
            case "start":
                self._start(event, event.value)
            case "end":
                self._end(event.value)
            case "text" if self._in_text:
                self._text(event)
            case _:
                pass

    def _start(self, event: xml.Event, name: str) -> None:
        prose, reads = self._prose, self._reads
        if name == _BOX:
            prose.enter()
            self._apart.append(name)
        elif name in _TOKENS:
            self._after_note |= reads and name in _NOTES
            if reads and name not in _NOTES:
                prose.token(event.start, event.end)
            self._apart.append(name)
        elif name == _GONE:
            self._apart.append(name)
        elif reads and name == "w:p":
            prose.block(name)
        elif reads and name in _LINES:
            prose.line(event.start, event.end)
        elif name == "w:t":
            self._in_text = reads

    def _end(self, name: str) -> None:
        if self._apart and name == self._apart[-1]:
            if self._apart.pop() == _BOX:
                self._prose.leave()
        elif name == "w:t":
            self._in_text = False
        elif name == "w:p" and self._reads:
            self._prose.block()

    def _text(self, event: xml.Event) -> None:
        prose = self._prose
        if self._after_note:
            prose.note(event.start)  # new text must stand in a text
            self._after_note = False
        if prose.source[event.start] == "&":
            prose.escape(event.start, event.end, event.value)
        else:
            prose.text(event.start, event.end)


def parts(data: bytes) -> dict[str, str]:
    """Return the parts of a file that hold text, by name.

    Args:
        data: The file.

    Raises:
        DocumentError: It is no file of Word, or one that may not be changed.
    """
    with _opened(data) as archive:
        names = archive.namelist()
        if _MAIN not in names:
            raise DocumentError(f"this is not a Word file: it holds no {_MAIN}")
        if len(set(names)) < len(names):
            raise DocumentError("this is not a Word file: it holds a part twice")
        if any(name.startswith(_SIGNATURES) for name in names):
            raise DocumentError("this Word file is signed; changing it would break the signature")
        found = {name: archive.read(name) for name in names if _PARTS.fullmatch(name)}
    try:
        return {name: part.decode() for name, part in found.items()}
    except UnicodeDecodeError as error:
        raise DocumentError(f"the XML of this Word file is not UTF-8: {error.reason}") from error


def rewrite(data: bytes, changed: Mapping[str, str]) -> bytes:
    """Return a file with other text in some of its parts.

    Args:
        data: The file.
        changed: The new XML of those parts, by name.

    Raises:
        DocumentError: Some other part of the file can't be read.
    """
    if not changed:
        return data
    out = io.BytesIO()
    with _opened(data) as old, zipfile.ZipFile(out, "w") as new:
        new.comment = old.comment
        for info in old.infolist():
            part = old.read(info)
            if info.filename in changed:
                part = _with_spaces_kept(part.decode(), changed[info.filename]).encode()
            new.writestr(info, part)
    return out.getvalue()


@contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a file; what can't be read in it is a DocumentError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except DocumentError:
        raise
    except _DAMAGE as error:
        raise DocumentError(f"this is not a Word file: {str(error) or 'it is cut off'}") from error


def _with_spaces_kept(before: str, after: str) -> str:
    """Mark the texts that now begin or end with a space: Word drops it from unmarked ones."""
    pieces: list[str] = []
    last = 0
    for old, new in zip(_TEXT.finditer(before), _TEXT.finditer(after), strict=True):
        text = new[2]
        if text != old[2] and text.strip(_EDGE) != text and "xml:space" not in new[1]:
            pieces += after[last : new.end(1)], ' xml:space="preserve"'
            last = new.end(1)
    return "".join([*pieces, after[last:]])
