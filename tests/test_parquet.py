"""Parquet files keep everything but the text of the named columns."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Any

import pytest

from persian_clean.cli import main
from persian_clean.cli.parquet import Parquet
from persian_clean.cli.reading import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def write(path: Path, **columns: Any) -> Path:  # noqa: ANN401
    table = pa.table(columns).replace_schema_metadata({"key": "value"})
    pq.write_table(table, path, row_group_size=2, compression=dict.fromkeys(columns, "zstd"))
    return path


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "a.parquet", id=[1, 2, 3], text=["علي", None, "خوب"], other=["ي"] * 3)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_only_the_text_changes(texts: Path, workers: str) -> None:
    before = pq.ParquetFile(texts).metadata
    assert main(["-i", "--field", "text", "--workers", workers, "a.parquet"]) == 0
    table = pq.read_table(texts)
    assert table.to_pydict() == {
        "id": [1, 2, 3],
        "text": ["علی", None, "خوب"],
        "other": ["ي"] * 3,
    }
    after = pq.ParquetFile(texts).metadata
    assert table.schema.metadata[b"key"] == b"value"
    assert after.num_row_groups == before.num_row_groups == 2
    for column in range(3):
        assert after.row_group(0).column(column).compression == "ZSTD"


@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "brotli", "lz4", "zstd"])
def test_compressions_are_kept(tmp_path: Path, compression: str) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["علي"]}), path, compression=compression)
    before = pq.ParquetFile(path).metadata.row_group(0).column(0).compression
    assert main(["-i", "--field", "text", str(path)]) == 0
    assert pq.ParquetFile(path).metadata.row_group(0).column(0).compression == before
    assert pq.read_table(path).to_pydict() == {"text": ["علی"]}


@pytest.mark.parametrize("kind", ["large_string", "dictionary"])
def test_the_types_of_columns_are_kept(tmp_path: Path, kind: str) -> None:
    column = pa.array(["علي", "علي"])
    column = column.dictionary_encode() if kind == "dictionary" else column.cast(pa.large_string())
    path = write(tmp_path / "a.parquet", text=column)
    schema = pq.read_schema(path)
    assert main(["-i", "--field", "text", str(path)]) == 0
    assert pq.read_schema(path) == schema
    assert pq.read_table(path).to_pydict() == {"text": ["علی", "علی"]}


def test_rows_are_named_as_lines(texts: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(texts, text=["خوب", "خوب", "خوب", "علي"])
    assert main(["--check", "--field", "text", "a.parquet"]) == 1
    assert capfd.readouterr().out.startswith("a.parquet:4:3 arabic-yeh ")


def test_a_table_without_rows_stays_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", text=pa.array([], pa.string()))
    out = tmp_path / "b.parquet"
    assert main(["--field", "text", "-o", str(out), str(path)]) == 0
    assert pq.read_table(out).schema.equals(pq.read_table(path).schema)
    assert pq.read_table(out).num_rows == 0


def test_a_column_of_nothing_but_nulls_stays_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", text=pa.nulls(2))
    assert main(["-i", "--field", "text", str(path)]) == 0
    assert pq.read_table(path)["text"].equals(pa.chunked_array([pa.nulls(2)]))


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-i", "--field", "body"], ":1: no column 'body'; there are id, text, other"),
        (["-i", "--field", "id"], ":1: column 'id' is int64, not a string"),
        (["-i"], ": this is parquet; name what to clean with --field"),
        (["--field", "text"], ": this format is not text; write it with --output or --in-place"),
        (["--diff", "--field", "text"], ": this format is not text;"),
    ],
)
def test_what_is_wrong_is_said(
    texts: Path, args: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    before = texts.read_bytes()
    assert main([*args, "a.parquet"]) == 2
    assert f"persian-clean: a.parquet{message}" in capfd.readouterr().err
    assert texts.read_bytes() == before


def test_two_columns_of_one_name_are_an_error(
    texts: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pq.write_table(pa.table([["علي"], ["علي"]], names=["text", "text"]), texts)
    assert main(["-i", "--field", "text", "a.parquet"]) == 2
    assert "a.parquet:1: 2 columns are named 'text'" in capfd.readouterr().err


def test_text_that_is_not_utf8_is_a_broken_record(
    texts: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    column = pa.array([b"\xff"], pa.binary()).cast(pa.string(), safe=False)
    pq.write_table(pa.table({"text": column}), texts)
    before = texts.read_bytes()
    assert main(["-i", "-q", "--field", "text", "a.parquet"]) == 2
    err = capfd.readouterr().err
    assert err.startswith("persian-clean: a.parquet:1: column 'text': ")
    assert "Invalid UTF8 sequence at string index 0" in err
    assert err.count("\n") == 1
    assert texts.read_bytes() == before


def test_parquet_goes_to_parquet_only(texts: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert texts.exists()
    assert main(["--field", "text", "-o", "b.jsonl", "a.parquet"]) == 2
    assert capfd.readouterr().err == (
        "persian-clean: a.parquet cannot become b.jsonl: formats are not converted\n"
    )
    assert main(["--field", "text", "-o", "b.txt", "a.parquet"]) == 2
    assert main(["--field", "text", "-o", os.devnull, "a.parquet"]) == 0


def test_what_is_no_parquet_file_is_an_error(texts: Path) -> None:
    texts.write_bytes(b"PAR1 no")
    with texts.open("rb") as file, pytest.raises(UnreadableError, match="not a Parquet file"):
        Parquet(("text",)).begin(file)
    with pytest.raises(UnreadableError, match="not a Parquet file"):
        Parquet(("text",)).begin(io.BytesIO(b""))


def test_a_damaged_row_group_leaves_the_file(
    texts: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    place = pq.ParquetFile(texts).metadata.row_group(1).column(1).data_page_offset
    data = bytearray(texts.read_bytes())
    data[place : place + 30] = b"\xff" * 30
    texts.write_bytes(data)
    assert main(["-i", "--field", "text", "a.parquet"]) == 2
    assert "row group 1 is damaged" in capfd.readouterr().err
    assert texts.read_bytes() == data
    assert [path.name for path in texts.parent.iterdir()] == ["a.parquet"]


def test_a_disk_that_is_full_leaves_the_file(
    texts: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> None:
        raise OSError(28, "No space left on device")

    before = texts.read_bytes()
    monkeypatch.setattr(os, "fsync", fail)
    assert main(["-i", "--field", "text", "a.parquet"]) == 2
    assert "no space left on device; nothing was replaced" in capfd.readouterr().err
    assert texts.read_bytes() == before


def test_the_extra_is_named(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys  # noqa: PLC0415

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with texts.open("rb") as file, pytest.raises(UnreadableError, match=r"persian-clean\[arrow\]"):
        Parquet(("text",)).begin(file)
