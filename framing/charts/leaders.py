"""Leaders: labels below a bar, each at the end of a thin line, that do not cover one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def levels(starts: Iterable[float], widths: Iterable[float]) -> list[int]:
    """On which line below the bar each label stands; 0 is the first.

    Parameters
    ----------
    starts : iterable of float
        Where each label begins and its leader goes down, from left to right.
    widths : iterable of float
        How wide each label is.

    Returns
    -------
    list of int
        A label stands lower than all that start above it, so that no leader runs through a label.

    Examples
    --------
    >>> levels([0, 30, 40, 200], [20, 50, 50, 10])
    [0, 1, 0, 0]
    """
    found: list[tuple[float, int]] = []  # from right to left
    for start, width in reversed(list(zip(starts, widths, strict=True))):
        found.append((start, max((level + 1 for after, level in found if after < start + width), default=0)))
    return [level for _, level in reversed(found)]
