"""Reading: bytes in, whatever the compression and the encoding.

Guarantees that data cut short is an error, never a short text.
"""

from __future__ import annotations

import codecs
import contextlib
import gzip
import io
import lzma
import sys
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from persian_clean.cli.signatures import signature, wide_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

COMPRESSIONS: Final = {".gz": "gzip", ".xz": "xz", ".zst": "zstd"}
"""What a file is compressed with, by its suffix."""

_BLOCK: Final = 1 << 16
_UTF8_BOM: Final = codecs.BOM_UTF8
_BOMS: Final = {
    # UTF-32 first: its mark begins with the one of UTF-16.
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
}


class UnreadableError(Exception):
    """A file cannot be read or written; the message says why."""


def reason(error: Exception) -> str:
    """Say in plain words why a file could not be read or written.

    Args:
        error: What reading or writing raised.
    """
    if isinstance(error, EOFError):
        return "the compressed data end too soon; the file is truncated"
    if isinstance(error, _DAMAGED):
        return f"the compressed data are damaged ({error})"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return str(error)


# --- reading ------------------------------------------------------------------------------------


def open_input(file: BinaryIO, compression: str, encoding: str) -> tuple[BinaryIO, Encoding]:
    """Return a stream of UTF-8 bytes without a byte order mark, and how to write them back.

    Args:
        file: The file as it lies on the disk, or standard input.
        compression: A value of ``COMPRESSIONS``, or "".
        encoding: What the text is encoded with.

    Raises:
        UnreadableError: It is no text, or in another encoding; or the library that reads this
            compression is not installed.
    """
    stream = io.BufferedReader(cast("io.RawIOBase", _decompress(file, compression)), _BLOCK)
    head = stream.peek(_BLOCK)
    what = signature(head)
    if what:
        raise UnreadableError(f"this is no text; it seems to be {what}")
    name = codecs.lookup(encoding).name
    if name in {"utf-8", "utf-8-sig"}:
        if head.startswith(_UTF8_BOM):
            stream.read(len(_UTF8_BOM))
            return stream, Encoding("utf-8", _UTF8_BOM)
        for wide, marks in _BOMS.items():
            if head.startswith(tuple(mark for mark, _ in marks)):
                raise UnreadableError(f"this is {wide.upper()}, not UTF-8; give --encoding {wide}")
        _refuse_binary(head)
        return stream, Encoding("utf-8")
    if name not in _BOMS and not is_unicode(name):
        _refuse_binary(head)
    bom = b""
    for mark, exact in _BOMS.get(name, ()):
        if head.startswith(mark):
            bom, name = stream.read(len(mark)), exact
            break
    if name in _BOMS:  # no mark: little-endian, as on nearly every machine that wrote one
        name += "-le"
    recoded = io.BufferedReader(_Recoded(stream, name), _BLOCK)
    return recoded, Encoding(name if is_unicode(name) else "utf-8", bom)


def is_unicode(encoding: str) -> bool:
    """Tell whether text is written in this encoding as it was read, since it has every letter.

    Args:
        encoding: The name that Python has for it.
    """
    return encoding.startswith(("utf-8", "utf-16", "utf-32"))


def _refuse_binary(head: bytes) -> None:
    name, shown = wide_encoding(head)
    if name:
        raise UnreadableError(
            f"this seems to be {shown} without a byte order mark; give --encoding {name}"
        )
    at = head.find(b"\0")
    if at >= 0:
        raise UnreadableError(
            f"this is no text; it seems to be binary data (NUL at byte offset {at})"
        )


class Encoding:
    """How cleaned text is written: Unicode encodings as they were, all others as UTF-8.

    The older encodings lack letters that Persian needs: windows-1256 has no Persian yeh.
    """

    def __init__(self, name: str, bom: bytes = b"") -> None:
        self.name = name
        self.bom = bom

    def encode(self, data: bytes) -> bytes:
        """Return UTF-8 ``data`` in this encoding."""
        return data if self.name == "utf-8" else data.decode().encode(self.name)


