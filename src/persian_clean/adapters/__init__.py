"""Adapters: ``clean`` at home in Arrow, pandas, polars, datasets, DuckDB, Spark and others.

Guarantees that every row comes out as ``clean`` would return it and that nulls stay null. Each
module needs the extra of its name: ``pip install persian-clean[polars]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from persian_clean import STANDARD, Config, explain, find_dates
from persian_clean.adapters.paths import map_texts
from persian_clean.pipeline import clean_texts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

Struct = dict[str, Any]
T = TypeVar("T")

DATE_FIELDS: Final[Mapping[str, str]] = {
    "start": "int",
    "end": "int",
    "text": "string",
    "iso": "string",
    "first": "date",
    "last": "date",
    "calendar": "string",
    "precision": "string",
    "resolved_by": "string",
    "issues": "array<string>",
}
"""The fields of ``DateMatch`` and their types, for engines that have columns of structs."""

EDIT_FIELDS: Final[Mapping[str, str]] = {
    "start": "int",
    "end": "int",
    "clean_start": "int",
    "clean_end": "int",
    "before": "string",
    "after": "string",
    "rules": "array<string>",
    "score": "double",
}
"""The fields of ``Edit`` and their types, for engines that have columns of structs."""


def clean_batch(values: Iterable[str | None], config: Config = STANDARD) -> list[str | None]:
    """Clean a batch of texts, each distinct one once; ``None`` stays ``None``.

    Args:
        values: Texts and nulls; a batch, since all of it is held in memory.
        config: Which rules run.

    Raises:
        TypeError: A value is neither a string nor ``None``, or ``values`` is one string.

    Examples:
        >>> clean_batch(["علي", None, ""])
        ['علی', None, '']
        >>> clean_batch(["علی"])
        ['علی']
    """
    return _each(values, lambda texts: clean_texts(texts, config))


def dates_batch(
    values: Iterable[str | None], *, reference: dt.date | None = None
) -> list[list[Struct] | None]:
    """Find the dates of each of a batch of texts; those of ``None`` are ``None``.

    Args:
        values: Texts and nulls.
        reference: The day from which dates without a year are understood.

    Returns:
        For each text its dates in order, with the fields of ``DATE_FIELDS``; spans count code
        points of the text as it was given.

    Raises:
        TypeError: A value is neither a string nor ``None``, or ``values`` is one string; or
            ``reference`` is not a date.

    Examples:
        >>> [[date["iso"] for date in dates] for dates in dates_batch(["۱ مهر ۱۳۹۸", "سلام"])]
        [['2019-09-23'], []]
    """

    def dates(text: str) -> list[Struct]:
        return [_struct(match, DATE_FIELDS) for match in find_dates(text, reference=reference)]

    return _each(values, lambda texts: map(dates, texts))


def edits_batch(
    values: Iterable[str | None], config: Config = STANDARD
) -> list[list[Struct] | None]:
    """List what cleaning changes in each of a batch of texts; for ``None`` that is ``None``.

    Args:
        values: Texts and nulls.
        config: Which rules run.

    Returns:
        For each text its edits in order, with the fields of ``EDIT_FIELDS``.

    Raises:
        TypeError: A value is neither a string nor ``None``, or ``values`` is one string.

    Examples:
        >>> [[edit["rules"] for edit in edits] for edits in edits_batch(["علي", "علی"])]
        [[['arabic-yeh']], []]
    """

    def edits(text: str) -> list[Struct]:
        return [_struct(edit, EDIT_FIELDS) for edit in explain(text, config).edits]

    return _each(values, lambda texts: map(edits, texts))


def clean_values(value: Any, within: Sequence[str] = (), config: Config = STANDARD) -> Any:  # noqa: ANN401
    """Clean the texts in a nested value, or in rows of them; each distinct text once.

    Args:
        value: Lists and mappings, with texts where ``within`` leads to.
        within: Steps of a path; see ``persian_clean.adapters.paths``.
        config: Which rules run.

    Raises:
        TypeError: ``within`` leads to something that is not text.

    Examples:
        >>> clean_values([{"text": "علي", "id": "ي"}], ["text"])
        [{'text': 'علی', 'id': 'ي'}]
        >>> clean_values([["علي"], None])
        [['علی'], None]
    """
    found: dict[str, str] = {}
    map_texts(value, within, lambda text: found.setdefault(text, text))
    cleaned: dict[str, Any] = dict(zip(found, clean_batch(found, config), strict=True))
    return map_texts(value, within, cleaned.__getitem__)


def _each(
    values: Iterable[str | None], function: Callable[[Iterable[str]], Iterable[T]]
) -> list[T | None]:
    """Apply a function of texts to each distinct text once."""
    if isinstance(values, str | bytes):
        raise TypeError(f"values must be a batch of texts, not one {type(values).__name__}")
    values = list(values)
    for kind in set(map(type, values)) - {type(None)}:
        if not issubclass(kind, str):
            raise TypeError(f"text must be a str or None, not {kind.__name__}")
    texts = dict.fromkeys(text for text in values if text is not None)
    answers: dict[str | None, T] = dict(zip(texts, function(texts), strict=True))
    return [answers.get(text) for text in values]


def _struct(row: object, names: Iterable[str]) -> Struct:
    values = ((name, getattr(row, name)) for name in names)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values}
