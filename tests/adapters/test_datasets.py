from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("datasets", reason="the extra 'datasets' is not installed")

import datasets
from datasets.fingerprint import Hasher

from persian_clean import CORPUS, SEARCH, STANDARD
from persian_clean.adapters.datasets import CleanColumns

if TYPE_CHECKING:
    from pathlib import Path

Rows = list[str | None]


@pytest.mark.parametrize("workers", [None, 2])
def test_map(rows: Rows, cleaned: Rows, workers: int | None, tmp_path: Path) -> None:
    data = datasets.Dataset.from_dict({"text": rows, "id": range(len(rows))})
    data.save_to_disk(str(tmp_path))
    data = datasets.load_from_disk(str(tmp_path))
    result = data.map(CleanColumns("text"), batched=True, num_proc=workers)
    assert result["text"][:] == cleaned
    assert result["id"][:] == data["id"][:]


def test_streaming(rows: Rows, cleaned: Rows) -> None:
    data = datasets.Dataset.from_dict({"text": rows}).to_iterable_dataset()
    result = data.map(CleanColumns("text"), batched=True)
    assert [row["text"] for row in result] == cleaned


def test_fingerprint_is_the_same_in_every_process() -> None:
    code = (
        "from datasets.fingerprint import Hasher\n"
        "from persian_clean import SEARCH\n"
        "from persian_clean.adapters.datasets import CleanColumns\n"
        "from dataclasses import replace\n"
        "config = replace(SEARCH, leave=frozenset('abcdef'), spellings=frozenset('ghijkl'))\n"
        "print(Hasher.hash(CleanColumns('a', 'b', config=config)))"
    )
    command = [sys.executable, "-c", code]
    prints = {
        subprocess.run(  # noqa: S603
            command,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in "123"
    }
    config = replace(SEARCH, leave=frozenset("abcdef"), spellings=frozenset("ghijkl"))
    assert prints == {Hasher.hash(CleanColumns("a", "b", config=config))}


def test_fingerprint_tells_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    configs = [STANDARD, CORPUS, SEARCH, STANDARD.disable("arabic-yeh")]
    cleaners = [CleanColumns("text", config=config) for config in configs]
    cleaners.append(CleanColumns("title"))
    prints = {Hasher.hash(cleaner) for cleaner in cleaners}
    assert len(prints) == len(cleaners)
    monkeypatch.setattr("persian_clean.adapters.datasets.__version__", "0.0.0")
    assert Hasher.hash(cleaners[0]) not in prints


def test_pickles_small() -> None:
    cleaner = CleanColumns("a", "b", config=SEARCH)
    data = pickle.dumps(cleaner)
    assert len(data) < 5000
    copy = pickle.loads(data)  # noqa: S301
    assert (copy.columns, copy.config) == (cleaner.columns, cleaner.config)


def test_faults() -> None:
    data = datasets.Dataset.from_dict({"n": [1]})
    with pytest.raises(KeyError):
        data.map(CleanColumns("text"), batched=True)
    with pytest.raises(TypeError, match="text must be a str or None, not int"):
        data.map(CleanColumns("n"), batched=True)
    with pytest.raises(ValueError, match="name the columns to clean, as in CleanColumns"):
        CleanColumns()
    with pytest.raises(TypeError, match="a column is named by a string, not by list"):
        CleanColumns(["a", "b"])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="config must be a Config"):
        CleanColumns("a", config="corpus")  # type: ignore[arg-type]
    data = datasets.Dataset.from_dict({"text": ["a"]}).with_format("pandas")
    with pytest.raises(TypeError, match=r"call with_format\(None\) or with_format\('arrow'\)"):
        data.map(CleanColumns("text"), batched=True)


@pytest.mark.parametrize("batched", [True, False])
@pytest.mark.parametrize("form", [None, "numpy", "arrow"])
def test_row_by_row_is_the_same_as_in_batches(batched: bool, form: str | None) -> None:  # noqa: FBT001
    rows = {
        "text": ["علي", None, "ي"],
        "tags": [["ي", None], [], None],
        "chat": [[{"role": "ي", "content": "علي"}], [], None],
    }
    data = datasets.Dataset.from_dict(rows).with_format(form)
    cleaner = CleanColumns("text", "tags", "chat[].content")
    result = data.map(cleaner, batched=batched).with_format(None)
    assert result.features == data.features
    assert result[:] == {
        "text": ["علی", None, "ی"],
        "tags": [["ی", None], [], None],
        "chat": [[{"role": "ي", "content": "علی"}], [], None],
    }
    stream = data.with_format(None).to_iterable_dataset().map(cleaner, batched=batched)
    assert list(stream) == list(result)


def test_two_paths_into_one_column() -> None:
    row = {"pair": {"first": "ي", "second": "ك", "third": "ي"}}
    assert CleanColumns("pair.first", "pair.second")(row) == {
        "pair": {"first": "ی", "second": "ک", "third": "ي"}
    }
