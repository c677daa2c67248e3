"""``framing agreement``: how far coders agree with each other, and with the tool."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import framing
from framing.commands.terminal import plain, say_warnings, tell_failures

if TYPE_CHECKING:
    import argparse

    from framing.reading import ReadingError

_SAVED: Final = ".framing"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Its options."""
    parser = commands.add_parser("agreement", help="tell how far coders agree with each other, and with the tool")
    parser.add_argument("sheets", nargs="+", type=Path, metavar="SHEET", help="coding sheets that are filled in, one per coder")
    parser.add_argument(
        "--analysis", required=True, metavar="FILE", help=f"what Analysis.save wrote ({_SAVED}), or the articles themselves"
    )
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
        if os.path.realpath(options.output) in {os.path.realpath(source) for source in [*options.sheets, options.analysis]}:
            raise ValueError(f"{options.output}: is what is to be read, and would be lost. Name another output.")
    failures: list[ReadingError] = []
    if options.analysis.lower().endswith(_SAVED):
        analysis = framing.load(options.analysis)
    else:
        analysis = framing.analyse(framing.read_articles(options.analysis, failures=failures))
    with say_warnings():
        found = agreement(options.sheets, analysis, resamples=options.resamples, seed=options.seed)
        if options.output:
            found.write(options.output)
    print(plain(repr(found)))
    if options.output:
        print(f"\nAgreement: {options.output}")
    return tell_failures(failures)
