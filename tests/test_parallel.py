"""Lines cleaned in several processes come out as one process gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from persian_clean import SEARCH, clean, clean_lines

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


def test_workers_are_at_least_one() -> None:
    with pytest.raises(ValueError, match="workers must be at least 1, not 0"):
        clean_lines([], workers=0)


def test_a_fault_in_a_worker_is_raised_here() -> None:
    with pytest.raises(TypeError, match="text must be a str, not int"):
        list(clean_lines(["a", 5], workers=2))  # type: ignore[list-item]
