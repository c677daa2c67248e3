"""Echoes: words that one outlet has in quotation marks and another uses without them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.background import frequency
from framing.comparison.quotations import PARTS, document_of
from framing.comparison.quotes import versions_by_quote
from framing.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from framing.comparison.event import Event
    from framing.comparison.quotations import Quoted
    from framing.document import Document

COLUMNS: Final = ["outlet", "id", "part", "start", "end", "text", "quoted_by", "quote"]
_SHORTEST: Final = 3
_PLACES: Final = 20  # at which three words are looked up; what is quoted in more places is a set phrase
_RARE: Final = 120  # occurrences in 12 million words


class _Place(NamedTuple):
    quote: int
    quoted: Quoted
    word: int


_Places = dict[tuple[str, ...], list[_Place]]


def echoes(event: Event) -> pd.DataFrame:
    """Wording that one outlet has in quotation marks and another uses outside of them; one row per stretch and quoting outlet.

    A stretch has at least four words in a row of a quotation, or three with a rare one (fewer than ten in a million), and at
    least two content words. Function words are no content words and do not count at its ends; names, words with a capital
    in both places, are no content words either. Nothing tells who had the words first, some stretches are what an office
    or law is called, and reported speech without marks ("the minister said that …") is among them.

    ``quoted_by``
        an outlet that has the words in marks;
    ``quote``
        the number of its quotation in `quotes`;
    ``part``, ``start``, ``end``, ``text``
        where they stand without marks.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.comparison.event import Event
    >>> texts = ("The mayor called it “a reckless and costly plan.”", "The city gave up a reckless and costly plan on Monday.")
    >>> event = Event.of([Article(text, outlet=name, id=name) for name, text in zip("AB", texts)])
    >>> echoes(event)[["outlet", "text", "quoted_by"]]
      outlet                       text quoted_by
    0      B  reckless and costly plan         A
    """
    places = _places(event)
    rows = [row for part in PARTS for row in _of_part(event, part, places)]
    found = table_of(rows, ["article", "part_number", *COLUMNS])
    order = ["article", "part_number", "start", "quote", "quoted_by"]
    return found.sort_values(order, kind="stable", ignore_index=True)[COLUMNS]


def _places(event: Event) -> _Places:
    """Where each three words in a row are quoted."""
    places: _Places = {}
    for number, (_, _, versions) in enumerate(event.once(versions_by_quote), 1):
        for quoted in versions:
            words = quoted.words
            for at, three in enumerate(zip(words, words[1:], words[2:], strict=False)):
                known = places.setdefault(three, [])
                if len(known) < _PLACES:
                    known.append(_Place(number, quoted, at))
    return places


def _of_part(event: Event, part: str, places: _Places) -> Iterator[tuple[object, ...]]:
    document = document_of(event, part)
    words = document.word_canonical
    for begin, end in _unquoted(document):
        article = int(np.searchsorted(document.article_start, document.words.start[begin], side="right")) - 1
        outlet, shift = event.outlets[article], int(document.article_start[article])
        word = begin
        while word + _SHORTEST <= end:
            known = places.get(tuple(words[word : word + _SHORTEST]), ())
            others = [place for place in known if event.outlets[place.quoted.article] != outlet]
            lengths = [_shared(words, word, end, place) for place in others]
            longest = max(lengths, default=0)
            best = [place for place, length in zip(others, lengths, strict=True) if length == longest]
            first, stop = _telling(document, word, best[0], longest) if best else (word, word)
            if first == stop:
                word += max(1, longest - _SHORTEST + 1)
                continue
            start, close = int(document.words.start[first]), int(document.words.end[stop - 1])
            for quoted_by, quote in dict.fromkeys((event.outlets[place.quoted.article], place.quote) for place in best):
                text, own_id = document.text[start:close], event.articles[article].id
                yield article, PARTS.index(part), outlet, own_id, part, start - shift, close - shift, text, quoted_by, quote
            word += longest


def _unquoted(document: Document) -> Iterator[tuple[int, int]]:
    """Stretches (first, stop) of words of one sentence outside quotation marks."""
    outside = document.word_quotation < 0
    sentence = document.sentence_of(np.arange(len(outside)))
    changes = np.flatnonzero((outside[1:] != outside[:-1]) | (sentence[1:] != sentence[:-1])) + 1
    bounds = [0, *changes.tolist(), len(outside)]
    for first, stop in itertools.pairwise(bounds):
        if first < stop and outside[first]:
            yield first, stop


def _shared(words: list[str], word: int, end: int, place: _Place) -> int:
    """How many words in a row a text and a quotation share from here on."""
    quoted, length = place.quoted.words, _SHORTEST
    while word + length < end and place.word + length < len(quoted) and words[word + length] == quoted[place.word + length]:
        length += 1
    return length


def _telling(document: Document, word: int, place: _Place, length: int) -> tuple[int, int]:
    """Shared words (first, stop) without function words at either end; none if they are no more than a name or a set phrase."""
    function = document.forms.column("function")[document.word_forms[word : word + length]].tolist()
    content = [at for at in range(length) if not function[at]]
    if not content:
        return word, word
    own, quoted = document.word_texts, place.quoted.written
    wording = [at for at in content if own[word + at][:1].islower() or quoted[place.word + at][:1].islower()]
    first, stop = content[0], content[-1] + 1
    long = stop - first > _SHORTEST or (
        stop - first == _SHORTEST and any(frequency(document.word_canonical[word + at]) < _RARE for at in wording)
    )
    return (word + first, word + stop) if long and len(wording) >= 2 else (word, word)
