"""Rows for the adapters: Persian atoms in any order, with nulls, empty texts and repeated ones."""

from __future__ import annotations

import random

import pytest

from persian_clean import clean
from strategies import ATOMS

SURROGATE = "\ud800"


def make_rows(count: int, atoms: list[str]) -> list[str | None]:
    rng = random.Random(count)  # noqa: S311
    rows: list[str | None] = [None, ""]
    while len(rows) < count:
        kind = rng.random()
        if kind < 0.05:
            rows.append(None)
        elif kind < 0.1:
            rows.append("")
        elif kind < 0.2:
            rows.append(rng.choice(rows))
        else:
            rows.append("".join(rng.choices(atoms, k=rng.randint(1, 12))))
    return rows


def clean_rows(rows: list[str | None]) -> list[str | None]:
    return [None if row is None else clean(row) for row in rows]


@pytest.fixture(scope="session")
def rows() -> list[str | None]:
    """At least 10,000 rows that UTF-8 can hold."""
    return make_rows(10_000, [atom for atom in ATOMS if SURROGATE not in atom])


@pytest.fixture(scope="session")
def cleaned(rows: list[str | None]) -> list[str | None]:
    return clean_rows(rows)


@pytest.fixture(scope="session")
def wild_rows() -> list[str | None]:
    """At least 10,000 rows with lone surrogates among them."""
    return make_rows(10_001, [*ATOMS, *[SURROGATE] * 9])


@pytest.fixture(scope="session")
def wild_cleaned(wild_rows: list[str | None]) -> list[str | None]:
    return clean_rows(wild_rows)
