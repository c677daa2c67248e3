"""Outlet means: the mean score of each outlet's articles with its interval, in a row each, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from framing.charts.axes import INK, SOFT, Description, describe, new_axes, nothing, short, styled
from framing.charts.outlets import COLOURS
from framing.charts.phrases import fitted, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

_CAPTION: Final = (
    "Dot: the mean over the outlet's articles; line: its 95 % interval, how far the mean of as many articles of the same "
    "making could be off. Hollow, without a line: fewer than 10 articles. n: articles with a value. Outlets stand by name."
)

_NAME: Final = 24  # characters of a name beside the rows, capitals too


@styled
def outlet_means(
    outlets: pd.DataFrame, ax: Axes | None = None, *, metric: str, unit: str = "", names: Mapping[str, str] | None = None
) -> Axes:
    """Draw each outlet's mean score with its interval, in the order of the rows.

    Parameters
    ----------
    outlets : DataFrame
        `Summary.outlets`, or some of its rows: outlet, metric, articles, mean, low, high.
    ax : Axes, optional
        Where to draw; without it, a figure of its own.
    metric : str
        Which metric.
    unit : str
        What one unit of it is, for the axis.
    names : mapping, optional
        How outlets are called whose names are not what is to be shown.

    Returns
    -------
    Axes
    """
    rows = outlets[outlets.metric == metric].reset_index(drop=True)
    label = metric.replace("_", " ")
    called = [name_of((names or {}).get(outlet, outlet), _NAME) for outlet in rows.outlet]
    ax = ax if ax is not None else new_axes(max(1.1, 0.75 + 0.21 * len(rows)))
    title = f"{label.capitalize()} by outlet"
    if rows["mean"].isna().all():
        nothing(ax, "no article with a value")
        return describe(ax, Description(title, _CAPTION, f"{label.capitalize()}: no article has a value."))
    for place, row in enumerate(rows.to_dict("records")):
        _row(ax, place, row)
    ax.set_yticks(range(len(rows)), called)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    left, right = ax.get_xlim()
    left = min(0, left)
    ax.set_xlim(left, right + 0.03 * (right - left))  # no mark is cut in half at the edge
    ax.set_xlabel(unit)
    ax.spines.left.set_visible(False)
    return describe(ax, Description(title, _CAPTION, _finding(label, rows, called)))


def _row(ax: Axes, y: int, row: Mapping[Any, Any]) -> None:
    ax.annotate(f"n = {row['articles']:,}", (1, y), (3, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
                va="center", fontsize=6.5, color=SOFT)  # fmt: skip
    if pd.isna(row["mean"]):
        ax.annotate("no value", (0, y), (4, 0), textcoords="offset points", va="center", fontsize=7, color=SOFT)
        return
    sure = not pd.isna(row["low"])
    if sure:
        ax.plot([row["low"], row["high"]], [y, y], color=COLOURS[0], linewidth=2, solid_capstyle="butt")
    # Every row is named, so no colour has to be remembered.
    ax.plot(row["mean"], y, "o", color=COLOURS[0] if sure else "white", markeredgecolor=INK, markeredgewidth=0.6, zorder=3)


def _finding(label: str, rows: pd.DataFrame, called: Sequence[str]) -> str:
    """Each outlet's mean and interval, and whether the intervals overlap."""
    ranges = rows[["low", "high"]].dropna()
    end = ""
    if len(ranges) > 1:
        end = f" {'All' if ranges.low.max() <= ranges.high.min() else 'Not all'} intervals overlap."
    told = [
        f"{short(name)} {score(row['mean'])}"
        + ("" if pd.isna(row["low"]) else f" ({score(row['low'])} to {score(row['high'])})")
        for name, row in zip(called, rows.to_dict("records"), strict=True)
        if not pd.isna(row["mean"])
    ]
    lowest, highest = rows["mean"].min(), rows["mean"].max()

    def rest(shown: int) -> str:
        return f"{len(told) - shown} more; all means from {score(lowest)} to {score(highest)}."

    first, *others = [f"{text}." for text in told]
    return fitted([f"{label.capitalize()}.{end} {first}", *others], rest)


def score(value: float) -> str:
    """A mean in so many digits as its size asks for.

    Examples
    --------
    >>> score(0.0456), score(-0.5), score(1741.26)
    ('0.046', '−0.500', '1,741.3')
    """
    return f"{value:,.{1 if abs(value) >= 10 else 3}f}".replace("-", "−")
