"""Outlets: each keeps its colour, marker and hatch in every chart, so that grey prints can be read too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442")
"""Okabe and Ito (2008), Color Universal Design; without black, which is the colour of text."""
MARKERS: Final = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "p", "h", "*", "d", "8")
HATCHES: Final = ("", "///", "---", "xxx", "|||", "\\\\\\", "+++", "/", "-", "x", "|", "\\", "+", "/-")
"""In matplotlib's signs: x is a cross, + an upright one, the more the denser. No dots: they make an SVG many times as large."""


@dataclass(frozen=True)
class Look:
    """How an outlet is drawn."""

    colour: str
    marker: str
    hatch: str


def looks(table: pd.DataFrame, outlets: Sequence[str] | None = None) -> dict[str, Look]:
    """Outlet → look, for the outlets of a table in the order of its rows.

    Parameters
    ----------
    table : DataFrame
        With a column ``outlet``, or else ``id``.
    outlets : sequence of str, optional
        All outlets, in the order that gives them their look; without it, the outlets of this table by name. Two tables with the
        same outlets give the same looks either way. From the fifteenth outlet on looks come again.

    Examples
    --------
    >>> import pandas as pd
    >>> {name: look.colour for name, look in looks(pd.DataFrame({"outlet": ["B", "A", "B"]})).items()}
    {'B': '#D55E00', 'A': '#0072B2'}
    """
    present = list(dict.fromkeys(label(table)))
    order = list(outlets) if outlets is not None else sorted(present)
    order += [name for name in present if name not in order]
    kinds = {
        name: Look(COLOURS[place % len(COLOURS)], MARKERS[place % len(MARKERS)], HATCHES[place % len(HATCHES)])
        for place, name in enumerate(order)
    }
    return {name: kinds[name] for name in (order if outlets is not None else present) if name in present}


def label(table: pd.DataFrame) -> pd.Series[str]:
    """Who each row belongs to: its outlet, or where there is none its article's id."""
    if "outlet" not in table:
        return table["id"]
    return table["outlet"].where(table["outlet"].notna(), table["id"]) if "id" in table else table["outlet"]
