"""Rules that look over lines do the same in the command's batches as in the whole text."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from commands import PLACE, Done, command, patched, places, read, shown, write
from persian_clean import CORPUS, SEARCH, STANDARD, Config, clean, explain
from persian_clean.cli import formats

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONFIGS = {
    "blank-line-run": STANDARD.enable("blank-line-run"),
    "blank-line-run,html-entity": STANDARD.enable("blank-line-run", "html-entity"),
    "carriage-return": STANDARD.enable("carriage-return"),
    "carriage-return,blank-line-run,html-entity": STANDARD.enable(
        "carriage-return", "blank-line-run", "html-entity"
    ),
}
BLANK = ("\n", "\n", "\n", "  \n", "\u200c\n", "&nbsp;\n", "ـ\n", "\u3164\n", "\u064b\n", "\r\n")
LINES = (
    *BLANK,
    *BLANK,
    "علي\n",
    "كتاب ها ,\n",
    "متن\r\n",
    "یک\rدو\n",
    "سلام\n",
    "…\n",
    "(\n",
    "a&b\n",
)


def text_of(seed: int, most: int = 60) -> str:
    chance = random.Random(seed)  # noqa: S311
    text = "".join(chance.choices(LINES, k=chance.randrange(most)))
    return text if chance.random() < 0.7 else text.removesuffix("\n")


@pytest.mark.parametrize("rules", CONFIGS)
@pytest.mark.parametrize("size", [1, 16])
def test_every_output_is_that_of_the_whole_text(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: str, size: int
) -> None:
    monkeypatch.setattr(formats, "BATCH", size)
    args = ["--isolated", "--enable", rules, "a.txt"]
    for seed in range(5):
        text = text_of(seed)
        whole = explain(text, CONFIGS[rules])
        path = write(tmp_path / "a.txt", text)
        assert run(*args) == (0, whole.text, "")
        found = json.loads(run("--check", "--output-format", "json", *args).out)
        assert [{key: item[key] for key in PLACE} for item in found] == places(whole)
        counted = json.loads(run("--check", "--stats-json", "-", *args).out)
        assert counted["edits"] == len(whole.edits)
        assert counted["rules"] == {
            name: sum(name in edit.rules for edit in whole.edits)
            for edit in whole.edits
            for name in edit.rules
        }
        difference = run("--diff", *args)
        assert difference.code == (whole.text != text)
        assert patched(shown(text), difference.out) == shown(whole.text)
        explained = run("--explain", *args)
        assert explained.out.count("a.txt:") == len(whole.edits)
        assert read(path) == text
        assert run("-o", "b.txt", "-q", *args).code == 0
        assert read(tmp_path / "b.txt") == whole.text
        assert run("report", "-o", "a.html", *args).code == 0
        assert run("-i", "-q", *args).code == 0
        assert read(path) == whole.text
        assert run("--check", *args).code == 0


def test_around_the_edge_of_a_batch(tmp_path: Path) -> None:
    config = STANDARD.enable("blank-line-run")
    filled = "سلام\n" * (formats.BATCH // len("سلام\n".encode()) - 2)
    expected = {}
    for pad in range(4, 20, 3):
        for blanks in (1, 9):
            text = f"{filled}{'a' * pad}{chr(10) * blanks}علي\n"
            path = write(tmp_path / "texts" / f"{pad}-{blanks}.txt", text)
            expected[path] = clean(text, config)
    long = "علي\n" + "\n \n" * (formats.BATCH // 2) + "علي\n"  # more than a batch, and blank
    expected[write(tmp_path / "texts" / "long.txt", long)] = "علی\n\nعلی\n"
    args = ("-q", "-i", "--isolated", "--workers", "2", "--enable", "blank-line-run", "texts")
    assert command(*args, cwd=tmp_path).returncode == 0
    for path, text in expected.items():
        assert read(path) == text


def test_fields_with_blank_lines(run: Callable[..., Done], tmp_path: Path) -> None:
    args = ["--isolated", "--enable", "blank-line-run", "--field", "t"]
    write(tmp_path / "a.jsonl", '{"t": "علي\\n\\n\\n\\nب\\n\\n\\nك"}\n')
    assert run(*args, "a.jsonl").out == '{"t": "علی\\n\\nب\\n\\nک"}\n'
    rows = [line.split(" ")[0:2] for line in run("--check", *args, "a.jsonl").out.splitlines()]
    assert rows == [
        ["a.jsonl:1:10", "arabic-yeh"],
        ["a.jsonl:1:13", "blank-line-run"],
        ["a.jsonl:1:18", "blank-line-run"],
        ["a.jsonl:1:19", "arabic-kaf"],
    ]
    write(tmp_path / "a.csv", 'id,t\n1,"علي\n\n\n\nب"\n2,علي\n')
    assert run(*args, "a.csv").out == 'id,t\n1,"علی\n\nب"\n2,علی\n'
    done = run("--diff", *args, "a.csv")
    assert patched(shown(read(tmp_path / "a.csv")), done.out) == shown(run(*args, "a.csv").out)
    found = json.loads(run("--check", "--output-format=sarif", *args, "a.csv").out)
    places = [
        result["locations"][0]["physicalLocation"]["region"]
        for result in found["runs"][0]["results"]
    ]
    assert [tuple(place.values()) for place in places] == [
        (2, 6, 2, 7),
        (4, 1, 6, 1),
        (7, 5, 7, 6),
    ]


def test_a_broken_line_parts_the_text(run: Callable[..., Done], tmp_path: Path) -> None:
    data = "علي\n\n\n\nب\n".encode() + b"\xff\n\xfe\n" + "ب\n\n\nعلي\n".encode()
    write(tmp_path / "a.txt", data)
    args = ["--isolated", "--enable", "blank-line-run", "--on-error", "keep"]
    command_ = command(*args, "a.txt", cwd=tmp_path)
    assert command_.stdout == "علی\n\nب\n".encode() + b"\xff\n\xfe\n" + "ب\n\nعلی\n".encode()
    lines = [line.split(":")[2] for line in run(*args, "-o", "b.txt", "a.txt").err.splitlines()[:2]]
    assert lines == ["6", "7"]


@pytest.mark.parametrize("config", [CORPUS, SEARCH, *CONFIGS.values()])
def test_a_line_with_text_never_becomes_blank(config: Config) -> None:
    """It is where batches are cut."""
    samples = [*LINES, "ء\n", "ـa\n", "&amp;nbsp;x\n", "\u0640ي\n", "۱\n", "ﷲ\n", "\u115f\n", "أ\n"]
    for line in samples:
        if formats._has_text(line.encode()):  # noqa: SLF001
            assert clean(line, config).strip(), ascii(line)
