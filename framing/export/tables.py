"""Tables: what an analysis and a comparison have to write, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

import framing
from framing.analysis import Analysis
from framing.export.cells import table_from

if TYPE_CHECKING:
    from framing.comparison import Comparison
    from framing.export.cells import Cell

_GIVEN: Final = ("id", "headline", "outlet", "date", "url", "author", "event")
_READ: Final = ("source", "sha256", "retrieved", "encoding")


def table_named(source: Analysis | Comparison, name: str) -> pd.DataFrame:
    """That table; the scores of an analysis with their ids in the first column."""
    if isinstance(source, Analysis) and name == "articles":
        return articles(source)
    if isinstance(source, Analysis) and name == "scores":
        scores = source.scores.reset_index(drop=True)
        scores.insert(0, "id", pd.Series(source.scores.index.tolist(), dtype=object))  # pandas' own strings hold no surrogates
        return scores
    table: pd.DataFrame = getattr(source, name)
    return table


def articles(analysis: Analysis) -> pd.DataFrame:
    """The articles as they were given, and where they were read; their bodies are left away."""
    columns: dict[str, list[Cell]] = {name: [] for name in (*_GIVEN, *_READ)}
    for article in analysis.articles:
        for name in _GIVEN:
            value = getattr(article, name)
            columns[name].append(value if value is None or isinstance(value, str) else value.isoformat())
        for name in _READ:
            columns[name].append(getattr(article.origin, name, None))
    return table_from(columns).astype(object).where(lambda frame: frame.notna(), None)


def about(lists: str) -> dict[str, str]:
    """What every output names: the version and the word lists, as `Analysis.lists` has them."""
    return {"framing": framing.__version__, "word_lists": lists}


def stamp(lists: str) -> str:
    """The same in one cell."""
    return f"{framing.__version__}, word lists {lists}"
