"""Signatures: what a file seems to be that is no text.

Guarantees that no text in UTF-8 is taken for something else: what is recognised has bytes that such
a text never has, or begins as only a document of another kind does.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKUP: Final = (
    (0, b"%PDF-", "a PDF document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"%!PS", "a PostScript document"),
)
_BINARY: Final = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Office document (.doc, .xls, .ppt)"),
    (0, b"PK\x03\x04", "a zip archive"),
    (0, b"PK\x05\x06", "a zip archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\x1f\x8b", "compressed by gzip; give it a name that ends in .gz, or unpack it"),
    (0, b"\xfd7zXZ\0", "compressed by xz; give it a name that ends in .xz, or unpack it"),
    (0, b"\x28\xb5\x2f\xfd", "compressed by zstd; give it a name that ends in .zst, or unpack it"),
    (0, b"BZh", "compressed by bzip2; unpack it first"),
    (0, b"\x04\x22\x4d\x18", "compressed by lz4; unpack it first"),
    (0, b"LZIP", "compressed by lzip; unpack it first"),
    (0, b"\x1f\x9d", "compressed by compress; unpack it first"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"PAR1", "a Parquet file; its name must end in .parquet"),
    (0, b"ARROW1\0\0", "an Arrow file"),
    (0, b"\x89HDF\r\n\x1a\n", "an HDF5 file"),
    (0, b"\x93NUMPY", "a NumPy array"),
    (0, b"\xde\x12\x04\x95", "a compiled message catalogue (.mo)"),
    (0, b"\x95\x04\x12\xde", "a compiled message catalogue (.mo)"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"ID3", "an MP3 recording"),
    (0, b"OggS", "an Ogg recording"),
    (4, b"ftyp", "a video or a recording (.mp4)"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\0", "a program"),
    (0, b"\0asm", "a WebAssembly program"),
)
_IN_ZIP: Final = (
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis.opendocument.", "an OpenDocument file (.odt, .ods)"),
    (b"word/", "a Word document; its name must end in .docx"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
)
_CONTROLS: Final = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f]")
_WIDE: Final = (
    # UTF-32 first: every other two bytes of it look like UTF-16.
    ("utf-32-le", "UTF-32 (little-endian)", 4, (2, 3)),
    ("utf-32-be", "UTF-32 (big-endian)", 4, (0, 1)),
    ("utf-16-le", "UTF-16 (little-endian)", 2, (1,)),
    ("utf-16-be", "UTF-16 (big-endian)", 2, (0,)),
)


def signature(head: bytes) -> str:
    """Return what a file seems to be by its signature, or "".

    Args:
        head: Its first bytes, uncompressed; a few hundred tell.

    Examples:
        >>> signature(b"%PDF-1.7")
        'a PDF document'
        >>> signature("متن".encode())
        ''
    """
    for at, mark, what in _MARKUP if _is_utf8(head) else (*_MARKUP, *_BINARY):
        if head.startswith(mark, at):
            inside = (name for part, name in _IN_ZIP if part in head and mark.startswith(b"PK"))
            return next(inside, what)
    return ""


def _is_utf8(head: bytes) -> bool:
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return "\0" not in text


def wide_encoding(head: bytes) -> tuple[str, str]:
    """Return which of UTF-16 and UTF-32 a text without a byte order mark seems to be, or "".

    The upper bytes of their characters are zero for Latin letters and six for Arabic ones, over
    and over; a text in UTF-8 has no such bytes.

    Args:
        head: Its first bytes.

    Returns:
        The name that Python has for it, and the name to show.

    Examples:
        >>> wide_encoding("علی آمد".encode("utf-16-le"))
        ('utf-16-le', 'UTF-16 (little-endian)')
        >>> wide_encoding("علی آمد".encode())
        ('', '')
    """
    for name, shown, width, upper in _WIDE:
        units = len(head) // width
        zero_or_six = sum(head[at::width].count(byte) for at in upper for byte in (0, 6))
        if units and 2 * zero_or_six > units * len(upper):
            decoder = codecs.getincrementaldecoder(name)()
            try:
                text = decoder.decode(head)
            except UnicodeDecodeError:
                continue
            if text and not _CONTROLS.search(text):
                return name, shown
    return "", ""
