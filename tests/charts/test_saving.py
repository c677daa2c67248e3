import xml.etree.ElementTree as ET

import numpy as np

from framing.charts import hedges_and_boosters, score_dots, to_svg


def test_an_svg_without_intervals_is_well_formed(comparison):
    # Marks at the ends of an interval that cannot be had are an empty group.
    scores = comparison.scores.assign(low=np.nan, high=np.nan)
    for draw in (hedges_and_boosters, score_dots):
        root = ET.fromstring(to_svg(draw(scores)))
        assert root.find("{http://www.w3.org/2000/svg}title").text == draw(scores).get_title(loc="left")


def test_letters_that_the_font_lacks_are_no_warning(comparison):
    # Warnings are errors in these tests.
    assert "📰" in to_svg(score_dots(comparison.scores.replace({"outlet": {"Outlet A": "📰"}})))
