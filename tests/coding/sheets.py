"""Coding sheets as people fill them in and hand them back, and what no sheet may hold."""

import csv
import io
import re
import zipfile
import zlib

import openpyxl

from framing.coding.items import ITEMS
from framing.export import workbook

VALUES = {item.name: len(item.values) for item in ITEMS}


def code(text, item, salt=0):
    """An answer that rests on what the coder sees: the text as a cell can hold it."""
    seen = re.sub("[\ud800-\udfff]", "\ufffd", text)[:1000]
    return zlib.crc32(f"{salt} {item} {seen}".encode()) % VALUES[item]


def shown(path):
    """The rows of a sheet as a spreadsheet shows them: column → cell, None where it is empty."""
    if path.suffix == ".xlsx":
        columns = next(table for name, table in workbook.from_bytes(path.read_bytes()).items() if name.startswith("coder"))
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    before = csv.field_size_limit(10**9)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [{name: cell or None for name, cell in row.items()} for row in csv.DictReader(file)]
    finally:
        csv.field_size_limit(before)
    return [row | {"text": re.sub(r"^'(?='*[^\w]*[=+\-@＝＋－＠\t\r])", "", row["text"])} for row in rows]


def fill(path, answer=code):
    """Answer every empty cell by the text beside it, and save the sheet."""
    rows = shown(path)
    answers = [{item: answer(row["text"], item) if row[item] is None else row[item] for item in VALUES} for row in rows]
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        sheet = next(sheet for sheet in book if sheet.title.startswith("coder"))
        for title in sheet[1]:
            for number, given in enumerate(answers, 2):
                if title.value in given:
                    sheet.cell(number, title.column).value = given[title.value]
        book.save(path)
    else:
        with path.open(encoding="utf-8", newline="") as file:
            before = csv.field_size_limit(10**9)
            kept = list(csv.DictReader(file))
            csv.field_size_limit(before)
        save(path, [row | given for row, given in zip(kept, answers, strict=True)])


def save(path, rows, encoding="utf-8", separator=","):
    """Write a .csv as a spreadsheet does, texts in marks only where it must."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(buffer.getvalue().encode(encoding, errors="replace"))


def assert_no_formula(path):
    """No cell is one, and nothing leads out of the file."""
    if path.suffix == ".csv":
        before = csv.field_size_limit(10**9)
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        csv.field_size_limit(before)
        # What a spreadsheet strips before it looks for a sign is white space and characters that are not seen.
        starts = {re.sub(r"^[\s\x00-\x1f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+", "", cell)[:1] for cell in cells}
        assert not starts & set("=+-@＝＋－＠")
        assert not any(cell.startswith(("\t", "\r")) for cell in cells)
        return
    for sheet in openpyxl.load_workbook(path):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
        assert not sheet._hyperlinks
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            assert "external" not in name.lower()
            assert not re.search(rb"<f[ >/]|<hyperlink|TargetMode", archive.read(name)), name
