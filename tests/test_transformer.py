import copy
import dataclasses
import pickle
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.exceptions import SkipTestWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import get_scorer
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import check_estimator, parametrize_with_checks
from sklearn.utils.validation import check_array, check_is_fitted

import framing
from framing import FramingFeatures
from framing.metrics.size import count_size
from tests.conftest import SEEDS

COLUMNS = [metric.column for metric in framing.METRICS]
SOME = ["hedging_ratio", "headline_sensationalism", "words"]
SURE = ["Polls close at ten.", "The bill passed on Monday.", "Votes are counted by hand.", "Trains ran late."] * 3
UNSURE = ["Turnout may fall.", "The bill might perhaps pass.", "Votes are probably lost.", "Trains could be late."] * 3
TEXTS, LABELS = SURE + UNSURE, [0] * len(SURE) + [1] * len(UNSURE)


class OfNumbers(FramingFeatures):
    """Reads a sentence out of every number: scikit-learn has its checks for estimators of numbers only."""

    def _articles(self, given):
        rows = check_array(given, estimator=self).tolist()
        return super()._articles([" ".join(f"It may be {number}." for number in row) for row in rows])

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.one_d_array, tags.input_tags.two_d_array = False, False, True
        return tags


@parametrize_with_checks([OfNumbers()])  # one is skipped by scikit-learn unless SCIPY_ARRAY_API is set: arrays of a GPU
def test_the_checks_of_scikit_learn(estimator, check):
    check(estimator)


def test_scikit_learn_has_one_check_for_texts():
    # Of estimators whose input is no 2-D array it checks that they can be cloned, and warns that it skips the rest.
    with pytest.warns(SkipTestWarning, match="requires input"):
        results = check_estimator(FramingFeatures(), on_fail=None)
    assert {result["check_name"]: result["status"] for result in results} == {"check_estimator_cloneable": "passed"}


def table():
    return pd.DataFrame(
        {"headline": ["You won't believe this!", None, "Polls close"], "text": [TEXTS[0], TEXTS[-1], ""], "views": [1, 2, 3]},
        index=["c", "a", "a"],
    )


def scores(articles, columns=COLUMNS):
    return framing.analyse(articles).scores[columns].to_numpy(dtype=float)


def same(one, other):
    return one.dtype == other.dtype == np.float64 and np.array_equal(one, other, equal_nan=True)


def own_words(totals):
    """Words, twice over."""
    return 2 * totals.words


OWN = framing.Metric(count_size, own_words, unit="words", bounds=(0, np.inf), scope="body")


def closure_metric(factor):
    def many_words(totals):
        """Words times a factor."""
        return factor * totals.words

    return framing.Metric(count_size, many_words, unit="words", bounds=(0, np.inf), scope="body")


# What is given


def test_articles_give_the_scores_of_analyse():
    articles = framing.read_articles(SEEDS)
    assert same(FramingFeatures().transform(articles), scores(articles))


@pytest.mark.parametrize(
    "given",
    [
        TEXTS,
        tuple(TEXTS),
        np.array(TEXTS),
        np.array(TEXTS, dtype=object),
        np.array(TEXTS).reshape(-1, 1),
        pd.Series(TEXTS),
        pd.Series(TEXTS).array,
        pd.DataFrame({"text": TEXTS}),
        pd.DataFrame({"Artikel": TEXTS}),
        pd.DataFrame(TEXTS),
        pd.DataFrame({"views": 1, "text": TEXTS}),
        [framing.Article(text) for text in TEXTS],
        pd.Series([framing.Article(text) for text in TEXTS]),
        pd.DataFrame({"article": [framing.Article(text) for text in TEXTS]}),
    ],
    ids=lambda given: type(given).__name__,
)
def test_texts_in_whatever_form_score_alike(given):
    assert same(FramingFeatures().fit(given).transform(given), scores(TEXTS))


