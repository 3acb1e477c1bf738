"""Config is a value, and refuses what it does not know."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from persian_clean import CORPUS, SEARCH, STANDARD, Config, clean, clean_lines, explain

if TYPE_CHECKING:
    from collections.abc import Callable


def test_equal_configs_are_equal_and_hash_alike() -> None:
    assert Config() == STANDARD
    assert hash(Config()) == hash(STANDARD)
    assert STANDARD.disable("arabic-yeh").enable("arabic-yeh") == STANDARD


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
        (lambda: STANDARD.disable("zzzzzz"), "RULES lists them all"),
        (lambda: STANDARD.runs("arabic-yah"), "did you mean 'arabic-yeh'"),
        (lambda: STANDARD.enable("ascii-digit"), "turned on by the choice digits='persian'"),
        (lambda: Config(digits="latin"), "digits='latin' is not one of 'keep', 'persian', 'ascii'"),  # type: ignore[arg-type]
        (lambda: Config(rules=frozenset({"nope"})), "no rule is named 'nope'"),
    ],
)
def test_unknown_names_are_refused(fault: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        fault()


def test_wrong_types_are_refused() -> None:
    with pytest.raises(TypeError, match="rules must be a set of strings, not str"):
        Config(rules="arabic-yeh")  # type: ignore[arg-type]
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


def test_presets() -> None:
    text = "سال ١٤٠٢ , كتابهاء «خانهٔ‌ ما» 12"
    assert clean(text, CORPUS).count(",") == 1
    assert "1402" in clean(text, SEARCH)
    assert clean("می‌روم آب مسئول", SEARCH) == "می\u200cروم اب مسیول"


@pytest.mark.parametrize("field", ["spellings", "leave"])
def test_own_words_are_checked(field: str) -> None:
    make: Any = Config
    with pytest.raises(TypeError, match=f"{field} must be a set of strings, not str"):
        make(**{field: "کتاب"})
    with pytest.raises(TypeError, match=f"{field} must be a set of strings; 5 is none"):
        make(**{field: {5}})
    for wrong in ("", "  ", "یک\nدو"):
        with pytest.raises(ValueError, match="is not a word or a term on one line"):
            make(**{field: {wrong}})
