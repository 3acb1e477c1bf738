"""Temporary files: new files on the way to their places.

Guarantees that none outlives the run that made it, however it is interrupted, or the next run in
the same folder, where it was killed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
from pathlib import Path
from typing import Final

_PREFIX: Final = ".persian-clean-"
_LEFTOVER: Final = re.compile(rf"{re.escape(_PREFIX)}[0-9a-z_]{{8,16}}\.tmp")

_unfinished: set[Path] = set()
"""Those that may exist. A name is here before the file is, and until it is gone."""


def create(folder: Path, mode: int) -> tuple[Path, int]:
    """Make a temporary file, locked as long as this process lives; return its name and handle.

    Args:
        folder: Where to make it.
        mode: Its permissions, from which those are taken that the process gives to no file.

    Raises:
        OSError: It cannot be made.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        path = folder / f"{_PREFIX}{os.urandom(8).hex()}.tmp"
        _unfinished.add(path)
        try:
            handle = os.open(path, flags, mode)
        except OSError:
            _unfinished.discard(path)
            raise
        if _lock(handle) is not False and path.exists():
            return path, handle
        os.close(handle)  # another run took it for a leftover before it was locked
        remove(path)


def remove(path: Path) -> None:
    """Remove a temporary file, if it is there.

    Args:
        path: Its name.
    """
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
    _unfinished.discard(path)


def forget(path: Path) -> None:
    """Take note that a temporary file has found its place.

    Args:
        path: The name it had.
    """
    _unfinished.discard(path)


def remove_unfinished() -> None:
    """Remove every temporary file of this process that has not found its place."""
    while _unfinished:
        remove(next(iter(_unfinished)))


def remove_leftovers(folder: Path) -> None:
    """Remove the temporary files that killed runs have left, but none that a living one owns.

    Args:
        folder: Where to look.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _LEFTOVER.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _remove_if_abandoned(Path(entry.path))


if sys.platform == "win32":

    def _lock(handle: int) -> bool | None:  # noqa: ARG001
        """Do nothing: here an open file cannot be removed."""
        return True

    def _remove_if_abandoned(path: Path) -> None:
        with contextlib.suppress(OSError):
            path.unlink()

else:
    import fcntl

    def _lock(handle: int) -> bool | None:
        """Lock an open file for the life of the process; None where files cannot be locked."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return False if error.errno in {errno.EWOULDBLOCK, errno.EACCES} else None
        return True

    def _remove_if_abandoned(path: Path) -> None:
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_RDWR)
            try:
                if _lock(handle):
                    path.unlink()
            finally:
                os.close(handle)
