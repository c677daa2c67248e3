"""Codebook: what every column of every table is: its unit, its range, when it is missing, and where it comes from."""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from framing.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framing.comparison import Comparison
    from framing.export.cells import Columns
    from framing.metric import Metric

TITLES: Final = (
    "table",
    "column",
    "kind",
    "meaning",
    "unit",
    "range",
    "missing",
    "looks_at",
    "relative_to",
    "details",
    "sources",
)


def codebook(source: Analysis | Comparison, tables: Mapping[str, Iterable[str]]) -> Columns:
    """One row per column of these tables, by their names; the columns of own metrics are described by their docstrings."""
    group = "analysis" if isinstance(source, Analysis) else "comparison"
    metrics = {metric.column: metric for metric in source.metrics}
    rows = []
    for table, columns in tables.items():
        for column in columns:
            own = metrics.get(column) if (group, table) == ("analysis", "scores") else None
            rows.append({"table": table, "column": column, **(_of_metric(own) if own else _described(group, table, column))})
    return {title: [row.get(title, "") for row in rows] for title in TITLES}


@cache
def described() -> dict[tuple[str, str], dict[str, str]]:
    """The file ``codebook.csv``: (group.table, column) → description."""
    text = files("framing.export").joinpath("codebook.csv").read_text(encoding="utf-8")
    return {(row.pop("table"), row.pop("column")): row for row in csv.DictReader(io.StringIO(text))}


def _described(group: str, table: str, column: str) -> dict[str, str]:
    known = described()
    row = known.get((f"{group}.{table}", column)) or known.get(("*", column))
    if row is None:
        raise LookupError(f"the column {column!r} of the table {table!r} is not in codebook.csv; describe it there.")
    return row


def _of_metric(metric: Metric) -> dict[str, str]:
    low, high = (f"{bound:g}".replace("-", "−") for bound in metric.bounds)
    reasons = [need.reason for need in metric.needs] + (["not English"] if metric.language == "en" else [])
    return {
        "kind": "number",
        "meaning": metric.meaning,
        "unit": metric.unit,
        "range": f"{low} and more" if high == "inf" else f"{low} to {high}".replace("−inf to", "up to"),
        "missing": "; ".join(dict.fromkeys(reasons)) or "never",
        "looks_at": metric.scope,
        "relative_to": metric.denominator or "",
        "details": metric.details,
        "sources": metric.sources,
    }