def test_a_table_has_texts_and_headlines():
    expected = scores([framing.Article(TEXTS[0], "You won't believe this!"), TEXTS[-1], framing.Article("", "Polls close")])
    assert same(FramingFeatures().transform(table()), expected)
    renamed = table().rename(columns={"headline": "titel", "text": "artikel"})
    assert same(FramingFeatures(text="artikel", headline="titel").transform(renamed), expected)


def test_headlines_alone_are_no_bodies():
    assert same(
        FramingFeatures().transform(table()[["headline"]].iloc[[0]]), scores([framing.Article("", "You won't believe this!")])
    )


def test_ids_may_repeat_and_so_may_texts():
    articles = [framing.Article(TEXTS[0], id="a"), framing.Article(TEXTS[-1], id="a"), framing.Article(TEXTS[0], id="3")]
    assert FramingFeatures(["hedging_ratio", "words"]).transform(articles).tolist() == [[0, 4], [1, 4], [0, 4]]


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.builds(
            framing.Article,
            st.lists(
                st.sampled_from([*TEXTS, "“", "”", "\n\n", "- ", "\ud800", "Es gibt nichts Neues."]) | st.text(max_size=9)
            ).map(" ".join),
            st.none() | st.sampled_from(["Shock!", "", "Polls close at ten"]),
        ),
        min_size=1,
        max_size=6,
    ),
    st.data(),
)
def test_every_row_is_scored_by_itself(articles, data):
    whole = FramingFeatures().transform(articles)
    assert same(whole, scores(articles))
    order = data.draw(st.permutations(range(len(articles))))
    assert same(FramingFeatures().transform([articles[place] for place in order]), whole[list(order)])
    cut = data.draw(st.integers(0, len(articles)))
    assert same(np.vstack([FramingFeatures().transform(part) for part in (articles[:cut], articles[cut:]) if part]), whole)


# What is taken out


def test_metrics_are_chosen_by_name_or_given():
    features = FramingFeatures(["words", OWN, framing.METRICS[0], closure_metric(3)])
    assert features.get_feature_names_out().tolist() == ["words", "own_words", "loaded_language", "many_words"]
    assert features.transform(["The shameful bill passed."])[0, [0, 1, 3]].tolist() == [4, 8, 12]


def test_features_have_names_and_keep_the_index():
    framed = FramingFeatures(SOME).set_output(transform="pandas")
    assert FramingFeatures().get_feature_names_out(["text"]).tolist() == COLUMNS
    for articles in (table(), table().text):
        found = framed.fit_transform(articles)
        assert found.columns.tolist() == SOME
        assert found.index.tolist() == ["c", "a", "a"]
        assert set(found.dtypes) == {np.dtype(np.float64)}
    assert framed.fit_transform(TEXTS).index.tolist() == list(range(len(TEXTS)))


def test_missing_values_are_nan():
    found = FramingFeatures(["headline_sensationalism", "reading_ease", "words"]).transform(["Turnout may fall.", ""])
    np.testing.assert_array_equal(found, [[np.nan, np.nan, 3], [np.nan, np.nan, 0]])


# What scikit-learn asks for


def test_fit_notes_the_columns_and_forgets_them():
    features = FramingFeatures(SOME).fit(table())
    assert (features.n_features_in_, features.feature_names_in_.tolist()) == (3, ["headline", "text", "views"])
    with pytest.raises(ValueError, match="feature names should match"):
        features.transform(table()[["text", "headline", "views"]])
    assert features.fit(np.array(TEXTS).reshape(-1, 1)).n_features_in_ == 1
    features.fit(TEXTS)
    assert not hasattr(features, "n_features_in_")
    assert not hasattr(features, "feature_names_in_")
    assert features.transform(table()).shape == (3, len(SOME))


def test_it_says_what_it_is():
    tags = FramingFeatures().__sklearn_tags__()
    assert (tags.input_tags.string, tags.input_tags.two_d_array, tags.input_tags.allow_nan) == (True, False, False)
    assert (tags.requires_fit, tags.no_validation, tags.target_tags.required) == (False, False, False)
    check_is_fitted(FramingFeatures())
    assert FramingFeatures().get_metadata_routing()._serialize() == {}


