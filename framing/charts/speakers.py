"""Speakers: how much of each outlet's text is attributed, and to whom."""

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

_COLUMNS: Final = 3
_ROW: Final = 0.2  # inches
_CAPTION: Final = (
    "Bar: share of an outlet's sentences with a source of this kind, and their number; n: all its sentences, subheads "
    "aside. Named: a person; medium: another newspaper or agency; anonymous: officials, analysts, “he”; agentless: wording "
    "such as “reportedly” that names nobody; none: no source at all, agentless sentences included. A sentence with two "
    "kinds counts for both, so shares may add up to more than 100 %. Pronouns are not resolved."
)


@styled
def who_speaks(attribution: pd.DataFrame, ax: Axes | None = None, *, outlets: Sequence[str] | None = None) -> Axes:
    """Draw how many of each outlet's sentences have a source of each kind, in a panel per kind.

    Parameters
    ----------
    attribution : DataFrame
        `Comparison.attribution` of one event: one row per outlet and kind, with sentences and share.
    ax : Axes, optional
        Where to draw; without it, a figure of its own.
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
    >>> who_speaks(comparison.attribution).get_title(loc="left")
    'Who speaks in Outlet A, Outlet B and Outlet C'
    """
    look = looks(one_event(attribution), outlets)
    kinds = list(attribution.kind.unique())
    n_rows = -(-len(kinds) // _COLUMNS)
    ax = ax if ax is not None else new_axes(max(1.2, n_rows * (0.38 + _ROW * len(look)) + 0.3))
    if not kinds:
        nothing(ax, "no sentence found")
        return describe(ax, Description("Who speaks", _CAPTION, "No sentence was found."))
    n = {outlet: _sentences(attribution[attribution.outlet == outlet]) for outlet in look}
    cells = panels(ax, n_rows, min(_COLUMNS, len(kinds)), across=0.08, down=0.38 / (_ROW * len(look)))
    right = 1.5 * attribution.share.fillna(0).max() or 1
    for place, kind in enumerate(kinds):
        _panel(cells[place], attribution[attribution.kind == kind].set_index("outlet"), look)
        cells[place].set_title(short(kind), fontsize=8, fontweight="normal", pad=3)
        cells[place].set_xlim(0, right)
        names = [f"{name_of(outlet, 22)}, n = {n[outlet]}" for outlet in look] if place % _COLUMNS == 0 else []
        cells[place].set_yticks(range(len(names)), names, fontsize=7)
    for empty in cells[len(kinds) :]:
        empty.set_axis_off()
    alt = _finding(attribution, n, kinds)
    return describe(ax, Description(entitled("Who speaks in", list(look)), _CAPTION, alt), pad=20)


def _sentences(rows: pd.DataFrame) -> int:
    """All sentences of an outlet, from any kind that it has."""
    have = rows[rows.share > 0]
    return round(have.sentences.iloc[0] / have.share.iloc[0]) if len(have) else 0


def _panel(ax: Axes, rows: pd.DataFrame, look: dict[str, Look]) -> None:
    """One kind: a bar per outlet, the first on top."""
    for y, (outlet, style) in enumerate(look.items()):
        share = rows.share.get(outlet, float("nan"))
        if share >= 0:
            ax.barh(y, share, height=0.62, color=style.colour, hatch=style.hatch, edgecolor=INK, linewidth=0.6)
            said = _value(share, rows.sentences[outlet])
        else:
            share, said = 0, "no value"
        ax.annotate(said, (share, y), (3, 0), textcoords="offset points", va="center", fontsize=6.5, color=SOFT)
    ax.set_ylim(len(look) - 0.4, -0.6)
    ax.set_xticks([])
    ax.spines.bottom.set_visible(False)
    ax.spines.left.set_color(LINE)


def _value(share: float, sentences: int) -> str:
    return f"{share:.0%} ({sentences})".replace("%", " %")


def _finding(attribution: pd.DataFrame, n: dict[str, int], kinds: list[str]) -> str:
    """The shares of each outlet; where they are too many, the range of the others."""
    sentences = []
    for outlet, total in n.items():
        rows = attribution[attribution.outlet == outlet].dropna(subset="share")
        values = [f"{row['kind']} {_value(row['share'], row['sentences'])}" for row in rows.to_dict("records")]
        sentences.append(f"{name_of(outlet, 20)} ({counted(total, 'sentence')}): {', '.join(values) or 'no value'}.")

    def rest(told: int) -> str:
        others = attribution[attribution.outlet.isin(list(n)[told:])].groupby("kind").share
        low, high = others.min(), others.max()
        ranges = [f"{kind} {low[kind]:.0%} to {high[kind]:.0%}".replace("%", " %") for kind in kinds]
        return f"{counted(len(n) - told, 'more outlet')}: {', '.join(ranges)}."

    return fitted(sentences, rest)
