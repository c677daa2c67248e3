"""Site: one page for articles on one event; an index and a page per event for more."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pandas as pd

from framing.comparison.comparison import comparable, compare
from framing.comparison.findings import verdicts
from framing.metrics import MAIN
from framing.output import write_whole
from framing.report.figures import figure
from framing.report.page import render
from framing.report.templating import render_template
from framing.tables import any_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
    `path` and a page for each event beside it, all of them or none. No page carries a script or loads anything; everything from
    the articles is text, but for ``Article.url``: an address of the web is a link.

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
        If a file cannot be written; earlier ones are then as they were.

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
    names = page_names(list(events), target.stem)
    rows = []
    with _together(target.parent) as folder:
        for (event, ids), name in zip(events.items(), names, strict=True):
            part = analysis.subset(ids)
            write_whole(folder / name, render(part, excerpts=excerpts, index=quote(os.fsencode(target.name))))
            rows.append({"event": event or "no event given", "page": quote(os.fsencode(name)), **_row(part)})
            if progress:
                progress(1)
        write_whole(folder / target.name, _index(analysis, rows))
    return [target, *map(target.with_name, names)]


def page_names(events: Sequence[str], stem: str) -> list[str]:
    """A file name per event: `stem`, a running number, which keeps them apart on any file system, and the event's name.

    Examples
    --------
    >>> page_names(["Flood!", "../flood", ""], "index")
    ['index-1-flood.html', 'index-2-flood.html', 'index-3.html']
    """
    digits = len(str(len(events)))
    return [f"{stem}-{place:0{digits}}{_slug(event)}.html" for place, event in enumerate(events, 1)]


@contextmanager
def _together(folder: Path) -> Iterator[Path]:
    """A place for files that go to `folder` together once all are whole; if one cannot be written, none goes."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".framing.", suffix=".part") as place:
            yield Path(place)
            for path in sorted(Path(place).iterdir()):
                path.replace(folder / path.name)
    except OSError as error:  # name what was asked for, not the file beside it
        asked = re.sub(r"\.framing\.\w+\.part[/\\]?", "", os.fspath(error.filename or folder))
        raise OSError(error.errno, error.strerror, asked) from None


def _events(analysis: Analysis) -> dict[str, list[str]]:
    """Event → ids of its articles, in their order."""
    events: dict[str, list[str]] = {}
    for article in analysis.articles:
        events.setdefault(article.event or "", []).append(str(article.id))
    return events


def _slug(event: str) -> str:
    """The part of an event's name that may stand in a file name anywhere."""
    plain = re.sub("[^a-z0-9]+", "-", event[:60].lower())[:60].strip("-")
    return f"-{plain}" if plain else ""


def _row(part: Analysis) -> dict[str, Any]:
    outlets = list(dict.fromkeys(article.outlet or str(article.id) for article in part.articles))
    return {"n": len(part.articles), "outlets": outlets, "words": int(part.scores.get("words", pd.Series(dtype=int)).sum())}


def _index(analysis: Analysis, rows: list[dict[str, Any]]) -> str:
    """The page that lists the events, with the outlets over all of them."""
    from framing import charts

    chart, said = None, []
    if any(comparable(analysis)):
        comparison = compare(analysis, by_event=False)
        if comparison.scores.metric.isin(MAIN).any():
            chart = figure(charts.score_dots(comparison.scores))
        said = verdicts(comparison, comparison.pooled[0])
    return render_template("index.html", lists=analysis.lists, rows=rows, n=len(analysis.articles), figure=chart, findings=said)
