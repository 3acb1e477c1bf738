"""What is looked for before a step is run, and where it is found."""

from __future__ import annotations

import re

import pytest

from persian_clean import CORPUS, RULES, SEARCH, STANDARD, clean, signs
from persian_clean.pipeline import plan
from persian_clean.plan import Plan
from persian_clean.rule import PatternRule, Rule
from persian_clean.signs import Look, Signs, looks_of, one_of
from persian_clean.steps import WordStep


@pytest.mark.parametrize(
    ("pattern", "looks"),
    [
        ("ab?c", [Look("a")]),
        ("[xy]+z", [Look("z", "xy")]),
        ("x{2,}", [Look("x", "x")]),
        ("(?:xy)+z", [Look("y", "x")]),
        ("(?:xy|z)+,", [Look(",", "y"), Look(",", "z")]),
        ("(?<=[ab])(?=x)", [Look("x", "ab")]),
        (",(?<=[a-c],)", [Look(",", "a-c")]),
        (",(?<![a-c],)", [Look(",", "^a-c")]),
        (",(?!,)", [Look(",", "", "^,")]),
        ("(?<!ا)x(?!y)", [Look("x", "^ا")]),
        (r"x(?!\n)", [Look("x")]),  # the edge of a line may stand there too
        ("(?>x)++", [Look("x")]),
        (r"\A,|;\Z", [Look(",", "\n"), Look(";", "", "\n")]),
        ("(?=.*x)y", [Look("x")]),
        ("[^x]y", [Look("y")]),
        (r"\dx", [Look("x")]),
    ],
)
def test_looks_are_what_a_pattern_must_have(pattern: str, looks: list[Look]) -> None:
    assert looks_of(pattern) == tuple(looks)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "x?",
        "x*|y",
        "(?!x)",
        r"\b",
        "(?i)x",
        "(?i:x)",
        "[",
        "|".join(f"a{i}" for i in range(99)),
    ],
)
def test_a_pattern_without_a_sign_is_always_due(pattern: str) -> None:
    assert looks_of(pattern) is None


def test_each_line_has_edges() -> None:
    found = Signs([looks_of(r"(?<=[\n])x|\Ax"), looks_of(r"y\Z"), one_of("z"), None])
    assert found.due("x\nax\nya\ny", range(4)) == {3: {0, 1, 2, 3}, 0: {0}, 1: {3}}
    assert found.due("az", [7]) == {3: {7}, 2: {7}}
    assert found.any("x")
    assert not found.any("bc")


def test_a_step_may_bring_its_own_pattern() -> None:
    found = Signs([re.compile("(?<!a)bc"), re.compile("^never")])
    assert found.due("abc\nbc\n\nxbcbc", [1, 3, 5, 7]) == {0: {3, 7}}


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if isinstance(rule, PatternRule)], ids=lambda rule: rule.name
)
def test_a_pattern_asks_for_something_rare(rule: Rule) -> None:
    """A rule that had to see every line would cost as much as all others together."""
    assert isinstance(rule, PatternRule)
    found = Signs([looks_of(rule.pattern.pattern)])
    assert not found.always
    assert not (rule.default and found.due("او دیروز از خانه تا بازار رفت و سه کتاب خرید", [0]))


@pytest.mark.parametrize("config", [STANDARD, CORPUS, SEARCH])
def test_only_words_are_always_looked_at(config: object) -> None:
    steps = plan(config)  # type: ignore[arg-type]
    assert [type(steps.steps[k]) for k in steps.signs.always] == [WordStep]


def test_nothing_hangs_on_what_re_keeps_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signs, "_re", None)
    text = "كتاب هاي  ما ,و API را خواند .\nاو رفت."
    assert Plan(STANDARD).clean(text) == clean(text)
