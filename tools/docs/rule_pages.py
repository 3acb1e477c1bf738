"""Rule pages: one for each rule, and a list, from the rule table and the cases of the tests.

The address of a rule's page is rules/NAME/, in Persian fa/rules/NAME/.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from persian_clean import CORPUS, SEARCH, STANDARD, Config, clean
from persian_clean.report.marks import show
from persian_clean.rule import Rule, SpellingRule
from persian_clean.rules import STAGES
from persian_clean.rules.persian import reasons

ROOT = Path(__file__).parents[2]
PRESETS = {"STANDARD": STANDARD, "CORPUS": CORPUS, "SEARCH": SEARCH}
MOST_CASES = 8
LATIN = re.compile("[A-Za-z]")


def write(target: Path, language: str) -> None:
    """Write rules.md and the pages of the folder rules/.

    Args:
        target: Folder of the pages.
        language: Code of the language, ``en`` or ``fa``.
    """
    (target / "rules").mkdir()
    (target / "rules.md").write_text(contents(language), encoding="utf-8")
    for stage, rules in STAGES.items():
        for rule in rules:
            text = page(rule, stage, language)
            (target / "rules" / f"{rule.name}.md").write_text(text, encoding="utf-8")


@cache
def terms(language: str) -> dict[str, Any]:
    """Return what the pages say in a language."""
    path = ROOT / "docs" / "site" / "terms.toml"
    both: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {**both[language], "sample": both["sample"]}


def reason(rule: Rule, language: str) -> str:
    """Return why the defect is one, as Markdown that goes the way its letters go."""
    return f"<bdi>{reasons()[rule.name] if language == 'fa' else rule.why}</bdi>"


def contents(language: str) -> str:
    """Return the list of the rules."""
    say = terms(language)["rules"]
    parts = [f"# {say['title']}\n{say['intro']}\n"]
    for stage, rules in STAGES.items():
        parts.append(f"\n## {terms(language)['stages'][stage]} {{#{stage}}}\n\n")
        parts.append(f"| {say['rule']} | {say['why']} | {say['runs']} |\n|---|---|---|\n")
        parts += [
            f"| [{rule.name}](rules/{rule.name}.md) | {reason(rule, language)} "
            f"| {runs(rule, language)} |\n"
            for rule in rules
        ]
    parts.append(f"\n## {say['sources']} {{#sources}}\n{say['sources_text']}\n")
    return "".join(parts)


def page(rule: Rule, stage: str, language: str) -> str:
    """Return the page of a rule."""
    say = terms(language)["rules"]
    rows = {
        say["stage"]: f"[{terms(language)['stages'][stage]}](../rules.md#{stage})",
        say["safety"]: terms(language)["safety"][rule.safety],
        say["runs"]: runs(rule, language),
    }
    changes, stays = cases()[rule.name]
    return (
        f"# {rule.name}\n\n{reason(rule, language)}\n\n"
        + "".join(f"- {key}: {value}\n" for key, value in rows.items())
        + f"\n## {say['example']} {{#example}}\n\n"
        + table([rule.example], [rule.keep], say)
        + f"\n## {say['off' if rule.default and not rule.policy else 'on']} {{#switch}}\n\n"
        + switch(rule, say)
        + (f"\n## {say['more']} {{#cases}}\n\n{table(changes, stays, say)}" if changes else "")
        + f"\n[{say['all']}](../rules.md)\n"
    )


def runs(rule: Rule, language: str) -> str:
    """Return where a rule runs: presets, or the choice that turns it on."""
    where = [f"`{name}`" for name, config in PRESETS.items() if config.runs(rule.name)]
    if rule.policy:
        where.append('`{}="{}"`'.format(*rule.policy))
    comma = "، " if language == "fa" else ", "
    return comma.join(where) or terms(language)["rules"]["opt_in"]


def switch(rule: Rule, say: dict[str, str]) -> str:
    """Return what turns a rule off or on, with what comes of it."""
    before, after = rule.example
    names, option = "STANDARD", ""
    if isinstance(rule, SpellingRule):
        config = Config(spellings=frozenset({after}))
        names, code = "Config", f"Config(spellings={{{after!r}}})"
        line = f"spellings = [{quoted(after)}]"
    elif rule.policy:
        field, value = rule.policy
        choice: dict[str, Any] = {field: value}
        config = Config(**choice)
        names, code = "Config", f'Config({field}="{value}")'
        option, line = f"--{field} {value}", f'{field} = "{value}"'
    else:
        verb = "disable" if rule.default else "enable"
        config = getattr(STANDARD, verb)(rule.name)
        code = f'STANDARD.{verb}("{rule.name}")'
        option, line = f"--{verb} {rule.name}", f'{verb} = ["{rule.name}"]'
    command = f"{say['command']}\n\n```console\n$ persian-clean {option} news.txt\n```\n\n"
    return (
        f"```pycon\n>>> from persian_clean import {names}, clean\n"
        f">>> text = {before!r}\n>>> clean(text)\n{clean(before)!r}\n"
        f">>> clean(text, {code})\n{clean(before, config)!r}\n\n```\n\n"
        f"{command if option else ''}{say['settings']}\n\n```toml\n{line}\n```\n"
    )


def quoted(text: str) -> str:
    """Return a string of TOML."""
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return f'"{shown}"'


def table(changes: list[tuple[str, str]], stays: list[str], say: dict[str, str]) -> str:
    """Return HTML of texts that change and texts that stay, with what is invisible shown."""

    def cell(text: str) -> str:
        direction = "auto" if LATIN.search(text) else "rtl"
        return f'<td dir="{direction}" lang="fa"><samp>{show(text)}</samp></td>'

    rows = [f"<tr>{cell(before)}{cell(after)}</tr>" for before, after in changes]
    kept = [f"<tr>{cell(text).replace('<td', '<td colspan=2')}</tr>" for text in stays]
    head = f"<tr><th>{escape(say['changes'])}</th><th>{escape(say['to'])}</th></tr>"
    foot = f"<tr><th colspan=2>{escape(say['stays'])}</th></tr>"
    return (
        f'<table class="cases persian-clean">{head}{"".join(rows)}{foot}{"".join(kept)}</table>\n'
    )


@cache
def cases() -> dict[str, tuple[list[tuple[str, str]], list[str]]]:
    """Return the first cases of each rule in tests/cases: those that change and those that stay."""
    found: dict[str, tuple[list[tuple[str, str]], list[str]]] = defaultdict(lambda: ([], []))
    for path in sorted((ROOT / "tests" / "cases").glob("*.toml")):
        rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        for row in rows:
            if "config" in row:  # it needs more than the rule
                continue
            changes, stays = found[row.get("rule", "")]
            if "keep" in row and len(stays) < MOST_CASES:
                stays.append(row["keep"])
            elif "input" in row and "output" in row and len(changes) < MOST_CASES:
                changes.append((row["input"], row["output"]))
    return found
