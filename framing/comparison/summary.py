"""Summary: what the tables of a comparison say, in sentences that their figures bear out and no more."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import pandas as pd

from framing.comparison.findings import findings, verdicts
from framing.metrics import MAIN
from framing.tables import any_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.comparison.comparison import Comparison
    from framing.comparison.event import Event

TABLES: Final = (
    "scores", "differences", "claims", "ladder", "quotes", "echoes", "sources", "attribution", "naming", "portraits", "words",
    "frames", "notes",
)  # fmt: skip
"""The tables of a comparison, in the order they are written."""
_EVENTS: Final = 3  # shown in full; more are only counted
_FACTS: Final = 5
_TEXT: Final = 90
_ROWS: Final = 40
_ABOUT_ARTICLES: Final = (
    "In brackets: 95 % interval, how stable the value is within the text. It is about these articles, not their outlets."
)
_ABOUT_OUTLETS: Final = "In brackets: 95 % interval of the mean of the outlet's articles."


@any_text
def summary(comparison: Comparison) -> str:
    """The comparison as plain text for a terminal."""
    is_pooled = comparison.pooled is not comparison.events
    parts = ["\n".join(_scores(comparison, event)) for event in comparison.pooled] if is_pooled else []
    if not comparison.events:
        parts.append("\n".join(_notes(comparison.notes)))
    for event in comparison.events[:_EVENTS]:
        scores = [] if is_pooled else [*_scores(comparison, event)[1:], ""]
        parts.append("\n".join([_title(event), *scores, *_texts(comparison, event)]))
    left = len(comparison.events) - _EVENTS
    if left > 0:
        parts.append(f"… and {left} more event{'s' if left > 1 else ''}, in the tables.")
    parts += _corrections(comparison)
    parts.append("Tables: " + ", ".join(f".{name}" for name in TABLES))
    return "\n\n".join(part for part in parts if part)


@any_text
def to_html(comparison: Comparison) -> str:
    """The comparison for a notebook: scores, verdicts and shared facts as tables; everything from the articles is escaped."""
    shown = (
        ("Main scores", _main(comparison.scores).head(_ROWS)),
        ("Differences in the main scores", _main(comparison.differences).head(_ROWS)),
        (
            "Facts told more than once, from asserted to denied",
            comparison.ladder.drop(columns=["id", "part", "rung"]).head(_ROWS),
        ),
        ("Quotations of several outlets", comparison.quotes.query("n_outlets > 1").head(_ROWS)),
        ("Notes", comparison.notes.head(_ROWS)),
    )
    parts = [
        f"<h4>{escape(title)}</h4>{table.to_html(index=False, na_rep='', float_format='{:.2f}'.format)}"
        for title, table in shown
        if len(table)
    ]
    names = ", ".join(f"<code>.{name}</code>" for name in TABLES)
    parts += [f"<p>{escape(line)}</p>" for line in _corrections(comparison)]
    return f"{''.join(parts)}<p>Tables: {names}</p>"


def _corrections(comparison: Comparison) -> list[str]:
    """A line on the corrections that were applied, if there are any."""
    return [f"Word lists {comparison.lists}."] if any(event.corrections for event in comparison.pooled) else []


def _main(table: pd.DataFrame) -> pd.DataFrame:
    return table[table.metric.isin(MAIN)]


def _of(table: pd.DataFrame, event: str | None) -> pd.DataFrame:
    return table[table.event == (event or "")] if "event" in table else table


def _title(event: Event) -> str:
    n, outlets = len(event.articles), len(event.outlet_names)
    named = f"{event.name}: " if event.name is not None else ""
    return f"{named}{n} article{'s' if n != 1 else ''} of {outlets} outlet{'s' if outlets != 1 else ''}"


def _scores(comparison: Comparison, event: Event) -> list[str]:
    """Scores, and the verdicts where outlets are compared over all events."""
    scores = _of(comparison.scores, event.name)
    lines = [_title(event), "", *_score_table(_main(scores), event.outlet_names)]
    lines.append(_ABOUT_ARTICLES if scores.articles.max() <= 1 else _ABOUT_OUTLETS)
    said = verdicts(comparison, event) if event not in comparison.events else []
    return [*lines, "", *said] if said else lines


def _texts(comparison: Comparison, event: Event) -> list[str]:
    """What was found, the first facts, and notes."""
    return [
        *findings(comparison, event),
        *_facts(_of(comparison.claims, event.name)),
        *_notes(_of(comparison.notes, event.name)),
    ]


def _notes(notes: pd.DataFrame) -> list[str]:
    return [f"Note: {row['id'] + ': ' if row['id'] else ''}{row['note']}." for row in notes.to_dict("records")]


def _score_table(scores: pd.DataFrame, outlets: Iterable[str]) -> list[str]:
    rows = scores.to_dict("records")
    cells = {(row["outlet"], row["metric"]): _cell(row["value"], row["low"], row["high"]) for row in rows}
    metrics = dict.fromkeys(row["metric"] for row in rows)
    table = [["", *outlets]]
    table += [[metric.replace("_", " "), *(cells.get((outlet, metric), "") for outlet in outlets)] for metric in metrics]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]


def _cell(value: float, low: float, high: float) -> str:
    if pd.isna(value):
        return "–"
    digits = 1 if abs(value) >= 10 else 2
    interval = "" if pd.isna(low) else f" ({low:.{digits}f} to {high:.{digits}f})"
    return f"{value:.{digits}f}{interval}"


def _facts(claims: pd.DataFrame) -> list[str]:
    """The first facts that several outlets tell, and how their tellings differ."""
    lines = []
    for _, rows in list(claims[claims.n_outlets > 1].groupby("claim"))[:_FACTS]:
        lines.append(f"  {shortened(typical(rows.text.tolist()))}")
        lines += [f"      {shortened(part)}" for part in rows.differs.iloc[0].split("; ") if part]
    return ["", "First of the shared facts:", *lines] if lines else []


def typical(texts: list[str]) -> str:
    """The text that shares most words with the others, for its length."""
    words = [set(text.lower().split()) for text in texts]
    shared = [sum(len(one & other) / len(one | other) for other in words) for one in words]
    return texts[shared.index(max(shared))]


def shortened(text: str, longest: int = _TEXT) -> str:
    """One line of at most `longest` characters.

    Examples
    --------
    >>> shortened("It  rained all day.", 10)
    'It rained…'
    """
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
