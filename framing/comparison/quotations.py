"""Quotations of an event: what its articles have in quotation marks, and whom each outlet gives the words to."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.comparison.sources import found_sources
from framing.voice import attributions, scare_quotes

if TYPE_CHECKING:
    from framing.comparison.event import Event
    from framing.comparison.reported import Attribution
    from framing.document import Document
    from framing.lexicon import Match

PARTS: Final = ("headline", "body")
_BREAK: Final = 15  # words of an attribution that stands in the middle of a quotation
_AROUND: Final = 40  # words around a quotation in a headline, by whose capitals a title is told
_SMALL: Final = frozenset("a an and as at by for from in of on or the to with vs".split())


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


def speaker(document: Document, first: int, stop: int) -> str:
    """Whom the outlet gives the quoted words ``first`` to ``stop`` to, in its own wording; "" if no one (`found_sources`)."""
    begin, end = document.sentence_of([first, stop - 1]).tolist()
    of = document.once(_sources_by_sentence)
    start, close = int(document.words.start[first]), int(document.words.end[stop - 1])
    near = [
        (max(start - source.end, source.start - close), document.text[source.start : source.end])
        for sentence in range(begin, end + 1)
        for source in of.get(sentence, ())
        if source.end <= start or source.start >= close
    ]
    return min(near)[1] if near else ""


def _sources_by_sentence(document: Document) -> dict[int, list[Attribution]]:
    """The attributions of each sentence that name a source."""
    of: dict[int, list[Attribution]] = {}
    for source in document.once(found_sources):
        if source.kind != "agentless":
            of.setdefault(source.sentence, []).append(source)
    return of


def _verbs(document: Document, begin: int, end: int) -> list[Match]:
    """Reporting verbs and phrases that start with one of the words ``begin`` to ``end``."""
    starts = document.once(_verb_starts)
    return document.once(attributions)[bisect_left(starts, begin) : bisect_left(starts, end)]


def _verb_starts(document: Document) -> list[int]:
    return [match.first for match in document.once(attributions)]


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
        said_by = next((name for _, first, stop in run if (name := speaker(document, first, stop))), "")
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
    names = {speaker(document, next_first, next_stop), speaker(document, first, stop)} - {""}
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
    sentence = document.sentence_of([first, stop - 1])
    begin, end = (int(document.sentences.first_word[number]) for number in (sentence[0], sentence[1] + 1))
    around = document.word_texts[max(begin, first - _AROUND) : first] + document.word_texts[stop : min(end, stop + _AROUND)]
    return sum(text[:1].islower() for text in around) > 0.4 * len(around)
