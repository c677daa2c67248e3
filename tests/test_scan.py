"""Lists that are looked for together find what each finds alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing import Document, Lexicon
from framing.closed_phrases import ClosedPhrases
from framing.corrections import _TOGETHER, Corrected, Correction, Corrections, list_matches
from framing.lexicon import Row, lexicon, list_names
from framing.places import Places, within_sentences
from framing.scan import Scan
from tests.conftest import ROOT

TEXTS = [article.text for article in framing.read_articles(ROOT / "seeds")]
word = st.text("ab", min_size=1, max_size=2)
phrase = st.lists(word, min_size=1, max_size=3).map(" ".join)
spoken = st.lists(st.one_of(word, st.just(". A")), max_size=25).map(" ".join)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.lists(st.sets(phrase, min_size=1, max_size=5), min_size=1, max_size=4), spoken)
def test_together_they_find_what_each_finds_alone(lists, text):
    lexicons = [Lexicon(str(number), map(Row, sorted(cues))) for number, cues in enumerate(lists)]
    document = Document(text)
    found = Scan(lexicons).matches(document, [each.name for each in lexicons])
    assert found == {each.name: each.matches(document) for each in lexicons}


@pytest.mark.parametrize("text", TEXTS)
def test_shipped_lists(text):
    lists = [lexicon(name) for name in list_names()]
    document = Document(text)
    found = Scan(lists).matches(document, list_names())
    assert found == {each.name: each.matches(document) for each in lists}
    assert sum(map(len, found.values())) > 50


def test_lists_that_are_not_asked_for_are_left_out():
    lexicons = [Lexicon(name, [Row("may")]) for name in ("one", "other")]
    found = Scan(lexicons).matches(Document("It may rain."), ["other"])
    assert {name: len(matches) for name, matches in found.items()} == {"other": 1}


def test_corrected_lists():
    own = Corrections(
        [
            Correction("missile~", "add", "of arms", category="evaluation"),
            Correction("at least", "reject", "counted", article="a"),
            Correction("said", "reject", "no speech here"),
        ]
    )
    document = Document.of([TEXTS[0], TEXTS[0]])
    document.corrected = Corrected(own, ("a", "b"))
    for name in _TOGETHER:
        alone = own.list_named(name).matches(document, document.corrected.allowed(document, name))
        assert list_matches(name, document) == alone
    assert not any(row.cue.startswith("said") for *_, row in list_matches("attribution", document))
    articles = document.sentences.article
    kept = [first for first, _, row in list_matches("approximators", document) if row.cue == "at least"]
    assert {int(articles[document.sentence_of([first])[0]]) for first in kept} == {1}


def test_a_list_with_words_that_are_only_begun_is_refused():
    with pytest.raises(ValueError, match=r"word list 'mine' has 'terror\*': lists with \* are looked for alone"):
        Scan([Lexicon("mine", [Row("terror*")])])


def test_places_lie_within_a_sentence_and_the_longest_comes_first():
    document = Document("It may. It may fall.")
    places = Places(np.array([-1, 1, 3, 3, 2, 4]), np.array([1, 3, 4, 5, 3, 6]), np.arange(6))
    within = within_sentences(document, places)
    assert list(zip(*within, strict=True)) == [(2, 3, 2, 5, 4), (3, 5, 2, 5, 3), (3, 4, 2, 5, 2)]
    assert within.having(np.array([0, 0, 7, -1, 0, 0])).phrase.tolist() == [0, 7]


def test_phrases_at_the_edges_of_a_document_are_found_and_none_reaches_over_them():
    phrases = ClosedPhrases(
        enumerate([("may",), ("it", "may"), ("may", "fall", "it"), ("fall", "it", "may"), ("no", "it", "may")])
    )
    places = phrases.places(Document("It may fall it may"))
    assert sorted(zip(*(column.tolist() for column in places), strict=True)) == [
        *((0, 2, 1), (1, 2, 0), (1, 4, 2), (2, 5, 3), (3, 5, 1), (4, 5, 0)),
    ]
    assert not len(phrases.places(Document("")).start)
    assert not len(ClosedPhrases([]).places(Document("It may.")).start)
