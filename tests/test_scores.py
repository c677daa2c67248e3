"""The table of scores: any kind of value, in any order, and an ordinary data frame."""

import numpy as np
import pandas as pd
import pytest

import framing
from framing import METRICS, Article, Metric, Totals


def of_kind(name, values):
    def value(_):
        """What is given."""
        return np.array(values)

    value.__name__ = name
    return Metric(lambda document: {"words": document.sentences.words}, value, "values", (0, 9), "body", language=None)


@pytest.mark.parametrize("with_words", [False, True])
def test_values_of_any_kind_stand_in_their_order(with_words):
    columns = {"halves": [0.5, 1.5], "is_long": [True, False], "whole": [1, 2], "quarters": [0.25, 0.75]}
    columns |= {"label": ["short", "long"]} if with_words else {}
    articles = [Article("One.", outlet="A\ud800"), Article("Two.", outlet="B")]
    scores = framing.analyse(articles, metrics=[of_kind(*each) for each in columns.items()]).scores
    outlets = pd.Series(["A\ud800", "B"], dtype=object)
    expected = pd.DataFrame({"outlet": outlets, **columns}).set_index(pd.Index(["1", "2"], dtype=object, name="id"))
    pd.testing.assert_frame_equal(scores, expected)


def test_scores_can_be_changed_and_no_other_table_changes_with_them():
    articles = [Article("Turnout may fall. " * 50, outlet="A"), Article("Polls close at ten.", outlet="B")]
    first, second = framing.analyse(articles).scores, framing.analyse(articles).scores
    first["share"] = first.words / first.words.sum()
    first.loc["1", ["hedging_ratio", "words"]] = 0
    first.insert(0, "place", ["north", "south"])
    first.columns = first.columns.str.upper()
    assert first.SHARE.sum() == 1
    assert second.columns.tolist() == ["outlet", *(metric.column for metric in METRICS)]
    assert second.loc["1", ["hedging_ratio", "words"]].tolist() == [1, 150]
    pd.testing.assert_frame_equal(second, second.copy().groupby("outlet", sort=False).head())


def test_an_unknown_count_is_told_with_those_that_are_known():
    totals = Totals({"words": np.array([2])})
    with pytest.raises(AttributeError, match=r"no count named 'letters'; counted were words\."):
        _ = totals.letters
