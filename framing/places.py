"""Places: where a document may have the phrases of a list, and in which sentences they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.document import Document


class Places(NamedTuple):
    """Words ``start`` to ``stop`` (end open) of a document, and the number of the phrase that stands there.

    All arrays have shape (n_places,).
    """

    start: NDArray[np.int64]
    stop: NDArray[np.int64]
    phrase: NDArray[np.int64]

    def and_also(self, others: Places) -> Places:
        """These places, and others behind them."""
        return Places(*map(np.append, self, others))


class Within(NamedTuple):
    """The same, with the words ``first`` to ``last`` (end open) of their sentence."""

    start: NDArray[np.int64]
    stop: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    phrase: NDArray[np.int64]

    def having(self, numbers: NDArray[np.int32]) -> Within:
        """The places of the phrases that have a number, 0 or more, in another list, with that number."""
        phrase = numbers[self.phrase].astype(np.int64)
        kept = np.flatnonzero(phrase >= 0)
        start, stop, first, last, _ = (column[kept] for column in self)
        return Within(start, stop, first, last, phrase[kept])


def within_sentences(document: Document, places: Places) -> Within:
    """Of places in a document those that lie in one sentence: in order, of those that begin alike the longest first."""
    firsts = document.sentences.first_word
    sentence = np.searchsorted(firsts, places.start, side="right") - 1
    whole = np.flatnonzero((places.start >= 0) & (places.stop <= firsts[np.minimum(sentence + 1, len(firsts) - 1)]))
    order = whole[np.lexsort((-places.stop[whole], places.start[whole]))]
    start, stop, phrase = (column[order] for column in places)
    return Within(start, stop, firsts[sentence[order]], firsts[sentence[order] + 1], phrase)
