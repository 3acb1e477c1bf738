"""Sources: which files are meant, in which format, under which configuration.

Guarantees that every name given stands for something or is reported, that no file comes twice, and
that hidden directories are left alone.
"""

from __future__ import annotations

import glob
import os
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.cli import settings
from persian_clean.cli.formats import Format, Text
from persian_clean.cli.jsonlines import JsonLines
from persian_clean.cli.parquet import Parquet
from persian_clean.cli.reading import COMPRESSIONS, reason
from persian_clean.cli.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean import Config
    from persian_clean.cli.arguments import Options
    from persian_clean.cli.settings import Settings

FORMATS: Final = {
    ".txt": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
}
"""The format of a file, by its suffix; a file with another suffix is plain text."""

_MAGIC: Final = re.compile(r"[*?\[]")


@dataclass(frozen=True)
class Source:
    """One input.

    Attributes:
        path: Where it is, or None for standard input.
        name: What it is called in messages.
        below: Its path below the directory that was named, or its name.
        format: Where the text is in it.
        compression: A value of ``COMPRESSIONS``, or "".
        config: Which rules run on it.
    """

    path: Path | None
    name: str
    below: PurePath
    format: Format
    compression: str
    config: Config

    @property
    def size(self) -> int:
        """Its bytes on the disk, or 0 where nobody knows."""
        return self.path.stat().st_size if self.path is not None and self.path.is_file() else 0


class Failure(NamedTuple):
    """Something that could not be read or written, and why."""

    name: str
    message: str
    line: int | None = None


class Sources:
    """The inputs that the options name, each once, in the order they are named."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._files: dict[Path, Path | None] = {}
        self._settings: dict[Path | None, Settings] = {}
        self._seen: set[Path | None] = set()

    def __iter__(self) -> Iterator[Source | Failure]:
        """Find them.

        Raises:
            SettingsError: A configuration file is wrong.
        """
        for name in self._options.files:
            if name == "-":
                yield from self._one(None, "<stdin>", PurePath("stdin.txt"))
            elif os.path.lexists(name):
                yield from self._path(Path(name), PurePath(Path(name).name))
            elif not glob.has_magic(name):
                yield Failure(name, "no such file or directory")
            else:
                root = os.path.dirname(_MAGIC.split(name, maxsplit=1)[0])  # noqa: PTH120  may be empty
                matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  as typed
                for match in matches:
                    yield from self._path(Path(match), PurePath(match).relative_to(root))
                if not matches:
                    yield Failure(name, "no file matches this pattern")

    def settings_in(self, directory: Path) -> Settings:
        """Return what counts for the files of a directory.

        Args:
            directory: Where the text is.

        Raises:
            SettingsError: A configuration file is wrong.
        """
        options = self._options
        file = None
        if options.config is not None:
            file = Path(options.config)
        elif not options.isolated:
            directory = directory.resolve()
            if directory not in self._files:
                self._files[directory] = settings.find_file(directory)
            file = self._files[directory]
        if file not in self._settings:
            self._settings[file] = settings.combine(file, options.rules, options.exclude)
        return self._settings[file]

    def _path(self, path: Path, below: PurePath) -> Iterator[Source | Failure]:
        if path.is_dir():
            yield from self._walk(path, below)
        elif not self._is_excluded(path):
            yield from self._one(path, str(path), below)

    def _walk(self, root: Path, below: PurePath) -> Iterator[Source | Failure]:
        failures: list[OSError] = []
        for folder, folders, names in os.walk(root, onerror=failures.append):
            here = Path(folder)
            folders[:] = sorted(
                name for name in folders if name[0] != "." and not self._is_excluded(here / name)
            )
            for name in sorted(names):
                path = here / name
                if name[0] != "." and self._is_wanted(path) and not self._is_excluded(path):
                    yield from self._one(path, str(path), below / path.relative_to(root))
        for failure in failures:
            yield Failure(str(failure.filename), f"cannot read this directory: {reason(failure)}")

    def _one(self, path: Path | None, name: str, below: PurePath) -> Iterator[Source | Failure]:
        where = path and path.resolve()
        if where in self._seen:
            return
        self._seen.add(where)
        suffix, compression = ("", "") if path is None else _suffixes(path)
        kind = self._options.format or FORMATS.get(suffix, "text")
        config = self.settings_in(Path() if path is None else path.parent).config
        if kind == "text" or self._options.fields:
            format_ = _format(kind, self._options.fields)
            yield Source(path, name, below, format_, compression, config)
        else:
            yield Failure(name, f"this is {kind}; name what to clean with --field")

    def _is_wanted(self, path: Path) -> bool:
        """Tell whether a file that nobody named is one to clean: with a field, tables are too."""
        suffix, _ = _suffixes(path)
        return suffix == ".txt" or (suffix in FORMATS and bool(self._options.fields))

    def _is_excluded(self, path: Path) -> bool:
        """Tell whether a pattern excludes this path."""
        found = self.settings_in(path.parent)
        forms = {path.name, path.as_posix()}
        full = path.parent.resolve() / path.name
        if found.root is not None and full.is_relative_to(found.root):
            forms.add(full.relative_to(found.root).as_posix())
        patterns = [pattern.rstrip("/").removeprefix("./") for pattern in found.exclude]
        return any(fnmatchcase(form, pattern) for pattern in patterns for form in forms)


def _suffixes(path: PurePath) -> tuple[str, str]:
    """Return the suffix that tells the format, and the compression."""
    compression = COMPRESSIONS.get(path.suffix.lower(), "")
    if compression:
        path = path.with_suffix("")
    return path.suffix.lower(), compression


def format_of(path: PurePath) -> str:
    """Return the format that the suffix of a file stands for.

    Args:
        path: Name of a file.
    """
    return FORMATS.get(_suffixes(path)[0], "text")


def compression_of(path: PurePath) -> str:
    """Return what a file of this name is compressed with, or "".

    Args:
        path: Name of a file.
    """
    return _suffixes(path)[1]


def _format(kind: str, fields: tuple[str, ...]) -> Format:
    match kind:
        case "jsonl":
            return JsonLines(fields)
        case "csv":
            return Table(fields)
        case "tsv":
            return Table(fields, "\t")
        case "parquet":
            return Parquet(fields)
        case _:
            return Text()
