import sys
from itertools import islice

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import framing
from framing.planning import LIMIT, MOST, found_in

NORMAL = stats.norm.ppf((np.arange(2000) + 0.5) / 2000)
SKEWED = stats.expon.ppf((np.arange(2000) + 0.5) / 2000)
MOSTLY_ZERO = np.where(np.arange(2000) % 10 == 0, SKEWED, 0)  # as a headline's score: nine of ten have no cue
ENDS = np.arange(2000) % 2.0  # as bounded as can be


def table(values, outlets=("A", "B", "C"), metric="loaded_language"):
    return pd.DataFrame({"outlet": np.resize(np.array(outlets, dtype=object), len(values)), metric: values})


def standard(values):
    return (values - values.mean()) / values.std()


def textbook_power(difference, n, alpha=0.05):
    """Cohen (1988), chapter 2: t of two groups of n whose means differ by so many standard deviations is noncentral."""
    freedom, shift = 2 * n - 2, difference * np.sqrt(n / 2)
    limit = stats.t.ppf(1 - alpha / 2, freedom)
    return stats.nct.sf(limit, freedom, shift) + stats.nct.cdf(-limit, freedom, shift)


# Cohen (1988), table 2.4.1, two-tailed 0.05, power 0.80.
@pytest.mark.parametrize(("difference", "articles"), [(0.2, 393), (0.5, 64), (0.8, 26)])
def test_normal_values_need_what_the_textbook_says(difference, articles):
    found = framing.plan(table(standard(NORMAL)), difference, simulations=4000)
    # The share found has a standard error of 0.0063, on which n hangs by dn/n = dP / 0.39: three of them are 5 %.
    assert found.articles == pytest.approx(articles, rel=0.06)
    curve = found.curve[found.curve.articles >= 10]  # below, Welch's test has a little less power than Student's
    exact = textbook_power(difference, curve.articles.to_numpy())
    error = np.sqrt(exact * (1 - exact) / 4000)
    assert (np.abs(curve.power - exact) < 4 * error).all()


@pytest.mark.filterwarnings("ignore:Precision loss occurred")  # scipy on draws of zeros only
@pytest.mark.parametrize("values", [SKEWED, MOSTLY_ZERO, ENDS], ids=["skewed", "mostly zero", "ends"])
def test_a_study_of_that_size_drawn_anew_has_that_power(values):
    found = framing.plan(table(values), 0.5 * values.std())
    rng = np.random.default_rng(99)
    a, b = rng.choice(values, (2, 4000, found.articles))
    share = (stats.ttest_ind(a + found.difference, b, axis=1, equal_var=False).pvalue < 0.05).mean()
    # Two shares near 0.8, of 2,000 and 4,000: 4 · sqrt(0.16/2000 + 0.16/4000) = 0.044.
    assert share == pytest.approx(found.power, abs=0.044)


@pytest.mark.parametrize("values", [NORMAL, SKEWED, ENDS], ids=["normal", "skewed", "ends"])
def test_without_a_difference_the_test_finds_one_as_often_as_alpha(values):
    rates = dict(islice(found_in(standard(values), 0.0, 0.05, 4000, 0), 60))
    # Standard error 0.0034. Skewed values make the test find a little less, two values a little more.
    assert all(0.034 < rates[n] < 0.064 for n in (20, 40, 61))


def test_the_test_is_welch_s():
    # Of three normal values each it finds 0.035 for 0.05, Student's test 0.05 exactly; the standard error is 0.003.
    assert dict(islice(found_in(NORMAL, 0.0, 0.05, 4000, 0), 2))[3] < 0.042


def test_of_mostly_equal_values_no_difference_is_found_too_often():
    # Where all drawn values are zero there is no test; scipy would say p = 0.
    rates = dict(islice(found_in(standard(MOSTLY_ZERO), 0.0, 0.05, 4000, 0), 99))
    assert max(rates.values()) < 0.064
    assert next(found_in(standard(MOSTLY_ZERO), 3.0, 0.05, 4000, 0))[1] < 1 - 0.9**4


def test_what_is_harder_needs_more():
    values = table(SKEWED)
    by_difference = [framing.plan(values, d).articles for d in (0.3, 0.5, 0.8, 1.2)]
    by_power = [framing.plan(values, 0.5, power).articles for power in (0.5, 0.8, 0.9, 0.99)]
    by_alpha = [framing.plan(values, 0.5, alpha=alpha).articles for alpha in (0.1, 0.05, 0.01)]
    assert by_difference == sorted(set(by_difference), reverse=True)
    assert by_power == sorted(set(by_power))
    assert by_alpha == sorted(set(by_alpha))


