"""datasets: a function for ``Dataset.map(…, batched=True)``.

Guarantees that its fingerprint says what it does: the same in every process for the same columns,
config and version of this library, another one for any other, so that cached results are reused
exactly where they hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from persian_clean import STANDARD, Config, __version__
from persian_clean.adapters import clean_batch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class CleanColumns:
    """Cleans columns of a batch.

    Args:
        columns: Names of columns of strings.
        config: Which rules run.

    Examples:
        >>> CleanColumns("text")({"text": ["علي", None], "id": [1, 2]})
        {'text': ['علی', None]}
    """

    def __init__(self, *columns: str, config: Config = STANDARD) -> None:
        self.columns = columns
        self.config = config

    def __call__(self, batch: Mapping[str, list[str | None]]) -> dict[str, list[str | None]]:
        """Return the cleaned columns.

        Args:
            batch: Columns by name, as ``Dataset.map`` hands them over.

        Raises:
            KeyError: There is no such column.
            TypeError: A column does not hold strings.
        """
        return {name: clean_batch(batch[name], self.config) for name in self.columns}

    def __reduce__(self) -> tuple[Callable[..., CleanColumns], tuple[Any, ...]]:
        # A fingerprint is a hash of the pickle.
        return _restore, (self.columns, self.config, __version__)


def _restore(columns: tuple[str, ...], config: Config, _version: str) -> CleanColumns:
    return CleanColumns(*columns, config=config)
