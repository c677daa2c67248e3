"""``framing metrics``: all scores, and what they mean."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from framing.commands.articles import metrics
from framing.commands.options import add_installed_metrics
from framing.commands.terminal import DONE

if TYPE_CHECKING:
    import argparse

    from framing.metric import Metric


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Its options."""
    parser = commands.add_parser("metrics", help="list all scores: unit, range, what they look at, what they mean")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--markdown", action="store_true", help="as a Markdown table")
    how.add_argument("--json", action="store_true", help="as JSON, with formulas and sources")
    add_installed_metrics(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.markdown:
        print("| score | meaning | looks at | unit |\n|---|---|---|---|")
        for metric in metrics(options):
            print(f"| `{metric.column}` | {metric.meaning} | {metric.scope} | {metric.unit} |")
        return DONE
    if options.json:
        print(json.dumps([_described(metric) for metric in metrics(options)], indent=1, ensure_ascii=False))
        return DONE
    for metric in metrics(options):
        low, high = (
            "−∞" if bound == float("-inf") else "∞" if bound == float("inf") else f"{bound:g}" for bound in metric.bounds
        )
        print(f"{metric.column}\n    {metric.meaning}\n    {metric.scope}; {metric.unit}; {low} to {high}")
        if metric.evidence:
            print(f"    evidence: {metric.evidence}")
    return DONE


def _described(metric: Metric) -> dict[str, Any]:
    """A metric as JSON has it; a bound that there is not is null."""
    low, high = (bound if math.isfinite(bound) else None for bound in metric.bounds)
    return {
        "column": metric.column,
        "meaning": metric.meaning,
        "details": metric.details,
        "unit": metric.unit,
        "low": low,
        "high": high,
        "scope": metric.scope,
        "part": metric.part,
        "voice": metric.voice,
        "denominator": metric.denominator,
        "evidence": metric.evidence,
        "language": metric.language,
        "missing": [need.reason for need in metric.needs],
        "doubtful": [need.reason for need in metric.doubts],
        "sources": metric.sources,
    }
