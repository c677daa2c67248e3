"""CSV rows: the first line and the rows of a small CSV file, as a person wrote it or a spreadsheet saved it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import os

_SEPARATORS: Final = {",": "comma", ";": "semicolon", "\t": "tabulator"}


class CsvRows(NamedTuple):
    """The names of the columns, and of each row the line in which it ends and its cells, as many as there are columns."""

    header: list[str]
    rows: list[tuple[int, list[str]]]


def decoded(path: str | os.PathLike[str], name: str) -> str:
    """The text of a file, which is UTF-8; `name` is what errors call it.

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
        message = f"{name}, line {line}: byte {data[error.start]:#04x} is not UTF-8. Save the file as UTF-8."
        raise ValueError(message) from None


def csv_rows(name: str, text: str) -> CsvRows:
    r"""The cells of a file separated by commas, semicolons or tabulators, without spaces around them.

    Rows without anything in them are left out, and so is the end of the first line where it names no column.

    Raises
    ------
    ValueError
        If a row has not as many cells as the first line, or quotation marks are left open; the message has `name` and the line.

    Examples
    --------
    >>> csv_rows("mine", "cue ; weight;\nslam~; 1;\n;;\n")
    CsvRows(header=['cue', 'weight'], rows=[(2, ['slam~', '1', ''])])
    """
    content = text.removeprefix("\ufeff")
    first = content.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)  # of a tie the first
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=True)
    rows = []
    try:
        header = [cell.strip() for cell in next(reader, [])]
        for written in reader:
            cells = [cell.strip() for cell in written]
            if not any(cells):
                continue
            if len(cells) != len(header):
                raise ValueError(
                    f"{name}, line {reader.line_num}: it has {len(cells)} cells, the first line {len(header)}. Put a cell with "
                    f"a {_SEPARATORS[separator]} in quotation marks."
                )
            rows.append((reader.line_num, cells))
    except csv.Error as error:
        raise ValueError(f"{name}, after line {reader.line_num}: {error}. Close its quotation marks.") from None
    while header and not header[-1]:
        header.pop()
    return CsvRows(header, rows)


def weight_of(cell: str, where: str) -> float:
    """The weight in a cell; 1 in one that is empty.

    Raises
    ------
    ValueError
        If it is no number; the message begins with `where`.
    """
    try:
        return float(cell or 1)
    except ValueError:
        raise ValueError(f"{where}: the weight {cell!r} is not a number. Write it as 0.5 or 2.") from None
