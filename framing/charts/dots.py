"""Score dots: each outlet's score with its interval, one panel per metric, and where news articles usually stand behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.charts.axes import BAND, INK, SOFT, Description, describe, new_axes, short, styled
from framing.charts.outlets import looks
from framing.charts.panels import panels
from framing.charts.phrases import entitled, name_of
from framing.metrics import MAIN
from framing.reference import middle_half

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from framing.charts.outlets import Look

_CAPTION = (
    "Dot: the score; line: its 95 % interval, how far it could move if other paragraphs of the same making had been printed "
    "(over several articles: other articles); one headline has none. n: sentences, or articles where an outlet has several. "
    "Grey: the middle half of US political news articles of like length, white line at their median; none under 300 words."
)


@styled
def score_dots(
    scores: pd.DataFrame, ax: Axes | None = None, *, metrics: Sequence[str] = MAIN, outlets: Sequence[str] | None = None
) -> Axes:
    """Draw each outlet's score with its interval, in a panel per metric.

    Parameters
    ----------
    scores : DataFrame
        `Comparison.scores`: one row per outlet and metric, with value, low, high, articles, sentences.
    ax : Axes, optional
        Where to draw; without it, a figure of its own.
    metrics : sequence of str
        Which metrics, one panel each.
    outlets : sequence of str, optional
        All outlets, in the order that gives them their colours; see `framing.charts.outlets.looks`.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the table has none of the metrics.

    Examples
    --------
    >>> import framing
    >>> comparison = framing.compare(framing.analyse(framing.read_articles("seeds")))
    >>> score_dots(comparison.scores).get_title(loc="left")
    'Main scores of Outlet A, Outlet B and Outlet C'
    """
    shown = [metric for metric in metrics if (scores.metric == metric).any()]
    if not shown:
        raise ValueError(
            f"none of the metrics {', '.join(metrics)} is in the table; it has {', '.join(scores.metric.unique())}."
        )
    look = looks(scores, outlets)
    n_rows = (len(shown) + 1) // 2
    ax = ax if ax is not None else new_axes(n_rows * (0.55 + 0.24 * max(len(look), 2)) + 0.35)
    words = scores[scores.metric == "words"].set_index("outlet").value
    columns = min(2, len(shown))
    cells = panels(ax, n_rows, columns, across=0.16, down=min(0.9, 1.5 / len(look)))  # tick labels and titles stand between
    for place, metric in enumerate(shown):
        _panel(cells[place], metric, scores[scores.metric == metric], look, words)
        if place % columns:
            cells[place].tick_params(labelleft=False)
    for empty in cells[len(shown) :]:
        empty.set_axis_off()
    which = "Main scores" if tuple(shown) == MAIN else "Scores"
    alt = " ".join(_finding(metric, scores[scores.metric == metric], list(look)) for metric in shown)
    return describe(ax, Description(entitled(f"{which} of", list(look)), _CAPTION, alt), pad=20)


def _panel(ax: Axes, metric: str, rows: pd.DataFrame, look: dict[str, Look], words: pd.Series[float]) -> None:
    """One metric: a row per outlet, the first on top."""
    order = {outlet: place for place, outlet in enumerate(look)}
    for row in rows.to_dict("records"):
        y = order[row["outlet"]]
        low, median, high = middle_half(metric, words.get(row["outlet"], np.nan))
        if not np.isnan(median):
            ax.barh(y, high - low, left=low, height=0.7, color=BAND, zorder=0)
            ax.plot([median, median], [y - 0.35, y + 0.35], color="white", zorder=1)
        if pd.isna(row["value"]):
            ax.annotate("no value", (0, y), (4, 0), textcoords="offset points", va="center", fontsize=7, color=SOFT)
            continue
        style = look[row["outlet"]]
        ax.plot([row["low"], row["high"]], [y, y], color=style.colour, linewidth=2, solid_capstyle="butt")
        ax.plot(row["value"], y, style.marker, color=style.colour, markeredgecolor=INK, markeredgewidth=0.6, zorder=3)
        ax.annotate(_number(row["value"]), (row["value"], y), (0, 5), textcoords="offset points", ha="center", fontsize=7)
        n = row["articles"] if row["articles"] > 1 else row["sentences"]
        ax.annotate(f"n = {n}", (1, y), (3, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center",
                    fontsize=6.5, color=SOFT)  # fmt: skip
    ax.set_yticks(list(order.values()), [name_of(outlet) for outlet in order])
    ax.set_ylim(len(order) - 0.4, -0.75)
    left, right = ax.get_xlim()
    ax.set_xlim(min(0, left), right + 0.03 * (right - min(0, left)))  # no mark is cut in half at the edge
    ax.spines.left.set_visible(False)
    ax.set_title(metric.replace("_", " "), fontsize=8, fontweight="normal", pad=3)


def _number(value: float) -> str:
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _finding(metric: str, rows: pd.DataFrame, outlets: list[str]) -> str:
    """One metric in words: the values in the order of the outlets, and whether their intervals overlap."""
    have = rows.dropna(subset="value").set_index("outlet")
    values = [
        f"{short(outlet)} {_number(have.value[outlet])}"
        + ("" if pd.isna(have.low[outlet]) else f" ({_number(have.low[outlet])} to {_number(have.high[outlet])})")
        for outlet in outlets
        if outlet in have.index
    ]
    said = f"{metric.replace('_', ' ').capitalize()}: {', '.join(values) or 'no value'}"
    ranges = have[["low", "high"]].dropna()
    if len(ranges) < 2:
        return f"{said}."
    return f"{said}; {'all' if ranges.low.max() <= ranges.high.min() else 'not all'} intervals overlap."
