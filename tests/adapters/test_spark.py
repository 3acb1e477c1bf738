"""Spark with two executors, each a process of its own, on this machine."""

from __future__ import annotations

import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pyspark", reason="the extra 'spark' is not installed")

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

from persian_clean import SEARCH, clean, find_dates
from persian_clean.adapters import edits_batch
from persian_clean.adapters.spark import (
    add_clean_text,
    clean_column,
    clean_columns,
    dates_column,
    edits_column,
    register,
    register_dates,
    register_edits,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Rows = list[str | None]

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    # Spark leaves its sockets to the garbage collector.
    pytest.mark.filterwarnings(
        "ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"
    ),
]

ROWS = 1_000_000
FILES = 40


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    work = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_WORKER_DIR", str(work))
        session = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.local.dir", str(work))
            .config("spark.sql.files.maxPartitionBytes", "1m")  # many tasks
            .config("spark.ui.enabled", "false")  # no port is opened for it
            .getOrCreate()
        )
        yield session
        session.stop()


@pytest.fixture(scope="module")
def million(rows: Rows, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Rows]:
    """A million rows in files, and what cleaning them one after the other gives."""
    folder = tmp_path_factory.mktemp("million")
    numbered = [
        row if row is None else f"{row} {i}"
        for i, row in zip(range(ROWS), (row for _ in range(ROWS) for row in rows), strict=False)
    ]
    size = ROWS // FILES
    for k in range(FILES):
        part = slice(k * size, (k + 1) * size)
        table = pa.table({"id": range(ROWS)[part], "text": pa.array(numbered[part], pa.string())})
        pq.write_table(table, folder / f"{k:02}.parquet")
    return folder, [row if row is None else clean(row) for row in numbered]


def clean_files(spark: SparkSession, source: Path, target: Path) -> None:
    frame = spark.read.parquet(str(source))
    frame.select("id", clean_column("text").alias("clean")).write.parquet(str(target))


def read(folder: Path) -> Rows:
    table = pq.read_table(folder).sort_by("id")
    assert table["id"].to_pylist() == list(range(ROWS))
    return table["clean"].to_pylist()  # type: ignore[no-any-return]


