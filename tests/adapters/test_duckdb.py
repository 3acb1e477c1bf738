from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("duckdb", reason="the extra 'duckdb' is not installed")
pytest.importorskip("pyarrow", reason="the extra 'duckdb' is not installed")

import duckdb
import pyarrow as pa

from persian_clean import SEARCH
from persian_clean.adapters.duckdb import register

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


def test_faults(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.Error):
        connection.execute("SELECT persian_clean([1])")
