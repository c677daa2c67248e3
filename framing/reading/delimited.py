"""Delimited: tables as .csv and .tsv, row by row."""

from __future__ import annotations

import csv
import itertools
from typing import TYPE_CHECKING

from framing.reading.columns import USUAL, plain_name
from framing.reading.error import ReadingError
from framing.reading.rows import articles_of, cells
from framing.reading.text import LONGEST_LINE, encoding_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.reading.found import Found
    from framing.reading.session import Session
    from framing.reading.source import Source


def read_delimited(source: Source, session: Session) -> Iterator[Found | ReadingError]:
    """A table as CSV or TSV; with its delimiter the first line names a column for the text, or else most columns."""
    encoding = encoding_of(source, session.encoding)
    lines = lines_of(source, encoding)
    first = next(lines, "")
    table = _rows(itertools.chain([first], lines), _delimiter(first, source, session), source)
    columns = next(table, [])
    filled = (row for row in table if row)
    yield from articles_of(cells(filled, columns, source.name, session.columns), source.name, source.sha256, encoding)


def _delimiter(first: str, source: Source, session: Session) -> str:
    usual = "\t,;|" if source.kind == ".tsv" else ",;\t|"
    given = session.columns.get("text")

    def names_of(delimiter: str) -> tuple[bool, int]:
        names = next(_rows(iter([first]), delimiter, source), [])
        return given in names or any(plain_name(name) in USUAL["text"] for name in names), len(names)

    return max(usual, key=names_of)  # of equals the first


def _rows(lines: Iterator[str], delimiter: str, source: Source) -> Iterator[list[str]]:
    """The cells of each row. The limit on a field belongs to the whole process, so it is put back after each row."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        before = csv.field_size_limit(LONGEST_LINE)
        try:
            row = next(reader, None)
        except csv.Error as error:
            line = f"{source.name}, after line {reader.line_num:,}"
            raise ReadingError(f"{line}: cannot be read as CSV ({error}). Close its quotation marks.") from None
        finally:
            csv.field_size_limit(before)
        if row is None:
            return
        yield row
