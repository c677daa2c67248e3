"""Explain: from what features and weights the probability of a sentence came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from framing.batch import batches
from framing.metrics.loaded_sentences import sentence_features, sentence_model
from framing.tables import table_of

if TYPE_CHECKING:
    from framing.analysis import Analysis


def explain(analysis: Analysis, id: str, sentence: int) -> pd.DataFrame:
    """See `Analysis.explain`."""
    article = analysis.article(id)
    rows_of_article = analysis.sentences.index[analysis.sentences.id == id]
    if sentence not in rows_of_article:
        have = f"{rows_of_article[0]} to {rows_of_article[-1]}" if len(rows_of_article) else "none"
        raise LookupError(f"article {id!r} has no sentence {sentence}; its sentences are {have}.")
    place = sentence - rows_of_article[0]
    if pd.isna(analysis.sentences.loaded[sentence]):
        raise LookupError(f"sentence {sentence} of article {id!r} has no value: it has no words, or is not English.")
    for batch in batches([article], corrections=analysis.corrections):
        if place < len(batch.body.sentences):
            features = sentence_features(batch.body)
            break
        place -= len(batch.body.sentences)
    weights = sentence_model()
    rows = [("intercept", 1.0, weights["intercept"])]
    rows += [(name, float(feature[place]), weights.get(name, 0.0)) for name, feature in features.items()]
    table = table_of(rows, ["feature", "value", "weight"])
    return table.assign(contribution=table.value * table.weight)
