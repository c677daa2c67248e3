"""Intervals: how far a score would move if other paragraphs of the same making had been printed."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.comparison.samples import mean, samples
from framing.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from framing.comparison.event import Event
    from framing.comparison.samples import Sample
    from framing.metric import Metric

RESAMPLES: Final = 2000
LEVEL: Final = 0.95
DESIGN_EFFECT: Final = 1.15
"""Usual variance of a value when paragraphs are drawn, over that when sentences are drawn: 1.0 to 1.4 in long news articles."""
PRIOR_RUNS: Final = 12
"""How many runs of paragraphs the usual design effect weighs as much as."""
MANY: Final = 10
"""Articles of an outlet whose own spread tells how much they vary."""
DECIMALS: Final = 6
_SEED: Final = 0


class Interval(NamedTuple):
    """A value with the limits of its 95 % interval; limits are NaN where there is nothing to draw from."""

    value: float
    low: float
    high: float


def interval(articles: Sequence[Sample]) -> Interval:
    """The value of one outlet's articles and its 95 % interval.

    The variance comes from resampling: of an article's sentences and of its runs of paragraphs (`samples.runs`), or of an
    outlet's articles where there are several. Limits are those of the score interval of Wilson (1927) for a share, with the
    effective size that the variance implies (Korn & Graubard 1998), of its Poisson counterpart for a rate, and value ± t·SE
    for what has no lower bound; so they stay within the metric's bounds, and an article without a cue has an upper limit.

    References
    ----------
    Korn, E. L., & Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of positive counts
    estimated from survey data. Survey Methodology, 24(2), 193–201.
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA, 22, 209–212.
    """
    value = mean(articles)
    if np.isnan(value) or (len(articles) == 1 and articles[0].is_one_observation):
        return Interval(value, np.nan, np.nan)
    variance, freedom = _variance(articles)
    if np.isnan(variance):
        return Interval(value, np.nan, np.nan)
    low, high = articles[0].metric.bounds
    t = quantile(freedom)
    if np.isinf(low):
        half = t * variance**0.5
        return Interval(value, value - half, min(value + half, high))
    width = high - low if np.isfinite(high) else 1.0
    size = _effective_size((value - low) / width, variance / width**2, articles, width)
    limits = score_limits((value - low) / width, size, t, is_share=bool(np.isfinite(high)))
    return Interval(value, *(low + width * limit for limit in limits))


def score_limits(value: float, size: float, t: float, *, is_share: bool) -> tuple[float, float]:
    """Limits μ at which a value is just not surprising.

    They solve (value − μ)² = t² · μ(1 − μ)/size for a share, (value − μ)² = t² · μ/size for a rate.

    Examples
    --------
    Wilson's limits for 0 of 10, and those of Poisson counts for 4 in an exposure of 1:

    >>> [round(limit, 4) for limit in score_limits(0.0, 10, 1.96, is_share=True)]
    [0.0, 0.2775]
    >>> [round(limit, 4) for limit in score_limits(4.0, 1, 1.96, is_share=False)]
    [1.5555, 10.2861]
    """
    scale = 1 + t**2 / size if is_share else 1.0
    centre = (value + t**2 / (2 * size)) / scale
    spread = value * (1 - value) if is_share else value
    half = t / scale * (max(0.0, spread) / size + t**2 / (4 * size**2)) ** 0.5
    return max(0.0, centre - half), min(1.0, centre + half) if is_share else centre + half


@cache
def quantile(freedom: float) -> float:
    """The 97.5 % quantile of Student's t."""
    from scipy.stats import t

    return float(t.ppf((1 + LEVEL) / 2, freedom))


def _effective_size(share: float, variance: float, articles: Sequence[Sample], width: float) -> float:
    """The number of independent trials (or the exposure) at which a share (or rate) would have this variance."""
    if variance > 0:
        is_share = np.isfinite(articles[0].metric.bounds[1])
        return share * (1 - share if is_share else 1) / variance
    # Nothing varies, as where no cue was found: the size is what one cue more would be divided by.
    # Where one more changes nothing, as in a text of one very long sentence, there is the one observation.
    steps = [_step(sample) for sample in articles]
    return sum(width / step if step > 0 else 1.0 for step in steps) / DESIGN_EFFECT


