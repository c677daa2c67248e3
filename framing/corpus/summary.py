"""Summary: the means of every outlet and month of a scored corpus, read part by part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from framing.corpus.months import MONTHS, month_of, name_of_month
from framing.corpus.parts import parts_of
from framing.corpus.sums import Sums
from framing.export.parquet import check_installed
from framing.metrics import METRICS
from framing.tables import frame_of, texts

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from framing.metric import Array

MOST_OUTLETS: Final = 200
"""Outlets that are kept apart."""
UNNAMED: Final = ""
"""The outlet of articles for which none is named."""
OTHERS: Final = "other outlets"
"""What outlets beyond `MOST_OUTLETS` are summed under."""
_ROWS: Final = 1 << 14  # of a batch
_UNREADABLE: Final = -1  # as month_of gives it
_UNDATED: Final = -2


@dataclass(frozen=True)
class Summary:
    """Means over the articles of a scored corpus.

    Attributes
    ----------
    outlets : DataFrame (outlet, metric, articles, missing, mean, low, high, sd)
        One row per outlet and metric: articles with a value and without, their mean, its 95 % interval, and how much articles
        differ. Outlets stand by name, the articles without one and the other outlets last.
    months : DataFrame (outlet, month, metric, articles, missing, mean, low, high, sd)
        The same by month ("2021-03"), of the articles whose date can be read.
    articles : int
        Articles read.
    undated, unreadable : int
        Articles without a date, and those whose date names no month between 1900 and 2100 for sure.
    merged : int
        Outlets that are summed as "other outlets".

    Examples
    --------
    >>> from framing.corpus import score_corpus
    >>> summary = summarise(score_corpus("seeds", "reports/scores").target)
    >>> summary.articles, summary.undated
    (3, 3)
    """

    outlets: pd.DataFrame
    months: pd.DataFrame
    articles: int
    undated: int
    unreadable: int
    merged: int


def summarise(scores: str | os.PathLike[str]) -> Summary:
    """Sum up a folder of scores by outlet and by month.

    The unit is the article: means over articles, and intervals of mean ± t·sd/√n that tell how far the mean of as many articles
    of the same making could be off. They are missing below 10 articles, since the spread of so few says little about that of
    others, and scores are far from normally distributed. They say nothing of how the articles were chosen, and take articles as
    independent, which articles on one event are not. A limit may pass the bounds of its metric where most values lie at them.

    The 200 outlets with most articles are kept apart, the others are summed up together. Memory holds one batch of rows, sums
    of the outlets and months, and the names of all outlets. The result depends on the rows and their order only, not on the
    parts in which they stand.

    Parameters
    ----------
    scores : path
        The folder that `score_corpus` wrote.

    Returns
    -------
    Summary

    Raises
    ------
    ValueError
        If the folder holds no parts, one of them cannot be read, or pyarrow is missing.

    Examples
    --------
    >>> from framing.corpus import score_corpus
    >>> outlets = summarise(score_corpus("seeds", "reports/scores").target).outlets
    >>> outlets[outlets.metric == "words"][["outlet", "mean"]].values.tolist()
    [['Outlet A', 574.0], ['Outlet B', 450.0], ['Outlet C', 862.0]]
    """
    check_installed()
    parts = parts_of(Path(scores))
    metrics = _metrics(parts)
    counts = _counts(parts)
    named = [outlet for outlet in counts if outlet not in {UNNAMED, OTHERS}]
    kept = sorted(sorted(named, key=lambda outlet: (-counts[outlet], outlet))[:MOST_OUTLETS], key=alphabetical)
    order = [*kept, UNNAMED, OTHERS]
    by_outlet, by_month = Sums(len(metrics)), Sums(len(metrics))
    undated = unreadable = 0
    for batch in _batches(parts, ["outlet", "date", *metrics]):
        outlets = _codes(batch.column(0), order)
        months = _months(batch.column(1))
        values = np.array([_numbers(batch.column(place)) for place in range(2, batch.num_columns)])
        by_outlet.add(outlets, values)
        dated = months >= 0
        by_month.add((outlets * MONTHS + months)[dated], values[:, dated])
        undated += int((months == _UNDATED).sum())
        unreadable += int((months == _UNREADABLE).sum())
    return Summary(
        outlets=_table(by_outlet, order, metrics),
        months=_table(by_month, order, metrics, monthly=True),
        articles=sum(counts.values()),
        undated=undated,
        unreadable=unreadable,
        merged=len(set(counts) - set(kept) - {UNNAMED}),
    )


def alphabetical(outlet: str) -> tuple[str, str]:
    """By what outlets are sorted."""
    return outlet.casefold(), outlet


def _metrics(parts: Sequence[Path]) -> list[str]:
    """The metrics that were scored, in their usual order; every part has the same."""
    first: list[str] | None = None
    for part in parts:
        with _open(part) as file:
            names = list(file.schema_arrow.names)
        lacking = {"outlet", "date"} - set(names)
        if lacking:
            raise ValueError(f"{part}: has no column {' and '.join(sorted(lacking))}; it is no part of a scored corpus.")
        found = [metric.column for metric in METRICS if metric.column in names]
        if first is None:
            first = found
        if found != first or not found:
            raise ValueError(
                f"{part}: has not the same scores as {parts[0].name}; score the corpus again into an empty folder."
            )
    return first or []


def _open(part: Path) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(part, buffer_size=1 << 20)  # else a whole group of rows is held, packed
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(part, error) from None


def _unreadable(part: Path, error: Exception) -> ValueError:
    return ValueError(
        f"{part}: is no Parquet file that can be read ({error}). Score the corpus again: it makes what is missing."
    )


def _batches(parts: Sequence[Path], columns: Sequence[str]) -> Iterator[Any]:
    """The rows of all parts in their order, few at a time."""
    import pyarrow as pa

    for part in parts:
        with _open(part) as file:
            try:
                for batch in file.iter_batches(_ROWS, columns=list(columns), use_threads=False):
                    yield batch.select(list(columns))
            except (pa.ArrowException, OSError) as error:
                raise _unreadable(part, error) from None


def _counts(parts: Sequence[Path]) -> Counter[str]:
    """Outlet → its articles."""
    import pyarrow.compute as pc

    counts: Counter[str] = Counter()
    for batch in _batches(parts, ["outlet"]):
        found = pc.value_counts(_texts(batch.column(0)))
        counts.update(dict(zip(found.field(0).to_pylist(), found.field(1).to_pylist(), strict=True)))
    return counts


def _texts(column: Any) -> Any:
    """A column as texts, an empty one where there is none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.fill_null(pc.cast(column, pa.string()), "")


