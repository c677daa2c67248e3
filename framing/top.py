"""Top: the sentences that add most to a score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.tables import table_of, visible
from framing.whole import whole

if TYPE_CHECKING:
    import pandas as pd

    from framing.analysis import Analysis

_BY_PROBABILITY: Final = "loaded_sentences"


def top_sentences(analysis: Analysis, name: str, n: int) -> pd.DataFrame:
    """See `Analysis.top_sentences`."""
    most = whole("n", n)
    ranking = {metric.column: metric for metric in analysis.metrics if metric.evidence or metric.column == _BY_PROBABILITY}
    if name not in ranking:
        is_score = name in [metric.column for metric in analysis.metrics]
        why = "has no evidence" if is_score else "is not among the scores"
        raise LookupError(f"{name!r} {why}; sentences can be ranked by {', '.join(ranking)}.")
    metric, sentences, cues = ranking[name], analysis.sentences, visible(analysis.evidence)
    evidence = "loaded_language" if name == _BY_PROBABILITY else metric.evidence
    cues = cues[(cues.metric == evidence) & (cues.part == metric.part)]
    cues = cues[cues.voice == metric.voice] if metric.voice else cues
    found = cues.groupby(["id", "sentence"], sort=False).agg(value=("weight", "sum"), cues=("text", ", ".join))
    values: dict[tuple[str, int], tuple[float, str]] = {place: (value, listed) for place, value, listed in found.itertuples()}
    if name == _BY_PROBABILITY:
        loaded = sentences[sentences.loaded.notna()]
        places = zip(loaded.id.tolist(), loaded.index.tolist(), strict=True)
        values = {
            place: (value, values.get(place, (0.0, ""))[1]) for place, value in zip(places, loaded.loaded.tolist(), strict=True)
        }
    best = sorted((place for place in values if values[place][0] > 0), key=lambda place: -values[place][0])[:most]
    shown = [sentences.text[number] if number >= 0 else analysis.article(name).headline for name, number in best]
    rows = [(*place, text, *values[place]) for place, text in zip(best, shown, strict=True)]
    return table_of(rows, ["id", "sentence", "text", "value", "cues"])
