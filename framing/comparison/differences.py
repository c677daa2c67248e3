"""Differences: every pair of outlets and every metric, with how sure the difference is."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.comparison.difference import TOO_LITTLE, difference, holm, verdict
from framing.comparison.intervals import DECIMALS
from framing.comparison.robustness import robustness
from framing.metrics import MAIN
from framing.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from framing.comparison.difference import Difference
    from framing.comparison.event import Event
    from framing.metric import Metric

EXPLORATORY: Final = "exploratory"
COLUMNS: Final = ("metric", "a", "b", "difference", "low", "high", "effect", "p", "p_adjusted", "verdict", "robustness")


def differences(event: Event, metrics: Iterable[Metric]) -> pd.DataFrame:
    """Every pair of outlets and every metric: the difference, its interval, effect, p and what may be said of it.

    The main scores × pairs are the confirmatory family: their p are adjusted together, and a verdict needs an adjusted p under
    0.05, an interval without 0 and, for reading ease, a difference of at least one school grade. All else is exploratory and
    has no verdict; nor have single headlines, one observation each. Each event is a family of its own.

    Verdicts are "A higher" (the outlet's name), "cannot be told apart", and, where a test could say neither, "too little to
    tell" if the texts are so short, or the articles so few, that adjusted p could not be under 0.05 whatever stood in them (the
    smallest p of each comparison, `least_p`, adjusted by Holm as p are), "too short to test" with fewer than three runs of
    paragraphs, "one headline each: compared by value only", and "no value on one side".

    Returns
    -------
    DataFrame (metric, a, b, difference, low, high, effect, p, p_adjusted, verdict, robustness)
        ``difference`` is a − b; ``low`` and ``high`` are limits of its 95 % interval; ``effect`` is the difference in standard
        deviations of news articles of like length; ``p`` is by permutation (`permutation_p`), ``p_adjusted`` by Holm for the
        main scores; ``robustness`` tells whether a verdict holds with parts of the articles taken out (`robustness`), and is
        empty where it is too little to tell.
    """
    pairs = list(combinations(event.outlet_names, 2))
    chosen = tuple(metrics)
    found = [row for metric in chosen for row in difference(event, metric, pairs)]
    family = [row for row in found if row.metric in MAIN]
    p_adjusted = holm(np.array([row.p for row in family])).tolist()
    least = holm(np.array([row.least_p for row in family])).tolist()
    adjusted = dict(zip(map(_key, family), p_adjusted, strict=True))
    verdicts = {_key(row): verdict(row, *both) for row, *both in zip(family, p_adjusted, least, strict=True)}
    tested = {row.metric for row in family if not np.isnan(row.p) and verdicts[_key(row)] != TOO_LITTLE}
    lines = {
        (metric.column, *pair): line
        for metric in chosen
        if metric.column in tested and metric.part == "body"
        for pair, line in robustness(event, metric, family).items()
    }
    rows = []
    for row in found:
        says = verdicts.get(_key(row), EXPLORATORY)
        numbers = (round(number, DECIMALS) for number in (*row[3:8], adjusted.get(_key(row), float("nan"))))
        line = lines.get(_key(row), "") if not np.isnan(row.p) and says != TOO_LITTLE else ""
        rows.append((*_key(row), *numbers, says, line))
    return table_of(rows, COLUMNS)


def _key(row: Difference) -> tuple[str, str, str]:
    return row.metric, row.a, row.b
