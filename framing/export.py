"""Export: tables as text and workbooks; a comparison as one workbook, one JSON file or a folder of CSV."""

from __future__ import annotations

import csv
import json
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import framing
from framing.lexicon import list_digest
from framing.output import write_whole
from framing.tables import table_of

if TYPE_CHECKING:
    import os

    import pandas as pd

    from framing.analysis import Analysis
    from framing.comparison import Comparison

_LONG: Final = frozenset({"text", "differs", "nearest", "cut", "robustness", "verbs", "cues", "note", "alike", "same_fact"})
_LONGEST_CELL: Final = 32_767
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_csv(analysis: Analysis) -> str:
    """The scores as CSV: id, outlet, one column per metric, and the version and word lists they were made with."""
    table = analysis.scores.assign(framing=f"{framing.__version__}, word lists {list_digest()}")
    text: str = table.to_csv(lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    return text


def to_json(analysis: Analysis) -> str:
    """All tables as JSON, a list of rows each; a missing value is null."""
    content = {
        "framing": framing.__version__,
        "word_lists": list_digest(),
        "scores": _rows(analysis.scores.reset_index()),
        "notes": _rows(analysis.notes),
        "evidence": _rows(analysis.evidence),
        "sentences": _rows(analysis.sentences),
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write_comparison(comparison: Comparison, path: str | os.PathLike[str]) -> Path:
    """Write all tables of a comparison: ``.xlsx`` (a sheet each), ``.json``, or a folder of ``.csv`` (any other path).

    Every output names the version and the word lists it was made with: in a sheet, a key or a file "about".

    Returns
    -------
    Path
        The file or folder.

    Raises
    ------
    ValueError
        If the path has an ending that is none of these, or is a file where a folder is wanted.
    OSError
        If it cannot be written.
    """
    target = Path(path)
    kind = kind_of_comparison(target)
    about = {"framing": framing.__version__, "word_lists": list_digest()}
    if kind == ".json":
        content = {**about, **{name: _rows(table) for name, table in comparison.tables().items()}}
        return write_whole(target, json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
    if kind == ".xlsx":
        return write_whole(target, _workbook({**comparison.tables(), "about": _about(about)}))
    for name, table in {**comparison.tables(), "about": _about(about)}.items():
        write_whole(target / f"{name}.csv", table.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC))
    return target


def kind_of_comparison(path: Path) -> str:
    """What `write_comparison` makes of this path: ".xlsx", ".json", or "" for a folder.

    Raises
    ------
    ValueError
        If it has another ending, or is a file where a folder is wanted.
    """
    kind = path.suffix.lower()
    if kind in {".xlsx", ".json"} and not path.is_dir():
        return kind
    if kind and not path.is_dir():
        raise ValueError(f"{path}: a comparison is written as .xlsx, .json or a folder; name one of these.")
    if path.is_file():
        raise ValueError(f"{path}: is a file, and the tables need a folder; name another, or a file in .xlsx or .json.")
    return ""


def _about(about: dict[str, str]) -> pd.DataFrame:

    return table_of(list(about.items()), ["what", "value"])


def _workbook(tables: dict[str, pd.DataFrame]) -> bytes:
    """An Excel workbook with a sheet for each table; no cell of it is a formula or a link, whatever it starts with."""
    import datetime as dt
    import io

    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": dt.datetime(2000, 1, 1)})  # noqa: DTZ001  (the same bytes whenever it is written)
        bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for name, table in tables.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, list(table.columns), bold)
            for number, row in enumerate(_rows(table), 1):
                for column, value in enumerate(row.values()):
                    _write_cell(sheet, number, column, value)
            for column, title in enumerate(table.columns):
                sheet.set_column(column, column, 60 if title in _LONG else 14, wrap)
    return buffer.getvalue()


def _write_cell(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, _cell_text(value))
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif value is not None:
        sheet.write_number(row, column, value)


def _cell_text(text: str) -> str:
    """The text as far as a cell can hold it: no control characters or lone surrogates, 32,767 characters at most."""
    return _UNWRITABLE.sub("\ufffd", text)[:_LONGEST_CELL]


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows = table.astype(object).to_dict("records")
    return [{str(name): _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    return None if isinstance(value, float) and not math.isfinite(value) else value
