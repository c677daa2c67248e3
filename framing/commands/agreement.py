"""``framing agreement``: how far coders agree with each other, and with the tool."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import framing
from framing.commands.articles import analyse, columns, refuse_to_overwrite, tell_corrections
from framing.commands.options import SAVED, add_corrections, add_reading
from framing.commands.terminal import plain, say_warnings, tell_failures

if TYPE_CHECKING:
    import argparse

    from framing.analysis import Analysis
    from framing.reading import ReadingError


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Its options."""
    parser = commands.add_parser("agreement", help="tell how far coders agree with each other, and with the tool")
    parser.add_argument("sheets", nargs="+", type=Path, metavar="SHEET", help="coding sheets that are filled in, one per coder")
    parser.add_argument(
        "--analysis",
        dest="input",
        nargs="+",
        required=True,
        metavar="INPUT",
        help=f"an analysis that was saved ({SAVED}), or the articles that the sheets are of",
    )
    add_reading(parser)
    add_corrections(parser)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help=".xlsx or .json, for all tables; a summary is printed"
    )
    parser.add_argument("--resamples", type=int, default=2000, metavar="N", help="for the intervals (if not given, 2000)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="where their random numbers begin")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from framing.coding import agreement
    from framing.coding.endings import OF_AGREEMENT, check_ending

    if options.output:
        check_ending(options.output, OF_AGREEMENT)
        refuse_to_overwrite(options.output, map(str, options.sheets))
    analysis, failures = _analysis(options)
    with say_warnings():
        found = agreement(options.sheets, analysis, resamples=options.resamples, seed=options.seed)
        if options.output:
            found.write(options.output)
    print(plain(found.summary()))
    tell_corrections(analysis)
    if options.output:
        print(f"The sentences on which they disagree stand in the table disagreements.\nAgreement: {options.output}")
    return tell_failures(failures)


def _analysis(options: argparse.Namespace) -> tuple[Analysis, list[ReadingError]]:
    if not any(source.lower().endswith(SAVED) for source in options.input):
        return analyse(options)
    if len(options.input) > 1:
        raise ValueError(f"{SAVED}: a saved analysis is all there is to compare with. Name it alone, or the articles.")
    if options.corrections or options.encoding or columns(options):
        raise ValueError(
            f"{options.input[0]}: is an analysis that is saved, and is taken as it is. Leave out --corrections and how to read "
            "articles, or name the articles."
        )
    if options.output:
        refuse_to_overwrite(options.output, options.input)
    return framing.load(options.input[0]), []
