"""polars: clean a column, by function or as ``pl.col("text").persian.clean()``.

Guarantees that the expression works row by row, so that it runs lazily and on the streaming
engine, and that nulls are kept.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from persian_clean import STANDARD
from persian_clean.adapters import clean_batch

if TYPE_CHECKING:
    from persian_clean import Config


def clean_series(series: pl.Series, config: Config = STANDARD) -> pl.Series:
    """Clean a series of strings.

    Args:
        series: Of type String; cast a Categorical or Enum to it first.
        config: Which rules run.

    Raises:
        TypeError: The series is of another type.
    """
    if series.dtype not in {pl.String, pl.Null}:
        raise TypeError(f"column {series.name!r} must hold strings, not {series.dtype}")
    return pl.Series(series.name, clean_batch(series.to_list(), config), pl.String)


def clean_column(column: str | pl.Expr, config: Config = STANDARD) -> pl.Expr:
    """Return the expression that cleans a column.

    Args:
        column: Name of a column of strings, or an expression for one.
        config: Which rules run.
    """
    expr = pl.col(column) if isinstance(column, str) else column
    work = partial(clean_series, config=config)
    return expr.map_batches(work, return_dtype=pl.String, is_elementwise=True)


@pl.api.register_expr_namespace("persian")
class PersianNamespace:
    """What ``pl.col(…).persian`` offers, once this module has been imported."""

    def __init__(self, expr: pl.Expr) -> None:
        self._expr = expr

    def clean(self, config: Config = STANDARD) -> pl.Expr:
        """Return the expression that cleans the column; see ``clean_column``.

        Args:
            config: Which rules run.
        """
        return clean_column(self._expr, config)
