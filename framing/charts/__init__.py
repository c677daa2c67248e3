"""Charts: each takes a table and an Axes, draws, and returns the Axes; none measures anything."""

from framing.charts.anatomy import headline_anatomy
from framing.charts.axes import description_of, new_axes
from framing.charts.dots import score_dots
from framing.charts.profile import readability_profile
from framing.charts.saving import save, to_html, to_svg
from framing.charts.stance import hedges_and_boosters
from framing.charts.strip import article_strip

__all__ = [
    "article_strip",
    "description_of",
    "headline_anatomy",
    "hedges_and_boosters",
    "new_axes",
    "readability_profile",
    "save",
    "score_dots",
    "to_html",
    "to_svg",
]
