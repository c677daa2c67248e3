"""Book: a coding sheet as a workbook, in which only the allowed codes can be typed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from framing.coding.items import ITEMS, OF_PART, RULES
from framing.export.guard import is_formula
from framing.export.workbook import OPTIONS, PROPERTIES, write_cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.export.cells import Cell, Columns

_WIDTHS: Final = {
    "unit": 12,
    "outlet": 16,
    "article": 16,
    "text": 80,
    "item": 12,
    "asked of": 14,
    "question": 50,
    "values": 24,
    "example": 40,
    "counterexample": 40,
    "what": 14,
    "value": 80,
}
_HIDDEN: Final = frozenset({"sentence", "sha256"})
_USUAL: Final = 11


def workbook_of(tables: Mapping[str, Columns], name: str, sizes: Sequence[int]) -> bytes:
    """The sheets "codebook", `name`, which is to be filled in, and "about".

    `sizes` tells how many rows each part of `OF_PART` has, one after the other.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties(PROPERTIES)
        top = {"text_wrap": True, "valign": "top"}
        styles = {
            "title": book.add_format({"bold": True, "bottom": 1}),
            "plain": book.add_format(top),
            "guarded": book.add_format({**top, "quote_prefix": True}),
            "code": book.add_format({**top, "align": "center", "bg_color": "#FFF8DC", "border": 1, "border_color": "#BFBFBF"}),
            "closed": book.add_format({**top, "align": "center", "bg_color": "#E7E7E7", "font_color": "#7F7F7F"}),
        }
        first = book.add_worksheet("codebook")
        _write(first, tables["codebook"], styles)
        for row, rule in enumerate(RULES, len(ITEMS) + 2):
            first.merge_range(row, 0, row, len(tables["codebook"]) - 1, "", styles["plain"])
            write_cell(first, row, 0, rule, styles["plain"])
        sheet = book.add_worksheet(name)
        _write(sheet, tables[name], styles)
        for item in ITEMS:
            _validate(sheet, list(tables[name]).index(item.name), item.name, sizes)
        _write(book.add_worksheet("about"), tables["about"], styles)
        sheet.activate()
        for each in book.worksheets():
            each.set_landscape()
            each.fit_to_pages(1, 0)
            each.repeat_rows(0)
    return buffer.getvalue()


def _write(sheet: Any, columns: Columns, styles: dict[str, Any]) -> None:
    items = {item.name for item in ITEMS}
    sheet.freeze_panes(1, 0)
    for place, (title, values) in enumerate(columns.items()):
        sheet.set_column(place, place, _WIDTHS.get(title, _USUAL), None, {"hidden": title in _HIDDEN})
        write_cell(sheet, 0, place, title, styles["title"])
        for row, value in enumerate(values, 1):
            write_cell(sheet, row, place, value, styles[_style(value, is_item=title in items)])


def _style(value: Cell, *, is_item: bool) -> str:
    if is_item:
        return "code" if value is None else "closed"
    return "guarded" if isinstance(value, str) and is_formula(value) else "plain"


def _validate(sheet: Any, place: int, name: str, sizes: Sequence[int]) -> None:
    """Allow the item's values only, in the rows of its part."""
    start = 1
    for (_, items), size in zip(OF_PART.items(), sizes, strict=True):
        for item in items:
            if item.name == name and size:
                rule = {
                    "validate": "list",
                    "source": [str(value) for value in item.values],
                    "input_title": item.name,
                    "input_message": item.labels,
                    "error_title": "Not a value of this item",
                    "error_message": f"{item.labels}. Leave it empty if you cannot decide.",
                }
                sheet.data_validation(start, place, start + size - 1, place, rule)
        start += size
