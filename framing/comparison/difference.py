"""Difference: how two outlets differ in one metric, how surely, and what may be said of it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import comb, prod
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.comparison.intervals import RESAMPLES, Interval, measured
from framing.comparison.samples import mean, samples
from framing.metrics import MAIN
from framing.metrics.headline import HEADLINE_SENSATIONALISM
from framing.metrics.readability import READING_GRADE
from framing.metrics.size import WORDS
from framing.reference import spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from framing.comparison.event import Event
    from framing.comparison.samples import Sample
    from framing.metric import Metric

ALPHA: Final = 0.05
LEAST_GRADES: Final = 1.0
"""Difference in school grades under which two articles are not told apart: the formulas themselves differ by more."""
NO_VERDICT: Final = "cannot be told apart"
BY_VALUE: Final = "one headline each: compared by value only"
TOO_SHORT: Final = "too short to test"
TOO_LITTLE: Final = "too little to tell"
"""The verdict where no articles of this length and number could give an adjusted p under `ALPHA`."""
NO_VALUE: Final = "no value on one side"
_WIDENED: Final = 1.05
_SEED: Final = 0


class Difference(NamedTuple):
    """A metric's difference between two outlets, a − b."""

    metric: str
    a: str
    b: str
    difference: float
    low: float
    high: float
    effect: float
    p: float
    grades: float
    """Difference in school grades, for a main score that is about reading; else NaN."""
    least_p: float = 0.0
    """The smallest p that so many runs, or articles, could give (`least_p`)."""


def difference_interval(a: Interval, b: Interval) -> Interval:
    """The difference a − b, with limits from those of both: distances to the limits, added as root of squares (Newcombe 1998).

    References
    ----------
    Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions. Statistics in Medicine,
    17, 873–890.

    Examples
    --------
    The paper's example (a), method 10: 56/70 − 48/80, from the two Wilson intervals.

    >>> found = difference_interval(Interval(0.8, 0.6918, 0.8769), Interval(0.6, 0.4904, 0.7004))
    >>> [round(limit, 3) for limit in found]
    [0.2, 0.052, 0.334]
    """
    d = a.value - b.value
    low = d - ((a.value - a.low) ** 2 + (b.high - b.value) ** 2) ** 0.5
    high = d + ((a.high - a.value) ** 2 + (b.value - b.low) ** 2) ** 0.5
    return Interval(d, low, high)


def permutation_p(a: Sequence[Sample], b: Sequence[Sample]) -> float:
    """Share of random divisions whose values differ at least as much as those of a and b (two-sided, the real one included).

    With one article each the runs of paragraphs of both are divided anew, and what comes out is widened by 5 %, since
    neighbouring runs hang together a little too; else whole articles, within each event if they have events. NaN where there is
    nothing to divide.
    """
    if not a or not b or (len(a) == len(b) == 1 and a[0].is_one_observation):
        return float("nan")
    if len(a) == len(b) == 1:
        rows = np.concatenate([a[0].runs, b[0].runs])
        if len(rows) < 3:
            return float("nan")
        in_a = _divisions(len(rows), len(a[0].runs), 0)
        sums = in_a @ rows
        found = _WIDENED * (a[0].value(sums) - a[0].value(rows.sum(axis=0) - sums))
    else:
        values = np.array([sample.estimate for sample in (*a, *b)])
        events = [sample.event or "" for sample in (*a, *b)]
        strata = np.unique(events, return_inverse=True)[1]
        in_a = np.zeros((RESAMPLES, len(values)), dtype=bool)
        for stratum in range(strata.max() + 1):
            members = np.flatnonzero(strata == stratum)
            in_a[:, members] = _divisions(len(members), int((members < len(a)).sum()), stratum)
        if (in_a == in_a[0]).all():  # no event has articles of both
            return float("nan")
        found = (in_a @ values) / len(a) - (~in_a @ values) / len(b)
    observed = abs(mean(a) - mean(b))
    as_far = np.nan_to_num(np.abs(found), nan=np.inf) >= observed - 1e-12  # a division without a value counts against
    return float((1 + as_far.sum()) / (1 + RESAMPLES))


