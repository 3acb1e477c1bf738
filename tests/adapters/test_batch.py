from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

import pytest

from persian_clean import SEARCH, Config, DateMatch, Edit, clean, explain, find_dates
from persian_clean.adapters import (
    DATE_FIELDS,
    EDIT_FIELDS,
    clean_batch,
    clean_values,
    dates_batch,
    edits_batch,
)
from persian_clean.adapters.paths import find_column, map_texts, steps

if TYPE_CHECKING:
    from collections.abc import Iterable


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
    for batch in (clean_batch, dates_batch, edits_batch):
        with pytest.raises(TypeError, match="values must be a batch of texts, not one str"):
            batch("علي")
    with pytest.raises(TypeError, match="config must be a Config"):
        clean_batch(["a"], "standard")  # type: ignore[arg-type]


# --- dates and edits ------------------------------------------------------------------------------


def test_structs_have_the_fields_of_their_classes() -> None:
    assert list(DATE_FIELDS) == [field.name for field in fields(DateMatch)]
    assert list(EDIT_FIELDS) == [field.name for field in fields(Edit)]


def test_dates(rows: list[str | None]) -> None:
    for row, dates in zip(rows, dates_batch(rows), strict=True):
        if row is None:
            assert dates is None
        else:
            matches = [{name: getattr(m, name) for name in DATE_FIELDS} for m in find_dates(row)]
            assert dates == [{**match, "issues": list(match["issues"])} for match in matches]
    assert dates_batch(["۲ مهر"], reference=date(2023, 9, 1))[0][0]["iso"] == "2023-09-24"  # type: ignore[index]


def test_edits(wild_rows: list[str | None]) -> None:
    for row, edits in zip(wild_rows, edits_batch(wild_rows), strict=True):
        if row is None:
            assert edits is None
        else:
            found = [{name: getattr(e, name) for name in EDIT_FIELDS} for e in explain(row).edits]
            assert edits == [{**edit, "rules": list(edit["rules"])} for edit in found]


# --- paths ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("text", ("text",)),
        ("tags[]", ("tags", "[]")),
        ("[]", ("[]",)),
        ("[].content", ("[]", "content")),
        ("a b[][].ج.d[]", ("a b", "[]", "[]", "ج", "d", "[]")),
    ],
)
def test_paths(path: str, parts: tuple[str, ...]) -> None:
    assert steps(path) == parts


@pytest.mark.parametrize("path", ["", ".", "a.", ".a", "a..b", "a[", "a[0]", "a[]b", "[]b", "a]"])
def test_what_is_no_path(path: str) -> None:
    with pytest.raises(ValueError, match="is not a path such as 'title' or 'messages"):
        steps(path)


def test_columns_are_found() -> None:
    assert find_column("a.b", ["a.b", "a"]) == ("a.b", ())
    assert find_column("a[].b", ["a.b", "a"]) == ("a", ("[]", "b"))
    with pytest.raises(KeyError, match="no column is named 'c'; there are a, b"):
        find_column("c[].d", ["a", "b"])
    with pytest.raises(TypeError, match="a column is named by a string, not by list"):
        find_column(["a"], ["a", "b"])


def test_values_within_values() -> None:
    chat = [{"role": "ي", "content": "علي"}, {"role": "ي", "content": None}, {"role": "ي"}, None]
    cleaned = [{"role": "ي", "content": "علی"}, *chat[1:]]
    assert clean_values(chat, ["[]", "content"]) == cleaned  # one row
    assert clean_values([chat, None, []], ["[]", "content"]) == [cleaned, None, []]  # a batch
    assert clean_values([["ي"], None, [None]], ["[]"]) == [["ی"], None, [None]]
    assert clean_values("ي") == "ی"
    assert clean_values(None, ["a"]) is None
    assert clean_values({"a": {"b": "ك", "c": 1}}, ["a", "b"]) == {"a": {"b": "ک", "c": 1}}
    assert chat[0] == {"role": "ي", "content": "علي"}


def test_each_distinct_text_is_cleaned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def watch(texts: Iterable[str], _: Config) -> list[str]:
        asked.extend(texts)
        return list(asked)

    monkeypatch.setattr("persian_clean.adapters.clean_texts", watch)
    clean_values([["a", "b"], ["a"], "b"])
    assert sorted(asked) == ["a", "b"]


def test_values_of_other_types() -> None:
    for value, within, message in [
        ([1], [], "text must be a str or None, not int"),
        ({"a": "b"}, [], "a struct of a: name the field that holds text"),
        ("a", ["b"], "'b' must be the field of a struct, not of a str"),
        ({"a": {"b": "c"}}, ["a"], "a struct of b: name the field that holds text"),
    ]:
        with pytest.raises(TypeError, match=message):
            map_texts(value, within, str)
