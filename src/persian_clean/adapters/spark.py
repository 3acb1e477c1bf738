"""Spark: clean columns in Arrow batches, find their dates, list their edits; functions for SQL.

Guarantees that each row comes out as ``clean`` would return it, whichever executor it falls to;
an executor that is lost costs time, not rows. The executors need persian-clean, pandas and
pyarrow in the Python they run, which ``PYSPARK_PYTHON`` names.
"""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003  Spark reads the type hints
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
from pyspark.sql.functions import pandas_udf
from pyspark.sql.pandas.types import to_arrow_schema

from persian_clean import STANDARD
from persian_clean.adapters import (
    DATE_FIELDS,
    EDIT_FIELDS,
    clean_batch,
    clean_values,
    dates_batch,
    edits_batch,
)
from persian_clean.adapters.arrow import clean_table
from persian_clean.config import checked_config

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    import pyarrow as pa
    from pyspark.sql import Column, DataFrame, SparkSession

    from persian_clean import Config

    Udf = Callable[[Column | str], Column]


def _structs(fields: Mapping[str, str]) -> str:
    return f"array<struct<{', '.join(f'{name}:{kind}' for name, kind in fields.items())}>>"


DATES = _structs(DATE_FIELDS)
"""The type of a column of dates: arrays of structs with the fields of ``DateMatch``."""

EDITS = _structs(EDIT_FIELDS)
"""The type of a column of edits: arrays of structs with the fields of ``Edit``."""


def clean_column(
    column: Column | str, config: Config = STANDARD, *, kind: str = "string"
) -> Column:
    """Return the column cleaned.

    Args:
        column: A column of strings, or of arrays of strings; or its name.
        config: Which rules run.
        kind: The type of the column: ``string``, or ``array<string>``.

    Raises:
        TypeError: ``config`` is not a config.
    """
    return _clean_udf(config, kind, "persian_clean")(column)


def dates_column(column: Column | str, reference: dt.date | None = None) -> Column:
    """Return the dates found in a column, in the order they stand: an array of type ``DATES``.

    Args:
        column: A column of strings, or its name.
        reference: The day from which dates without a year are understood.
    """
    return _udf(partial(dates_batch, reference=reference), DATES, "persian_dates")(column)


def edits_column(column: Column | str, config: Config = STANDARD) -> Column:
    """Return what cleaning changes in a column: an array of type ``EDITS``.

    Args:
        column: A column of strings, or its name.
        config: Which rules run.

    Raises:
        TypeError: ``config`` is not a config.
    """
    return _udf(partial(edits_batch, config=checked_config(config)), EDITS, "persian_edits")(column)


def clean_columns(frame: DataFrame, *paths: str, config: Config = STANDARD) -> DataFrame:
    """Clean columns of a frame, in place of what they held, however deep their texts lie.

    All columns go through Python in Arrow batches: select those you need before.

    Args:
        frame: Any data frame.
        paths: Names of columns of strings, and paths into columns of arrays and structs, such as
            ``messages[].content``.
        config: Which rules run.

    Raises:
        KeyError: There is no such column or field, or more than one of that name.
        TypeError: A path does not lead to strings, or ``config`` is not a config.
        ValueError: No path is given, or what is given is none.
    """
    work = partial(clean_table, config=checked_config(config))
    work(to_arrow_schema(frame.schema).empty_table(), *paths)  # says at once what is wrong

    def persian_clean(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return (work(batch, *paths) for batch in batches)

    return frame.mapInArrow(persian_clean, frame.schema)


def add_clean_text(
    frame: DataFrame,
    column: str,
    config: Config = STANDARD,
    *,
    reference: dt.date | None = None,
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


def register(
    spark: SparkSession,
    config: Config = STANDARD,
    *,
    name: str = "persian_clean",
    kind: str = "string",
) -> None:
    """Make ``SELECT persian_clean(text) FROM …`` work in a session.

    Args:
        spark: The session.
        config: Which rules run; register further names for further configs.
        name: What the function is called in SQL.
        kind: The type of what it is given: ``string``, or ``array<string>``.

    Raises:
        TypeError: ``config`` is not a config.
    """
    spark.udf.register(name, _clean_udf(config, kind, name))


def register_dates(
    spark: SparkSession, *, reference: dt.date | None = None, name: str = "persian_dates"
) -> None:
    """Make ``SELECT persian_dates(text) FROM …`` work in a session; it gives type ``DATES``.

    Args:
        spark: The session.
        reference: The day from which dates without a year are understood.
        name: What the function is called in SQL.
    """
    spark.udf.register(name, _udf(partial(dates_batch, reference=reference), DATES, name))


def register_edits(
    spark: SparkSession, config: Config = STANDARD, *, name: str = "persian_edits"
) -> None:
    """Make ``SELECT persian_edits(text) FROM …`` work in a session; it gives type ``EDITS``.

    Args:
        spark: The session.
        config: Which rules run; register further names for further configs.
        name: What the function is called in SQL.

    Raises:
        TypeError: ``config`` is not a config.
    """
    spark.udf.register(name, _udf(partial(edits_batch, config=checked_config(config)), EDITS, name))


def _clean_udf(config: Config, kind: str, name: str) -> Udf:
    work = clean_batch if kind == "string" else clean_values
    return _udf(partial(work, config=checked_config(config)), kind, name)


def _udf(function: Callable[[list[Any]], list[Any]], kind: str, name: str) -> Udf:
    """Make a function of columns from a function of batches."""

    def persian(batches: Iterator[pd.Series]) -> Iterator[pd.Series]:
        for batch in batches:
            values = batch.astype(object).where(batch.notna(), None)
            yield pd.Series(function(values.tolist()), dtype=object)

    persian.__name__ = name
    made: Udf = pandas_udf(persian, kind)
    return made
