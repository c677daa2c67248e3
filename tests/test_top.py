import numpy as np
import pytest

import framing
from framing import Article
from tests.conftest import SEEDS


@pytest.fixture(scope="module")
def analysis():
    return framing.analyse(framing.read_articles(SEEDS))


def test_by_probability(analysis):
    top = analysis.top_sentences(n=5)
    assert top.value.tolist() == sorted(analysis.sentences.loaded.dropna(), reverse=True)[:5]
    assert [analysis.sentences.text[number] for number in top.sentence] == top.text.tolist()
    assert "dangerous alliance" in top.cues[0]


@pytest.mark.parametrize("name", ["loaded_language", "loaded_language_quoted", "hedging_ratio", "headline_sensationalism"])
def test_values_are_sums_of_the_evidence(analysis, name):
    top = analysis.top_sentences(name, 100)
    metric = next(metric for metric in analysis.metrics if metric.column == name)
    evidence = analysis.evidence.query("category != 'background'")
    evidence = evidence[(evidence.metric == metric.evidence) & (evidence.part == metric.part)]
    evidence = evidence[evidence.voice == metric.voice] if metric.voice else evidence
    assert top.value.sum() == evidence.weight.sum()
    assert top.value.is_monotonic_decreasing
    for row in top.itertuples():
        source = analysis.article(row.id).headline if row.sentence < 0 else analysis.sentences.text[row.sentence]
        assert row.text == source
        assert all(cue in row.text for cue in row.cues.split(", "))


def test_what_cannot_be_ranked(analysis):
    with pytest.raises(LookupError, match="'reading_ease' has no evidence; sentences can be ranked by loaded_language"):
        analysis.top_sentences("reading_ease")
    with pytest.raises(LookupError, match="'nonsense' is not among the scores"):
        analysis.top_sentences("nonsense")
    assert framing.analyse([Article("Polls close.")]).top_sentences("hedging_ratio").empty


def test_how_many(analysis):
    whole_list = analysis.top_sentences("hedging_ratio", 1000)
    assert len(whole_list) > 3
    assert analysis.top_sentences("hedging_ratio", 0).empty
    assert analysis.top_sentences("hedging_ratio", np.int64(3)).equals(whole_list[:3])
    with pytest.raises(ValueError, match="n must be 0 or more, not -1"):
        analysis.top_sentences("hedging_ratio", -1)
    for n, kind in ((2.5, "float: '2.5'"), ("3", "str: '3'"), (True, "bool: 'True'"), (None, "NoneType: 'None'")):
        with pytest.raises(TypeError, match=f"n must be a whole number, not {kind}"):
            analysis.top_sentences("hedging_ratio", n)
