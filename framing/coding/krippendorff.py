"""Krippendorff's alpha: how far the codes that observers gave to units agree beyond what chance would give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Level: TypeAlias = Literal["nominal", "ordinal", "interval", "ratio"]
"""Level of measurement."""
LEVELS: Final = get_args(Level)


def alpha(codes: ArrayLike, level: Level = "nominal") -> float:
    """Krippendorff's alpha of codes, one row per unit and one column per observer.

    α = 1 − D_o / D_e. The observed disagreement D_o is the mean of δ²(c, k) over all pairs of codes c and k that two observers
    gave to one unit, where a unit with m codes counts m times; the expected disagreement D_e is the mean of δ² over all pairs
    of codes of such units, whatever their unit and observer. The difference δ² is 1 for unlike codes (nominal),
    (n_c/2 + the codes between + n_k/2)² where n_c is how often c was given (ordinal), (c − k)² (interval), or
    ((c − k)/(c + k))² (ratio). 1 is full agreement, 0 what chance would give; below 0 observers agree less than that.

    Parameters
    ----------
    codes : array of numbers, units × observers
        NaN where an observer gave no code. Units with fewer than two codes do not count.
    level : {"nominal", "ordinal", "interval", "ratio"}
        Level of measurement.

    Returns
    -------
    float
        NaN where no unit has two codes, or all codes are the same, since nothing could then have differed.

    Raises
    ------
    ValueError
        If `codes` is no table of numbers, or the level is another.

    References
    ----------
    Krippendorff, K. (2004). Content analysis: An introduction to its methodology (2nd ed.). Sage. Chapter 11.
    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. https://repository.upenn.edu/asc_papers/43

    Examples
    --------
    >>> first, second = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    >>> round(alpha(np.transpose([first, second])), 3)
    0.095
    """
    counts, values = tallies(codes)
    return float(alpha_of(coincidences(counts).sum(axis=0), values, level))


def tallies(codes: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How often each unit was given each value (units × values), and the values, from low to high.

    Raises
    ------
    ValueError
        If `codes` is no table of finite numbers and NaN.
    """
    given = np.asarray(codes, dtype=np.float64)
    if given.ndim != 2 or np.isinf(given).any():
        raise ValueError(
            "codes must be a table of numbers, a row per unit and a column per observer, with NaN where one is missing."
        )
    known = ~np.isnan(given)
    values, places = np.unique(given[known], return_inverse=True)
    counts = np.zeros((len(given), len(values)))
    np.add.at(counts, (np.nonzero(known)[0], places), 1)
    return counts, values


def coincidences(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of each unit, how often each value stands beside each other one (units × values × values).

    A pair of values counts 1/(m − 1) in a unit with m codes, so that each code counts once.
    """
    given = counts.sum(axis=1)
    pairs = counts[:, :, None] * counts[:, None, :]
    own = np.arange(counts.shape[1])
    pairs[:, own, own] -= counts
    each: NDArray[np.float64] = pairs / np.maximum(given - 1, 1)[:, None, None] * (given > 1)[:, None, None]
    return each


def alpha_of(matrices: NDArray[np.float64], values: NDArray[np.float64], level: Level) -> NDArray[np.float64]:
    """Alpha of a coincidence matrix, or of each of several (… × values × values).

    Raises
    ------
    ValueError
        If the level is another.
    """
    margins = matrices.sum(axis=-1)
    n = margins.sum(axis=-1)
    apart = _squared_differences(margins, values, level)
    observed = (matrices * apart).sum(axis=(-1, -2)) * (n - 1)
    # No value stands beside itself here: its difference is 0.
    expected = (margins[..., :, None] * margins[..., None, :] * apart).sum(axis=(-1, -2))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(expected > 0, 1 - observed / expected, np.nan)


def _squared_differences(margins: NDArray[np.float64], values: NDArray[np.float64], level: Level) -> NDArray[np.float64]:
    if level == "ordinal":
        middles = np.cumsum(margins, axis=-1) - margins / 2
        return (middles[..., :, None] - middles[..., None, :]) ** 2
    apart = values[:, None] - values[None, :]
    if level == "nominal":
        return np.where(apart == 0, 0.0, 1.0)
    if level == "interval":
        return np.asarray(apart**2)
    if level != "ratio":
        raise ValueError(f"there is no level {level!r}; it is one of {', '.join(LEVELS)}.")
    if (values < 0).any():
        raise ValueError("codes on a ratio scale are not negative.")
    together = values[:, None] + values[None, :]
    return np.square(apart / np.where(together, together, 1))
