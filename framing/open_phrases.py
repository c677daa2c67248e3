"""Open phrases: phrases with words that are only begun, as ``terror*``, and where a document has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from framing.background import frequency
from framing.places import Places
from framing.variants import is_open

if TYPE_CHECKING:
    from framing.document import Document

_TELLING: Final = 4  # letters; fewer begin very many words


class OpenPhrases:
    """Phrases of which some words end in ``*`` and stand for all words that begin like them.

    Each is looked for by its most telling word, which is tried once per distinct word form.
    """

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[int, tuple[str, ...], int]]] = {}  # word → its place in a phrase, and the number
        self._lengths: set[int] = set()  # of the words by which they are looked for

    def __len__(self) -> int:
        return len(self._by_word)

    def add(self, number: int, words: tuple[str, ...]) -> None:
        """Take in a phrase that is not here yet."""
        place = min(range(len(words)), key=lambda place: _commonness(words[place]))
        self._by_word.setdefault(words[place], []).append((place, words, number))
        if is_open(words[place]):
            self._lengths.add(len(words[place]) - 1)

    def places(self, document: Document) -> Places:
        """All places where phrases stand, of those at one place that with fewer and longer open words first."""
        found: list[tuple[tuple[int, int, tuple[str, ...]], tuple[int, int, int]]] = []  # what to sort by, and the place
        if self:  # else no word need be looked at
            canonical = document.word_canonical
            for at in np.flatnonzero(document.mark_words(self._mark)).tolist():
                for looked_for in self._looked_for(canonical[at]):
                    for place, phrase, number in self._by_word[looked_for]:
                        first, stop = at - place, at - place + len(phrase)
                        if first >= 0 and stop <= len(canonical) and all(map(_fits, phrase, canonical[first:stop])):
                            openness = sum(map(is_open, phrase)), -sum(map(len, phrase)), phrase
                            found.append((openness, (first, stop, number)))
        found.sort()
        columns = np.array([place for _, place in found], dtype=np.int64).reshape(-1, 3).T
        return Places(*columns)

    def _mark(self, word: str) -> int:
        return bool(self._looked_for(word))

    def _looked_for(self, word: str) -> list[str]:
        """By what phrases are looked for that this word may be: itself, and its beginnings."""
        keys = [word, *(f"{word[:length]}*" for length in self._lengths if length <= len(word))]
        return [key for key in keys if key in self._by_word]


def _fits(open_or_not: str, word: str) -> bool:
    return word.startswith(open_or_not[:-1]) if is_open(open_or_not) else word == open_or_not


def _commonness(word: str) -> tuple[bool, int, int]:
    beginning = word.removesuffix("*")
    return is_open(word) and len(beginning) < _TELLING, frequency(beginning), -len(beginning)
