"""Matching: at which places of a document a row has its cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.context import Place, condition
from framing.row import Match

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framing.document import Document
    from framing.places import Within
    from framing.row import Row

    Allowed = Callable[[tuple[str, ...], Row, int], bool]
    """Whether words, in canonical form, from that word of a document on, count as the cue of that row."""


def matched(rows_of: Sequence[Sequence[Row]], document: Document, places: Within, allowed: Allowed | None) -> list[Match]:
    """The cues at these places, none overlapping: at each that of the first row that counts there; see `Lexicon.matches`.

    `rows_of` tells for the number of a phrase which rows stand for it.
    """
    canonical, texts = document.word_canonical, document.words_as_written
    matches = []
    free = 0
    for start, stop, first, last, phrase in zip(*(column.tolist() for column in places), strict=True):
        if start < free:
            continue
        for row in rows_of[phrase]:
            holds = not row.context or condition(row.context)(Place(canonical, texts, start, stop, first, last))
            if holds and (allowed is None or allowed(tuple(canonical[start:stop]), row, start)):
                matches.append(Match(start, stop, row))
                free = stop
                break
    return matches
