import numpy as np
import pandas as pd
import pytest

from framing.charts import description_of, save, to_svg
from framing.charts.over_time import scores_over_time
from tests.charts.odd import NAMES


def months(n=3, outlet="A", start=0, **columns):
    plain = {"metric": "rix", "articles": 20, "mean": 0.4, "low": 0.3, "high": 0.5}
    named = [f"{2021 + place // 12}-{place % 12 + 1:02}" for place in range(start, start + n)]
    table = pd.DataFrame({"outlet": pd.Series([outlet] * n, dtype=object), "month": named})
    return table.assign(**plain).assign(**columns)


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_a_panel_per_outlet_with_its_line_and_band():
    table = pd.concat([months(3, mean=[0.1, 0.2, 0.3], low=0.05, high=0.35), months(2, "B", 1)], ignore_index=True)
    ax = scores_over_time(table, metric="rix", unit="points")
    one, other = ax.child_axes
    assert [cell.get_title(loc="left") for cell in (one, other)] == ["A", "B"]
    own = [line for line in one.lines if line.get_color() == "#0072B2" and line.get_linestyle() == "-"]
    assert [line.get_ydata().tolist() for line in own] == [[0.1, 0.2, 0.3]]
    # January 2021 is month 12 · 2021 = 24252.
    assert own[0].get_xdata().tolist() == [24252, 24253, 24254]
    assert [label.get_text() for label in one.get_xticklabels()] == ["2021-01", "2021-02", "2021-03"]
    assert one.get_ylim() == other.get_ylim()
    assert one.get_xlim() == other.get_xlim()
    assert [texts(cell) for cell in (one, other)] == [["n = 60"], ["n = 40"]]
    assert description_of(ax).alt == (
        "Rix. A: 0.100 in 2021-01, 0.300 in 2021-03; lowest 0.100 (2021-01), highest 0.300 (2021-03); 3 months. "
        "B: 0.400 in 2021-02, 0.400 in 2021-03; lowest 0.400 (2021-02), highest 0.400 (2021-02); 2 months."
    )


def test_months_of_few_articles_are_hollow_and_a_month_without_breaks_the_line():
    table = months(
        5, mean=[0.1, 0.2, np.nan, 0.3, 0.3], low=[0.05, np.nan, np.nan, 0.2, 0.2], high=[0.15, np.nan, np.nan, 0.4, 0.4]
    )
    (cell,) = scores_over_time(table.drop(index=2), metric="rix").child_axes
    line, dots, hollow = cell.lines
    assert np.isnan(line.get_ydata()).tolist() == [False, False, True, False, False]
    assert dots.get_ydata().tolist() == [0.1, 0.3, 0.3]
    assert hollow.get_ydata().tolist() == [0.2]
    assert hollow.get_markerfacecolor() == "white"
    # The band of the last two months, and a line for the first, which stands alone.
    band, alone = cell.collections
    assert sorted({round(float(x)) for x, _ in band.get_paths()[-1].vertices}) == [24255, 24256]
    assert [segment.tolist() for segment in alone.get_segments()] == [[[24252, 0.05], [24252, 0.15]]]
    alt = description_of(scores_over_time(table, metric="rix")).alt
    assert "4 months, 1 of them with fewer than 10 articles." in alt


def test_long_times_are_marked_by_year():
    (cell,) = scores_over_time(months(60), metric="rix").child_axes
    assert [label.get_text() for label in cell.get_xticklabels()] == ["2021", "2022", "2023", "2024", "2025"]
    (cell,) = scores_over_time(months(900), metric="rix").child_axes
    assert len(cell.get_xticks()) <= 8


def test_no_value_and_no_row():
    for table in (months(mean=np.nan, low=np.nan, high=np.nan), months()[:0]):
        ax = scores_over_time(table, metric="rix")
        assert texts(ax) == ["no article with a value and a date"]
        assert description_of(ax).alt == "Rix: no article has a value and a date."
    both = pd.concat([months(), months(outlet="B", mean=np.nan, low=np.nan, high=np.nan)], ignore_index=True)
    ax = scores_over_time(both, metric="rix")
    assert "no value" in texts(ax.child_axes[1])
    assert description_of(ax).alt.endswith("B: no value.")


def test_names_of_all_sorts(tmp_path):
    ax = scores_over_time(
        pd.concat([months(outlet=name) for name in NAMES], ignore_index=True), metric="rix", names={"": "none"}
    )
    assert "none" in [cell.get_title(loc="left") for cell in ax.child_axes]
    assert save(ax, tmp_path / "x.png").exists()
    assert "<svg" in to_svg(ax)
    assert len(description_of(ax).alt) <= 900


@pytest.mark.parametrize("value", [0.0, 1e-9, 1e9, -3.0])
def test_means_that_never_move(value, tmp_path):
    ax = scores_over_time(months(mean=value, low=value, high=value), metric="rix")
    assert ax.child_axes[0].get_ylim()[0] < value < ax.child_axes[0].get_ylim()[1]
    assert save(ax, tmp_path / "x.svg").exists()
