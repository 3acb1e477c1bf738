from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest

pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")

import pandas as pd

from persian_clean import SEARCH
from persian_clean.adapters import dates_batch, edits_batch
from persian_clean.adapters.pandas import clean_series

Rows = list[str | None]


def nulls(series: pd.Series) -> list[Any]:
    return [None if null else value for value, null in zip(series, series.isna(), strict=True)]


@pytest.mark.parametrize("kind", ["str", "string[python]", "string[pyarrow]", "object"])
def test_series(rows: Rows, cleaned: Rows, kind: str) -> None:
    if "arrow" in kind:
        pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    if kind == "str" and pd.__version__ < "3":
        pytest.skip("a type of strings since pandas 3")
    index = [f"row {i // 2}" for i in range(len(rows))]  # labels come twice
    series = pd.Series(rows, index=index, name="text").astype(kind)
    before = series.copy()
    result = clean_series(series)
    assert result.dtype == series.dtype
    assert nulls(result) == cleaned
    assert result.name == "text"
    assert result.index.equals(series.index)
    pd.testing.assert_series_equal(series, before)


def test_arrow_type(rows: Rows, cleaned: Rows) -> None:
    pa = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    series = pd.Series(rows, dtype=pd.ArrowDtype(pa.large_string()))
    result = clean_series(series)
    assert result.dtype == series.dtype
    assert nulls(result) == cleaned


def test_objects_with_lone_surrogates(wild_rows: Rows, wild_cleaned: Rows) -> None:
    series = pd.Series(wild_rows, dtype=object)
    assert list(series.persian.clean()) == wild_cleaned


def test_kinds_of_null_stay() -> None:
    series = pd.Series(["علي", None, float("nan"), pd.NA, pd.NaT], dtype=object)
    result = clean_series(series)
    assert result[0] == "علی"
    assert [a is b for a, b in zip(result[1:], series[1:], strict=True)] == [True] * 4
    assert clean_series(pd.Series([], dtype=object)).empty


@pytest.mark.parametrize(
    "kind", ["float64", "object", "category", "Int64", "boolean", "datetime64[ns]"]
)
def test_nothing_but_nulls_is_of_any_type(kind: str) -> None:
    series = pd.Series([None, None], index=["a", "b"], name="text", dtype=kind)
    pd.testing.assert_series_equal(series.persian.clean(), series)
    pd.testing.assert_series_equal(
        series.astype("category").persian.clean(path="[]"), series.astype("category")
    )
    pd.testing.assert_series_equal(series[:0].persian.clean(), series[:0])


def test_a_file_by_chunks_one_of_which_is_empty() -> None:
    file = io.StringIO("id,text\n1,ي\n2,\n3,\n")
    chunks = [chunk["text"].persian.clean() for chunk in pd.read_csv(file, chunksize=1)]
    assert nulls(pd.concat(chunks)) == ["ی", None, None]


def test_categories(rows: Rows, cleaned: Rows) -> None:
    series = pd.Series(rows, name="text", dtype="category")
    result = series.persian.clean()
    assert result.name == "text"
    assert nulls(result) == cleaned
    assert len(result.cat.categories) < len(series.cat.categories)
    kind = pd.CategoricalDtype(["كم", "زياد"], ordered=True)
    assert list(clean_series(pd.Series(["زياد"], dtype=kind)).cat.categories) == ["کم", "زیاد"]
    assert clean_series(pd.Series(["زياد"], dtype=kind)).cat.ordered


def test_config() -> None:
    assert list(pd.Series(["مسئول ۲"]).persian.clean(SEARCH)) == ["مسیول 2"]


def test_faults() -> None:
    with pytest.raises(TypeError, match="series must hold strings, not int64"):
        clean_series(pd.Series([1]))
    with pytest.raises(TypeError, match="series must hold strings, not int64"):
        clean_series(pd.Series([1], dtype="category"))
    with pytest.raises(TypeError, match="series must be a series of pandas, not DataFrame"):
        clean_series(pd.DataFrame({"a": ["b"]}))
    with pytest.raises(TypeError, match="series must hold strings, not float64"):
        clean_series(pd.Series([1, None]))
    with pytest.raises(TypeError, match="row 'c': text must be a str or None, not int"):
        clean_series(pd.Series(["a", None, 1], index=["a", "b", "c"], dtype=object))


# --- lists and structs ----------------------------------------------------------------------------

CHAT = [[{"role": "ي", "content": "علي"}, {"role": "ي", "content": None}], None, []]
CLEAN_CHAT = [[{"role": "ي", "content": "علی"}, {"role": "ي", "content": None}], None, []]


def test_objects_that_hold_lists_and_structs() -> None:
    chat = pd.Series(CHAT, name="chat", index=["a", "b", "c"])
    result = chat.persian.clean(path="[].content")
    assert result.tolist() == CLEAN_CHAT
    assert (result.name, list(result.index)) == ("chat", ["a", "b", "c"])
    assert chat.tolist() == CHAT
    assert clean_series(pd.Series([["ي"], None])).tolist() == [["ی"], None]
    with pytest.raises(TypeError, match="row 1: text must be a str or None, not int"):
        clean_series(pd.Series([["ي"], ["ي", 1]]))
    with pytest.raises(TypeError, match="a struct of role, content: name the field"):
        clean_series(chat)


def test_arrow_types_that_hold_lists_and_structs() -> None:
    pa = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    struct = pa.struct([("role", pa.string()), ("content", pa.string())])
    chat = pd.Series(CHAT, dtype=pd.ArrowDtype(pa.list_(struct)))
    result = clean_series(chat, path="[].content")
    assert result.dtype == chat.dtype
    assert nulls(result) == CLEAN_CHAT
    empty = pd.Series([None, None], dtype=pd.ArrowDtype(pa.float64()))
    pd.testing.assert_series_equal(clean_series(empty, path="[].content"), empty)


# --- dates and edits ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["str", "string[python]", "object", "category"])
def test_dates_and_edits(rows: Rows, kind: str) -> None:
    pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    if kind == "str" and pd.__version__ < "3":
        pytest.skip("a type of strings since pandas 3")
    series = pd.Series(rows, name="text").astype(kind)
    dates = series.persian.dates()
    assert dates.name == "text"
    assert nulls(dates) == dates_batch(rows)
    assert nulls(series.persian.edits()) == edits_batch(rows)


def test_fields_of_dates() -> None:
    pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    series = pd.Series(["۲ مهر و ۳ مهر", None], index=["a", "b"])
    dates = series.persian.dates(reference=date(2023, 9, 1)).explode().dropna()
    assert dates.struct.field("first").tolist() == [date(2023, 9, 24), date(2023, 9, 25)]
    assert list(dates.index) == ["a", "a"]
    assert len(series.persian.edits(SEARCH)["a"]) == 2
    with pytest.raises(TypeError, match="series must hold strings, not int64"):
        pd.Series([1]).persian.dates()
    with pytest.raises(TypeError, match="row 1: text must be a str or None, not int"):
        pd.Series(["a", 1], dtype=object).persian.edits()
    assert nulls(pd.Series([None, None], dtype="float64").persian.dates()) == [None, None]
