"""Charts: each takes a table and an Axes, draws, and returns the Axes; none measures anything."""

from framing.charts.axes import description_of, new_axes
from framing.charts.dots import score_dots
from framing.charts.saving import save, to_html, to_svg

__all__ = ["description_of", "new_axes", "save", "score_dots", "to_html", "to_svg"]
