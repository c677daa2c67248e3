import pandas as pd
import pytest

from framing.charts import description_of, hedges_and_boosters, save, to_svg
from framing.tables import table_of

NAN = float("nan")


def scores(*rows):
    """Rows of (outlet, hedges, its low and high, boosters, its low and high)."""
    return table_of(
        [
            (outlet, metric, *figures, 1, 20)
            for outlet, hedges, boosters in rows
            for metric, figures in (("hedges_per_100_words", hedges), ("boosters_per_100_words", boosters))
        ],
        ["outlet", "metric", "value", "low", "high", "articles", "sentences"],
    )


def texts(ax):
    return [text.get_text() for text in ax.texts]


def intervals(ax):
    return [sorted(line.get_xdata()) for line in ax.lines if line.get_marker() == "|"]


def test_hedges_stand_right_and_boosters_left_on_one_scale():
    ax = hedges_and_boosters(scores(("A", (2.0, 1.0, 3.0), (0.5, 0.25, 1.0)), ("B", (4.0, 2.0, 8.0), (1.0, 0.5, 2.0))))
    assert [(bar.get_x(), bar.get_width()) for bar in ax.patches] == [(0, -0.5), (0, 2), (0, -1), (0, 4)]
    assert [round(bar.get_y() + bar.get_height() / 2) for bar in ax.patches] == [0, 0, 1, 1]
    assert intervals(ax) == [[-1, -0.25], [1, 3], [-2, -0.5], [2, 8]]
    assert texts(ax) == ["0.50", "2.00", "n = 20", "1.00", "4.00", "n = 20", "boosters", "hedges"]
    # Reach 2 to the left and 8 to the right: a tenth of 10 more on each side, and at least a quarter of 10.
    assert ax.get_xlim() == (-3, 9)
    assert ax.xaxis.get_major_formatter()(-2.0, 0) == "2"
    assert description_of(ax).alt == (
        "Per 100 words, with 95 % intervals. A: hedges 2.00 (1.00 to 3.00), boosters 0.50 (0.25 to 1.00). "
        "B: hedges 4.00 (2.00 to 8.00), boosters 1.00 (0.50 to 2.00)."
    )
    assert ax.patches[0].get_hatch() != ax.patches[2].get_hatch()


def test_missing_values_and_metrics_are_said():
    table = scores(("A", (NAN, NAN, NAN), (0.5, NAN, NAN)), ("B", (1.0, 0.5, 2.0), (0.0, 0.0, 1.0)))
    ax = hedges_and_boosters(table[~((table.outlet == "B") & table.metric.str.startswith("boosters"))])
    assert texts(ax)[:2] == ["0.50", "no value"]
    assert texts(ax)[3:5] == ["no value", "1.00"]
    assert description_of(ax).alt.endswith(
        "A: hedges no value, boosters 0.50. B: hedges 1.00 (0.50 to 2.00), boosters no value."
    )
    nothing = hedges_and_boosters(table.assign(metric="words"))
    assert texts(nothing) == ["no score of hedges or boosters found"]


def test_an_outlet_with_other_scores_alone_keeps_its_row():
    table = scores(("A", (1.0, 0.5, 2.0), (0.0, 0.0, 1.0)), ("B", (1.0, 0.5, 2.0), (0.0, 0.0, 1.0)))
    table.loc[table.outlet == "B", "metric"] = "words"
    ax = hedges_and_boosters(table)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["A", "B"]
    assert texts(ax).count("no value") == 2


def test_seeds(comparison):
    before = comparison.scores.copy()
    ax = hedges_and_boosters(comparison.scores)
    pd.testing.assert_frame_equal(comparison.scores, before)
    found = comparison.scores[comparison.scores.metric == "hedges_per_100_words"]
    assert [bar.get_width() for bar in ax.patches if bar.get_width() > 0] == found.value.tolist()
    assert intervals(ax)[1::2] == found[["low", "high"]].to_numpy().tolist()
    assert [text for text in texts(ax) if text.startswith("n = ")] == ["n = 33", "n = 27", "n = 36"]
    assert ax.get_title(loc="left") == "Hedges and boosters: Outlet A, Outlet B and Outlet C"


@pytest.mark.parametrize("name", ["A" * 200, "$\\frac{", "\ud800", "עיתון", "", "<b>&", "\x00\x07"])
def test_odd_names(name, tmp_path):
    ax = hedges_and_boosters(scores((name, (1.0, 0.5, 2.0), (0.0, 0.0, 0.0)), ("B", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))))
    assert save(ax, tmp_path / "x.png").exists()
    assert "<svg" in to_svg(ax)


def test_twelve_outlets_and_nothing_but_zeros():
    ax = hedges_and_boosters(scores(*((f"{n:02}" + "x" * 100, (1.0, 0.5, 2.0), (0.0, 0.0, 1.0)) for n in range(12))))
    said = description_of(ax)
    assert len(said.alt) <= 900
    assert said.title == "Hedges and boosters: 12 outlets"
    assert len(said.caption) <= 450
    assert hedges_and_boosters(scores(("A", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)))).get_xlim() == (-0.25, 0.25)
