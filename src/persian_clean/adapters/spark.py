"""Spark: clean a column in Arrow batches, and add the dates found.

Guarantees that each row comes out as ``clean`` would return it, whichever executor it falls to;
an executor that is lost costs time, not rows. The executors need persian-clean, pandas and
pyarrow installed.
"""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003  Spark reads the type hints
from dataclasses import asdict
from typing import TYPE_CHECKING

import pandas as pd
from pyspark.sql.functions import pandas_udf

from persian_clean import STANDARD, find_dates
from persian_clean.adapters.pandas import clean_series

if TYPE_CHECKING:
    from datetime import date

    from pyspark.sql import Column, DataFrame

    from persian_clean import Config

DATES = (
    "array<struct<start:int, end:int, text:string, iso:string, first:date, last:date, "
    "calendar:string, precision:string, resolved_by:string, issues:array<string>>>"
)
"""The type of a column of dates: the fields of ``DateMatch``."""


def clean_column(column: Column | str, config: Config = STANDARD) -> Column:
    """Return the column cleaned.

    Args:
        column: A column of strings, or its name.
        config: Which rules run.
    """

    def persian_clean(batches: Iterator[pd.Series]) -> Iterator[pd.Series]:
        return (clean_series(batch, config) for batch in batches)

    return pandas_udf(persian_clean, "string")(column)


def dates_column(column: Column | str, reference: date | None = None) -> Column:
    """Return the dates found in a column, in the order they stand: an array of type ``DATES``.

    Args:
        column: A column of strings, or its name.
        reference: The day from which dates without a year are understood.
    """

    def dates(text: object) -> list[dict[str, object]] | None:
        if not isinstance(text, str):
            return None
        return [asdict(found) for found in find_dates(text, reference=reference)]

    def persian_dates(batches: Iterator[pd.Series]) -> Iterator[pd.Series]:
        return (pd.Series([dates(text) for text in batch], dtype=object) for batch in batches)

    return pandas_udf(persian_dates, DATES)(column)


def add_clean_text(
    frame: DataFrame,
    column: str,
    config: Config = STANDARD,
    *,
    reference: date | None = None,
) -> DataFrame:
    """Add the columns ``⟨column⟩_clean`` and ``⟨column⟩_dates``.

    Args:
        frame: Any data frame.
        column: Name of a column of strings; spans of dates are spans of this text, not of the
            cleaned one.
        config: Which rules run.
        reference: The day from which dates without a year are understood.
    """
    return frame.withColumns(
        {
            f"{column}_clean": clean_column(column, config),
            f"{column}_dates": dates_column(column, reference),
        }
    )
