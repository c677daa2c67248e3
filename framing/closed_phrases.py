"""Closed phrases: phrases whose words are all given in full, and where a document has them."""

from __future__ import annotations

from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framing.background import frequency
from framing.document.forms import Marked
from framing.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from framing.document import Document


class _Phrases(NamedTuple):
    """The phrases, ordered by the word by which each is looked for; a row each."""

    first: NDArray[np.int64]
    """Row of the first phrase of each such word, and after them the number of all."""
    phrase: NDArray[np.int64]
    length: NDArray[np.int64]
    offset: NDArray[np.int64]
    """Where in the phrase the word stands by which it is looked for."""
    beside: NDArray[np.int64]
    """Where from that word on another is that is tried next: 1 behind it, −1 before it, 0 itself where it is the only one."""
    other: NDArray[np.int64]
    """Number of that other word."""
    words: NDArray[np.int64]
    """Numbers of all words of the phrase, 0 behind the last; shape (most words, n_phrases)."""


class ClosedPhrases:
    """Phrases with a number each, looked for by their rarest word.

    Words are marked once per distinct form; whatever the number of phrases, a document is passed over once.
    """

    def __init__(self, phrases: Iterable[tuple[int, tuple[str, ...]]]) -> None:
        self._numbers = Marked()  # of all words
        self._looked_for = Marked()  # words by which phrases are looked for → number
        self._by_word: list[list[tuple[int, int, tuple[str, ...]]]] = []  # number, offset and words of each such phrase
        for number, words in phrases:
            rarest = min(range(len(words)), key=lambda place: (frequency(words[place]), -len(words[place])))
            word = self._looked_for.setdefault(words[rarest], len(self._looked_for) + 1)
            if word > len(self._by_word):
                self._by_word.append([])
            self._by_word[word - 1].append((number, rarest, words))
            for each in words:
                self._numbers.setdefault(each, len(self._numbers) + 1)

    def places(self, document: Document) -> Places:
        """All places where phrases stand; some may reach over the end of a sentence."""
        phrases, n = self._phrases, len(document.word_forms)
        words = np.append(document.mark_words(self._numbers), 0)  # past the last word, and before the first, none
        looked_for = document.mark_words(self._looked_for)
        at = np.flatnonzero(looked_for)
        word = looked_for[at].astype(np.int64)
        counts = phrases.first[word] - phrases.first[word - 1]
        row = np.arange(counts.sum()) + np.repeat(phrases.first[word] - np.cumsum(counts), counts)
        at = np.repeat(at, counts)
        likely = np.flatnonzero(words[at + phrases.beside[row]] == phrases.other[row])
        row, start = row[likely], at[likely] - phrases.offset[row[likely]]
        stop = start + phrases.length[row]
        found = (start >= 0) & (stop <= n)
        for place, numbers in enumerate(phrases.words):
            longer = np.flatnonzero(found & (phrases.length[row] > place))
            found[longer] = words[start[longer] + place] == numbers[row[longer]]
        return Places(start[found], stop[found], phrases.phrase[row[found]])

    @cached_property
    def _phrases(self) -> _Phrases:
        rows = [row for rows in self._by_word for row in rows]
        beside = [0 if len(words) == 1 else 1 if offset < len(words) - 1 else -1 for _, offset, words in rows]
        other = [self._numbers[words[offset + step]] for (_, offset, words), step in zip(rows, beside, strict=True)]
        words = zip_longest(*([self._numbers[word] for word in words] for _, _, words in rows), fillvalue=0)
        columns = [row[0] for row in rows], [len(row[2]) for row in rows], [row[1] for row in rows], beside, other
        first = np.cumsum([0, *map(len, self._by_word)])
        return _Phrases(first, *(np.array(column, dtype=np.int64) for column in columns), np.array(list(words), dtype=np.int64))
