"""Sources: which files are meant, in which format, under which configuration.

Guarantees that every name given stands for something or is reported, that no file comes twice, and
that hidden directories, and those that Git ignores, are left alone.
"""

from __future__ import annotations

import dataclasses
import glob
import os
import re
import stat
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from persian_clean import Config
from persian_clean.cli import settings
from persian_clean.cli.ignoring import FILE, MISSING, Ignored, is_available
from persian_clean.cli.kinds import KINDS, TEXT, compression_of, kind_of
from persian_clean.cli.reading import reason
from persian_clean.cli.streams import standard_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from persian_clean.cli.arguments import Options
    from persian_clean.cli.formats import Format
    from persian_clean.cli.kinds import Kind
    from persian_clean.cli.settings import Settings

_MAGIC: Final = re.compile(r"[*?\[]")
_WITH_FIELDS: Final = ", ".join(f"--format {k.name}" for k in KINDS.values() if k.has_fields)


@dataclass(frozen=True)
class Source:
    """One input.

    Attributes:
        path: Where it is, or None for standard input.
        name: What it is called in messages.
        below: Its path below the directory that was named, or its name.
        kind: Its format.
        format: What finds the text in it.
        compression: A value of ``COMPRESSIONS``, or "".
        settings: What counts for it.
    """

    path: Path | None
    name: str
    below: PurePath
    kind: Kind
    format: Format
    compression: str
    settings: Settings

    @property
    def size(self) -> int:
        """Its bytes on the disk, or 0 where nobody knows."""
        return self.path.stat().st_size if self.path is not None and self.path.is_file() else 0


class Failure(NamedTuple):
    """Something that could not be read or written, and why."""

    name: str
    message: str
    line: int | None = None


class Skipped(NamedTuple):
    """Something in a directory that is passed over, and why."""

    name: str
    message: str


