"""Quotations of an event: what its articles have in quotation marks, and whom each outlet gives the words to."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.voice import attributions, scare_quotes

if TYPE_CHECKING:
    from framing.compare.event import Event
    from framing.document import Document
    from framing.lexicon import Match

PARTS: Final = ("headline", "body")
_BREAK: Final = 15  # words of an attribution that stands in the middle of a quotation
_NEAR: Final = 40  # words between a quotation and its reporting verb
_SOURCE: Final = 12  # words of a speaker's name with titles
_SMALL: Final = frozenset("a an and as at by for from in of on or the to with vs".split())
_BEFORE_SUBJECT: Final = frozenset("and but that when while as because since if who which what so then where though".split())
_AFTER_SUBJECT: Final = frozenset(
    "has had have is was were are be been being would will could also later then now again immediately routinely "
    "on in at to of during after before about last this yesterday today earlier when as while monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)


class Quoted(NamedTuple):
    """A quotation: offsets into the text of its article (or headline), and its words without an attribution in its middle."""

    article: int
    part: str
    start: int
    end: int
    text: str
    speaker: str
    is_scare: bool
    words: tuple[str, ...]
    """Canonical forms."""
    written: tuple[str, ...]


def quotations(event: Event) -> list[Quoted]:
    """Quotations of at least two words, article by article, the headline first; nested ones and titles are none.

    Scare quotes are among them, marked. Two stretches in quotation marks are one quotation if only an attribution stands
    between them, in one sentence or after the first of two (``"We won," she said, "and we go on."``).
    """
    found = [quoted for part in PARTS for quoted in _of_part(event, part)]
    return sorted(found, key=lambda quoted: (quoted.article, PARTS.index(quoted.part), quoted.start))


def document_of(event: Event, part: str) -> Document:
    """All headlines or all bodies of an event."""
    return event.headline if part == "headline" else event.body


def speaker(event: Event, part: str, first: int, stop: int) -> str:
    """Whom the outlet gives the quoted words ``first`` to ``stop`` to, in its own wording; "" if no one.

    A simple rule: the words before the nearest reporting verb in the sentences of the quotation (participles such as
    "calling" have no subject of their own), back to a mark of punctuation; where there are none, or after "according to",
    the words that follow.
    """
    document = document_of(event, part)
    begin, end = _bounds(document, first, stop)
    near = _verbs(document, max(begin, first - _NEAR), min(end, stop + _NEAR))
    finite = [verb for verb in near if not document.word_canonical[verb.first].endswith("ing")]
    if not finite:
        return ""
    verb = min(finite, key=lambda verb: (max(first - verb.stop, verb.first - stop), verb.first))
    before = _words_before(document, verb.first) if verb.row.category != "preposition" else (0, 0)
    begin, end = before if before[0] < before[1] else _words_after(document, verb.stop)
    return document.text[int(document.words.start[begin]) : int(document.words.end[end - 1])] if begin < end else ""


def _bounds(document: Document, first: int, stop: int) -> tuple[int, int]:
    """Words (first, stop) of the sentences that hold these words."""
    sentences = document.sentence_of([first, stop - 1])
    return int(document.sentences.first_word[sentences[0]]), int(document.sentences.first_word[sentences[1] + 1])


def _verbs(document: Document, begin: int, end: int) -> list[Match]:
    """Reporting verbs and phrases that start with one of the words ``begin`` to ``end``."""
    starts = document.once(_verb_starts)
    return document.once(attributions)[bisect_left(starts, begin) : bisect_left(starts, end)]


def _verb_starts(document: Document) -> list[int]:
    return [match.first for match in document.once(attributions)]


def _words_before(document: Document, verb: int) -> tuple[int, int]:
    """Words (first, stop) before a verb, without auxiliaries and adverbs next to it."""
    begin = verb
    while verb - begin < _SOURCE and _goes_on(document, begin) and document.word_canonical[begin - 1] not in _BEFORE_SUBJECT:
        begin -= 1
    end = verb
    while end > begin and (
        document.word_canonical[end - 1] in _AFTER_SUBJECT or document.word_canonical[end - 1].endswith("ly")
    ):
        end -= 1
    return begin, end


def _words_after(document: Document, stop: int) -> tuple[int, int]:
    end = stop
    while end - stop < _SOURCE and end < len(document.word_texts) and _goes_on(document, end):
        # "on", "in", "at" and days end a speaker, but not "the secretary of state".
        if document.word_canonical[end] in _AFTER_SUBJECT - {"of"} or document.word_canonical[end] in _BEFORE_SUBJECT:
            break
        end += 1
    return stop, end


def _goes_on(document: Document, word: int) -> bool:
    """Whether a word stands in the sentence of the one before it, outside quotations, with nothing but a space between."""
    if word == 0 or document.word_quotation[word - 1] >= 0 or document.word_quotation[word] >= 0:
        return False
    between = document.plain[int(document.words.end[word - 1]) : int(document.words.start[word])]
    same = document.sentence_of([word - 1, word])
    return bool(same[0] == same[1]) and between.strip(" .") == ""


def _of_part(event: Event, part: str) -> list[Quoted]:
    document = document_of(event, part)
    inside = np.flatnonzero(document.word_quotation >= 0)
    numbers, at, counts = np.unique(document.word_quotation[inside], return_index=True, return_counts=True)
    scare = {first for first, _ in document.once(scare_quotes)}
    pieces = list(zip(numbers.tolist(), inside[at].tolist(), (inside[at] + counts).tolist(), strict=True))
    runs: list[list[tuple[int, int, int]]] = []
    for piece in pieces:
        if runs and _is_broken(event, part, runs[-1][-1], piece):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    found = []
    for run in runs:
        words = [word for _, first, stop in run for word in range(first, stop)]
        if len(words) < 2 or _is_title(document, run[0][1], run[-1][2]):
            continue
        start, end = int(document.quotations.start[run[0][0]]), int(document.quotations.end[run[-1][0]])
        article = int(np.searchsorted(document.article_start, start, side="right")) - 1
        shift = int(document.article_start[article])
        said_by = next((name for _, first, stop in run if (name := speaker(event, part, first, stop))), "")
        canonical, written = (tuple(forms[word] for word in words) for forms in (document.word_canonical, document.word_texts))
        text, is_scare = document.text[start:end], len(run) == 1 and run[0][1] in scare
        found.append(Quoted(article, part, start - shift, end - shift, text, said_by, is_scare, canonical, written))
    return found


def _is_broken(event: Event, part: str, piece: tuple[int, int, int], following: tuple[int, int, int]) -> bool:
    """Whether only an attribution stands between two pieces, so that they are one quotation."""
    document = document_of(event, part)
    (number, first, stop), (next_number, next_first, next_stop) = piece, following
    if not 0 < next_first - stop <= _BREAK:
        return False
    sentence, next_sentence = document.sentence_of([stop - 1, next_first]).tolist()
    if next_sentence - sentence > 1 or document.sentences.block[sentence] != document.sentences.block[next_sentence]:
        return False
    end, begin = int(document.quotations.end[number]), int(document.quotations.start[next_number])
    closing, opening = document.plain[end - 2 : end - 1], document.plain[begin - 8 : begin].rstrip()[-1:]
    if closing not in ",?!-–—" or opening not in ",." or not _verbs(document, stop, next_first):
        return False
    names = {speaker(event, part, next_first, next_stop), speaker(event, part, first, stop)} - {""}
    return sentence == next_sentence or len(names) < 2


def _is_title(document: Document, first: int, stop: int) -> bool:
    """Whether every word has a capital, as in a name or title, where words around it have none."""
    texts = document.word_texts[first:stop]
    if not texts[0][:1].isupper() or all(text.isupper() for text in texts):
        return False
    capitals = [text[:1].isupper() or text[:1].isdigit() for text in texts if text not in _SMALL]
    if not all(capitals):
        return False
    if not document.is_headline:
        return True
    begin, end = _bounds(document, first, stop)
    around = document.word_texts[max(begin, first - _NEAR) : first] + document.word_texts[stop : min(end, stop + _NEAR)]
    return sum(text[:1].islower() for text in around) > 0.4 * len(around)