def test_the_answer_is_where_the_curve_reaches_the_power_for_good():
    found = framing.plan(table(SKEWED), 0.5, 0.9)
    curve = found.curve.set_index("articles")
    assert (curve.power.loc[found.articles :] >= 0.9).all()
    assert curve.power.loc[: found.articles - 1].iloc[-1] < 0.9
    assert curve.index[-1] >= 1.25 * found.articles
    assert tuple(curve.loc[found.articles]) == (found.power, found.low, found.high)
    assert (curve.low <= curve.power).all()
    assert (curve.power <= curve.high).all()


def test_rare_large_values_do_not_hide_behind_small_studies():
    # 98 % of the values lie close together: five articles of each outlet mostly are of these, and find the difference. The
    # standard deviation is about 1.41 (√(0.02 · 100)), so by the formula 2 · (2.8 · 1.41)² = 31 are needed, and the values are
    # far from normal there.
    values = np.where(np.arange(2000) % 50 < 1, np.where(np.arange(2000) % 100 < 50, -10.0, 10.0), NORMAL / 100)
    found = framing.plan(table(values, ["A"]), 1.0)
    assert found.curve.power[found.curve.articles == 5].item() > 0.8
    assert found.articles > 25


def test_the_same_seed_gives_the_same_plan_and_the_sign_does_not_matter():
    values = table(SKEWED)
    first, again, other = framing.plan(values, 0.5), framing.plan(values, -0.5), framing.plan(values, 0.5, seed=1)
    pd.testing.assert_frame_equal(first.curve, again.curve)
    assert not first.curve.equals(other.curve)
    assert other.articles == pytest.approx(first.articles, rel=0.15)


def test_differences_between_the_outlets_at_hand_do_not_count():
    values = np.tile(np.arange(8.0), 10)
    apart = table(values, ["A"] * 8 + ["B"] * 8)
    apart.loc[apart.outlet == "B", "loaded_language"] += 64
    assert framing.plan(apart, 2.0).articles == framing.plan(table(values, ["A"] * 8 + ["B"] * 8), 2.0).articles


def test_small_outlets_have_their_full_spread():
    # Values 0 and 2: mean 1, variance (1 + 1) / (2 − 1) = 2.
    pairs = table([0.0, 2.0] * 12, [name for name in "ABCDEFGHIJKL" for _ in range(2)])
    assert framing.plan(pairs, 2.0).spread == pytest.approx(2**0.5)


def test_articles_that_tell_nothing_are_left_out():
    values = table(SKEWED[::50], ["A", "B"])  # 40 of them
    useless = pd.DataFrame({"outlet": ["A", None, None, "", "", "alone"], "loaded_language": [np.nan, 1, 2, 1, 2, 1]})
    found = framing.plan(pd.concat([values, useless]), 1.0)
    assert found.scored == 40
    assert found.articles == framing.plan(values, 1.0).articles


def test_an_analysis_and_its_scores_give_the_same():
    texts = ["Turnout may fall. " * n + "Polls close at ten. " * (10 - n) for n in range(10)]
    analysis = framing.analyse([framing.Article(text, outlet=outlet) for text in texts for outlet in ("A", "B\ud800")])
    found = framing.plan(analysis, 0.2, metric="hedging_ratio")
    assert repr(found) == repr(framing.plan(analysis.scores, 0.2, metric="hedging_ratio"))
    # Shares 0 to 0.9 in steps of 0.1: variance 0.825 / 9 = 0.0917.
    assert found.spread == pytest.approx(0.0917**0.5, abs=1e-4)


@pytest.fixture
def corpus(tmp_path):
    """A function that writes a table as the parts of a scored corpus, cut at these rows."""
    pytest.importorskip("pyarrow")

    def write(scores, *cuts):
        for number, rows in enumerate(np.split(np.arange(len(scores)), cuts)):
            part = scores.iloc[rows].astype(object).assign(text="never read")  # objects: only None makes a column of no type
            part.to_parquet(tmp_path / f"part-{number:05}.parquet", index=False)
        (tmp_path / "other.parquet").write_bytes(b"not a part")
        return tmp_path

    return write


def test_a_scored_corpus_gives_the_same_as_its_table_however_it_is_cut(corpus):
    scores = table(np.tile(SKEWED, 12), ["A", "B", None, "C"])
    scores.loc[:99, ["outlet", "loaded_language"]] = None  # a part of its own, with no value at all
    whole = framing.plan(scores, 0.5)
    assert whole.scored == len(scores.dropna()) < MOST
    assert repr(framing.plan(corpus(scores, 100, 101, 7_000), 0.5)) == repr(whole)


