"""Reliability: how far the items of a scale vary together over articles."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def cronbach_alpha(values: NDArray[Any]) -> float:
    """Cronbach's α of items: k / (k − 1) · (1 − Σ variances of the items / variance of their sum).

    1 if all items are the same; 0 if no two of them vary together; below 0 if they take each other's place. Whether
    variances divide by n, as here, or by n − 1 makes no difference.

    Parameters
    ----------
    values : array of shape (n_articles, n_items)
        What each article has of each item.

    Returns
    -------
    float
        NaN for fewer than two articles or items, or where the sums of all articles are the same; `why_no_reliability` says
        which.

    References
    ----------
    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika, 16(3), 297–334.

    Examples
    --------
    >>> cronbach_alpha(np.array([[1, 1], [2, 2], [3, 3]]))
    1.0
    """
    values = np.asarray(values, dtype=np.float64)
    return _coefficient(values, values.var(axis=0)) if not why_no_reliability(values) else math.nan


def kr20(values: NDArray[Any]) -> float:
    """Kuder–Richardson formula 20 of items that are there or not: k / (k − 1) · (1 − Σ p (1 − p) / variance of their sum).

    p is the share of the articles that have the item, and the variance divides by n, as p (1 − p) does. It is the α of zeros
    and ones.

    Parameters
    ----------
    values : array of shape (n_articles, n_items)
        Whether each article has each item.

    Returns
    -------
    float
        NaN as for `cronbach_alpha`.

    References
    ----------
    Kuder, G. F., & Richardson, M. W. (1937). The theory of the estimation of test reliability. Psychometrika, 2(3), 151–160.

    Examples
    --------
    >>> kr20(np.array([[True, True], [True, True], [False, False]]))
    1.0
    """
    values = np.asarray(values, dtype=bool).astype(np.float64)
    share = values.mean(axis=0) if len(values) else values
    return _coefficient(values, share * (1 - share)) if not why_no_reliability(values) else math.nan


def why_no_reliability(values: NDArray[Any]) -> str:
    """Why neither coefficient can be had of these items; empty if they can."""
    n, k = np.shape(values)
    if k < 2:
        return "fewer than two items"
    if n < 2:
        return "fewer than two articles"
    sums = np.asarray(values, dtype=np.float64).sum(axis=1)
    return "the same sum in all articles" if np.allclose(sums, sums[0], rtol=1e-12, atol=0) else ""


def _coefficient(values: NDArray[np.float64], variances: NDArray[np.float64]) -> float:
    k = values.shape[1]
    return float(k / (k - 1) * (1 - variances.sum() / values.sum(axis=1).var()))
