"""Arrow: clean arrays, chunked arrays, record batches and tables.

Guarantees that types, chunks, field metadata and nulls are kept. Of a dictionary-encoded array
only the dictionary is cleaned; entries that become equal become one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from persian_clean import STANDARD
from persian_clean.adapters import clean_batch

if TYPE_CHECKING:
    from persian_clean import Config


def clean_array(
    array: pa.Array | pa.ChunkedArray, config: Config = STANDARD
) -> pa.Array | pa.ChunkedArray:
    """Clean an array of strings.

    Args:
        array: Of type string, large_string or string_view, or a dictionary of one of them.
        config: Which rules run.

    Raises:
        TypeError: The array is of another type.
    """
    kind = array.type
    if isinstance(array, pa.ChunkedArray):
        return pa.chunked_array([clean_array(chunk, config) for chunk in array.chunks], kind)
    if pa.types.is_null(kind):
        return array
    if pa.types.is_dictionary(kind):
        words = clean_array(array.dictionary, config).dictionary_encode()
        indices = words.indices.take(array.indices).cast(kind.index_type)
        return pa.DictionaryArray.from_arrays(indices, words.dictionary, ordered=kind.ordered)
    if kind not in {pa.string(), pa.large_string(), pa.string_view()}:
        raise TypeError(f"array must hold strings, not {kind}")
    return pa.array(clean_batch(array.to_pylist(), config), kind)


def clean_table(
    table: pa.Table | pa.RecordBatch, *columns: str, config: Config = STANDARD
) -> pa.Table | pa.RecordBatch:
    """Clean columns of a table or record batch, in place of what they held.

    Args:
        table: Any table or record batch.
        columns: Names of columns of strings.
        config: Which rules run.

    Raises:
        KeyError: There is no such column, or more than one of that name.
        TypeError: A column does not hold strings.
    """
    for name in columns:
        i = table.schema.get_field_index(name)
        if i < 0:
            raise KeyError(f"not one column named {name!r} among {table.schema.names}")
        cleaned = clean_array(table.column(i), config)
        table = table.set_column(i, table.schema.field(i), cleaned)
    return table
