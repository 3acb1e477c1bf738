from __future__ import annotations

import pytest

from persian_clean import SEARCH, clean
from persian_clean.adapters import clean_batch


def test_rows(wild_rows: list[str | None], wild_cleaned: list[str | None]) -> None:
    assert clean_batch(wild_rows) == wild_cleaned
    assert any("\ud800" in row for row in wild_cleaned if row)


def test_config() -> None:
    assert clean_batch(iter(["مسئول ۲"]), SEARCH) == [clean("مسئول ۲", SEARCH)] == ["مسیول 2"]


def test_types() -> None:
    with pytest.raises(TypeError, match="text must be a str or None, not int"):
        clean_batch(["a", 1])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="text must be a str or None, not list"):
        clean_batch([["a"]])  # type: ignore[list-item]
