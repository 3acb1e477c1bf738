"""Arrow: clean arrays, chunked arrays, record batches and tables; dates and edits as structs.

Guarantees that types, chunks, field metadata and nulls are kept. Of a dictionary-encoded array
only the dictionary is cleaned; entries that become equal become one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.compute as pc

from persian_clean import STANDARD
from persian_clean.adapters import (
    DATE_FIELDS,
    EDIT_FIELDS,
    Struct,
    clean_batch,
    dates_batch,
    edits_batch,
)
from persian_clean.adapters.paths import ELEMENTS, find_column, steps

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from persian_clean import Config

_TYPES: Final = {
    "int": pa.int32(),
    "string": pa.string(),
    "date": pa.date32(),
    "double": pa.float64(),
    "array<string>": pa.list_(pa.string()),
}
_LISTS: Final = (
    pa.ListType,
    pa.LargeListType,
    pa.FixedSizeListType,
    pa.ListViewType,
    pa.LargeListViewType,
)


def _structs(fields: Mapping[str, str]) -> pa.DataType:
    return pa.list_(pa.struct([(name, _TYPES[kind]) for name, kind in fields.items()]))


DATES: Final = _structs(DATE_FIELDS)
"""The type of an array of dates: lists of structs with the fields of ``DateMatch``."""

EDITS: Final = _structs(EDIT_FIELDS)
"""The type of an array of edits: lists of structs with the fields of ``Edit``."""


def clean_array(
    array: pa.Array | pa.ChunkedArray, config: Config = STANDARD, *, path: str = ""
) -> pa.Array | pa.ChunkedArray:
    """Clean an array of strings, or of lists and structs that hold strings.

    Args:
        array: Of type string, large_string or string_view, or a dictionary of one of them, or
            lists of them; or lists and structs that hold them. One that holds nothing but nulls
            may be of any type.
        config: Which rules run.
        path: Where the strings are in lists and structs: ``content`` in structs, ``[].content`` in
            lists of structs.

    Raises:
        KeyError: A struct has no such field.
        TypeError: The array is of another type, or the path does not lead to strings.
        ValueError: ``path`` is not a path.
    """
    return _clean(_array(array), steps(path) if path else (), config)


def dates_array(
    array: pa.Array | pa.ChunkedArray, *, reference: dt.date | None = None
) -> pa.Array | pa.ChunkedArray:
    """Return the dates found in each string of an array, as an array of type ``DATES``.

    Args:
        array: Of type string, large_string or string_view, or a dictionary of one of them.
        reference: The day from which dates without a year are understood.

    Raises:
        TypeError: The array is of another type, or ``reference`` is not a date.
    """
    return _lists(_array(array), partial(dates_batch, reference=reference), DATES)


def edits_array(
    array: pa.Array | pa.ChunkedArray, config: Config = STANDARD
) -> pa.Array | pa.ChunkedArray:
    """Return what cleaning changes in each string of an array, as an array of type ``EDITS``.

    Args:
        array: Of type string, large_string or string_view, or a dictionary of one of them.
        config: Which rules run.

    Raises:
        TypeError: The array is of another type.
    """
    return _lists(_array(array), partial(edits_batch, config=config), EDITS)


def clean_table(
    table: pa.Table | pa.RecordBatch, *paths: str, config: Config = STANDARD
) -> pa.Table | pa.RecordBatch:
    """Clean columns of a table or record batch, in place of what they held.

    Args:
        table: Any table or record batch.
        paths: Names of columns of strings, and paths into columns of lists and structs, such as
            ``messages[].content``.
        config: Which rules run.

    Raises:
        KeyError: There is no such column or field, or more than one of that name.
        TypeError: A path does not lead to strings.
        ValueError: No path is given, or what is given is none.
    """
    if not paths:
        raise ValueError("name the columns to clean, as in clean_table(table, 'text')")
    for path in paths:
        column, within = find_column(path, table.schema.names)
        i = table.schema.get_field_index(column)
        if i < 0:
            raise KeyError(f"more than one column is named {column!r}")
        try:
            cleaned = _clean(table.column(i), within, config)
        except TypeError as error:
            raise TypeError(f"column {path!r}: {error}") from error
        table = table.set_column(i, table.schema.field(i), cleaned)
    return table


def _array(array: object) -> pa.Array | pa.ChunkedArray:
    if not isinstance(array, pa.Array | pa.ChunkedArray):
        raise TypeError(f"array must be an array of pyarrow, not {type(array).__name__}")
    return array


def _clean(
    array: pa.Array | pa.ChunkedArray, within: Sequence[str], config: Config
) -> pa.Array | pa.ChunkedArray:
    kind = array.type
    if isinstance(array, pa.ChunkedArray):
        return pa.chunked_array([_clean(chunk, within, config) for chunk in array.chunks], kind)
    if _is_null(array):
        return array
    if isinstance(kind, _LISTS):
        return _clean_lists(array, within[1:] if within[:1] == (ELEMENTS,) else within, config)
    if pa.types.is_struct(kind):
        return _clean_structs(array, within, config)
    if within:
        raise TypeError(f"{within[0]!r} must be within a list or a struct, not within {kind}")
    if pa.types.is_dictionary(kind):
        words = _clean(array.dictionary, (), config).dictionary_encode()
        indices = words.indices.take(array.indices).cast(kind.index_type)
        return pa.DictionaryArray.from_arrays(indices, words.dictionary, ordered=kind.ordered)
    return pa.array(clean_batch(_strings(array), config), kind)


def _clean_lists(array: pa.Array, within: Sequence[str], config: Config) -> pa.Array:
    kind = array.type
    if pa.types.is_fixed_size_list(kind):
        size = kind.list_size
        values = array.values.slice(array.offset * size, len(array) * size)
        values = _clean(values, within, config)
        return pa.FixedSizeListArray.from_arrays(values, type=kind, mask=array.is_null())
    values = _clean(array.flatten(), within, config)
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        sizes = pc.fill_null(pc.list_value_length(array), 0)
        places = [pa.concat_arrays([pa.array([0], sizes.type), pc.cumulative_sum(sizes)])]
    else:
        sizes = pc.if_else(array.is_null(), pa.scalar(0, array.sizes.type), array.sizes)
        places = [pc.subtract(pc.cumulative_sum(sizes), sizes), sizes]
    return type(array).from_arrays(*places, values, type=kind, mask=array.is_null())


def _clean_structs(array: pa.Array, within: Sequence[str], config: Config) -> pa.Array:
    names = [field.name for field in array.type]
    if not within:
        raise TypeError(f"a struct of {', '.join(names)}: name the field that holds text")
    i = array.type.get_field_index(within[0])
    if i < 0:
        raise KeyError(f"not one field is named {within[0]!r}; there are {', '.join(names)}")
    fields = [array.field(k) for k in range(len(names))]
    fields[i] = _clean(fields[i], within[1:], config)
    return pa.StructArray.from_arrays(fields, fields=list(array.type), mask=array.is_null())


def _lists(
    array: pa.Array | pa.ChunkedArray,
    function: Callable[[Iterable[str | None]], list[list[Struct] | None]],
    kind: pa.DataType,
) -> pa.Array | pa.ChunkedArray:
    if isinstance(array, pa.ChunkedArray):
        return pa.chunked_array([_lists(chunk, function, kind) for chunk in array.chunks], kind)
    return pa.array(function(_strings(array)), kind)


def _strings(array: pa.Array) -> list[str | None]:
    kind = array.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if kind not in {pa.string(), pa.large_string(), pa.string_view()} and not _is_null(array):
        raise TypeError(f"array must hold strings, not {kind}")
    strings: list[str | None] = array.to_pylist()
    return strings


def _is_null(array: pa.Array) -> bool:
    """Tell whether there is nothing but nulls: what infers types may have called them anything."""
    return bool(pa.types.is_null(array.type) or 0 < len(array) == array.null_count)
