"""How a news article is worded: loaded language, hedging, headline sensationalism, readability, each with its evidence."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from framing.analysis import Analysis, analyse
    from framing.article import Article
    from framing.comparison import Comparison, compare
    from framing.corrections import Correction, Corrections
    from framing.document import Document
    from framing.export import load, read_table, write_tables
    from framing.installed import installed_metrics
    from framing.lexicon import Lexicon, Row
    from framing.metric import Metric, Need, Totals
    from framing.metrics import METRICS
    from framing.metrics.cue_rate import cue_rate
    from framing.planning import Plan, plan
    from framing.reading import read_articles
    from framing.report import write_report
    from framing.report.shown import highlight
    from framing.rewrite import rewrite_check
    from framing.transformer import FramingFeatures

__version__ = "0.1.0"

_HOMES: Final = {
    "Analysis": "framing.analysis",
    "Article": "framing.article",
    "Correction": "framing.corrections",
    "Corrections": "framing.corrections",
    "Comparison": "framing.comparison",
    "Document": "framing.document",
    "FramingFeatures": "framing.transformer",
    "Lexicon": "framing.lexicon",
    "METRICS": "framing.metrics",
    "Metric": "framing.metric",
    "Need": "framing.metric",
    "Plan": "framing.planning",
    "Row": "framing.lexicon",
    "Totals": "framing.metric",
    "analyse": "framing.analysis",
    "compare": "framing.comparison",
    "cue_rate": "framing.metrics.cue_rate",
    "highlight": "framing.report.shown",
    "installed_metrics": "framing.installed",
    "load": "framing.export",
    "plan": "framing.planning",
    "read_articles": "framing.reading",
    "read_table": "framing.export",
    "rewrite_check": "framing.rewrite",
    "write_report": "framing.report",
    "write_tables": "framing.export",
}
_ROOMS: Final = frozenset({"charts", "coding", "corpus"})
"""Packages that are used by their own name, as ``framing.charts.save``."""
__all__ = [
    "METRICS",
    "Analysis",
    "Article",
    "Comparison",
    "Correction",
    "Corrections",
    "Document",
    "FramingFeatures",
    "Lexicon",
    "Metric",
    "Need",
    "Plan",
    "Row",
    "Totals",
    "__version__",
    "analyse",
    "compare",
    "cue_rate",
    "highlight",
    "installed_metrics",
    "load",
    "plan",
    "read_articles",
    "read_table",
    "rewrite_check",
    "write_report",
    "write_tables",
]


def __getattr__(name: str) -> Any:
    """Load what is asked for only then, so that ``import framing`` takes no time."""
    if name in _ROOMS:
        return importlib.import_module(f"framing.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
