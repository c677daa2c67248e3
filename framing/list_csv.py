"""List of cues as CSV: its rows, and in which line each ends."""

from __future__ import annotations

import csv
import difflib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from framing.lexicon import Row

if TYPE_CHECKING:
    import os

COLUMNS: Final = ("cue", "category", "weight", "context", "example", "counterexample", "origin")
_NEAR: Final = 0.75  # "wieght" is nearer to "weight", "comment" farther from "context"


def decoded(path: str | os.PathLike[str]) -> str:
    """The text of a word list, which is UTF-8.

    Raises
    ------
    ValueError
        If it is not; the message names the line.
    """
    data = Path(path).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"word list {str(path)!r}, line {line}: byte {data[error.start]:#04x} is not UTF-8. Save the file as UTF-8."
        raise ValueError(message) from None


def rows_of_csv(name: str, text: str) -> tuple[list[Row], list[int]]:
    """The rows of a list, and the line of each; see `framing.Lexicon.parse`."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    rows: list[Row] = []
    lines: list[int] = []
    try:
        header = next(reader, [])
        places = _places(name, header)
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                raise ValueError(
                    f"word list {name!r}, line {reader.line_num}: it has {len(cells)} cells, the first line {len(header)}. "
                    "Put a cell with a comma in quotation marks."
                )
            given = {column: cells[place] for column, place in places.items()}
            written = given.get("weight", "").strip() or "1"
            try:
                weight = float(written)
            except ValueError:
                message = f"word list {name!r}, line {reader.line_num}: the weight {written!r} is not a number."
                raise ValueError(message) from None
            category = given.get("category", "") or Path(name).stem or "cue"
            rows.append(Row(**{**given, "category": category, "weight": weight}))  # type: ignore[arg-type]
            lines.append(reader.line_num)
    except csv.Error as error:
        raise ValueError(f"word list {name!r}, after line {reader.line_num}: {error}. Close its quotation marks.") from None
    if not rows:
        raise ValueError(f"word list {name!r} has no cue: put one in each line below the first.")
    return rows, lines


def _places(name: str, header: list[str]) -> dict[str, int]:
    """Where in a row each of the columns stands that it has."""
    told = f"its first line must name cue and, as wanted, {', '.join(COLUMNS[1:])}"
    if not header:
        raise ValueError(f"word list {name!r} is empty; {told}.")
    for column in header:
        near = [] if column in COLUMNS else difflib.get_close_matches(column.strip().lower(), COLUMNS, 1, _NEAR)
        if near:
            raise ValueError(
                f"word list {name!r}, line 1: the column {column!r} is nearly {near[0]!r}. Write {near[0]!r} if it is that, "
                "else give it another name."
            )
    if "cue" not in header:
        raise ValueError(f"word list {name!r} lacks the column cue; {told}.")
    twice = [column for column in COLUMNS if header.count(column) > 1]
    if twice:
        raise ValueError(f"word list {name!r}, line 1: it has the columns {', '.join(twice)} more than once; {told}.")
    return {column: header.index(column) for column in COLUMNS if column in header}
