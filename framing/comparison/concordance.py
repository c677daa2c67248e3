"""Concordance: every use of a word with what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.lexicon import Lexicon, Row
from framing.tables import table_of
from framing.whole import whole

if TYPE_CHECKING:
    import pandas as pd

    from framing.comparison.event import Event


def keyword_in_context(event: Event, cue: str, width: int = 60) -> pd.DataFrame:
    """Every use of a word or phrase with what stands around it, in bodies and headlines.

    Parameters
    ----------
    event : Event
        The articles.
    cue : str
        Written as in a word list: ``~`` after a word stands for its inflections too, ``|`` between words for a choice.
    width : int
        Characters shown on each side, at most; no more than the sentence.

    Returns
    -------
    DataFrame (outlet, id, part, start, end, left, keyword, right)
        One row per use, outlet by outlet; ``start`` and ``end`` are offsets into the headline or the body.

    Raises
    ------
    TypeError
        If `width` is no whole number.
    ValueError
        If it is below 0, or `cue` is no word or phrase.
    """
    most = whole("width", width)
    lexicon = Lexicon("keyword", [Row(cue.lower(), "keyword", 1.0)])
    rows = []
    for part, document in (("headline", event.headline), ("body", event.body)):
        for match in lexicon.matches(document):
            sentence = int(document.sentence_of([match.first])[0])
            article = int(document.sentences.article[sentence])
            start, end = int(document.words.start[match.first]), int(document.words.end[match.stop - 1])
            offset = int(document.article_start[article])
            left = document.text[max(int(document.sentences.start[sentence]), start - most) : start]
            right = document.text[end : min(int(document.sentences.end[sentence]), end + most)]
            rows.append(
                (
                    event.outlets[article],
                    event.articles[article].id,
                    part,
                    start - offset,
                    end - offset,
                    left,
                    document.text[start:end],
                    right,
                )
            )
    order = {outlet: number for number, outlet in enumerate(event.outlet_names)}
    rows.sort(key=lambda row: order[row[0]])
    return table_of(rows, ["outlet", "id", "part", "start", "end", "left", "keyword", "right"])
