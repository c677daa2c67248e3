"""The table ``framing/lexicons/words.csv``: columns are replaced one by one as they are fitted."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from vectors import Vocabulary

TABLE = Path(__file__).parents[1] / "framing" / "lexicons" / "words.csv"
COLUMNS = ("marked", "tone", "lure", "partisan", "ease")


def write_columns(words: Vocabulary, **columns: NDArray) -> None:
    """Write these columns, two decimals, empty where 0; keep the others where the table has them."""
    kept: dict[str, dict[str, str]] = {}
    if TABLE.exists():
        with TABLE.open(encoding="utf-8", newline="") as file:
            kept = {line["word"]: line for line in csv.DictReader(file)}
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("word", "count", *COLUMNS))
        for number, (word, count) in enumerate(zip(words.words, words.counts.tolist(), strict=True)):
            old = kept.get(word, {})
            out.writerow(
                [word, count, *(_cell(columns[name][number]) if name in columns else old.get(name, "") for name in COLUMNS)]
            )


def _cell(value: float) -> str:
    return f"{round(value, 2):g}" if abs(value) >= 0.005 else ""
