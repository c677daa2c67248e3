"""``framing score``: scores as a table, or those of a large corpus as a folder of Parquet files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import framing
from framing.commands.articles import analyse, columns, metrics, tell_corrections, write_tables
from framing.commands.options import SAVED, add_corrections, add_input, add_installed_metrics, add_output, add_table_options
from framing.commands.terminal import DONE, SOME_FAILED, corpus_progress, say, tell_failures

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Its options."""
    parser = commands.add_parser("score", help="write the scores as a table; of a large corpus, as a folder of Parquet files")
    add_input(parser)
    add_output(
        parser,
        "FILE",
        ".xlsx or .json (all tables), .jsonl (by article), .csv, .tsv, .parquet, .md or .tex (one table), .framing (the "
        "analysis, which framing agreement takes and framing.load reads), or a folder for the scores of any number of articles",
    )
    add_table_options(parser, "which table, in a file that holds one: scores, evidence, sentences, notes, articles, profile")
    add_corrections(parser)
    add_installed_metrics(parser)
    corpus = parser.add_argument_group("into a folder")
    corpus.add_argument("--workers", type=int, default=1, metavar="N", help="processes that score at the same time")
    corpus.add_argument("--scheduler", metavar="ADDRESS", help="Dask cluster to use instead, as tcp://10.0.0.1:8786")
    corpus.add_argument("--chunk-size", type=int, default=1000, metavar="N", help="articles of a file")
    corpus.add_argument("--evidence", action="store_true", help="write the evidence too")
    corpus.add_argument("--restart", action="store_true", help="delete what is there and start anew")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from framing.export import target_of
    from framing.tables import by_reason

    if options.output.suffix.lower() == SAVED:
        return _saved(options)
    how = {"table": options.table, "bom": options.bom}
    found = target_of(options.output, "analysis", **how)  # an output that cannot be is better known before the work
    if found.is_folder:
        return _of_corpus(options)
    analysis, failures = analyse(options)
    path = write_tables(analysis, options.output, how)
    print(f"{len(analysis.articles)} article{'s' if len(analysis.articles) != 1 else ''} scored: {path}")
    tell_corrections(analysis)
    if found.tables == ("scores",):  # which has no room for the notes
        for name, reason, metrics in by_reason(analysis.notes):
            say(f"  {name}: {reason} ({', '.join(metrics)})")
    return tell_failures(failures)


def _saved(options: argparse.Namespace) -> int:
    if options.table or options.bom:
        raise ValueError(f"{options.output}: a saved analysis has all tables. Leave --table and --bom out.")
    analysis, failures = analyse(options)
    print(
        f"{len(analysis.articles)} article{'s' if len(analysis.articles) != 1 else ''} scored: {analysis.save(options.output)}"
    )
    tell_corrections(analysis)
    return tell_failures(failures)


def _of_corpus(options: argparse.Namespace) -> int:
    from framing.applied import told
    from framing.corpus import score_corpus

    if len(options.input) > 1:
        raise ValueError("a corpus is one file or one folder. Name one, or give a file to write to, as scores.csv.")
    if options.table or options.bom:
        raise ValueError("--table and --bom are for a single file. Leave them out, or name a file, as scores.csv.")
    corrections = framing.Corrections.given(options.corrections)
    with corpus_progress() as progress:
        run = score_corpus(
            options.input[0],
            options.output,
            options.workers,
            options.scheduler,
            options.chunk_size,
            options.evidence,
            not options.restart,
            metrics=metrics(options) if options.installed_metrics else None,
            corrections=corrections,
            columns=columns(options),
            encoding=options.encoding,
            progress=progress,
        )
    print(f"{run.scored:,} article{'s' if run.scored != 1 else ''} scored{told(corrections)}: {run.target}")
    if run.failed:
        say(f"framing: {run.failed:,} could not be scored; {run.target / 'failed.parquet'} tells which and why.")
    return SOME_FAILED if run.failed else DONE
