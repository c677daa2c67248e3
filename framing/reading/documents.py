"""Documents: .docx, .pdf and .xlsx, parsed in a process of their own (see `framing.reading.worker`)."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from framing.document.syllables import pronounced
from framing.reading.error import ReadingError
from framing.reading.unpack import refuse_bombs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_PAGES: Final = 2_000
_MOST_ROWS: Final = 200_000
_DIGITS: Final = re.compile(r"\d+")
_LAST_WORD: Final = re.compile(r"[^\W\d_]{1,30}\Z")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_BULLET: Final = re.compile(r"[•▪‣◦●○■□▸►·–-]\s|\d{1,2}[.)]\s")
_FULL_LINE: Final = 0.8  # of the usual length of a line: a shorter one ends its paragraph


def parse_docx(data: bytes) -> dict[str, Any]:
    """Headline (of the style Title) and text of a Word document: paragraphs, list items as bullets, cells of tables as lines.

    Raises
    ------
    ReadingError
        If it is no such document.
    """
    import docx
    from docx.table import Table

    try:
        _refuse_bomb(data)
        document = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ReadingError(f"is no Word document ({error}). Save it as .docx again.") from None
    headline, lines = None, []

    def take(parts: Iterator[Any]) -> None:
        nonlocal headline
        for part in parts:
            if isinstance(part, Table):
                for row in part.rows:
                    for cell in row.cells:
                        take(cell.iter_inner_content())
                continue
            text, style = part.text.strip(), (part.style.name if part.style is not None else "") or ""
            if not text:
                continue
            if style == "Title" and headline is None:
                headline = " ".join(text.split())
            else:
                lines.append(f"• {text}" if style.startswith("List") else text)

    take(document.iter_inner_content())
    return {"headline": headline, "text": "\n\n".join(lines)}


def parse_pdf(data: bytes) -> dict[str, Any]:
    """Text of a PDF: lines put together to paragraphs, without what stands at the head or foot of most pages.

    Raises
    ------
    ReadingError
        If it is no PDF, is locked, or has no text.
    """
    import pypdf

    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise ReadingError("is locked with a password. Save a copy without it.")
        n_pages = len(document.pages)
        if n_pages > _MOST_PAGES:
            raise ReadingError(f"has {n_pages:,} pages, too many for an article. Save the pages of the article alone.")
        pages = [page.extract_text().split("\n") for page in document.pages]
    except pypdf.errors.PyPdfError as error:
        raise ReadingError(f"cannot be read as PDF ({error}). Print it to PDF again, or save its text as .txt.") from None
    pages = [[line.strip() for line in page] for page in pages]
    repeated = _repeated(pages)
    lines = [line for page in pages for line in page if _masked(line) not in repeated]
    if not any(lines):
        raise ReadingError("has no text, perhaps because its pages are pictures. Run text recognition (OCR) on it first.")
    doubts = ["the text was taken from a PDF: look whether its paragraphs and columns stand in their order"]
    left_out = sorted({line for page in pages for line in page if line and _masked(line) in repeated})
    if left_out:
        doubts.append(f"lines that stand on most pages were left out, as {left_out[0][:60]!r}")
    return {"text": "\n".join(_paragraphs(lines)), "doubts": doubts}


def _masked(line: str) -> str:
    return _DIGITS.sub("0", line)


def _repeated(pages: Sequence[Sequence[str]]) -> set[str]:
    """First and last lines of pages that most pages share but for numbers; and page numbers."""
    edges = [{_masked(line) for line in [*filled[:2], *filled[-2:]]} for filled in ([x for x in page if x] for page in pages)]
    counts = Counter(line for edge in edges for line in edge)
    return {line for line, count in counts.items() if count > max(2, len(pages) / 2)}


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines of a page put together: a line about as long as usual goes on in the next."""
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[int(0.8 * (len(lengths) - 1))]
    found: list[str] = []
    goes_on = False
    for line in lines:
        if not line:
            goes_on = False
            continue
        found[-1:] = [_joined(found[-1], line)] if goes_on and not _BULLET.match(line) else [*found[-1:], line]
        goes_on = len(line) >= _FULL_LINE * usual
    return found


def _joined(first: str, second: str) -> str:
    """Two lines as one; a hyphen at the end goes where the dictionary knows the word without it."""
    broken = _LAST_WORD.search(first[-31:-1]) if first.endswith("-") else None
    if not broken:
        return f"{first} {second}"
    rest = _FIRST_WORD.match(second)
    whole = (broken.group() + (rest.group() if rest else "")).lower()
    return (first[:-1] if whole in pronounced() else first) + second


def parse_xlsx(data: bytes) -> dict[str, Any]:
    """All sheets of a workbook: name and rows of cells, of formulas the values that were saved.

    Raises
    ------
    ReadingError
        If it is no workbook, or too large.
    """
    import openpyxl

    try:
        _refuse_bomb(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = []
        for sheet in book.worksheets:
            rows = []
            for row in sheet.iter_rows(values_only=True):
                rows.append([_cell(value) for value in row])
                if len(rows) > _MOST_ROWS:
                    raise ReadingError(f"has more than {_MOST_ROWS:,} rows. Save it as .csv.")
            sheets.append({"name": sheet.title, "rows": rows})
    except (KeyError, zipfile.BadZipFile) as error:
        raise ReadingError(f"is no workbook ({error}). Save it as .xlsx again.") from None
    return {"sheets": sheets}


def _cell(value: object) -> object:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def _refuse_bomb(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        refuse_bombs(archive.infolist(), len(data))
