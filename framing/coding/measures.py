"""Measures: figures of agreement with their intervals: alpha between codes, and how a score ranks what people coded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framing.coding.draws import groups, limits
from framing.coding.krippendorff import alpha_of, coincidences, tallies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.coding.krippendorff import Level


class Reliability(NamedTuple):
    """Alpha with what it rests on."""

    n_units: int
    n_values: int
    alpha: float = np.nan
    low: float = np.nan
    high: float = np.nan
    agreed: float = np.nan
    drawn: str = ""
    note: str = ""


class Ranking(NamedTuple):
    """A correlation or AUC with what it rests on."""

    n_units: int
    value: float = np.nan
    low: float = np.nan
    high: float = np.nan
    drawn: str = ""
    note: str = ""


def reliability(
    codes: NDArray[np.float64], articles: NDArray[np.object_], level: Level, resamples: int, seed: int
) -> Reliability:
    """Alpha of the codes (units × observers), with its interval and the share of pairs of codes that agree, by unit."""
    pairable = (~np.isnan(codes)).sum(axis=1) > 1
    codes, articles = codes[pairable], articles[pairable]
    counts, values = tallies(codes)
    if codes.shape[1] < 2:
        return Reliability(0, 0, note="one observer only")
    if not len(codes):
        return Reliability(0, 0, note="no unit has two codes")
    given = counts.sum(axis=1)
    agreed = float(((counts * (counts - 1)).sum(axis=1) / (given * (given - 1))).mean())
    if len(values) < 2:
        return Reliability(
            len(codes), len(values), agreed=agreed, note="all codes are the same, so nothing could have differed"
        )
    matrices = coincidences(counts)
    value = float(alpha_of(matrices.sum(axis=0), values, level))
    if agreed == 1:
        return Reliability(
            len(codes), len(values), value, agreed=agreed, note="no interval: nothing differs, however it is drawn"
        )
    of, n, drawn, note = groups(articles.tolist())
    by_group = np.zeros((n, *matrices.shape[1:]))
    np.add.at(by_group, of, matrices)
    flat = by_group.reshape(n, -1)

    def of_sample(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        return alpha_of((weights @ flat).reshape(-1, *matrices.shape[1:]), values, level)

    low, high, why = limits(of_sample, n, resamples, seed)
    return Reliability(len(codes), len(values), value, low, high, agreed, "" if why else drawn, why or note)


def auc(marked: NDArray[np.float64], score: NDArray[np.float64], articles: Sequence[str], resamples: int, seed: int) -> Ranking:
    """How often a unit that people marked (1) scores higher than one that they did not (0); equal scores count half."""
    if len(set(marked.tolist())) < 2:
        return Ranking(len(marked), note="the coders marked all units, or none")
    _, level = np.unique(score, return_inverse=True)

    def one(weights: NDArray[np.float64]) -> float:
        yes = np.bincount(level, weights * marked)
        no = np.bincount(level, weights * (1 - marked))
        pairs = yes.sum() * no.sum()
        return float((yes * (np.cumsum(no) - no / 2)).sum() / pairs) if pairs else np.nan

    of, n, drawn, note = groups(articles)
    low, high, why = limits(lambda drawn: np.array([one(row[of]) for row in drawn]), n, resamples, seed)
    return Ranking(len(marked), one(np.ones(len(marked))), low, high, "" if why else drawn, why or note)


def spearman(
    codes: NDArray[np.float64], score: NDArray[np.float64], articles: Sequence[str], resamples: int, seed: int
) -> Ranking:
    """Correlation of the ranks of what people coded and of a score (Spearman)."""
    from scipy.stats import rankdata

    def one(weights: NDArray[np.float64]) -> float:
        rows = np.repeat(np.arange(len(codes)), weights.astype(np.int64))
        ranks = rankdata(codes[rows]), rankdata(score[rows])
        return float(np.corrcoef(*ranks)[0, 1]) if all(np.ptp(rank) for rank in ranks) else np.nan

    if len(codes) < 3 or np.isnan(value := one(np.ones(len(codes)))):
        return Ranking(len(codes), note="fewer than 3 units, or all have the same code or score")
    of, n, drawn, note = groups(articles)
    low, high, why = limits(lambda drawn: np.array([one(row[of]) for row in drawn]), n, resamples, seed)
    return Ranking(len(codes), value, low, high, "" if why else drawn, why or note)
