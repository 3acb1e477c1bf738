"""Ignoring: what Git ignores is passed over in directories, through the extra ``cli``.

Guarantees what gitignore(5) says of ``.gitignore`` and ``.git/info/exclude``: the file nearest to a
name decides, and in it the last pattern that matches. A directory that was named is taken even if
Git ignores it.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE: Final = ".gitignore"

MISSING: Final = "not heeded; pip install 'persian-clean[cli]' to heed it, or say --no-gitignore"
"""What is said of a ``.gitignore`` where the package that reads it is not installed."""


def is_available() -> bool:
    """Tell whether the package that reads the patterns is installed."""
    return find_spec("pathspec") is not None


class Ignored:
    """The files and directories below one directory that Git ignores."""

    def __init__(self, root: Path) -> None:
        """Find the repository.

        Args:
            root: The directory that was named.
        """
        self._specs: dict[Path, Any] = {}
        root = Path(os.path.realpath(root))
        above = (root, *root.parents)
        # Where nobody may look, ``Path.exists`` raises an error.
        self._top = next((place for place in above if os.path.exists(place / ".git")), root)  # noqa: PTH110
        if root != self._top and any(map(self._is_ignored, self._up(root))):
            self._top = root

    def __contains__(self, path: Path) -> bool:
        """Tell whether Git ignores it."""
        return self._is_ignored(Path(os.path.realpath(path.parent)) / path.name)

    def _is_ignored(self, path: Path) -> bool:
        slash = "/" if path.is_dir() and not path.is_symlink() else ""
        for folder in self._up(path.parent):
            name = path.relative_to(folder).as_posix() + slash
            for file in (folder / FILE, folder / ".git" / "info" / "exclude"):
                spec = self._spec(file)
                decided = None if spec is None else spec.check_file(name).include
                if decided is not None:
                    return bool(decided)
        return False

    def _up(self, path: Path) -> Iterator[Path]:
        """Return the directory and those above it, up to the topmost whose patterns count."""
        return (place for place in (path, *path.parents) if place.is_relative_to(self._top))

    def _spec(self, file: Path) -> Any:  # noqa: ANN401  the package is an extra
        if file not in self._specs:
            self._specs[file] = _read(file)
        return self._specs[file]


def _read(file: Path) -> Any:  # noqa: ANN401  the package is an extra
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  an extra

    try:
        lines = os.fsdecode(file.read_bytes()).splitlines()
    except OSError:
        return None
    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:  # Git passes over a pattern that makes no sense
        return GitIgnoreSpec.from_lines(filter(_makes_sense, lines))


def _makes_sense(line: str) -> bool:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  an extra

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