def test_parameters_stay_as_given():
    metrics = ["words", OWN]
    features = FramingFeatures(metrics, text="body")
    assert features.get_params() == {"metrics": metrics, "text": "body", "headline": "headline"}
    assert features.metrics is metrics
    copied = clone(features.fit(TEXTS))
    assert copied.get_params() == features.get_params()
    assert clone(FramingFeatures(framing.METRICS)).metrics[0] is framing.METRICS[0]
    assert "FramingFeatures(text='body'" in repr(FramingFeatures(text="body"))


@pytest.mark.parametrize("copied", [lambda given: pickle.loads(pickle.dumps(given)), copy.deepcopy, copy.copy])
def test_shipped_metrics_are_the_same_after_copying(copied):
    assert all(one is other for one, other in zip(copied(framing.METRICS), framing.METRICS, strict=True))
    assert all(copied(metric) is metric for metric in framing.METRICS)
    features = copied(FramingFeatures(["words", framing.METRICS[10]]).set_output(transform="pandas").fit(table()))
    assert features.metrics[1] is framing.METRICS[10]
    pd.testing.assert_frame_equal(
        features.transform(table()),
        FramingFeatures(["words", "reading_grade"]).set_output(transform="pandas").transform(table()),
    )


def test_own_metrics_are_pickled_as_they_are():
    changed = dataclasses.replace(framing.METRICS[-2], unit="tokens")  # of the same column, but not the shipped one
    for metric in (OWN, changed):
        again = pickle.loads(pickle.dumps(metric))
        assert again == metric
        assert again is not metric


# At work


def test_in_a_pipeline():
    model = make_pipeline(FramingFeatures(), SimpleImputer(keep_empty_features=True), StandardScaler(), LogisticRegression())
    assert model.fit(TEXTS, LABELS).predict(["Rain may fall.", "Rain fell."]).tolist() == [1, 0]
    assert model[:-1].get_feature_names_out().tolist() == COLUMNS
    assert clone(model).fit(pd.Series(TEXTS), LABELS).score(TEXTS, LABELS) == 1


def test_in_a_column_transformer():
    transformer = ColumnTransformer(
        [
            ("both", FramingFeatures(SOME), ["headline", "text"]),
            ("one", FramingFeatures(SOME), "text"),
            ("views", "passthrough", ["views"]),
        ]
    ).set_output(transform="pandas")
    found = transformer.fit_transform(table())
    assert found.columns.tolist() == [*(f"both__{name}" for name in SOME), *(f"one__{name}" for name in SOME), "views__views"]
    assert found.both__headline_sensationalism.notna().tolist() == [True, False, True]
    assert found.one__headline_sensationalism.isna().all()
    assert found.both__words.tolist() == found.one__words.tolist() == [4, 4, 0]
    assert transformer.transform(table()[::-1]).equals(found[::-1])


def test_beside_counts_of_words():
    union = FeatureUnion([("wording", FramingFeatures(["hedging_ratio"])), ("words", TfidfVectorizer())])
    assert union.fit_transform(TEXTS).shape == (len(TEXTS), len(union.get_feature_names_out()))
    assert union.get_feature_names_out()[:2].tolist() == ["wording__hedging_ratio", "words__are"]


def test_a_grid_search_in_two_processes():
    # Metrics of METRICS are looked up in each process; one of one's own travels with the estimator.
    model = make_pipeline(FramingFeatures(), LogisticRegression())
    grid = {"framingfeatures__metrics": [["words"], ["hedging_ratio", closure_metric(0)], framing.METRICS[3:4]]}
    search = GridSearchCV(model, grid, n_jobs=2, cv=3, error_score="raise").fit(TEXTS, LABELS)
    np.testing.assert_array_equal(search.cv_results_["mean_test_score"][1:], [1, 1])
    assert search.cv_results_["mean_test_score"][0] < 1
    assert search.predict(["Rain may fall."]).tolist() == [1]


