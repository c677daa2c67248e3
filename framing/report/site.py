"""Site: one page for articles on one event; an index and a page per event for more."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pandas as pd

from framing.comparison import compare
from framing.comparison.findings import verdicts
from framing.metrics import MAIN
from framing.output import write_whole
from framing.report.figures import figure
from framing.report.page import render
from framing.report.templating import render_template
from framing.tables import any_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.analysis import Analysis


@any_text
def write_report(
    analysis: Analysis,
    path: str | os.PathLike[str],
    *,
    excerpts: bool = False,
    progress: Callable[[int], object] | None = None,
) -> Path:
    """Write the report: how each article is worded, with the evidence, and what differs between outlets and how surely.

    Articles on one event (or without events) make one self-contained HTML page. Articles on several events make an index at
    `path` and a page for each event beside it. No page carries a script or loads anything; everything from the articles is
    text.

    Parameters
    ----------
    analysis : Analysis
        What `analyse` made.
    path : path
        The file to write; folders on the way are made.
    excerpts : bool
        Show the sentences that hold cues instead of whole articles, and shorten what is listed from them.
    progress : function, optional
        Called with the number of pages just written.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    OSError
        If a file cannot be written; an earlier one is then as it was.

    Examples
    --------
    >>> import framing
    >>> analysis = framing.analyse(framing.read_articles("seeds"))
    >>> write_report(analysis, "reports/report.html").name
    'report.html'
    """
    return write_pages(analysis, Path(path), excerpts=excerpts, progress=progress)[0]


@any_text
def write_pages(
    analysis: Analysis, target: Path, *, excerpts: bool = False, progress: Callable[[int], object] | None = None
) -> list[Path]:
    """Write the report and return all its files, the one at `target` first; see `write_report`."""
    events = _events(analysis)
    if len(events) == 1:
        page = write_whole(target, render(analysis, excerpts=excerpts))
        if progress:
            progress(1)
        return [page]
    rows, pages = [], []
    for place, (event, ids) in enumerate(events.items(), 1):
        part = analysis.subset(ids)
        page = target.with_name(f"{target.stem}-{place:0{len(str(len(events)))}}{_slug(event)}.html")
        pages.append(page)
        write_whole(page, render(part, excerpts=excerpts, index=quote(os.fsencode(target.name))))
        rows.append({"event": event or "no event given", "page": quote(os.fsencode(page.name)), **_row(part)})
        if progress:
            progress(1)
    return [write_whole(target, _index(analysis, rows)), *pages]


def _events(analysis: Analysis) -> dict[str, list[str]]:
    """Event → ids of its articles, in their order."""
    events: dict[str, list[str]] = {}
    for article in analysis.articles:
        events.setdefault(article.event or "", []).append(str(article.id))
    return events


def _slug(event: str) -> str:
    """The part of an event's name that may stand in a file name anywhere."""
    plain = re.sub("[^a-z0-9]+", "-", event[:60].lower()).strip("-")
    return f"-{plain}" if plain else ""


def _row(part: Analysis) -> dict[str, Any]:
    outlets = list(dict.fromkeys(article.outlet or str(article.id) for article in part.articles))
    return {"n": len(part.articles), "outlets": outlets, "words": int(part.scores.get("words", pd.Series(dtype=int)).sum())}


def _index(analysis: Analysis, rows: list[dict[str, Any]]) -> str:
    """The page that lists the events, with the outlets over all of them."""
    from framing import charts

    chart, said = None, []
    if any(analysis.english):
        comparison = compare(analysis, by_event=False)
        if comparison.scores.metric.isin(MAIN).any():
            chart = figure(charts.score_dots(comparison.scores))
        said = verdicts(comparison, comparison.pooled[0])
    return render_template("index.html", rows=rows, n=len(analysis.articles), figure=chart, findings=said)
