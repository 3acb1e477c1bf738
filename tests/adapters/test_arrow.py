from __future__ import annotations

import pytest

pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")

import pyarrow as pa

from persian_clean import SEARCH, clean
from persian_clean.adapters.arrow import clean_array, clean_table

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


def test_faults() -> None:
    with pytest.raises(TypeError, match="array must hold strings, not int64"):
        clean_array(pa.array([1]))
    with pytest.raises(TypeError, match="array must hold strings, not int64"):
        clean_array(pa.array([1]).dictionary_encode())
    with pytest.raises(KeyError, match="not one column named 'txt'"):
        clean_table(pa.table({"text": ["a"]}), "txt")
