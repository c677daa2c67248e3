"""Closed phrases: phrases whose words are all given in full, and where a document may have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from framing.background import frequency
from framing.document.forms import Marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from framing.document import Document

_BITS: Final = 32  # of the number of a word
Shapes: TypeAlias = tuple[tuple[int, int], ...]
"""At which word of phrases of what length two words stand by which these are looked for."""


class ClosedPhrases:
    """Phrases, each looked for by its only word, or by two words beside each other: its rarest, and the one behind it.

    Words are marked once per distinct form; whatever the number of phrases, a document is passed over once.
    """

    def __init__(self, phrases: Iterable[tuple[str, ...]]) -> None:
        alone: set[str] = set()
        lefts: dict[str, int] = {}  # the left of two words by which phrases are looked for → its number
        self._rights = Marked()
        of_pair: dict[int, Shapes] = {}
        same: dict[Shapes, Shapes] = {}  # most pairs have one of a few
        for words in phrases:
            if len(words) == 1:
                alone.add(words[0])
                continue
            place = _looked_for(words)
            left, right = words[place : place + 2]
            numbers = lefts.setdefault(left, len(lefts) + 1), self._rights.setdefault(right, len(self._rights) + 1)
            pair = numbers[0] << _BITS | numbers[1]
            shapes = of_pair.get(pair, ())
            if (place, len(words)) not in shapes:
                shapes = (*shapes, (place, len(words)))
                of_pair[pair] = same.setdefault(shapes, shapes)
        # Whether a word is a phrase by itself, and twice its number as the left of two words.
        self._alone_and_left = Marked({left: 2 * number for left, number in lefts.items()})
        for word in alone:
            self._alone_and_left[word] = self._alone_and_left.get(word, 0) + 1
        pairs = sorted(of_pair)
        self._pairs = np.array([*pairs, np.iinfo(np.int64).max])  # past the last a number that none has
        self._shapes = [of_pair[pair] for pair in pairs]

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
        pairs = (marks[is_left][rights > 0] >> 1).astype(np.int64) << _BITS | rights[rights > 0]
        at = np.searchsorted(self._pairs, pairs)
        hit = self._pairs[at] == pairs
        starts, stops = alone.tolist(), (alone + 1).tolist()
        for place, pair in zip(both[hit].tolist(), at[hit].tolist(), strict=True):
            for offset, length in self._shapes[pair]:
                starts.append(place - offset)
                stops.append(place - offset + length)
        return np.array(starts, dtype=np.int64), np.array(stops, dtype=np.int64)


def _looked_for(words: tuple[str, ...]) -> int:
    """Where in a phrase the two words stand by which it is looked for."""
    if len(words) == 2:
        return 0
    rarity = [(frequency(word), -len(word)) for word in words]
    return min(rarity.index(min(rarity)), len(words) - 2)