def _step(sample: Sample) -> float:
    """By how much one more of what is counted would change the value, at most."""
    total = sample.counts.sum(axis=0)
    changed = sample.value(total + np.eye(len(total)))
    return float(np.nanmax(np.abs(changed - sample.estimate)))


def _variance(articles: Sequence[Sample]) -> tuple[float, float]:
    """Variance of an outlet's value and its degrees of freedom."""
    if len(articles) == 1:
        return _within(articles[0])
    n = len(articles)
    between = float(np.var([sample.estimate for sample in articles], ddof=1)) / n
    if n >= MANY or articles[0].is_one_observation:
        return between, n - 1
    # A few articles may be alike by chance: their mean varies no less than each of them does within itself.
    known = [variance for variance, _ in map(_within, articles) if not np.isnan(variance)]
    within = sum(known) / len(known) / n if known else 0.0
    return (between, n - 1) if between >= within else (within, n - 1 + PRIOR_RUNS)


def _within(sample: Sample) -> tuple[float, float]:
    """Variance of one article's value and its degrees of freedom.

    The variance when sentences are drawn, times the design effect: how much more it is when paragraphs are drawn. A single
    article has too few paragraphs to tell that well, so its own is averaged with the usual one, as moderated variances are
    (Smyth 2004, Stat. Appl. Genet. Mol. Biol. 3, 3).
    """
    by_run = sample.runs
    freedom = len(by_run) - 1
    if len(sample.counts) < 2:
        return float("nan"), 0
    of_sentences = _resampled(sample, sample.counts)
    of_runs = _resampled(sample, by_run) if freedom else 0.0
    effect = of_runs / of_sentences if of_sentences > 0 else DESIGN_EFFECT
    moderated = (freedom * effect + PRIOR_RUNS * DESIGN_EFFECT) / (freedom + PRIOR_RUNS)
    return of_sentences * moderated, freedom + PRIOR_RUNS


def _resampled(sample: Sample, rows: NDArray[np.float64]) -> float:
    """Variance of the value of the article when its `rows` of counts are drawn again with replacement."""
    n = len(rows)
    return float(np.nanvar(sample.value(_times_drawn(n) @ rows))) * n / (n - 1)


@lru_cache(16)
def _times_drawn(n: int) -> NDArray[np.int16]:
    """How often each of `n` rows is drawn in each resample; shape (RESAMPLES, n)."""
    drawn = np.random.default_rng(_SEED).integers(n, size=(RESAMPLES, n))
    places = drawn + n * np.arange(RESAMPLES)[:, None]
    return np.bincount(places.ravel(), minlength=RESAMPLES * n).reshape(RESAMPLES, n).astype(np.int16)


def measured(event: Event, metric: Metric) -> dict[str, tuple[list[Sample], Interval]]:
    """Each outlet's articles as a metric sees them, and its value with interval."""
    return {outlet: (articles, interval(articles)) for outlet, articles in samples(event, metric).items()}


def scores(event: Event, metrics: Iterable[Metric]) -> pd.DataFrame:
    """Each outlet's value of each metric with its interval.

    Returns
    -------
    DataFrame (outlet, metric, value, low, high, articles, sentences)
        ``low`` and ``high`` are the limits of a 95 % interval. With one article per outlet it tells how stable the value is
        within that text: it is about these articles, not about their outlets. With several it is about their mean. Missing
        for one headline, and for amounts that only grow with the text. ``articles`` and ``sentences`` count what it rests on.
    """
    rows = []
    for metric in metrics:
        for outlet, (articles, found) in event.once(measured, metric).items():
            sentences = sum(len(sample.counts) for sample in articles)
            rows.append((outlet, metric.column, *(round(part, DECIMALS) for part in found), len(articles), sentences))
    order = {outlet: number for number, outlet in enumerate(event.outlet_names)}
    rows.sort(key=lambda row: order[str(row[0])])
    return table_of(rows, ["outlet", "metric", "value", "low", "high", "articles", "sentences"])
