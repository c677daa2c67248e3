"""Publish: figures of agreement with people go into the package, so that every report can name them."""

from __future__ import annotations

import csv
from pathlib import Path

FILE = Path(__file__).parents[1] / "framing" / "agreement.csv"
COLUMNS = ("script", "score", "set", "measure", "n", "value", "low", "high", "unseen")


def publish(script: str, rows: list[tuple[object, ...]]) -> None:
    """Put a script's rows (score, set, measure, n, value, low, high, unseen) in the place of those it wrote before."""
    kept = []
    if FILE.exists():
        with FILE.open(encoding="utf-8", newline="") as file:
            kept = [row for row in csv.reader(file) if row and row[0] not in {script, "script"}]
    cells = [
        [script, *(f"{cell:.3f}" if isinstance(cell, float) else "" if cell is None else str(cell) for cell in row)]
        for row in rows
    ]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [COLUMNS, *sorted([*kept, *cells], key=lambda row: row[0] != "validity")]
        )