def test_articles_are_divided_as_lists():
    articles = [framing.Article(text, id="a") for text in TEXTS]
    model = make_pipeline(FramingFeatures(["hedging_ratio"]), LogisticRegression())
    assert cross_val_score(model, articles, LABELS, cv=3, scoring=get_scorer("accuracy")).tolist() == [1, 1, 1]


# What is refused


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ("Polls close at ten.", TypeError, "the input is one str; put it in a list"),
        (framing.Article("Polls close."), TypeError, "the input is one Article; put it in a list"),
        ({"text": TEXTS}, TypeError, "the input is dict; it must be a list of texts or Articles, or a"),
        (iter(TEXTS), TypeError, "the input is list_iterator; it must be"),
        (None, TypeError, "the input is NoneType; it must be"),
        (np.array("Polls close."), TypeError, "the input is ndarray of 0 dimensions; it must be"),
        (np.array([[["Polls close."]]]), TypeError, "the input is ndarray of 3 dimensions; it must be"),
        (np.array([["Polls", "close"]]), ValueError, "an array of 2 columns without names; give a DataFrame"),
        ([], ValueError, "the input has no rows"),
        (pd.DataFrame({"text": []}), ValueError, "the input has no rows"),
        (["Polls close.", 7], TypeError, "the text in row 1 (counted from 0) is int, not a string: '7'"),
        (["Polls close.", b"x"], TypeError, "the text in row 1 (counted from 0) is bytes"),
        ([["Polls close."]], TypeError, "the text in row 0 (counted from 0) is list"),
        (np.array([[1.5], [2.5]]), TypeError, "the text in row 0 (counted from 0) is float"),
        (["Polls close.", None], ValueError, "row 1 (counted from 0) has no text, but None"),
        (pd.Series(["Polls close.", None], dtype="str"), ValueError, "row 1 (counted from 0) has no text, but nan"),
        (pd.Series([pd.NA, "Polls close."], dtype="string"), ValueError, "row 0 (counted from 0) has no text, but <NA>"),
        (table().drop(columns="text"), ValueError, "no column 'text' for the texts: it has 'headline', 'views'. Name it with"),
        (table().drop(columns=["text", "headline", "views"]), ValueError, "no column 'text' for the texts: it has no columns"),
        (table().assign(headline=5), TypeError, "the headline in row 0 (counted from 0) is int, not a string: '5'"),
        (table().set_axis(["text", "text", "views"], axis=1), ValueError, "more than one column 'text'"),
    ],
)
def test_other_input_is_refused(given, error, message):
    for method in (FramingFeatures().fit, FramingFeatures().transform):
        with pytest.raises(error, match=re.escape(message)):
            method(given)


def test_a_column_of_headlines_that_was_named_must_be_there():
    with pytest.raises(ValueError, match="no column 'titel' for the headlines: it has 'headline', 'text', 'views'"):
        FramingFeatures(headline="titel").fit(table())


@pytest.mark.parametrize(
    ("metrics", "error", "message"),
    [
        ("words", TypeError, "metrics must be a list of columns and Metric objects, or None for all, not str"),
        (iter(["words"]), TypeError, "not list_iterator"),
        ({"words"}, TypeError, "not set"),
        (OWN, TypeError, "not Metric"),
        (["words", 3], TypeError, "metrics must hold columns and Metric objects, not int: '3'"),
        ([], ValueError, "metrics is empty"),
        (["words", framing.METRICS[-2]], ValueError, "metrics has the column 'words' more than once"),
        (["hedging"], LookupError, "no metric named 'hedging'. Did you mean 'hedging_ratio'? Available: loaded_language, "),
    ],
)
def test_other_metrics_are_refused(metrics, error, message):
    features = FramingFeatures(metrics)  # never at this point: scikit-learn sets parameters after, too
    for method in (features.fit, features.transform, lambda _: features.get_feature_names_out()):
        with pytest.raises(error, match=re.escape(message)):
            method(TEXTS)
