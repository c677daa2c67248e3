"""Filled: the codes in a coding sheet that somebody has filled in."""

from __future__ import annotations

import codecs
import csv
import io
import math
import re
from typing import TYPE_CHECKING, Final

from framing.coding.items import ITEMS, NOT_ASKED
from framing.reading.error import ReadingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from framing.coding.items import Item
    from framing.coding.units import Unit
    from framing.reading.worker import Worker

    Rows = Sequence[Sequence[object]]

_NEEDED: Final = ("unit", "sha256", *(item.name for item in ITEMS))
_AGAIN: Final = "The sheet seems to be of other articles: name the articles, or the saved analysis, that it was made from."
_SEPARATORS: Final = ",;\t|"
_WHOLE: Final = re.compile(r"([0-9]+)[.,]0+")
_ANSWER: Final = re.compile("[0-9A-Za-z]")


def read_filled(path: Path, units: Mapping[int, Unit], worker: Worker) -> dict[tuple[int, str], float]:
    """(unit, item) → code, NaN where the cell is empty, in the order of the rows; items not asked of a unit are left out.

    Raises
    ------
    ReadingError
        If it is no coding sheet, has a unit that is unknown, twice, or of another text, a value that is not allowed, or none.
    OSError
        If it cannot be opened.
    """
    rows, top = _sheet(_tables(path, worker), path)
    places = {name: place for place, name in enumerate(map(_plain, rows[top])) if name in _NEEDED}
    codes: dict[tuple[int, str], float] = {}
    seen: dict[int, int] = {}
    for number, row in enumerate(rows[top + 1 :], top + 2):
        cells = {name: _plain(row[place] if place < len(row) else None) for name, place in places.items()}
        where = f"{path}, row {number}"
        unit = units.get(int(cells["unit"])) if cells["unit"].isdecimal() and len(cells["unit"]) < 20 else None
        if unit is None:
            if cells["sha256"] or any(cells[item.name] not in {"", NOT_ASKED} for item in ITEMS):
                advice = (
                    _AGAIN if cells["unit"].isdecimal() else "Delete the row if it is a note; else give it back its number."
                )
                raise ReadingError(f"{where}, column unit: {cells['unit'][:40]!r} is no unit of the analysis. {advice}")
            continue  # an empty row, or somebody's note
        if unit.number in seen:
            raise ReadingError(f"{where}: unit {unit.number} stands in row {seen[unit.number]} too. Delete one of them.")
        if unit.sha256 != cells["sha256"]:
            raise ReadingError(f"{where}: the text of unit {unit.number} is another in the analysis. {_AGAIN}")
        seen[unit.number] = number
        for item in ITEMS:
            code = _code(cells[item.name], item, unit, f"{where}, column {item.name}")
            if item.part == unit.part:
                codes[unit.number, item.name] = code
    if all(map(math.isnan, codes.values())):
        raise ReadingError(f"{path}: nothing is coded. Fill in the columns of the items, or leave this sheet away.")
    return codes


def _tables(path: Path, worker: Worker) -> dict[str, Rows]:
    """What may be the sheet, by name."""
    content = path.read_bytes()
    ending = path.suffix.lower()
    if ending == ".xlsx":
        return {sheet["name"]: sheet["rows"] for sheet in worker.call("xlsx", content, str(path))["sheets"]}
    if ending == ".csv":
        return {path.name: _separated(_decoded(content), path)}
    raise ReadingError(f"{path}: a filled sheet is .xlsx or .csv. Save it as one of these.")


def _sheet(tables: Mapping[str, Rows], path: Path) -> tuple[Rows, int]:
    """The rows that are to be read, and which of them has the names of the columns; notes may stand above it."""
    found = {name: place for name, rows in tables.items() if (place := _header(rows)) is not None}
    if len(found) > 1:
        raise ReadingError(
            f"{path}: has {len(found)} coding sheets, {', '.join(map(repr, found))}. "
            "Leave the one to be read, and delete the others."
        )
    for name, place in found.items():
        names = list(map(_plain, tables[name][place]))
        for needed in _NEEDED:
            if names.count(needed) > 1:
                raise ReadingError(
                    f"{path}, row {place + 1}: {names.count(needed)} columns are called {needed!r}. "
                    "Give all but the one to be read another name."
                )
        return tables[name], place
    missing = min((_missing(row) for rows in tables.values() for row in rows), key=len, default=_NEEDED)
    why = f"; here {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing" if len(missing) < len(_NEEDED) else ""
    raise ReadingError(
        f"{path}: is no coding sheet; one has the columns {', '.join(_NEEDED)}{why}. "
        "Name the sheet that was filled in, with all its columns under their names."
    )


def _header(rows: Iterable[Sequence[object]]) -> int | None:
    return next((place for place, row in enumerate(rows) if not _missing(row)), None)


def _missing(row: Sequence[object]) -> tuple[str, ...]:
    """The columns that are not named in this row."""
    names = set(map(_plain, row))
    return tuple(name for name in _NEEDED if name not in names)


def _decoded(content: bytes) -> str:
    """The text of a file that a spreadsheet may have saved in its own encoding.

    What is read of it is ASCII, so that UTF-8 does for all encodings whose letters have one byte; others suffer in texts only.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    wide = {b"\0": "utf-16-be"}.get(content[:1]) or {b"\0": "utf-16-le"}.get(content[1:2])
    return content.decode(wide or "utf-8-sig", errors="replace")


def _separated(text: str, path: Path) -> Rows:
    """The rows of a CSV file, by whichever separator gives the columns of a sheet."""
    before = csv.field_size_limit(len(text) + 1)  # which belongs to the whole process
    try:
        for separator in _SEPARATORS:
            if _header(csv.reader(io.StringIO(text, newline=""), delimiter=separator)) is not None:
                return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
        return list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise ReadingError(f"{path}: cannot be read as CSV ({error}). Close its quotation marks, or save it again.") from None
    finally:
        csv.field_size_limit(before)


def _plain(value: object) -> str:
    """A cell as text; a whole number may have been saved as 1.0 or 1,0."""
    text = "" if value is None else str(value).strip()
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def _code(text: str, item: Item, unit: Unit, where: str) -> float:
    if item.part != unit.part:
        # Not the dash only: a program that does not save as UTF-8 may have changed it.
        if _ANSWER.search(text):
            raise ReadingError(
                f"{where}: {text[:40]!r} is given for a {unit.part}, and this is asked of each {item.part} only."
            )
        return float("nan")
    if not text:
        return float("nan")
    if text not in map(str, item.values):
        raise ReadingError(f"{where}: {text[:40]!r} is not allowed; the values are {item.labels}, or nothing.")
    return float(text)
