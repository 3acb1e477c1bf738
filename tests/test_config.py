"""Config is a value, and refuses what it does not know."""

from __future__ import annotations

import datetime as dt
import inspect
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from persian_clean import CORPUS, RULES, SEARCH, STANDARD, Config, clean, clean_lines, explain
from persian_clean.rules import STAGES
from strategies import configs

if TYPE_CHECKING:
    from collections.abc import Callable


def test_equal_configs_are_equal_and_hash_alike() -> None:
    assert Config() == STANDARD
    assert hash(Config()) == hash(STANDARD)
    assert STANDARD.disable("arabic-yeh").enable("arabic-yeh") == STANDARD


def test_rules_can_be_in_a_set() -> None:
    assert len(set(RULES)) == len(RULES)


def test_the_signature_of_config_is_short_and_the_same_in_every_process() -> None:
    assert str(inspect.signature(Config)).startswith(
        "(*, rules: 'Iterable[str]' = STANDARD.rules, digits: 'Digits' = 'keep',"
    )
    assert type(STANDARD.rules) is frozenset


@pytest.mark.parametrize("config", [STANDARD, CORPUS, SEARCH, Config(digits="ascii")])
def test_configs_pickle_small(config: Config) -> None:
    data = pickle.dumps(config)
    assert pickle.loads(data) == config  # noqa: S301  our own bytes
    assert len(data) < 3000


def test_equal_configs_pickle_to_equal_bytes_in_every_process() -> None:
    code = "import pickle, persian_clean as p; print(pickle.dumps(p.SEARCH.enable('indentation')))"
    runs = [
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (lambda: STANDARD.enable("arabic-yah"), "did you mean 'arabic-yeh'"),
        (lambda: STANDARD.disable("zzzzzz"), "no rule is named 'zzzzzz'; RULES names them all"),
        (lambda: STANDARD.disable("letters"), "it is a stage: name those of RULES whose stage is"),
        (lambda: STANDARD.runs("arabic-yah"), "did you mean 'arabic-yeh'"),
        (lambda: STANDARD.enable("ascii-digit"), "turned on by the choice digits='persian'"),
        (lambda: Config(digits="latin"), "digits='latin' is not one of 'keep', 'persian', 'ascii'"),  # type: ignore[arg-type]
        (lambda: Config(rules=frozenset({"nope"})), "no rule is named 'nope'"),
    ],
)
def test_unknown_names_are_refused(fault: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        fault()


def test_rules_know_their_stage() -> None:
    assert list(dict.fromkeys(rule.stage for rule in RULES)) == list(STAGES)
    assert all(rule.stage == stage for stage, rules in STAGES.items() for rule in rules)


def test_wrong_types_are_refused() -> None:
    with pytest.raises(TypeError, match="rules must be a set or a list of strings, not str"):
        Config(rules="arabic-yeh")
    with pytest.raises(TypeError, match=r"must be a datetime\.date or None, not str"):
        Config(reference="2018-05-18")  # type: ignore[arg-type]
    for wrong in (None, b"abc", 5):
        with pytest.raises(TypeError, match="text must be a str"):
            clean(wrong)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="text must be a str"):
            explain(wrong)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="text must be a str"):
            list(clean_lines([wrong]))  # type: ignore[list-item]


def test_a_datetime_is_taken_as_its_day() -> None:
    config = Config(reference=dt.datetime(2018, 5, 18, 23, tzinfo=dt.UTC))
    assert config == Config(reference=dt.date(2018, 5, 18))
    assert type(config.reference) is dt.date


