"""Writing: bytes out, to a file that takes its place at once, or into whatever is no file.

Guarantees that a regular file is replaced as a whole or not at all, with its owner, permissions
and extended attributes; that a device, a pipe or an open file such as ``/dev/stdout`` is written
into and never replaced; and that no temporary file outlives the run that made it, or the next one
where that run was killed.
"""

from __future__ import annotations

import contextlib
import gzip
import lzma
import os
import re
import stat
import sys
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Self, cast

from persian_clean.cli.reading import UnreadableError, write_zstd
from persian_clean.cli.temporary import create, forget, remove, remove_leftovers

if TYPE_CHECKING:
    from types import TracebackType

_DESCRIPTORS: Final = re.compile(rf"/dev/fd|/proc/{os.getpid()}/fd")
_MOST_LINKS: Final = 40  # in a chain, as Linux has it


class Outputs:
    """The files that one run writes."""

    def __init__(self) -> None:
        self._tidy: set[Path] = set()

    def open(self, path: Path, compression: str = "") -> Output:
        """Begin to write a new file, its folder too if it isn't there, or into what is no file.

        Args:
            path: Where the bytes go. A symbolic link stands for its target.
            compression: A value of ``COMPRESSIONS``, or "".

        Raises:
            OSError: It cannot be written.
            UnreadableError: It is read-only, or the library that writes this compression is not
                installed.
        """
        descriptor = _descriptor(path)
        if descriptor is not None:
            return Stream(os.fdopen(os.dup(descriptor), "wb"), compression)
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            mode = stat.S_IFREG
            path.parent.mkdir(parents=True, exist_ok=True)
        if not stat.S_ISREG(mode):
            return Stream(path.open("wb"), compression)
        return self.replace(path, compression)

    def replace(
        self, path: Path, compression: str = "", read: os.stat_result | None = None
    ) -> Replacement:
        """Begin to write a file that will take the place of this one.

        Args:
            path: The file, which need not exist. A symbolic link stands for its target.
            compression: A value of ``COMPRESSIONS``, or "".
            read: What the file was like when it was read, if its place is not to be taken when
                another program has written it meanwhile.

        Raises:
            OSError: It cannot be written.
            UnreadableError: It is read-only or no regular file, or the library that writes this
                compression is not installed.
        """
        target = Path(os.path.realpath(path))
        if target.exists():
            if not target.is_file():
                raise UnreadableError("not a regular file")
            if not os.access(target, os.W_OK):
                raise UnreadableError("it is read-only")
        if target.parent not in self._tidy:
            self._tidy.add(target.parent)
            remove_leftovers(target.parent)
        return Replacement(target, compression, read)


def _descriptor(path: Path) -> int | None:
    """Return the open file of this process that a path such as ``/dev/stdout`` stands for."""
    for _ in range(_MOST_LINKS):
        folder = os.path.realpath(path.parent)
        if path.name.isdecimal() and _DESCRIPTORS.fullmatch(folder):
            return int(path.name)
        if not path.is_symlink():
            return None
        path = Path(folder) / path.readlink()
    return None


class Output(ABC):
    """Something that bytes are written to. Without ``commit``, ``close`` gives it up."""

    def __init__(self, file: BinaryIO, compression: str) -> None:
        self._file = file
        self._stream = _compress(file, compression)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def write(self, data: bytes, /) -> None:
        """Add ``data``."""
        self._stream.write(data)

    def _end_compression(self) -> None:
        if self._stream is not self._file:
            self._stream.close()

    def _let_go(self) -> None:
        with contextlib.suppress(OSError):  # a full disk fails again when buffers are flushed
            self._file.close()
        # After its file, so that what is cut short does not look whole.
        with contextlib.suppress(OSError, ValueError):
            self._end_compression()

    @abstractmethod
    def commit(self) -> None:
        """Say that everything has been written."""

    @abstractmethod
    def close(self) -> None:
        """Let go of it, and undo what can be undone unless it has been committed."""


class Stream(Output):
    """Bytes that go where they cannot be taken back."""

    def commit(self) -> None:
        """Send what is left."""
        self._end_compression()
        self._file.flush()

    def close(self) -> None:
        """Close it."""
        self._let_go()


class Replacement(Output):
    """A file written beside its place, which takes its place at once or not at all."""

    def __init__(
        self, path: Path, compression: str = "", read: os.stat_result | None = None
    ) -> None:
        """Begin the new file.

        Args:
            path: Where it will stand; not a symbolic link.
            compression: A value of ``COMPRESSIONS``, or "".
            read: What stood there when it was read, if nothing else may be replaced.
        """
        self._path = path
        self._read = read
        try:
            old = path.stat()
        except FileNotFoundError:
            old = None
        self._temporary, handle = create(path.parent, 0o666 if old is None else 0o600)
        file = os.fdopen(handle, "wb")
        try:
            if old is not None:
                _copy_attributes(path, old, handle)
            super().__init__(file, compression)
        except BaseException:
            file.close()
            remove(self._temporary)
            raise

    def commit(self) -> None:
        """Put the new file in its place, once it is safe on the disk.

        Raises:
            OSError: The disk does not take it; the old file stays.
            UnreadableError: The old file has changed; it stays.
        """
        self._end_compression()
        self._file.flush()
        os.fsync(self._file.fileno())
        if self._read is not None:
            _check_unchanged(self._path, self._read)
        if sys.platform == "win32":  # where no open file can be moved, nor taken for a leftover
            self._file.close()
        self._temporary.replace(self._path)
        forget(self._temporary)
        self._file.close()
        _sync_directory(self._path.parent)

    def close(self) -> None:
        """Throw the new file away, unless it has been committed."""
        self._let_go()
        remove(self._temporary)


def _compress(file: BinaryIO, compression: str) -> BinaryIO:
    match compression:
        case "gzip":
            stream = gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0)
            return cast("BinaryIO", stream)
        case "xz":
            return cast("BinaryIO", lzma.LZMAFile(file, "wb"))
        case "zstd":
            return write_zstd(file)
        case _:
            return file


def _copy_attributes(path: Path, old: os.stat_result, handle: int) -> None:
    if sys.platform == "win32":
        return
    with contextlib.suppress(PermissionError):  # only root may give files away
        os.fchown(handle, old.st_uid, old.st_gid)
    os.fchmod(handle, stat.S_IMODE(old.st_mode))
    if sys.platform == "linux":  # access control lists and labels are among them
        with contextlib.suppress(OSError):
            for name in os.listxattr(path):
                with contextlib.suppress(OSError):
                    os.setxattr(handle, name, os.getxattr(path, name))


def _check_unchanged(path: Path, before: os.stat_result) -> None:
    now = path.stat()
    if any(
        getattr(now, name) != getattr(before, name)
        for name in ("st_dev", "st_ino", "st_size", "st_mtime_ns")
    ):
        raise UnreadableError("another program has written it meanwhile")


def _sync_directory(path: Path) -> None:
    """Make a rename last: without it a power cut could undo it."""
    with contextlib.suppress(OSError):  # not every file system lets a directory be opened
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
