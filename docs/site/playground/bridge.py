"""Bridge: what the page asks of the library. It runs in the browser, in a worker.

Everything goes to the page as JSON in ASCII, so that no character is lost on the way.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from dataclasses import replace
from typing import Any, get_args, get_type_hints

from persian_clean import Config, Edit, Result, __version__, explain, find_dates
from persian_clean.config import PRESETS
from persian_clean.report.marks import points, show
from persian_clean.rule import PatternRule
from persian_clean.rules import STAGES
from persian_clean.rules.persian import reasons


def missing() -> dict[str, str]:
    """Return the rules that cannot run here, each with the module it lacks."""
    found = {}
    for rules in STAGES.values():
        for rule in rules:
            if isinstance(rule, PatternRule):
                try:
                    rule.pattern  # noqa: B018  compiling it tells
                except ModuleNotFoundError as error:
                    found[rule.name] = str(error.name)
    return found


MISSING = missing()
CHOICES = {
    name: get_args(kind)
    for name, kind in get_type_hints(Config).items()
    if all(isinstance(value, str) for value in get_args(kind)) and get_args(kind)
}


def table(language: str) -> str:
    """Return what there is to choose from, reasons in the language."""
    in_persian = reasons()
    rules = [
        {
            "name": rule.name,
            "stage": stage,
            "why": (in_persian[rule.name] if language == "fa" else rule.why).replace("``", ""),
            "safety": rule.safety,
            "policy": rule.policy,
            "missing": MISSING.get(rule.name),
        }
        for stage, rules in STAGES.items()
        for rule in rules
    ]
    presets = {
        name: {
            "rules": sorted(config.rules),
            "choices": {choice: getattr(config, choice) for choice in CHOICES},
        }
        for name, config in PRESETS.items()
    }
    versions = {"library": __version__, "python": ".".join(map(str, sys.version_info[:2]))}
    return json.dumps({"rules": rules, "presets": presets, "choices": CHOICES, **versions})


def chosen(settings: dict[str, Any]) -> Config:
    """Return the config that the page's settings describe.

    Args:
        settings: ``preset``, ``on`` and ``off`` (names of rules), ``choices``, ``reference``,
            ``spellings`` and ``leave``.

    Raises:
        ValueError: One of them makes no sense; the message says which.
    """
    config = PRESETS[settings["preset"]].enable(*settings["on"]).disable(*settings["off"])
    config = config.disable(*MISSING)
    reference = settings["reference"]
    return replace(
        config,
        **settings["choices"],
        reference=dt.date.fromisoformat(reference) if reference else None,
        spellings=frozenset(settings["spellings"]),
        leave=frozenset(settings["leave"]),
    )


def run(text: str, settings: str) -> str:
    """Clean a part of the text, and return it in pieces with its edits."""
    result = explain(json.loads(text), chosen(json.loads(settings)))
    counts = Counter(rule for edit in result.edits for rule in edit.rules)
    return json.dumps({"text": result.text, "pieces": pieces(result), "counts": counts})


def pieces(result: Result) -> list[str | dict[str, Any]]:
    """Return the clean text as HTML in pieces: strings, and the edits between them."""
    found: list[str | dict[str, Any]] = []
    last = 0
    for edit in result.edits:
        found += show_lines(result.text[last : edit.clean_start]), described(edit)
        last = edit.clean_end
    return [*found, show_lines(result.text[last:])]


def show_lines(text: str) -> str:
    """Return text as HTML in which lines end as they did."""
    return "\n".join(map(show, text.split("\n")))


def described(edit: Edit) -> dict[str, Any]:
    """Return what the page tells of an edit."""
    return {
        "before": show(edit.before, spaces=True),
        "after": show(edit.after, spaces=True),
        "points": [points(edit.before), points(edit.after)],
        "rules": edit.rules,
        "score": edit.score,
    }


def dates(text: str, settings: str) -> str:
    """Return the dates of the text, with what settled them."""
    config = chosen(json.loads(settings))
    found = [
        {
            "text": match.text,
            "iso": match.iso,
            "calendar": match.calendar,
            "resolved_by": match.resolved_by,
            "issues": match.issues,
        }
        for match in find_dates(json.loads(text), reference=config.reference)
    ]
    return json.dumps(found)
