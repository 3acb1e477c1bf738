"""DuckDB: a function for SQL.

Guarantees that NULL stays NULL and that rows are cleaned a vector at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from persian_clean import STANDARD
from persian_clean.adapters.arrow import clean_array

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from persian_clean import Config


def register(
    connection: DuckDBPyConnection, config: Config = STANDARD, *, name: str = "persian_clean"
) -> None:
    """Make ``SELECT persian_clean(text) FROM …`` work on a connection.

    Args:
        connection: An open connection.
        config: Which rules run; register further names for further configs.
        name: What the function is called in SQL.
    """
    connection.create_function(
        name, lambda array: clean_array(array, config), ["VARCHAR"], "VARCHAR", type="arrow"
    )
