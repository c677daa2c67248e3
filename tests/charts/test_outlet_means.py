import numpy as np
import pandas as pd
import pytest

from framing.charts import description_of, save, to_svg
from framing.charts.outlet_means import outlet_means
from tests.charts.odd import NAMES


def means(names=("A", "B"), **columns):
    n = len(names)
    plain = {"metric": "rix", "articles": 20, "mean": 0.4, "low": 0.3, "high": 0.5}
    outlets = pd.Series(list(names), dtype=object)
    return pd.DataFrame({"outlet": outlets, **{name: [value] * n for name, value in plain.items()}, **columns})


def test_rows_stand_in_the_order_of_the_table_with_means_and_intervals():
    ax = outlet_means(means(mean=[0.4, 2.5], low=[0.3, 2.25], high=[0.5, 2.75]), metric="rix", unit="points")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["A", "B"]
    assert [(line.get_xdata().tolist(), line.get_ydata().tolist()) for line in ax.lines] == [
        ([0.3, 0.5], [0, 0]), ([0.4], [0]), ([2.25, 2.75], [1, 1]), ([2.5], [1]),
    ]  # fmt: skip
    assert ax.get_xlabel() == "points"
    assert ax.get_xlim()[0] == 0
    assert [text.get_text() for text in ax.texts] == ["n = 20"] * 2
    said = description_of(ax)
    assert said.title == "Rix by outlet"
    assert said.alt == "Rix. Not all intervals overlap. A 0.400 (0.300 to 0.500). B 2.500 (2.250 to 2.750)."


def test_few_articles_are_hollow_and_none_have_no_mark():
    ax = outlet_means(means("ABC", articles=[20, 9, 0], mean=[0.4, 0.4, np.nan], low=[0.3, np.nan, np.nan], high=[0.5, np.nan, np.nan]), metric="rix")  # fmt: skip  # noqa: E501
    assert [line.get_markerfacecolor() for line in ax.lines if line.get_marker() == "o"] == ["#0072B2", "white"]
    assert "no value" in [text.get_text() for text in ax.texts]
    assert description_of(ax).alt == "Rix. A 0.400 (0.300 to 0.500). B 0.400."


def test_negative_means_are_seen():
    ax = outlet_means(means(mean=[-4.0, 3.0], low=[-5.0, 2.0], high=[-3.0, 4.0]), metric="rix")
    assert ax.get_xlim()[0] < -5
    assert "A −4.000 (−5.000 to −3.000)" in description_of(ax).alt


def test_no_value_and_no_row():
    for table in (means(mean=np.nan), means()[:0]):
        ax = outlet_means(table, metric="rix")
        assert [text.get_text() for text in ax.texts] == ["no article with a value"]
        assert description_of(ax).alt == "Rix: no article has a value."


def test_names_of_all_sorts(tmp_path):
    ax = outlet_means(
        means([*NAMES, *(f"Outlet {place} of the long names" for place in range(30))]), metric="rix", names={"": "none named"}
    )
    assert "none named" in [label.get_text() for label in ax.get_yticklabels()]
    assert save(ax, tmp_path / "x.png").exists()
    assert "<svg" in to_svg(ax)
    alt = description_of(ax).alt
    assert len(alt) <= 900
    assert alt.endswith("all means from 0.400 to 0.400.")


def test_an_axes_that_is_given_is_drawn_on():
    from framing.charts import new_axes

    ax = new_axes(2)
    assert outlet_means(means(), ax, metric="rix") is ax


@pytest.mark.parametrize("value", [0.0, 1e-9, 1e9])
def test_means_of_any_size(value, tmp_path):
    assert save(outlet_means(means(mean=value, low=value, high=value), metric="rix"), tmp_path / "x.svg").exists()
