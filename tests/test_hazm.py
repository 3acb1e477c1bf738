"""The drop-in for hazm: its interface, its laws, and hazm itself beside it where installed."""

from __future__ import annotations

import inspect
import pickle
import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_clean import Config, clean
from persian_clean.compat import HazmNormalizer
from strategies import texts

PAGE = Path(__file__).parents[1] / "docs" / "hazm.md"
OPTIONS = list(inspect.signature(HazmNormalizer).parameters)
METHODS = {n for n, _ in inspect.getmembers(HazmNormalizer, inspect.isfunction) if n[0] != "_"}
ALL_OFF = HazmNormalizer(**dict.fromkeys(OPTIONS, False))


def read_rows() -> list[list[str]]:
    """The rows of the page's tables that hold texts, without their reasons."""
    rows = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = re.findall(r"\| `([^`]*)` (?=\|)", line)
        if len(cells) >= 2 and cells[0] not in OPTIONS:
            escape = re.compile(r"\\u([0-9a-f]{4})")
            rows.append(
                [escape.sub(lambda m: chr(int(m[1], 16)), c).replace("·", " ") for c in cells]
            )
    return rows


ROWS = read_rows()


@pytest.fixture(scope="module")
def hazm() -> Any:  # noqa: ANN401
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its dependencies' own
        return pytest.importorskip("hazm", reason="the extra 'hazm' is not installed")


@pytest.fixture(scope="module")
def hazm_normalizer(hazm: Any) -> Any:  # noqa: ANN401
    return hazm.Normalizer()


def test_page_has_its_rows() -> None:
    assert sum(len(row) == 2 for row in ROWS) >= 10
    assert sum(len(row) == 3 for row in ROWS) >= 16


@pytest.mark.parametrize("row", ROWS, ids=lambda row: ascii(row[0]))
def test_row(row: list[str]) -> None:
    assert HazmNormalizer().normalize(row[0]) == row[-1]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: ascii(row[0]))
def test_row_in_hazm(row: list[str], hazm_normalizer: Any) -> None:  # noqa: ANN401
    if not hasattr(hazm_normalizer, "_verbs"):
        pytest.skip("the page tells of hazm 0.12, and an older one is installed")
    assert hazm_normalizer.normalize(row[0]) == row[1]


def test_same_arguments_and_methods(hazm: Any) -> None:  # noqa: ANN401
    ours, theirs = inspect.signature(HazmNormalizer), inspect.signature(hazm.Normalizer)
    assert [(p.name, p.default, p.kind) for p in ours.parameters.values()] == [
        (p.name, p.default, p.kind) for p in theirs.parameters.values()
    ]
    public = {n for n, _ in inspect.getmembers(hazm.Normalizer, inspect.isfunction) if n[0] != "_"}
    assert public == METHODS
    for name in public:
        our, their = (
            list(inspect.signature(getattr(cls, name)).parameters)
            for cls in (HazmNormalizer, hazm.Normalizer)
        )
        assert our == their


def test_inside_hazm(hazm: Any) -> None:  # noqa: ANN401
    text = HazmNormalizer().normalize("كتاب ها را ميخوانم . او به خانه هایشان رفت.")
    sentences = hazm.sent_tokenize(text)
    assert len(sentences) == 2
    words = hazm.WordTokenizer().tokenize(sentences[0])
    assert words == ["کتاب\u200cها", "را", "می\u200cخوانم", "."]
    lemmatizer = hazm.Lemmatizer()
    assert [lemmatizer.lemmatize(word) for word in words[:3]] == ["کتاب", "را", "خواند#خوان"]
    assert HazmNormalizer().token_spacing(words) == words


@given(texts, st.fixed_dictionaries(dict.fromkeys(OPTIONS, st.booleans())))
def test_idempotent(text: str, options: dict[str, bool]) -> None:
    normalizer = HazmNormalizer(**options)
    once = normalizer.normalize(text)
    assert normalizer.normalize(once) == once


@given(texts)
def test_every_method_takes_every_text(text: str) -> None:
    for name in METHODS - {"token_spacing"}:
        assert isinstance(getattr(ALL_OFF, name)(text), str)


@given(st.lists(st.sampled_from(["کتاب", "ها", "می", "روم", "سال", "ای", "خانه", "12", "و"])))
def test_token_spacing_keeps_all_letters(tokens: list[str]) -> None:
    spaced = HazmNormalizer().token_spacing(tokens)
    assert "".join(spaced).replace("\u200c", "") == "".join(tokens)


def test_token_spacing() -> None:
    spacing = HazmNormalizer().token_spacing
    assert spacing([]) == []
    assert spacing(["کتاب"]) == ["کتاب"]
    assert spacing(["او", "می", "رود"]) == ["او", "می\u200cرود"]
    assert spacing(["زمین", "لرزه", "ای"]) == ["زمین\u200cلرزه\u200cای"]


def test_arguments_turn_things_off() -> None:
    text = "مِيروم  12 كتاب , ۵۰ \N{RIAL SIGN} سلاممممم خانه\N{ARABIC HAMZA ABOVE}"
    assert ALL_OFF.normalize(text) == (
        "مِیروم  12 کتاب , ۵۰ \N{RIAL SIGN} سلاممممم خانه\N{ARABIC HAMZA ABOVE}"
    )
    whole = HazmNormalizer().normalize(text)
    for option in OPTIONS:
        assert HazmNormalizer(**{option: False}).normalize(text) != whole, option


def test_agrees_with_clean_where_both_do_the_same() -> None:
    text = "تیم هاي بی امان میخواهند بروند ."
    assert HazmNormalizer().normalize(text) == clean(text, Config(diacritics="drop"))


def test_pickles() -> None:
    copy = pickle.loads(pickle.dumps(HazmNormalizer(persian_numbers=False)))  # noqa: S301
    assert copy.normalize("كتاب 6") == "کتاب 6"


def test_takes_strings_only() -> None:
    with pytest.raises(TypeError, match="text must be a str, not list"):
        HazmNormalizer().normalize(["علی"])  # type: ignore[arg-type]
