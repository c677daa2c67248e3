"""Ladder: who vouches for each fact, from the outlet's own word to denial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from matplotlib.lines import Line2D

from framing.charts.axes import INK, LINE, SOFT, Description, describe, new_axes, nothing, short, styled
from framing.charts.cells import MARK, fact_cells, key_below, most_told, shortest_tellings, side_by_side
from framing.charts.events import one_event
from framing.charts.outlets import looks
from framing.charts.phrases import counted, entitled, fitted, name_of
from framing.comparison.ladder import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from framing.charts.outlets import Look

_IN_LINE: Final = 6  # marks side by side in a cell
_CAPTION: Final = (
    "Row: a fact told more than once, in the words of its shortest telling. Mark: the outlet tells it so, from asserted in "
    "its own voice to denied; an outlet that tells it in several ways has several marks. Line: from the surest to the least "
    "sure telling of all. No mark: not found in this article. Facts are matched by words, names, numbers and dates, and may "
    "be missed or joined wrongly. n: tellings."
)


@styled
def certainty_ladder(
    ladder: pd.DataFrame, ax: Axes | None = None, *, most: int = 10, outlets: Sequence[str] | None = None
) -> Axes:
    """Draw on which rung of certainty each outlet tells each fact.

    Parameters
    ----------
    ladder : DataFrame
        `Comparison.ladder` of one event: one row per telling, with claim, n_outlets, rung, outlet and text.
    ax : Axes, optional
        Where to draw; without it, a figure of its own.
    most : int
        Facts: those told by most outlets, of each set of outlets in turn.
    outlets : sequence of str, optional
        All outlets, in the order that gives them their looks; see `framing.charts.outlets.looks`.

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
    >>> certainty_ladder(comparison.ladder).get_title(loc="left")
    'Who vouches for what: Outlet A, Outlet B and Outlet C'
    """
    look = looks(one_event(ladder), outlets or sorted(ladder.outlet.unique()))
    shown = most_told(ladder, most)
    per_rung = ladder.drop_duplicates(["claim", "rung", "outlet"]).groupby(["claim", "rung"]).size()
    lines = -(-int(per_rung.loc[shown].max()) // _IN_LINE) if shown else 1
    height = max(0.32, MARK * lines + 0.08)
    ax = ax if ax is not None else new_axes(max(1.2, 0.75 + height * len(shown) + 0.06 * len(look)))
    if not shown:
        nothing(ax, "no fact told more than once found")
        return describe(ax, Description("Who vouches for what", _CAPTION, "No fact told more than once was found."))
    texts = shortest_tellings(ladder)
    cells = fact_cells(ax, [texts[fact] for fact in shown], len(STANDINGS))
    cells.set_xticks(range(len(STANDINGS)), [standing.replace(" and ", "\nand ") for standing in STANDINGS], fontsize=7)
    for row, fact in enumerate(shown):
        _row(cells, row, ladder[ladder.claim == fact], look, MARK / height)
    said = f"{len(shown)} of {counted(ladder.claim.nunique(), 'fact')} told more than once"
    ax.annotate(said, (0, 1), (0, 4), xycoords="axes fraction", textcoords="offset points", fontsize=7, color=SOFT)
    marks = [Line2D([], [], linestyle="", marker=each.marker, **_paint(each)) for each in look.values()]
    key_below(ax, marks, list(look))
    alt = _finding(ladder, shown, texts, list(look), said)
    return describe(ax, Description(entitled("Who vouches for what:", list(look)), _CAPTION, alt), pad=28)


def _paint(look: Look) -> dict[str, Any]:
    return {"color": look.colour, "markeredgecolor": INK, "markeredgewidth": 0.6, "markersize": 4.8}


def _row(ax: Axes, y: int, tellings: pd.DataFrame, look: dict[str, Look], down: float) -> None:
    """One fact: the outlets of each rung side by side, in their order."""
    rungs = sorted(tellings.rung.unique().tolist())
    ax.plot([rungs[0] - 1, rungs[-1] - 1], [y, y], color=LINE, linewidth=0.8, zorder=1)
    for rung in rungs:
        there = set(tellings[tellings.rung == rung].outlet)
        here = [outlet for outlet in look if outlet in there]
        for outlet, (right, below) in zip(here, side_by_side(len(here), _IN_LINE), strict=True):
            # A column is about seven marks wide.
            ax.plot(rung - 1 + right / 6.6, y + below * down, look[outlet].marker, **_paint(look[outlet]), zorder=3)
    ax.annotate(f"n = {len(tellings)}", (1, y), (2, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
                va="center", fontsize=6.5, color=SOFT)  # fmt: skip


def _finding(ladder: pd.DataFrame, shown: list[int], texts: dict[int, str], outlets: list[str], said: str) -> str:
    """The first facts with the rungs of each outlet; how many outlets stand on each rung for the others."""
    sentences = []
    for fact in shown:
        of_fact = ladder[ladder.claim == fact].sort_values("rung", kind="stable").groupby("outlet").standing.unique()
        stands = [f"{name_of(outlet, 20)} {' / '.join(of_fact[outlet])}" for outlet in outlets if outlet in of_fact]
        sentences.append(f"“{short(texts[fact], 50)}”: {', '.join(stands)}.")

    def rest(told: int) -> str:
        others = ladder[ladder.claim.isin(shown[told:])].drop_duplicates(["claim", "rung", "outlet"])
        counts = [f"{(others.rung == rung).sum()} {standing}" for rung, standing in enumerate(STANDINGS, 1)]
        return f"Marks of the other {counted(len(shown) - told, 'fact')}: {', '.join(counts)}."

    return fitted([f"{said[0].upper()}{said[1:]}. {sentences[0]}", *sentences[1:]], rest)
