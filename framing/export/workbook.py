"""Workbook: tables as the sheets of an .xlsx file, and back; no cell of it is a formula or a link, whatever it begins with.

It is read back here, since openpyxl leaves the escapes of control characters in the texts.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import math
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final, Self
from xml.etree import ElementTree as ET  # a DOCTYPE, without which no entity can be made, is refused before

from framing.export.guard import is_formula
from framing.export.losses import without_surrogates
from framing.limits import most_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.export.cells import Cell, Columns
    from framing.export.losses import Losses

MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
LONGEST: Final = 32_767  # UTF-16 units of a cell
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ESCAPED: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE: Final = re.compile("_x005F(_x[0-9A-Fa-f]{4}_)|_x([0-9A-Fa-f]{4})_")
_WHOLE: Final = re.compile(r"-?\d{1,400}")
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ET.ParseError,
    LookupError,
    RuntimeError,
    OSError,
    EOFError,
)
OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
PROPERTIES: Final = {"created": dt.datetime(2000, 1, 1)}  # noqa: DTZ001  (the same bytes whenever it is written)


class _Exact(float):
    """A number that is written with all its digits; the library would round it to sixteen."""

    digits: str

    def __new__(cls, value: float) -> Self:
        number = super().__new__(cls, value)
        number.digits = repr(value)
        return number

    def __format__(self, _: str) -> str:
        return self.digits


def check_sheet(name: str, shape: tuple[int, int]) -> None:
    """Refuse a table that no sheet can hold.

    Raises
    ------
    ValueError
        If it has too many rows or columns.
    """
    rows, columns = shape
    if rows >= MOST_ROWS or columns > MOST_COLUMNS:
        raise ValueError(
            f"the table {name!r} has {rows:,} rows and {columns:,} columns, and a sheet holds {MOST_ROWS - 1:,} and "
            f"{MOST_COLUMNS:,}: write .parquet, or a folder of .csv."
        )


def shortened(tables: Mapping[str, Columns], losses: Losses) -> dict[str, Columns]:
    """The tables as far as cells can hold them: 32,767 characters, no infinite numbers, no lone surrogates."""

    def fitted(column: str, value: Cell) -> Cell:
        if isinstance(value, float) and math.isinf(value):
            losses.add(column, "an infinite number, which a sheet cannot hold: left empty")
            return None
        if not isinstance(value, str) or len(value) * 7 <= LONGEST or _units(value) <= LONGEST:
            return value
        sizes = itertools.accumulate(map(_units, value))
        kept = sum(1 for size in sizes if size <= LONGEST)
        losses.add(column, f"more than the {LONGEST:,} characters that a cell can hold: the rest is left away")
        return value[:kept]

    result = {}
    for losses.table, columns in tables.items():
        held = without_surrogates(columns, losses)
        result[losses.table] = {name: [fitted(name, value) for value in values] for name, values in held.items()}
    return result


def to_bytes(tables: Mapping[str, Columns]) -> bytes:
    """The workbook, a sheet for each table; `shortened` has made them fit.

    One thing the library cannot keep apart: a control character in a text that begins with "<r>" and ends with "</r>", or
    behind "_x005F", comes back as its escape.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties(PROPERTIES)
        bold, top = book.add_format({"bold": True}), {"text_wrap": True, "valign": "top"}
        plain, guarded = book.add_format(top), book.add_format({**top, "quote_prefix": True})
        for name, columns in tables.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for place, (title, values) in enumerate(columns.items()):
                is_wide = any(isinstance(value, str) and len(value) > 40 for value in values)
                sheet.set_column(place, place, 60 if is_wide else 14, plain)
                write_cell(sheet, 0, place, title, bold)
                for number, value in enumerate(values, 1):
                    write_cell(sheet, number, place, value, guarded if isinstance(value, str) and is_formula(value) else plain)
    return buffer.getvalue()


