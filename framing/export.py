"""Export: the tables of an Analysis as text."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import framing
from framing.lexicon import list_digest

if TYPE_CHECKING:
    import pandas as pd

    from framing.analysis import Analysis


def to_csv(analysis: Analysis) -> str:
    """The scores as CSV: id, outlet, one column per metric, and the version and word lists they were made with."""
    table = analysis.scores.assign(framing=f"{framing.__version__}, word lists {list_digest()}")
    text: str = table.to_csv(lineterminator="\n")
    return text


def to_json(analysis: Analysis) -> str:
    """All tables as JSON, a list of rows each; a missing value is null."""
    content = {
        "framing": framing.__version__,
        "word_lists": list_digest(),
        "scores": _rows(analysis.scores.reset_index()),
        "notes": _rows(analysis.notes),
        "evidence": _rows(analysis.evidence),
        "sentences": _rows(analysis.sentences),
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows = table.astype(object).to_dict("records")
    return [{str(name): _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    return None if isinstance(value, float) and not math.isfinite(value) else value
