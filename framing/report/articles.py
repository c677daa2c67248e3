"""Articles: each text cut into pieces with the cues that cover them, and whether other articles have the same cue."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from framing.comparison.wording import stem
from framing.cues import BACKGROUND
from framing.document import Document
from framing.document.spelling import american
from framing.report.highlight import Cue, highlight
from framing.report.link import host_of, safe_link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.analysis import Analysis
    from framing.article import Article

KINDS: Final = {
    "loaded_language": "loaded language",
    "hedging": "hedge",
    "boosting": "booster",
    "approximation": "approximator",
    "prescription": "prescription",
    "headline_sensationalism": "sensational cue",
}
VOICES: Final = {"quoted": "in a quotation", "attributed": "somebody's view", "own": "the outlet's own voice"}
_MOST: Final = 3  # other articles named beside a cue
Where: TypeAlias = dict[str, dict[str, set[frozenset[str]]]]


def article_views(analysis: Analysis, *, excerpts: bool = False) -> list[dict[str, Any]]:
    """What the page shows of each article: headline, blocks (or excerpts) and the cues as a table."""
    names = labels(analysis.articles)
    rows_of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in analysis.evidence.to_dict("records"):
        rows_of[row["id"]].append({str(name): value for name, value in row.items()})
    where = _where(rows_of)
    views = []
    for article in analysis.articles:
        rows = rows_of.get(str(article.id), [])
        cues = {
            part: [_cue(row, where, names) for row in rows if row["part"] == part and row["category"] != BACKGROUND]
            for part in ("headline", "body")
        }
        headline = article.headline or ""
        link = safe_link(article.url or "")
        views.append(
            {
                "name": names[str(article.id)],
                "date": article.date or "",
                "link": link,
                "host": host_of(link) if link else "",
                "headline": highlight(headline, 0, len(headline), cues["headline"]),
                "blocks": _excerpts(analysis, article, cues["body"]) if excerpts else _blocks(article, cues["body"]),
                "cues": [_row(row, where, names) for row in rows],
            }
        )
    return views


def labels(articles: Sequence[Article]) -> dict[str, str]:
    """Id → what the page calls the article: its outlet where it is the only one of it, else with its id."""
    often = Counter(article.outlet for article in articles)
    return {
        str(article.id): f"{article.outlet} ({article.id})"
        if article.outlet and often[article.outlet] > 1
        else article.outlet or str(article.id)
        for article in articles
    }


def kinds_found(analysis: Analysis) -> list[tuple[str, str, int]]:
    """The kinds of cues that can be shown: (kind, name, how many there are)."""
    evidence = analysis.evidence
    counts = evidence[evidence.category != BACKGROUND].metric.value_counts()
    return [(kind, name, int(counts[kind])) for kind, name in KINDS.items() if kind in counts]


def _blocks(article: Article, cues: list[Cue]) -> list[dict[str, Any]]:
    blocks = []
    for block in Document(article).blocks:
        blocks.append({"kind": block.kind, "pieces": highlight(article.text, block.start, block.end, cues)})
        cues = [cue for cue in cues if cue.end > block.end]
    return blocks


def _excerpts(analysis: Analysis, article: Article, cues: list[Cue]) -> list[dict[str, Any]]:
    """The sentences that hold a cue."""
    rows = analysis.sentences[analysis.sentences.id == article.id]
    return [
        {"kind": "excerpt", "pieces": highlight(article.text, start, end, cues)}
        for start, end in zip(rows.start.tolist(), rows.end.tolist(), strict=True)
        if any(cue.start < end and cue.end > start for cue in cues)
    ]


def _words(row: Mapping[str, Any]) -> frozenset[str]:
    """The words of a cue, whatever their inflection and spelling."""
    return frozenset(stem(american(word)) for word in row["text"].split())


def _where(rows_of: Mapping[str, list[dict[str, Any]]]) -> Where:
    """Kind of cue → id of an article → the words of each of its cues of that kind."""
    found: Where = defaultdict(lambda: defaultdict(set))
    for name, rows in rows_of.items():
        for row in rows:
            if row["category"] != BACKGROUND:
                found[row["metric"]][name].add(_words(row))
    return found


def _shared_with(row: Mapping[str, Any], where: Where, names: Mapping[str, str]) -> str:
    """Which other articles have the same cue or one that holds it, in words; empty where there is no other article."""
    if len(names) < 2:
        return ""
    own = _words(row)
    others = [
        names[name]
        for name, cues in where[row["metric"]].items()
        if name != row["id"] and any(own <= cue or cue <= own for cue in cues)
    ]
    if not others:
        return "in this article only"
    more = f" and {len(others) - _MOST} more" if len(others) > _MOST else ""
    return f"also in {', '.join(others[:_MOST])}{more}"


def _kind(row: Mapping[str, Any]) -> str:
    metric: str = row["metric"]
    return KINDS.get(metric, metric.replace("_", " "))


def _voice(row: Mapping[str, Any]) -> str:
    if row["voice"] == "quoted":
        return VOICES["quoted"]
    return VOICES["attributed" if row["attributed"] else "own"]


def _cue(row: Mapping[str, Any], where: Where, names: Mapping[str, str]) -> Cue:
    shared = _shared_with(row, where, names)
    note = f"{_kind(row)}: {row['category']}, weight {row['weight']:g}, {_voice(row)}"
    return Cue(
        row["start"],
        row["end"],
        row["metric"],
        f"{note}; {shared}" if shared else note,
        is_only=shared == "in this article only",
    )


def _row(row: Mapping[str, Any], where: Where, names: Mapping[str, str]) -> dict[str, Any]:
    shared = "" if row["category"] == BACKGROUND else _shared_with(row, where, names)
    return {**row, "name": _kind(row), "weight": f"{row['weight']:g}", "voice": _voice(row), "shared": shared}
