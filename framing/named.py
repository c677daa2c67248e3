"""Named: the articles of an analysis, each with an id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from framing.article import Article, free_id


def named_articles(articles: Iterable[Article | str]) -> tuple[Article, ...]:
    """The articles, each with an id: the one it came with, or a running number, with a suffix where that is taken."""
    if isinstance(articles, (str, Article)):
        raise TypeError(f"analyse takes a list of articles, not one {type(articles).__name__}: put it in a list, analyse([…]).")
    if isinstance(articles, Mapping) or hasattr(articles, "columns"):
        raise TypeError("analyse takes a list of articles, not a table: make articles of it with read_articles(table).")
    given = []
    for number, item in enumerate(articles, 1):
        if isinstance(item, str):
            given.append(Article(item))
        elif isinstance(item, Article):
            given.append(item)
        else:
            raise TypeError(f"article {number} is a {type(item).__name__}; analyse takes Article or str.")
    if not given:
        raise ValueError("there is no article to analyse.")
    taken: set[str] = set()
    for article in given:
        if article.id is not None and article.id in taken:
            raise ValueError(f"two articles have the id {article.id!r}; give each its own, or none to have them numbered.")
        if article.id is not None:
            taken.add(article.id)
    return tuple(
        article if article.id is not None else replace(article, id=free_id(str(number), taken))
        for number, article in enumerate(given, 1)
    )
