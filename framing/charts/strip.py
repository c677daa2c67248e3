"""Article strip: where in the text loaded, hedged and quoted sentences stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from matplotlib.patches import Patch

from framing.charts.articles import by_article, number_ticks
from framing.charts.axes import BAND, INK, LINE, SOFT, Description, describe, new_axes, nothing, styled
from framing.charts.outlets import looks
from framing.charts.phrases import entitled, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from framing.charts.articles import Part

STEPS: Final = (0.25, 0.5, 0.75)
SHADES: Final = ("#f3f4f6", "#b6bdc8", "#727b89", INK)
LANES: Final = ("loaded", "hedged", "quoted")
PITCH: Final = 5
"""Height of an article in the chart: its name, three lanes, a line of marks, and a gap of a lane in all."""
_CAPTION: Final = (
    "Each cell is a sentence of the body, in order. Loaded: the darker, the likelier experts would call its wording loaded, in "
    "four steps of probability. Hedged: hatched where a sentence has a hedge. Quoted: grey where words stand in quotation "
    "marks, filled from below by their share. Under the lanes: a line for a subhead, a dot for a bullet. n: sentences."
)
_MISSING: Final = " Dotted cells: no value."


@styled
def article_strip(profile: pd.DataFrame, ax: Axes | None = None, *, outlets: Sequence[str] | None = None) -> Axes:
    """Draw each article as three lanes of sentences: loaded, hedged, quoted.

    All articles start at sentence 1 of one common axis. An article is called by its outlet, by outlet and id where an
    outlet has several. Headlines are no part of it, and articles without a sentence have no row.

    Parameters
    ----------
    profile : DataFrame
        `Analysis.profile`: one row per sentence, with id, outlet, block, loaded, hedged, words, quoted.
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
    >>> article_strip(analysis.profile).get_title(loc="left")
    'Where in the text: Outlet A, Outlet B and Outlet C'
    """
    parts = by_article(profile, outlets)
    ax = ax if ax is not None else new_axes(0.8 + 0.68 * max(1, len(parts)))
    title = entitled("Where in the text:", list(looks(profile, outlets)))
    if not parts:
        return describe(nothing(ax, "no sentence found"), Description(title, _CAPTION, "No sentence found."))
    longest = max(len(part.rows) for part in parts)
    for place, part in enumerate(parts):
        _lanes(ax, place * PITCH, part, min(0.6, 30 / longest))
    tops = range(0, len(parts) * PITCH, PITCH)
    ax.set_yticks([top + lane for top in tops for lane in (1, 2, 3)], LANES * len(parts), fontsize=6.5, color=SOFT)
    ax.set_ylim(len(parts) * PITCH - 0.7, -0.9)
    ax.set_xticks(number_ticks(longest))
    ax.set_xlim(0.3, longest + 0.7)
    ax.set_xlabel("sentence")
    ax.spines.left.set_visible(False)
    steps = ("loaded: under 0.25", "0.25 to 0.49", "0.5 to 0.74", "0.75 or more")
    key = [Patch(facecolor=shade, edgecolor=INK, linewidth=0.6, label=said) for shade, said in zip(SHADES, steps, strict=True)]
    ax.legend(handles=key, loc="lower left", bbox_to_anchor=(0, 1), ncols=4, frameon=False, fontsize=6.5, borderpad=0,
              borderaxespad=0.2, handlelength=1, handleheight=0.9, columnspacing=1.2, labelcolor=SOFT)  # fmt: skip
    caption = _CAPTION + (_MISSING if profile.loaded.isna().any() else "")
    return describe(ax, Description(title, caption, _alt(parts)), pad=20)


def _lanes(ax: Axes, top: float, part: Part, edge: float) -> None:
    """One article, its name at `top` and its lanes below."""
    rows, n = part.rows, len(part.rows)
    left = np.arange(n) + 0.5
    ax.plot(0, top, part.look.marker, transform=ax.get_yaxis_transform(), color=part.look.colour, markeredgecolor=INK,
            markeredgewidth=0.6, markersize=4.5, clip_on=False)  # fmt: skip
    beside: dict[str, Any] = {"textcoords": "offset points", "xycoords": ax.get_yaxis_transform(), "va": "center"}
    ax.annotate(part.name, (0, top), (6, 0), fontsize=7.5, **beside)
    ax.annotate(f"n = {n}", (1, top), (0, 0), fontsize=6.5, color=SOFT, ha="right", **beside)
    loaded = rows.loaded.to_numpy(dtype=float)
    known = ~np.isnan(loaded)
    shades = [SHADES[step] for step in np.digitize(loaded[known], STEPS)]
    line: dict[str, Any] = {"linewidth": edge, "edgecolor": INK}
    ax.barh(top + 1, 1, 0.8, left[known], color=shades, label="loaded", **line)
    ax.barh(top + 1, 1, 0.8, left[~known], color="white", edgecolor=LINE, linewidth=edge, linestyle=":", label="no value")
    for lane in (2, 3):
        ax.barh(top + lane, n, 0.8, 0.5, color="none", edgecolor=LINE, linewidth=0.4)
    hedged = rows.hedged.to_numpy(dtype=bool)
    ax.barh(top + 2, 1, 0.8, left[hedged], color=part.look.colour, hatch="//////", label="hedged", **line)
    share = np.minimum(1, (rows.quoted / rows.words.clip(lower=1)).to_numpy(dtype=float))
    quoted = share > 0
    share = share[quoted]
    ax.barh(top + 3, 1, 0.8, left[quoted], color=BAND, linewidth=0)
    ax.barh(top + 3.4 - 0.4 * share, 1, 0.8 * share, left[quoted], color=part.look.colour, label="quoted", **line)
    for number in (np.flatnonzero(rows.block == "subhead") + 1).tolist():
        ax.plot([number - 0.4, number + 0.4], [top + 3.72] * 2, color=INK, linewidth=1.6, solid_capstyle="butt")
    bullets = np.flatnonzero(rows.block == "bullet") + 1
    ax.plot(bullets, [top + 3.72] * len(bullets), "o", color=SOFT, markersize=1.8, label="bullet")


def _alt(parts: list[Part]) -> str:
    def rest(first: int) -> str:
        others = [part.rows for part in parts[first:]]
        sums = [sum(counts) for counts in zip(*map(_counts, others), strict=True)]
        return (
            f"{len(others)} {'more' if first else 'articles'}: {sums[0]} sentences, {sums[1]} with loaded at 0.5 or more, "
            f"{sums[2]} hedged, {sums[3]} with quoted words."
        )

    return fitted([_finding(part) for part in parts], rest)


def _counts(rows: pd.DataFrame) -> tuple[int, int, int, int]:
    """Sentences, and of them loaded at 0.5 or more, hedged, with quoted words."""
    return len(rows), int((rows.loaded >= 0.5).sum()), int(rows.hedged.sum()), int((rows.quoted > 0).sum())


def _finding(part: Part) -> str:
    n, loaded, hedged, quoted = _counts(part.rows)
    of_loaded = "loaded without value" if part.rows.loaded.isna().all() else f"{loaded} with loaded at 0.5 or more"
    thirds = np.bincount(3 * np.flatnonzero(part.rows.hedged) // n, minlength=3)
    clear = hedged >= 3 and 2 * thirds.max() > hedged
    where = f" (most in the {('first', 'middle', 'last')[int(thirds.argmax())]} third)" if clear else ""
    return f"{part.name}: {n} sentence{'s' if n != 1 else ''}, {of_loaded}, {hedged} hedged{where}, {quoted} with quoted words."
