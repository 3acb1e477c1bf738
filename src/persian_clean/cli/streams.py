"""Streams: standard input, output and error, whichever of them are there.

Guarantees that messages hold any character whatever the locale, and that a stream which the caller
has closed is an error only where it is used.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Never, cast

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def prepare() -> None:
    """Make the streams of this process ready."""
    for number, other_way in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_RDONLY)):
        try:
            os.fstat(number)
        except OSError:  # closed: no file that is opened later may take its number
            os.open(os.devnull, other_way)
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(cast("BinaryIO", _Closed()), write_through=True)
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def standard_input() -> BinaryIO:
    """Return the bytes of standard input.

    Raises:
        OSError: It is closed.
    """
    if sys.stdin is None:
        raise OSError(errno.EBADF, "It is closed")
    return os.fdopen(os.dup(sys.stdin.fileno()), "rb")


def leave(*, abandon: bool) -> None:
    """Let Python end without a word about output that nobody takes.

    Args:
        abandon: Whether to drop what still waits to be written, rather than wait for a reader.
    """
    try:
        if not abandon:
            sys.stdout.flush()
            return
    except OSError:
        pass
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


class _Closed(io.RawIOBase):
    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1

    def write(self, data: ReadableBuffer, /) -> Never:  # noqa: ARG002
        raise OSError(errno.EBADF, "It is closed")
