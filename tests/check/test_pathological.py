"""Texts that no newspaper prints: they are measured like all others, in memory that grows with nothing but their length."""

import json
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import framing
from benchmarks.pathological import MEGABYTE, MEMORY, SENTENCES, TEXTS
from framing import Article, Document
from tests.conftest import ROOT

ODD = "\u202e\u200f\u2066\u200b\u200d\ufeff\u00ad\u0301\u0489\0\x07\x1b\x85\u2028\ud800\udfff😀𝒜\U0010ffff\u0130ß\ufffd"
_odd = st.text(st.sampled_from(ODD), min_size=1, max_size=3)


@st.composite
def strewn(draw):
    """Real sentences with odd characters anywhere in them."""
    text = "".join(draw(st.lists(st.sampled_from([*SENTENCES, "\n", "- ", "Why now?\n"]), min_size=1, max_size=6)))
    for odd, place in draw(st.lists(st.tuples(_odd, st.floats(0, 1)), max_size=8)):
        at = int(place * len(text))
        text = text[:at] + odd + text[at:]
    return text


def measured(name, megabytes):
    script = ROOT / "benchmarks" / "pathological.py"
    command = [sys.executable, str(script), "--child", name, "--megabytes", str(megabytes)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True, cwd=ROOT)
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", TEXTS)
def test_a_megabyte_takes_twelve_at_most(name):
    assert measured(name, 1)["memory"] < MEMORY


def test_fifty_megabytes_in_one_line():
    assert measured("prose in one line", 50)["memory"] < MEMORY


@pytest.mark.parametrize("name", TEXTS)
def test_offsets_hold(name):
    text = TEXTS[name](MEGABYTE // 20)
    analysis, document = framing.analyse([text]), Document(text)
    found = analysis.sentences
    assert found.start.tolist() == document.sentences.start.tolist()
    assert analysis.scores.words.item() == len(document.words) == document.sentences.words.sum()
    for spans in (document.blocks, document.sentences, document.words, document.quotations):
        assert all(text[span.start : span.end] == span.text for span in spans)
        assert (np.diff(spans.start) > 0).all()
    for table in (found, analysis.evidence):
        assert all(text[start:end] == shown for start, end, shown in zip(table.start, table.end, table.text, strict=True))
    for sentence in found.index[found.loaded.notna()][-1:]:
        assert len(analysis.explain("1", sentence))


def test_a_word_of_a_million_letters_is_one_word():
    assert framing.analyse(["a" * MEGABYTE + " may fall."]).scores.words.item() == 3


def test_prose_counts_the_same_in_one_line_and_in_paragraphs():
    once = framing.analyse(["".join(SENTENCES)]).scores.iloc[0]
    for mortar in ("", "\n", "\n\n"):
        many = framing.analyse([("".join(SENTENCES) + mortar) * 2000]).scores.iloc[0]
        assert many.words == 2000 * once.words
        assert many.sentences == 2000 * once.sentences
        assert many.hedging_ratio == once.hedging_ratio
        assert many.loaded_language == once.loaded_language


def test_what_is_too_long_to_compare_is_noted(tmp_path):
    analysis = framing.analyse([Article("The vote may slip. " * 10_000, id="long"), "The vote may slip."])
    notes = framing.compare(analysis).notes
    assert notes[notes.id == "long"].note.tolist() == ["more than 100,000 characters: not compared"]
    page = framing.write_report(analysis.subset(["long"]), tmp_path / "long.html").read_text(encoding="utf-8")
    assert "No article is English and short enough: nothing was compared." in page


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(strewn(), strewn(), strewn())
def test_odd_characters_break_nothing(one, two, headline):
    articles = [Article(one, headline=headline, outlet="A"), Article(two, headline=two, outlet="B")]
    analysis = framing.analyse(articles)
    analysis.percentiles()
    for cue in analysis.evidence.itertuples():
        article = analysis.article(cue.id)
        assert (article.headline if cue.part == "headline" else article.text)[cue.start : cue.end] == cue.text
    for row in analysis.sentences[analysis.sentences.loaded.notna()].itertuples():
        assert analysis.article(row.id).text[row.start : row.end] == row.text
        analysis.explain(row.id, row.sentence)
    for article in articles:
        document = Document(article)
        for spans in (document.blocks, document.sentences, document.words, document.quotations):
            assert all(document.text[span.start : span.end] == span.text for span in spans)
    if any(analysis.english):
        for table in framing.compare(analysis).tables().values():
            assert table is not None


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(strewn(), strewn())
def test_odd_characters_are_reported(tmp_path_factory, one, two):
    articles = [Article(one, headline=two, outlet="A"), Article(two, headline=one, outlet="B")]
    path = framing.write_report(framing.analyse(articles), tmp_path_factory.mktemp("page") / "report.html")
    path.read_text(encoding="utf-8")
