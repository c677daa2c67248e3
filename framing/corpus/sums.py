"""Sums: number, mean and spread of values by group, added up batch by batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.metric import Array

LEAST: Final = 10
"""Articles below which a mean has no interval."""
LEVEL: Final = 0.95
_ROOM: Final = 64  # groups at first


class Sums:
    """What the values of many columns sum up to in each group.

    Values are added one after the other, as deviations from the first of their group: so the result does not depend on how rows
    are cut into batches, and the spread of values that are large and alike is not lost in rounding.

    Parameters
    ----------
    n_columns : int
        How many columns of values there are.
    """

    def __init__(self, n_columns: int) -> None:
        self._slots: dict[int, int] = {}
        self._rows = np.zeros(_ROOM, dtype=np.int64)
        self._counts = np.zeros((n_columns, _ROOM), dtype=np.int64)
        self._firsts, self._sums, self._squares = np.zeros((3, n_columns, _ROOM))

    def add(self, groups: Array, columns: Array) -> None:
        """Add rows: the number of the group of each, and its values, of shape (n_columns, n_rows), NaN where missing."""
        if not len(groups):
            return
        slots = self._slots_of(groups)
        np.add.at(self._rows, slots, 1)
        for column, values in enumerate(columns):
            have = np.isfinite(values)
            self._add(column, slots[have], values[have])

    def groups(self) -> Array:
        """The numbers of all groups, in their order."""
        return np.sort(np.fromiter(self._slots, dtype=np.int64, count=len(self._slots)))

    def statistics(self, groups: Array) -> dict[str, Array]:
        """The columns articles, missing, mean, low, high and sd, each of shape (n_groups, n_columns).

        ``low`` and ``high`` are the mean ± t·sd/√n, t being the 97.5 % quantile of Student's distribution with n − 1 degrees of
        freedom; NaN below 10 articles, whose own spread does not tell how far their mean may be off.
        """
        from scipy.special import stdtrit

        slots = np.array([self._slots[group] for group in groups.tolist()], dtype=np.int64)
        n = self._counts[:, slots].T
        sums, squares = self._sums[:, slots].T, self._squares[:, slots].T
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = np.where(n > 0, self._firsts[:, slots].T + sums / n, np.nan)
            spread = np.maximum(squares - sums * sums / n, 0)
            sd = np.where(n > 1, np.sqrt(spread / (n - 1)), np.nan)
            half = np.where(n >= LEAST, stdtrit(n - 1.0, (1 + LEVEL) / 2) * sd / np.sqrt(n), np.nan)
        missing = self._rows[slots][:, None] - n
        return {"articles": n, "missing": missing, "mean": mean, "low": mean - half, "high": mean + half, "sd": sd}

    def _slots_of(self, groups: Array) -> Array:
        """Where the sums of each row's group stand; a group that was not seen before gets a place."""
        unique, inverse = np.unique(groups, return_inverse=True)
        places = [self._slots.setdefault(group, len(self._slots)) for group in unique.tolist()]
        while len(self._slots) > len(self._rows):
            self._rows = _doubled(self._rows)
            self._counts, self._firsts = _doubled(self._counts), _doubled(self._firsts)
            self._sums, self._squares = _doubled(self._sums), _doubled(self._squares)
        slots: Array = np.array(places, dtype=np.int64)[inverse]
        return slots

    def _add(self, column: int, slots: Array, values: NDArray[np.float64]) -> None:
        fresh = self._counts[column, slots] == 0
        if fresh.any():
            new, place = np.unique(slots[fresh], return_index=True)  # the first of each
            self._firsts[column, new] = values[fresh][place]
        deviations = values - self._firsts[column, slots]
        np.add.at(self._counts[column], slots, 1)
        np.add.at(self._sums[column], slots, deviations)
        np.add.at(self._squares[column], slots, deviations * deviations)


def _doubled(array: Array) -> Array:
    """The array with as much room again in its last axis."""
    return np.concatenate([array, np.zeros_like(array)], axis=-1)
