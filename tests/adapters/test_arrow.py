from __future__ import annotations

from datetime import date

import pytest

pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")

import pyarrow as pa

from persian_clean import SEARCH, clean
from persian_clean.adapters import dates_batch, edits_batch
from persian_clean.adapters.arrow import (
    DATES,
    EDITS,
    clean_array,
    clean_table,
    dates_array,
    edits_array,
)

Rows = list[str | None]

TYPES = [pa.string(), pa.large_string(), pa.string_view()]


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_array(rows: Rows, cleaned: Rows, kind: pa.DataType) -> None:
    result = clean_array(pa.array(rows, kind))
    result.validate(full=True)
    assert result.type == kind
    assert result.to_pylist() == cleaned


def test_slice(rows: Rows, cleaned: Rows) -> None:
    assert clean_array(pa.array(rows).slice(77, 1000)).to_pylist() == cleaned[77:1077]


def test_chunks_stay_chunks(rows: Rows, cleaned: Rows) -> None:
    chunks = pa.chunked_array([rows[:6000], [], rows[6000:]], pa.string())
    result = clean_array(chunks)
    assert [len(chunk) for chunk in result.chunks] == [6000, 0, len(rows) - 6000]
    assert result.to_pylist() == cleaned
    assert clean_array(pa.chunked_array([], pa.string())).num_chunks == 0


def test_dictionary_is_cleaned_once(rows: Rows, cleaned: Rows) -> None:
    array = pa.array(rows).dictionary_encode()
    result = clean_array(array)
    result.validate(full=True)
    assert result.type == array.type
    assert result.to_pylist() == cleaned


def test_entries_that_become_equal_become_one() -> None:
    kind = pa.dictionary(pa.int8(), pa.large_string(), ordered=True)
    array = pa.DictionaryArray.from_arrays(
        pa.array([0, 1, None, 2, 3], pa.int8()),
        pa.array(["علي", "علی", None, "كتاب"], pa.large_string()),
        ordered=True,
    )
    result = clean_array(array)
    assert result.type == kind
    assert result.to_pylist() == ["علی", "علی", None, None, "کتاب"]
    assert result.dictionary.to_pylist() == ["علی", "کتاب"]


def test_table(rows: Rows, cleaned: Rows) -> None:
    field = pa.field("text", pa.string(), metadata={"source": "web"})
    schema = pa.schema([pa.field("id", pa.int64()), field], metadata={"version": "1"})
    table = pa.table([pa.array(range(len(rows))), pa.array(rows)], schema=schema)
    result = clean_table(table, "text")
    assert result.schema.equals(schema, check_metadata=True)
    assert result.column("text").to_pylist() == cleaned
    assert result.column("id").equals(table.column("id"))
    (batch,) = table.to_batches()
    assert clean_table(batch, "text").column("text").to_pylist() == cleaned


def test_config_and_nulls() -> None:
    assert clean_array(pa.array(["مسئول"]), SEARCH).to_pylist() == [clean("مسئول", SEARCH)]
    assert clean_array(pa.nulls(3)).equals(pa.nulls(3))


@pytest.mark.parametrize(
    "kind", [pa.null(), pa.float64(), pa.list_(pa.int8()), pa.dictionary(pa.int8(), pa.int8())]
)
def test_nothing_but_nulls_is_of_any_type(kind: pa.DataType) -> None:
    empty = pa.nulls(2, kind)
    assert clean_array(empty).equals(empty)
    assert clean_array(empty, path="[].content").equals(empty)
    assert edits_array(empty).null_count == 2


def test_faults() -> None:
    with pytest.raises(TypeError, match="array must hold strings, not int64"):
        clean_array(pa.array([], pa.int64()))
    with pytest.raises(TypeError, match="array must hold strings, not int64"):
        clean_array(pa.array([1]))
    with pytest.raises(TypeError, match="array must hold strings, not int64"):
        clean_array(pa.array([1]).dictionary_encode())
    with pytest.raises(KeyError, match="no column is named 'txt'; there are text"):
        clean_table(pa.table({"text": ["a"]}), "txt")
    with pytest.raises(KeyError, match="more than one column is named 'a'"):
        clean_table(pa.table([["a"], ["b"]], names=["a", "a"]), "a")
    for work in (clean_array, dates_array, edits_array):
        with pytest.raises(TypeError, match="array must be an array of pyarrow, not Table"):
            work(pa.table({"text": ["a"]}))
    with pytest.raises(TypeError, match="column 'n': array must hold strings, not int64"):
        clean_table(pa.table({"n": [1]}), "n")
    with pytest.raises(ValueError, match="name the columns to clean, as in clean_table"):
        clean_table(pa.table({"text": ["a"]}))


