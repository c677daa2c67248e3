import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from framing.corpus import summary as module
from framing.corpus.summary import OTHERS, UNNAMED, Summary, summarise
from framing.corpus.sums import Sums
from tests.corpus.scored import COLUMNS, rows, write

SEED = 3


def corpus(n=3000):
    """Four outlets, one of them without a name, over two years; values missing here and there."""
    rng = np.random.default_rng(SEED)
    outlets = [[None, "Gull", "herald", "Anchor"][place] for place in rng.integers(0, 4, n)]
    days = rng.integers(0, 730, n)
    dates = [None if day < 20 else (np.datetime64("2021-01-01") + int(day)).item().isoformat() for day in days]
    ease = [None if chance < 0.1 else float(value) for chance, value in zip(rng.random(n), rng.normal(40, 12, n), strict=True)]
    return rows(outlets, dates, seed=SEED, reading_ease=ease)


@pytest.fixture(scope="module")
def table():
    return corpus()


@pytest.fixture(scope="module")
def summary(table, tmp_path_factory):
    return summarise(write(tmp_path_factory.mktemp("one") / "scores", table))


def test_one_part_and_seven_give_the_same_to_the_bit(table, summary, tmp_path):
    seven = summarise(write(tmp_path / "seven", table, parts=7))
    pd.testing.assert_frame_equal(seven.outlets, summary.outlets, check_exact=True)
    pd.testing.assert_frame_equal(seven.months, summary.months, check_exact=True)
    assert (seven.articles, seven.undated, seven.unreadable) == (summary.articles, summary.undated, summary.unreadable)


