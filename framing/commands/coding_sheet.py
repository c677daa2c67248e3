"""``framing coding-sheet``: a codebook and a blank sheet for each person who codes the sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.commands.articles import analyse, tell_idle_corrections
from framing.commands.options import add_corrections, add_input, add_output
from framing.commands.terminal import say_warnings, tell_failures

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Its options."""
    parser = commands.add_parser("coding-sheet", help="write a codebook and a blank sheet for each coder")
    add_input(parser)
    add_output(parser, "FILE", "sheet.xlsx or sheet.csv: gives sheet.coder1.xlsx, sheet.coder2.xlsx and so on")
    add_corrections(parser)
    parser.add_argument("--coders", type=int, default=2, metavar="N", help="how many code (if not given, 2)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="another order of the sentences")
    parser.add_argument("--hide-outlets", action="store_true", help="do not tell which outlet a sentence is from")
    parser.add_argument("--sentences", type=int, metavar="N", help="so many sentences, drawn at random, in place of all")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from framing.coding import write_coding_sheet
    from framing.coding.endings import OF_SHEETS, check_ending

    check_ending(options.output, OF_SHEETS)  # what cannot be written is better known before the work
    analysis, failures = analyse(options)
    with say_warnings():
        paths = write_coding_sheet(
            analysis,
            options.output,
            coders=options.coders,
            seed=options.seed,
            hide_outlets=options.hide_outlets,
            sentences=options.sentences,
        )
    print("\n".join(str(path) for path in paths))
    tell_idle_corrections(analysis)
    return tell_failures(failures)
