"""Readability profile: how long the sentences of each article are, in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from matplotlib.colors import to_rgb

from framing.charts.articles import by_article, number_ticks
from framing.charts.axes import INK, LINE, SOFT, Description, describe, new_axes, nothing, short, styled
from framing.charts.outlets import looks
from framing.charts.panels import panels
from framing.charts.phrases import entitled, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from framing.charts.articles import Part

LONG: Final = 30
"""Words; sentences over it are told apart."""
READABILITY: Final = {"reading_ease": "reading ease", "reading_grade": "grade"}
_CAPTION: Final = (
    f"Each bar is a sentence of prose, in order, as high as it has words; dark and hatched: over {LONG} words (dotted line). "
    "Line across: the median, half of the sentences are no longer. Headlines, subheads and bullets are not counted. "
    "n: sentences."
)
_SCORES: Final = " Reading ease: 0 to 100, higher is easier; grade: years of school; both need 100 words."


@styled
def readability_profile(
    profile: pd.DataFrame, ax: Axes | None = None, *, scores: pd.DataFrame | None = None, outlets: Sequence[str] | None = None
) -> Axes:
    """Draw the lengths of each article's sentences, in a panel per article.

    All panels have the same scales. An article is called by its outlet, by outlet and id where an outlet has several.

    Parameters
    ----------
    profile : DataFrame
        `Analysis.profile`: one row per sentence, with id, outlet, block, words. Only prose is drawn.
    ax : Axes, optional
        Where to draw; without it, a figure of its own.
    scores : DataFrame, optional
        `Analysis.scores`; with it each panel gives reading ease and grade too.
    outlets : sequence of str, optional
        All outlets, in the order that gives them their colours; see `framing.charts.outlets.looks`.

    Returns
    -------
    Axes

    Examples
    --------
    >>> import framing
    >>> analysis = framing.analyse(framing.read_articles("seeds"))
    >>> readability_profile(analysis.profile, scores=analysis.scores).get_title(loc="left")
    'Sentence lengths: Outlet A, Outlet B and Outlet C'
    """
    parts = by_article(profile, outlets)
    columns = 1 if len(parts) <= 3 else 2
    n_rows = max(1, -(-len(parts) // columns))
    ax = ax if ax is not None else new_axes(0.45 + 1.2 * n_rows)
    title = entitled("Sentence lengths:", list(looks(profile, outlets)))
    if not parts:
        return describe(nothing(ax, "no sentence found"), Description(title, _CAPTION, "No sentence found."))
    prose = profile[profile.block == "prose"]
    most = max(prose.groupby("id").size(), default=1)
    highest = max(1.08 * prose.words.max(), LONG + 3) if len(prose) else LONG + 3
    cells = panels(ax, n_rows, columns, across=0.3, down=0.75)
    for cell, part in zip(cells, parts, strict=False):
        _panel(cell, part, short(part.name, 60 // columns + 2), _readability(part, scores), min(0.6, 30 / most))
        cell.set_xlim(0, most + 1)
        cell.set_xticks(number_ticks(most))
        cell.set_ylim(0, highest)
        cell.set_yticks(range(0, int(highest) + 1, LONG // 2 if highest < 4 * LONG else 4 * LONG))
    for place, cell in enumerate(cells[: len(parts)]):
        cell.tick_params(labelleft=place % columns == 0)
        cell.set_ylabel("words" if place % columns == 0 else "", fontsize=7)
        cell.set_xlabel("sentence" if place >= len(parts) - columns else "", fontsize=7)
    for empty in cells[len(parts) :]:
        empty.set_axis_off()
    caption = _CAPTION + (_SCORES if scores is not None else "")
    return describe(ax, Description(title, caption, _alt(parts, scores)), pad=30)


def _panel(ax: Axes, part: Part, name: str, readability: str, edge: float) -> None:
    """One article: a bar per sentence, the median across."""
    n = len(words := _words(part))
    said = f"n = {n}" + (f"; {readability}" if readability else "")
    ax.annotate(name, (0, 1), (0, 13), xycoords="axes fraction", textcoords="offset points", fontsize=7.5)
    ax.annotate(said, (0, 1), (0, 3), xycoords="axes fraction", textcoords="offset points", fontsize=6.5, color=SOFT)
    ax.tick_params(labelsize=6.5, pad=2)
    if not n:
        ax.text(0.5, 0.5, "no prose found", transform=ax.transAxes, ha="center", va="center", fontsize=7, color=SOFT)
        return
    ax.axhline(LONG, color=LINE, linewidth=0.6, linestyle=":", zorder=0)
    place = np.arange(1, n + 1)
    for long in (False, True):
        which = (words > LONG) == long
        colour, hatch = _tone(part.look.colour, dark=long), "////" if long else ""
        ax.bar(place[which], words[which], 0.8, color=colour, hatch=hatch, edgecolor=INK, linewidth=edge)
    median = float(np.median(words))
    ax.axhline(median, color=INK, linewidth=1)
    ax.annotate(f"median {median:g}", (1, median), (3, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
                va="center", fontsize=6.5)  # fmt: skip


def _words(part: Part) -> np.ndarray[Any, np.dtype[np.int64]]:
    return part.rows.words[part.rows.block == "prose"].to_numpy(dtype=np.int64)


def _tone(colour: str, *, dark: bool) -> tuple[float, ...]:
    """A colour half way to white, or a third of the way to ink."""
    share, other = (0.35, INK) if dark else (0.5, "white")
    return tuple((1 - share) * a + share * b for a, b in zip(to_rgb(colour), to_rgb(other), strict=True))


def _readability(part: Part, scores: pd.DataFrame | None) -> str:
    """Reading ease and grade in words; empty without a table of scores."""
    if scores is None:
        return ""
    article = part.rows.id.iloc[0]
    values = {column: scores[column].get(article, np.nan) for column in READABILITY}
    return ", ".join(
        f"{name} {'no value' if pd.isna(values[column]) else format(values[column], '.0f')}"
        for column, name in READABILITY.items()
    )


def _alt(parts: list[Part], scores: pd.DataFrame | None) -> str:
    def rest(first: int) -> str:
        others = [_words(part) for part in parts[first:]]
        n, long = sum(map(len, others)), sum(int((words > LONG).sum()) for words in others)
        return f"{len(others)} {'more' if first else 'articles'}: {n} sentences, {long} over {LONG} words."

    return fitted([_finding(part, _readability(part, scores)) for part in parts], rest)


def _finding(part: Part, readability: str) -> str:
    words = _words(part)
    n = f"{len(words) or 'no'} sentence{'s' if len(words) != 1 else ''} of prose"
    lengths = (
        f"words: median {np.median(words):g}, longest {max(words)}, {(words > LONG).sum()} over {LONG}" if len(words) else ""
    )
    return f"{part.name}: {'; '.join(filter(None, (n, lengths, readability)))}."
