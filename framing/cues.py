"""Cues: what a list found in a document, where, and in whose voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.document import Document
    from framing.lexicon import Row

BACKGROUND = "background"
"""Category of weak terms that count but are not highlighted."""


@dataclass(frozen=True)
class Cues:
    """Found cues, in the order of the text. All arrays have shape (n_cues,).

    Most cues are words ``first_word`` to ``stop_word`` (end open) of the document; a mark of punctuation is none of them
    and carries its offsets in ``start`` and ``end``, which are −1 for words.
    """

    sentence: NDArray[np.int64]
    first_word: NDArray[np.int64]
    stop_word: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    category: tuple[str, ...]
    weight: NDArray[np.float64]
    quoted: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.sentence)

    @classmethod
    def of_words(cls, document: Document, found: Sequence[tuple[int, int, Row]], quoted_words: NDArray[np.bool_]) -> Cues:
        """Cues from the words they span and their rows; `quoted_words` tells for each word whether it is quoted."""
        first = np.array([first for first, _, _ in found], dtype=np.int64)
        stop = np.array([stop for _, stop, _ in found], dtype=np.int64)
        absent = np.full(len(found), -1, dtype=np.int64)
        sentence = document.sentence_of(first)
        category = tuple(row.category for _, _, row in found)
        weight = np.array([row.weight for _, _, row in found], dtype=np.float64)
        return cls(sentence, first, stop, absent, absent, category, weight, quoted_words[first])

    def with_marks(self, document: Document, marks: Sequence[tuple[int, int, Row]]) -> Cues:
        """These cues and marks of punctuation (start, end, row), which are nobody's words and count as the outlet's own."""
        start = np.array([start for start, _, _ in marks], dtype=np.int64)
        absent = np.full(len(marks), -1, dtype=np.int64)
        sentence = np.searchsorted(document.sentences.start, start, side="right") - 1
        return Cues(
            np.concatenate([self.sentence, sentence]),
            np.concatenate([self.first_word, absent]),
            np.concatenate([self.stop_word, absent]),
            np.concatenate([self.start, start]),
            np.concatenate([self.end, np.array([end for _, end, _ in marks], dtype=np.int64)]),
            (*self.category, *(row.category for _, _, row in marks)),
            np.concatenate([self.weight, np.array([row.weight for _, _, row in marks], dtype=np.float64)]),
            np.concatenate([self.quoted, np.zeros(len(marks), dtype=bool)]),
        )

    def total(self, document: Document, chosen: NDArray[np.bool_] | None = None) -> NDArray[np.float64]:
        """Sum of weights per sentence, of the `chosen` cues or of all; shape (n_sentences,)."""
        sentence, weight = (self.sentence, self.weight) if chosen is None else (self.sentence[chosen], self.weight[chosen])
        return np.bincount(sentence, weight, minlength=len(document.sentences)).astype(np.float64, copy=False)

    def totals_by_category(self, document: Document, categories: Sequence[str]) -> dict[str, NDArray[np.float64]]:
        """Sums of weights per sentence of the cues of each of these categories; arrays of shape (n_sentences,)."""
        numbers = {category: number for number, category in enumerate(categories)}
        n = len(document.sentences)
        place = (
            np.array([numbers.get(category, len(numbers)) for category in self.category], dtype=np.int64) * n + self.sentence
        )
        sums = np.bincount(place, self.weight, minlength=(len(numbers) + 1) * n).astype(np.float64, copy=False)
        return dict(zip(categories, sums.reshape(len(numbers) + 1, n), strict=False))  # the last row is of all other categories

    def spans(self, document: Document) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Offsets of the cues into the document's text."""
        start, end = self.start.copy(), self.end.copy()
        is_word = start < 0
        start[is_word] = document.words.start[self.first_word[is_word]]
        end[is_word] = document.words.end[self.stop_word[is_word] - 1]
        return start, end
