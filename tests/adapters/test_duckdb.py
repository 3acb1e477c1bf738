from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("duckdb", reason="the extra 'duckdb' is not installed")
pytest.importorskip("pyarrow", reason="the extra 'duckdb' is not installed")

import duckdb
import pyarrow as pa

from persian_clean import SEARCH
from persian_clean.adapters import dates_batch, edits_batch
from persian_clean.adapters.duckdb import register, register_dates, register_edits

if TYPE_CHECKING:
    from collections.abc import Iterator

Rows = list[str | None]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        register(connection)
        yield connection


def test_rows(connection: duckdb.DuckDBPyConnection, rows: Rows, cleaned: Rows) -> None:
    connection.register("rows", pa.table({"id": range(len(rows)), "text": rows}))
    result = connection.execute("SELECT persian_clean(text) FROM rows ORDER BY id").fetchall()
    assert [row for (row,) in result] == cleaned


def test_where_and_group(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TABLE names AS SELECT unnest(['علي', 'علی', NULL, '']) AS name")
    query = "SELECT persian_clean(name) AS n, count(*) FROM names GROUP BY n ORDER BY n NULLS LAST"
    assert connection.execute(query).fetchall() == [("", 1), ("علی", 2), (None, 1)]


def test_config_and_constant(connection: duckdb.DuckDBPyConnection) -> None:
    register(connection, SEARCH, name="search_form")
    assert connection.execute("SELECT search_form('مسئول ۲')").fetchone() == ("مسیول 2",)


def test_what_is_registered_again_takes_the_place_of_the_one_before(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    register(connection, SEARCH)
    assert connection.execute("SELECT persian_clean('مسئول')").fetchall() == [("مسیول",)]
    register(connection)
    assert connection.execute("SELECT persian_clean('مسئول')").fetchall() == [("مسئول",)]


def test_faults(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.Error):
        connection.execute("SELECT persian_clean([1])")
    with pytest.raises(TypeError, match="config must be a Config"):
        register(connection, "standard", name="other")  # type: ignore[arg-type]


def test_lists_and_structs(connection: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT [persian_clean(tag) FOR tag IN ['علي', NULL]]"
    assert connection.execute(query).fetchone() == (["علی", None],)
    query = "SELECT [{'n': m.n, 'text': persian_clean(m.text)} FOR m IN [{'n': 1, 'text': 'ي'}]]"
    assert connection.execute(query).fetchone() == ([{"n": 1, "text": "ی"}],)


def test_dates_and_edits(connection: duckdb.DuckDBPyConnection, rows: Rows) -> None:
    register_dates(connection)
    register_edits(connection)
    connection.register("rows", pa.table({"id": range(len(rows)), "text": rows}))
    query = "SELECT persian_dates(text), persian_edits(text) FROM rows ORDER BY id"
    result = connection.execute(query).fetchall()
    assert [dates for dates, _ in result] == dates_batch(rows)
    assert [edits for _, edits in result] == edits_batch(rows)


def test_fields_of_dates(connection: duckdb.DuckDBPyConnection) -> None:
    register_dates(connection, reference=date(2023, 9, 1), name="dates")
    query = "SELECT found.first FROM (SELECT unnest(dates('۲ مهر و ۳ مهر')) AS found)"
    assert connection.execute(query).fetchall() == [(date(2023, 9, 24),), (date(2023, 9, 25),)]
