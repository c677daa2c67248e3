"""Draws: 95 % intervals of a figure of agreement, by drawing the articles, or the units, again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

FEWEST: Final = 10
"""Articles from which on whole articles are drawn."""
_UNDEFINED: Final = 0.05  # share of samples without a value above which there is no interval
_AT_ONCE: Final = 2_000_000
FEW: Final = (
    f"fewer than {FEWEST} articles, so single units are drawn: as those of one article are alike, the interval is "
    "probably too narrow"
)


class Groups(NamedTuple):
    """What is drawn: each unit's group, how many there are, and what they are."""

    of: NDArray[np.int64]
    n: int
    drawn: str
    note: str


def groups(articles: Sequence[str]) -> Groups:
    """Whole articles, since units of one article are not independent; single units where the articles are too few."""
    names = {name: place for place, name in enumerate(sorted(set(articles)))}  # NumPy's texts would lose a NUL at their end
    if len(names) >= FEWEST:
        return Groups(np.array([names[name] for name in articles]), len(names), "articles", "")
    return Groups(np.arange(len(articles)), len(articles), "units", FEW if len(names) < len(articles) else "")


def draws(n: int, resamples: int, seed: int) -> Iterator[NDArray[np.float64]]:
    """How often each of `n` groups is drawn, a row per sample, some samples at a time."""
    random = np.random.default_rng(seed)
    step = max(1, _AT_ONCE // n)
    for start in range(0, resamples, step):
        size = min(step, resamples - start)
        drawn = random.integers(n, size=(size, n)) + n * np.arange(size)[:, None]
        yield np.bincount(drawn.ravel(), minlength=size * n).reshape(size, n).astype(np.float64)


def limits(
    value: Callable[[NDArray[np.float64]], NDArray[np.float64]], n: int, resamples: int, seed: int
) -> tuple[float, float, str]:
    """Limits of the 95 % interval (percentiles), and why there are none; `value` takes what `draws` gives."""
    if n < FEWEST:
        return np.nan, np.nan, f"no interval: fewer than {FEWEST} units to draw from"
    found = np.concatenate([value(drawn) for drawn in draws(n, resamples, seed)])
    known = found[~np.isnan(found)]
    if len(known) < (1 - _UNDEFINED) * len(found):
        return np.nan, np.nan, f"no interval: {100 * (1 - len(known) / len(found)):.0f} % of the samples drawn have no value"
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high), ""