def _codes(column: Any, order: Sequence[str]) -> Array:
    """The place of each row's outlet in `order`, whose last stands for all that are not in it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    places = pc.index_in(_texts(column), value_set=pa.array(order, pa.string()))
    codes: Array = pc.fill_null(places, len(order) - 1).to_numpy(zero_copy_only=False).astype(np.int64)
    return codes


def _months(column: Any) -> Array:
    """The month of each row, or why it has none."""
    encoded = _texts(column).dictionary_encode()
    of_text = [month_of(text) if text.strip() else _UNDATED for text in encoded.dictionary.to_pylist()]
    months: Array = np.array(of_text, dtype=np.int64)[encoded.indices.to_numpy(zero_copy_only=False)]
    return months


def _numbers(column: Any) -> Array:
    """A column as numbers, NaN where one is missing."""
    numbers: Array = column.to_numpy(zero_copy_only=False).astype(np.float64)
    return numbers


def _table(sums: Sums, order: Sequence[str], metrics: Sequence[str], *, monthly: bool = False) -> pd.DataFrame:
    """The sums as a long table."""
    groups = sums.groups()
    keys = np.repeat(groups, len(metrics))
    names = texts(order)
    columns: dict[str, Array] = {"outlet": names[keys // MONTHS if monthly else keys]}
    if monthly:
        months = texts([name_of_month(month) for month in range(MONTHS)])
        columns["month"] = months[keys % MONTHS]
    columns["metric"] = np.tile(texts(metrics), len(groups))
    columns |= {name: values.ravel() for name, values in sums.statistics(groups).items()}
    return frame_of(columns)
