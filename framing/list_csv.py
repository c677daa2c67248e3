"""List of cues as CSV: its rows, and in which line each ends."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Final

from framing.csv_rows import csv_rows, weight_of
from framing.lexicon import Row

COLUMNS: Final = ("cue", "category", "weight", "context", "example", "counterexample", "origin")
_NEAR: Final = 0.75  # "wieght" is nearer to "weight", "comment" farther from "context"


def rows_of_csv(name: str, text: str) -> tuple[list[Row], list[int]]:
    """The rows of a list, and the line of each; see `framing.Lexicon.parse`."""
    told = f"word list {name!r}"
    header, written = csv_rows(told, text)
    places = _places(told, header)
    rows: list[Row] = []
    same: dict[str, str] = {}  # categories, contexts and origins repeat
    for line, cells in written:
        given = {column: same.setdefault(cells[place], cells[place]) for column, place in places.items()}
        weight = weight_of(given.get("weight", ""), f"{told}, line {line}")
        category = given.get("category", "") or Path(name).stem or "cue"
        rows.append(Row(**{**given, "category": category, "weight": weight}))  # type: ignore[arg-type]
    if not rows:
        raise ValueError(f"{told} has no cue: put one in each line below the first.")
    return rows, [line for line, _ in written]


def _places(name: str, header: list[str]) -> dict[str, int]:
    """Where in a row each of the columns stands that it has."""
    told = f"its first line must name cue and, as wanted, {', '.join(COLUMNS[1:])}"
    if not header:
        raise ValueError(f"{name} is empty; {told}.")
    for column in header:
        near = [] if column in COLUMNS else difflib.get_close_matches(column.lower(), COLUMNS, 1, _NEAR)
        if near:
            raise ValueError(
                f"{name}, line 1: the column {column!r} is nearly {near[0]!r}. Write {near[0]!r} if it is that, "
                "else give it another name."
            )
    if "cue" not in header:
        raise ValueError(f"{name} lacks the column cue; {told}.")
    twice = [column for column in COLUMNS if header.count(column) > 1]
    if twice:
        raise ValueError(f"{name}, line 1: it has the columns {', '.join(twice)} more than once; {told}.")
    return {column: header.index(column) for column in COLUMNS if column in header}
