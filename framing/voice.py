"""Voice: which words are the outlet's own, which are quoted, and which are somebody's view without quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.corrections import list_matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    return [match for match in list_matches("attribution", document) if outside[match.first]]


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
    if not len(inside):
        return []
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
        telling = document.words_as_written[start + opening : start + length]
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
    change = np.zeros(len(document.word_forms) + 1, dtype=np.int64)
    found = document.once(attributions)
    sentences = document.sentence_of([match.first for match in found])
    firsts = document.sentences.first_word
    words = _Words(document.plain, document.word_canonical, document.words.start.tolist(), document.words.end.tolist())
    for match, first, last in zip(found, firsts[sentences].tolist(), firsts[sentences + 1].tolist(), strict=True):
        for start, stop in _clauses(words, match, first, last):
            change[start] += 1
            change[stop] -= 1
    return document.once(quoted_words) | (np.cumsum(change[:-1]) > 0)


class _Words(NamedTuple):
    """The text of a document, and of all its words the canonical forms and where they begin and end."""

    text: str
    canonical: Sequence[str]
    start: Sequence[int]
    end: Sequence[int]


def _clauses(words: _Words, match: Match, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Words (first, stop) that a reporting verb or phrase gives to its source, in a sentence of words `first` to `last`."""
    if match.row.category == "preposition":
        yield first, last
        return
    text, canonical, start, end = words
    verb, after = start[match.first], end[match.stop - 1]
    comma = text.rfind(",", max(start[first], verb - _REACH), verb)
    subject = bisect_left(start, comma) if comma >= 0 else first
    following = canonical[match.stop] if match.stop < last else ""
    closes = match.stop == last or text[after : after + 1] == "," or following in _ADVERBIAL
    # "…, said the minister": the verb follows a comma that closes no apposition ("Smith, a poet, said he …").
    inverted = subject == match.first and text.count(",", max(start[first], verb - _REACH), verb) % 2 == 1
    inverted = inverted and following not in _COMPLEMENT and not canonical[match.first].endswith("ing")
    if comma >= 0 and (closes or inverted) and match.first - subject <= _TRAILING_SUBJECT and subject > first + 1:
        yield first, subject
        if text[after : after + 1] != ",":
            return
    relative = comma >= 0 and canonical[subject] in _RELATIVE
    leading = comma < 0 and canonical[first] in _SUBORDINATING
    reach = min(end[last - 1], after + _REACH)
    found = _BREAK.search(text, after, reach)
    stop = found.start() if found else reach
    if relative or leading:
        next_comma = text.find(",", after, stop)
        stop = next_comma if next_comma >= 0 else stop
    yield match.stop, max(match.stop, bisect_left(start, stop))
