"""Paths: where text lies within rows, as in ``messages[].content``.

Guarantees that what a path does not name stays as it is, nulls and missing fields included. A path
names a column, the fields of its structs behind dots, and the elements of its lists as ``[]``. At
its end may stand texts, or lists of texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

ELEMENTS: Final = "[]"
_PATH: Final = re.compile(r"(?:[^.\[\]]+|\[\])(?:\[\])*(?:\.[^.\[\]]+(?:\[\])*)*")
_STEP: Final = re.compile(r"\[\]|[^.\[\]]+")


def steps(path: str) -> tuple[str, ...]:
    """Part a path into names and ``[]``.

    Args:
        path: Such as ``title``, ``tags[]``, ``meta.title``, ``messages[].content``.

    Raises:
        ValueError: It is none.

    Examples:
        >>> steps("messages[].content")
        ('messages', '[]', 'content')
        >>> steps("title")
        ('title',)
    """
    if not _PATH.fullmatch(path):
        raise ValueError(f"{path!r} is not a path such as 'title' or 'messages[].content'")
    return tuple(_STEP.findall(path))


def find_column(path: object, columns: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """Return the column that a path names, and its steps within that column.

    Args:
        path: A path; one that is itself the name of a column is that column.
        columns: The names of the columns there are.

    Raises:
        KeyError: There is no such column.
        TypeError: The path is not a string.
        ValueError: It is not a path.

    Examples:
        >>> find_column("meta.title", ["id", "meta"])
        ('meta', ('title',))
        >>> find_column("meta.title", ["id", "meta.title"])
        ('meta.title', ())
    """
    if not isinstance(path, str):
        raise TypeError(f"a column is named by a string, not by {type(path).__name__}")
    if path in columns:
        return path, ()
    column, *within = steps(path)
    if column not in columns:
        raise KeyError(f"no column is named {column!r}; there are {', '.join(columns) or 'none'}")
    return column, tuple(within)


def map_texts(value: Any, within: Sequence[str], change: Callable[[str], str]) -> Any:  # noqa: ANN401
    """Return a value with the texts that a path leads to changed.

    Args:
        value: A text, a list or a mapping; or rows of them in a list.
        within: The steps of the path.
        change: What is done with each text.

    Raises:
        TypeError: What the path leads to is not text.

    Examples:
        >>> rows = [[{"role": "user", "content": "a"}, {"role": "user"}], None]
        >>> map_texts(rows, ("[]", "content"), str.upper)
        [[{'role': 'user', 'content': 'A'}, {'role': 'user'}], None]
        >>> map_texts(["a", None], (), str.upper)
        ['A', None]
    """
    # Whether a list holds rows or elements need not be known: it is gone through in both cases.
    return _map(value, [step for step in within if step != ELEMENTS], change)


def _map(value: Any, names: Sequence[str], change: Callable[[str], str]) -> Any:  # noqa: ANN401
    if value is None:
        return None
    if hasattr(value, "tolist"):  # an array of numpy
        value = value.tolist()
    if isinstance(value, list | tuple):
        return [_map(element, names, change) for element in value]
    if names:
        if not isinstance(value, Mapping):
            raise TypeError(f"{names[0]!r} must be the field of a struct, not of a {_type(value)}")
        if names[0] not in value:
            return value
        return {**value, names[0]: _map(value[names[0]], names[1:], change)}
    if isinstance(value, Mapping):
        raise TypeError(f"a struct of {', '.join(value)}: name the field that holds text")
    if not isinstance(value, str):
        raise TypeError(f"text must be a str or None, not {_type(value)}")
    return change(value)


def _type(value: object) -> str:
    return type(value).__name__