class Sources:
    """The inputs that the options name, each once, in the order they are named."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._files: dict[Path, Path | None] = {}
        self._settings: dict[Path | None, Settings] = {}
        self._seen: set[str] = set()
        self._excluded = self._ignored = 0
        self._heeds_git = is_available()
        self._told = False

    def why_empty(self) -> str:
        """Say why nothing was found."""
        if self._excluded:
            return f"all of it is excluded, by {self._excluded} matches of --exclude or exclude"
        if self._ignored:
            return f"Git ignores {self._ignored} of its files and directories; see --no-gitignore"
        taken = (kind for kind in KINDS.values() if self._is_taken(kind))
        suffixes = " ".join(suffix for kind in taken for suffix in kind.suffixes)
        return f"no file there has a suffix that is looked for ({suffixes}); see --include"

    def __iter__(self) -> Iterator[Source | Failure | Skipped]:
        """Find them.

        Raises:
            SettingsError: A configuration file is wrong.
        """
        for name in self._options.files:
            if name == "-":
                yield from self._standard_input()
            elif not (missing := _why_missing(name)):
                yield from self._path(Path(name), PurePath(Path(name).name))
            elif not glob.has_magic(name):
                yield Failure(name, missing)
            else:
                root = os.path.dirname(_MAGIC.split(name, maxsplit=1)[0])  # noqa: PTH120  may be empty
                matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  as typed
                for match in matches:
                    yield from self._path(
                        Path(match), PurePath(match).relative_to(root), named=False
                    )
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
            directory = Path(os.path.realpath(directory))
            if directory not in self._files:
                self._files[directory] = settings.find_file(directory)
            file = self._files[directory]
        if file not in self._settings:
            self._settings[file] = settings.combine(file, options.settings)
        return self._settings[file]

    def _standard_input(self) -> Iterator[Source | Failure]:
        name = self._options.stdin_filename
        if name is None:
            yield from self._one(None, "<stdin>", PurePath("stdin.txt"), None)
            return
        path = Path(name)
        found = self.settings_in(path.parent)
        if _matches(path, found.exclude, found.root):  # an editor gets back what it gave
            found = dataclasses.replace(found, config=Config(rules=frozenset()))
        yield from self._one(None, name, PurePath(path.name), kind_of(path), found)

    def _path(
        self, path: Path, below: PurePath, *, named: bool = True
    ) -> Iterator[Source | Failure | Skipped]:
        what = "" if named else _no_file(path)
        if path.is_dir():
            yield from self._walk(path, below)
        elif self._is_excluded(path):
            pass
        elif what:
            yield Skipped(str(path), f"skipped; it is {what}")
        else:
            yield from self._one(path, str(path), below, kind_of(path))

    def _walk(self, root: Path, below: PurePath) -> Iterator[Source | Failure | Skipped]:
        failures: list[OSError] = []
        ignored = Ignored(root) if self._heeds_git else None
        for folder, folders, names in os.walk(root, onerror=failures.append):
            here = Path(folder)
            if ignored is None and FILE in names and self.settings_in(here).gitignore:
                yield from self._not_heeded(here / FILE)
            folders[:] = sorted(
                name
                for name in folders
                if name[0] != "."
                and not self._is_excluded(here / name)
                and not self._is_ignored(here / name, ignored)
            )
            for name in sorted(names):
                path = here / name
                if name[0] != "." and self._is_wanted(path) and not self._is_ignored(path, ignored):
                    yield from self._path(path, below / path.relative_to(root), named=False)
        for failure in failures:
            yield Failure(str(failure.filename), f"cannot read this directory: {reason(failure)}")

    def _one(
        self,
        path: Path | None,
        name: str,
        below: PurePath,
        kind: Kind | None,
        found: Settings | None = None,
    ) -> Iterator[Source | Failure]:
        where = name if path is None else os.path.realpath(path)
        if where in self._seen:
            return
        self._seen.add(where)
        options = self._options
        if options.format is not None:
            kind = KINDS[options.format]
        if kind is None and options.fields:
            yield Failure(name, f"--field needs a format that has fields; name it: {_WITH_FIELDS}")
        elif kind is not None and kind.has_fields and not options.fields:
            yield Failure(name, f"this is {kind.name}; name what to clean with --field")
        else:
            kind = kind or TEXT
            format_ = kind.read(options.fields, options.on_error == "stop")
            found = found or self.settings_in(Path() if path is None else path.parent)
            compression = "" if path is None else compression_of(path)
            yield Source(path, name, below, kind, format_, compression, found)

    def _is_wanted(self, path: Path) -> bool:
        """Tell whether a file that nobody named is one to clean: with a field, tables are too."""
        found = self.settings_in(path.parent)
        if found.include:
            return _matches(path, found.include, found.root)
        kind = kind_of(path)
        return kind is not None and self._is_taken(kind)

    def _is_taken(self, kind: Kind) -> bool:
        return not kind.has_fields or bool(self._options.fields)

    def _is_excluded(self, path: Path) -> bool:
        """Tell whether a pattern excludes this path, and count those that are."""
        found = self.settings_in(path.parent)
        excluded = _matches(path, found.exclude, found.root)
        self._excluded += excluded
        return excluded

    def _is_ignored(self, path: Path, ignored: Ignored | None) -> bool:
        """Tell whether Git ignores this path, and count those that it does."""
        if ignored is None or not self.settings_in(path.parent).gitignore or path not in ignored:
            return False
        self._ignored += 1
        return True

    def _not_heeded(self, file: Path) -> Iterator[Skipped]:
        if not self._told:
            self._told = True
            yield Skipped(str(file), MISSING)


def _matches(path: Path, patterns: Iterable[str], root: Path | None) -> bool:
    """Tell whether a pattern fits the name, the path, or the path from where patterns count."""
    forms = {path.name, path.as_posix()}
    full = Path(os.path.realpath(path.parent)) / path.name
    if root is not None and full.is_relative_to(root):
        forms.add(full.relative_to(root).as_posix())
    shapes = [pattern.rstrip("/").removeprefix("./") for pattern in patterns]
    return any(fnmatchcase(form, shape) for shape in shapes for form in forms)


def open_source(source: Source) -> BinaryIO:
    """Open an input.

    Args:
        source: Which one.

    Raises:
        OSError: It cannot be opened.
    """
    if source.path is None:
        return standard_input()
    return source.path.open("rb")


def _why_missing(name: str) -> str:
    """Say why there is nothing of this name, or "" where there is."""
    try:
        os.lstat(name)
    except OSError as error:
        return reason(error)
    except ValueError:
        return "no file can have this name"
    return ""


def _no_file(path: Path) -> str:
    """Say what stands there that is neither a file nor a directory, or ""."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return ""  # opening it will say why
    kinds = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
    return "" if stat.S_ISREG(mode) else kinds.get(stat.S_IFMT(mode), "a device")
