"""The cases of tests/cases/*.toml: one text each that changes, or that must stay."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from persian_clean import RULES, STANDARD, Config, clean, explain
from showing import visible

if TYPE_CHECKING:
    from persian_clean.rule import Rule

CASES = Path(__file__).parent / "cases"
BY_NAME = {rule.name: rule for rule in RULES}
ELSEWHERE = {"dates.toml"}  # tests with a shape of their own


def load(path: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return cases


def params() -> list[Any]:
    rows = []
    for path in sorted(CASES.glob("*.toml")):
        if path.name in ELSEWHERE:
            continue
        marks = [pytest.mark.xfail] if path.name == "known-failures.toml" else []
        for i, case in enumerate(load(path)):
            name = f"{path.stem}-{i}-{case.get('rule', 'all')}"
            rows.append(pytest.param(case, id=name, marks=marks))
    return rows


def config_for(rule: str | None, choices: dict[str, Any] | None = None) -> Config:
    """STANDARD, with the rule turned on if it is not, and the choices made."""
    config = STANDARD
    if rule is not None:
        row = BY_NAME[rule]
        if row.policy is not None:
            field, value = row.policy
            choices = {field: value, **(choices or {})}
        elif rule == "own-spelling":
            choices = {"spellings": {"بیت\u200cکوین", "به عنوان"}, **(choices or {})}
        elif not row.default:
            config = config.enable(rule)
    return Config(rules=config.rules, **(choices or {}))


@pytest.mark.parametrize("case", params())
def test_case(case: dict[str, Any]) -> None:
    rule = case.get("rule")
    config = config_for(rule, case.get("config"))
    if "keep" in case:
        assert visible(clean(case["keep"], config)) == visible(case["keep"])
        return
    result = explain(case["input"], config)
    assert visible(result.text) == visible(case["output"])
    assert clean(case["input"], config) == case["output"]
    assert rule is None or rule in {name for edit in result.edits for name in edit.rules}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_does_what_its_row_says(rule: Rule) -> None:
    config = config_for(rule.name)
    before, after = rule.example
    result = explain(before, config)
    assert visible(result.text) == visible(after)
    assert rule.name in {name for edit in result.edits for name in edit.rules}
    assert visible(clean(rule.keep, config)) == visible(rule.keep)


def test_every_rule_has_cases_that_change_and_cases_that_stay() -> None:
    changing: Counter[str] = Counter()
    staying: Counter[str] = Counter()
    for path in CASES.glob("*.toml"):
        if path.name not in ELSEWHERE:
            for case in load(path):
                (staying if "keep" in case else changing)[case.get("rule", "")] += 1
    assert [rule.name for rule in RULES if not changing[rule.name]] == []
    assert [rule.name for rule in RULES if not staying[rule.name]] == []
    assert {*changing, *staying} - {""} <= BY_NAME.keys()


def test_rule_names_are_unique_and_kebab_case() -> None:
    assert len(BY_NAME) == len(RULES)
    assert all(name == name.lower() and name.replace("-", "").isalnum() for name in BY_NAME)
