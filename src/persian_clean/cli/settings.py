"""Settings: ``persian-clean.toml`` and ``[tool.persian-clean]`` in ``pyproject.toml``.

Guarantees that the nearest file above the text counts and no other, and that a key nobody reads is
an error that names the nearest right one.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from persian_clean.cli.kinds import KINDS
from persian_clean.cli.reading import reason
from persian_clean.config import PRESETS, STANDARD, Config
from persian_clean.rules import RULES, STAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from persian_clean.rule import Rule

OWN_FILE: Final = "persian-clean.toml"
_SHARED_FILE: Final = "pyproject.toml"
_SECTION: Final = "persian-clean"

_BY_NAME: Final = {rule.name: rule for rule in RULES}

CHOICES: Final = tuple(f.name for f in dataclasses.fields(Config) if f.name != "rules")
"""The fields of ``Config`` that a file may set directly."""

KEYS: Final = (
    *("preset", "select", "enable", "disable"),
    *CHOICES,
    *("include", "exclude", "gitignore"),
    *("formats", "fields", "comments"),
)
"""Every key of a configuration file; there a hyphen may stand for each underscore."""


class SettingsError(Exception):
    """A configuration file or an option is wrong; the message says what and where."""


@dataclass(frozen=True)
class Settings:
    """What a configuration file and the options come to.

    Attributes:
        config: Which rules run.
        include: Patterns of the files that are taken in a directory, instead of those whose suffix
            tells that they are text.
        exclude: Patterns of files and directories that are passed over.
        gitignore: Whether what Git ignores is passed over too.
        formats: Patterns of files, each with the name of their format.
        fields: Patterns of files, each with the fields to clean.
        comments: Whether the comments of program code are cleaned.
        file: The configuration file, or None.
    """

    config: Config
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    formats: tuple[tuple[str, str], ...] = ()
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    comments: bool = False
    file: Path | None = None

    @cached_property
    def root(self) -> Path | None:
        """The directory that patterns are relative to, besides the current one."""
        return Path(os.path.realpath(self.file.parent)) if self.file is not None else None


def find_file(directory: Path) -> Path | None:
    """Return the configuration file that counts in ``directory``: the nearest above it.

    In one directory ``persian-clean.toml`` comes before ``pyproject.toml``; a ``pyproject.toml``
    without a section of ours is passed over.

    Args:
        directory: Where the text is.

    Raises:
        SettingsError: A ``pyproject.toml`` on the way is not valid TOML.
    """
    directory = Path(os.path.realpath(directory))
    for place in (directory, *directory.parents):
        if (place / OWN_FILE).is_file():
            return place / OWN_FILE
        shared = place / _SHARED_FILE
        if shared.is_file() and _section(shared) is not None:
            return shared
    return None


def is_configuration(path: Path) -> bool:
    """Tell whether a file configures the command: what is in it is not prose.

    Args:
        path: Any file.
    """
    if path.name != _SHARED_FILE:
        return path.name == OWN_FILE
    try:
        return _section(path) is not None
    except SettingsError:  # it is told where the file is read
        return False


def read_file(path: Path) -> dict[str, Any]:
    """Return what a configuration file says.

    Args:
        path: A ``pyproject.toml``, or a file of our own with any name.

    Raises:
        SettingsError: It cannot be read, is not valid TOML, or has an unknown key.
    """
    found = (_section(path) or {}) if path.name == _SHARED_FILE else _parse(path)
    table = {key.replace("-", "_"): value for key, value in found.items()}
    for key in table:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"the keys are {', '.join(KEYS)}"
            raise SettingsError(f"{_shown(path)}: unknown key {key!r}; {hint}")
    return table


def combine(file: Path | None, options: Mapping[str, Any]) -> Settings:
    """Return what a file and the options come to; options win.

    Args:
        file: A configuration file, or None.
        options: What the command line says, under the keys of a file; None where it says nothing.
            Its patterns of what is passed over come to those of the file.

    Raises:
        SettingsError: A value is wrong.
    """
    table = read_file(file) if file is not None else {}
    if options.get("preset") is not None:
        table["preset"] = options["preset"]
    where = f"{_shown(file)}: " if file is not None else ""
    config = _apply(PRESETS["standard"], table, where)
    said = {key: value for key, value in options.items() if value is not None and key != "preset"}
    try:
        exclude = _strings(table, "exclude") + _strings(said, "exclude")
        include = _strings(said, "include") or _strings(table, "include")
        gitignore = _switch({**table, **said}, "gitignore", default=True)
        comments = _switch({**table, **said}, "comments", default=False)
        formats = _formats(table)
        fields = _fields(table)
    except TypeError as error:
        raise SettingsError(f"{where}{error}") from error
    config = _apply(config, said, "")
    return Settings(config, include, exclude, gitignore, formats, fields, comments, file)


def _apply(config: Config, table: Mapping[str, Any], where: str) -> Config:
    preset = table.get("preset", "")
    if preset:
        if not isinstance(preset, str) or preset not in PRESETS:
            names = ", ".join(map(repr, PRESETS))
            raise SettingsError(f"{where}preset={preset!r} is not one of {names}")
        config = PRESETS[preset]
    try:
        if table.get("select"):
            config = _select(config, _strings(table, "select"))
        choices: dict[str, Any] = {key: _value(key, table[key]) for key in CHOICES if key in table}
        config = dataclasses.replace(config, **choices)
        config = config.enable(*_names(table, "enable", where))
        return config.disable(*_names(table, "disable", where))
    except (TypeError, ValueError) as error:
        raise SettingsError(f"{where}{error}") from error


def find_rule(name: str) -> Rule:
    """Return the rule of a name.

    Args:
        name: What the command or a configuration file was given for one.

    Raises:
        ValueError: There is none of this name.
    """
    if name in _BY_NAME:
        return _BY_NAME[name]
    near = get_close_matches(name, _BY_NAME, 1)
    if name in STAGES:
        hint = "it is a stage, and --select takes those"
    elif near:
        hint = f"did you mean {near[0]!r}?"
    else:
        hint = "persian-clean --list-rules lists them"
    raise ValueError(f"no rule is named {name!r}; {hint}")


def _names(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    """Return names of rules that no choice turns on."""
    names = _strings(table, key)
    for name in names:
        rule = find_rule(name)
        if rule.policy is not None:
            choice, value = rule.policy
            said = f'{choice} = "{value}"' if where else f"--{choice} {value}"
            raise ValueError(f"rule {name!r} is turned on by {said}")
    return names


def _select(config: Config, names: Iterable[str]) -> Config:
    """Return a config that runs only the named rules, or those of a stage that STANDARD runs."""
    rules: set[str] = set()
    choices = {rule.policy[0]: getattr(STANDARD, rule.policy[0]) for rule in RULES if rule.policy}
    for name in names:
        if name in STAGES:
            rules.update(rule.name for rule in STAGES[name] if STANDARD.runs(rule.name))
        elif policy := find_rule(name).policy:
            choice, value = policy
            choices[choice] = value
        else:
            rules.add(name)
    return dataclasses.replace(config, rules=frozenset(rules), **choices)


def _value(key: str, value: object) -> object:
    if key == "reference" and isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"reference: {value!r} is not an ISO 8601 date") from None
    return tuple(value) if isinstance(value, list) else value


def _strings(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value: object = table.get(key, ())
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        raise TypeError(f"{key} must be a list of strings, not {value!r}")
    return tuple(value)


def _switch(table: Mapping[str, Any], key: str, *, default: bool) -> bool:
    value: object = table.get(key, default)
    if not isinstance(value, bool):
        raise TypeError(f"{key} must be true or false, not {value!r}")
    return value


def _formats(table: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    value: object = table.get("formats", {})
    if not isinstance(value, dict):
        raise TypeError(
            f"formats must be a table of patterns and formats, as in {{'*.tpl' = 'html'}}, "
            f"not {value!r}"
        )
    for pattern, name in value.items():
        if not isinstance(name, str) or name not in KINDS:
            near = get_close_matches(str(name), KINDS, 1)
            hint = f"did you mean {near[0]!r}?" if near else "--list-formats lists them"
            raise TypeError(f"formats: {pattern!r}: no format is named {name!r}; {hint}")
    return tuple(value.items())


def _fields(table: Mapping[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    value: object = table.get("fields", {})
    if not isinstance(value, dict):
        return (("*", names),) if (names := _strings(table, "fields")) else ()
    return tuple((pattern, _strings(value, pattern)) for pattern in value)


def _section(path: Path) -> dict[str, Any] | None:
    """Return our section of a ``pyproject.toml``, or None."""
    table: Any = _parse(path)
    for name in ("tool", _SECTION):
        table = table.get(name)
        if table is None:
            return None
        if not isinstance(table, dict):
            raise SettingsError(f"{_shown(path)}: {name} must be a table, not {table!r}")
    return dict(table)


def _parse(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{_shown(path)}: not UTF-8") from error
    except ValueError as error:  # TOMLDecodeError is one; so is a number with too many digits
        raise SettingsError(f"{_shown(path)}: {error}") from error
    except RecursionError as error:
        raise SettingsError(f"{_shown(path)}: nested too deeply") from error
    except OSError as error:
        raise SettingsError(f"{_shown(path)}: {reason(error)}") from error


def _shown(path: Path) -> Path:
    """Return the path as seen from the current directory, if it is below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
