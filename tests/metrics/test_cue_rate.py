"""A measure of one's own from a word list, held to what all metrics promise, in everything that takes metrics."""

import dataclasses
import math
import pickle

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings

import framing
from framing import METRICS, Article, Correction, Corrections, Lexicon, Row, cue_rate
from tests.test_metrics import articles

many = settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
GREED = Lexicon("greed", [Row("greed|greedy"), Row("deal~", "trade", 0.5), Row("disast*", "harm", 2), Row("a disgrace")])
MINE = cue_rate(GREED, name="greed_per_100_words", meaning="Words of greed, weighted, per 100 words of the body.")
OWN = cue_rate(GREED, name="own_greed", meaning="The outlet's own.", voice="own")
QUOTED = cue_rate(GREED, name="quoted_greed", meaning="In quotations.", voice="quoted")
OTHER = cue_rate(Lexicon("moves", [Row("left"), Row("fir*")]), name="moves_per_100_words", meaning="Moves.", language=None)
ALL = (MINE, OWN, QUOTED, OTHER)
TEXTS = ("The greedy deal was “a disgrace to us all,” she said. It failed.", "Disastrous greed fired nobody.")


def test_it_is_what_it_was_called():
    assert (MINE.column, MINE.meaning) == ("greed_per_100_words", "Words of greed, weighted, per 100 words of the body.")
    assert OWN.scope == "body, own voice"


def test_two_lists_are_measured_apart():
    # First: greedy 1 + deal 0.5, quoted 1, of 13 words. Second: Disastrous 2 + greed 1, and "fired", of 4 words.
    scores = framing.analyse(TEXTS, metrics=ALL).scores
    assert scores.greed_per_100_words.tolist() == [250 / 13, 75]
    assert scores.own_greed.tolist() == [150 / 13, 75]
    assert scores.quoted_greed.tolist() == [100 / 13, 0]
    assert scores.moves_per_100_words.tolist() == [0, 25]


@many
@given(articles)
@example(Article("\ud800 “\udfff greed"))
@example(Article(TEXTS[0]))
def test_it_keeps_what_all_metrics_promise(article):
    analysis = framing.analyse([article], metrics=[*METRICS, *ALL])
    scores, evidence = analysis.scores.iloc[0], analysis.evidence
    twice = framing.analyse([f"{article.text}\n\n{article.text}"], metrics=ALL).scores.iloc[0]
    noted = set(analysis.notes.metric)
    for metric in ALL:
        cues = evidence[evidence.metric == metric.evidence]
        assert all(article.text[cue.start : cue.end] == cue.text for cue in cues.itertuples())
        value = scores[metric.column]
        if math.isnan(value):
            assert metric.column in noted
            continue
        if metric.voice:
            cues = cues[cues.voice == metric.voice]
        assert 0 <= value < math.inf
        assert value == 100 * cues.weight.sum() / scores.words
        assert math.isnan(twice[metric.column]) or twice[metric.column] == value
    if not math.isnan(scores.own_greed):
        assert scores.own_greed + scores.quoted_greed == pytest.approx(scores.greed_per_100_words)


@many
@given(articles, articles)
def test_it_is_the_same_alone_and_among_others(one, other):
    together = framing.analyse([one, other], metrics=ALL).scores[[metric.column for metric in ALL]]
    alone = [framing.analyse([each], metrics=ALL).scores[list(together)].to_numpy(dtype=float) for each in (one, other)]
    assert np.array_equal(together.to_numpy(dtype=float), np.vstack(alone), equal_nan=True)


def test_a_text_that_is_not_english_has_none_unless_the_list_is_for_any():
    text = "Le président a dit que la réunion aura lieu demain matin à Paris, et que tous les ministres sont dans la salle."
    scores = framing.analyse([text], metrics=ALL).scores.iloc[0]
    assert math.isnan(scores.own_greed)
    assert scores.moves_per_100_words == 0


