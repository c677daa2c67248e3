"""Tables: evidence and sentences as data frames, made when somebody asks for them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

import numpy as np
import pandas as pd

from framing.batch import batches
from framing.cues import BACKGROUND
from framing.metrics.hedging import hedged_sentences
from framing.metrics.loaded_sentences import loaded_probability
from framing.voice import attributed_sentences, attributed_words, quoted_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from framing.article import Article
    from framing.batch import Batch, Cuts
    from framing.corrections import Corrections
    from framing.cues import Cues
    from framing.document import Document
    from framing.metric import Array, Metric

P = ParamSpec("P")
T = TypeVar("T")

EVIDENCE: Final = (
    "id",
    "metric",
    "part",
    "start",
    "end",
    "text",
    "category",
    "weight",
    "voice",
    "attributed",
    "sentence",
)
ALL: Final = "all"
"""What notes on a whole article have for a metric."""
SENTENCES: Final = ("id", "sentence", "block", "start", "end", "text", "loaded", "hedged", "attributed")


def tables(
    articles: Sequence[Article],
    metrics: Sequence[Metric],
    english: Array,
    cuts: Sequence[Cuts | None] = (),
    corrections: Corrections | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Evidence and sentences, from one more pass over the articles; `english` tells which of them are English.

    Evidence has one row per cue, in the order of articles, parts (the headline first) and text; sentences one per sentence
    of the bodies.
    """
    sources = {(metric.evidence, metric.find, metric.part): metric for metric in metrics}
    ids = texts([article.id for article in articles])
    cues: list[dict[str, Array]] = []
    sentences: list[dict[str, Array]] = []
    sentences_done = 0
    for batch in batches(articles, cuts, corrections):
        for order, metric in enumerate(sources.values()):
            if metric.find is not None:
                document = batch.document(metric.part)
                columns = _cue_columns(document, metric, document.once(metric.find), sentences_done)
                if metric.part == "body":
                    columns["start"] += batch.starts[columns["article"]]
                    columns["end"] += batch.starts[columns["article"]]
                columns["article"] = batch.rows[columns["article"]]
                columns["order"] = np.full(len(columns["article"]), order)
                known = english[columns["article"]] | (metric.language is None)
                cues.append({name: column[known] for name, column in columns.items()})
        sentences.append(_sentence_columns(batch, ids, english))
        sentences_done += len(batch.body.sentences)
    return _evidence(cues, ids), _sentences(sentences)


def _evidence(parts: list[dict[str, Array]], ids: Array) -> pd.DataFrame:
    if not parts:
        return table_of([], EVIDENCE)
    table = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    table["id"] = ids[table["article"]]
    sort = np.lexsort((table["order"], table["end"], table["start"], table["part"] == "body", table["article"]))
    return frame_of({name: table[name][sort] for name in EVIDENCE})


def _sentences(parts: list[dict[str, Array]]) -> pd.DataFrame:
    table = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    return frame_of({"id": table.pop("id"), "sentence": np.arange(len(table["start"])), **table})


def frame_of(columns: Mapping[str, Array], index: pd.Index[Any] | None = None) -> pd.DataFrame:
    """A data frame whose texts stay plain Python strings, since pandas' own string type cannot hold lone surrogates."""
    as_it_is = {
        name: pd.Series(column, index, dtype=object) if column.dtype == object else column for name, column in columns.items()
    }
    return pd.DataFrame(as_it_is, index)


def _cue_columns(document: Document, metric: Metric, cues: Cues, sentences_before: int) -> dict[str, Array]:
    start, end = cues.spans(document)
    article = document.sentences.article[cues.sentence]
    attributed = np.zeros(len(cues), dtype=bool)
    is_word = cues.first_word >= 0
    attributed[is_word] = document.once(attributed_words)[cues.first_word[is_word]]
    offset = document.article_start[article]
    return {
        "article": article,
        "metric": texts([metric.evidence] * len(cues)),
        "part": texts([metric.part] * len(cues)),
        "start": start - offset,
        "end": end - offset,
        "text": texts([document.text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]),
        "category": texts(cues.category),
        "weight": cues.weight,
        "voice": np.where(cues.quoted, "quoted", "own").astype(object),
        "attributed": attributed,
        "sentence": np.full(len(cues), -1) if document.is_headline else cues.sentence + sentences_before,
    }


def _sentence_columns(batch: Batch, ids: Array, english: Array) -> dict[str, Array]:
    document = batch.body
    sentences = document.sentences
    offset = document.article_start[sentences.article] - batch.starts[sentences.article]
    article = batch.rows[sentences.article]
    known = english[article]
    starts, ends = sentences.start.tolist(), sentences.end.tolist()
    return {
        "id": ids[article],
        "block": texts(sentences.kinds),
        "start": sentences.start - offset,
        "end": sentences.end - offset,
        "text": texts([document.text[start:end] for start, end in zip(starts, ends, strict=True)]),
        "loaded": np.where(known, document.once(loaded_probability), np.nan),
        "hedged": hedged_sentences(document) & known,
        "attributed": document.once(attributed_sentences) & known,
        "words": sentences.words,
        "quoted": document.per_sentence(document.once(quoted_words)),
    }


def table_of(rows: Sequence[Sequence[Any]], columns: Sequence[str]) -> pd.DataFrame:
    r"""A data frame of rows: texts as plain Python strings, since pandas' own string type cannot hold lone surrogates.

    Examples
    --------
    >>> table_of([("a", 1, True), ("\ud800", None, False)], ["text", "n", "own"]).dtypes.astype(str).tolist()
    ['object', 'float64', 'bool']
    """
    given = zip(*rows, strict=True) if rows else [()] * len(columns)
    return frame_of({name: column_of(values) for name, values in zip(columns, given, strict=True)})


def column_of(values: Sequence[Any]) -> Array:
    """The values as booleans, whole numbers or numbers, with NaN for None, where all are such; else as they are."""
    kinds = {type(value) for value in values} - {type(None)}
    if kinds and kinds <= {bool, np.bool_} and None not in values:
        return np.array(values, dtype=bool)
    try:
        if kinds and kinds <= {int, np.int64} and None not in values:
            return np.array(values, dtype=np.int64)
        if kinds and kinds <= {int, float, np.int64, np.float64}:
            return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    except OverflowError:  # a whole number of more than 64 bits
        pass
    return texts(values)


def any_text(function: Callable[P, T]) -> Callable[P, T]:
    """Let data frames hold lone surrogates inside a function, though those whose texts are kept by pyarrow cannot."""

    @functools.wraps(function)
    def called(*arguments: P.args, **options: P.kwargs) -> T:
        with pd.option_context("mode.string_storage", "python"):
            return function(*arguments, **options)

    return called


def texts(values: Sequence[Any]) -> Array:
    """An array of Python objects."""
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def by_reason(notes: pd.DataFrame) -> list[tuple[str, str, list[str]]]:
    """Notes put together: (id, reason, metrics) for each article and reason."""
    metrics: dict[tuple[str, str], list[str]] = {}
    for note in notes.to_dict("records"):
        metrics.setdefault((note["id"], note["reason"]), []).append(note["metric"])
    return [(name, reason, found) for (name, reason), found in metrics.items()]


def visible(evidence: pd.DataFrame) -> pd.DataFrame:
    """Evidence without the background terms, which are never highlighted."""
    return evidence[evidence.category != BACKGROUND]
