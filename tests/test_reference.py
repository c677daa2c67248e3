import numpy as np
import pandas as pd
import pytest

import framing
from framing.reference import LENGTHS, length_class, percentiles


def test_seeds_have_percentiles_of_every_score(seeds):
    table = seeds.percentiles()
    assert list(table) == [*seeds.scores.columns, "note"]
    values = table.drop(columns=["outlet", "note"])
    assert ((values >= 0) & (values <= 100)).all(axis=None)
    assert (table.note == "").all()
    assert table.headline_sensationalism["outlet-a"] > table.headline_sensationalism["outlet-c"]


def test_more_is_never_lower():
    scores = pd.DataFrame({"outlet": None, "loaded_language": np.linspace(0, 12, 50), "words": 700})
    assert (np.diff(percentiles(scores).loaded_language) >= 0).all()
    assert percentiles(scores).loaded_language.iloc[-1] == 100


def test_of_equal_values_half_count_as_lower():
    # More than half of the articles have no prescription: zero stands in the middle of them, not at 0 or their end.
    scores = pd.DataFrame({"outlet": None, "loaded_language_quoted": [0.0], "words": 700})
    assert 1 < percentiles(scores).loaded_language_quoted.item() < 50


@pytest.mark.parametrize(("words", "reason"), [(40, "fewer than 300 words"), (9000, "more than 5,000 words")])
def test_far_from_the_population_there_is_a_note_and_no_percentile(words, reason):
    table = percentiles(pd.DataFrame({"outlet": None, "loaded_language": [1.0], "words": words}))
    assert reason in table.note.item()
    assert np.isnan(table.loaded_language.item())


def test_measures_of_ones_own_have_no_reference(seeds):
    scores = seeds.scores.assign(mine=1.0)
    assert percentiles(scores).mine.isna().all()


def test_classes_of_length():
    assert length_class(np.array([LENGTHS[0] - 1, LENGTHS[0], 599, 600, 5001])).tolist() == [0, 300, 300, 600, 0]


def test_missing_scores_stay_missing():
    scores = framing.analyse(["Polls close at ten. " * 100]).scores
    assert np.isnan(percentiles(scores).headline_sensationalism.item())
