"""Background: how often each word occurs in news, and the weak weights fitted to words that are no cues by themselves."""

from __future__ import annotations

import csv
from array import array
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np

from framing.document.forms import Marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from framing.document import Document

Column: TypeAlias = Literal["count", "marked", "tone", "lure", "partisan", "ease"]
CORPUS_WORDS: Final = 12_000_000
"""About how many words the 12,000 news articles hold that the counts are from."""
UNIT: Final = 100
"""Weights have two decimals and are kept as whole hundredths, so that their sums are exact in any order."""


@cache
def _table() -> tuple[Marked, Mapping[str, NDArray[np.int64]]]:
    """Word → row number, and column → values; row 0 stands for every word that is not listed."""
    text = files("framing.lexicons").joinpath("words.csv").read_text(encoding="utf-8")
    reader = csv.reader(text.splitlines())
    header = next(reader)
    numbers = Marked()
    columns = [array("q", [0]) for _ in header[1:]]
    for number, (word, *values) in enumerate(reader, 1):  # row by row, since all at once take the memory of ten such tables
        numbers[word] = number
        for column, value, name in zip(columns, values, header[1:], strict=True):
            column.append(round(float(value or 0) * (1 if name == "count" else UNIT)))
    return numbers, {name: np.array(column, dtype=np.int64) for name, column in zip(header[1:], columns, strict=True)}


def frequency(word: str) -> int:
    """How often a word, in canonical form, occurs in 12,000 US news articles of 12 million words; 0 if fewer than ten times."""
    numbers, columns = _table()
    return int(columns["count"][numbers.get(word, 0)])


def per_word(document: Document, column: Column) -> NDArray[np.int64]:
    """A column of ``lexicons/words.csv`` for each word of the document, weights in hundredths; 0 where it is not listed.

    ``count``
        how often it occurs in 12,000 US news articles;
    ``marked``
        estimated share of its uses, in sentences that experts call loaded, that they mark as the reason;
    ``tone``
        what it adds to the logit of `sentences.loaded`, before division by the root of the sentence's length;
    ``lure``, ``partisan``
        the same for headlines that readers rate as clickbait or as partisan framing;
    ``ease``
        points of reading ease that a text made of it alone would gain.

    Names, words of a single topic and words for groups of people have counts only. Shape (n_words,).

    Examples
    --------
    >>> from framing import Document
    >>> per_word(Document("outrageous tables"), "marked").tolist()[0] > 10
    True
    """
    values: NDArray[np.int64] = _table()[1][column][document.mark_words(_table()[0])]
    return values