def test_batches_of_any_size_give_the_same_to_the_bit(table, summary, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_ROWS", 11)
    small = summarise(write(tmp_path / "small", table))
    pd.testing.assert_frame_equal(small.months, summary.months, check_exact=True)


@pytest.mark.parametrize("by", [["outlet"], ["outlet", "month"]])
def test_means_are_those_of_pandas(table, summary, by):
    frame = table.to_pandas()
    frame["outlet"] = frame.outlet.fillna(UNNAMED)
    frame["month"] = frame.date.str[:7]
    found = (summary.outlets if by == ["outlet"] else summary.months).set_index([*by, "metric"])
    long = frame.melt(id_vars=["outlet", "month"], value_vars=COLUMNS, var_name="metric").dropna(subset=by)
    wanted = long.groupby([*by, "metric"]).value.agg(["count", "size", "mean", "std"]).reindex(found.index)
    assert len(found) == len(long.groupby([*by, "metric"]))
    np.testing.assert_array_equal(found.articles, wanted["count"])
    np.testing.assert_array_equal(found.missing, wanted["size"] - wanted["count"])
    np.testing.assert_allclose(found["mean"], wanted["mean"], rtol=1e-9)
    np.testing.assert_allclose(found.sd, wanted["std"], rtol=1e-9)
    half = stats.t.ppf(0.975, wanted["count"] - 1) * wanted["std"] / np.sqrt(wanted["count"])
    half[wanted["count"] < 10] = np.nan
    np.testing.assert_allclose(found.low, wanted["mean"] - half, rtol=1e-9)
    np.testing.assert_allclose(found.high, wanted["mean"] + half, rtol=1e-9)


def test_an_interval_worked_by_hand_and_none_below_ten_articles(tmp_path):
    # 1 … 10: mean 5.5, sd √(82.5 / 9) = 3.02765, t(9) = 2.262157; 2.262157 · 3.02765 / √10 = 2.165850.
    values = [float(value) for value in range(1, 11)] + [7.0] * 9 + [3.0]
    outlets = ["ten"] * 10 + ["nine"] * 9 + ["one"]
    found = summarise(write(tmp_path / "scores", rows(outlets, hedging_ratio=values))).outlets
    found = found[found.metric == "hedging_ratio"].set_index("outlet")
    assert found.loc["ten", ["mean", "low", "high", "sd"]].tolist() == pytest.approx([5.5, 3.334150, 7.665850, 3.027650])
    assert found.loc["nine", "sd"] == 0
    assert found.loc[["nine", "one"], ["low", "high"]].isna().all(axis=None)
    assert np.isnan(found.loc["one", "sd"])


def test_large_values_that_are_alike_keep_their_spread(tmp_path):
    values = [1e9 + step for step in (0.25, 0.5, 0.75)] * 4
    found = summarise(write(tmp_path / "scores", rows(["A"] * 12, rix=values))).outlets
    assert found[found.metric == "rix"].sd.item() == pytest.approx(np.std(values, ddof=1), rel=1e-12)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_sums_do_not_depend_on_where_rows_are_cut(data):
    n = data.draw(st.integers(1, 60))
    groups = np.array(data.draw(st.lists(st.integers(0, 200), min_size=n, max_size=n)))
    values = np.array(data.draw(st.lists(st.floats(-1e6, 1e6) | st.just(np.nan), min_size=2 * n, max_size=2 * n))).reshape(2, n)
    cuts = sorted(data.draw(st.lists(st.integers(0, n), max_size=5)))
    whole, cut = Sums(2), Sums(2)
    whole.add(groups, values)
    for start, end in zip([0, *cuts], [*cuts, n], strict=True):
        cut.add(groups[start:end], values[:, start:end])
    assert whole.groups().tolist() == cut.groups().tolist() == sorted(set(groups.tolist()))
    for name, wanted in whole.statistics(whole.groups()).items():
        np.testing.assert_array_equal(cut.statistics(cut.groups())[name], wanted)


def test_outlets_stand_by_name_those_without_one_last(summary):
    assert summary.outlets.outlet.unique().tolist() == ["Anchor", "Gull", "herald", UNNAMED]
    assert summary.outlets.metric.unique().tolist() == COLUMNS
    gull = summary.months[summary.months.outlet == "Gull"].month.unique().tolist()
    assert gull == sorted(gull)


def test_more_than_two_hundred_outlets_are_summed_up(tmp_path):
    # 205 outlets with two articles each, one with a single one, one whose name is that of the sum.
    outlets = [f"o{place:03}" for place in range(205)] * 2 + ["small", OTHERS, OTHERS, OTHERS]
    words = list(range(len(outlets)))
    found = summarise(write(tmp_path / "scores", rows(outlets, words=words)))
    names = found.outlets.outlet.unique().tolist()
    assert names == [*(f"o{place:03}" for place in range(200)), OTHERS]
    assert found.merged == 7
    other = found.outlets[(found.outlets.outlet == OTHERS) & (found.outlets.metric == "words")]
    inside = [word for word, outlet in zip(words, outlets, strict=True) if outlet not in names[:-1] or outlet == OTHERS]
    assert other.articles.item() == len(inside) == 14
    assert other["mean"].item() == pytest.approx(np.mean(inside))


def test_dates_that_cannot_be_read_count_for_outlets_only(tmp_path):
    dates = ["2021-03-04", "20210305", None, "", "  ", "03/04/2021", "soon", "1850-01-01"]
    found = summarise(write(tmp_path / "scores", rows(["A"] * 8, dates)))
    assert (found.articles, found.undated, found.unreadable) == (8, 3, 3)
    assert found.months.month.unique().tolist() == ["2021-03"]
    assert set(found.months.articles) == {2}
    assert set(found.outlets.articles) == {8}


def test_an_empty_corpus_has_empty_tables(tmp_path):
    found = summarise(write(tmp_path / "scores", rows([])))
    assert found == Summary(found.outlets, found.months, articles=0, undated=0, unreadable=0, merged=0)
    assert found.outlets.columns.tolist() == ["outlet", "metric", "articles", "missing", "mean", "low", "high", "sd"]
    assert found.months.columns.tolist() == ["outlet", "month", *found.outlets.columns[1:]]
    assert len(found.outlets) == len(found.months) == 0


def test_what_is_no_folder_of_scores_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"holds no scores"):
        summarise(tmp_path / "nowhere")
    folder = write(tmp_path / "scores", rows(["A"] * 3))
    (folder / "part-000001.parquet").write_bytes(b"PAR1 not at all")
    with pytest.raises(ValueError, match=r"part-000001.parquet: is no Parquet file that can be read"):
        summarise(folder)
    pq.write_table(pa.table({"row": [3], "words": [4]}), folder / "part-000001.parquet")
    with pytest.raises(ValueError, match=r"has no column date and outlet"):
        summarise(folder)
    pq.write_table(rows(["A"]).drop_columns(["words"]), folder / "part-000001.parquet")
    with pytest.raises(ValueError, match=r"has not the same scores as part-000000.parquet"):
        summarise(folder)


def test_a_part_cut_short_within_is_refused(tmp_path, table):
    folder = write(tmp_path / "scores", table)
    part = folder / "part-000000.parquet"
    content = bytearray(part.read_bytes())
    content[200:4000] = bytes(3800)
    part.write_bytes(bytes(content))
    with pytest.raises(ValueError, match=r"part-000000.parquet: is no Parquet file"):
        summarise(folder)