def test_of_a_large_corpus_a_random_sample_is_used(corpus):
    scores = table(np.repeat(SKEWED, 15), ["A", "B"])  # sorted by value: the first 20,000 would be the smaller ones
    found = framing.plan(str(corpus(scores, 20_000, 21_000)), 0.5)
    assert found.scored == MOST
    assert found.spread == pytest.approx(SKEWED.std(), rel=0.05)
    assert repr(found) == repr(framing.plan(scores, 0.5))


def test_a_folder_that_is_no_scored_corpus_is_refused(tmp_path, corpus):
    with pytest.raises(ValueError, match=r"holds no scores"):
        framing.plan(tmp_path, 0.5)
    with pytest.raises(LookupError, match=r"part-00000.parquet: no score named 'hedging'.*'hedging_ratio'"):
        framing.plan(corpus(table(SKEWED, metric="hedging_ratio")), 0.5, metric="hedging")
    (tmp_path / "part-00000.parquet").write_bytes(b"PAR1 broken")
    with pytest.raises(ValueError, match=r"part-00000.parquet: cannot be read as Parquet"):
        framing.plan(tmp_path, 0.5)


def test_without_pyarrow_a_corpus_is_refused_with_the_extra_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ValueError, match=r'needs the extra "scale"'):
        framing.plan(tmp_path, 0.5)


def test_a_score_that_is_not_there_is_named_with_the_nearest():
    with pytest.raises(LookupError, match=r"'loaded_lang'. Did you mean 'loaded_language'\? Available: loaded_language\."):
        framing.plan(table(SKEWED), 0.5, metric="loaded_lang")
    with pytest.raises(LookupError, match="no score named 'outlet'"):
        framing.plan(table(SKEWED), 0.5, metric="outlet")
    with pytest.raises(ValueError, match="there is no column 'outlet'"):
        framing.plan(table(SKEWED)[["loaded_language"]], 0.5)
    with pytest.raises(TypeError, match="not list"):
        framing.plan(["A text."], 0.5)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"difference": 0}, "difference must be a number other than 0"),
        ({"difference": float("nan")}, "difference must be a number other than 0"),
        ({"difference": float("inf")}, "difference must be a number other than 0"),
        ({"difference": 5, "metric": "hedging_ratio"}, "from 0 to 1, so a difference of 5 cannot be"),
        ({"alpha": 0}, "alpha must be above 0"),
        ({"alpha": 1}, "alpha must be above 0"),
        ({"power": 1}, "power must be above alpha"),
        ({"power": 0.05}, "power must be above alpha"),
        ({"power": float("nan")}, "power must be above alpha"),
        ({"simulations": 99}, "takes 100 simulations or more"),
        ({"power": 0.999}, "takes 10,000 simulations or more"),
        ({"difference": 0.001}, r"about 15,6\d\d,\d\d\d articles per outlet or more; 100,000"),
    ],
)
def test_what_cannot_be_planned_is_refused(options, reason):
    with pytest.raises(ValueError, match=reason):
        framing.plan(table(SKEWED), **{"difference": 0.5, **options})


def test_too_few_articles_or_no_spread_are_refused():
    with pytest.raises(ValueError, match="19 scored articles can be used, 20 are needed"):
        framing.plan(table(SKEWED[:19], ["A"]), 0.5)
    with pytest.raises(ValueError, match="0 scored articles can be used"):
        framing.plan(table(SKEWED, [None]), 0.5)
    constant = table([0.1] * 30 + [0.7] * 30, ["A"] * 30 + ["B"] * 30)  # 0.1 · 30 / 30 is not 0.1
    with pytest.raises(ValueError, match="no spread to plan with"):
        framing.plan(constant, 0.5)


def test_the_limit_itself_can_be_planned(monkeypatch):
    monkeypatch.setattr("framing.planning.LIMIT", 66)
    assert framing.plan(table(NORMAL), 0.5).curve.articles.max() == 66
    monkeypatch.setattr("framing.planning.LIMIT", 5)  # by the formula 2 · (2.8 / 1.9)² = 4.3, but a t test needs 6
    with pytest.raises(ValueError, match="about 5 articles per outlet or more"):
        framing.plan(table(NORMAL), 1.9)


def test_it_says_its_result_in_a_sentence():
    found = framing.plan(table(NORMAL, metric="a<b"), 0.5, metric="a<b")
    assert repr(found).startswith(f"With {found.articles} articles of each outlet, a difference of 0.5 in a<b is found in 8")
    assert repr(found).count(". ") == 0
    assert "standard deviation within outlets 1, from 2,000 scored articles" in repr(found)
    assert found._repr_html_().startswith("<p>With ")
    assert "a&lt;b" in found._repr_html_()
    assert found.articles < LIMIT
