"""Samples: what a metric counted in each outlet's articles, sentence by sentence, ready to be drawn from again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.metric import Totals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.comparison.event import Event
    from framing.document import Document
    from framing.metric import Array, Metric

SHORTEST: Final = 3
LONGEST: Final = 5
"""Sentences in a run: shorter paragraphs are joined to the next, longer ones cut."""


@dataclass(frozen=True)
class Sample:
    """One article, as a metric sees it.

    Parameters
    ----------
    metric : Metric
        The metric.
    names : tuple of str
        What it counts.
    counts : array of shape (n_sentences, n_names)
        The counts of the sentences that it looks at.
    run : array of shape (n_sentences,)
        Number of the run of whole paragraphs that each sentence stands in, from 0.
    event : str, optional
        The event the article is on.
    """

    metric: Metric
    names: tuple[str, ...]
    counts: NDArray[np.float64]
    run: NDArray[np.int64]
    event: str | None = None

    def value(self, sums: Array) -> NDArray[np.float64]:
        """The metric's value for rows of summed counts, shape (n_rows, n_names)."""
        totals = Totals(dict(zip(self.names, np.moveaxis(sums, -1, 0), strict=True)))
        value = np.asarray(self.metric.value(totals), dtype=np.float64)
        for need in self.metric.needs:
            value = np.where(need.met(totals), value, np.nan)
        return value

    @property
    def estimate(self) -> float:
        """The value of the article as it is; NaN where it cannot be had."""
        return float(self.value(self.counts.sum(axis=0)[None])[0])

    @property
    def is_one_observation(self) -> bool:
        """Whether there is nothing to draw from: a headline, or an amount that grows with the text (its number of words)."""
        total = self.counts.sum(axis=0)[None]
        return self.metric.part == "headline" or not np.allclose(self.value(2 * total), self.value(total), equal_nan=True)

    @property
    def runs(self) -> NDArray[np.float64]:
        """Counts summed over each run; shape (n_runs, n_names)."""
        sums = np.zeros((self.run[-1] + 1 if len(self.run) else 0, len(self.names)))
        np.add.at(sums, self.run, self.counts)
        return sums


def runs(document: Document) -> NDArray[np.int64]:
    r"""Number of the run each sentence stands in; shape (n_sentences,).

    Sentences in a paragraph hang together, so what is drawn again are paragraphs: those of one or two sentences joined to the
    next (subheads and bullets too), those of more than five cut into equal parts, so that a text without paragraphs has runs
    too. No run reaches over two articles.

    Examples
    --------
    >>> from framing import Document
    >>> runs(Document("One came. Two came.\n\nThree came.\n\nFour came. Five came. Six came.")).tolist()
    [0, 0, 0, 1, 1, 1]
    """
    sentences = document.sentences
    number = np.zeros(len(sentences), dtype=np.int64)
    current, size, article = -1, LONGEST, -1
    starts = np.flatnonzero(np.diff(sentences.block, prepend=-1)).tolist()
    for start, stop in pairwise([*starts, len(sentences)]):
        length = stop - start
        if sentences.article[start] != article or size >= SHORTEST:
            current, size, article = current + 1, 0, sentences.article[start]
        if length <= LONGEST:
            number[start:stop] = current
            size += length
            continue
        parts = -(-length // LONGEST)
        number[start:stop] = current + np.arange(length) * parts // length
        current, size = current + parts - 1, LONGEST
    return number


def samples(event: Event, metric: Metric) -> dict[str, list[Sample]]:
    """The articles of each outlet that have a value, as `metric` sees them."""
    document = event.headline if metric.part == "headline" else event.body
    found = document.once(metric.count)
    counts = np.column_stack([np.asarray(column, dtype=np.float64) for column in found.values()])
    article, run = document.sentences.article, document.once(runs)
    seen = counts.any(axis=1) & (document.sentences.is_prose | (metric.scope != "prose"))
    by_outlet: dict[str, list[Sample]] = {outlet: [] for outlet in event.outlet_names}
    for number, outlet in enumerate(event.outlets):
        chosen = np.flatnonzero(seen & (article == number))
        _, numbers = np.unique(run[chosen], return_inverse=True)
        sample = Sample(metric, tuple(found), counts[chosen], numbers, event.articles[number].event)
        if not np.isnan(sample.estimate):
            by_outlet[outlet].append(sample)
    return by_outlet


def mean(articles: Sequence[Sample]) -> float:
    """An outlet's value: the mean of its articles' values; NaN without any."""
    return float(np.mean([sample.estimate for sample in articles])) if articles else float("nan")
