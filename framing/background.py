"""Background: how often each word occurs in news, and the weak weights fitted to words that are no cues by themselves."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import numpy as np

from framing.document.forms import Marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from framing.document import Document

Column: TypeAlias = Literal["count", "log count", "marked", "tone", "lure", "partisan", "ease"]
CORPUS_WORDS: Final = 12_000_000
"""About how many words the 12,000 news articles hold that the counts are from."""
UNIT: Final = 100
"""Weights have two decimals and are kept as whole hundredths, so that their sums are exact in any order."""
RAREST: Final = 5
"""What a word counts, before the logarithm, that is not listed."""


@cache
def _table() -> tuple[Marked, Mapping[str, NDArray[np.int32]]]:
    """Word → row number, and column → values; row 0 stands for every word that is not listed."""
    import pandas as pd

    with files("framing.lexicons").joinpath("words.csv").open(encoding="utf-8") as file:
        table = pd.read_csv(file, dtype={"word": object}, keep_default_na=False, na_values=[""])  # "null" is a word
    numbers = Marked(zip(table.pop("word").tolist(), range(1, len(table) + 1), strict=True))
    columns = {name: np.zeros(len(table) + 1, dtype=np.int32) for name in table.columns}
    for name, column in columns.items():
        column[1:] = np.rint(table[name].fillna(0).to_numpy() * (1 if name == "count" else UNIT))
    columns["log count"] = np.rint(UNIT * np.log(np.maximum(columns["count"], RAREST))).astype(np.int32)
    return numbers, columns


def frequency(word: str) -> int:
    """How often a word, in canonical form, occurs in 12,000 US news articles of 12 million words; 0 if fewer than ten times."""
    numbers, columns = _table()
    return int(columns["count"].item(numbers.get(word, 0)))


def per_word(document: Document, column: Column) -> NDArray[np.int64]:
    """A column of ``lexicons/words.csv`` for each word of the document, weights in hundredths; 0 where it is not listed.

    ``count``
        how often it occurs in 12,000 US news articles;
    ``log count``
        the natural logarithm of that, in hundredths, of a word that is not listed as if it occurred five times;
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
    values: NDArray[np.int64] = _table()[1][column][document.once(_rows)].astype(np.int64)
    return values


def _rows(document: Document) -> NDArray[np.signedinteger[Any]]:
    """Row number of each word."""
    return document.mark_words(_table()[0])
