"""Distinguishing words: the terms that each outlet uses more than the others do, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.charts.axes import INK, LINE, SOFT, Description, describe, new_axes, nothing, short, styled
from framing.charts.events import one_event
from framing.charts.outlets import looks
from framing.charts.panels import panels
from framing.charts.phrases import counted, entitled, fitted, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from framing.charts.outlets import Look

SURE: Final = 1.96
"""The z score that chance alone exceeds, in either direction, for one term in twenty."""
FALSE: Final = 0.05
"""Rate of false discoveries under which a dot is filled."""
_ROW: Final = 0.19  # inches
_CAPTION: Final = (
    "Dot: how surely an outlet uses a term more than the others (z): the log of its odds here against its odds there, drawn "
    "towards usual news, over its standard error (Monroe, Colaresi and Quinn 2008). Numbers: uses here : by all others. "
    "Line: by chance one term in twenty is beyond 1.96, in either direction. Filled: rate of false discoveries under 5 %. "
    "Hollow: 5 % or more, or not tested because one side has fewer than five articles."
)


@styled
def distinguishing_words(
    words: pd.DataFrame, ax: Axes | None = None, *, most: int = 8, outlets: Sequence[str] | None = None
) -> Axes:
    """Draw the terms that each outlet uses more than the others, in a panel per outlet.

    Parameters
    ----------
    words : DataFrame
        `Comparison.words` of one event: one row per outlet and term, with count, other_count, z and q.
    ax : Axes, optional
        Where to draw; without it, a figure of its own.
    most : int
        Terms per outlet: those of the highest z above 0.
    outlets : sequence of str, optional
        All outlets, in the order that gives them their colours; see `framing.charts.outlets.looks`.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the table holds several events.

    Examples
    --------
    >>> import framing
    >>> comparison = framing.compare(framing.analyse(framing.read_articles("seeds")))
    >>> distinguishing_words(comparison.words).get_title(loc="left")
    'Words that set Outlet A, Outlet B and Outlet C apart'
    """
    look = looks(one_event(words), outlets)
    found = words[words.z > 0].sort_values("z", ascending=False, kind="stable")
    shown = {outlet: found[found.outlet == outlet].head(most) for outlet in look}
    n_rows = (len(look) + 2) // 3
    tallest = max((len(rows) for rows in shown.values()), default=0)
    ax = ax if ax is not None else new_axes(max(1.2, n_rows * (0.5 + _ROW * tallest) + 0.3))
    if not look:
        nothing(ax, "no words to compare: fewer than two outlets")
        return describe(ax, Description("Words that set outlets apart", _CAPTION, "No words to compare."))
    longest = max((rows.z.max() for rows in shown.values() if len(rows)), default=SURE)
    columns = min(3, len(look))
    cells = panels(ax, n_rows, columns, across=0.9, down=0.5 / (_ROW * max(tallest, 1)))
    for cell, (outlet, rows) in zip(cells, shown.items(), strict=False):
        _panel(cell, rows, look[outlet], tallest, max(SURE, longest))
        cell.set_title(name_of(outlet, 20), fontsize=8, fontweight="normal", pad=3)
    for empty in cells[len(look) :]:
        empty.set_axis_off()
    return describe(ax, Description(entitled("Words that set", list(look), " apart"), _CAPTION, _finding(shown)), pad=20)


def _panel(ax: Axes, rows: pd.DataFrame, look: Look, tallest: int, longest: float) -> None:
    """One outlet: a row per term, the highest z on top."""
    ax.axvline(SURE, color=LINE, linewidth=0.6, zorder=0)
    for y, row in enumerate(rows.to_dict("records")):
        ax.plot([0, row["z"]], [y, y], color=look.colour, linewidth=1.4, solid_capstyle="butt", zorder=1)
        ax.plot(row["z"], y, look.marker, color=look.colour if row["q"] < FALSE else "white", markeredgecolor=INK,
                markeredgewidth=0.6, zorder=3)  # fmt: skip
        ax.annotate(_counts(row["count"], row["other_count"]), (1, y), xycoords=("axes fraction", "data"), ha="right",
                    va="center", fontsize=6.5, color=SOFT)  # fmt: skip
    if not len(rows):
        ax.annotate("no term above 0", (0, 0), (4, 0), textcoords="offset points", va="center", fontsize=7, color=SOFT)
    ax.set_yticks(range(len(rows)), [short(term, 20) for term in rows.term], fontsize=7)
    ax.set_ylim(max(tallest, 1) - 0.4, -0.6)
    ax.set_xlim(0, 1.6 * longest)
    ticks = [0, SURE, *([int(longest)] if longest > 3 * SURE else [])]
    ax.set_xticks(ticks, [f"{tick:g}" for tick in ticks], fontsize=6.5)
    ax.spines.bottom.set_visible(False)


def _counts(count: int, other: int) -> str:
    return f"{count} : {other}"


def _finding(shown: dict[str, pd.DataFrame]) -> str:
    """The first terms of each outlet with their counts, and how many are told apart from chance."""
    first = 3 if len(shown) <= 6 else 1
    said = []
    for outlet, rows in shown.items():
        terms = [
            f"{short(row['term'], 20)} ({_counts(row['count'], row['other_count'])}, z {row['z']:.2f})"
            for row in rows.head(first).to_dict("records")
        ]
        sure = f"{(rows.q < FALSE).sum()} of {counted(len(rows), 'term')} with q under 0.05"
        said.append(
            f"{name_of(outlet, 20)}: {', '.join(terms)}; {sure}." if terms else f"{name_of(outlet, 20)}: no term above 0."
        )
    return fitted(said, lambda told: f"{counted(len(said) - told, 'more outlet')} shown.")
