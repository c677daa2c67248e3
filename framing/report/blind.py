"""Blind: articles under numbers instead of the names of their outlets, to be read before one knows who wrote them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.metrics.familiar import is_familiar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.article import Article


def blind(articles: Sequence[Article]) -> list[Article]:
    """The articles with "Article 1", "Article 2" … in place of their outlets; ids, addresses and authors are taken away.

    Where an outlet has several articles, outlets become "Outlet 1" and so on. The names of all outlets are replaced in texts
    too, as written in ``Article.outlet``; a name that is an everyday word ("Time") only after "the". Scores of a text that
    names an outlet may change slightly by that.

    Examples
    --------
    >>> from framing import Article
    >>> blind([Article("The Daily Gull has learned it.", outlet="Daily Gull"), Article("It rained.", outlet="Herald")])[0].text
    'Article 1 has learned it.'
    """
    outlets = list(dict.fromkeys(article.outlet or f"\0{place}" for place, article in enumerate(articles)))
    kind = "Article" if len(outlets) == len(articles) else "Outlet"
    names = {outlet: f"{kind} {number}" for number, outlet in enumerate(outlets, 1)}
    hidden = {outlet: name for outlet, name in names.items() if not outlet.startswith("\0")}
    return [
        replace(
            article,
            text=_without_names(article.text, hidden),
            headline=None if article.headline is None else _without_names(article.headline, hidden),
            outlet=names[article.outlet or f"\0{place}"],
            id=f"article-{place + 1}",
            url=None,
            author=None,
        )
        for place, article in enumerate(articles)
    ]


def _without_names(text: str, names: dict[str, str]) -> str:
    for outlet, name in sorted(names.items(), key=lambda pair: -len(pair[0])):
        for pattern in _patterns(outlet):
            text = re.sub(pattern, name, text)
    return text


def _patterns(outlet: str) -> Iterable[str]:
    bare = re.escape(re.sub(r"^[Tt]he\s+", "", outlet.strip()))
    if not bare:
        return ()
    is_word = is_familiar(bare.lower())
    return (rf"\b[Tt]he {bare}\b",) if is_word else (rf"\b[Tt]he {bare}\b", rf"(?<!\w){bare}(?!\w)")