class _Recoded(io.RawIOBase):
    """Another encoding read as UTF-8."""

    def __init__(self, source: BinaryIO, encoding: str) -> None:
        self._source = source
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)("strict")
        self._offset = 0
        self._ready = b""
        self._ended = False

    def close(self) -> None:
        self._source.close()
        super().close()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        while not self._ready and not self._ended:
            data = self._source.read(_BLOCK)
            self._ended = not data
            waiting = len(self._decoder.getstate()[0])
            try:
                self._ready = self._decoder.decode(data, final=self._ended).encode()
            except UnicodeDecodeError as error:
                raise UnreadableError(
                    f"not valid {self._encoding} at byte offset "
                    f"{self._offset - waiting + error.start}"
                ) from error
            except UnicodeError as error:
                raise UnreadableError(f"not valid {self._encoding} ({error})") from error
            self._offset += len(data)
        view = memoryview(buffer).cast("B")
        taken = self._ready[: len(view)]
        view[: len(taken)] = taken
        self._ready = self._ready[len(taken) :]
        return len(taken)


def _decompress(file: BinaryIO, compression: str) -> BinaryIO:
    match compression:
        case "gzip":
            return cast("BinaryIO", gzip.GzipFile(fileobj=file, mode="rb"))
        case "xz":
            return cast("BinaryIO", lzma.LZMAFile(file))
        case "zstd":
            return _read_zstd(file)
        case _:
            return file


# --- zstd: in the standard library from Python 3.14, an extra before -----------------------------

if sys.version_info >= (3, 14):  # pragma: no cover
    from compression import zstd

    _DAMAGED: Final = (zlib.error, gzip.BadGzipFile, lzma.LZMAError, zstd.ZstdError)

    def _read_zstd(file: BinaryIO) -> BinaryIO:
        return cast("BinaryIO", zstd.ZstdFile(file))

    def write_zstd(file: BinaryIO) -> BinaryIO:
        """Return what compresses into ``file``, which stays open."""
        return cast("BinaryIO", zstd.ZstdFile(file, "w"))

else:
    _DAMAGED: Final = (zlib.error, gzip.BadGzipFile, lzma.LZMAError)

    class _ZstdReader(io.RawIOBase):
        """Zstandard frames; a frame that is cut short raises EOFError as gzip and xz do."""

        def __init__(self, file: BinaryIO) -> None:
            import zstandard  # noqa: PLC0415  an extra

            self._file = file
            self._error = zstandard.ZstdError
            self._context = zstandard.ZstdDecompressor(max_window_size=1 << 31)
            self._frame = self._context.decompressobj()
            self._begun = False
            self._ready = b""
            self._waiting = b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: WriteableBuffer) -> int:
            while not self._ready:
                data = self._waiting or self._file.read(_BLOCK)
                if not data:
                    if self._begun:
                        raise EOFError
                    return 0
                try:
                    self._ready = self._frame.decompress(data)
                except self._error as error:
                    raise UnreadableError(f"the compressed data are damaged ({error})") from error
                self._waiting = self._frame.unused_data
                self._begun = not self._frame.eof
                if self._frame.eof:
                    self._frame = self._context.decompressobj()
            view = memoryview(buffer).cast("B")
            taken = self._ready[: len(view)]
            view[: len(taken)] = taken
            self._ready = self._ready[len(taken) :]
            return len(taken)

    def _read_zstd(file: BinaryIO) -> BinaryIO:
        with _needs_extra():
            return cast("BinaryIO", _ZstdReader(file))

    def write_zstd(file: BinaryIO) -> BinaryIO:
        """Return what compresses into ``file``, which stays open."""
        with _needs_extra():
            import zstandard  # noqa: PLC0415  an extra

            return cast("BinaryIO", zstandard.ZstdCompressor().stream_writer(file, closefd=False))

    @contextlib.contextmanager
    def _needs_extra() -> Iterator[None]:
        try:
            yield
        except ModuleNotFoundError as error:
            raise UnreadableError(
                "reading and writing .zst needs one more package: pip install 'persian-clean[zstd]'"
            ) from error


READ_ERRORS: Final = (OSError, EOFError, UnreadableError, *_DAMAGED)
"""What reading a file raises when the file is to blame."""
