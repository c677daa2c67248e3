"""Applied: where corrections rejected or added a cue, and what outputs say of it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.batch import batches
from framing.corrections import COLUMNS, list_matches
from framing.lexicon import list_digest, list_names
from framing.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from framing.analysis import Analysis
    from framing.batch import Batch, Cuts
    from framing.corrections import Corrected, Correction, Corrections, Decision

_IN_HEADLINES: Final = ("headlines", "loaded_language", "attribution", "boosters", "denials", "hedges")


class Place(NamedTuple):
    """Words of an article, by their numbers in a batch of articles."""

    batch: int
    is_headline: bool
    first: int
    stop: int


def places(analysis: Analysis, cuts: Iterable[Cuts | None]) -> list[set[Place]]:
    """Of each correction, the places where it rejected a cue or added one; `cuts` are those of the analysis."""
    if not analysis.corrections:
        return []
    found: list[set[Place]] = [set() for _ in analysis.corrections.rows]
    for number, batch in enumerate(batches(analysis.articles, cuts, analysis.corrections)):
        for made in _decided(analysis, batch):
            found[made.correction].add(Place(number, made.is_headline, made.first, made.stop))
    return found


def _decided(analysis: Analysis, batch: Batch) -> set[Decision]:
    """What corrections decided in a batch, when all is looked for that an analysis or a comparison looks for."""
    corrected: Corrected = batch.body.corrected  # type: ignore[assignment]  # which the headlines have too
    for metric in analysis.metrics:
        if metric.find is not None and metric.language is None:
            batch.document(metric.part).once(metric.find)
    in_any_language = frozenset(made for made in corrected.decided if not made.is_shipped)
    for metric in analysis.metrics:
        if metric.find is not None:
            batch.document(metric.part).once(metric.find)
    for name in list_names():
        if name != "headlines":
            list_matches(name, batch.body)
        if name in _IN_HEADLINES:
            list_matches(name, batch.headline)
    english = [analysis.english[row] for row in batch.rows]
    return {made for made in corrected.decided if english[made.article] or made in in_any_language}


def corrected(analysis: Analysis, found: Sequence[set[Place]]) -> pd.DataFrame:
    """See `Analysis.corrected`; `found` are the `places`."""
    rows = analysis.corrections.rows if analysis.corrections else ()
    ids = [str(article.id) for article in analysis.articles]
    table = [
        (
            *(row.cue, row.action, row.category, row.weight if row.action == "add" else None, row.reason, row.article),
            len(of_row),
            _note(row, ids, is_idle=not of_row),
        )
        for row, of_row in zip(rows, found, strict=True)
    ]
    return table_of(table, [*COLUMNS, "places", "note"])


def _note(row: Correction, ids: list[str], *, is_idle: bool) -> str:
    """Why a correction changed nothing."""
    if row.article is not None and row.article not in ids:
        same = [each for each in ids if each.lower() == row.article.lower()]
        near = same or difflib.get_close_matches(row.article, ids, 1)
        return f"no article has the id {row.article!r}{f'; did you mean {near[0]!r}?' if near else ''}"
    if not is_idle:
        return ""
    if row.action == "add":
        return "found nowhere but where other cues stand"
    return f"found nowhere as a cue{f' of the category {row.category!r}' if row.category else ''}"


def told(corrections: Corrections | None) -> str:
    """How many corrections there are, as outputs say it behind the state of the word lists: " with 2 corrections"."""
    n = len(corrections) if corrections else 0
    return f" with {n} correction{'s' if n != 1 else ''}" if n else ""


def lists(analysis: Analysis, found: Sequence[set[Place]]) -> str:
    """The state of the word lists by which the articles were measured, and how many corrections were applied."""
    if not analysis.corrections:
        return list_digest()
    n = len(set().union(*found))
    return f"{list_digest()}{told(analysis.corrections)}, applied at {n:,} place{'s' if n != 1 else ''}"