def write_cell(sheet: Any, row: int, place: int, value: Cell, style: Any) -> None:
    """Write one value as it is: a text is a text, whatever it begins with."""
    if isinstance(value, str):
        if value.startswith("<r>") and value.endswith("</r>"):  # the library would take it for markup as it stands
            sheet.write_rich_string(row, place, value[:1], style, value[1:], style)
        else:
            sheet.write_string(row, place, value, style)
    elif isinstance(value, bool):
        sheet.write_boolean(row, place, value, style)
    elif value is None:
        sheet.write_blank(row, place, None, style)  # so that a row of missing values is a row
    else:
        sheet.write_number(row, place, _Exact(value), style)


def from_bytes(content: bytes, wanted: str | None = None) -> dict[str, Columns]:
    """The tables of a workbook by name; of several only the one that is `wanted`, and what is said about it.

    Raises
    ------
    ValueError
        If it is none, or has no such table.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
            if unpacked > most_bytes(len(content)):
                raise ValueError(f"unpacks to {unpacked:,} bytes: no workbook that was written here.")
            parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
        if any(b"<!DOCTYPE" in part or b"\0" in part for part in parts.values()):  # nor UTF-16, which could hide one
            raise ValueError("it has a document type declaration or is not UTF-8.")
        strings = _strings(parts["xl/sharedStrings.xml"]) if "xl/sharedStrings.xml" in parts else []
        targets = {rel.get("Id"): str(rel.get("Target")) for rel in ET.fromstring(parts["xl/_rels/workbook.xml.rels"])}  # noqa: S314
        book = ET.fromstring(parts["xl/workbook.xml"])  # noqa: S314
        found = {
            str(sheet.get("name")): "xl/" + targets[sheet.get(f"{{{_DOCUMENT}}}id")].removeprefix("/xl/")
            for sheet in book.iter(f"{{{_MAIN}}}sheet")
        }
        if wanted is not None and wanted not in found:
            raise ValueError(f"has no table {wanted!r}; it has {', '.join(found)}.")
        return {
            name: _columns(parts[part], strings) for name, part in found.items() if wanted is None or name in {wanted, "about"}
        }
    except _BROKEN as error:
        raise ValueError(f"is no workbook that can be read ({error}).") from None


def _place(name: str) -> int:
    """The column of a cell, counted from 0."""
    number = 0
    for letter in itertools.takewhile(str.isalpha, name):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _escaped(text: str) -> str:
    r"""The text with Excel's escapes for what XML cannot hold, and for what looks like such an escape.

    Examples
    --------
    >>> _escaped("a\rb"), _escaped("_x0041_")
    ('a_x000D_b', '_x005F_x0041_')
    """
    return _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _units(text: str) -> int:
    return len(_escaped(text).encode("utf-16-le")) // 2


def _strings(part: bytes) -> list[str]:
    return [_text_of(item) for item in ET.fromstring(part).iter(f"{{{_MAIN}}}si")]  # noqa: S314


def _text_of(item: ET.Element) -> str:
    runs = [item.find(f"{{{_MAIN}}}t"), *item.findall(f"{{{_MAIN}}}r/{{{_MAIN}}}t")]  # not phonetic ones
    texts = [run.text or "" for run in runs if run is not None]
    return "".join(_ESCAPE.sub(lambda match: match[1] or chr(int(match[2], 16)), text) for text in texts)


def _columns(part: bytes, strings: list[str]) -> Columns:
    rows = [
        {_place(str(cell.get("r"))): _value(cell, strings) for cell in row.iter(f"{{{_MAIN}}}c")}
        for row in ET.fromstring(part).iter(f"{{{_MAIN}}}row")  # noqa: S314
    ]
    header, *others = rows or [{}]
    return {str(name): [row.get(place) for row in others] for place, name in header.items()}


def _value(cell: ET.Element, strings: list[str]) -> Cell:
    kind, value = cell.get("t", "n"), cell.findtext(f"{{{_MAIN}}}v")
    inline = cell.find(f"{{{_MAIN}}}is")
    if inline is not None:
        return _text_of(inline)
    if value is None or kind == "e":
        return None
    if kind == "s":
        return strings[int(value)]
    if kind == "b":
        return value == "1"
    if kind == "str":
        return value
    return int(value) if _WHOLE.fullmatch(value) else float(value)
