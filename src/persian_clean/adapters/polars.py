"""polars: clean a column or a series, by function or as ``….persian.clean()``; dates and edits.

Guarantees that the expressions work row by row, so that they run lazily and on the streaming
engine, and that nulls are kept.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import polars as pl

from persian_clean import STANDARD
from persian_clean.adapters import (
    DATE_FIELDS,
    EDIT_FIELDS,
    clean_batch,
    dates_batch,
    edits_batch,
)
from persian_clean.adapters.paths import ELEMENTS, steps
from persian_clean.config import checked_config

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from persian_clean import Config

_TYPES: Final = {
    "int": pl.Int32,
    "string": pl.String,
    "date": pl.Date,
    "double": pl.Float64,
    "array<string>": pl.List(pl.String),
}


def _structs(fields: Mapping[str, str]) -> pl.DataType:
    return pl.List(pl.Struct({name: _TYPES[kind] for name, kind in fields.items()}))


DATES: Final = _structs(DATE_FIELDS)
"""The type of a column of dates: lists of structs with the fields of ``DateMatch``."""

EDITS: Final = _structs(EDIT_FIELDS)
"""The type of a column of edits: lists of structs with the fields of ``Edit``."""


def clean_series(series: pl.Series, config: Config = STANDARD, *, path: str = "") -> pl.Series:
    """Clean a series of strings, or of lists and structs that hold strings.

    Args:
        series: Of type String; cast a Categorical or Enum to it first. One that holds nothing but
            nulls may be of any type, and becomes one of strings.
        config: Which rules run.
        path: Where the strings are in lists and structs; see ``clean_column``.

    Raises:
        TypeError: The series is of another type.
        ValueError: ``path`` is not a path.
    """
    if path:
        column = clean_column(pl.first(), config, path=path)
        return _series(series).to_frame().select(column).to_series()
    return _map(series, partial(clean_batch, config=config), pl.String)


def dates_series(series: pl.Series, *, reference: dt.date | None = None) -> pl.Series:
    """Return the dates found in each string, as a series of type ``DATES``.

    Args:
        series: Of type String.
        reference: The day from which dates without a year are understood.

    Raises:
        TypeError: The series is of another type, or ``reference`` is not a date.
    """
    return _map(series, partial(dates_batch, reference=reference), DATES)


def edits_series(series: pl.Series, config: Config = STANDARD) -> pl.Series:
    """Return what cleaning changes in each string, as a series of type ``EDITS``.

    Args:
        series: Of type String.
        config: Which rules run.

    Raises:
        TypeError: The series is of another type.
    """
    return _map(series, partial(edits_batch, config=config), EDITS)


def clean_column(column: str | pl.Expr, config: Config = STANDARD, *, path: str = "") -> pl.Expr:
    """Return the expression that cleans a column.

    Args:
        column: Name of a column of strings, or an expression for one.
        config: Which rules run.
        path: Where the strings are in lists and structs: ``[]`` in lists, ``content`` in structs,
            ``[].content`` in lists of structs.

    Raises:
        TypeError: ``config`` is not a config.
        ValueError: ``path`` is not a path.
    """
    work = partial(clean_series, config=checked_config(config))
    return _within(_expr(column), steps(path) if path else (), _by_rows(work, pl.String))


def dates_column(column: str | pl.Expr, *, reference: dt.date | None = None) -> pl.Expr:
    """Return the expression of the dates found in a column, of type ``DATES``.

    Args:
        column: Name of a column of strings, or an expression for one.
        reference: The day from which dates without a year are understood.
    """
    return _by_rows(partial(dates_series, reference=reference), DATES)(_expr(column))


def edits_column(column: str | pl.Expr, config: Config = STANDARD) -> pl.Expr:
    """Return the expression of what cleaning changes in a column, of type ``EDITS``.

    Args:
        column: Name of a column of strings, or an expression for one.
        config: Which rules run.

    Raises:
        TypeError: ``config`` is not a config.
    """
    return _by_rows(partial(edits_series, config=checked_config(config)), EDITS)(_expr(column))


def _expr(column: object) -> pl.Expr:
    if isinstance(column, str):
        return pl.col(column)
    if not isinstance(column, pl.Expr):
        kind = type(column).__name__
        raise TypeError(f"column must be a name or an expression of polars, not {kind}")
    return column


def _by_rows(
    work: Callable[[pl.Series], pl.Series], kind: pl.DataType
) -> Callable[[pl.Expr], pl.Expr]:
    return lambda expr: expr.map_batches(work, return_dtype=kind, is_elementwise=True)


def _within(expr: pl.Expr, within: Sequence[str], change: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    if not within:
        return change(expr)
    first, *rest = within
    if first == ELEMENTS:
        return expr.list.eval(_within(pl.element(), rest, change))
    return expr.struct.with_fields(_within(pl.field(first), rest, change))


def _map(
    series: pl.Series, function: Callable[[list[str | None]], object], kind: pl.DataType
) -> pl.Series:
    if (
        _series(series).dtype not in {pl.String, pl.Null}
        and not 0 < len(series) == series.null_count()
    ):
        hint = "; give path='[]', 'field' or '[].field'" if series.dtype.is_nested() else ""
        raise TypeError(f"column {series.name!r} must hold strings, not {series.dtype}{hint}")
    return pl.Series(series.name, function(series.to_list()), kind)


def _series(series: object) -> pl.Series:
    if not isinstance(series, pl.Series):
        raise TypeError(f"series must be a series of polars, not {type(series).__name__}")
    return series


@pl.api.register_expr_namespace("persian")
class PersianNamespace:
    """What ``pl.col(…).persian`` offers, once this module has been imported."""

    def __init__(self, expr: pl.Expr) -> None:
        self._expr = expr

    def clean(self, config: Config = STANDARD, *, path: str = "") -> pl.Expr:
        """Return the expression that cleans the column; see ``clean_column``.

        Args:
            config: Which rules run.
            path: Where the strings are in lists and structs.
        """
        return clean_column(self._expr, config, path=path)

    def dates(self, *, reference: dt.date | None = None) -> pl.Expr:
        """Return the expression of the dates found in the column; see ``dates_column``.

        Args:
            reference: The day from which dates without a year are understood.
        """
        return dates_column(self._expr, reference=reference)

    def edits(self, config: Config = STANDARD) -> pl.Expr:
        """Return the expression of what cleaning changes in the column; see ``edits_column``.

        Args:
            config: Which rules run.
        """
        return edits_column(self._expr, config)


@pl.api.register_series_namespace("persian")
class PersianSeries:
    """What ``series.persian`` offers, once this module has been imported."""

    def __init__(self, series: pl.Series) -> None:
        self._series = series

    def clean(self, config: Config = STANDARD, *, path: str = "") -> pl.Series:
        """Return the series cleaned; see ``clean_series``.

        Args:
            config: Which rules run.
            path: Where the strings are in lists and structs.
        """
        return clean_series(self._series, config, path=path)

    def dates(self, *, reference: dt.date | None = None) -> pl.Series:
        """Return the dates found in the series; see ``dates_series``.

        Args:
            reference: The day from which dates without a year are understood.
        """
        return dates_series(self._series, reference=reference)

    def edits(self, config: Config = STANDARD) -> pl.Series:
        """Return what cleaning changes in the series; see ``edits_series``.

        Args:
            config: Which rules run.
        """
        return edits_series(self._series, config)
