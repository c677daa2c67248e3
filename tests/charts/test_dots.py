from dataclasses import replace

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

import framing
from framing.charts import score_dots


@pytest.mark.parametrize("n", [1, 2, 3, 8])
def test_titles_stand_clear_of_the_tick_labels_above(seeds, n):
    articles = [replace(seeds.articles[i % 3], id=f"article-{i}", outlet=f"Outlet {i}") for i in range(n)]
    ax = score_dots(framing.compare(framing.analyse(articles)).scores)
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    ax.figure.draw(renderer)
    first, second, *below = ax.child_axes
    lowest = min(label.get_window_extent(renderer).y0 for panel in (first, second) for label in panel.get_xticklabels())
    assert len(below) == 2
    for panel in below:
        title = next(text for text in (panel.title, panel._left_title, panel._right_title) if text.get_text())
        assert title.get_window_extent(renderer).y1 < lowest - 2
