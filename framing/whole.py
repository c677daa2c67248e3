"""Whole: numbers that a user gives and that must be whole."""

from __future__ import annotations

from typing import SupportsIndex


def whole(name: str, value: object) -> int:
    """`value` as a whole number of 0 or more.

    Raises
    ------
    TypeError
        If it is no whole number; the message calls it `name`.
    ValueError
        If it is below 0.

    Examples
    --------
    >>> whole("n", 3)
    3
    >>> whole("n", -1)
    Traceback (most recent call last):
        ...
    ValueError: n must be 0 or more, not -1.
    """
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        raise TypeError(f"{name} must be a whole number, not {type(value).__name__}: {str(value)[:80]!r}.")
    number = value.__index__()
    if number < 0:
        raise ValueError(f"{name} must be 0 or more, not {number}.")
    return number
