"""Page: what the report says, put together for its template."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

import framing
from framing.cues import BACKGROUND
from framing.document import Document
from framing.lexicon import list_digest
from framing.metrics import MAIN
from framing.output import write_whole
from framing.report.highlight import Cue, highlight
from framing.tables import by_reason, visible

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from pathlib import Path

    from framing.analysis import Analysis
    from framing.article import Article
    from framing.metric import Metric

KINDS: Final = {
    "loaded_language": "loaded language",
    "hedging": "hedge",
    "boosting": "booster",
    "approximation": "approximator",
    "prescription": "prescription",
    "headline_sensationalism": "sensational cue",
}
VOICES: Final = {"quoted": "in a quotation", "attributed": "somebody's view", "own": "the outlet's own voice"}


def write_report(analysis: Analysis, path: str | os.PathLike[str]) -> Path:
    """Write one self-contained HTML page: the score table, and the articles side by side with their cues highlighted.

    The page carries no script and loads nothing; everything from the articles is text.

    Parameters
    ----------
    analysis : Analysis
        What `analyse` made.
    path : path
        The file to write; folders on the way are made.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    OSError
        If the file cannot be written; an earlier one is then as it was.

    Examples
    --------
    >>> analysis = framing.analyse(framing.read_articles("seeds"))
    >>> write_report(analysis, "reports/report.html").name
    'report.html'
    """
    return write_whole(path, render(analysis))


def render(analysis: Analysis) -> str:
    """The page as one string."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("framing.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = files("framing.report").joinpath("templates", "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("report.html").render(style=style, style_digest=digest, **_summary(analysis))


def _summary(analysis: Analysis) -> dict[str, Any]:
    names = labels(analysis.articles)
    main = [metric for metric in analysis.metrics if metric.column in MAIN]
    others = [metric for metric in analysis.metrics if metric.column not in MAIN]
    evidence = visible(analysis.evidence)
    found: dict[str, list[dict[str, Any]]] = {}
    for row in analysis.evidence.to_dict("records"):
        found.setdefault(row["id"], []).append({str(name): value for name, value in row.items()})
    articles = [_article(article, names[str(article.id)], found.get(str(article.id), [])) for article in analysis.articles]
    used = [(kind, name) for kind, name in KINDS.items() if (evidence.metric == kind).any()]
    return {
        "names": list(names.values()),
        "main": _rows(analysis, main),
        "others": _rows(analysis, others),
        "metrics": analysis.metrics,
        "articles": articles,
        "kinds": used,
        "notes": [(names[id_], reason, ", ".join(metrics)) for id_, reason, metrics in by_reason(analysis.notes)],
        "version": framing.__version__,
        "lists": list_digest(),
    }


def labels(articles: Sequence[Article]) -> dict[str, str]:
    """Id → what the page calls the article: its outlet where it is the only one of it, else with its id."""
    often = Counter(article.outlet for article in articles)
    return {
        str(article.id): f"{article.outlet} ({article.id})"
        if article.outlet and often[article.outlet] > 1
        else article.outlet or str(article.id)
        for article in articles
    }


def _rows(analysis: Analysis, metrics: Sequence[Metric]) -> list[dict[str, Any]]:
    reasons = {(note["id"], note["metric"]): note["reason"] for note in analysis.notes.to_dict("records")}
    ids = [article.id for article in analysis.articles]
    rows = []
    for metric in metrics:
        values = analysis.scores[metric.column].tolist()
        cells = [
            {"text": number(value), "reason": reasons.get((name, metric.column), "") if pd.isna(value) else ""}
            for name, value in zip(ids, values, strict=True)
        ]
        rows.append({"column": metric.column, "unit": metric.unit, "meaning": metric.meaning, "cells": cells})
    return rows


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


def _article(article: Article, name: str, evidence: list[dict[str, Any]]) -> dict[str, Any]:
    headline = article.headline or ""
    shown = [row for row in evidence if row["category"] != BACKGROUND]
    cues = [_cue(row) for row in shown if row["part"] == "body"]
    blocks = []
    for block in Document(article).blocks:
        blocks.append({"kind": block.kind, "pieces": highlight(article.text, block.start, block.end, cues)})
        cues = [cue for cue in cues if cue.end > block.end]
    return {
        "name": name,
        "headline": highlight(headline, 0, len(headline), [_cue(row) for row in shown if row["part"] == "headline"]),
        "blocks": blocks,
        "cues": [{**row, "name": _kind(row), "weight": f"{row['weight']:g}", "voice": VOICES[_voice(row)]} for row in evidence],
    }


def _kind(row: dict[str, Any]) -> str:
    metric: str = row["metric"]
    return KINDS.get(metric, metric.replace("_", " "))


def _voice(row: dict[str, Any]) -> str:
    if row["voice"] == "quoted":
        return "quoted"
    return "attributed" if row["attributed"] else "own"


def _cue(row: dict[str, Any]) -> Cue:
    note = f"{_kind(row)}: {row['category']}, weight {row['weight']:g}, {VOICES[_voice(row)]}"
    return Cue(row["start"], row["end"], row["metric"], note)
