"""Nearest: the name that somebody may have meant."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question for an error that ends in the name which is nearest to a wrong one, or nothing.

    Examples
    --------
    >>> did_you_mean("hedge", ["boosters", "hedges"])
    " Did you mean 'hedges'?"
    >>> did_you_mean("x", ["boosters", "hedges"])
    ''
    """
    near = difflib.get_close_matches(name, list(known), 1)
    return f" Did you mean {near[0]!r}?" if near else ""
