"""Planning: how many articles a study needs to find a difference between two outlets."""

from __future__ import annotations

import html
import math
import os
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from framing.analysis import Analysis
from framing.comparison.intervals import quantile, score_limits
from framing.corpus.parts import parts_of
from framing.metrics import METRICS
from framing.nearest import did_you_mean
from framing.reading.error import ReadingError, missing_extra
from framing.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from framing.metric import Array

FEWEST: Final = 20
"""Scored articles below which their spread says too little of that of a study."""
MOST: Final = 20_000
"""Scored articles that are used, drawn at random where there are more."""
LIMIT: Final = 100_000
"""Articles per outlet up to which a study is simulated."""
_BEYOND: Final = 1.25  # how far past the answer the curve goes on, to see that power stays
_AT_ONCE: Final = 1_000_000  # values drawn at once for each of the two outlets
_ROWS: Final = 65_536
_EQUAL: Final = 1e-9  # a spread that is only rounding, relative to the values


@dataclass(frozen=True)
class Plan:
    """How many articles a study needs; made by `plan`.

    Attributes
    ----------
    metric : str
        The score.
    difference : float
        The difference to be found, in units of the score.
    articles : int
        Articles needed of each of the two outlets.
    power, low, high : float
        Share of the simulated studies of that size that find the difference, with the 95 % interval of the simulation.
    alpha : float
        The level of the test.
    simulations : int
        How many studies were simulated.
    spread : float
        Standard deviation of the score within outlets.
    scored : int
        How many scored articles that rests on.
    curve : DataFrame (articles, power, low, high)
        The same for smaller studies and somewhat larger ones.

    Examples
    --------
    >>> import framing
    >>> scores = pd.DataFrame({"outlet": list("AB") * 20, "loaded_language": [n % 5 / 2 for n in range(40)]})
    >>> framing.plan(scores, difference=1).metric
    'loaded_language'
    """

    metric: str
    difference: float
    articles: int
    power: float
    low: float
    high: float
    alpha: float
    simulations: int
    spread: float
    scored: int
    curve: pd.DataFrame

    def __repr__(self) -> str:
        return (
            f"With {self.articles:,} articles of each outlet, a difference of {self.difference:g} in {self.metric} is found in "
            f"{100 * self.power:.1f} % of {self.simulations:,} simulated studies (95 % interval {100 * self.low:.1f} to "
            f"{100 * self.high:.1f} %; Welch's t test at alpha {self.alpha:g}; standard deviation within outlets "
            f"{self.spread:.3g}, from {self.scored:,} scored articles)."
        )

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(repr(self))}</p>"


