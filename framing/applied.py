"""Applied: where corrections changed the evidence, and what outputs say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.corrections import COLUMNS, fits
from framing.cues import BACKGROUND
from framing.document.plain import plain
from framing.document.spelling import american, canonical
from framing.document.tokens import words_of
from framing.lexicon import list_digest
from framing.tables import table_of
from framing.variants import variants

if TYPE_CHECKING:
    import pandas as pd

    from framing.analysis import Analysis


def corrected(analysis: Analysis) -> pd.DataFrame:
    """See `Analysis.corrected`: what the evidence has with the corrections is set beside what it has without them."""
    from framing.analysis import analyse

    rows = analysis.corrections.rows if analysis.corrections else ()
    places = [0] * len(rows)
    if rows:
        before = analyse(analysis.articles, metrics=analysis.metrics).evidence.drop(columns="sentence")
        after = analysis.evidence.drop(columns="sentence")
        both = before.merge(after, how="outer", indicator="found")
        both = both[(both.found != "both") & (both.category != BACKGROUND)]
        actions = both.found.map({"left_only": "reject", "right_only": "add"})
        words = [tuple(map(canonical, map(american, words_of(plain(text))))) for text in both.text]
        phrases = [set(variants(row.cue)) for row in rows]
        for action, category, article, phrase in zip(actions, both.category, both.id, words, strict=True):
            for number, row in enumerate(rows):
                is_of_category = fits(row, category, article) or row.category.partition("/")[2] == category
                places[number] += row.action == action and phrase in phrases[number] and is_of_category
    table = [
        (row.cue, row.action, row.category, row.weight if row.action == "add" else None, row.reason, row.article, n)
        for row, n in zip(rows, places, strict=True)
    ]
    return table_of(table, [*COLUMNS, "places"])


def lists(analysis: Analysis) -> str:
    """The state of the word lists by which the articles were measured, and how many corrections were applied."""
    if not analysis.corrections:
        return list_digest()
    n, places = len(analysis.corrections), int(analysis.corrected.places.sum())
    plural = "s" if n != 1 else "", "s" if places != 1 else ""
    return f"{list_digest()} with {n} correction{plural[0]}, applied at {places:,} place{plural[1]}"
