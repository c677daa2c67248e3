"""Parquet: a table as a .parquet file, and back; needs pyarrow."""

from __future__ import annotations

import importlib.util
import io
from typing import TYPE_CHECKING, Any

from framing.export.losses import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.export.cells import Cell, Columns
    from framing.export.losses import Losses


def check_installed() -> None:
    """Refuse where pyarrow is missing.

    Raises
    ------
    ValueError
        If it is.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise ValueError("a .parquet file needs pyarrow: install it with pip install 'framing[scale]'.")


def to_bytes(columns: Columns, types: Sequence[Any], about: Mapping[str, str], losses: Losses) -> bytes:
    """The table, with `about` as the metadata of its schema; `types` are those of the data frame it comes from."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    held = without_surrogates(columns, losses)
    arrays = [pa.array(values, _type_of(kind, values)) for values, kind in zip(held.values(), types, strict=True)]
    table = pa.Table.from_arrays(arrays, names=list(held)).replace_schema_metadata({**about, **losses.as_note()})
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()


def from_bytes(content: bytes) -> tuple[Columns, dict[str, str]]:
    """The table and its metadata.

    Raises
    ------
    ValueError
        If it is none.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(io.BytesIO(content))
    except (pa.ArrowException, OSError) as error:
        raise ValueError(f"is no Parquet file that can be read ({error}).") from None
    if len(set(table.column_names)) < table.num_columns:
        raise ValueError("two columns have the same name.")
    about = {
        key.decode(errors="replace"): value.decode(errors="replace") for key, value in (table.schema.metadata or {}).items()
    }
    return {name: table[name].to_pylist() for name in table.column_names}, about


def _type_of(kind: Any, values: list[Cell]) -> Any:
    """The type that a column has though all its values may be missing."""
    import pyarrow as pa

    if kind.kind == "b":
        return pa.bool_()
    if kind.kind in "iu":
        return pa.uint64() if kind.kind == "u" else pa.int64()
    if kind.kind == "f":
        return pa.float64()
    found = {type(value) for value in values if value is not None}
    single = {bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
    return single[found.pop()] if len(found) == 1 and found <= set(single) else pa.string()
