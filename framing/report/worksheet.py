"""Worksheet: the articles without any mark, to be marked by hand, and apart from them the answer key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.cues import BACKGROUND
from framing.metrics import MAIN
from framing.output import write_whole
from framing.report.articles import KINDS, article_views
from framing.report.scores import score_rows
from framing.report.templating import render_template
from framing.tables import any_text, visible

if TYPE_CHECKING:
    from pathlib import Path

    from framing.analysis import Analysis

TASKS: Final = (
    ("loaded_language", "underline", "words that judge or stir where a plainer word would do: “a shameful deal”"),
    ("hedging", "circle", "words that make a claim less sure or second-hand: “may”, “reportedly”, “analysts suggest”"),
    ("boosting", "double underline", "words that make a claim surer: “clearly”, “there is no doubt”"),
    ("approximation", "dotted line", "words that leave a figure open: “about”, “up to”, “several”"),
    ("prescription", "box", "what must be done: “it is crucial to”, “must remain”"),
    (
        "headline_sensationalism",
        "star, in the headline",
        "capitals, exclamation marks, strong words, teasing: “You won't believe”",
    ),
)
"""What to mark: the kind, the sign for it, and what it is."""


@any_text
def write_worksheet(analysis: Analysis, folder: Path) -> tuple[Path, Path]:
    """Write ``worksheet.html``, clean articles with room to mark them, and ``answers.html``, what the lists mark in them.

    Returns
    -------
    (Path, Path)
        The worksheet and the answer key.
    """
    views = article_views(analysis)
    for view in views:
        view["cues"] = [cue for cue in view["cues"] if cue["category"] != BACKGROUND]
    signs = {kind: sign for kind, sign, _ in TASKS}
    main = [metric for metric in analysis.metrics if metric.column in MAIN]
    cues = visible(analysis.evidence)
    found = {kind: cues[cues.metric == kind].id.value_counts() for kind in KINDS}
    counts = [
        (kind, name, signs[kind], [int(found[kind].get(article.id, 0)) for article in analysis.articles])
        for kind, name in KINDS.items()
    ]
    return (
        write_whole(
            folder / "worksheet.html",
            render_template("worksheet.html", lists=analysis.lists, articles=views, tasks=TASKS, kinds=KINDS),
        ),
        write_whole(
            folder / "answers.html",
            render_template(
                "answers.html",
                lists=analysis.lists,
                articles=views,
                names=[view["name"] for view in views],
                counts=counts,
                has_background=len(cues) < len(analysis.evidence),
                main=score_rows(analysis, None, main),
            ),
        ),
    )
