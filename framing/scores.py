"""Scores: sums of counts per article, the values of all metrics, and why some are missing or doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pandas.api.internals import create_dataframe_from_blocks  # type: ignore[import-not-found]  # the stubs lack it

from framing.tables import ALL, frame_of, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from framing.article import Article
    from framing.document import Document
    from framing.metric import Array, Counts, Metric, Totals


def sums_of(count: Callable[[Document], Counts], document: Document) -> dict[str, Array]:
    """Counts summed over the sentences of each article of a document."""
    article, n = document.sentences.article, document.n_articles
    sums = {}
    for name, amounts in document.once(count).items():
        dtype = np.int64 if amounts.dtype.kind in "iu" else np.float64
        sums[name] = np.bincount(article, amounts, minlength=n).astype(dtype, copy=False)
    return sums


def score_table(
    articles: Sequence[Article],
    metrics: Sequence[Metric],
    totals: dict[tuple[Callable[[Document], Counts], str], Totals],
    english: Array,
    in_common: Mapping[str, Sequence[str]],
) -> tuple[pd.DataFrame, tuple[tuple[str, str, str], ...]]:
    """The scores, a row per article, and notes (id, metric, reason); `in_common` are doubts about whole articles by id."""
    ids = texts([article.id for article in articles])
    columns: dict[str, Array] = {}
    notes: list[tuple[int, int, str]] = []
    for row, article in enumerate(articles):
        doubts = article.origin.doubts if article.origin else ()
        notes += [(row, -1, doubt) for doubt in (*doubts, *in_common.get(str(article.id), ()))]
    checked: dict[Hashable, tuple[Array | None, list[tuple[int, str]]]] = {}  # many metrics have the same needs
    for order, metric in enumerate(metrics):
        counts = totals[metric.count, metric.part]
        key = (metric.count, metric.part, metric.needs, metric.doubts, metric.language)
        if key not in checked:
            checked[key] = _checked(metric, counts, english)
        have, reasons = checked[key]
        notes += [(row, order, reason) for row, reason in reasons]
        value = np.array(metric.value(counts))
        columns[metric.column] = value if have is None else np.where(have, value, np.nan)
    notes.sort(key=lambda note: note[:2])
    outlets = texts([article.outlet for article in articles])
    scores = _frame({"outlet": outlets, **columns}, pd.Index(ids, dtype=object, name="id"))
    return scores, tuple((ids[row], metrics[order].column if order >= 0 else ALL, reason) for row, order, reason in notes)


def _checked(metric: Metric, counts: Totals, english: Array) -> tuple[Array | None, list[tuple[int, str]]]:
    """Which articles have the value (None: all), and for which row why not, or why it is doubtful."""
    have = np.ones(len(english), dtype=bool)
    reasons: list[tuple[int, str]] = []
    tests = [(need.reason, np.asarray(need.met(counts), dtype=bool)) for need in metric.needs]
    if metric.language is not None:
        tests.append(("not English", english))
    for reason, met in tests:
        if not met.all():
            reasons += [(row, reason) for row in np.flatnonzero(have & ~met).tolist()]
            have &= met
    for doubt in metric.doubts:
        sure = np.asarray(doubt.met(counts), dtype=bool)
        if not sure.all():
            reasons += [(row, doubt.reason) for row in np.flatnonzero(have & ~sure).tolist()]
    return None if have.all() else have, reasons


def _frame(columns: Mapping[str, Array], index: pd.Index[Any]) -> pd.DataFrame:
    """As `frame_of`; where all are plain numbers and texts, in a fifth of the time, which tells where articles are few."""
    if not all(column.dtype.kind in "biufO" and column.shape == index.shape for column in columns.values()):
        return frame_of(columns, index)
    arrays = list(columns.values())
    alike: dict[np.dtype[Any], list[int]] = {}
    for place, column in enumerate(arrays):
        alike.setdefault(column.dtype, []).append(place)
    blocks = [(np.stack([arrays[place] for place in places]), np.array(places)) for places in alike.values()]
    frame: pd.DataFrame = create_dataframe_from_blocks(blocks, index, pd.Index(list(columns)))
    return frame
