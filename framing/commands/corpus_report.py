"""``framing corpus-report``: a page on a scored corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from framing.commands.terminal import DONE

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Its options."""
    parser = commands.add_parser("corpus-report", help="write a page on a scored corpus: by outlet, and by month")
    parser.add_argument("scores", type=Path, metavar="SCORES", help="folder that `framing score CORPUS -o SCORES` wrote")
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", help="folder for the page (if not given, SCORES/report)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from framing.corpus import write_corpus_report

    print(f"Report: {write_corpus_report(options.scores, (options.output or options.scores / 'report') / 'report.html')}")
    return DONE
