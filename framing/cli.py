"""Command line: ``framing report``, ``score``, ``compare`` and the others, a file in `framing.commands` for each."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Final

import framing
from framing.commands import agreement, coding_sheet, compare, corpus_report, metrics, report, score
from framing.commands.terminal import DONE, NOTHING_DONE, say

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS: Final = (report, score, compare, corpus_report, coding_sheet, agreement, metrics)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 0, 1 if some articles failed, 2 if nothing was done.

    Examples
    --------
    >>> main(["score", "nowhere", "-o", "scores.csv"])
    2
    """
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except ValueError as error:  # what was given cannot be used; the message says what to do
        say(f"framing: {error}")
        return NOTHING_DONE
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        further = "" if isinstance(error, FileNotFoundError) else ", your permissions and the space left"
        say(f"framing: {place}{error.strerror or error}. Check the path{further}.")
        return NOTHING_DONE
    except KeyboardInterrupt as stopped:
        say(f"framing: stopped; {str(stopped) or 'what was being written is not.'}")
        return NOTHING_DONE
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="framing", description="Show how news articles are worded, with the evidence.")
    parser.add_argument("--version", action="version", version=f"framing {framing.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add(commands)
    return parser


def entry() -> None:
    """Console script; output that the terminal cannot show is escaped, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as under pythonw
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
