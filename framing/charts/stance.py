"""Stance: how often each outlet hedges what it says, and how often it boosts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pandas as pd

from framing.charts.axes import INK, SOFT, Description, describe, new_axes, nothing, short, styled
from framing.charts.outlets import looks
from framing.charts.phrases import entitled, fitted

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from matplotlib.axes import Axes

    from framing.charts.outlets import Look

Row: TypeAlias = "dict[Hashable, Any]"
SIDES: Final = {"boosters_per_100_words": -1, "hedges_per_100_words": 1}
_CAPTION: Final = (
    "To the right: hedges (“may”, “reportedly”) per 100 words of the body; to the left, on the same scale: boosters "
    "(“clearly”, “undoubtedly”). Line: the 95 % interval, how far the value could move if other paragraphs of the same making "
    "had been printed (over several articles: other articles). n: sentences, or articles where an outlet has several."
)


@styled
def hedges_and_boosters(scores: pd.DataFrame, ax: Axes | None = None, *, outlets: Sequence[str] | None = None) -> Axes:
    """Draw each outlet's hedges to the right and its boosters to the left, with intervals.

    Parameters
    ----------
    scores : DataFrame
        `Comparison.scores`: one row per outlet and metric, with value, low, high, articles, sentences. Only
        hedges_per_100_words and boosters_per_100_words are drawn.
    ax : Axes, optional
        Where to draw; without it, a figure of its own.
    outlets : sequence of str, optional
        All outlets, in the order that gives them their colours; see `framing.charts.outlets.looks`.

    Returns
    -------
    Axes

    Examples
    --------
    >>> import framing
    >>> comparison = framing.compare(framing.analyse(framing.read_articles("seeds")))
    >>> hedges_and_boosters(comparison.scores).get_title(loc="left")
    'Hedges and boosters: Outlet A, Outlet B and Outlet C'
    """
    look = looks(scores, outlets)
    rows = scores[scores.metric.isin(list(SIDES))]
    ax = ax if ax is not None else new_axes(0.85 + 0.3 * max(1, len(look)))
    title = entitled("Hedges and boosters:", list(look))
    if rows.empty:
        return describe(
            nothing(ax, "no score of hedges or boosters found"),
            Description(title, _CAPTION, "No score of hedges or boosters found."),
        )
    found = {(row["outlet"], row["metric"]): row for row in rows.to_dict("records")}
    for y, outlet in enumerate(look):
        _row(ax, y, look[outlet], [found.get((outlet, metric)) for metric in SIDES])
    ax.axvline(0, color=INK, linewidth=0.8)
    reach = {metric: max([0.0, *(_far(row) for (_, name), row in found.items() if name == metric)]) for metric in SIDES}
    total = sum(reach.values()) or 1.0
    boosters, hedges = (max(far + 0.1 * total, 0.25 * total) for far in reach.values())
    ax.set_xlim(-boosters, hedges)
    for metric, side in SIDES.items():
        ax.annotate(metric.split("_")[0], (0, 1), (6 * side, 5), xycoords=("data", "axes fraction"), textcoords="offset points",
                    ha="left" if side > 0 else "right", fontsize=8, color=SOFT)  # fmt: skip
    ax.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    ax.set_xlabel("per 100 words")
    ax.set_yticks(range(len(look)), [short(outlet) for outlet in look])
    ax.set_ylim(len(look) - 0.45, -0.65)
    ax.spines.left.set_visible(False)
    return describe(ax, Description(title, _CAPTION, _alt(found, list(look))), pad=20)


def _row(ax: Axes, y: int, look: Look, rows: Sequence[Row | None]) -> None:
    """One outlet: a bar, an interval and a value to either side."""
    for side, row in zip(SIDES.values(), rows, strict=True):
        ha = "left" if side > 0 else "right"
        if row is None or pd.isna(row["value"]):
            ax.annotate(
                "no value", (0, y), (4 * side, 0), textcoords="offset points", ha=ha, va="center", fontsize=7, color=SOFT
            )
            continue
        ax.barh(y, side * row["value"], 0.52, color=look.colour, hatch=look.hatch, edgecolor=INK, linewidth=0.6)
        ax.plot([side * row["low"], side * row["high"]], [y, y], color=INK, linewidth=1.1, marker="|", markersize=4)
        value = f"{row['value']:.2f}"
        ax.annotate(value, (side * row["value"], y), (3 * side, 2), textcoords="offset points", ha=ha, fontsize=7)
    have = next((row for row in rows if row is not None), None)
    if have is not None:
        n = have["articles"] if have["articles"] > 1 else have["sentences"]
        ax.annotate(f"n = {n}", (1, y), (3, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center",
                    fontsize=6.5, color=SOFT)  # fmt: skip


def _far(row: Row) -> float:
    """How far from the middle a value and its interval reach."""
    return float(max([0.0, *(row[name] for name in ("value", "high") if not pd.isna(row[name]))]))


def _alt(found: dict[tuple[str, str], Row], outlets: list[str]) -> str:
    def rest(first: int) -> str:
        return f"{len(outlets) - first} {'more' if first else 'outlets'} are in the chart."

    pairs = [
        [found.get((outlet, metric)) for metric in ("hedges_per_100_words", "boosters_per_100_words")] for outlet in outlets
    ]
    said = [
        f"{short(outlet)}: hedges {_said(hedges)}, boosters {_said(boosters)}."
        for outlet, (hedges, boosters) in zip(outlets, pairs, strict=True)
    ]
    return fitted(["Per 100 words, with 95 % intervals.", *said], lambda first: rest(max(0, first - 1)))


def _said(row: Row | None) -> str:
    if row is None or pd.isna(row["value"]):
        return "no value"
    return f"{row['value']:.2f}" + ("" if pd.isna(row["low"]) else f" ({row['low']:.2f} to {row['high']:.2f})")
