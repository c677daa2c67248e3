"""Cells: a row per fact with its text, marks side by side, and a line below that says what the marks are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd
from matplotlib.colors import to_rgb

from framing.charts.axes import LINE, SOFT
from framing.charts.phrases import name_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

TEXT_SHARE: Final = 0.4
"""How much of the width the texts of facts take."""
MARK: Final = 0.11
"""Inches from one mark to the next."""
_KEY: Final = 105  # characters in a line of a key


def fact_cells(ax: Axes, texts: Sequence[str], n_columns: int) -> Axes:
    """A grid with a row per fact, the first on top, its text on the left, and so many columns."""
    ax.set_axis_off()
    cells = ax.inset_axes((TEXT_SHARE, 0, 1 - TEXT_SHARE, 1))
    cells.set_yticks(range(len(texts)), [wrapped(text, 46, 2) or "(no text)" for text in texts], fontsize=6.5)
    cells.set_xlim(-0.5, n_columns - 0.5)
    cells.set_ylim(len(texts) - 0.5, -0.5)
    cells.tick_params(top=False, bottom=False, labeltop=True, labelbottom=False)
    cells.spines[["left", "bottom"]].set_visible(False)
    for row in range(len(texts) + 1):
        cells.axhline(row - 0.5, color=LINE, linewidth=0.3, zorder=0, clip_on=False)
    return cells


def most_told(table: pd.DataFrame, most: int) -> list[int]:
    """The facts told by most outlets; among equals, those of each set of outlets in turn, so that no set fills all places."""
    facts = table.groupby("claim", sort=False)
    sets = facts.outlet.agg(frozenset)
    ranks = pd.DataFrame({"outlets": -facts.n_outlets.first(), "turn": sets.groupby(sets, sort=False).cumcount()})
    chosen = ranks.sort_values(["outlets", "turn"], kind="stable").index[:most]
    return ranks.loc[ranks.index.isin(chosen)].sort_values("outlets", kind="stable").index.tolist()


def shortest_tellings(table: pd.DataFrame) -> dict[int, str]:
    """Fact → the text of its shortest telling, the first of those as short."""
    shortest = table.iloc[table.text.str.len().argsort(kind="stable")].drop_duplicates("claim")
    return dict(zip(shortest.claim.tolist(), shortest.text.tolist(), strict=True))


def side_by_side(count: int, in_line: int) -> list[tuple[float, float]]:
    """Where marks stand around the middle of a cell, in marks to the right and lines down.

    Examples
    --------
    >>> side_by_side(3, 2)
    [(-0.5, -0.5), (0.5, -0.5), (0.0, 0.5)]
    """
    lines = [min(in_line, count - first) for first in range(0, count, in_line)]
    return [
        (place - (length - 1) / 2, line - (len(lines) - 1) / 2) for line, length in enumerate(lines) for place in range(length)
    ]


def key_below(ax: Axes, marks: Sequence[Artist], names: Sequence[str]) -> None:
    """A small line of marks with their names, in as many lines as it needs."""
    shown = [name_of(name) for name in names]
    in_one_line = sum(len(name) + 6 for name in shown) <= _KEY
    columns = len(shown) if in_one_line else max(1, _KEY // (max(map(len, shown)) + 5))
    ax.legend(
        list(marks), shown, loc="upper left", bbox_to_anchor=(0, 0), ncols=columns, frameon=False, fontsize=7, labelcolor=SOFT,
        borderpad=0, borderaxespad=0.9, handlelength=1.4, handletextpad=0.5, columnspacing=1.4,
    )  # fmt: skip


def pale(colour: str) -> tuple[float, float, float]:
    """A light tint of a colour, on which hatching can be seen."""
    red, green, blue = (0.65 + 0.35 * part for part in to_rgb(colour))
    return red, green, blue
