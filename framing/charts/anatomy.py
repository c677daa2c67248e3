"""Headline anatomy: which cues make up the score of each headline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from framing.charts.articles import by_article
from framing.charts.axes import BAND, INK, LINE, SOFT, WIDTH, Description, describe, new_axes, nothing, short, styled
from framing.charts.leaders import levels
from framing.charts.outlets import looks
from framing.charts.phrases import entitled, fitted, wrapped
from framing.cues import BACKGROUND
from framing.metric import Totals
from framing.metrics.headline import headline_sensationalism

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from framing.charts.articles import Part

METRIC: Final = "headline_sensationalism"
HATCHES: Final = {
    "emphasis": "",
    "intensity": "////",
    "curiosity gap": "....",
    "personal address": "xxxx",
    "partisan label": "----",
    BACKGROUND: "",
}
_LINE: Final = 0.135  # inches
_END: Final = 125  # points that the sum takes right of the longest bar
_LETTER: Final = 3.9  # points, the mean width of a letter of 6.5 points
_CAPTION: Final = (
    "One bar per headline. Each segment is a cue, as wide as its weight; its label gives the cue's words, its category (told "
    "by the hatch too) and the weight. Pale: background, what the other words of the headline add. S: the sum of the weights; "
    "score: the scale from 0 to 1 that they make. n: cues. No cue found: in the headline, or no headline."
)


@styled
def headline_anatomy(evidence: pd.DataFrame, ax: Axes | None = None, *, outlets: Sequence[str] | None = None) -> Axes:
    """Draw each headline's score as a bar of its cues.

    Only rows of the metric headline_sensationalism are drawn; articles with other evidence alone say "no cue found". The
    headline is printed where the table has it, as the text of the category "background".

    Parameters
    ----------
    evidence : DataFrame
        ``analysis.evidence.join(analysis.scores.outlet, on="id")``; without ``outlet`` articles are called by their id.
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
    >>> analysis = framing.analyse(framing.read_articles("seeds"))
    >>> headline_anatomy(analysis.evidence.join(analysis.scores.outlet, on="id")).get_title(loc="left")
    'Cues in the headlines of Outlet A, Outlet B and Outlet C'
    """
    names = list(looks(evidence, outlets))
    many = "outlet" not in evidence and len(names) > 1  # articles without outlets, such as versions of one headline
    title = f"Cues in {len(names):,} headlines" if many else entitled("Cues in the headlines of", names)
    parts = by_article(evidence, outlets)
    if not parts:
        return describe(nothing(ax or new_axes(1.2), "no cue found"), Description(title, _CAPTION, "No cue found."))
    points = 72 * (WIDTH if ax is None else ax.get_window_extent().width / ax.figure.dpi) - 20
    cues = [_cues(part.rows) for part in parts]
    together = pd.concat(cues)
    longest = max([0.0, *together.end]) or 1.0
    inside = (points - _LETTER * together.letters) / together.left.where(together.left > 0)  # no label runs out of the chart
    scale = max(min([(points - _END) / longest, *inside.dropna()]), points / (4 * longest))
    cues = [found.assign(line=levels(scale * found.left, _LETTER * found.letters)) for found in cues]
    heights = [4.25 + len(_headline(found)) + max(found.line, default=-1) for found in cues]
    ax = ax or new_axes(0.6 + _LINE * sum(heights))
    for number, (part, found) in enumerate(zip(parts, cues, strict=True)):
        _bar(ax, sum(heights[:number]), part, found, scale)
    least = min([0.0, *together.left])
    ax.set(ylim=(sum(heights) - 0.8, -0.6), xlim=(least, points / scale), yticks=[])
    ax.set_xticks([tick for tick in ax.get_xticks() if least <= tick <= longest * 1.05])
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.set_xlabel("weight", loc="left")
    return describe(ax, Description(title, _CAPTION, _alt(parts, cues)))


def _cues(rows: pd.DataFrame) -> pd.DataFrame:
    """Cues in the order of the text, then the background, each with its label and place; weights below 0 stand left of 0."""
    cues = rows[rows.metric == METRIC]
    cues = cues.iloc[np.lexsort((cues.start, cues.category == BACKGROUND))]
    weight = cues.weight.to_numpy(dtype=float)
    left = np.where(weight < 0, np.minimum(weight, 0).cumsum(), np.maximum(weight, 0).cumsum() - weight)
    text = [
        ("" if category == BACKGROUND else f"“{short(text)}” ") + f"{short(category)} {value:.2f}"
        for text, category, value in zip(cues.text, cues.category, weight, strict=True)
    ]
    return cues.assign(label=text, left=left, end=left + np.abs(weight), letters=[len(label) + 2 for label in text])


def _headline(cues: pd.DataFrame) -> list[str]:
    """The lines of a headline; none where the table does not have it."""
    return wrapped("".join(cues.text[cues.category == BACKGROUND][:1]), 98, 2).splitlines()


def _bar(ax: Axes, top: float, part: Part, cues: pd.DataFrame, scale: float) -> None:
    """One article's name and headline, its bar, the labels of the segments below it, its sum at the end."""
    headline = _headline(cues)
    ax.text(0, top, part.name, fontsize=7.5, fontweight="bold", va="center")
    ax.text(0, top + 0.55, "\n".join(headline), fontsize=7, va="top", linespacing=1.25)
    y = top + len(headline) + 1.5
    if cues.empty:
        ax.text(0, y - 0.4, "no cue found", fontsize=7, color=SOFT, va="center")
        return
    for cue in cues.to_dict("records"):
        colour = BAND if cue["category"] == BACKGROUND else part.look.colour
        hatch = HATCHES.get(cue["category"], "\\\\\\\\")
        width, left = cue["end"] - cue["left"], cue["left"]
        ax.barh(y, width, 1.1, left, color=colour, hatch=hatch, edgecolor=INK, linewidth=0.6)
        below = y + 1.15 + cue["line"]
        ax.plot([left + 1 / scale] * 2, [y + 0.55, below + 0.3], color=LINE, linewidth=0.6)
        ax.annotate(cue["label"], (left, below), (4, 0), textcoords="offset points", va="center", fontsize=6.5)
    ax.annotate(_sum(cues), (cues.end.max(), y), (5, 0), textcoords="offset points", va="center", fontsize=7)


def _sum(cues: pd.DataFrame) -> str:
    total = float(cues.weight.sum())
    score = headline_sensationalism(Totals({"sensational": np.array([total])})).item()
    return f"S = {total:.2f}, score {score:.2f}, n = {(cues.category != BACKGROUND).sum()}"


def _alt(parts: list[Part], cues: list[pd.DataFrame]) -> str:
    def rest(first: int) -> str:
        counts = [str((found.category != BACKGROUND).sum()) for found in cues[first:]]
        return f"{len(counts)} {'more' if first else 'articles'}, number of cues: {', '.join(counts[:20])}."

    found = [f"{_sum(found)}: {', '.join(found.label)}" if len(found) else "no cue found" for found in cues]
    return fitted([f"{part.name}: {said}." for part, said in zip(parts, found, strict=True)], rest)
