"""pandas: clean a series, by function or as ``series.persian.clean()``.

Guarantees that index, name, type and nulls are kept. Of a categorical series only the categories
are cleaned; those that become equal become one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from persian_clean import STANDARD
from persian_clean.adapters import clean_batch

if TYPE_CHECKING:
    from persian_clean import Config


def clean_series(series: pd.Series, config: Config = STANDARD) -> pd.Series:
    """Clean a series of strings.

    Args:
        series: Of strings, of objects that are strings or null, or of categories that are strings.
        config: Which rules run.

    Raises:
        TypeError: The series holds something else.
    """
    kind = series.dtype
    if isinstance(kind, pd.CategoricalDtype):
        codes, words = pd.factorize(clean_series(kind.categories.to_series(), config))
        codes = np.append(codes, -1)[series.cat.codes]
        values = pd.Categorical.from_codes(codes, words, ordered=kind.ordered)
        return pd.Series(values, index=series.index, name=series.name)
    if not pd.api.types.is_string_dtype(kind):
        raise TypeError(f"series must hold strings, not {kind}")
    values = series.to_numpy(dtype=object, copy=True)
    there = series.notna().to_numpy()
    values[there] = clean_batch(values[there], config)
    return pd.Series(values, index=series.index, name=series.name, dtype=kind)


@pd.api.extensions.register_series_accessor("persian")
class PersianAccessor:
    """What ``series.persian`` offers, once this module has been imported."""

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    def clean(self, config: Config = STANDARD) -> pd.Series:
        """Return the series cleaned; see ``clean_series``.

        Args:
            config: Which rules run.
        """
        return clean_series(self._series, config)