def plan(
    scores: Analysis | pd.DataFrame | str | os.PathLike[str],
    difference: float,
    power: float = 0.8,
    *,
    metric: str = "loaded_language",
    alpha: float = 0.05,
    simulations: int = 2000,
    seed: int = 0,
) -> Plan:
    """How many articles per outlet a study needs to find a difference between two outlets.

    Studies are simulated from articles that have been scored. Their values are centred within outlets, so that differences
    between the outlets at hand do not count (and taken times √(n/(n − 1)) in an outlet of n articles, since centring takes that
    much from their spread). A simulated study draws articles for two outlets from them, with replacement, adds `difference` to
    the values of one, and finds it if Welch's two-sided t test has p below `alpha`. The answer is the smallest number of
    articles from which on at least the share `power` of the studies do. Numbers go up by one to 100, then by 2 %, which is less
    than the simulation can tell apart.

    It does not cover three things. Articles on the same event are not independent: where an outlet has several on one, a study
    needs more. The scored articles stand for those of the study: they should be of its kind, time and length. And where several
    scores or pairs of outlets are tested at once, each needs a smaller alpha: divide `alpha` by their number, which is what
    Holm's method, as in `compare`, asks of the smallest p.

    With few articles the test itself is rough. Of skewed scores, such as those that mostly are 0, it finds less than it should,
    which the power has in it. Of scores with only two or three values it may find a difference where there is none more often
    than `alpha` has it (at two values 0.08 for 0.05 with 8 articles, about 0.06 from 20 on).

    Parameters
    ----------
    scores : Analysis, DataFrame or path
        Scored articles like those of the study: what `analyse` made, its ``scores``, or the folder of a scored corpus
        (``part-*.parquet``). Those without a value or an outlet, and the only one of an outlet, give none; of more than 20,000
        a random sample is used.
    difference : float
        The smallest difference in means that the study should not miss, in units of the score.
    power : float
        How probable it should be that it is found, above `alpha` and below 1.
    metric : str
        The score, a column of `scores`.
    alpha : float
        Probability of finding a difference where there is none, above 0 and below 1.
    simulations : int
        How many studies are simulated.
    seed : int
        Where random numbers begin: the same seed gives the same plan.

    Returns
    -------
    Plan

    Raises
    ------
    TypeError
        If `scores` is none of these.
    LookupError
        If there is no score of that name; the message gives the nearest and all.
    ValueError
        If a number is out of range, fewer than 20 articles can be used, their values do not differ, more than 100,000 articles
        per outlet would be needed, or the folder cannot be read.

    References
    ----------
    Cohen, J. (1988). Statistical power analysis for the behavioral sciences (2nd ed.). Erlbaum.

    Examples
    --------
    >>> import framing
    >>> texts = ["Turnout may fall. " * n + "Polls close at ten. " * (10 - n) for n in range(1, 9)]
    >>> articles = [framing.Article(text, outlet=outlet) for text in texts for outlet in ("A", "B", "C")]
    >>> plan(framing.analyse(articles), difference=0.2, metric="hedging_ratio")
    With 26 articles of each outlet, a difference of 0.2 in hedging_ratio is found in 81.3 % of 2,000 simulated studies ...
    """
    _check_numbers(difference, power, metric, alpha, simulations)
    values = _centred(*_sampled(_scored(scores, metric), seed))
    if len(values) < FEWEST:
        raise ValueError(
            f"{len(values)} scored articles can be used, {FEWEST} are needed: with a value of {metric}, and of an outlet that "
            "has two or more of them. Score more articles, or name their outlets."
        )
    spread = float(np.sqrt(np.mean(values**2)))
    if spread == 0:
        raise ValueError(f"{metric} is the same in all articles of an outlet: there is no spread to plan with. Score others.")
    size = abs(difference) / spread
    expected = _by_formula(size, power, alpha)
    rows: list[tuple[int, float, float, float]] = []
    found = None
    for articles, share in found_in(values / spread, size, alpha, simulations, seed) if expected <= LIMIT else ():
        rows.append((articles, share, *score_limits(share, simulations, quantile(math.inf), is_share=True)))
        found = (found or rows[-1]) if share >= power else None
        # A score with rare large values may reach the power for a while, as long as few studies have drawn one.
        if found and articles >= _BEYOND * max(expected, found[0]):
            break
    if found is None:
        raise ValueError(
            f"to find a difference of {difference:g} in {metric} a study needs about {max(expected, LIMIT):,.0f} articles per "
            f"outlet or more; {LIMIT:,} are the most that are simulated. Plan for a larger difference, or less power."
        )
    curve = table_of(rows, ["articles", "power", "low", "high"])
    return Plan(metric, difference, *found, alpha, simulations, spread, len(values), curve)


