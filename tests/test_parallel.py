"""Lines cleaned in blocks, and in several processes, come out as each alone would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from persian_clean import SEARCH, STANDARD, clean, clean_lines, explain
from persian_clean.blocks import cut, join, split
from persian_clean.chars import LINE_BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_order_and_text_are_those_of_one_process() -> None:
    lines = [f"كتاب هاي شماره {i} , \ud800 خوب است .\n" for i in range(20_000)]
    assert list(clean_lines(lines, SEARCH, workers=2)) == list(clean_lines(lines, SEARCH))


def test_input_is_read_as_it_is_needed() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield "كتاب " * 1000

    first = next(iter(clean_lines(endless(), workers=2)))
    assert first == clean("كتاب " * 1000)
    assert read < 1000


@pytest.mark.parametrize("block", [1, 40, 1000])
def test_input_is_read_to_the_end_of_a_block(block: int) -> None:
    asked: list[str] = []

    def lines() -> Iterator[str]:
        for line in ["كتاب هاي ما\n"] * 200:
            asked.append(line)
            yield line

    cleaned = clean_lines(lines(), block=block)
    assert asked == []
    assert next(cleaned) == "کتاب\N{ZERO WIDTH NON-JOINER}های ما\n"
    assert len(asked) == -(-block // 13)  # an item is as long as a line, and one more
    assert len(list(cleaned)) == 199


@pytest.mark.parametrize("workers", [1, 2])
def test_what_was_read_before_an_error_is_cleaned(workers: int) -> None:
    def failing() -> Iterator[str]:
        yield from ["علي\n", "كتاب\n"]
        raise OSError("the disk is gone")

    cleaned = clean_lines(failing(), workers=workers)
    assert [next(cleaned), next(cleaned)] == ["علی\n", "کتاب\n"]
    with pytest.raises(OSError, match="the disk is gone"):
        next(cleaned)


@pytest.mark.parametrize("workers", [1, 2])
def test_blank_lines_are_counted_across_blocks(workers: int) -> None:
    lines = ["الف\n", "\n", " \n", "\n", "ب\n", "\n", "\n", "\n\n\n", "پ"]
    config = STANDARD.enable("blank-line-run")
    cleaned = list(clean_lines(lines, config, workers=workers, block=1))
    assert cleaned == ["الف\n", "\n", "", "", "ب\n", "\n", "", "", "پ"]
    assert "".join(cleaned) == clean("".join(lines), config)
    assert explain("".join(lines), config).text == "".join(cleaned)


@pytest.mark.parametrize("name", ["workers", "block"])
def test_workers_and_block_are_at_least_one(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be at least 1, not 0"):
        clean_lines([], **{name: 0})  # type: ignore[arg-type]


def test_lines_longer_than_a_block_stay_whole() -> None:
    text = "\n".join(["كتاب " * 60_000, "او رفت.", "كتاب " * 30_000, ""])
    assert [len(block) for block in cut(text)] == [300_000, 150_008, 0]
    assert clean(text) == "\n".join(map(clean, text.split("\n")))
    assert "\n".join(cut(text)) == text


def test_every_line_break_parts_lines_and_is_kept() -> None:
    text = "".join(f"{i}{end}" for i, end in enumerate([*LINE_BREAKS, "\r\n", "\n\r", ""]))
    lines, breaks = split(text)
    assert breaks == [*LINE_BREAKS, "\r\n", "\n", "\r"]
    assert [line for line in lines if line] == [str(i) for i in range(len(LINE_BREAKS) + 3)]
    assert join(lines, breaks) == text


def test_a_fault_in_a_worker_is_raised_here() -> None:
    with pytest.raises(TypeError, match="text must be a str, not int"):
        list(clean_lines(["a", 5], workers=2))  # type: ignore[list-item]
