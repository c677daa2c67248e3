"""Scan: cues of several lists, found in one pass over a document."""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framing.closed_phrases import ClosedPhrases
from framing.variants import is_open

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from numpy.typing import NDArray

    from framing.document import Document
    from framing.lexicon import Lexicon, Match
    from framing.matching import Allowed


class Within(NamedTuple):
    """Words ``start`` to ``stop`` (end open) of a document, and those of their sentence, ``first`` to ``last``."""

    start: int
    stop: int
    first: int
    last: int


def within_sentences(document: Document, starts: NDArray[np.int64], stops: NDArray[np.int64]) -> list[Within]:
    """Of places in a document those that lie in one sentence: in order, of those that begin alike the longest first."""
    firsts = document.sentences.first_word
    sentence = np.searchsorted(firsts, starts, side="right") - 1
    whole = np.flatnonzero((starts >= 0) & (stops <= firsts[np.minimum(sentence + 1, len(firsts) - 1)]))
    order = whole[np.lexsort((-stops[whole], starts[whole]))]
    bounds = (starts[order], stops[order], firsts[sentence[order]], firsts[sentence[order] + 1])
    return list(map(Within, *(bound.tolist() for bound in bounds)))


class Scan:
    """Several lists whose phrases are looked for together, so that a document is passed over once, not once for each.

    Parameters
    ----------
    lists : iterable of Lexicon
        The lists; none with words that are only begun (``*``).

    Raises
    ------
    ValueError
        If one has such a word.

    Examples
    --------
    >>> from framing import Document, Lexicon
    >>> from framing.lexicon import Row
    >>> scan = Scan([Lexicon("fall", [Row("may fall")]), Lexicon("may", [Row("may")])])
    >>> found = scan.matches(Document("It may fall."), ["fall", "may"])
    >>> {name: [match.stop for match in matches] for name, matches in found.items()}
    {'fall': [3], 'may': [2]}
    """

    def __init__(self, lists: Iterable[Lexicon]) -> None:
        self.lists = tuple(lists)
        self._having: dict[tuple[str, ...], int] = {}  # a phrase → which lists have it, a bit for each
        for number, each in enumerate(self.lists):
            may_be_open = any("*" in row.cue for row in each.rows)
            for words in each.phrases:
                if may_be_open and any(map(is_open, words)):
                    raise ValueError(f"word list {each.name!r} has {' '.join(words)!r}: lists with * are looked for alone.")
                self._having[words] = self._having.get(words, 0) | 1 << number
        self._closed = ClosedPhrases(self._having)
        masks = set(self._having.values())
        self._numbers = {mask: tuple(compress(count(), map(int, f"{mask:b}"[::-1]))) for mask in masks}

    def matches(
        self, document: Document, names: Container[str], allowed_of: Callable[[str], Allowed] | None = None
    ) -> dict[str, list[Match]]:
        """Name → what `Lexicon.matches` finds, for the lists of these names; `allowed_of` takes the name."""
        places: list[list[Within]] = [[] for _ in self.lists]
        canonical, having, numbers = document.word_canonical, self._having, self._numbers
        for place in within_sentences(document, *self._closed.places(document)):
            mask = having.get(tuple(canonical[place.start : place.stop]))
            if mask is not None:
                for number in numbers[mask]:
                    places[number].append(place)
        return {
            each.name: each.matches_at(document, found, allowed_of and allowed_of(each.name))
            for each, found in zip(self.lists, places, strict=True)
            if each.name in names
        }