def executor_processes(application: str) -> list[int]:
    """The executors' process ids, found by the id of the application that started them."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"--executor-id" in words and application.encode() in words:
            found.append(int(path.parent.name))
    return found


def test_million_rows(spark: SparkSession, million: tuple[Path, Rows], tmp_path: Path) -> None:
    source, expected = million
    clean_files(spark, source, tmp_path / "clean")
    assert read(tmp_path / "clean") == expected


@pytest.mark.skipif(sys.platform != "linux", reason="finds the executors in /proc")
def test_million_rows_with_an_executor_killed(
    spark: SparkSession, million: tuple[Path, Rows], tmp_path: Path
) -> None:
    source, expected = million
    tracker = spark.sparkContext.statusTracker()
    executors = executor_processes(spark.sparkContext.applicationId)
    assert len(executors) == 2
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(clean_files, spark, source, tmp_path / "clean")
        done = tasks = 0
        while not 2 <= done < tasks:
            assert not job.done(), "the job was over before an executor could be killed"
            time.sleep(0.05)
            for stage in tracker.getActiveStageIds():
                info = tracker.getStageInfo(stage)
                if info is not None and info.numTasks > 1:
                    done, tasks = info.numCompletedTasks, info.numTasks
        os.kill(executors[0], signal.SIGKILL)
        job.result(timeout=600)
    assert executors[0] not in executor_processes(spark.sparkContext.applicationId)
    assert read(tmp_path / "clean") == expected


def test_clean_text_and_dates(spark: SparkSession, rows: Rows, cleaned: Rows) -> None:
    frame = spark.createDataFrame(list(enumerate(rows)), "id int, text string")
    result = add_clean_text(frame, "text").orderBy("id").collect()
    assert [row["text"] for row in result] == rows
    assert [row["text_clean"] for row in result] == cleaned
    dates = [row["text_dates"] for row in result]
    assert [found is None for found in dates] == [row is None for row in rows]
    for row, found in zip(rows, dates, strict=True):
        expected = find_dates(row or "")
        assert len(found or []) == len(expected)
        for found_date, match in zip(found or [], expected, strict=True):
            assert {**found_date.asDict(), "issues": tuple(found_date["issues"])} == {
                name: getattr(match, name) for name in found_date.asDict()
            }
    assert any(date["iso"] for found in dates for date in found or [])


def test_config_and_reference(spark: SparkSession) -> None:
    frame = spark.createDataFrame([("مسئول ۲ مهر",)], "text string")
    (row,) = add_clean_text(frame, "text", SEARCH, reference=date(2023, 9, 1)).collect()
    assert row["text_clean"] == clean("مسئول ۲ مهر", SEARCH)
    assert [date["iso"] for date in row["text_dates"]] == ["2023-09-24"]
    (row,) = frame.select(dates_column(frame.text).alias("dates")).collect()
    assert [date["iso"] for date in row["dates"]] == [None]


def test_edits(spark: SparkSession, rows: Rows) -> None:
    frame = spark.createDataFrame(list(enumerate(rows)), "id int, text string")
    result = frame.select("id", edits_column("text").alias("edits")).orderBy("id").collect()
    found = [
        edits if edits is None else [edit.asDict() for edit in edits]
        for edits in (row["edits"] for row in result)
    ]
    assert found == edits_batch(rows)


NESTED = "id int, tags array<string>, chat array<struct<role:string,content:string,day:date>>"


def test_arrays_and_structs(spark: SparkSession) -> None:
    day = date(2023, 9, 1)
    values = [
        (1, ["ي", None], [("ي", "علي", day), ("ي", None, None)]),
        (2, None, None),
        (3, [], []),
    ]
    frame = spark.createDataFrame(values, NESTED)
    result = clean_columns(frame, "tags", "chat[].content")
    assert result.schema == frame.schema
    assert [plain(row) for row in result.orderBy("id").collect()] == [
        (1, ["ی", None], [("ي", "علی", day), ("ي", None, None)]),
        *values[1:],
    ]
    tags = frame.select(clean_column("tags", kind="array<string>").alias("tags"), "id")
    assert [row.tags for row in tags.orderBy("id").collect()] == [["ی", None], None, []]
    for path, error, message in [
        ("chat", TypeError, "column 'chat': a struct of role, content, day: name the field that"),
        ("chat[].day", TypeError, "array must hold strings, not date32"),
        ("text", KeyError, "no column is named 'text'; there are id, tags, chat"),
    ]:
        with pytest.raises(error, match=message):
            clean_columns(frame, path)


def plain(row: object) -> object:
    """Rows as tuples, at any depth."""
    if isinstance(row, tuple):
        return tuple(map(plain, row))
    return list(map(plain, row)) if isinstance(row, list) else row


def test_sql(spark: SparkSession) -> None:
    register(spark)
    register(spark, SEARCH, name="search_keys", kind="array<string>")
    register_dates(spark, reference=date(2023, 9, 1))
    register_edits(spark)
    query = (
        "SELECT persian_clean(text) AS clean, search_keys(array(text)) AS keys, "
        "persian_dates(text).first AS days, persian_edits(text).rules AS rules "
        "FROM VALUES ('علي ۲ مهر'), (CAST(NULL AS STRING)) AS rows(text)"
    )
    first, second = map(plain, spark.sql(query).collect())
    assert first == ("علی ۲ مهر", ["علی 2 مهر"], [date(2023, 9, 24)], [["arabic-yeh"]])
    assert second == (None, [None], None, None)
    with pytest.raises(TypeError, match="config must be a Config"):
        register(spark, "search")  # type: ignore[arg-type]
