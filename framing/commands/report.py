"""``framing report``: articles set side by side on an HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.commands.articles import analyse, tell_corrections
from framing.commands.options import add_corrections, add_input, add_installed_metrics, add_output
from framing.commands.terminal import plain, progress_bar, tell_failures

if TYPE_CHECKING:
    import argparse

    from framing.analysis import Analysis


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Its options."""
    parser = commands.add_parser("report", help="write an HTML page that sets the articles side by side")
    add_input(parser)
    add_output(parser, "DIR", "folder to write report.html to; with several events, index.html and a page for each")
    add_corrections(parser)
    add_installed_metrics(parser)
    parser.add_argument("--excerpts", action="store_true", help="show cues in their sentences, not whole articles")
    parser.add_argument("--blind", action="store_true", help="Article 1, 2, 3 in place of the outlets' names")
    parser.add_argument(
        "--worksheet",
        action="store_true",
        help="also write clean articles to mark by hand, and the answer key; not with --excerpts",
    )
    parser.add_argument("--pdf", action="store_true", help="also print each page to PDF, with Chromium or Chrome")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.excerpts and options.worksheet:
        raise ValueError(
            "--excerpts is for texts that may not be passed on, and --worksheet writes whole articles. Leave one of them out."
        )
    from framing.report.blind import blind
    from framing.report.pdf import find_browser, print_pdf
    from framing.report.site import write_pages
    from framing.report.worksheet import write_worksheet

    browser = find_browser() if options.pdf else ""  # one that is missing is better known before the work
    analysis, failures = analyse(options, blind if options.blind else None)
    n_events = len({article.event or "" for article in analysis.articles})
    target = options.output / ("report.html" if n_events == 1 else "index.html")
    with progress_bar(n_events, "pages") as progress:
        pages = write_pages(analysis, target, excerpts=options.excerpts, progress=progress)
    print(plain(_overview(analysis)) if n_events == 1 else f"{len(analysis.articles)} articles on {n_events} events.")
    tell_corrections(analysis)
    print(f"Report: {pages[0]}")
    if options.worksheet:
        sheets = write_worksheet(analysis, options.output)
        print("Worksheet: {}\nAnswer key: {}".format(*sheets))
        pages += sheets
    if options.pdf:
        printed = [print_pdf(page, browser) for page in pages]
        print(f"PDF: {printed[0]}{f' and {len(printed) - 1} more' if len(printed) > 1 else ''}")
    return tell_failures(failures)


def _overview(analysis: Analysis) -> str:
    """The main scores, one line per article."""
    from framing.metrics import MAIN
    from framing.report.articles import labels
    from framing.report.scores import number

    table = [["", *(column.replace("_", " ") for column in MAIN)]]
    for name, (_, scores) in zip(labels(analysis.articles).values(), analysis.scores.iterrows(), strict=True):
        table.append([name[:40], *(number(scores[column]) for column in MAIN)])
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) if not place else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in table
    ]
    found = len(analysis.evidence)
    return "\n".join(
        [*lines, f"{found} cue{'s' if found != 1 else ''} found; each is highlighted and explained in the report."]
    )
