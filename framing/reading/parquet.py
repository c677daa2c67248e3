"""Parquet: tables of columns, read in batches of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from framing.reading.columns import fields_of
from framing.reading.error import ReadingError, missing_extra
from framing.reading.rows import articles_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.reading.found import Found
    from framing.reading.rows import Row
    from framing.reading.session import Session
    from framing.reading.source import Source

_ROWS: Final = 256
_BUFFER: Final = 1 << 20
_AT_ONCE: Final = 1_000_000_000  # bytes: one value that a whole batch repeats takes a few bytes in the file


def read_parquet(source: Source, session: Session) -> Iterator[Found | ReadingError]:
    """A table as Parquet.

    Raises
    ------
    ReadingError
        If it is none, has no column with the text, or unpacks to more than a table of articles would.
    """
    try:
        from pyarrow import default_memory_pool, parquet
    except ModuleNotFoundError:
        raise missing_extra(source.name, "Parquet files", "scale") from None

    def rows() -> Iterator[Row]:
        with source.open() as stream:
            if not stream.seekable():
                raise ReadingError(
                    f"{source.name}: is Parquet inside of another archive. Unpack it; Parquet is packed as it is."
                )
            table = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=_BUFFER)  # else whole columns are held
            fields = fields_of(table.schema_arrow.names, source.name, session.columns)
            for batch in table.iter_batches(
                _rows_at_once(table.metadata, source), columns=list(fields.values()), use_threads=False
            ):
                for row in batch.to_pylist():
                    yield {field: row[column] for field, column in fields.items()}
                default_memory_pool().release_unused()  # else it keeps for itself several times what it needs

    try:
        yield from articles_of(rows(), source.name, source.sha256)
    except ReadingError:
        raise
    except Exception as error:  # noqa: BLE001  (whatever the library does with hostile bytes)
        raise ReadingError(f"{source.name}: cannot be read as Parquet ({str(error)[:200]}). Write the file anew.") from None


def _rows_at_once(metadata: Any, source: Source) -> int:
    """As many rows as cannot fill the memory, whatever is in them."""
    # Not by column: asking a broken file for one ends the whole process.
    largest = max([1, *(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))])
    if largest > _AT_ONCE:
        raise ReadingError(f"{source.name}: a group of rows unpacks to {largest:,} bytes. Write it in smaller groups.")
    return int(max(8, min(_ROWS, _AT_ONCE // max(1, largest))))
