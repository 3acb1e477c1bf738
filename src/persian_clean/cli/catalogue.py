"""Catalogue: the rules, the formats and the settings, as the command shows them.

Guarantees that what is shown is what runs: the tables themselves, and the settings as they are
worked out for a file.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from persian_clean.cli.kinds import KINDS
from persian_clean.cli.printing import printable, visible
from persian_clean.cli.settings import CHOICES, SettingsError, find_rule
from persian_clean.cli.sources import Source
from persian_clean.config import PRESETS, Config
from persian_clean.rules import RULES, STAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from persian_clean.cli.settings import Settings
    from persian_clean.cli.sources import Sources
    from persian_clean.rule import Rule


def rule_list(config: Config) -> list[str]:
    """Return the lines of ``--list-rules``: the rules in the order they run, by stage.

    Args:
        config: What tells which of them run.
    """
    lines = []
    for stage, rules in STAGES.items():
        lines.append(f"{stage}:")
        for rule in rules:
            state = "on" if config.runs(rule.name) else _option(rule) or "off"
            lines.append(f"  {rule.name:<24} {state:<24} {rule.safety}")
            lines.append(f"      {visible(rule.why)}")
            lines.append("      {} → {}".format(*(visible(text) for text in rule.example)))
    return lines


def rule_page(name: str) -> list[str]:
    """Return the lines of ``rule NAME``.

    Args:
        name: Name of a rule.

    Raises:
        SettingsError: There is none of this name.
    """
    facts = _facts(_rule(name))
    before, after = (visible(text) for text in facts["example"])
    rows = {
        "stage": facts["stage"],
        "safety": facts["safety"],
        "runs in": ", ".join([*facts["presets"], *filter(None, [facts["option"]])]) or "no preset",
        "why": visible(facts["why"]),
        "changes": f"{before} → {after}",
        "keeps": visible(facts["keep"]),
    }
    return [name, *(f"  {key:<8} {value}" for key, value in rows.items())]


def rules_as_json(names: Iterable[str] = ()) -> str:
    """Return the named rules as JSON, or all.

    Args:
        names: Names of rules.

    Raises:
        SettingsError: There is none of such a name.
    """
    rules = [_rule(name) for name in names] or RULES
    return json.dumps([_facts(rule) for rule in rules], indent=2, ensure_ascii=True)


def format_list() -> list[str]:
    """Return the lines of ``--list-formats``."""
    rows = [("format", "needs", "suffixes", "what is cleaned")]
    for kind in KINDS.values():
        about = kind.about + ", named with --field" * (kind.fields == "must")
        about += ", with --comments" * kind.on_request
        needs = f"[{kind.extra}]" if kind.extra else ""
        rows.append((kind.name, needs, " ".join(kind.suffixes), about))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    extra = "[documents] is pip install 'persian-clean[documents]', and so for the others."
    return [*lines, "", extra]


def settings_of(sources: Sources) -> Iterator[str]:
    """Return the settings of all inputs, as lines of configuration files, each once.

    Args:
        sources: The inputs; where there are none, the current directory counts.
    """
    names: dict[Settings, list[str]] = {}
    for source in sources:
        if isinstance(source, Source):
            names.setdefault(source.settings, []).append(source.name)
    for settings, (first, *others) in (
        names or {sources.settings_in(Path()): ["the current directory"]}
    ).items():
        yield f"# {printable(first)}" + f" and {len(others):,} more" * bool(others)
        yield f"# {printable(str(settings.file or 'no configuration file'))}"
        yield from _table(settings)


def _table(settings: Settings) -> list[str]:
    """Return settings as the lines of a configuration file."""
    config = settings.config
    preset = min(PRESETS, key=lambda name: _distance(PRESETS[name], config))
    enable, disable = config.rules - PRESETS[preset].rules, PRESETS[preset].rules - config.rules
    table: dict[str, Any] = {"preset": preset}
    if len(config.rules) < len(enable) + len(disable):
        table["select"] = config.rules
    else:
        table |= {"enable": enable, "disable": disable}
    table |= {name: getattr(config, name) for name in CHOICES}
    for key in ("include", "exclude", "gitignore", "comments"):
        table[key] = getattr(settings, key)
    for key in ("formats", "fields"):
        table[key] = dict(getattr(settings, key))
    return [f"{key} = {_toml(value)}" for key, value in table.items() if value is not None]


def reasons(names: Iterable[str]) -> list[str]:
    """Return one line for each of the named rules, saying why it is one.

    Args:
        names: Names of rules.
    """
    return [f"  {rule.name}: {rule.why}" for rule in RULES if rule.name in set(names)]


def _facts(rule: Rule) -> dict[str, Any]:
    return {
        "name": rule.name,
        "stage": rule.stage,
        "safety": rule.safety,
        "presets": [name for name, config in PRESETS.items() if config.runs(rule.name)],
        "option": _option(rule) or None,
        "why": rule.why,
        "example": rule.example,
        "keep": rule.keep,
    }


def _option(rule: Rule) -> str:
    return "--{} {}".format(*rule.policy) if rule.policy is not None else ""


def _rule(name: str) -> Rule:
    try:
        return find_rule(name)
    except ValueError as error:
        raise SettingsError(str(error)) from error


def _distance(one: Config, other: Config) -> int:
    fields = (f.name for f in dataclasses.fields(Config) if f.name != "rules")
    differing = [name for name in fields if getattr(one, name) != getattr(other, name)]
    return len(differing) + len(one.rules ^ other.rules)


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
        case frozenset():
            return _toml(sorted(value))
        case list() | tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case dict():
            items = (f"{_toml(key)} = {_toml(item)}" for key, item in value.items())
            return f"{{{', '.join(items)}}}"
        case _:
            return str(value)  # a date
