"""Size: how many words and sentences the rates are relative to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from framing.metric import Metric, Need, Totals

if TYPE_CHECKING:
    from framing.document import Document
    from framing.metric import Array, Counts


def has_words(totals: Totals) -> Array:
    """Whether there is a word; a function of a name, so that metrics of one's own can be pickled with it."""
    return np.asarray(totals.words > 0)


HAS_BODY: Final = Need("no text in the body", has_words)


def count_size(document: Document) -> Counts:
    """Per sentence: its words, and whether it is prose (0 or 1)."""
    return {"words": document.sentences.words, "sentences": document.sentences.is_prose.astype("int64")}


def words(totals: Totals) -> Array:
    r"""Words of the body, subheads and bullets included.

    Examples
    --------
    >>> import framing
    >>> framing.analyse(["At a Glance\n\nPolls close at ten."]).scores.words.item()
    7
    """
    return totals.words


def sentences(totals: Totals) -> Array:
    r"""Sentences of prose in the body.

    Examples
    --------
    >>> import framing
    >>> framing.analyse(["At a Glance\n\nPolls close at ten."]).scores.sentences.item()
    1
    """
    return totals.sentences


WORDS: Final = Metric(count_size, words, unit="words", bounds=(0, float("inf")), scope="body", language=None)
SENTENCES: Final = Metric(count_size, sentences, unit="sentences", bounds=(0, float("inf")), scope="prose", language=None)
