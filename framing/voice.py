"""Voice: which words are the outlet's own, which are quoted, and which are somebody's view without quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from framing.document import Document
    from framing.lexicon import Match

_SCARE_WORDS: Final = 3
_TRAILING_SUBJECT: Final = 9  # words between the comma and the verb in "…, a spokesman for the ministry said"
_REACH: Final = 1000  # characters: no clause is longer, and nothing is searched further
_BREAK: Final = re.compile(r"[;:)]|,(?= (?:but|although|though|while|yet|whereas)\b)| – | — |—")
_RELATIVE: Final = frozenset("which who whom whose that".split())
_SUBORDINATING: Final = frozenset("although though while when after before because since if as despite whatever".split())
_COMPLEMENT: Final = frozenset("that he she it they we i you there this these his her its their".split())
_ADVERBIAL: Final = frozenset(  # what may follow the verb in "…, officials said on Wednesday"
    "on in at to during after before late early earlier later last yesterday today tonight again via through when while as by "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)


def attributions(document: Document) -> list[Match]:
    """Reporting verbs and phrases outside quotation marks (``lexicons/attribution.csv``)."""
    outside = document.word_quotation < 0
    return [match for match in lexicon("attribution").matches(document) if outside[match.first]]


def attributing_sentences(document: Document) -> NDArray[np.bool_]:
    """Which sentences hold a reporting verb or phrase outside quotation marks; shape (n_sentences,)."""
    marked = np.zeros(len(document.sentences), dtype=bool)
    marked[document.sentence_of([match.first for match in document.once(attributions)])] = True
    return marked


def scare_quotes(document: Document) -> list[tuple[int, int]]:
    """Words (first, stop) in scare quotes: at most three words, no speech verb or attribution in the sentence.

    None is a quotation that is all there is of its sentence, follows a comma or colon (speech), or has a capital on every
    word (a name, a title).
    """
    quotation = document.word_quotation
    inside = np.flatnonzero(quotation >= 0)
    numbers, first, lengths = np.unique(quotation[inside], return_index=True, return_counts=True)
    short = lengths <= _SCARE_WORDS
    starts = inside[first[short]]
    sentences = document.sentence_of(starts)
    speech = document.once(attributing_sentences)[sentences]
    stops = document.sentences.first_word[sentences + 1]
    found = []
    columns = (numbers[short], starts, lengths[short], stops, sentences, speech)
    for number, start, length, stop, sentence, is_speech in zip(*(column.tolist() for column in columns), strict=True):
        quote = document.quotations[number]
        whole = start + length > stop or length == document.sentences.words[sentence]
        opening = document.sentences.first_word[sentence] == start
        spoken = not opening and document.plain[quote.start - 2 : quote.start].rstrip().endswith((",", ":"))
        # The capital of a word that opens its sentence says nothing.
        telling = document.word_texts[start + opening : start + length]
        name = bool(telling) and all(text[:1].isupper() or text[:1].isdigit() for text in telling)
        if quote.closed and not (is_speech or whole or spoken or name):
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
    marked[document.sentence_of(np.flatnonzero(document.once(quoted_words)))] = True
    return marked


def attributed_words(document: Document) -> NDArray[np.bool_]:
    """Which words stand in a clause reported as somebody's words or view, or in a quotation; shape (n_words,).

    "According to X" holds for its whole sentence; a verb at the end ("…, officials said on Monday", "…, said the minister")
    for what stands before its comma; any other reporting verb for what follows it, up to the end of its clause: a semicolon,
    colon, dash, closing bracket, contrasting clause, or the comma that ends a leading or relative clause.
    """
    change = np.zeros(len(document.word_texts) + 1, dtype=np.int64)
    for match in document.once(attributions):
        for start, stop in _clauses(document, match):
            change[start] += 1
            change[stop] -= 1
    return document.once(quoted_words) | (np.cumsum(change[:-1]) > 0)


def _clauses(document: Document, match: Match) -> Iterator[tuple[int, int]]:
    """Words (first, stop) that a reporting verb or phrase gives to its source."""
    sentence = int(document.sentence_of([match.first])[0])
    first, last = (int(bound) for bound in document.sentences.first_word[sentence : sentence + 2])
    if match.row.category == "preposition":
        yield first, last
        return
    text, start, end = document.plain, document.words.start, document.words.end
    verb, after = int(start[match.first]), int(end[match.stop - 1])
    comma = text.rfind(",", max(int(start[first]), verb - _REACH), verb)
    subject = int(np.searchsorted(start, comma)) if comma >= 0 else first
    following = document.word_canonical[match.stop] if match.stop < last else ""
    closes = match.stop == last or text[after : after + 1] == "," or following in _ADVERBIAL
    # "…, said the minister": the verb follows a comma that closes no apposition ("Smith, a poet, said he …").
    inverted = subject == match.first and text.count(",", max(int(start[first]), verb - _REACH), verb) % 2 == 1
    inverted = inverted and following not in _COMPLEMENT and not document.word_canonical[match.first].endswith("ing")
    if comma >= 0 and (closes or inverted) and match.first - subject <= _TRAILING_SUBJECT and subject > first + 1:
        yield first, subject
        if text[after : after + 1] != ",":
            return
    relative = comma >= 0 and document.word_canonical[subject] in _RELATIVE
    leading = comma < 0 and document.word_canonical[first] in _SUBORDINATING
    reach = min(int(end[last - 1]), after + _REACH)
    found = _BREAK.search(text, after, reach)
    stop = found.start() if found else reach
    if relative or leading:
        next_comma = text.find(",", after, stop)
        stop = next_comma if next_comma >= 0 else stop
    yield match.stop, max(match.stop, int(np.searchsorted(start, stop)))
