"""Cells: the values of a table as plain Python, and a table of such values."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd

from framing.tables import column_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Cell: TypeAlias = str | bool | int | float | None
Columns: TypeAlias = dict[str, list[Cell]]
"""Name → values; None is a missing one."""


def columns_of(table: pd.DataFrame) -> Columns:
    """The values of a table by column."""
    return {str(name): [_cell(value) for value in table.iloc[:, place].tolist()] for place, name in enumerate(table.columns)}


def rows_of(columns: Columns) -> list[dict[str, Cell]]:
    """The values by row."""
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def table_from(columns: Mapping[str, Sequence[Cell]]) -> pd.DataFrame:
    """The table of these values.

    Texts are plain Python strings in an ``object`` column, since pandas' own string type cannot hold lone surrogates; a column
    in which every value is missing is one of NaN.

    Examples
    --------
    >>> table_from({"id": ["007", None], "words": [3, 4], "loaded": [0.5, None]}).dtypes.astype(str).tolist()
    ['object', 'int64', 'float64']
    """
    filled = [values if any(value is not None for value in values) else [math.nan] * len(values) for values in columns.values()]
    arrays = map(column_of, filled)
    table = pd.DataFrame({place: pd.Series(array, dtype=array.dtype) for place, array in enumerate(arrays)})
    try:
        return table.set_axis(pd.Index(list(columns)), axis=1)
    except UnicodeEncodeError:  # a name with a lone surrogate
        return table.set_axis(pd.Index(list(columns), dtype=object), axis=1)


def _cell(value: Any) -> Cell:
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float):
        return None if math.isnan(value) else value
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(
        f"a table can be written with texts, numbers, True and False, not with {type(value).__name__}: {value!r:.80}"
    )
