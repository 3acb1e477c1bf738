"""Parquet: columns of text in Arrow tables, through the extra ``arrow``.

Guarantees that the other columns, the schema, the metadata, the row groups and the compression of
each column stay as they were. Memory holds a few row groups at a time.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, Final, Self

from persian_clean.cli.formats import BrokenRecordError
from persian_clean.cli.reading import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from persian_clean.cli.formats import Cleaner, Output, Writer

_COMPRESSIONS: Final = {"UNCOMPRESSED": "NONE"}
"""What a writer calls the compressions that a reader has another name for."""


@dataclass(frozen=True)
class Parquet:
    """A Parquet file; a batch is a row group, as an Arrow stream, and a line is a row."""

    is_text: ClassVar = False
    is_shown: ClassVar = False
    optional: ClassVar = False

    fields: tuple[str, ...]
    compression: tuple[tuple[str, str], ...] = ()

    def begin(self, stream: BinaryIO) -> tuple[Self, bytes]:
        """Check the columns; return the schema as a table without rows."""
        pa, pq = _arrow()
        with _damage("not a Parquet file, or a damaged one"):
            file = _open(pq, stream)
            schema = file.schema_arrow
            for field in self.fields:
                _check_column(pa, schema, field)
            compression = {}
            if file.metadata.num_row_groups:
                # Columns of a damaged file end the process when they are asked for before they
                # have been read, which reports the damage.
                next(file.iter_batches(batch_size=1, row_groups=[0]), None)
                group = file.metadata.row_group(0)
                for column in map(group.column, range(group.num_columns)):
                    name = _COMPRESSIONS.get(column.compression, column.compression)
                    compression[column.path_in_schema] = name
            head = _pack(pa, schema.empty_table())
        return replace(self, compression=tuple(compression.items())), head

    def batches(self, stream: BinaryIO) -> Iterator[bytes]:
        """Read row groups."""
        pa, pq = _arrow()
        with _damage("not a Parquet file, or a damaged one"):
            file = _open(pq, stream)
            number = file.metadata.num_row_groups
        for i in range(number):
            with _damage(f"row group {i} is damaged"):
                batch = _pack(pa, file.read_row_group(i))
            yield batch

    def length(self, batch: bytes) -> int:
        """Count the rows."""
        pa, _ = _arrow()
        return int(_unpack(pa, batch).num_rows)

    def records(self, batch: bytes) -> Iterable[bytes]:
        """Return the row group as it is: a column either has strings or has not."""
        return (batch,)

    def rewrite(self, record: bytes, line: int, clean: Cleaner) -> bytes:
        """Return the row group with its columns cleaned."""
        pa, _ = _arrow()
        table = _unpack(pa, record)
        changed = False
        for field in self.fields:
            index = table.schema.get_field_index(field)
            try:
                table.column(index).validate(full=True)  # UTF-8, and places in dictionaries
                old = table.column(index).to_pylist()
            except (pa.ArrowException, UnicodeDecodeError) as error:
                raise BrokenRecordError(f"column {field!r}: {_plain(error)}") from error
            new = [
                None if text is None else clean(text, line + i, 1, inline=True)
                for i, text in enumerate(old)
            ]
            if new != old:
                changed = True
                kind = table.schema.field(index)
                column = pa.array(new, pa.large_string()).cast(kind.type)
                table = table.set_column(index, kind, column)
        return _pack(pa, table) if changed else record

    def writer(self, file: Output) -> Writer:
        """Return what writes row groups."""
        return _Writer(file, dict(self.compression))


class _Writer:
    """Row groups into a file; the first batch brings the schema and no rows."""

    def __init__(self, file: Output, compression: dict[str, str]) -> None:
        self._sink = _Sink(file)
        self._compression = compression
        self._writer: Any = None

    def write(self, data: bytes, /) -> None:
        pa, pq = _arrow()
        table = _unpack(pa, data)
        with _damage("this cannot be written as Parquet"):
            if self._writer is None:
                self._writer = pq.ParquetWriter(
                    pa.PythonFile(self._sink, "w"),
                    table.schema,
                    compression=self._compression or "snappy",
                )
            if table.num_rows:
                self._writer.write_table(table, row_group_size=table.num_rows)

    def finish(self) -> None:
        if self._writer is not None:
            self._writer.close()

    def abandon(self) -> None:
        self._sink.file = None  # pyarrow writes its footer whatever happens
        with _damage("this cannot be written as Parquet"), contextlib.suppress(UnreadableError):
            self.finish()


class _Sink:
    """What pyarrow writes into."""

    closed = False

    def __init__(self, file: Output) -> None:
        self.file: Output | None = file

    def write(self, data: bytes) -> None:
        if self.file is not None:
            self.file.write(data)

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise UnreadableError(
            "reading and writing Parquet needs one more package: pip install 'persian-clean[arrow]'"
        ) from error
    return pa, parquet


def _open(pq: Any, stream: BinaryIO) -> Any:  # noqa: ANN401  pyarrow has no types
    stream.seek(0)
    return pq.ParquetFile(stream)


@contextlib.contextmanager
def _damage(what: str) -> Iterator[None]:
    """Say of anything that pyarrow raises what it means; of damaged files it raises all sorts."""
    try:
        yield
    except (BrokenRecordError, UnreadableError, MemoryError):
        raise
    except OSError as error:
        if error.errno is not None:  # the disk, and not the file
            raise
        raise UnreadableError(f"{what} ({_plain(error)})") from error
    except Exception as error:
        raise UnreadableError(f"{what} ({_plain(error)})") from error


def _plain(error: Exception) -> str:
    return " ".join(str(error).split())


def _check_column(pa: Any, schema: Any, field: str) -> None:  # noqa: ANN401  pyarrow has no types
    number = schema.names.count(field)
    if number != 1:
        names = ", ".join(schema.names)
        raise BrokenRecordError(
            f"{number} columns are named {field!r}"
            if number
            else f"no column {field!r}; there are {names}"
        )
    kind = schema.field(field).type
    if not _is_string(pa, kind) and not pa.types.is_null(kind):
        raise BrokenRecordError(f"column {field!r} is {kind}, not a string")


def _is_string(pa: Any, kind: Any) -> bool:  # noqa: ANN401  pyarrow has no types
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _pack(pa: Any, table: Any) -> bytes:  # noqa: ANN401  pyarrow has no types
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue().to_pybytes())


def _unpack(pa: Any, data: bytes) -> Any:  # noqa: ANN401  pyarrow has no types
    return pa.ipc.open_stream(data).read_all()
