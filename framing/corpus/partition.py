"""Partition: a table of articles in, a table of scores out: a plain function, which any engine can map over a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from framing.analysis import analyse_each
from framing.article import FIELDS, Article
from framing.corrections import Corrections
from framing.export.losses import held
from framing.metrics import METRICS
from framing.reading.rows import text_of
from framing.tables import EVIDENCE, by_reason, frame_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyarrow as pa

    from framing.analysis import Analysis
    from framing.corrections import Given
    from framing.metric import Array, Metric

GIVEN: Final = ("id", "outlet", "date", "event")
"""Fields of an article that stand beside its scores."""
WHOLE: Final = ("words", "sentences")
"""Scores that are whole numbers."""
ROW: Final = "row"
"""Column with the place of an article in its corpus, from 0; kept where a table has it."""
DOUBTS: Final = "doubts"
"""Column with what is doubtful in an article as it was read; it is told in the notes."""


def score_partition(articles: pd.DataFrame, metrics: Iterable[Metric] = METRICS, corrections: Given = None) -> pd.DataFrame:
    """Scores of a table of articles, a row for a row, in their order.

    Every row is scored by itself, so it does not matter how a corpus is divided into tables. With Spark, map it over a data
    frame as ``frame.mapInPandas(lambda tables: map(score_partition, tables), schema)``, with Ray over a dataset as
    ``dataset.map_batches(score_partition, batch_format="pandas")``.

    Parameters
    ----------
    articles : DataFrame
        Column ``text`` and, as wanted, the other fields of an `Article` and ``row``, its place in the corpus. Others are
        passed over; a missing text is an empty one.
    metrics : iterable of Metric
        What to measure.
    corrections : Corrections, list of Correction, or path, optional
        Cues to reject and to add, in all articles.

    Returns
    -------
    DataFrame
        Columns ``row`` (if given), ``id``, ``outlet``, ``date``, ``event``, one per metric and ``notes``: why values are
        missing or doubtful, "" where none is. As `partition_schema` has them; lone surrogates, which Arrow cannot hold, are
        written as U+FFFD.

    Raises
    ------
    ValueError
        If there is no column ``text``, or a correction is of one article.

    Examples
    --------
    >>> table = pd.DataFrame({"id": ["a", "b"], "text": ["Turnout may fall.", "Polls close at ten."]})
    >>> score_partition(table)[["id", "hedging_ratio", "words"]].values.tolist()
    [['a', 1.0, 3], ['b', 0.0, 4]]
    """
    return score_tables(articles, metrics, Corrections.given(corrections))[0]


def score_tables(
    articles: pd.DataFrame,
    metrics: Iterable[Metric] = METRICS,
    corrections: Corrections | None = None,
    *,
    evidence: bool = False,
) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """The same, and the evidence if wanted; its column ``sentence`` counts from the beginning of each article."""
    if "text" not in articles.columns:
        raise ValueError(
            f"a table of articles has a column 'text'; this one has {', '.join(map(str, articles.columns))[:200]}."
        )
    given = {name: _texts(articles[name], name) for name in FIELDS if name in articles.columns}
    given["text"] = ["" if text is None else text for text in given["text"]]
    rows = [dict(zip(given, values, strict=True)) for values in zip(*given.values(), strict=True)]
    kept = {ROW: articles[ROW].to_numpy(dtype=np.int64)} if ROW in articles.columns else {}
    kept |= {name: texts(list(map(held, given.get(name, [None] * len(rows))))) for name in GIVEN}
    if not rows:
        names = kept.keys() & {ROW}
        return _empty(kept, tuple(metrics)), pd.DataFrame({name: [] for name in (*names, *EVIDENCE)}) if evidence else None
    check_for_all(corrections)
    doubts = _texts(articles[DOUBTS], DOUBTS) if DOUBTS in articles.columns else [""] * len(rows)
    del articles  # unless the caller keeps them, their texts need not be there twice
    analysis = analyse_each([Article(**{**row, "id": str(place)}) for place, row in enumerate(rows)], metrics, corrections)
    return _scores(analysis, kept, doubts), _evidence(analysis, kept) if evidence else None


def check_for_all(corrections: Corrections | None) -> None:
    """Refuse corrections of one article: in a corpus, ids need not be unique.

    Raises
    ------
    ValueError
        If one is.
    """
    of_one = [row for row in (corrections.rows if corrections else ()) if row.article is not None]
    if of_one:
        raise ValueError(
            f"the correction of {of_one[0].cue!r} is for the article {of_one[0].article!r} alone, and ids may repeat in a "
            "corpus. Leave its column article empty, or score the articles into a file."
        )


def partition_schema(metrics: Iterable[Metric] = METRICS, *, row: bool = False) -> pa.Schema:
    """The Arrow schema of what `score_partition` gives; needs pyarrow (the extra "scale").

    Parameters
    ----------
    metrics : iterable of Metric
        What is measured.
    row : bool
        Whether the table has a column ``row``.

    Returns
    -------
    pyarrow.Schema

    Examples
    --------
    >>> partition_schema().names[:6]
    ['id', 'outlet', 'date', 'event', 'loaded_language', 'loaded_language_quoted']
    """
    import pyarrow as pa

    columns = [(ROW, pa.int64())] if row else []
    columns += [(name, pa.string()) for name in GIVEN]
    columns += [(metric.column, pa.int64() if metric.column in WHOLE else pa.float64()) for metric in metrics]
    return pa.schema([*columns, ("notes", pa.string())])


def evidence_schema() -> pa.Schema:
    """The Arrow schema of the evidence in a corpus; needs pyarrow (the extra "scale").

    Returns
    -------
    pyarrow.Schema
        ``row`` and the columns of `framing.Analysis.evidence`; ``sentence`` counts from the beginning of each article.

    Examples
    --------
    >>> evidence_schema().names[:3]
    ['row', 'id', 'metric']
    """
    import pyarrow as pa

    kinds = {"start": pa.int64(), "end": pa.int64(), "sentence": pa.int64(), "weight": pa.float64(), "attributed": pa.bool_()}
    return pa.schema([(ROW, pa.int64()), *((name, kinds.get(name, pa.string())) for name in EVIDENCE)])


def _texts(column: pd.Series[Any], field: str) -> list[str | None]:
    missing = column.isna().tolist()
    return [None if gone else str(text_of(value, field)) for value, gone in zip(column.tolist(), missing, strict=True)]


def _empty(kept: dict[str, Array], metrics: Sequence[Metric]) -> pd.DataFrame:
    columns = {metric.column: np.zeros(0, dtype=np.int64 if metric.column in WHOLE else np.float64) for metric in metrics}
    return frame_of({**kept, **columns, "notes": texts([])})


def _scores(analysis: Analysis, kept: dict[str, Array], doubts: Sequence[str | None]) -> pd.DataFrame:
    told = [doubt or "" for doubt in doubts]
    for name, reason, metrics in by_reason(analysis.notes):
        place = int(name)
        told[place] += f"{'; ' if told[place] else ''}{reason} ({', '.join(metrics)})"
    columns = {
        metric.column: analysis.scores[metric.column].to_numpy(dtype=np.int64 if metric.column in WHOLE else np.float64)
        for metric in analysis.metrics
    }
    return frame_of({**kept, **columns, "notes": texts(list(map(held, told)))})


def _evidence(analysis: Analysis, kept: dict[str, Array]) -> pd.DataFrame:
    evidence = analysis.evidence
    place = evidence.id.to_numpy().astype(np.int64)
    first = np.array(analysis.first_sentences, dtype=np.int64)
    sentence = evidence.sentence.to_numpy()
    columns: dict[str, Array] = {name: column[place] for name, column in kept.items() if name in {ROW, "id"}}
    columns |= {name: evidence[name].to_numpy() for name in EVIDENCE if name not in {"id", "sentence"}}
    columns["text"] = texts(list(map(held, columns["text"])))
    columns["sentence"] = np.where(sentence < 0, sentence, sentence - first[place]) if len(place) else sentence
    return frame_of(columns)
