"""Charts: each takes a table and an Axes, draws, and returns the Axes; none measures anything."""

from framing.charts.actor import portrait
from framing.charts.anatomy import headline_anatomy
from framing.charts.axes import description_of, new_axes
from framing.charts.distinguishing import distinguishing_words
from framing.charts.dots import score_dots
from framing.charts.ladder import certainty_ladder
from framing.charts.matrix import fact_matrix
from framing.charts.profile import readability_profile
from framing.charts.saving import save, to_html, to_svg
from framing.charts.speakers import who_speaks
from framing.charts.stance import hedges_and_boosters
from framing.charts.strip import article_strip

__all__ = [
    "article_strip",
    "certainty_ladder",
    "description_of",
    "distinguishing_words",
    "fact_matrix",
    "headline_anatomy",
    "hedges_and_boosters",
    "new_axes",
    "portrait",
    "readability_profile",
    "save",
    "score_dots",
    "to_html",
    "to_svg",
    "who_speaks",
]
