"""Parts of long texts: nothing is lost or told twice, and an article is the same in parts as in one piece."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import framing
from framing import Document
from framing.document.parts import parts
from tests.strategies import texts

short = settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def cut(text):
    return [text[start:end] for start, end in parts(text, 0, len(text))]


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr("framing.document.parts.LONGEST", 100)
    monkeypatch.setattr("framing.document.parts._TAIL", 60)


def test_an_empty_line_is_the_first_choice_a_line_end_the_second():
    line = "The polls closed at ten, and the count began.\n"
    assert cut(f"{line}\n{line}{line}") == [f"{line}\n", f"{line}{line}"]
    assert cut(line * 4) == [line * 2] * 2


def test_a_long_line_is_cut_after_a_sentence_and_not_after_a_title():
    first = "The count of all the votes of the town began at ten, and it ended at two in the morning. "
    assert cut(first + "Gen. Lee left the hall after that.") == [first, "Gen. Lee left the hall after that."]


def test_without_a_sentence_end_a_line_is_cut_between_words_and_a_word_never():
    assert cut("word " * 30) == ["word " * 20, "word " * 10]
    assert cut("a" * 450) == ["a" * 450]
    assert cut("a'" * 225) == ["a'" * 225]
    assert cut("会议。" * 50) == ["会议。" * 33, "会议。" * 17]


@short
@given(st.lists(texts, max_size=4).map("\n".join))
def test_parts_are_the_whole(text):
    found = list(parts(text, 0, len(text)))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(start < end for start, end in found)


@short
@given(st.lists(texts, max_size=4).map("\n".join))
def test_an_article_in_parts_is_the_article(text):
    analysis, document = framing.analyse([text]), Document(text)
    found = analysis.sentences
    assert found.start.tolist() == document.sentences.start.tolist()
    assert found.text.tolist() == [sentence.text for sentence in document.sentences]
    assert found.block.tolist() == [sentence.block for sentence in document.sentences]
    assert analysis.scores.words.item() == len(document.words)
    assert all(text[cue.start : cue.end] == cue.text for cue in analysis.evidence.itertuples())
    for number in found.index[found.loaded.notna()]:
        logit = analysis.explain("1", number).contribution.sum()
        assert 1 / (1 + 2.718281828459045**-logit) == pytest.approx(found.loaded[number], abs=1e-6)


@short
@given(texts)
def test_doubling_a_long_article_changes_no_rate(text):
    once, twice = (framing.analyse([body]).scores.iloc[0] for body in (text, f"{text}\n\n{text}"))
    assert twice.words == 2 * once.words
    assert twice.sentences == 2 * once.sentences
