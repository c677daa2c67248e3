"""Filled: the codes in a coding sheet that somebody has filled in."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from framing.coding.items import ITEMS, NOT_ASKED
from framing.reading.error import ReadingError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from framing.coding.items import Item
    from framing.coding.units import Unit
    from framing.reading.worker import Worker

_NEEDED: Final = ("unit", "sha256", *(item.name for item in ITEMS))
_AGAIN: Final = "Write the sheets again with framing.coding.write_coding_sheet, or take the analysis they were made from."


def read_filled(path: Path, units: Mapping[int, Unit], worker: Worker) -> dict[tuple[int, str], float]:
    """(unit, item) → code, NaN where the cell is empty; items that are not asked of a unit are left out.

    Raises
    ------
    ReadingError
        If it is no coding sheet, has a unit that is unknown, twice, or of another text, or a value that is not allowed.
    OSError
        If it cannot be opened.
    """
    header, *rows = _rows(path, worker)
    places = {name: header.index(name) for name in _NEEDED}
    codes: dict[tuple[int, str], float] = {}
    seen: dict[int, int] = {}
    for number, row in enumerate(rows, 2):
        cells = {name: _plain(row[place] if place < len(row) else None) for name, place in places.items()}
        where = f"{path}, row {number}"
        if not cells["unit"] and all(cells[item.name] in {"", NOT_ASKED} for item in ITEMS):
            continue
        unit = units.get(int(cells["unit"])) if cells["unit"].isdecimal() and len(cells["unit"]) < 20 else None
        if unit is None:
            raise ReadingError(f"{where}, column unit: {cells['unit'][:40]!r} is no unit of the analysis. {_AGAIN}")
        if unit.number in seen:
            raise ReadingError(f"{where}: unit {unit.number} stands in row {seen[unit.number]} too. Delete one of them.")
        if unit.sha256 != cells["sha256"]:
            raise ReadingError(f"{where}: the text of unit {unit.number} is another in the analysis. {_AGAIN}")
        seen[unit.number] = number
        for item in ITEMS:
            code = _code(cells[item.name], item, unit, f"{where}, column {item.name}")
            if item.part == unit.part:
                codes[unit.number, item.name] = code
    return codes


def _rows(path: Path, worker: Worker) -> list[list[object]]:
    """The header and the rows below it."""
    tables: list[list[list[object]]]
    content = path.read_bytes()
    ending = path.suffix.lower()
    if ending == ".xlsx":
        tables = [sheet["rows"] for sheet in worker.call("xlsx", content, str(path))["sheets"] if sheet["rows"]]
    elif ending == ".csv":
        tables = [_separated(content, path)]
    else:
        raise ReadingError(f"{path}: a filled sheet is .xlsx or .csv. Save it as one of these.")
    for rows in tables:
        if set(_NEEDED) <= set(map(str, rows[0])):
            return rows
    raise ReadingError(f"{path}: is no coding sheet; one has the columns {', '.join(_NEEDED)}.")


def _separated(content: bytes, path: Path) -> list[list[object]]:
    """A spreadsheet may have saved the file with semicolons, and not as UTF-8; only texts, which are not read, suffer."""
    text = content.decode("utf-8-sig", errors="replace")
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)] or [[]]
    except csv.Error as error:
        raise ReadingError(f"{path}: cannot be read as CSV ({error}). Save it again.") from None


def _plain(value: object) -> str:
    """A cell as text; a whole number may have been saved as 1.0."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _code(text: str, item: Item, unit: Unit, where: str) -> float:
    if item.part != unit.part:
        # Not the dash only: a program that does not save as UTF-8 may have changed it.
        if text[:1].isdecimal():
            raise ReadingError(
                f"{where}: {text[:40]!r} is given for a {unit.part}, and this is asked of each {item.part} only."
            )
        return float("nan")
    if not text:
        return float("nan")
    if text not in map(str, item.values):
        raise ReadingError(f"{where}: {text[:40]!r} is not allowed; the values are {item.labels}, or nothing.")
    return float(text)