def test_corrections_reject_its_cues():
    own = Corrections([Correction("greedy", "reject", "the name of a company")])
    assert framing.analyse(TEXTS, metrics=[MINE], corrections=own).evidence.text.tolist() == [
        "deal", "a disgrace", "Disastrous", "greed",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def analysis():
    given = [Article(f"{text} {text}\n\n{text}", outlet=outlet) for text, outlet in zip(TEXTS, "AB", strict=True)]
    return framing.analyse(given, metrics=[*METRICS, *ALL])


def test_comparisons_have_it(analysis):
    comparison = framing.compare(analysis)
    assert set(comparison.scores[comparison.scores.metric == "own_greed"].outlet) == {"A", "B"}


def test_reports_and_tables_have_it(analysis, tmp_path):
    page = framing.write_report(analysis, tmp_path / "report.html").read_text(encoding="utf-8")
    assert "greed per 100 words" in page
    assert "Words of greed, weighted, per 100 words of the body." in page
    path = framing.write_tables(analysis, tmp_path / "scores.xlsx")
    assert framing.read_table(path).greed_per_100_words.tolist() == pytest.approx(analysis.scores.greed_per_100_words.tolist())


def test_saved_analyses_have_it(analysis, tmp_path):
    path = analysis.save(tmp_path / "own.framing")
    assert framing.load(path, metrics=ALL).evidence.equals(analysis.evidence)
    with pytest.raises(ValueError, match="was made with the metrics greed_per_100_words"):
        framing.load(path)


def test_a_corpus_is_scored_by_it(tmp_path):
    import pandas as pd

    folder = tmp_path / "scores"
    (tmp_path / "corpus.csv").write_text("text\n" + "".join(f'"{text}"\n' for text in TEXTS), encoding="utf-8")
    framing.corpus.score_corpus(tmp_path / "corpus.csv", folder, metrics=ALL)
    table = pd.concat([pd.read_parquet(part) for part in sorted(folder.glob("part-*.parquet"))])
    assert table.own_greed.tolist() == [150 / 13, 75]


def test_charts_and_ranked_sentences_have_it(analysis):
    assert analysis.top_sentences("own_greed", 1).cues.item() == "Disastrous, greed"


@pytest.mark.parametrize("name", ["words", "outlet", "id", "hedging_ratio", "", "two words", "a-b", "1st"])
def test_a_name_that_cannot_be_a_column_is_refused(name):
    with pytest.raises(ValueError, match=f"cannot be called '{name}'"):
        cue_rate(GREED, name=name, meaning="Greed.")


@pytest.mark.parametrize("name", ["hedging", "boosting", "approximation", "prescription"])
def test_a_name_of_other_evidence_is_refused(name):
    with pytest.raises(ValueError, match=f"cannot be called '{name}': that is what the evidence of another score is called"):
        cue_rate(GREED, name=name, meaning="Greed.")


def test_a_list_is_one_of_words():
    with pytest.raises(TypeError, match=r"takes a Lexicon, not str: read one with framing.Lexicon.from_csv\(path\)"):
        cue_rate("greed.csv", name="greed", meaning="Greed.")
    with pytest.raises(ValueError, match="word list 'marks' has <exclamation>, and only code of this package"):
        cue_rate(Lexicon("marks", [Row("greed"), Row("<exclamation>")]), name="greed", meaning="Greed.")


def test_a_language_is_english_or_any():
    with pytest.raises(ValueError, match="the language of greed is 'fr'; it must be 'en', or None"):
        cue_rate(GREED, name="greed", meaning="Greed.", language="fr")


def test_it_can_be_pickled():
    features = framing.FramingFeatures([MINE, OWN, "words"])
    again = pickle.loads(pickle.dumps(features))
    assert again.transform(list(TEXTS)).tolist() == features.transform(list(TEXTS)).tolist()
    metric = pickle.loads(pickle.dumps(OWN))
    assert (metric.column, metric.meaning) == (OWN.column, OWN.meaning)
    found = framing.analyse(TEXTS, metrics=[metric]).evidence
    assert found.equals(framing.analyse(TEXTS, metrics=[OWN]).evidence)


@pytest.mark.parametrize("meaning", ["", " ", "one\ntwo"])
def test_a_meaning_is_one_line(meaning):
    with pytest.raises(ValueError, match="must be one line"):
        cue_rate(GREED, name="greed", meaning=meaning)


def test_a_voice_is_one_of_two():
    with pytest.raises(ValueError, match="must be 'own', 'quoted', or None"):
        cue_rate(GREED, name="greed", meaning="Greed.", voice="loud")


def test_two_metrics_of_one_name_are_refused():
    with pytest.raises(ValueError, match="two metrics are called 'own_greed'"):
        framing.analyse(TEXTS, metrics=[OWN, MINE, OWN])


def test_two_metrics_that_share_the_name_of_their_evidence_share_the_cues():
    other = dataclasses.replace(OWN, evidence=OTHER.evidence)
    with pytest.raises(ValueError, match="'moves_per_100_words' and 'own_greed' find different cues, but both call them"):
        framing.analyse(TEXTS, metrics=[OTHER, other])


def test_metrics_are_metrics():
    with pytest.raises(TypeError, match=r"takes Metric objects, not str: 'words'. Choose from framing.METRICS"):
        framing.analyse(TEXTS, metrics=["words"])
    with pytest.raises(TypeError, match="takes a list of Metric, not one Metric"):
        framing.analyse(TEXTS, metrics=MINE)