def test_isolates_do_not_go_with_the_rule_that_removes_them() -> None:
    with pytest.raises(TypeError, match="isolate_dates must be True or False, not str"):
        Config(isolate_dates="yes")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="what the rule 'bidi-control' removes"):
        Config(isolate_dates=True).enable("bidi-control")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: clean("a", "standard"), "config must be a Config, not str: STANDARD, not 'standa"),  # type: ignore[arg-type]
        (lambda: explain("a", None), "config must be a Config such as STANDARD, not NoneType"),  # type: ignore[arg-type]
        (lambda: clean("a", ["arabic-yeh"]), "config must be a Config such as STANDARD, not list"),  # type: ignore[arg-type]
        (lambda: clean_lines([], "x"), "config must be a Config such as STANDARD, not str"),  # type: ignore[arg-type]
        (lambda: clean_lines("علي"), "lines must be an iterable of strings, not one str"),
        (lambda: clean_lines([], workers="2"), "workers must be an int, not str"),  # type: ignore[arg-type]
        (lambda: STANDARD.enable(["x"]), r"not by list; several names are several arguments: ena"),  # type: ignore[arg-type]
        (lambda: STANDARD.disable(RULES[0]), "a rule is named by a string, not by CharRule"),  # type: ignore[arg-type]
        (lambda: STANDARD.runs(None), "a rule is named by a string, not by NoneType"),  # type: ignore[arg-type]
        (lambda: Config(rules=RULES), "rules must hold strings, not CharRule"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_config_or_no_name_is_told(call: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call()


def test_any_iterable_of_strings_will_do() -> None:
    config = Config(rules=(name for name in ["arabic-yeh"]), spellings=["بی در"], leave=("علي",))
    assert config.rules == {"arabic-yeh"}
    assert config.spellings == {"بی در"}
    assert config.leave == {"علي"}
    assert hash(config) == hash(
        Config(rules=["arabic-yeh", "arabic-yeh"], spellings=["بی در"], leave=["علي"])
    )


@pytest.mark.parametrize(
    ("config", "shown"),
    [
        (STANDARD, "STANDARD"),
        (CORPUS, "CORPUS"),
        (Config(digits="ascii"), "Config(digits='ascii')"),
        (SEARCH.enable("indentation"), "SEARCH.enable('indentation')"),
        (replace(SEARCH, dates="iso"), "replace(SEARCH, dates='iso')"),
        (CORPUS.disable("arabic-yeh"), "CORPUS.disable('arabic-yeh')"),
        (Config(rules=["arabic-yeh"], leave=["هی"]), "Config(rules=['arabic-yeh'], leave=['هی'])"),
    ],
)
def test_a_config_shows_how_it_is_made(config: Config, shown: str) -> None:
    assert repr(config) == shown


@given(configs)
def test_what_a_config_shows_makes_it(config: Config) -> None:
    names = {"Config": Config, "STANDARD": STANDARD, "CORPUS": CORPUS, "SEARCH": SEARCH}
    assert eval(repr(config), {**names, "replace": replace, "datetime": dt}) == config  # noqa: S307


def test_presets() -> None:
    text = "سال ١٤٠٢ , كتابهاء «خانهٔ‌ ما» 12"
    assert clean(text, CORPUS).count(",") == 1
    assert "1402" in clean(text, SEARCH)
    assert clean("می‌روم آب مسئول", SEARCH) == "می\u200cروم اب مسیول"
    assert {clean(word, SEARCH) for word in ("مسئله", "مسأله", "مساله")} == {"مسیله"}


@pytest.mark.parametrize("field", ["spellings", "leave"])
def test_own_words_are_checked(field: str) -> None:
    make: Any = Config
    with pytest.raises(TypeError, match=f"{field} must be a set or a list of strings, not str"):
        make(**{field: "کتاب"})
    with pytest.raises(TypeError, match=f"{field} must hold strings, not int"):
        make(**{field: {5}})
    with pytest.raises(TypeError, match=f"{field} must be a set or a list of strings, not dict"):
        make(**{field: {"کتابخانه": "کتاب خانه"}})
    for wrong in ("", "  ", "یک\nدو"):
        with pytest.raises(ValueError, match="is not a word or a term on one line"):
            make(**{field: {wrong}})
