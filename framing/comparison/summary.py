"""Summary: what the tables of a comparison say, in sentences that their figures bear out and no more."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import pandas as pd

from framing.comparison.differences import BY_VALUE, NO_VERDICT
from framing.metrics import MAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.comparison.comparison import Comparison

_EVENTS: Final = 3  # shown in full; more are only counted
_FACTS: Final = 5
_TEXT: Final = 90
_ABOUT_ARTICLES: Final = (
    "In brackets: 95 % interval, how stable the value is within the text. It is about these articles, not their outlets."
)
_ABOUT_OUTLETS: Final = "In brackets: 95 % interval of the mean of the outlet's articles."


def summary(comparison: Comparison) -> str:
    """The comparison as plain text for a terminal."""
    parts = [
        "\n".join(_event(comparison, event.name, event.outlet_names, len(event.articles)))
        for event in comparison.events[:_EVENTS]
    ]
    left = len(comparison.events) - _EVENTS
    if left > 0:
        parts.append(f"… and {left} more event{'s' if left > 1 else ''}, in the tables.")
    parts.append("Tables: " + ", ".join(f".{name}" for name in comparison.names()))
    return "\n\n".join(parts)


def to_html(comparison: Comparison) -> str:
    """The comparison for a notebook: scores, verdicts and shared facts as tables; everything from the articles is escaped."""
    shown = (
        ("Main scores", _main(comparison.scores)),
        ("Differences in the main scores", _main(comparison.differences)),
        ("Facts told more than once, from asserted to denied", comparison.ladder.drop(columns=["id", "part", "rung"]).head(30)),
        ("Quotations of several outlets", comparison.quotes.query("n_outlets > 1").head(30)),
        ("Notes", comparison.notes.head(30)),
    )
    parts = [
        f"<h4>{escape(title)}</h4>{table.to_html(index=False, na_rep='', float_format='{:.2f}'.format)}"
        for title, table in shown
        if len(table)
    ]
    names = ", ".join(f"<code>.{name}</code>" for name in comparison.names())
    return f"{''.join(parts)}<p>Tables: {names}</p>"


def _main(table: pd.DataFrame) -> pd.DataFrame:
    return table[table.metric.isin(MAIN)]


def _of(table: pd.DataFrame, event: str | None) -> pd.DataFrame:
    return table[table.event == (event or "")] if "event" in table else table


def _event(comparison: Comparison, name: str | None, outlets: tuple[str, ...], n: int) -> list[str]:
    title = f"{name}: " if name is not None else ""
    lines = [f"{title}{n} article{'s' if n != 1 else ''} of {len(outlets)} outlet{'s' if len(outlets) != 1 else ''}", ""]
    scores = _of(comparison.scores, name)
    lines += _score_table(_main(scores), outlets)
    lines.append(_ABOUT_ARTICLES if scores.articles.max() <= 1 else _ABOUT_OUTLETS)
    lines += ["", *_verdicts(_main(_of(comparison.differences, name)))] if len(outlets) > 1 else []
    lines += ["", *_facts(_of(comparison.claims, name), len(outlets))] if len(outlets) > 1 else []
    quotes = _of(comparison.quotes, name)
    shared = quotes[quotes.n_outlets > 1].quote.nunique()
    lines += ["", f"Quotations: {shared} in several outlets, {quotes.quote.nunique() - shared} in one only."]
    attribution = _of(comparison.attribution, name)
    unsourced = attribution[attribution.kind == "none"]
    shares = ", ".join(f"{outlet} {1 - share:.0%}" for outlet, share in zip(unsourced.outlet, unsourced.share, strict=True))
    lines.append(f"Sentences with a source: {shares}.")
    lines += [
        f"Note: {row['id'] + ': ' if row['id'] else ''}{row['note']}." for row in _of(comparison.notes, name).to_dict("records")
    ]
    return lines


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


def _verdicts(differences: pd.DataFrame) -> list[str]:
    """What is said of each main score: who is higher than whom, and who cannot be told apart."""
    lines = []
    for metric, found in differences.groupby("metric", sort=False):
        name = str(metric).replace("_", " ").capitalize()
        undecided = []
        for row in found.to_dict("records"):
            a, b, verdict = row["a"], row["b"], row["verdict"]
            if verdict == NO_VERDICT:
                undecided.append(f"{a} and {b}")
            elif verdict.endswith(" higher"):
                lower = b if row["difference"] > 0 else a
                lines.append(f"{name}: {verdict} than {lower} (p = {row['p_adjusted']:.3f}; {row['robustness']}).")
        if BY_VALUE in set(found.verdict):
            lines.append(f"{name}: {BY_VALUE}.")
        if len(undecided) == len(found) > 1:
            lines.append(f"{name}: no two outlets can be told apart.")
        elif undecided:
            lines.append(f"{name}: {'; '.join(undecided)} cannot be told apart.")
    return lines


def _facts(claims: pd.DataFrame, n_outlets: int) -> list[str]:
    told = claims.groupby("claim").n_outlets.first()
    parts = [f"{(told == n).sum()} told by {'all ' if n == n_outlets > 2 else ''}{n} outlets" for n in range(n_outlets, 1, -1)]
    parts.append(f"{(told == 1).sum()} statements not found in the other articles")
    lines = [f"Facts: {', '.join(parts)}."]
    for _, rows in list(claims[claims.n_outlets > 1].groupby("claim"))[:_FACTS]:
        lines.append(f"  {_short(_typical(rows.text.tolist()))}")
        lines += [f"      {_short(part)}" for part in rows.differs.iloc[0].split("; ") if part]
    return lines


def _typical(texts: list[str]) -> str:
    """The text that shares most words with the others, for its length."""
    words = [set(text.lower().split()) for text in texts]
    shared = [sum(len(one & other) / len(one | other) for other in words) for one in words]
    return texts[shared.index(max(shared))]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TEXT else f"{line[: _TEXT - 1]}…"
