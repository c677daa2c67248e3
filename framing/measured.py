"""Measured: articles cut batch by batch, counted, and made scores and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framing.batch import batches, is_english
from framing.metric import Totals
from framing.scores import score_table, sums_of
from framing.shared import Shared, shared, told, windows

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from framing.article import Article
    from framing.batch import Cuts
    from framing.corrections import Corrections
    from framing.document import Document
    from framing.metric import Array, Counts, Metric


class Measured(NamedTuple):
    """What one pass over the articles tells, as the fields of `framing.Analysis` have it, in their order."""

    scores: pd.DataFrame
    notes: tuple[tuple[str, str, str], ...]
    english: Array
    in_common: tuple[Shared, ...]
    corrections: Corrections | None
    cuts: tuple[Cuts | None, ...]


def measured(
    named: tuple[Article, ...],
    chosen: tuple[Metric, ...],
    corrections: Corrections | None,
    progress: Callable[[int], object] | None = None,
    *,
    look_for_shared: bool = True,
) -> Measured:
    """Articles measured by these metrics; the corrections apply, and `progress` is told how many articles were just done."""
    sums: dict[tuple[Callable[[Document], Counts], str], dict[str, Array]] = {
        (metric.count, metric.part): {}
        for metric in chosen  # many metrics share what they count
    }
    language = np.zeros((len(named), 2, 4))
    runs: list[tuple[Array, Array]] = []
    cuts: list[Cuts | None] = []
    finished = 0
    for batch in batches(named, corrections=corrections):
        for (count, part), found in sums.items():
            for name, amounts in sums_of(count, batch.document(part)).items():
                known = found.get(name)
                if known is None:
                    known = found[name] = np.zeros(len(named), dtype=amounts.dtype)
                elif known.dtype != amounts.dtype:  # a part may have nothing to count
                    known = found[name] = known.astype(np.result_type(known, amounts))
                known[batch.rows] += amounts
        language[batch.rows] += batch.language()
        cuts.append(batch.cuts)
        if look_for_shared:
            article, hashes = batch.body.once(windows)
            runs.append((batch.rows[article], hashes))
        if progress:  # the last of these may have another part
            progress(int(batch.rows[-1]) - finished)
            finished = int(batch.rows[-1])
    if progress:
        progress(len(named) - finished)
    english = is_english(language)
    in_common: tuple[Shared, ...] = ()
    if look_for_shared:
        numbers, words = (np.concatenate(part) for part in zip(*runs, strict=True))
        in_common = tuple(shared(numbers, words, [str(article.id) for article in named]))
    totals = {key: Totals(found) for key, found in sums.items()}
    scores, notes = score_table(named, chosen, totals, english, told(in_common))
    return Measured(scores, notes, english, in_common, corrections, tuple(cuts))
