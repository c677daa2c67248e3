import numpy as np
import pytest

import framing


def test_one_of_two_sentences_is_hedged():
    # "likely" hedges the first sentence; the second states a fact: 1 / 2.
    analysis = framing.analyse(["Turnout is likely to fall. Polls close at ten."])
    assert analysis.scores.hedging_ratio.item() == 0.5
    assert analysis.evidence.text.tolist() == ["likely"]


def test_only_prose_sentences_count_for_the_ratio():
    # The bullet is hedged but no prose; of the two sentences of prose one is.
    text = "- It may rain\nIt may rain. It is dry."
    scores = framing.analyse([text]).scores
    assert scores.hedging_ratio.item() == 0.5
    assert scores.hedges_per_100_words.item() == 100 * 2 / 9


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("About 15,000 troops left.", "approximation"),
        ("The result is undoubtedly right.", "boosting"),
        ("The community must remain united.", "prescription"),
        ("It is crucial to act.", "prescription"),
        ("The vote may slip.", "hedging"),
        ("The boat was reportedly seized.", "hedging"),
    ],
)
def test_each_cue_feeds_its_own_score(text, metric):
    assert set(framing.analyse([text]).evidence.metric) == {metric}


def test_a_numbered_list_counts_like_any_other_list():
    numbered = "1. It may rain.\n2. It is dry.\nIt may snow."
    scores = framing.analyse([numbered, numbered.replace("1.", "-").replace("2.", "-")]).scores.drop(columns="outlet")
    assert np.array_equal(*scores.to_numpy(dtype=float), equal_nan=True)


@pytest.mark.parametrize(
    "text", ["The vote is in May.", "She wrote about the war.", "You may sit down.", "The could-have-been left."]
)
def test_what_is_no_hedge(text):
    assert framing.analyse([text]).scores.hedges_per_100_words.item() == 0
