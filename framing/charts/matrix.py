"""Matrix: which outlet tells which fact, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matplotlib.lines import Line2D

from framing.charts.axes import INK, LINE, SOFT, Description, describe, new_axes, nothing, styled
from framing.charts.cells import MARK, fact_cells, key_below, most_told, pale, shortest_tellings, side_by_side
from framing.charts.events import one_event
from framing.charts.outlets import looks
from framing.charts.phrases import counted, entitled, fitted, name_of
from framing.comparison.certainty import ASSERTED, BOOSTED, DENIED, HEDGED
from framing.comparison.claims import told_by_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.collections import PathCollection

CERTAINTIES: Final = {ASSERTED: "s", HEDGED: "s", BOOSTED: "P", DENIED: "X"}
"""Certainty → its mark, a square of hedged ones being hatched."""
_ROW: Final = 0.27  # inches
_WIDTH: Final = 3.3  # inches of all columns
_CAPTION: Final = (
    "Row: a fact, in the words of its shortest telling; those told by most outlets first, those told by one outlet last, "
    "the first ones of each. A mark for each way in which an outlet tells it (boosted: also by a verb such as “confirmed”); a "
    "dot beside it: attributed wherever it is told so. Dash: not found in this article, or not recognised there. Facts "
    "are matched by words, names, numbers and dates."
)


@styled
def fact_matrix(claims: pd.DataFrame, ax: Axes | None = None, *, most: int = 30, outlets: Sequence[str] | None = None) -> Axes:
    """Draw which outlet tells which fact: asserted, hedged, boosted or denied, in its own voice or attributed.

    Parameters
    ----------
    claims : DataFrame
        `Comparison.claims` of one event: one row per telling, with claim, n_outlets, outlet, text, attributed_to, certainty.
    ax : Axes, optional
        Where to draw; without it, a figure of its own.
    most : int
        Facts; at most a third of them are told by one outlet only.
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
    >>> fact_matrix(comparison.claims).get_title(loc="left")
    'Who tells which fact: Outlet A, Outlet B and Outlet C'
    """
    look = looks(one_event(claims), outlets)
    several = claims[claims.n_outlets > 1]
    alone = told_by_one(claims)
    single = alone.drop_duplicates("claim")
    last = _in_turn(single, most // 3)
    first = most_told(several, most - len(last))
    shown = first + last
    names = [name_of(outlet, 24) for outlet in look]
    steep = max(map(len, names), default=0) * len(names) * 0.058 > _WIDTH  # inches of a letter
    head = 0.045 * max(map(len, names)) if steep else 0
    ax = ax if ax is not None else new_axes(max(1.2, 1.0 + head + _ROW * len(shown)))
    if not shown:
        nothing(ax, "no fact found")
        return describe(ax, Description("Who tells which fact", _CAPTION, "No fact was found."))
    texts = shortest_tellings(claims) | shortest_tellings(alone)
    cells = fact_cells(ax, [texts[fact] for fact in shown], len(look))
    if first and last:
        cells.axhline(len(first) - 0.5, color=LINE, linewidth=1)
    for column, (outlet, kind) in enumerate(look.items()):
        own = claims[claims.outlet == outlet]
        for row, fact in enumerate(shown):
            _cell(cells, column, row, own[own.claim == fact], kind.colour)
    cells.set_xticks(range(len(look)), names, fontsize=7, rotation=45 if steep else 0, ha="left" if steep else "center")
    of_several = counted(several.claim.nunique(), "fact")
    said = f"{len(first)} of {of_several} told by several outlets,\n{len(last)} of {len(single)} told by one"
    ax.annotate(said, (0, 1), (0, 4), xycoords="axes fraction", textcoords="offset points", fontsize=7, color=SOFT)
    _key(ax)
    alt = _finding(claims[claims.claim.isin(shown)], list(look), said.replace("\n", " "), len(shown))
    return describe(ax, Description(entitled("Who tells which fact:", list(look)), _CAPTION, alt), pad=6 if steep else 30)


def _in_turn(single: pd.DataFrame, most: int) -> list[int]:
    """The first facts of each outlet in turn, so that the outlet that comes first does not fill all places."""
    turn = single.groupby("outlet").cumcount().sort_values(kind="stable")
    return single.loc[sorted(turn.index[:most])].claim.tolist()


def _cell(ax: Axes, x: float, y: float, tellings: pd.DataFrame, colour: str) -> None:
    """One outlet and one fact."""
    ways = [certainty for certainty in CERTAINTIES if (tellings.certainty == certainty).any()]
    if not ways:
        ax.plot(x, y, "_", color=LINE, markersize=4, markeredgewidth=0.6)
    left, right = ax.get_xlim()
    step = MARK * (right - left) / _WIDTH
    for way, (across, down) in zip(ways, side_by_side(len(ways), 2), strict=True):
        place = x + across * step, y + down * MARK / _ROW
        _mark(ax, [place], way, colour)
        if (tellings[tellings.certainty == way].attributed_to != "").all():
            ax.annotate("•", place, (4, 0), textcoords="offset points", va="baseline", ha="center", fontsize=6.5, zorder=4)


def _mark(ax: Axes, places: Sequence[tuple[float, float]], certainty: str, colour: str) -> PathCollection:
    hedged = certainty == HEDGED
    return ax.scatter(
        [x for x, _ in places], [y for _, y in places], 30, marker=CERTAINTIES[certainty], edgecolor=INK, linewidth=0.6,
        facecolor=pale(colour) if hedged else colour, hatch="//////" if hedged else None, zorder=3,
    )  # fmt: skip


def _key(ax: Axes) -> None:
    """What the marks are, in the grey of no outlet."""
    marks: list[Artist] = [_mark(ax, [], certainty, SOFT) for certainty in CERTAINTIES]
    marks += [Line2D([], [], linestyle="", marker=marker, color=INK, markersize=size) for marker, size in ((".", 3), ("_", 4))]
    key_below(ax, marks, [*CERTAINTIES, "attributed", "not found in this article"])


def _finding(claims: pd.DataFrame, outlets: list[str], said: str, n: int) -> str:
    """How many of the facts shown each outlet tells, and in which ways."""
    told = claims.groupby("outlet").claim.nunique().reindex(outlets, fill_value=0)
    ways = claims.drop_duplicates(["claim", "outlet", "certainty"]).groupby(["outlet", "certainty"]).size()
    sentences = []
    for outlet in outlets:
        counts = [f"{ways[outlet, way]} {way}" for way in CERTAINTIES if (outlet, way) in ways.index]
        sentences.append(f"{name_of(outlet, 20)} tells {told[outlet]} of {n} ({', '.join(counts) or 'none found'}).")

    def rest(done: int) -> str:
        return f"{counted(len(outlets) - done, 'more outlet')}: {told.iloc[done:].min()} to {told.iloc[done:].max()} of {n}."

    return fitted([f"Facts shown: {said}. {sentences[0]}", *sentences[1:]], rest)
