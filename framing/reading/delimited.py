"""Delimited: tables as .csv and .tsv, row by row."""

from __future__ import annotations

import csv
import itertools
import re
from typing import TYPE_CHECKING, Final

from framing.reading.columns import USUAL, plain_name
from framing.reading.error import ReadingError
from framing.reading.rows import articles_of, cells
from framing.reading.text import LONGEST_LINE, encoding_of, lines_of

_SAID: Final = re.compile("sep=(.)")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from framing.reading.found import Found
    from framing.reading.session import Session
    from framing.reading.source import Source
    from framing.reading.text import Encoding


def read_delimited(source: Source, session: Session) -> Iterator[Found | ReadingError]:
    """A table as CSV or TSV; with its delimiter the first line names a column for the text, or else most columns."""
    encoding = encoding_of(source, session.encoding)
    table = split_rows(source, encoding, lambda name: name == session.columns.get("text") or plain_name(name) in USUAL["text"])
    columns = next(table, [])
    yield from articles_of(cells(table, columns, source.name, session.columns), source.name, source.sha256, encoding)


def split_rows(source: Source, encoding: Encoding, is_known: Callable[[str], bool]) -> Iterator[list[str]]:
    """The cells of each row that has any, the names of the columns first.

    The delimiter is what a line "sep=;" says, as Excel writes it; else that with which the first line names a column that is
    known; else that with which it names most.
    """
    lines = itertools.dropwhile(lambda line: not line.strip(), lines_of(source, encoding))
    first = next(lines, "")
    said = _SAID.fullmatch(first.strip())
    if said:
        yield from _rows(lines, said[1], source)
        return
    usual = "\t,;|" if source.kind == ".tsv" else ",;\t|"

    def names_of(delimiter: str) -> tuple[bool, int]:
        names = next(csv.reader([first], delimiter=delimiter), [])
        return any(map(is_known, names)), len(names)

    yield from _rows(itertools.chain([first], lines), max(usual, key=names_of), source)  # of equals the first


def _rows(lines: Iterator[str], delimiter: str, source: Source) -> Iterator[list[str]]:
    """The cells of each row that has any. The limit on a field belongs to the process, so it is put back after each row."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        before = csv.field_size_limit(LONGEST_LINE)
        try:
            row = next(reader, None)
        except csv.Error as error:
            line = f"{source.name}, after line {reader.line_num:,}"
            raise ReadingError(
                f"{line}: cannot be read as CSV ({error}), nor what follows. Close its quotation marks."
            ) from None
        finally:
            csv.field_size_limit(before)
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield row
