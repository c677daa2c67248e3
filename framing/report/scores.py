"""Scores: the table of scores with intervals, percentiles, and the reason where a value is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.analysis import Analysis
    from framing.comparison import Comparison
    from framing.metric import Metric


def score_rows(analysis: Analysis, comparison: Comparison | None, metrics: Sequence[Metric]) -> list[dict[str, Any]]:
    """A row per metric with a cell per article."""
    reasons = {(note["id"], note["metric"]): note["reason"] for note in analysis.notes.to_dict("records")}
    intervals = _intervals(comparison)
    percentiles = analysis.percentiles() if "words" in analysis.scores else analysis.scores[:0]
    rows = []
    for metric in metrics:
        cells = []
        sizes = metric.column in {"words", "sentences"}  # the percentile of a length among like lengths says nothing
        for article, value in zip(analysis.articles, analysis.scores[metric.column].tolist(), strict=True):
            key = (str(article.id), metric.column)
            standing = percentiles[metric.column].get(article.id, np.nan) if metric.column in percentiles else np.nan
            cells.append(
                {
                    "text": number(value),
                    "interval": intervals.get(key, ""),
                    "percentile": "" if sizes or pd.isna(standing) else _standing(standing),
                    "reason": reasons.get(key, "") if pd.isna(value) else "",
                }
            )
        rows.append({"column": metric.column, "unit": metric.unit, "meaning": metric.meaning, "cells": cells})
    return rows


def outlet_rows(comparison: Comparison | None, metrics: Sequence[Metric]) -> list[dict[str, Any]]:
    """A row per metric with a cell per outlet, where an outlet has several articles; else none."""
    if comparison is None or comparison.scores.articles.max() <= 1:
        return []
    scores = comparison.scores
    return [
        {
            "column": metric.column,
            "unit": metric.unit,
            "meaning": metric.meaning,
            "cells": [
                {"text": number(row["value"]), "interval": _range(row["low"], row["high"]), "percentile": "", "reason": ""}
                for row in scores[scores.metric == metric.column].to_dict("records")
            ],
        }
        for metric in metrics
    ]


def number(value: float) -> str:
    """A score as the page shows it: whole numbers whole, others with two decimals, a missing one as a dash.

    Examples
    --------
    >>> number(574), number(0.2613), number(float("nan"))
    ('574', '0.26', '–')
    """
    if pd.isna(value):
        return "–"
    return f"{value:,}" if isinstance(value, (int, np.integer)) else f"{value:.2f}"


def _standing(percentile: float) -> str:
    """A percentile in whole numbers, halves upwards."""
    return f"percentile {'under 1' if percentile < 1 else 'over 99' if percentile > 99 else int(percentile + 0.5)}"


def _intervals(comparison: Comparison | None) -> dict[tuple[str, str], str]:
    """(article, metric) → its interval, for articles that are the only one of their outlet."""
    if comparison is None:
        return {}
    event = comparison.events[0]
    articles = {outlet: str(article.id) for outlet, article in zip(event.outlets, event.articles, strict=True)}
    return {
        (articles[row["outlet"]], row["metric"]): _range(row["low"], row["high"])
        for row in comparison.scores.to_dict("records")
        if event.outlets.count(row["outlet"]) == 1
    }


def _range(low: float, high: float) -> str:
    return "" if pd.isna(low) else f"{low:.2f} to {high:.2f}"
