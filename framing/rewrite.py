"""Rewrite: what a new version of a text changed, cue by cue and score by score."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pandas as pd

from framing.analysis import analyse
from framing.cues import BACKGROUND
from framing.metrics import METRICS
from framing.tables import any_text, table_of, texts

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from framing.article import Article
    from framing.corrections import Corrections
    from framing.metric import Metric

Cue: TypeAlias = dict[str, Any]
"""A row of the evidence."""
_CUE: Final = ("metric", "part", "text")
_COUNTS: Final = ("category", "weight", "voice", "attributed")
"""What a cue counts by; where one of these is another, it is changed."""
_SIDES: Final = ("before", "after")
_KINDS: Final = {"weight": "float64", "attributed": "boolean", "start": "Int64", "end": "Int64"}
"""Of columns that lack a value where a text lacks the cue, so that offsets stay whole numbers."""
_SHOWN: Final = 12  # cues in the summary


@dataclass(frozen=True)
class RewriteCheck:
    """What a rewrite changed; made by `rewrite_check`.

    Attributes
    ----------
    cues : DataFrame, one row per cue, in the order of the texts
        ``change``: "gone", "new", "kept", or "changed", where the same words count otherwise, as in another voice; ``what``:
        what changed, as "voice: own → quoted; weight: 1.0 → 0.5", else ""; ``metric``, ``part`` and ``text``, as in
        `Analysis.evidence`, of the new text where it has the cue. Then what the evidence of either text says of it:
        ``before_category``, ``before_weight``, ``before_voice``, ``before_attributed``, ``before_start``, ``before_end``, and
        the same with ``after_``; missing where that text has it not.
    scores : DataFrame, one row per score
        Columns metric, before, after and difference (after − before); NaN where a score cannot be had.

    Examples
    --------
    >>> check = rewrite_check("The bill is shameful.", "The bill is shameful, the mayor says.")
    >>> check.cues[["change", "what", "before_attributed", "after_attributed"]].values.tolist()
    [['changed', 'attributed: no → yes', False, True]]
    >>> check.scores.set_index("metric").loc["words"].tolist()
    [4.0, 7.0, 3.0]
    """

    cues: pd.DataFrame
    scores: pd.DataFrame

    def __repr__(self) -> str:
        counts = self.cues.change.value_counts()
        lines = [", ".join(f"{counts.get(kind, 0)} {kind}" for kind in ("gone", "new", "changed", "kept"))]
        shown = self.cues[self.cues.change != "kept"]
        lines += [_line(row) for row in shown.head(_SHOWN).to_dict("records")]
        if len(shown) > _SHOWN:
            lines.append(f"  and {len(shown) - _SHOWN} more")
        return "\n".join(lines)


@any_text
def rewrite_check(
    before: Article | str,
    after: Article | str,
    *,
    metrics: Iterable[Metric] = METRICS,
    corrections: Corrections | str | os.PathLike[str] | None = None,
) -> RewriteCheck:
    """What a rewrite changed: cues that went, came, stayed or count otherwise, and every score before and after.

    Cues are paired in order by their words and their metric, as a comparison of files pairs lines, so one that moved is gone in
    one place and new in the other. The background of headlines shows in the scores only.

    Parameters
    ----------
    before, after : Article or str
        The two versions.
    metrics : iterable of Metric
        What to measure.
    corrections : Corrections or path, optional
        Cues to reject and to add, in both.

    Returns
    -------
    RewriteCheck

    Raises
    ------
    TypeError
        If a version is neither an Article nor a string.
    ValueError
        If two metrics have the same name, or a correction cannot be applied.
    OSError
        If the file of corrections cannot be opened.

    Examples
    --------
    >>> rewrite_check("The shameful bill may pass.", "The bill may clearly pass.")
    1 gone, 1 new, 0 changed, 1 kept
      gone: 'shameful' (loaded_language, attack and insult, own)
      new: 'clearly' (boosting, adverb, own)
    >>> rewrite_check("The bill is shameful.", "The bill is shameful, the mayor says.")
    0 gone, 0 new, 1 changed, 0 kept
      changed: 'shameful' (loaded_language, attack and insult, own), attributed: no → yes
    """
    chosen = tuple(metrics)
    old, new = (analyse([version], metrics=chosen, corrections=corrections) for version in (before, after))
    pairs = _paired(_cues(old.evidence), _cues(new.evidence))
    values = [(metric.column, old.scores[metric.column].item(), new.scores[metric.column].item()) for metric in chosen]
    scores = table_of([(*row, row[2] - row[1]) for row in values], ["metric", "before", "after", "difference"])
    return RewriteCheck(_table(pairs), scores)


def _table(pairs: list[tuple[Cue | None, Cue | None]]) -> pd.DataFrame:
    """What became of each cue."""
    whats = [_what(*pair) for pair in pairs]
    columns: dict[str, pd.Series[Any]] = {
        "change": _column([_change(*pair, what) for pair, what in zip(pairs, whats, strict=True)]),
        "what": _column(whats),
    }
    for name in _CUE:
        columns[name] = _column([(new or old or {})[name] for old, new in pairs])
    for side, label in enumerate(_SIDES):
        for name in (*_COUNTS, "start", "end"):
            given = [None if (cue := pair[side]) is None else cue[name] for pair in pairs]
            columns[f"{label}_{name}"] = _column(given, _KINDS.get(name, "object"))
    return pd.DataFrame(columns)


def _column(values: list[Any], kind: str = "object") -> pd.Series[Any]:
    return pd.Series(texts(values) if kind == "object" else values, dtype=kind)


def _line(row: dict[Any, Any]) -> str:
    """A changed cue in a line, as the text has it that has it."""
    side = _SIDES[row["change"] != "gone"]
    counts = ", ".join(f"{row[name]}" for name in ("metric", f"{side}_category", f"{side}_voice"))
    return f"  {row['change']}: {row['text']!r} ({counts}){row['what'] and ', '}{row['what']}"


def _cues(evidence: pd.DataFrame) -> list[Cue]:
    rows = evidence[evidence.category != BACKGROUND].to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def _paired(old: list[Cue], new: list[Cue]) -> list[tuple[Cue | None, Cue | None]]:
    """Cues of both versions in their order, those with the same words for the same metric beside each other."""
    keys = [[f"{cue['metric']}\t{cue['part']}\t{str(cue['text']).casefold()}" for cue in cues] for cues in (old, new)]
    found: list[tuple[Cue | None, Cue | None]] = []
    for kind, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if kind == "equal":
            found += zip(old[a:b], new[c:d], strict=True)
        else:
            found += [(cue, None) for cue in old[a:b]]
            found += [(None, cue) for cue in new[c:d]]
    return found


def _change(old: Cue | None, new: Cue | None, what: str) -> str:
    return "gone" if new is None else "new" if old is None else "changed" if what else "kept"


def _what(old: Cue | None, new: Cue | None) -> str:
    """What a cue that both have counts by otherwise, before and after."""
    if old is None or new is None:
        return ""
    return "; ".join(f"{name}: {_said(old[name])} → {_said(new[name])}" for name in _COUNTS if old[name] != new[name])


def _said(value: object) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)
