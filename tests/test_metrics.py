"""What all metrics promise: bounds, missing values with reasons, spans that slice back, sums that add up, the same twice."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import framing
from framing import METRICS, Article
from tests.document.test_spelling import PAIRS
from tests.strategies import newslike, texts

thorough = settings(max_examples=1000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
articles = st.builds(Article, texts, headline=st.one_of(st.none(), texts))
CONTRACT = (
    "loaded_language", "loaded_language_quoted", "loaded_sentences", "hedging_ratio", "hedges_per_100_words",
    "boosters_per_100_words", "approximators_per_100_words", "prescriptions_per_100_words", "headline_sensationalism",
    "reading_ease", "reading_grade", "flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index",
    "coleman_liau_index", "automated_readability_index", "dale_chall_readability_score", "linsear_write_formula", "lix", "rix",
    "words", "sentences",
)  # fmt: skip


def test_the_columns_are_those_promised():
    assert tuple(metric.column for metric in METRICS) == CONTRACT
    assert list(framing.analyse(["One."]).scores.columns) == ["outlet", *CONTRACT]


def test_every_metric_says_what_it_is():
    for metric in METRICS:
        assert metric.meaning.endswith(".")
        assert metric.unit
        assert metric.scope
        assert metric.bounds[0] < metric.bounds[1]
        assert (metric.evidence is None) == (metric.find is None)
        assert metric.denominator in {None, *CONTRACT}


@thorough
@given(articles)
@example(Article("\ud800 “\udfff", headline="\ud800!"))
@example(Article("A" * 5000))
def test_no_text_breaks_it_and_every_missing_value_has_its_reason(article):
    analysis = framing.analyse([article])
    scores = analysis.scores.iloc[0]
    noted = {note.metric for note in analysis.notes.itertuples()}
    for metric in METRICS:
        value = scores[metric.column]
        if math.isnan(value):
            assert metric.column in noted
        else:
            low, high = metric.bounds
            assert low <= value <= high
            assert math.isfinite(value)


@thorough
@given(articles)
def test_offsets_slice_back_to_the_text(article):
    analysis = framing.analyse([article])
    for cue in analysis.evidence.itertuples():
        assert (article.headline if cue.part == "headline" else article.text)[cue.start : cue.end] == cue.text
        assert (cue.sentence == -1) == (cue.part == "headline")
        if cue.part == "body":
            sentence = analysis.sentences.loc[cue.sentence]
            assert sentence.start <= cue.start < cue.end <= sentence.end
    for sentence in analysis.sentences.itertuples():
        assert article.text[sentence.start : sentence.end] == sentence.text
    document = framing.Document(article)
    for spans in (document.blocks, document.sentences, document.words, document.quotations):
        assert all(document.text[span.start : span.end] == span.text for span in spans)
        assert all(0 <= span.start < span.end <= len(document.text) for span in spans)


@thorough
@given(st.lists(articles, min_size=1, max_size=2))
def test_scores_are_sums_over_evidence(many):
    analysis = framing.analyse(many)
    for metric in METRICS:
        if metric.evidence is None:
            continue
        cues = analysis.evidence[(analysis.evidence.metric == metric.evidence) & (analysis.evidence.part == metric.part)]
        if metric.voice:
            cues = cues[cues.voice == metric.voice]
        for name, scores in analysis.scores.iterrows():
            value, own = scores[metric.column], cues[cues.id == name]
            if math.isnan(value):
                continue
            if metric.column == "headline_sensationalism":
                expected = pytest.approx(1 - math.exp(-own.weight.sum()), abs=1e-15)
            elif metric.column == "hedging_ratio":
                worded = analysis.sentences.loaded.notna()
                prose = analysis.sentences[(analysis.sentences.id == name) & (analysis.sentences.block == "prose") & worded]
                assert scores.sentences == len(prose)
                expected = prose.index.isin(own.sentence).sum() / scores.sentences
                assert prose.hedged.sum() == prose.index.isin(own.sentence).sum()
            else:
                expected = 100 * own.weight.sum() / scores[metric.denominator]
            assert value == expected, metric.column
    for name, scores in analysis.scores.iterrows():
        own = analysis.sentences[analysis.sentences.id == name]
        worded = own[own.loaded.notna()]
        if not math.isnan(scores.loaded_sentences):
            assert scores.loaded_sentences == pytest.approx(worded.loaded.mean(), abs=1e-12)


@thorough
@given(texts)
def test_doubling_an_article_changes_no_rate(text):
    once, twice = (framing.analyse([body]).scores.iloc[0] for body in (text, f"{text}\n\n{text}"))
    for metric in METRICS[:-2]:
        if not (math.isnan(once[metric.column]) or math.isnan(twice[metric.column])):
            assert once[metric.column] == twice[metric.column], metric.column
    assert twice.words == 2 * once.words
    assert twice.sentences == 2 * once.sentences


def _scores(article):
    return framing.analyse([article]).scores.drop(columns="outlet").to_numpy(dtype=float)


STYLES = {"curly": "“”‘’", "straight": "\"\"''", "low": "„”‚’", "mixed": "”“''"}


@thorough
@given(newslike, newslike, st.sampled_from(sorted(STYLES)))
def test_the_style_of_quotation_marks_changes_nothing(text, headline, style):
    other = str.maketrans(STYLES["curly"], STYLES[style])
    plain = Article(text, headline=headline)
    assert np.array_equal(
        _scores(plain), _scores(Article(text.translate(other), headline=headline.translate(other))), equal_nan=True
    )


BY_RULE = [
    ("organise", "organize"),
    ("criticised", "criticized"),
    ("Militarising", "Militarizing"),
    ("destabilises", "destabilizes"),
]
PAIR = st.sampled_from([(pair["uk"], pair["us"]) for pair in PAIRS] + BY_RULE)


@thorough
@given(
    st.lists(
        st.tuples(PAIR, st.sampled_from(["{}", "The {} may fall.", "Why {}?", "“{},” he said.", "a well-{} man’s"])),
        max_size=40,
    )
)
def test_uk_and_us_spelling_score_alike(pieces):
    uk, us = (" ".join(frame.format(pair[variant]) for pair, frame in pieces) for variant in (0, 1))
    scores = [_scores(Article(text, headline=text)) for text in (uk, us)]
    assert np.array_equal(*scores, equal_nan=True)


@thorough
@given(st.lists(articles, min_size=1, max_size=2), st.sampled_from([0, 100, 1_000_000]))
def test_an_article_scores_the_same_alone_and_among_others(many, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("framing.batch._SIZE", size)
        together = framing.analyse(many)
        _ = together.evidence
    alone = [framing.analyse([article]) for article in many]
    rows = np.vstack([analysis.scores.drop(columns="outlet").to_numpy(dtype=float) for analysis in alone])
    assert np.array_equal(together.scores.drop(columns="outlet").to_numpy(dtype=float), rows, equal_nan=True)
    assert together.evidence.text.tolist() == [text for analysis in alone for text in analysis.evidence.text]
    for cue in together.evidence.itertuples():
        assert cue.part == "headline" or together.sentences.id[cue.sentence] == cue.id
    assert together.sentences.text.tolist() == [text for analysis in alone for text in analysis.sentences.text]


def test_a_metric_tells_its_docstring_without_the_sections_on_parameters_and_examples():
    def value(totals):
        """Share of it.

        Between 0 and 1.

        Parameters
        ----------
        totals : Totals

        References
        ----------
        Author, A. (2001). ``It``.

        Examples
        --------
        >>> 1
        """

    metric = framing.Metric(lambda _: {}, value, unit="share", bounds=(0, 1), scope="body")
    assert (metric.meaning, metric.details, metric.sources) == ("Share of it.", "Between 0 and 1.", "Author, A. (2001). It.")
