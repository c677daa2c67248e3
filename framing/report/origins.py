"""Origins: where the articles of a page were read, as far as it is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.report.articles import labels
from framing.report.link import host_of, safe_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.article import Article


def origin_rows(articles: Sequence[Article]) -> list[dict[str, str]]:
    """A row per article that knows where it was read: its name, the source, its digest, and when it was fetched."""
    names = labels(articles)
    return [
        {
            "name": names[str(article.id)],
            "source": _source(article.origin.source),
            "sha256": article.origin.sha256,
            "retrieved": article.origin.retrieved or "",
        }
        for article in articles
        if article.origin and article.origin.source
    ]


def _source(source: str) -> str:
    """The host of an address, else the last part of a path: folders may name people and their machines."""
    if "://" in source:
        return host_of(safe_link(source) or "")
    return re.split(r"[/\\]", source.rstrip("/\\"))[-1]
