"""Figures: the charts of a page, as SVG with their captions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from framing.metrics import MAIN

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.analysis import Analysis
    from framing.comparison import Comparison


NAMES: Final = ("scores", "ladder", "facts", "strip", "anatomy", "stance", "readability", "words", "speakers", "portrait")

_FACTS: Final = 18  # facts in a chart that still leaves room on a printed page


def figures(analysis: Analysis, comparison: Comparison | None, outlets: list[str]) -> dict[str, dict[str, Any] | None]:
    """Name → SVG and caption of each chart, None where there is nothing to draw."""
    from framing import charts
    from framing.charts.profile import READABILITY
    from framing.charts.stance import SIDES

    drawn: dict[str, Axes] = {}
    if len(analysis.sentences):
        drawn["strip"] = charts.article_strip(analysis.profile, outlets=outlets)
        scores = analysis.scores if READABILITY.keys() <= set(analysis.scores) else None
        drawn["readability"] = charts.readability_profile(analysis.profile, scores=scores, outlets=outlets)
    evidence = analysis.evidence.join(analysis.scores.outlet, on="id")
    if (evidence.metric == "headline_sensationalism").any():
        drawn["anatomy"] = charts.headline_anatomy(evidence, outlets=outlets)
    if comparison is not None:
        measured = comparison.scores.metric
        if measured.isin(MAIN).any():
            drawn["scores"] = charts.score_dots(comparison.scores, outlets=outlets)
        if measured.isin(SIDES).any():
            drawn["stance"] = charts.hedges_and_boosters(comparison.scores, outlets=outlets)
        if (comparison.sources.source != "").any():
            drawn["speakers"] = charts.who_speaks(comparison.attribution, outlets=outlets)
        if len(comparison.portraits):
            drawn["portrait"] = charts.portrait(comparison.portraits, outlets=outlets)
        if len(outlets) > 1:
            if (comparison.words.z > 0).any():
                drawn["words"] = charts.distinguishing_words(comparison.words, outlets=outlets)
            shared = comparison.ladder[comparison.ladder.n_outlets > 1]
            if len(shared):
                drawn["ladder"] = charts.certainty_ladder(shared, outlets=outlets)
            if len(comparison.claims):
                drawn["facts"] = charts.fact_matrix(comparison.claims, most=_FACTS, outlets=outlets)
    return {name: figure(drawn[name]) if name in drawn else None for name in NAMES}


def figure(ax: Axes) -> dict[str, Any]:
    """A chart as a template takes it: its SVG, which needs no escaping, its title and its caption."""
    from markupsafe import Markup

    from framing import charts

    said = charts.description_of(ax)
    return {"svg": Markup(charts.to_svg(ax)), "title": said.title, "caption": said.caption}  # noqa: S704  (made and escaped by us)
