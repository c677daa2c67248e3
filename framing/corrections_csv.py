"""Corrections as CSV: the rows of a file, and in which line each ends."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final, cast

from framing.corrections import COLUMNS, Correction
from framing.csv_rows import csv_rows, weight_of
from framing.nearest import did_you_mean

if TYPE_CHECKING:
    from typing import Literal

_NEEDED: Final = ("cue", "action", "reason")


def rows_of_csv(name: str, text: str) -> tuple[list[Correction], list[int]]:
    """The rows of a file of corrections, and the line of each; see `framing.Corrections.from_csv`."""
    header, written = csv_rows(name, text)
    _check_columns(name, header)
    rows = []
    for line, cells in written:
        given = dict.fromkeys(COLUMNS, "")
        for column, cell in zip_longest(header, cells, fillvalue=""):
            if cell and not column:
                raise ValueError(f"{name}, line {line}: {cell[:80]!r} stands in a column without a name. Empty the cell.")
            given[column] = cell
        weight = weight_of(given["weight"], f"{name}, line {line}")
        action = cast("Literal['reject', 'add']", given["action"].lower())
        rows.append(Correction(given["cue"], action, given["reason"], given["category"], weight, given["article"] or None))
    return rows, [line for line, _ in written]


def _check_columns(name: str, header: list[str]) -> None:
    told = f"Its first line names {', '.join(COLUMNS)}."
    for column in filter(None, header):
        if column not in COLUMNS:
            hint = did_you_mean(column.lower(), COLUMNS)
            raise ValueError(f"{name}, line 1: there is no column {column[:80]!r}.{hint} {told}")
    twice = [column for column in COLUMNS if header.count(column) > 1]
    if twice:
        raise ValueError(f"{name}, line 1: it has the columns {', '.join(twice)} more than once. {told}")
    missing = [column for column in _NEEDED if column not in header]
    if missing:
        raise ValueError(f"{name}: has no column {', '.join(missing)}. {told}")
