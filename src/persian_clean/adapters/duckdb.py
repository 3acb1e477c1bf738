"""DuckDB: functions for SQL.

Guarantees that NULL stays NULL and that rows are worked on a vector at a time. A function that is
registered again, on the connection it was made on, takes the place of the one before.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from duckdb import InvalidInputException

from persian_clean import STANDARD
from persian_clean.adapters import DATE_FIELDS, EDIT_FIELDS
from persian_clean.adapters.arrow import clean_array, dates_array, edits_array
from persian_clean.config import checked_config

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    from persian_clean import Config

_TYPES: Final = {
    "int": "INTEGER",
    "string": "VARCHAR",
    "date": "DATE",
    "double": "DOUBLE",
    "array<string>": "VARCHAR[]",
}


def _structs(fields: Mapping[str, str]) -> str:
    members = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in fields.items())
    return f"STRUCT({members})[]"


DATES: Final = _structs(DATE_FIELDS)
"""The type of dates: lists of structs with the fields of ``DateMatch``."""

EDITS: Final = _structs(EDIT_FIELDS)
"""The type of edits: lists of structs with the fields of ``Edit``."""


def register(
    connection: DuckDBPyConnection, config: Config = STANDARD, *, name: str = "persian_clean"
) -> None:
    """Make ``SELECT persian_clean(text) FROM …`` work on a connection.

    Args:
        connection: An open connection.
        config: Which rules run; register further names for further configs.
        name: What the function is called in SQL.

    Raises:
        TypeError: ``config`` is not a config.
    """
    _register(connection, name, partial(clean_array, config=checked_config(config)), "VARCHAR")


def register_dates(
    connection: DuckDBPyConnection,
    *,
    reference: dt.date | None = None,
    name: str = "persian_dates",
) -> None:
    """Make ``SELECT persian_dates(text) FROM …`` work on a connection; it gives type ``DATES``.

    Args:
        connection: An open connection.
        reference: The day from which dates without a year are understood.
        name: What the function is called in SQL.
    """
    _register(connection, name, partial(dates_array, reference=reference), DATES)


def register_edits(
    connection: DuckDBPyConnection, config: Config = STANDARD, *, name: str = "persian_edits"
) -> None:
    """Make ``SELECT persian_edits(text) FROM …`` work on a connection; it gives type ``EDITS``.

    Args:
        connection: An open connection.
        config: Which rules run; register further names for further configs.
        name: What the function is called in SQL.

    Raises:
        TypeError: ``config`` is not a config.
    """
    _register(connection, name, partial(edits_array, config=checked_config(config)), EDITS)


def _register(
    connection: DuckDBPyConnection,
    name: str,
    function: Callable[[pa.Array], pa.Array],
    returned: str,
) -> None:
    # DuckDB wants a function of as many parameters as there are in SQL.
    work = lambda array: function(array)  # noqa: E731, PLW0108
    with suppress(InvalidInputException):  # where no function has the name yet
        connection.remove_function(name)
    connection.create_function(name, work, ["VARCHAR"], returned, type="arrow")
