"""Reference: where a score stands among those of 12,000 US political news articles of like length."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from framing.metric import Array

LENGTHS: Final = (300, 600, 1200, 2500)
"""Words at which a class of length begins; shorter articles have no reference."""
LONGEST: Final = 5000
"""Words; among the 12,000 only 1 in 200 is longer."""


@cache
def _table() -> Mapping[tuple[str, int], NDArray[np.float64]]:
    """(metric, class of length) → its values at the percentiles 0 to 100; ``metrics/reference.csv``."""
    text = files("framing.metrics").joinpath("reference.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))[1:]
    return {(row[0], int(row[1])): np.array([float(value) for value in row[3:]]) for row in rows}


def length_class(words: Array) -> NDArray[np.int64]:
    """The class of length of articles of so many words, as the number of words it begins at; 0 for none.

    Examples
    --------
    >>> length_class(np.array([40, 300, 700, 9000])).tolist()
    [0, 300, 600, 0]
    """
    begins = np.array([0, *LENGTHS])
    found = begins[np.searchsorted(begins, words, side="right") - 1]
    return np.where(np.asarray(words) > LONGEST, 0, found)


def percentiles(scores: pd.DataFrame) -> pd.DataFrame:
    """Percentile of each score among articles of like length; see `framing.Analysis.percentiles`."""
    words = scores["words"].to_numpy()
    classes = length_class(words)
    columns: dict[str, object] = {"outlet": scores["outlet"]}
    table = _table()
    for metric in scores.columns.drop("outlet"):
        values = scores[metric].to_numpy(dtype=np.float64)
        ranks = np.full(len(values), np.nan)
        for begin in LENGTHS:
            quantiles = table.get((metric, begin))
            chosen = (classes == begin) & ~np.isnan(values)
            if quantiles is not None and chosen.any():
                low, high = (np.searchsorted(quantiles, values[chosen], side) for side in ("left", "right"))
                ranks[chosen] = np.clip((low + high) / 2, 0.5, 100.5) - 0.5
        columns[metric] = ranks
    notes = np.select(
        [words < LENGTHS[0], words > LONGEST],
        [
            f"fewer than {LENGTHS[0]} words: no article of the reference is so short",
            f"more than {LONGEST:,} words: hardly one of the reference is so long",
        ],
        "",
    )
    return pd.DataFrame({**columns, "note": notes.astype(object)}, index=scores.index)


def spread(metric: str, words: float) -> float:
    """Standard deviation of a score among the reference articles of about so many words, by their percentiles 16 and 84.

    The nearest class of length counts for texts shorter or longer than all; NaN for a metric without reference.

    Examples
    --------
    >>> 0.09 < spread("hedging_ratio", 700) < 0.11
    True
    """
    begin = max((begin for begin in LENGTHS if begin <= words), default=LENGTHS[0])
    quantiles = _table().get((metric, begin))
    return float("nan") if quantiles is None else float(quantiles[84] - quantiles[16]) / 2


def middle_half(metric: str, words: float) -> tuple[float, float, float]:
    """A score's percentiles 25, 50 and 75 among the reference articles of like length; NaN where there are none.

    Examples
    --------
    >>> low, median, high = middle_half("hedging_ratio", 700)
    >>> 0 < low < median < high < 0.5
    True
    """
    quantiles = _table().get((metric, int(length_class(np.array([words]))[0])))
    if quantiles is None:
        return float("nan"), float("nan"), float("nan")
    return float(quantiles[25]), float(quantiles[50]), float(quantiles[75])
