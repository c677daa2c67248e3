"""Matching: at which places of a document a row has its cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.context import Place, condition
from framing.row import Match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from framing.document import Document
    from framing.row import Row
    from framing.scan import Within

    Allowed = Callable[[tuple[str, ...], Row, int], bool]
    """Whether words, in canonical form, from that word of a document on, count as the cue of that row."""


def matched(
    phrases: Mapping[tuple[str, ...], tuple[Row, ...]],
    document: Document,
    places: Iterable[Within],
    allowed: Allowed | None,
    open_phrases: Mapping[tuple[int, int], Sequence[tuple[str, ...]]],
) -> list[Match]:
    """The cues at these places, none overlapping: at each that of the first row that counts there; see `Lexicon.matches`.

    `phrases` tells which rows stand for the words of a phrase; `open_phrases` which begun ones stand at a place.
    """
    canonical, texts = document.word_canonical, document.words_as_written
    matches = []
    free = 0
    for start, stop, first, last in places:
        if start < free:
            continue
        words = tuple(canonical[start:stop])
        rows = phrases.get(words, ())
        if (start, stop) in open_phrases:
            rows = (*rows, *(row for phrase in open_phrases[start, stop] for row in phrases[phrase]))
        for row in rows:
            holds = not row.context or condition(row.context)(Place(canonical, texts, start, stop, first, last))
            if holds and (allowed is None or allowed(words, row, start)):
                matches.append(Match(start, stop, row))
                free = stop
                break
    return matches
