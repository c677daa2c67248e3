"""Columns: which column of a table holds the text, the headline, the outlet and so on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.article import FIELDS
from framing.nearest import did_you_mean
from framing.reading.error import ReadingError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

USUAL: Final[Mapping[str, Sequence[str]]] = {
    "text": ("text", "body", "content", "article_text", "full_text", "fulltext", "maintext", "main_text", "body_text",
        "article_body", "articlebody", "article_content", "plain_text", "plaintext", "article", "story_text"),
    "headline": ("headline", "title", "article_title", "heading", "headlines", "head"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "news_outlet", "source_name", "news_source",
        "outlet_name", "medium", "media", "media_name", "site", "site_name", "sitename", "domain", "source_domain"),
    "id": ("id", "article_id", "articleid", "doc_id", "document_id", "uid", "uuid"),
    "date": ("date", "published", "publish_date", "published_at", "publishedat", "publication_date", "pub_date", "pubdate",
        "date_published", "date_publish", "datetime", "timestamp"),
    "url": ("url", "link", "article_url", "source_url", "canonical_url", "web_url"),
    "author": ("author", "authors", "byline", "writer", "creator"),
    "event": ("event", "event_id", "event_name", "story_id"),
}  # fmt: skip
"""Usual names of the column for each field, the likeliest first; the field's own name comes before all."""
_MOST: Final = 1_000
_GAPS: Final = re.compile(r"[\W_]+")


def fields_of(
    columns: Sequence[str], name: str, given: Mapping[str, str] | None = None, *, needs_text: bool = True
) -> dict[str, str]:
    """Field of an article → the column that has it, as far as there is one.

    Parameters
    ----------
    columns : sequence of str
        What the table has.
    name : str
        What errors call the table.
    given : mapping of str to str, optional
        Field → column, where the user says so; it goes before what is usual.

    Raises
    ------
    ReadingError
        If a given column is missing, there are more than 1,000, or none holds the text.

    Examples
    --------
    >>> fields_of(["Title", "Body Text", "year"], "news.csv")
    {'text': 'Body Text', 'headline': 'Title'}
    """
    if len(columns) > _MOST:
        raise ReadingError(
            f"{name}: has {len(columns):,} columns, and no table of articles has more than {_MOST:,}. Leave only those with "
            "the text, headline, outlet, id, date, url, author and event."
        )
    known: dict[str, str] = {}
    for column in columns:
        known.setdefault(plain_name(column), column)
    found: dict[str, str] = {}
    for field in FIELDS:
        wanted = (given or {}).get(field)
        if wanted is not None and wanted not in columns:
            hint = did_you_mean(wanted, columns)
            raise ReadingError(f"{name}: has no column {wanted!r} for the {field}.{hint} It has {_listed(columns)}.")
        usual = [known[name] for name in USUAL[field] if name in known]
        if wanted is None and not usual:
            continue
        column = usual[0] if wanted is None else wanted
        if list(columns).count(column) > 1:
            raise ReadingError(f"{name}: has two columns {column!r} for the {field}. Rename one of them.")
        found[field] = column
    if "text" not in found and needs_text:
        raise ReadingError(
            f"{name}: no column has a usual name for the text of an article, as text, body or content; it has "
            f"{_listed(columns)}. Name the column: --text-column NAME, or columns={{'text': NAME}} in Python."
        )
    return found


def plain_name(column: str) -> str:
    """The name as the usual ones are spelled: "Body Text" as "body_text"."""
    return _GAPS.sub("_", column.strip().lower()).strip("_")


def _listed(columns: Sequence[str]) -> str:
    shown = ", ".join(repr(column[:60]) for column in columns[:20])
    return f"{shown} and {len(columns) - 20} more" if len(columns) > 20 else shown or "none"
