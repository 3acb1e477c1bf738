"""pandas: clean a series, by function or as ``series.persian.clean()``; dates and edits as structs.

Guarantees that index, name, type and nulls are kept. Of a categorical series only the categories
are cleaned; those that become equal become one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from persian_clean import STANDARD
from persian_clean.adapters import clean_values, dates_batch, edits_batch
from persian_clean.adapters.paths import map_texts, steps

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    import pyarrow as pa

    from persian_clean import Config
    from persian_clean.adapters import Struct


def clean_series(series: pd.Series, config: Config = STANDARD, *, path: str = "") -> pd.Series:
    """Clean a series of strings, or of lists and structs that hold strings.

    Args:
        series: Of strings, of objects that are strings or null, or of categories that are strings;
            or of lists and structs that hold them, as objects or as Arrow types. One that holds
            nothing but nulls may be of any type.
        config: Which rules run.
        path: Where the strings are in lists and structs: ``content`` in structs, ``[].content`` in
            lists of structs.

    Raises:
        KeyError: A struct of an Arrow type has no such field.
        TypeError: The series holds something else, or the path does not lead to strings.
        ValueError: ``path`` is not a path.
    """
    kind = _kind(series)
    if isinstance(kind, pd.CategoricalDtype):
        codes, words = pd.factorize(clean_series(kind.categories.to_series(), config, path=path))
        codes = np.append(codes, -1)[series.cat.codes]
        values = pd.Categorical.from_codes(codes, words, ordered=kind.ordered)
        return pd.Series(values, index=series.index, name=series.name)
    if isinstance(kind, pd.ArrowDtype):
        from persian_clean.adapters.arrow import clean_array  # noqa: PLC0415  pyarrow may be missing

        array = clean_array(series.array.__arrow_array__(), config, path=path)
        values = pd.arrays.ArrowExtensionArray(array)
        return pd.Series(values, index=series.index, name=series.name)
    within = steps(path) if path else ()
    _check_texts(series, within)
    values = series.to_numpy(dtype=object, copy=True)
    there = series.notna().to_numpy().nonzero()[0]
    cleaned = clean_values([values[i] for i in there], within, config)
    for i, value in zip(there, cleaned, strict=True):
        values[i] = value
    return pd.Series(values, index=series.index, name=series.name, dtype=kind)


def dates_series(series: pd.Series, *, reference: dt.date | None = None) -> pd.Series:
    """Return the dates found in each string: a series of lists of structs; needs pyarrow.

    Args:
        series: As for ``clean_series``.
        reference: The day from which dates without a year are understood.

    Returns:
        A series of the Arrow type ``persian_clean.adapters.arrow.DATES``: its accessors ``list``
        and ``struct`` lead to the fields of the dates.

    Raises:
        TypeError: The series holds something else, or ``reference`` is not a date.
        UnicodeEncodeError: A string has lone surrogates, which Arrow cannot hold.
    """
    from persian_clean.adapters.arrow import DATES  # noqa: PLC0415  pyarrow may be missing

    return _structs(series, partial(dates_batch, reference=reference), DATES)


def edits_series(series: pd.Series, config: Config = STANDARD) -> pd.Series:
    """Return what cleaning changes in each string: a series of lists of structs; needs pyarrow.

    Args:
        series: As for ``clean_series``.
        config: Which rules run.

    Returns:
        A series of the Arrow type ``persian_clean.adapters.arrow.EDITS``.

    Raises:
        TypeError: The series holds something else.
        UnicodeEncodeError: A string has lone surrogates, which Arrow cannot hold.
    """
    from persian_clean.adapters.arrow import EDITS  # noqa: PLC0415  pyarrow may be missing

    return _structs(series, partial(edits_batch, config=config), EDITS)


def _structs(
    series: pd.Series,
    function: Callable[[Iterable[str | None]], list[list[Struct] | None]],
    kind: pa.DataType,
) -> pd.Series:
    if isinstance(_kind(series), pd.CategoricalDtype):
        series = series.astype(series.dtype.categories.dtype)
    _check_texts(series)
    texts = [None if null else text for text, null in zip(series, series.isna(), strict=True)]
    values = pd.array(function(texts), dtype=pd.ArrowDtype(kind))
    return pd.Series(values, index=series.index, name=series.name)


def _kind(series: object) -> object:
    if not isinstance(series, pd.Series):
        raise TypeError(f"series must be a series of pandas, not {type(series).__name__}")
    return series.dtype


def _check_texts(series: pd.Series, within: Sequence[str] = ()) -> None:
    there = series[series.notna()]
    if len(there) and not pd.api.types.is_string_dtype(series.dtype):
        raise TypeError(f"series must hold strings, not {series.dtype}")
    for label, value in there.items():
        try:
            map_texts(value, within, str)
        except TypeError as error:
            raise TypeError(f"row {label!r}: {error}") from error


@pd.api.extensions.register_series_accessor("persian")
class PersianAccessor:
    """What ``series.persian`` offers, once this module has been imported."""

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    def clean(self, config: Config = STANDARD, *, path: str = "") -> pd.Series:
        """Return the series cleaned; see ``clean_series``.

        Args:
            config: Which rules run.
            path: Where the strings are in lists and structs.
        """
        return clean_series(self._series, config, path=path)

    def dates(self, *, reference: dt.date | None = None) -> pd.Series:
        """Return the dates found in the series; see ``dates_series``.

        Args:
            reference: The day from which dates without a year are understood.
        """
        return dates_series(self._series, reference=reference)

    def edits(self, config: Config = STANDARD) -> pd.Series:
        """Return what cleaning changes in the series; see ``edits_series``.

        Args:
            config: Which rules run.
        """
        return edits_series(self._series, config)
