"""Tables: evidence and sentences as data frames, made when somebody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from framing.batch import batches
from framing.cues import BACKGROUND
from framing.metrics.hedging import hedged_sentences
from framing.metrics.loaded_sentences import loaded_probability
from framing.voice import attributed_sentences, attributed_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.article import Article
    from framing.document import Document
    from framing.metric import Array, Metric

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


def evidence_table(articles: Sequence[Article], metrics: Sequence[Metric], english: Array) -> pd.DataFrame:
    """One row per cue, in the order of articles, parts (the headline first) and text."""
    sources = {(metric.evidence, metric.find, metric.part): metric for metric in metrics if metric.find}
    tables: list[pd.DataFrame] = []
    done = sentences_done = 0
    for batch in batches(articles):
        for metric in sources.values():
            table = _cue_table(batch.document(metric.part), metric, sentences_done)
            table["article"] += done
            tables.append(table if metric.language is None else table[english[table.article]])
        done += len(batch.articles)
        sentences_done += len(batch.body.sentences)
    if not tables:
        return pd.DataFrame(columns=list(EVIDENCE))
    table = pd.concat(tables, ignore_index=True)
    table = table.assign(body=table.part == "body")
    table = table.sort_values(["article", "body", "start", "end", "metric"], kind="stable", ignore_index=True)
    ids = texts(article.id for article in articles)
    return table.assign(id=ids[table.article])[list(EVIDENCE)]


def _cue_table(document: Document, metric: Metric, sentences_before: int) -> pd.DataFrame:
    if metric.find is None:
        raise ValueError(f"metric {metric.column} has no cues.")
    cues = document.once(metric.find)
    start, end = cues.spans(document)
    article = document.sentences.article[cues.sentence]
    attributed = np.zeros(len(cues), dtype=bool)
    is_word = cues.first_word >= 0
    attributed[is_word] = document.once(attributed_words)[cues.first_word[is_word]]
    offset = document.article_start[article]
    return pd.DataFrame(
        {
            "article": article,
            "metric": texts([metric.evidence] * len(cues)),
            "part": texts([metric.part] * len(cues)),
            "start": start - offset,
            "end": end - offset,
            "text": texts(document.text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)),
            "category": texts(cues.category),
            "weight": cues.weight,
            "voice": np.where(cues.quoted, "quoted", "own").astype(object),
            "attributed": attributed,
            "sentence": np.full(len(cues), -1) if document.is_headline else cues.sentence + sentences_before,
        }
    )


def sentence_table(articles: Sequence[Article], english: Array) -> pd.DataFrame:
    """One row per sentence of the bodies, in order."""
    tables = []
    done = sentences_done = 0
    for batch in batches(articles):
        document = batch.body
        sentences = document.sentences
        article = sentences.article
        offset = document.article_start[article]
        known = english[done + article]
        tables.append(
            pd.DataFrame(
                {
                    "id": texts(batch.articles[number].id for number in article.tolist()),
                    "sentence": np.arange(len(sentences)) + sentences_done,
                    "block": texts(sentence.block for sentence in sentences),
                    "start": sentences.start - offset,
                    "end": sentences.end - offset,
                    "text": texts(sentence.text for sentence in sentences),
                    "loaded": np.where(known, document.once(loaded_probability), np.nan),
                    "hedged": hedged_sentences(document) & known,
                    "attributed": document.once(attributed_sentences) & known,
                }
            )
        )
        done += len(batch.articles)
        sentences_done += len(sentences)
    return pd.concat(tables, ignore_index=True)


def texts(values: Iterable[str | None]) -> Array:
    """A column of plain Python strings: pandas' own string type cannot hold lone surrogates where pyarrow is installed."""
    column = pd.Series(list(values), dtype=object)
    return column.to_numpy()


def visible(evidence: pd.DataFrame) -> pd.DataFrame:
    """Evidence without the background terms, which are never highlighted."""
    return evidence[evidence.category != BACKGROUND]
