"""Voice: which words are the outlet's own, which are quoted, and which are somebody's view without quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.lexicon import lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.document import Document
    from framing.lexicon import Match

_SCARE_WORDS: Final = 3
_TRAILING_SUBJECT: Final = 9  # words between the comma and the verb in "…, a spokesman for the ministry said"
_TRAILING_REST: Final = 7  # words after the verb in "…, officials said on Wednesday"
_BREAK: Final = re.compile(r"[;:]|,(?= (?:but|although|though|while|yet|whereas)\b)| – | — |—")


def attributions(document: Document) -> list[Match]:
    """Reporting verbs and phrases outside quotation marks (``lexicons/attribution.csv``)."""
    outside = document.word_quotation < 0
    return [match for match in lexicon("attribution").matches(document) if outside[match.first]]


def attributing_sentences(document: Document) -> NDArray[np.bool_]:
    """Which sentences hold a reporting verb or phrase outside quotation marks; shape (n_sentences,)."""
    marked = np.zeros(len(document.sentences), dtype=bool)
    first = np.array([match.first for match in document.once(attributions)], dtype=np.int64)
    marked[np.searchsorted(document.sentences.first_word, first, side="right") - 1] = True
    return marked


def scare_quotes(document: Document) -> list[tuple[int, int]]:
    """Words (first, stop) in scare quotes: at most three words, no speech verb or attribution in the sentence.

    A quotation that is all there is of its sentence, or in which every word has a capital (a name, a title), is none.
    """
    quotation = document.word_quotation
    inside = np.flatnonzero(quotation >= 0)
    if not len(inside):
        return []
    numbers, first, lengths = np.unique(quotation[inside], return_index=True, return_counts=True)
    short = lengths <= _SCARE_WORDS
    attributing = document.once(attributing_sentences)
    bounds = document.sentences.first_word
    found = []
    for number, start, length in zip(
        numbers[short].tolist(), inside[first[short]].tolist(), lengths[short].tolist(), strict=True
    ):
        sentence = int(np.searchsorted(bounds, start, side="right")) - 1
        whole = start + length > bounds[sentence + 1] or length == bounds[sentence + 1] - bounds[sentence]
        name = all(text[:1].isupper() or text[:1].isdigit() for text in document.word_texts[start : start + length])
        if document.quotations[number].closed and not attributing[sentence] and not whole and not name:
            found.append((start, start + length))
    return found


def quoted_words(document: Document) -> NDArray[np.bool_]:
    """Which words are quoted: in quotation marks, scare quotes apart; shape (n_words,)."""
    quoted = document.word_quotation >= 0
    for first, stop in document.once(scare_quotes):
        quoted[first:stop] = False
    return quoted


def attributed_sentences(document: Document) -> NDArray[np.bool_]:
    """Which sentences give somebody's words or view, quoted or not; shape (n_sentences,)."""
    marked = document.once(attributing_sentences).copy()
    quoted = np.flatnonzero(document.once(quoted_words))
    marked[np.searchsorted(document.sentences.first_word, quoted, side="right") - 1] = True
    return marked


def attributed_words(document: Document) -> NDArray[np.bool_]:
    """Which words stand in a clause reported as somebody's words or view, or in a quotation; shape (n_words,).

    "According to X" holds for its whole sentence; a verb at the end ("…, officials said") for what stands before its comma;
    any other reporting verb for what follows it, up to a semicolon, colon, dash or contrasting clause.
    """
    attributed = document.once(quoted_words).copy()
    bounds = document.sentences.first_word
    text = document.plain
    words = document.words
    for match in document.once(attributions):
        sentence = int(np.searchsorted(bounds, match.first, side="right")) - 1
        first, last = int(bounds[sentence]), int(bounds[sentence + 1])
        if match.row.category == "preposition":
            attributed[first:last] = True
            continue
        comma = text.rfind(",", int(words.start[first]), int(words.start[match.first]))
        subject = int(np.searchsorted(words.start, comma))
        trails = comma >= 0 and match.first - subject <= _TRAILING_SUBJECT and subject > first + 1
        end = int(words.end[match.stop - 1])
        after = text[end : end + 1]
        if trails and (after in {",", "."} or last - match.stop <= _TRAILING_REST):
            attributed[first:subject] = True
            if after == ",":
                attributed[match.stop : last] = True
            continue
        stop = last
        found = _BREAK.search(text, end, int(words.end[last - 1]))
        if found:
            stop = int(np.searchsorted(words.start, found.start()))
        attributed[match.stop : stop] = True
    return attributed
