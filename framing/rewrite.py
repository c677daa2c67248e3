"""Rewrite: what a new version of a text changed, cue by cue and score by score."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from framing.analysis import analyse
from framing.cues import BACKGROUND
from framing.metrics import METRICS
from framing.tables import any_text, table_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    import pandas as pd

    from framing.article import Article
    from framing.corrections import Corrections
    from framing.metric import Metric

_WHAT: Final = ("metric", "part", "text", "category", "weight", "voice")
_SHOWN: Final = 12  # cues in the summary


@dataclass(frozen=True)
class RewriteCheck:
    """What a rewrite changed; made by `rewrite_check`.

    Attributes
    ----------
    cues : DataFrame
        One row per cue, in the order of the texts: change ("gone", "new", "kept", or "changed", where the same words count
        otherwise, as in another voice), metric, part, text, category, weight and voice, of the new text where it has the cue;
        before_start, before_end, after_start and after_end, the offsets in either text, missing where it has it not.
    scores : DataFrame
        One row per score: metric, before, after, difference; missing where a score cannot be had.
    """

    cues: pd.DataFrame
    scores: pd.DataFrame

    def __repr__(self) -> str:
        counts = self.cues.change.value_counts()
        lines = [", ".join(f"{counts.get(kind, 0)} {kind}" for kind in ("gone", "new", "changed", "kept"))]
        shown = self.cues[self.cues.change != "kept"]
        lines += [
            f"  {row['change']}: {row['text']!r} ({row['metric']}, {row['category']}, {row['voice']})"
            for row in shown.head(_SHOWN).to_dict("records")
        ]
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

    Examples
    --------
    >>> rewrite_check("The shameful bill may pass.", "The bill may clearly pass.")
    1 gone, 1 new, 0 changed, 1 kept
      gone: 'shameful' (loaded_language, attack and insult, own)
      new: 'clearly' (boosting, adverb, own)
    """
    chosen = tuple(metrics)
    old, new = (analyse([version], metrics=chosen, corrections=corrections) for version in (before, after))
    rows = []
    for of_old, of_new in _paired(_cues(old.evidence), _cues(new.evidence)):
        here = of_new or of_old or {}
        change = "gone" if of_new is None else "new" if of_old is None else _kept(of_old, of_new)
        offsets = [side[name] if side else None for side in (of_old, of_new) for name in ("start", "end")]
        rows.append((change, *(here[name] for name in _WHAT), *offsets))
    names = ["change", *_WHAT, "before_start", "before_end", "after_start", "after_end"]
    values = [(metric.column, old.scores[metric.column].item(), new.scores[metric.column].item()) for metric in chosen]
    scores = table_of([(*row, row[2] - row[1]) for row in values], ["metric", "before", "after", "difference"])
    return RewriteCheck(table_of(rows, names), scores)


def _cues(evidence: pd.DataFrame) -> list[dict[str, object]]:
    rows = evidence[evidence.category != BACKGROUND].to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def _paired(
    old: list[dict[str, object]], new: list[dict[str, object]]
) -> list[tuple[dict[str, object] | None, dict[str, object] | None]]:
    """Cues of both versions in their order, those with the same words for the same metric beside each other."""
    keys = [[f"{cue['metric']}\t{cue['part']}\t{str(cue['text']).casefold()}" for cue in cues] for cues in (old, new)]
    found: list[tuple[dict[str, object] | None, dict[str, object] | None]] = []
    for kind, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if kind == "equal":
            found += zip(old[a:b], new[c:d], strict=True)
        else:
            found += [(cue, None) for cue in old[a:b]]
            found += [(None, cue) for cue in new[c:d]]
    return found


def _kept(old: dict[str, object], new: dict[str, object]) -> str:
    return "kept" if all(old[name] == new[name] for name in ("category", "weight", "voice", "attributed")) else "changed"
