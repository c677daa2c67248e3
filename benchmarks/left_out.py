"""Figures on groups left out of a fit, recorded by the fitting scripts: ``benchmarks/results/left_out.json``."""

from __future__ import annotations

import json
from pathlib import Path

FILE = Path(__file__).parent / "results" / "left_out.json"


def read_left_out() -> dict[str, float]:
    """Key of the figure → value."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def record_left_out(figures: dict[str, float]) -> None:
    """Add or replace these."""
    kept = read_left_out() | {key: round(float(value), 4) for key, value in figures.items()}
    FILE.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n", encoding="utf-8")
