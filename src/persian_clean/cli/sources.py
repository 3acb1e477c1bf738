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
from persian_clean.cli.kinds import KINDS, TEXT, Wanted, compression_of, kind_of, no_text
from persian_clean.cli.reading import reason
from persian_clean.cli.streams import standard_input
from persian_clean.documents import other_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from persian_clean.cli.arguments import Options
    from persian_clean.cli.formats import Format
    from persian_clean.cli.kinds import Kind
    from persian_clean.cli.settings import Settings

_MAGIC: Final = re.compile(r"[*?\[]")
_WITH_FIELDS: Final = ", ".join(kind.name for kind in KINDS.values() if kind.fields)


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
        self._excluded = self._ignored = self._foreign = 0
        self._heeds_git = is_available()
        self._told = False

    def why_empty(self) -> str:
        """Say why nothing was found."""
        if self._excluded:
            return f"all of it is excluded, by {self._excluded} matches of --exclude or exclude"
        if self._ignored:
            return f"Git ignores {self._ignored} of its files and directories; see --no-gitignore"
        if self._foreign:
            return "all of it is in other languages, by its name"
        return "no file there is of a format that is looked for; see --list-formats and --include"

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

    def _standard_input(self) -> Iterator[Source | Failure | Skipped]:
        name = self._options.stdin_filename
        if name is None:
            yield from self._one(None, "<stdin>", None)
            return
        path = Path(name)
        found = self.settings_in(path.parent)
        if _matches(path, found.exclude, found.root):
            yield _as_it_is(name, found)
        else:
            yield from self._one(None, name, path)

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
        elif settings.is_configuration(path):
            if named:
                yield Skipped(str(path), "left as it is; it configures this command")
        else:
            yield from self._one(path, str(path), path, below, named=named)

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
        shown: Path | None,
        below: PurePath | None = None,
        *,
        named: bool = True,
    ) -> Iterator[Source | Failure | Skipped]:
        """Find one input.

        Args:
            path: Where it is, or None for standard input.
            name: What it is called in messages.
            shown: What tells its format, or None.
            below: Its path below the directory that was named.
            named: Whether it was named itself, rather than a directory it is in.
        """
        where = name if path is None else os.path.realpath(path)
        if where in self._seen:
            return
        self._seen.add(where)
        options = self._options
        found = self.settings_in(Path() if shown is None else shown.parent)
        below = below or PurePath("stdin.txt" if shown is None else shown.name)
        chosen = KINDS[options.format] if options.format else _by_pattern(shown, found)
        language = None if chosen or shown is None else other_language(_from_here(shown, below))
        if language is not None:
            self._foreign += 1
            yield Skipped(
                name,
                f"left as it is; by its name it is in another language ({language}); "
                "--format takes it all the same",
            )
            if path is None:
                yield _as_it_is(name, found)
            return
        fields = self._fields(shown, found)
        kind = self._taken_as(shown, chosen, found, has_fields=fields is not None, named=named)
        if isinstance(kind, str):
            yield Failure(name, kind)
        else:
            format_ = kind.read(Wanted(fields, options.on_error == "stop", found.config))
            compression = "" if path is None else compression_of(path)
            yield Source(path, name, below, kind, format_, compression, found)

    def _taken_as(
        self,
        shown: Path | None,
        chosen: Kind | None,
        found: Settings,
        *,
        has_fields: bool,
        named: bool,
    ) -> Kind | str:
        """Return the format that an input is taken in, or why it can't be taken.

        Args:
            shown: What tells its format, or None.
            chosen: The format that the options or the settings have for it, or None.
            found: What counts for it.
            has_fields: Whether any of its fields is to be cleaned.
            named: Whether it was named itself, rather than a directory it is in.
        """
        kind = chosen or (None if shown is None else kind_of(shown))
        if kind and not chosen and kind.on_request and not found.comments:
            return f"this is {kind.title}; --comments cleans its comments, --format text all of it"
        if not kind and self._options.fields:
            return f"--field needs a format that has fields; name it with --format: {_WITH_FIELDS}"
        other = "" if kind or shown is None else no_text(shown)
        if other:
            return f"this is {other} that no format reads; --format text cleans all of it"
        kind = kind or TEXT
        if kind.fields == "must" and not has_fields:
            return f"this is {kind.name}; name what to clean with --field"
        if not kind.fields and self._options.fields and named:
            return f"{kind.title} has no fields; leave out --field"
        return kind

    def _fields(self, path: Path | None, found: Settings) -> tuple[str, ...] | None:
        if self._options.fields:
            return self._options.fields
        for pattern, names in found.fields:
            if path is not None and _matches(path, (pattern,), found.root):
                return names
        return None

    def _is_wanted(self, path: Path) -> bool:
        """Tell whether a file that nobody named is one to clean: with a field, tables are too."""
        found = self.settings_in(path.parent)
        if found.include:
            return _matches(path, found.include, found.root)
        set_ = _by_pattern(path, found)
        kind = set_ or kind_of(path)
        asked = self._options.format
        if kind is None or (asked is not None and KINDS[asked].on_request):
            return kind is not None and kind.name == asked
        return (set_ is not None or found.comments or not kind.on_request) and (
            kind.fields != "must" or self._fields(path, found) is not None
        )

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


def _as_it_is(name: str, found: Settings) -> Source:
    """Return standard input in which nothing is changed: an editor gets back what it gave."""
    found = dataclasses.replace(found, config=Config(rules=frozenset()))
    format_ = TEXT.read(Wanted(None, strict=False, config=found.config))
    return Source(None, name, PurePath(PurePath(name).name), TEXT, format_, "", found)


def _from_here(path: Path, below: PurePath) -> PurePath:
    """Return a path without the directories above the current one, which say nothing of it."""
    if not path.is_absolute():
        return path
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else below


def _by_pattern(path: Path | None, found: Settings) -> Kind | None:
    """Return the format that the settings have for a file, or None."""
    for pattern, name in found.formats:
        if path is not None and _matches(path, (pattern,), found.root):
            return KINDS[name]
    return None


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