def found_in(
    values: NDArray[np.float64], difference: float, alpha: float, simulations: int, seed: int
) -> Iterator[tuple[int, float]]:
    """Articles per outlet, and the share of simulated studies of that size that find the difference, for ever larger studies.

    `values` have mean 0 and variance 1. Studies grow from step to step, so that neighbours on the curve share their luck, and
    nothing is drawn twice.
    """
    from scipy.stats import ttest_ind_from_stats

    rng = np.random.default_rng(seed)
    sums, squares = np.zeros((2, simulations)), np.zeros((2, simulations))
    articles, step = 0, 2
    while step:
        drawn = values[rng.integers(len(values), size=(2, simulations, step))]
        sums += drawn.sum(axis=-1)
        squares += np.einsum("osa,osa->os", drawn, drawn)
        articles += step
        mean = sums / articles
        sd = np.sqrt(np.maximum(0, squares - sums * mean) / (articles - 1))
        p = ttest_ind_from_stats(mean[0] + difference, sd[0], articles, mean[1], sd[1], articles, equal_var=False).pvalue
        # Where all values drawn are the same there is no test, whatever rounding leaves.
        yield articles, float(((p < alpha) & (sd.sum(axis=0) > _EQUAL)).mean())
        step = min(max(1, min(articles // 50, _AT_ONCE // simulations)), LIMIT - articles)


def _by_formula(difference: float, power: float, alpha: float) -> float:
    """Articles per outlet by the normal approximation, for a difference in standard deviations."""
    normal = NormalDist()
    root = (normal.inv_cdf(1 - alpha / 2) + normal.inv_cdf(power)) / difference
    return 2 * root * root


def _check_numbers(difference: float, power: float, metric: str, alpha: float, simulations: int) -> None:
    if not math.isfinite(difference) or difference == 0:
        raise ValueError(
            f"difference must be a number other than 0, not {difference}: the smallest that the study should find."
        )
    for low, high in (known.bounds for known in METRICS if known.column == metric):
        if abs(difference) >= high - low:
            raise ValueError(
                f"{metric} is from {low:g} to {high:g}, so a difference of {difference:g} cannot be. Use its units."
            )
    if not 0 < alpha < 1:
        raise ValueError(f"alpha must be above 0 and below 1, not {alpha}; 0.05 is usual.")
    if not alpha < power < 1:
        raise ValueError(f"power must be above alpha ({alpha:g}) and below 1, not {power}; 0.8 is usual.")
    least = max(100, math.ceil(10 / (1 - power)))  # ten studies that miss tell how many do
    if simulations < least:
        raise ValueError(f"a power of {power:g} takes {least:,} simulations or more to be told, not {simulations}.")


def _scored(scores: object, metric: str) -> Iterable[pd.DataFrame]:
    """Tables with the columns outlet and `metric`, one at a time."""
    if isinstance(scores, (str, os.PathLike)):
        return _parts(Path(scores), metric)
    table = scores.scores if isinstance(scores, Analysis) else scores
    if not isinstance(table, pd.DataFrame):
        raise TypeError(
            "plan takes what framing.analyse returns, its scores, or the folder of a scored corpus, "
            f"not {type(scores).__name__}: plan(analyse(articles), …)."
        )
    _check_columns("scores", list(map(str, table)), list(map(str, table.select_dtypes("number"))), metric)
    return [table[["outlet", metric]]]


def _parts(folder: Path, metric: str) -> Iterator[pd.DataFrame]:
    """The two columns of a scored corpus, some rows at a time."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise missing_extra(str(folder), "a scored corpus", "scale") from None
    for file in parts_of(folder):
        try:
            with parquet.ParquetFile(file) as part:
                fields = list(part.schema_arrow)
                numbers = [field.name for field in fields if _is_number(field.type)]
                _check_columns(str(file), [field.name for field in fields], numbers, metric)
                for batch in part.iter_batches(_ROWS, columns=["outlet", metric]):
                    yield batch.to_pandas()
        except (pa.ArrowException, OSError) as error:
            raise ReadingError(f"{file}: cannot be read as Parquet ({str(error)[:200]}). Score the corpus anew.") from None


def _is_number(kind: object) -> bool:
    """Whether a column of that type of Arrow may hold values; one of nothing but missing values may."""
    from pyarrow import types

    return bool(types.is_floating(kind) or types.is_integer(kind) or types.is_null(kind))


def _check_columns(source: str, columns: list[str], numbers: list[str], metric: str) -> None:
    if "outlet" not in columns:
        raise ReadingError(f"{source}: there is no column 'outlet'. Give a table like Analysis.scores.")
    if metric not in numbers:
        hint = did_you_mean(metric, numbers)
        raise LookupError(f"{source}: no score named {metric!r}.{hint} Available: {', '.join(numbers)}.")


def _sampled(tables: Iterable[pd.DataFrame], seed: int) -> tuple[Array, NDArray[np.float64]]:
    """Outlets and values of the articles that have both, at most `MOST`: those with the smallest of random keys.

    So they are the same however the rows are cut into tables.
    """
    rng = np.random.default_rng(seed)
    outlets, values, keys = np.empty(0, dtype=object), np.empty(0), np.empty(0)
    for table in tables:
        outlet = table.iloc[:, 0].to_numpy(dtype=object)
        value = table.iloc[:, 1].to_numpy(dtype=np.float64, na_value=np.nan)
        known = np.isfinite(value) & ~pd.isna(outlet)
        known[known] = outlet[known] != ""
        keys = np.concatenate([keys, rng.random(int(known.sum()))])
        first = np.argsort(keys)[:MOST]
        outlets, values = np.concatenate([outlets, outlet[known]])[first], np.concatenate([values, value[known]])[first]
        keys = keys[first]
    return outlets, values


def _centred(outlets: Array, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distances of the values from their outlets' means, with the variance they have in an outlet."""
    code, _ = pd.factorize(outlets)
    n = np.bincount(code)
    distance = values - (np.bincount(code, values) / n)[code]
    distance[np.abs(distance) <= _EQUAL * np.abs(values)] = 0  # a mean of like values may be off by rounding
    n = n[code]
    return distance[n > 1] * np.sqrt(n[n > 1] / (n[n > 1] - 1))
