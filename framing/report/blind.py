"""Blind: articles under numbers instead of the names of their outlets, to be read before one knows who wrote them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from framing.metrics.familiar import is_familiar
from framing.origin import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.article import Article

_ARTICLE: Final = re.compile(r"^[Tt]he\s+")


def blind(articles: Sequence[Article]) -> list[Article]:
    """The articles with "Article 1", "Article 2" … in place of their outlets; ids, addresses, authors and files are taken away.

    Where an outlet has several articles, outlets become "Outlet 1" and so on. The names of all outlets are replaced in texts
    too, as written in ``Article.outlet``; a name that is an everyday word ("Time") only after "the". Scores of a text that
    names an outlet may change slightly by that.

    Examples
    --------
    >>> from framing import Article
    >>> blind([Article("The Daily Gull has learned it.", outlet="Daily Gull"), Article("It rained.", outlet="Herald")])[0].text
    'Article 1 has learned it.'
    """
    outlets = list(dict.fromkeys(article.outlet or place for place, article in enumerate(articles)))
    kind = "Article" if len(outlets) == len(articles) else "Outlet"
    names = {outlet: f"{kind} {number}" for number, outlet in enumerate(outlets, 1)}
    hidden = {outlet: name for outlet, name in names.items() if isinstance(outlet, str)}
    return [
        replace(
            article,
            text=without_names(article.text, hidden),
            headline=None if article.headline is None else without_names(article.headline, hidden),
            event=None if article.event is None else without_names(article.event, hidden),
            outlet=names[article.outlet or place],
            id=f"article-{place + 1}",
            url=None,
            author=None,
            origin=_without_source(article.origin, hidden),
        )
        for place, article in enumerate(articles)
    ]


def _without_source(origin: Origin | None, names: dict[str, str]) -> Origin | None:
    """Only what may have been read wrong; file, address and digest would tell whose article it is."""
    if origin is None:
        return None
    return Origin(source="", sha256="", doubts=tuple(without_names(doubt, names) for doubt in origin.doubts))


def without_names(text: str, names: dict[str, str]) -> str:
    """The text with all names (outlet → what stands for it) replaced in one pass, so that no number is taken for a name."""
    hidden: dict[str, str] = {}
    for outlet, name in names.items():
        hidden.setdefault(_ARTICLE.sub("", outlet.strip()), name)
    patterns = [
        f"[Tt]he {re.escape(outlet)}" if is_familiar(outlet.lower()) else f"(?:[Tt]he )?{re.escape(outlet)}"
        for outlet in sorted(filter(None, hidden), key=len, reverse=True)
    ]
    if not patterns:
        return text

    def number(found: re.Match[str]) -> str:
        return hidden[found[0] if found[0] in hidden else _ARTICLE.sub("", found[0])]

    return re.sub(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", number, text)
