"""Words that are only begun: the same as a matcher that tries every cue at every place."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing import Corrections, Document, Lexicon
from framing.corrections import Correction
from framing.lexicon import Row
from framing.variants import is_open, variants

word = st.text("ab's-", min_size=1, max_size=4)
piece = st.tuples(st.one_of(word, st.sampled_from(["organis", "organised", "colour", "colours"])), st.booleans())
spoken = st.lists(st.one_of(word, st.sampled_from(["organized", "color", ". A"])), max_size=25)
cue = st.lists(piece, min_size=1, max_size=3).map(lambda words: " ".join(text + "*" * begun for text, begun in words))


def naive(rows, document):
    """Leftmost, longest, then exact before begun and longer beginnings first, then in the order of the list."""
    words, firsts = document.word_canonical, document.sentences.first_word.tolist()
    free, found = 0, []
    for start in range(len(words)):
        last = next(first for first in firsts if first > start)
        hits = []
        for number, row in enumerate(rows):
            for phrase in variants(row.cue):
                stop = start + len(phrase)
                if start >= free and stop <= last and all(fits(*pair) for pair in zip(phrase, words[start:stop], strict=True)):
                    hits.append((-len(phrase), sum(map(is_open, phrase)), -len("".join(phrase)), phrase, number, stop))
        if hits:
            *_, number, free = min(hits)
            found.append((start, free, rows[number].cue))
    return found


def fits(begun, text):
    return text.startswith(begun[:-1]) if is_open(begun) else text == begun


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(st.lists(cue, min_size=1, max_size=6), spoken)
@example(["a*", "ab*", "ab", "a* b*", "ab* b"], ["abc", "ab", "b", "ab", "bb", "a"])
def test_begun_words_are_found_as_by_trying_all(cues, texts):
    rows = []
    for text in cues:
        try:
            Lexicon("mine", [*rows, Row(text)])
        except ValueError:
            continue
        rows.append(Row(text))
    document = Document(" ".join(texts))
    expected = naive(rows, document)
    matches = Lexicon("mine", rows).matches(document)
    assert [(match.first, match.stop, match.row.cue) for match in matches] == expected


@pytest.mark.parametrize("text", ["organised", "organizes", "organisational", "ORGANIZER"])
def test_a_beginning_has_both_spellings(text):
    for begun in ("organis*", "organiz*"):
        assert Lexicon("mine", [Row(begun)]).matches(Document(text))


def test_a_beginning_of_nothing_is_refused():
    for text in ("*", "a |*", "b*c", "$*", "a~*", "**"):
        with pytest.raises(ValueError, match=r"is no word|leaves out"):
            Lexicon("mine", [Row(text)])


def test_the_context_of_a_begun_word_holds():
    words = Lexicon("mine", [Row("terror*", context="not negated")])
    assert len(words.matches(Document("It was terrorism. It was not terrorism."))) == 1


def test_a_correction_has_no_beginning():
    with pytest.raises(ValueError, match=r"line 2, cue 'terror\*': a correction has no \*"):
        Corrections([Correction("terror*", "reject", "why")])
