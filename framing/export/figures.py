"""Figures: values as a table for reading shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from framing.export.cells import Cell

MISSING: Final = "–"
_HIDDEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TURNS: Final = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def figure(value: Cell) -> str:
    """A number with three decimals (or its first two digits, if these are 0), True and False as yes and no.

    Examples
    --------
    >>> [figure(value) for value in (None, True, 12000, -0.5, 0.00012, -0.0, float("-inf"))]
    ['–', 'yes', '12000', '−0.500', '0.00012', '0.000', '−∞']
    """
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        small = value and abs(value) < 0.0005
        text = f"{value:.2g}" if small else f"{value or 0.0:.3f}"
        return text.replace("inf", "∞").replace("-", "−")
    return str(value).replace("-", "−") if isinstance(value, int) else value


def one_line(text: str) -> str:
    r"""Text without line ends, control characters, and characters that hide or turn others.

    Examples
    --------
    >>> one_line("a\r\nb\x07 \u202ec")
    'a b� c'
    """
    return " ".join(_HIDDEN.sub("\ufffd", " ".join(_TURNS.sub("", text).split())).split())
