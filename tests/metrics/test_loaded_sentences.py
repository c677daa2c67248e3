import math

import pytest

import framing
from framing.lexicon import lexicon
from framing.metrics.loaded_sentences import sentence_model


def test_contributions_and_intercept_sum_to_the_logit(seeds):
    for row in seeds.sentences.iloc[::7].itertuples():
        table = seeds.explain(row.id, row.sentence)
        logit = math.fsum(table.contribution)
        assert table.feature.iloc[0] == "intercept"
        assert row.loaded == pytest.approx(1 / (1 + math.exp(-logit)), abs=1e-8)


def test_a_loaded_sentence_is_likelier_to_be_called_loaded():
    analysis = framing.analyse(["The disgraceful, spineless coward lied again. The committee met on Friday."])
    loud, plain = analysis.sentences.loaded
    assert loud > 0.6 > 0.3 > plain
    assert analysis.scores.loaded_sentences.item() == pytest.approx((loud + plain) / 2, abs=1e-12)


def test_a_sentence_without_words_has_no_value_and_long_repetition_overflows_nothing():
    analysis = framing.analyse(["He left. !!! ???", "said " * 1500 + "."])
    assert analysis.sentences.loaded.isna().tolist() == [False, True, True, False]
    with pytest.raises(LookupError, match="sentence 1 of article '1' has no value"):
        analysis.explain("1", 1)


def test_what_cannot_be_explained_is_named(seeds):
    with pytest.raises(LookupError, match=r"no article with the id 'outlet-x'\. Known are: outlet-a, outlet-b, outlet-c"):
        seeds.explain("outlet-x", 0)
    with pytest.raises(LookupError, match=r"article 'outlet-b' has no sentence 0; its sentences are \d+ to \d+"):
        seeds.explain("outlet-b", 0)


def test_no_category_of_cues_weighs_less_than_zero():
    weights = sentence_model()
    assert all(weights[row.category] >= 0 for row in lexicon("loaded_language").rows)
