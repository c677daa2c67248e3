"""Closed phrases: phrases whose words are all given in full, and where a document may have them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from framing.background import frequency
from framing.document.forms import Marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from framing.document import Document


class ClosedPhrases:
    """Phrases, each looked for by its only word, or by two words beside each other: its rarest, and the one behind it.

    Words are marked once per distinct form; whatever the number of phrases, a document is passed over once.
    """

    def __init__(self, phrases: Iterable[tuple[str, ...]]) -> None:
        self._alone: set[str] = set()
        self._lefts: dict[str, int] = {}  # the left of two words by which phrases are looked for → its number
        self._rights = Marked()
        self._shapes: dict[tuple[int, int], list[tuple[int, int]]] = {}  # such two → where in phrases of what length
        for words in phrases:
            self._add(words)

    def _add(self, words: tuple[str, ...]) -> None:
        if len(words) == 1:
            self._alone.add(words[0])
            return
        rarest = min(range(len(words)), key=lambda place: (frequency(words[place]), -len(words[place])))
        place = min(rarest, len(words) - 2)
        left, right = words[place : place + 2]
        pair = self._lefts.setdefault(left, len(self._lefts) + 1), self._rights.setdefault(right, len(self._rights) + 1)
        shapes = self._shapes.setdefault(pair, [])
        if (place, len(words)) not in shapes:
            shapes.append((place, len(words)))

    def places(self, document: Document) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """First words, and the words behind the last, of all places where phrases may stand."""
        forms = document.word_forms
        marks = document.mark_words(self._alone_and_left)
        at = np.flatnonzero(marks > 0)
        marks = marks[at]
        alone = at[marks & 1 > 0]
        is_left = (marks > 1) & (at + 1 < len(forms))
        rights = document.forms.marks(self._rights)[forms[at[is_left] + 1]]
        both = at[is_left][rights > 0]
        numbers = (marks[is_left][rights > 0] >> 1).astype(np.int64) * len(self._rights) + rights[rights > 0]
        known, shapes = self._pairs
        at = np.searchsorted(known, numbers)
        hit = known[at] == numbers
        starts, stops = alone.tolist(), (alone + 1).tolist()
        for place, pair in zip(both[hit].tolist(), at[hit].tolist(), strict=True):
            for offset, length in shapes[pair]:
                starts.append(place - offset)
                stops.append(place - offset + length)
        return np.array(starts, dtype=np.int64), np.array(stops, dtype=np.int64)

    @cached_property
    def _alone_and_left(self) -> Marked:
        """Whether a word is a phrase by itself, and twice its number as the left of two words."""
        found = Marked({left: 2 * number for left, number in self._lefts.items()})
        for word in self._alone:
            found[word] = found.get(word, 0) + 1
        return found

    @cached_property
    def _pairs(self) -> tuple[NDArray[np.int64], list[list[tuple[int, int]]]]:
        """The pairs of words as one number each, in order, and the shapes of each; past the last a number that none has."""
        numbers = {left * len(self._rights) + right: shapes for (left, right), shapes in self._shapes.items()}
        return np.array([*sorted(numbers), np.iinfo(np.int64).max]), [numbers[number] for number in sorted(numbers)]
