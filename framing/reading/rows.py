"""Rows: what all tables of articles share, whatever they come from: a row becomes an article."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from framing.article import Article
from framing.origin import Origin
from framing.reading.columns import fields_of
from framing.reading.error import ReadingError
from framing.reading.found import Found
from framing.reading.text import Encoding, doubts_of

if TYPE_CHECKING:
    import pandas as pd

    from framing.reading.session import Session

Row: TypeAlias = Mapping[str, object] | ReadingError
"""Field of an article → cell, or why there is none."""


def articles_of(
    rows: Iterable[Row], name: str, sha256: str = "", encoding: Encoding | None = None
) -> Iterator[Found | ReadingError]:
    """An article of each row, or the reason why it is none. An empty cell is a missing one; an empty text is a text."""
    for number, row in enumerate(rows, 1):
        where = f"{name}, row {number:,}"
        if isinstance(row, ReadingError):
            yield ReadingError(f"{where}: {row}")
            continue
        try:
            values = {field: text_of(cell, field) for field, cell in row.items() if not _is_missing(cell)}
        except ReadingError as error:
            yield ReadingError(f"{where}: {error}")
            continue
        text = str(values.pop("text", ""))
        doubts = doubts_of(f"{values.get('headline', '')}\n{text}", encoding)
        origin = Origin(where, sha256, encoding and encoding.shown, doubts=doubts)
        yield Found(Article(text, **values, origin=origin), where)


def cells(rows: Iterable[Sequence[object]], columns: Sequence[str], name: str, given: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a table with fixed columns, by field.

    Raises
    ------
    ReadingError
        If no column holds the text, or a given one is missing.
    """
    places = {field: columns.index(column) for field, column in fields_of(columns, name, given).items()}
    for row in rows:
        if len(row) > len(columns):
            yield ReadingError(
                f"has {len(row):,} cells, and the first line names {len(columns):,} columns. Put quotation marks around cells "
                "that hold the delimiter."
            )
        else:
            yield {field: row[place] for field, place in places.items() if place < len(row)}


def _is_missing(cell: object) -> bool:
    if isinstance(cell, (str, Collection)) or hasattr(cell, "tolist"):
        return isinstance(cell, str) and cell == ""
    return cell is None or type(cell).__name__ in {"NAType", "NaTType"} or (isinstance(cell, float) and math.isnan(cell))


def text_of(cell: object, field: str) -> Any:
    """A cell as an Article takes it: dates as they are, whole numbers without ".0", names joined, all else as text."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, dt.datetime):
        return cell.date() if cell.time() == dt.time() else cell.isoformat()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, dict) and isinstance(cell.get("name"), str):  # {"id": …, "name": …}, as news services give sources
        return cell["name"]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if hasattr(cell, "tolist"):  # of numpy
        cell = cell.tolist()
    if isinstance(cell, (list, tuple)) and all(isinstance(part, str) for part in cell):
        return ", ".join(cell)
    if isinstance(cell, Collection) or getattr(cell, "ndim", None):
        raise ReadingError(f"its {field} is a {type(cell).__name__}. Make it a text.")
    return str(cell)


def read_frame(table: pd.DataFrame, session: Session) -> Iterator[Found | ReadingError]:
    """A data frame."""
    columns = [str(column) for column in table.columns]
    rows = cells(table.itertuples(index=False, name=None), columns, "the table", session.columns)
    yield from articles_of(rows, "the table")
