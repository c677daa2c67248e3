"""Kinds: which reader reads which kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import urlsplit

from framing.article import FIELDS, Article
from framing.origin import Origin
from framing.reading.columns import USUAL, fields_of, plain_name
from framing.reading.delimited import read_delimited
from framing.reading.error import ReadingError
from framing.reading.found import Found
from framing.reading.json_rows import read_json, read_json_lines
from framing.reading.parquet import read_parquet
from framing.reading.rows import articles_of, cells
from framing.reading.text import Encoding, doubts_of, read_text, web_encoding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.reading.session import Session
    from framing.reading.source import Source

Reader: TypeAlias = Callable[["Source", "Session"], Iterator[Found | ReadingError]]


def read_plain(source: Source, session: Session) -> Iterator[Found]:
    """A text file; its first line may be the headline."""
    text, encoding = read_text(source, session.encoding or web_encoding(source.charset))
    start = text[:1000].lstrip().lower()
    doubts = ["it looks like a web page: if so, name it .html"] if start.startswith(("<!doctype html", "<html")) else []
    yield _found(source, {"text": text.lstrip(), "doubts": doubts}, encoding, undivided=True)


def read_markdown(source: Source, session: Session) -> Iterator[Found]:
    """A Markdown file with or without front matter (headline, outlet, date, url, event, author, id)."""
    text, encoding = read_text(source, session.encoding)
    parsed = session.worker.call("markdown", text.encode("utf-8", "surrogatepass"), source.name)
    columns = [name for name in parsed["fields"] if parsed["fields"][name]]
    fields = fields_of(columns, source.name, needs_text=False)
    given = {field: parsed["fields"][column] for field, column in fields.items() if field != "text"}
    headline = given.get("headline") or parsed["headline"]
    yield _found(source, {"text": parsed["text"], **given, "headline": headline}, encoding, undivided=headline is None)


def read_page(source: Source, session: Session) -> Iterator[Found]:
    """A web page: its text, and headline, author, date and outlet as its metadata have them."""
    declared = session.encoding or source.charset
    parsed = session.worker.call("html", source.read(), source.name, declared=declared, url=source.url)
    yield _found(source, parsed, Encoding(parsed["encoding"]), undivided=parsed["headline"] is None)


def read_word(source: Source, session: Session) -> Iterator[Found]:
    """A Word document."""
    parsed = session.worker.call("docx", source.read(), source.name)
    yield _found(source, parsed, None, undivided=parsed["headline"] is None)


def read_pdf(source: Source, session: Session) -> Iterator[Found]:
    """A PDF with text."""
    yield _found(source, session.worker.call("pdf", source.read(), source.name), None, undivided=True)


def read_workbook(source: Source, session: Session) -> Iterator[Found | ReadingError]:
    """The first sheet of a workbook that has a column for the text."""
    sheets = [sheet for sheet in session.worker.call("xlsx", source.read(), source.name)["sheets"] if sheet["rows"]]
    if not sheets:
        raise ReadingError(f"{source.name}: has no rows. Put the articles in it, one a row.")
    for place, sheet in enumerate(sheets):
        name = f"{source.name}, sheet {sheet['name']}"
        columns = ["" if cell is None else str(cell) for cell in sheet["rows"][0]]
        try:
            fields_of(columns, name, session.columns)
        except ReadingError:
            if place == len(sheets) - 1:
                raise
            continue
        filled = (row for row in sheet["rows"][1:] if any(cell is not None for cell in row))
        yield from articles_of(cells(filled, columns, name, session.columns), name, source.sha256)
        return


def _found(source: Source, parsed: Mapping[str, Any], encoding: Encoding | None, *, undivided: bool) -> Found:
    """An article of what was parsed, with its origin; a fetched page has at least its host for an outlet."""
    given = {name: parsed.get(name) or None for name in FIELDS if name != "text"}
    if source.url:
        given["url"] = source.url
        given["outlet"] = given["outlet"] or (urlsplit(source.url).hostname or "").removeprefix("www.") or None
    text = parsed["text"]
    if not text.strip() and not given["headline"]:
        raise ReadingError(f"{source.name}: has no text. Put the article's text in it, or delete the file.")
    doubts = (*parsed.get("doubts", ()), *doubts_of(f"{given['headline'] or ''}\n{text}", encoding))
    origin = Origin(source.name, source.sha256, encoding and encoding.shown, source.retrieved, tuple(dict.fromkeys(doubts)))
    return Found(Article(text, **given, origin=origin), source.name, source.stem, undivided)


READERS: Final[Mapping[str, Reader]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".docx": read_word,
    ".pdf": read_pdf,
    ".xlsx": read_workbook,
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".parquet": read_parquet,
}
"""Ending of a file name → what reads it; .zip and .gz hold such files."""
ELSEWHERE: Final[Mapping[str, str]] = {
    ".doc": "Save it as .docx.",
    ".rtf": "Save it as .docx or .txt.",
    ".odt": "Save it as .docx or .txt.",
    ".pages": "Export it as .docx or .txt.",
    ".epub": "Save the article's text as .txt.",
    ".eml": "Save the article's text as .txt.",
    ".msg": "Save the article's text as .txt.",
    ".mht": "Save the page as .html.",
    ".mhtml": "Save the page as .html.",
    ".webarchive": "Save the page as .html.",
    ".xls": "Save it as .xlsx or .csv.",
    ".ods": "Save it as .xlsx or .csv.",
    ".tar": "Unpack it, or pack the files as .zip.",
    ".rar": "Unpack it, or pack the files as .zip.",
    ".7z": "Unpack it, or pack the files as .zip.",
    ".bz2": "Unpack it, or pack it as .gz.",
    ".xz": "Unpack it, or pack it as .gz.",
}
"""Ending of files that hold articles too → what to do with them."""


def refusal(source: Source) -> ReadingError:
    """Why a file of this kind is not read, and what to do."""
    hint = ELSEWHERE.get(source.kind, "Save the article as .txt, or the articles as .csv.")
    return ReadingError(f"{source.name}: framing reads {', '.join(READERS)}, .zip and .gz files. {hint}")


def kind_of(head: bytes, columns: Mapping[str, str] | None = None) -> str:
    r"""The kind of bytes that have no file name, by how they begin; text where nothing else is plain.

    Examples
    --------
    >>> kind_of(b"%PDF-1.7"), kind_of(b"outlet,text\r\nThe Gull,It rained."), kind_of(b"It rained.")
    ('.pdf', '.csv', '.txt')
    """
    for start, kind in ((b"%PDF-", ".pdf"), (b"\x1f\x8b", ".gz"), (b"PAR1", ".parquet")):
        if head.startswith(start):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return ".docx" if b"word/" in head else ".xlsx" if b"xl/" in head else ".zip"
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    start_of_text = head.decode(encoding, "replace").lstrip("\ufeff \r\n\t")
    lowered = start_of_text[:200].lower()
    if lowered.startswith(("<!doctype html", "<html")):
        return ".html"
    if lowered[:1] == "[" and lowered[1:].lstrip()[:1] == "{":
        return ".json"
    first = next(iter(start_of_text.splitlines()), "")
    if first.startswith("{"):
        return ".json" if first.strip() == "{" else ".jsonl"
    for delimiter in ",;\t":
        names = [name.strip(' "') for name in first.split(delimiter)]
        is_named = (columns or {}).get("text") in names or any(plain_name(name) in USUAL["text"] for name in names)
        if is_named and len(names) > 1 and all(len(name) < 40 for name in names):
            return ".csv"
    return ".txt"
