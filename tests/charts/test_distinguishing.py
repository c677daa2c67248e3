import numpy as np
import pandas as pd
import pytest

from framing.charts import description_of, distinguishing_words, to_svg
from framing.charts.outlets import COLOURS
from tests.charts.odd import twelve

WORDS = pd.DataFrame(
    [
        ("A", "pier", 6, 2, 2.5, 0.01),
        ("A", "tide", 3, 0, 3.5, 0.2),
        ("A", "boat", 1, 4, -2.5, 0.01),
        ("A", "sea wall", 4, 1, 1.5, np.nan),
        ("B", "boat", 4, 1, -0.5, 0.5),
    ],
    columns=["outlet", "term", "count", "other_count", "z", "q"],
)


def dots(panel):
    return [line for line in panel.lines if line.get_marker() not in {"None", None}]


def texts(panel):
    return [text.get_text() for text in panel.texts]


def test_terms_above_0_by_z_with_counts():
    ax = distinguishing_words(WORDS)
    first, second = ax.child_axes[:2]
    # By z: tide 3.5, pier 2.5, sea wall 1.5; boat is below 0.
    assert [label.get_text() for label in first.get_yticklabels()] == ["tide", "pier", "sea wall"]
    assert [(dot.get_xdata()[0], dot.get_ydata()[0]) for dot in dots(first)] == [(3.5, 0), (2.5, 1), (1.5, 2)]
    assert texts(first) == ["3 : 0", "6 : 2", "4 : 1"]
    # Filled where q < 0.05: only pier (0.01); tide has 0.2, sea wall was not tested.
    assert [dot.get_color() for dot in dots(first)] == ["white", COLOURS[0], "white"]
    assert 1.96 in first.lines[0].get_xdata()
    assert (dots(second), texts(second)) == ([], ["no term above 0"])
    assert description_of(ax).alt == (
        "A: tide (3 : 0, z 3.50), pier (6 : 2, z 2.50), sea wall (4 : 1, z 1.50); 1 of 3 terms with q under 0.05. "
        "B: no term above 0."
    )


def test_as_many_terms_as_wanted_and_the_table_is_not_changed():
    before = WORDS.copy(deep=True)
    assert len(dots(distinguishing_words(WORDS, most=2).child_axes[0])) == 2
    pd.testing.assert_frame_equal(WORDS, before)


def test_seeds(comparison):
    table = comparison.words
    ax = distinguishing_words(table)
    assert [panel.get_title(loc="left") for panel in ax.child_axes] == ["Outlet A", "Outlet B", "Outlet C"]
    for outlet, panel in zip("ABC", ax.child_axes, strict=True):
        own = table[table.outlet == f"Outlet {outlet}"]
        assert [dot.get_xdata()[0] for dot in dots(panel)] == own.z.nlargest(8).tolist()


def test_odd_names_and_no_table(comparison):
    ax = distinguishing_words(twelve(comparison.words.groupby("outlet").head(9)))
    assert len(ax.child_axes) == 12
    assert len(description_of(ax).alt) <= 900
    assert "<desc" in to_svg(ax)
    empty = distinguishing_words(WORDS[:0])
    assert texts(empty) == ["no words to compare: fewer than two outlets"]


def test_several_events_are_refused():
    with pytest.raises(ValueError, match="2 events"):
        distinguishing_words(WORDS.assign(event=list("xxxxy")))
