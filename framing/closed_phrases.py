"""Closed phrases: phrases whose words are all given in full, and where a document has them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.background import frequency
from framing.document.forms import Marked
from framing.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from framing.document import Document
    from framing.metric import Array

_AT_ONCE: Final = 100_000  # phrases that may stand somewhere, so that a text of one word repeated takes no more memory
_COMPARED: Final = 2  # words of a phrase that are compared before all others: the one it is looked for by, and one beside it


class _Phrases(NamedTuple):
    """The phrases, ordered by the word by which each is looked for; a row each."""

    first: NDArray[np.int32]
    """Row of the first phrase of each such word, and after them the number of all."""
    phrase: NDArray[np.int32]
    length: NDArray[np.int32]
    offset: NDArray[np.int32]
    """Where in the phrase the word stands by which it is looked for."""
    beside: NDArray[np.int32]
    """Where from that word on another is that is tried next: 1 behind it, −1 before it, 0 itself where it is the only one."""
    other: NDArray[np.int32]
    """Number of that other word."""
    words: NDArray[np.int32]
    """Numbers of all words of the phrase, 0 behind the last; shape (most words, n_phrases)."""


class ClosedPhrases:
    """Phrases with a number each, looked for by their rarest word.

    Words are marked once per distinct form; whatever the number of phrases, a document is passed over once.
    """

    def __init__(self, phrases: Iterable[tuple[int, tuple[str, ...]]]) -> None:
        phrases = list(phrases)
        uses = Counter(word for _, words in phrases for word in words)
        rarity = {word: (frequency(word), number) for word, number in uses.items()}  # of those not known that of fewest phrases
        self._numbers = Marked({word: number for number, word in enumerate(uses, 1)})
        self._looked_for = Marked()  # words by which phrases are looked for → number
        by_word: list[list[tuple[int, int, tuple[str, ...]]]] = []  # number, offset and words of each such phrase
        for number, words in phrases:
            rarest = min(words, key=rarity.__getitem__)
            if rarest not in self._looked_for:
                by_word.append([])
            place = self._looked_for.setdefault(rarest, len(by_word))
            by_word[place - 1].append((number, words.index(rarest), words))
        self._phrases = _table(by_word, self._numbers)

    def places(self, document: Document) -> Places:
        """All places where phrases stand; some may reach over the end of a sentence."""
        words = np.append(document.mark_words(self._numbers), 0)  # past the last word, and before the first, none
        looked_for = document.mark_words(self._looked_for)
        at = np.flatnonzero(looked_for)
        word = looked_for[at].astype(np.int64)
        counts = self._phrases.first[word] - self._phrases.first[word - 1]
        bounds = [0, *(np.flatnonzero(np.diff(np.cumsum(counts) // _AT_ONCE)) + 1).tolist(), len(at)]
        found = [self._found(words, at[a:b], word[a:b], counts[a:b]) for a, b in pairwise(bounds)]
        return found[0] if len(found) == 1 else Places(*map(np.concatenate, zip(*found, strict=True)))

    def _found(self, words: Array, at: Array, word: Array, counts: Array) -> Places:
        """The phrases that stand at these words, each of which so many are looked for by; `words` are numbers."""
        phrases = self._phrases
        row = np.arange(counts.sum()) + np.repeat(phrases.first[word] - np.cumsum(counts), counts)
        at = np.repeat(at, counts)
        likely = np.flatnonzero(words[at + phrases.beside[row]] == phrases.other[row])
        row, start = row[likely], at[likely] - phrases.offset[row[likely]]
        length = phrases.length[row]
        stop = start + length
        found = (start >= 0) & (stop < len(words))
        left = np.flatnonzero(found & (length > _COMPARED))
        for place, numbers in enumerate(phrases.words):
            left = left[length[left] > place]
            if not len(left):
                break
            same = words[start[left] + place] == numbers[row[left]]
            found[left] = same
            left = left[same]
        return Places(start[found], stop[found], phrases.phrase[row[found]].astype(np.int64))


def _table(by_word: Sequence[Sequence[tuple[int, int, tuple[str, ...]]]], number_of: Mapping[str, int]) -> _Phrases:
    """The phrases (number, offset, words) as columns."""
    rows = [row for rows in by_word for row in rows]
    beside = [0 if len(words) == 1 else 1 if offset < len(words) - 1 else -1 for _, offset, words in rows]
    other = [number_of[words[offset + step]] for (_, offset, words), step in zip(rows, beside, strict=True)]
    words = zip_longest(*([number_of[word] for word in words] for _, _, words in rows), fillvalue=0)
    columns = (
        np.cumsum([0, *map(len, by_word)]),
        *np.array([(number, len(words), offset) for number, offset, words in rows], dtype=np.int32).reshape(-1, 3).T,
        beside,
        other,
        list(words),
    )
    return _Phrases(*(np.array(column, dtype=np.int32) for column in columns))