# --- lists and structs ----------------------------------------------------------------------------

LISTS = [
    pa.list_(pa.string()),
    pa.large_list(pa.large_string()),
    pa.list_view(pa.string()),
    pa.large_list_view(pa.string_view()),
    pa.list_(pa.dictionary(pa.int8(), pa.string())),
    pa.list_(pa.string(), 2),
]


@pytest.mark.parametrize("kind", LISTS, ids=str)
def test_lists(kind: pa.DataType) -> None:
    values = [["علي", "x"], None, ["ي", None], ["ك", "ك"]]
    cleaned = [["علی", "x"], None, ["ی", None], ["ک", "ک"]]
    if not pa.types.is_fixed_size_list(kind):
        values.append([])
        cleaned.append([])
    array = pa.array(values, kind)
    for start, length in [(0, 9), (1, 9), (1, 2), (2, 0), (3, 1)]:
        result = clean_array(array.slice(start, length))
        result.validate(full=True)
        assert result.type == kind
        assert result.to_pylist() == cleaned[start : start + length]
    assert clean_array(array, path="[]").to_pylist() == cleaned


CHAT = pa.list_(
    pa.struct(
        [
            pa.field("role", pa.string(), nullable=False, metadata={"is": "not text"}),
            pa.field("content", pa.string()),
        ]
    )
)


def test_structs() -> None:
    chat = [{"role": "ي", "content": "علي"}, {"role": "ي", "content": None}, None]
    cleaned = [{"role": "ي", "content": "علی"}, *chat[1:]]
    table = pa.table({"a.b": ["ي", "ي", "ي"], "chat": pa.array([chat, None, []], CHAT)})
    result = clean_table(table, "chat[].content", "a.b")
    result.validate(full=True)
    assert result.schema.equals(table.schema, check_metadata=True)
    assert result.to_pydict() == {"a.b": ["ی", "ی", "ی"], "chat": [cleaned, None, []]}
    assert clean_table(table.slice(1), "chat[].content")["chat"].to_pylist() == [None, []]
    structs = table["chat"].chunk(0).flatten().slice(1)
    assert clean_array(structs, path="content").to_pylist() == cleaned[1:]


@pytest.mark.parametrize(
    ("path", "error", "message"),
    [
        ("chat", TypeError, "column 'chat': a struct of role, content: name the field that holds"),
        ("chat[].text", KeyError, "not one field is named 'text'; there are role, content"),
        ("chat[].role[]", TypeError, "'\\[]' must be within a list or a struct, not within string"),
        ("chat[", ValueError, "is not a path such as"),
    ],
)
def test_paths_that_lead_to_no_text(path: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        clean_table(pa.table({"chat": pa.array([], CHAT)}), path)


# --- dates and edits ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [*TYPES, pa.dictionary(pa.int32(), pa.string())], ids=str)
def test_dates_and_edits(rows: Rows, kind: pa.DataType) -> None:
    array = pa.array(rows, kind)
    dates = dates_array(array)
    assert dates.type == DATES
    assert dates.to_pylist() == dates_batch(rows)
    edits = edits_array(array)
    assert edits.type == EDITS
    assert edits.to_pylist() == edits_batch(rows)


def test_dates_and_edits_of_chunks_and_nulls() -> None:
    chunks = pa.chunked_array([["۲ مهر"], [], ["علي"]], pa.string())
    (found,) = dates_array(chunks, reference=date(2023, 9, 1)).chunk(0).to_pylist()[0]
    assert found["first"] == date(2023, 9, 24)
    assert edits_array(chunks, SEARCH).num_chunks == 3
    assert dates_array(pa.nulls(2)).to_pylist() == [None, None]
    with pytest.raises(TypeError, match="array must hold strings, not int64"):
        dates_array(pa.array([1]))
