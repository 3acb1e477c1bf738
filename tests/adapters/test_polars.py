from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("polars", reason="the extra 'polars' is not installed")

import polars as pl

from persian_clean import SEARCH
from persian_clean.adapters import dates_batch, edits_batch
from persian_clean.adapters.polars import (
    DATES,
    EDITS,
    clean_column,
    clean_series,
    dates_column,
    edits_series,
)

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


def test_namespace_of_series() -> None:
    series = pl.Series("text", ["علي ۱ مهر ۱۳۹۸", None])
    assert series.persian.clean(SEARCH).equals(clean_series(series, SEARCH), check_names=True)
    assert series.persian.dates().dtype == DATES
    assert series.persian.edits().equals(edits_series(series), check_names=True)
    chat = pl.Series("chat", [[{"role": "ي", "content": "ي"}], None])
    cleaned = chat.persian.clean(path="[].content")
    assert cleaned.to_list() == [[{"role": "ي", "content": "ی"}], None]
    assert (cleaned.name, cleaned.dtype) == (chat.name, chat.dtype)


def test_nothing_but_nulls_is_of_any_type() -> None:
    empty = pl.Series("text", [None, None], pl.Float64)
    assert clean_series(empty).equals(pl.Series("text", [None, None], pl.String), check_dtypes=True)
    frame = empty.to_frame().lazy().select(pl.col("text").persian.clean()).collect()
    assert frame["text"].dtype == pl.String


def test_faults() -> None:
    with pytest.raises(TypeError, match="column 'n' must hold strings, not Int64"):
        clean_series(pl.Series("n", [1]))
    with pytest.raises((TypeError, pl.exceptions.ComputeError), match="must hold strings"):
        pl.DataFrame({"n": [1]}).select(clean_column("n"))
    with pytest.raises((TypeError, pl.exceptions.ComputeError), match=r"path='\[\]', 'field' or"):
        pl.DataFrame({"tags": [["a"]]}).select(clean_column("tags"))
    with pytest.raises(TypeError, match="series must be a series of polars, not DataFrame"):
        clean_series(pl.DataFrame({"a": ["b"]}))
    with pytest.raises(
        TypeError, match="column must be a name or an expression of polars, not Ser"
    ):
        clean_column(pl.Series(["a"]))
    with pytest.raises(TypeError, match="config must be a Config"):
        clean_column("a", "standard")  # type: ignore[arg-type]


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_lists_and_structs(engine: str) -> None:
    frame = pl.DataFrame(
        {
            "chat": [[{"role": "ي", "content": "علي"}, {"role": "ي", "content": None}], None, []],
            "tags": [["ي", None], None, []],
            "meta": [{"title": "ك", "n": 1}, {"title": None, "n": 2}, {"title": "ك", "n": 3}],
        }
    )
    lazy = frame.lazy().with_columns(
        pl.col("chat").persian.clean(path="[].content"),
        pl.col("tags").persian.clean(path="[]"),
        clean_column("meta", path="title"),
    )
    result = lazy.collect(engine=engine)
    assert result.schema == frame.schema == lazy.collect_schema()
    assert result.to_dict(as_series=False) == {
        "chat": [[{"role": "ي", "content": "علی"}, {"role": "ي", "content": None}], None, []],
        "tags": [["ی", None], None, []],
        "meta": [{"title": "ک", "n": 1}, {"title": None, "n": 2}, {"title": "ک", "n": 3}],
    }


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_dates_and_edits(rows: Rows, engine: str) -> None:
    text = pl.col("text").persian
    lazy = pl.LazyFrame({"text": rows}).select(dates=text.dates(), edits=text.edits())
    assert lazy.collect_schema() == {"dates": DATES, "edits": EDITS}
    result = lazy.collect(engine=engine)
    assert result["dates"].to_list() == dates_batch(rows)
    assert result["edits"].to_list() == edits_batch(rows)


def test_fields_of_dates() -> None:
    frame = pl.DataFrame({"text": ["۲ مهر", None]})
    dates = frame.select(dates_column("text", reference=date(2023, 9, 1)).list.explode())
    assert dates["text"].struct.field("first").to_list() == [date(2023, 9, 24), None]
    assert edits_series(frame["text"], SEARCH).to_list()[0][0]["after"] == "2"
