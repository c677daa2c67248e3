"""All metrics, listed by hand in the order of the columns of ``Analysis.scores``."""

from typing import Final

from framing.metric import Metric
from framing.metrics.headline import HEADLINE_SENSATIONALISM
from framing.metrics.hedging import (
    APPROXIMATORS_PER_100_WORDS,
    BOOSTERS_PER_100_WORDS,
    HEDGES_PER_100_WORDS,
    HEDGING_RATIO,
    PRESCRIPTIONS_PER_100_WORDS,
)
from framing.metrics.loaded_language import LOADED_LANGUAGE, LOADED_LANGUAGE_QUOTED
from framing.metrics.loaded_sentences import LOADED_SENTENCES
from framing.metrics.readability import FORMULAS, READING_EASE, READING_GRADE
from framing.metrics.size import SENTENCES, WORDS
from framing.nearest import did_you_mean

METRICS: Final[tuple[Metric, ...]] = (
    LOADED_LANGUAGE,
    LOADED_LANGUAGE_QUOTED,
    LOADED_SENTENCES,
    HEDGING_RATIO,
    HEDGES_PER_100_WORDS,
    BOOSTERS_PER_100_WORDS,
    APPROXIMATORS_PER_100_WORDS,
    PRESCRIPTIONS_PER_100_WORDS,
    HEADLINE_SENSATIONALISM,
    READING_EASE,
    READING_GRADE,
    *FORMULAS,
    WORDS,
    SENTENCES,
)

MAIN: Final = ("loaded_language", "hedging_ratio", "headline_sensationalism", "reading_ease")
"""Columns of the four main scores."""


def metric_named(column: str) -> Metric:
    """The shipped metric of that column.

    Raises
    ------
    LookupError
        If there is none; the message gives the nearest and all.

    Examples
    --------
    >>> metric_named("hedging")
    Traceback (most recent call last):
        ...
    LookupError: no metric named 'hedging'. Did you mean 'hedging_ratio'? Available: loaded_language, ...
    """
    known = {metric.column: metric for metric in METRICS}
    if column not in known:
        raise LookupError(f"no metric named {column!r}.{did_you_mean(column, known)} Available: {', '.join(known)}.")
    return known[column]
