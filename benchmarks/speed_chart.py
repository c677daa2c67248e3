"""Chart: words per second side by side, in the style of the package."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from framing.charts.axes import LINE, SOFT, Description, describe, new_axes, styled
from framing.charts.outlets import COLOURS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from matplotlib.axes import Axes

_CAPTION: Final = (
    "Words per second, fastest first; blue: framing. Each number of the scale is ten times the one before it, so the ends "
    "of the bars compare, not their lengths."
)


@styled
def speed_bars(rates: Mapping[str, float], ours: Collection[str], finding: str) -> Axes:
    """A bar for each name, by its words per second; `ours` are in colour, `finding` is the alt text."""
    ordered = dict(sorted(rates.items(), key=lambda each: -each[1]))
    ax = new_axes(0.75 + 0.24 * len(ordered))
    ax.barh(
        range(len(ordered)),
        list(ordered.values()),
        height=0.66,
        color=[COLOURS[0] if name in ours else LINE for name in ordered],
    )
    for place, value in enumerate(ordered.values()):
        ax.annotate(f"{value / 1000:,.0f} thousand", (value, place), (3, 0), textcoords="offset points", va="center",
                    fontsize=7, color=SOFT)  # fmt: skip
    ax.set_xscale("log")
    ax.set_xlim(10 ** math.floor(math.log10(0.9 * min(ordered.values()))), 8 * max(ordered.values()))
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    ax.set_yticks(range(len(ordered)), [name.replace("`", "") for name in ordered])
    ax.invert_yaxis()
    ax.set_xlabel("words per second")
    return describe(ax, Description("Words per second, one process", _CAPTION, finding))
