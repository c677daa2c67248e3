"""Findings: what the tables of an event say, in sentences that their figures bear out and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from framing.comparison.claims import told_by_one
from framing.comparison.difference import BY_VALUE, NO_VERDICT, TOO_LITTLE, TOO_SHORT
from framing.metrics import MAIN
from framing.metrics.readability import READING_EASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.comparison.comparison import Comparison
    from framing.comparison.event import Event

_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MOST: Final = 4  # names in one sentence
_SCORES: Final = {
    "loaded_language": "loaded language",
    "hedging_ratio": "hedging",
    "headline_sensationalism": "headline sensationalism",
    "reading_ease": "reading ease",
}


def findings(comparison: Comparison, event: Event) -> list[str]:
    """Differences in the main scores, shared facts, who vouches for them, quotations and sources of one event, in words."""
    said = verdicts(comparison, event) if comparison.pooled is comparison.events else []
    if len(event.outlet_names) > 1:
        said += _facts(_of(comparison.claims, event), _of(comparison.ladder, event), len(event.outlet_names))
    said += _quotes(_of(comparison.quotes, event), _of(comparison.echoes, event), len(event.outlet_names))
    return [*said, _sources(_of(comparison.attribution, event))]


def verdicts(comparison: Comparison, event: Event) -> list[str]:
    """What is said of each main score: who is higher than whom, who cannot be told apart, and where no test could tell."""
    differences, scores = _of(comparison.differences, event), _of(comparison.scores, event)
    lines: list[str] = []
    alike: list[str] = []
    untold: list[str] = []
    for metric in MAIN:
        found = differences[differences.metric == metric].to_dict("records")
        if found and all(row["verdict"] == NO_VERDICT for row in found):
            alike.append(_SCORES[metric])
        elif found and all(row["verdict"] == TOO_LITTLE for row in found):
            untold.append(metric)
        elif found and all(row["verdict"] == BY_VALUE for row in found):
            values = _values(scores[scores.metric == metric])
            lines.append(f"{_SCORES[metric].capitalize()}, {BY_VALUE.replace(':', ' and')}: {values}.")
        else:
            lines += _decided(metric, found)
    n, things = len(event.outlet_names), "articles" if len(event.articles) == len(event.outlet_names) else "outlets"
    if alike:
        who = f"the two {things} cannot" if n == 2 else f"no two of the {spelled(n)} {things} can"
        lines.append(f"In {joined(alike)} {who} be told apart.")
    if untold:
        names = joined(_SCORES[metric] for metric in untold)
        why = "articles are too short" if things == "articles" else "outlets have too few articles"
        test = "a test" if n == 2 else "a test of all pairs"  # p is adjusted for their number
        look = "" if untold == [READING_EASE.column] else ": look at the marked words instead"
        lines.append(f"In {names} the {spelled(n)} {why} for {test} to tell them apart{look}.")
    return lines


def _decided(metric: str, found: Sequence[dict[Any, Any]]) -> list[str]:
    name, lines = _SCORES[metric].capitalize(), []
    for row in found:
        if row["verdict"].endswith(" higher"):
            lower = row["b"] if row["difference"] > 0 else row["a"]
            lines.append(f"{name}: {row['verdict']} than {lower} (p = {row['p_adjusted']:.3f}; {row['robustness']}).")
    for said in (BY_VALUE, TOO_SHORT, TOO_LITTLE, NO_VERDICT):
        pairs = [f"{row['a']} and {row['b']}" for row in found if row["verdict"] == said]
        which = f"{_first(pairs, 'pairs')}: " if 0 < len(pairs) < len(found) else ""
        lines += [f"{name}: {which}{said}."] if pairs else []
    return lines


def _values(scores: pd.DataFrame) -> str:
    rows = scores.to_dict("records")
    return _first(
        [f"{row['outlet']} {'–' if pd.isna(row['value']) else format(row['value'], '.2f')}" for row in rows], "outlets"
    )


def _facts(claims: pd.DataFrame, ladder: pd.DataFrame, n_outlets: int) -> list[str]:
    told = claims.groupby("claim").n_outlets.first()
    n_alone = told_by_one(claims).claim.nunique()
    counts = {n: int((told == n).sum()) for n in range(n_outlets, 1, -1)}
    parts = [
        f"{count} told by {'all ' if n == n_outlets > 2 else ''}{spelled(n)} outlets" for n, count in counts.items() if count
    ]
    parts.append(f"{n_alone} not found in the other articles")
    lines = [f"Facts: {', '.join(parts)}."]
    shared = ladder[ladder.n_outlets > 1]
    surest = shared.groupby(["claim", "outlet"]).rung.min().groupby("claim").nunique()
    if (surest > 1).any():
        n = int((surest > 1).sum())
        which = f"{n} of the {len(surest)} shared facts" if len(surest) > 1 else "The shared fact"
        lines.append(
            f"{which} {'is' if n == 1 else 'are'} told with different certainty: "
            "what one outlet asserts, another attributes to somebody, hedges or denies."
        )
    return lines


def _quotes(quotes: pd.DataFrame, echoes: pd.DataFrame, n_outlets: int) -> list[str]:
    n, shared = quotes.quote.nunique(), quotes[quotes.n_outlets > 1]
    if n_outlets < 2:
        return [f"Quotations: {n or 'none'}."]
    trimmed = shared[shared.match == "trimmed"].quote.nunique()
    cut = f" ({trimmed} of them cut by an outlet)" if trimmed else ""
    lines = [f"Quotations: {shared.quote.nunique()} in several outlets{cut}, {n - shared.quote.nunique()} in one only."]
    if len(echoes):
        n = len(echoes)
        lines.append(f"Wording that one outlet quotes stands in another's own voice in {n} place{'s' if n > 1 else ''}.")
    return lines


def _sources(attribution: pd.DataFrame) -> str:
    rows = attribution[attribution.kind == "none"].to_dict("records")
    shares = [
        f"{row['outlet']} {'–' if pd.isna(row['share']) else format(100 * (1 - row['share']), '.0f') + ' %'}" for row in rows
    ]
    return f"Sentences with a source: {', '.join(shares)}."


def _of(table: pd.DataFrame, event: Event) -> pd.DataFrame:
    return table[table.event == (event.name or "")] if "event" in table else table


def spelled(n: int) -> str:
    """A number as running text has it.

    Examples
    --------
    >>> spelled(3), spelled(20)
    ('three', '20')
    """
    return _NUMBERS[n] if n < len(_NUMBERS) else str(n)


def joined(names: Iterable[str]) -> str:
    """Names as a phrase.

    Examples
    --------
    >>> joined(["hedging", "reading ease"])
    'hedging and reading ease'
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _first(names: Sequence[str], what: str) -> str:
    """The first names, and how many more there are."""
    return ", ".join(names) if len(names) <= _MOST else f"{', '.join(names[:_MOST])} and {len(names) - _MOST} more {what}"
