"""Separated: a table as CSV or TSV, and back.

A text stands in quotation marks, whatever it is; a number, True and False do not; a missing value is nothing at all, an empty
text a pair of marks. So an id "007" stays text, and what was written is read back as it was. The csv module tells what stood in
marks from what did not only from Python 3.13 on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.export.guard import guarded, unguarded
from framing.export.losses import without_surrogates

if TYPE_CHECKING:
    from framing.export.cells import Cell, Columns
    from framing.export.losses import Losses

STAMP: Final = "framing"
"""Name of the last column, which says by what version and word lists the table was made."""
_NUMBER: Final = re.compile(r"[+-]?(?:(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d++)?|inf)")
_WHOLE: Final = re.compile(r"[+-]?\d{1,400}")


def to_text(columns: Columns, stamp: str, separator: str, losses: Losses) -> str:
    """The table as text, with `stamp` in a last column."""
    columns = without_surrogates(columns, losses)
    n = len(next(iter(columns.values()), []))
    lines = [separator.join(_field(name) for name in (*columns, STAMP))]
    lines += [separator.join(map(_field, row)) for row in zip(*columns.values(), [stamp] * n, strict=True)]
    return "\n".join([*lines, ""])


def from_text(text: str, separator: str) -> tuple[Columns, str]:
    """The table and its stamp.

    Raises
    ------
    ValueError
        If the text is no such table.
    """
    names, *rows = _rows(text, separator)
    for number, row in enumerate(rows, 2):
        if len(row) != len(names):
            raise ValueError(f"row {number} has {len(row)} fields, the header {len(names)}.")
    titles = [str(name) for name in names]
    found = list(zip(*rows, strict=True)) if rows else [() for _ in names]
    stamp = ""
    if titles and titles[-1] == STAMP:
        titles.pop()
        stamp = str(next(iter(found.pop()), ""))
    if len(set(titles)) < len(titles):
        raise ValueError("two columns have the same name.")
    return {title: list(values) for title, values in zip(titles, found, strict=True)}, stamp


def _field(value: Cell) -> str:
    if isinstance(value, str):
        return '"{}"'.format(guarded(value).replace('"', '""'))
    return "" if value is None else repr(value)


def _rows(text: str, separator: str) -> list[list[Cell]]:
    field = re.compile(rf'(?:"([^"]*(?:""[^"]*)*)"|([^"{separator}\r\n]*))({separator}|\r?\n|\Z)')
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    place = 0
    while place < len(text) or row:
        match = field.match(text, place)
        if match is None:
            raise ValueError(
                f"row {len(rows) + 1}, field {len(row) + 1}: a quotation mark is not closed, or stands inside a field."
            )
        quoted, plain, end = match.groups()
        row.append(_plain(plain) if quoted is None else unguarded(quoted.replace('""', '"')))
        place = match.end()
        if end != separator:
            rows.append(row)
            row = []
    if not rows:
        raise ValueError("is empty.")
    return rows


def _plain(text: str) -> Cell:
    """What stands outside quotation marks; another program may have saved texts so."""
    if text in {"", "True", "False"}:
        return text == "True" if text else None
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else unguarded(text)
