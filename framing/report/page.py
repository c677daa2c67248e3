"""Page: what the report on one event says, put together for its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from framing.agreement import agreement
from framing.comparison.comparison import comparable, compare
from framing.comparison.difference import ALPHA, LEAST_GRADES
from framing.comparison.findings import findings, joined, spelled
from framing.comparison.intervals import LEVEL, RESAMPLES
from framing.methods import bibtex, methods
from framing.metrics import MAIN
from framing.report.articles import article_views, kinds_found, labels
from framing.report.figures import figures
from framing.report.origins import origin_rows
from framing.report.scores import outlet_rows, score_rows
from framing.report.tellings import (
    actors,
    differing,
    facts_of_one,
    names_by_outlet,
    quotations,
    shared_facts,
    sources_by_outlet,
    top_words,
)
from framing.report.templating import render_template
from framing.tables import any_text, by_reason, visible

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.comparison import Comparison

_FEW: Final = 4  # headlines that one sentence can compare
_FACTS: Final = 3  # shown telling by telling at once; the others on demand, or not at all where only excerpts may be shown


@any_text
def render(analysis: Analysis, *, excerpts: bool = False, index: str = "") -> str:
    """The page of one event as one string.

    Parameters
    ----------
    analysis : Analysis
        Articles on one event.
    excerpts : bool
        Show the sentences that hold cues instead of whole articles.
    index : str
        Link to the page that lists all events, if there is one.
    """
    comparison = compare(analysis) if any(comparable(analysis)) else None
    outlets = list(comparison.events[0].outlet_names) if comparison else list(labels(analysis.articles).values())
    names = labels(analysis.articles)
    main = [metric for metric in analysis.metrics if metric.column in MAIN]
    others = [metric for metric in analysis.metrics if metric.column not in MAIN]
    notes = [(names[id_], reason, ", ".join(metrics)) for id_, reason, metrics in by_reason(analysis.notes)]
    notes += [doubt for doubt in _doubts(comparison, names) if doubt[:2] not in {note[:2] for note in notes}]
    return render_template(
        "report.html",
        lists=analysis.lists,
        event=analysis.articles[0].event or "",
        index=index,
        names=list(names.values()),
        outlets=outlets,
        findings=[*headline_findings(analysis), *_findings(comparison)],
        figures=figures(analysis, comparison, outlets),
        main=score_rows(analysis, comparison, main),
        others=score_rows(analysis, comparison, others),
        by_outlet=outlet_rows(comparison, main),
        notes=notes,
        articles=article_views(analysis, excerpts=excerpts),
        kinds=kinds_found(analysis),
        origins=origin_rows(analysis.articles),
        excerpts=excerpts,
        n_first=_FACTS,
        metrics=analysis.metrics,
        agreement=agreement().to_dict("records"),
        settings=_settings(analysis, excerpts=excerpts),
        methods=methods(analysis),
        bibtex=bibtex(analysis.lists),
        **_tellings(comparison, outlets, excerpts=excerpts),
    )


def headline_findings(analysis: Analysis) -> list[str]:
    """What each headline carries, in one sentence; none where headlines were not measured."""
    if not any(metric.evidence == "headline_sensationalism" for metric in analysis.metrics):
        return []
    names = labels(analysis.articles)
    evidence = visible(analysis.evidence)
    cues = evidence[evidence.metric == "headline_sensationalism"]
    found = {
        names[str(article.id)]: [f"“{text}”" for text in cues[cues.id == article.id].text]
        for article, english in zip(analysis.articles, analysis.english, strict=True)
        if article.headline and english
    }
    held = {name: f"{spelled(len(texts))}: {', '.join(texts)}" if texts else "none" for name, texts in found.items()}
    most = max(map(len, found.values()), default=0)
    leading = [name for name, texts in found.items() if len(texts) == most]
    if most and len(leading) == 1 and 1 < len(found) <= _FEW:
        others = joined(f"{name}'s ({held[name]})" for name in found if name != leading[0])
        return [f"{leading[0]}'s headline carries more sensational cues ({held[leading[0]]}) than {others}."]
    said = "; ".join(f"{name} {texts}" for name, texts in held.items())
    return [f"Sensational cues in the headlines: {said}."] if said else []


def _findings(comparison: Comparison | None) -> list[str]:
    if comparison is None:
        return ["No article is English and short enough: nothing was compared."]
    return findings(comparison, comparison.events[0])


def _doubts(comparison: Comparison | None, names: dict[str, str]) -> list[tuple[str, str, str]]:
    if comparison is None:
        return []
    return [(names.get(row["id"], "All articles"), row["note"], "comparison") for row in comparison.notes.to_dict("records")]


def _settings(analysis: Analysis, *, excerpts: bool) -> list[str]:
    return [
        f"{len(analysis.metrics)} scores, word lists {analysis.lists}, English only (judged from 20 words on).",
        f"Intervals: {100 * LEVEL:g} % from {RESAMPLES:,} resamples.",
        f"Differences: permutation test, adjusted after Holm; a verdict where p is under {ALPHA:g}.",
        f"Reading ease: a verdict only where the texts differ by at least {LEAST_GRADES:g} school grade.",
        "Facts aligned by words, synonyms, names, numbers and dates, without a language model.",
        f"Shown: {'sentences that hold cues' if excerpts else 'whole articles'}.",
    ]


def _tellings(comparison: Comparison | None, outlets: list[str], *, excerpts: bool) -> dict[str, Any]:
    if comparison is None:
        return dict.fromkeys(("shared", "differing", "alone", "quotes", "echoes", "sources", "naming", "actors", "words"), ())
    several = len(outlets) > 1
    shared = shared_facts(comparison.ladder, comparison.claims, excerpts=excerpts)
    return {
        "shared": shared[:_FACTS] if excerpts else shared,
        "differing": differing(shared),
        "alone": facts_of_one(comparison.claims, excerpts=excerpts) if several and not excerpts else (),
        "quotes": quotations(comparison, excerpts=excerpts),
        "echoes": comparison.echoes.to_dict("records"),
        "sources": sources_by_outlet(comparison.sources),
        "naming": names_by_outlet(comparison.naming, outlets),
        "actors": actors(comparison.portraits),
        "words": top_words(comparison.words) if several else (),
    }
