from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("polars", reason="the extra 'polars' is not installed")

import polars as pl

from persian_clean import SEARCH
from persian_clean.adapters.polars import clean_column, clean_series

if TYPE_CHECKING:
    from pathlib import Path

Rows = list[str | None]


def test_eager(rows: Rows, cleaned: Rows) -> None:
    frame = pl.DataFrame({"text": rows})
    result = frame.with_columns(pl.col("text").persian.clean())
    assert result.schema == {"text": pl.String}
    assert result["text"].to_list() == cleaned
    assert frame.select(clean_column("text"))["text"].to_list() == cleaned
    assert clean_series(frame["text"]).to_list() == cleaned


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_lazy(rows: Rows, cleaned: Rows, engine: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    pl.DataFrame({"id": range(len(rows)), "text": rows}).write_parquet(path, row_group_size=999)
    lazy = pl.scan_parquet(path).with_columns(clean=pl.col("text").persian.clean())
    assert lazy.collect_schema()["clean"] == pl.String
    result = lazy.sort("id").collect(engine=engine)
    assert result["clean"].to_list() == cleaned
    lazy.sink_parquet(tmp_path / "clean.parquet", engine=engine)
    sunk = pl.read_parquet(tmp_path / "clean.parquet").sort("id")
    assert sunk["clean"].to_list() == cleaned


def test_streams_batch_by_batch(rows: Rows) -> None:
    sizes: list[int] = []

    def watch(series: pl.Series) -> pl.Series:
        sizes.append(len(series))
        return series

    frame = pl.concat([pl.DataFrame({"text": rows})] * 30, rechunk=False).lazy()
    watched = pl.col("text").map_batches(watch, return_dtype=pl.String, is_elementwise=True)
    frame.select(clean_column(watched)).collect(engine="streaming")
    assert len(sizes) > 1


def test_nulls_and_config() -> None:
    frame = pl.DataFrame({"a": ["مسئول ۲"], "b": [None]})
    result = frame.with_columns(pl.all().persian.clean(SEARCH))
    assert result.rows() == [("مسیول 2", None)]


def test_faults() -> None:
    with pytest.raises(TypeError, match="column 'n' must hold strings, not Int64"):
        clean_series(pl.Series("n", [1]))
    with pytest.raises((TypeError, pl.exceptions.ComputeError), match="must hold strings"):
        pl.DataFrame({"n": [1]}).select(clean_column("n"))
