"""``framing compare``: outlets set side by side, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import framing
from framing.commands.articles import analyse, tell_idle_corrections, write_tables
from framing.commands.options import add_corrections, add_input, add_installed_metrics, add_output, add_table_options
from framing.commands.terminal import plain, say, tell_failures

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Its options."""
    parser = commands.add_parser("compare", help="set outlets side by side: differences, facts, quotations, sources")
    add_input(parser)
    add_output(parser, "FILE", ".xlsx or .json (all tables), a folder, or with --table .csv, .tsv, .parquet, .md or .tex")
    add_table_options(parser, "which table, in a file that holds one: scores, differences, claims …")
    add_corrections(parser)
    add_installed_metrics(parser)
    parser.add_argument(
        "--format", metavar="FORMAT", help="of the files of a folder: csv (if not given), tsv, parquet, md, tex"
    )
    parser.add_argument(
        "--no-events", action="store_true", help="scores, differences and words of outlets over all their articles; facts, "
        "quotations, sources and the like only within the events that articles name"
    )  # fmt: skip
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from framing.comparison.span import far_apart
    from framing.export import target_of

    how = {"table": options.table, "bom": options.bom, "format": options.format}
    target_of(options.output, "comparison", **how)
    analysis, failures = analyse(options)
    comparison = framing.compare(analysis, by_event=not options.no_events)
    if told := far_apart(comparison.events):
        say(f"framing: {told}. Name events in a column event, or use --no-events.")
    path = write_tables(comparison, options.output, how)
    print(plain(comparison.summary()))
    tell_idle_corrections(analysis)
    print(f"\nComparison: {path}")
    return tell_failures(failures)