def least_p(a: Sequence[Sample], b: Sequence[Sample]) -> float:
    """The smallest p that `permutation_p` aims at with so many runs, or articles, on each side, whatever stands in them.

    The real division is always as far as itself, and so is its mirror where both sides have as many of each stratum: 1 or 2 of
    all divisions, which are counted, not drawn. Three runs against three can be divided in 20 ways: 2 / 20. NaN where
    there is nothing to divide.
    """
    if not a or not b or (len(a) == len(b) == 1 and a[0].is_one_observation):
        return float("nan")
    if len(a) == len(b) == 1:
        sizes = [(len(a[0].runs), len(b[0].runs))]
        if sum(sizes[0]) < 3:
            return float("nan")
    else:
        in_a, in_b = (Counter(sample.event or "" for sample in side) for side in (a, b))
        sizes = [(in_a[event], in_b[event]) for event in in_a | in_b]
    divisions = prod(comb(n + m, n) for n, m in sizes)
    if divisions == 1:
        return float("nan")
    return (2 if all(n == m for n, m in sizes) else 1) / divisions


@lru_cache(64)
def _divisions(members: int, n: int, stratum: int) -> NDArray[np.bool_]:
    """RESAMPLES random choices of `n` of so many members; shape (RESAMPLES, members)."""
    rng = np.random.default_rng((_SEED, stratum))
    ranks = rng.random((RESAMPLES, members)).argsort(axis=1).argsort(axis=1)
    chosen: NDArray[np.bool_] = ranks < n
    return chosen


def holm(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values of p adjusted for all comparisons that have one (Holm 1979, Scand. J. Statistics 6, 65–70); NaN stays NaN.

    Examples
    --------
    The paper's rule on three: 3 · 0.01, then 2 · 0.04, then at least as much.

    >>> holm(np.array([0.04, 0.01, 0.05])).round(3).tolist()
    [0.08, 0.03, 0.08]
    """
    adjusted = np.full(len(p), np.nan)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    steps = p[order] * (len(order) - np.arange(len(order)))
    adjusted[order] = np.minimum(1.0, np.maximum.accumulate(steps)) if len(order) else steps
    return adjusted


def difference(event: Event, metric: Metric, pairs: Iterable[tuple[str, str]]) -> list[Difference]:
    """How these pairs of outlets differ in one metric."""
    of = event.once(measured, metric)
    grade = {}
    if metric.column in MAIN and metric.count is READING_GRADE.count:
        grade = {outlet: mean(articles) for outlet, articles in samples(event, READING_GRADE).items()}
    words = {outlet: mean(articles) for outlet, articles in samples(event, WORDS).items()}
    found = []
    for a, b in pairs:
        between = difference_interval(of[a][1], of[b][1])
        sd = spread(metric.column, (words[a] + words[b]) / 2)
        grades = grade[a] - grade[b] if grade else float("nan")
        one, other = sorted((a, b))  # so that p does not hang on the order of the articles
        p, least = (test(of[one][0], of[other][0]) for test in (permutation_p, least_p))
        found.append(Difference(metric.column, a, b, *between, between.value / sd, p, grades, least))
    return found


def verdict(found: Difference, p_adjusted: float, least_adjusted: float = 0.0) -> str:
    """What may be said of a difference in a main score; `least_adjusted` is the smallest adjusted p that could come out."""
    if np.isnan(found.difference):
        return NO_VALUE
    if np.isnan(found.p):
        return BY_VALUE if found.metric == HEADLINE_SENSATIONALISM.column else TOO_SHORT
    if abs(found.grades) < LEAST_GRADES or not p_adjusted < ALPHA or not (found.low > 0 or found.high < 0):
        return TOO_LITTLE if least_adjusted > ALPHA else NO_VERDICT
    return f"{found.a if found.difference > 0 else found.b} higher"
