"""datasets: a function for ``Dataset.map``, best with ``batched=True``.

Guarantees that its fingerprint says what it does: the same in every process for the same columns,
config and version of this library, another one for any other, so that cached results are reused
exactly where they hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from persian_clean import STANDARD, Config, __version__
from persian_clean.adapters import clean_values
from persian_clean.adapters.arrow import clean_table
from persian_clean.adapters.paths import find_column
from persian_clean.config import checked_config

if TYPE_CHECKING:
    from collections.abc import Callable


class CleanColumns:
    """Cleans columns of a batch, or of one row.

    Args:
        columns: Names of columns of strings, and paths into columns of lists and structs, such as
            ``messages[].content``.
        config: Which rules run.

    Raises:
        TypeError: A name is not a string, or ``config`` not a config.
        ValueError: No column is named.

    Examples:
        >>> CleanColumns("text")({"text": ["علي", None], "id": [1, 2]})
        {'text': ['علی', None]}
        >>> CleanColumns("text")({"text": "علي", "id": 1})
        {'text': 'علی'}
        >>> CleanColumns("messages[].content")({"messages": [[{"role": "ي", "content": "ي"}]]})
        {'messages': [[{'role': 'ي', 'content': 'ی'}]]}
    """

    def __init__(self, *columns: str, config: Config = STANDARD) -> None:
        if not columns:
            raise ValueError("name the columns to clean, as in CleanColumns('text')")
        for name in columns:
            if not isinstance(name, str):
                raise TypeError(f"a column is named by a string, not by {type(name).__name__}")
        self.columns = columns
        self.config = checked_config(config)

    def __call__(self, batch: Mapping[str, Any] | pa.Table) -> dict[str, Any] | pa.Table:
        """Return the cleaned columns.

        Args:
            batch: Columns by name, or the values of one row, as ``Dataset.map`` hands them over
                with and without ``batched=True``; an Arrow table of a dataset of format "arrow".

        Raises:
            KeyError: There is no such column.
            TypeError: A column does not hold strings, or the dataset has another format.
        """
        if isinstance(batch, pa.Table):
            return clean_table(batch, *self.columns, config=self.config)
        if not isinstance(batch, Mapping):
            raise TypeError(
                f"rows must come as a mapping or as an Arrow table, not as {type(batch).__name__}; "
                "call with_format(None) or with_format('arrow') before map"
            )
        cleaned: dict[str, Any] = {}
        for path in self.columns:
            column, within = find_column(path, batch)
            cleaned[column] = clean_values(cleaned.get(column, batch[column]), within, self.config)
        return cleaned

    def __reduce__(self) -> tuple[Callable[..., CleanColumns], tuple[Any, ...]]:
        # A fingerprint is a hash of the pickle.
        return _restore, (self.columns, self.config, __version__)


def _restore(columns: tuple[str, ...], config: Config, _version: str) -> CleanColumns:
    return CleanColumns(*columns, config=config)
