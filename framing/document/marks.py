"""Marks: how often sentences have marks of punctuation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.document.plain import STRETCH

if TYPE_CHECKING:
    from numpy.typing import NDArray

COUNTED: Final = '!?,:;–—()[]"'
"""Marks of punctuation that are counted, quotation marks made straight."""
_BEYOND: Final = max(map(ord, COUNTED)) + 1


def mark_counts(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """How often each sentence of a text has each character of `COUNTED`; shape (n_sentences, n_marks).

    Examples
    --------
    >>> mark_counts("Who? We, you!", np.array([0, 5]), np.array([4, 13]))[:, :3].tolist()
    [[0, 1, 0], [1, 0, 1]]
    """
    shape = len(starts), len(COUNTED)
    counts = np.zeros(shape[0] * shape[1], dtype=np.int64)
    numbers = _numbers()
    for begin in range(0, len(text) if len(starts) else 0, STRETCH):
        codes = np.frombuffer(text[begin : begin + STRETCH].encode("utf-32-le"), dtype="<u4")
        of_characters = numbers[np.minimum(codes, _BEYOND)]
        at = np.flatnonzero(of_characters)
        sentence = np.searchsorted(starts, begin + at, side="right") - 1
        inside = (sentence >= 0) & (begin + at < ends[sentence])
        counts += np.bincount(sentence[inside] * shape[1] + of_characters[at[inside]] - 1, minlength=len(counts))
    return counts.reshape(shape)


@cache
def _numbers() -> NDArray[np.uint8]:
    """Character → 1 + its place in `COUNTED`, 0 for all others; those beyond have the last place."""
    numbers = np.zeros(_BEYOND + 1, dtype=np.uint8)
    numbers[[ord(mark) for mark in COUNTED]] = range(1, len(COUNTED) + 1)
    return numbers
