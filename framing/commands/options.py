"""Options: what several commands have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from framing.article import FIELDS

if TYPE_CHECKING:
    import argparse

_INPUT: Final = (
    "files (.txt .md .html .docx .pdf .csv .tsv .json .jsonl .parquet .xlsx .zip .gz), a folder (with or without a manifest "
    'articles.csv), a pattern in quotation marks, "-" for standard input, or the https address of a page'
)


SAVED: Final = ".framing"
"""The ending of a saved analysis."""


def add_input(parser: argparse.ArgumentParser) -> None:
    """What is read, and how; every command that reads articles has the same."""
    parser.add_argument("input", nargs="+", metavar="INPUT", help=_INPUT)
    add_reading(parser)


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How it is read."""
    reading = parser.add_argument_group("reading")
    for field in FIELDS:
        reading.add_argument(f"--{field}-column", metavar="NAME", help=f"column of a table that has the {field}")
    reading.add_argument("--encoding", metavar="NAME", help="what files are decoded from, as cp1252 or mac_roman")
    reading.add_argument("--allow-local", action="store_true", help="also fetch pages from this machine or its own network")


def add_corrections(parser: argparse.ArgumentParser) -> None:
    """Cues to reject and to add."""
    parser.add_argument("--corrections", metavar="FILE", type=Path, help="cues to reject and to add, as .csv: cue, action "
                        "(reject or add), reason and, as wanted, category, weight, article (an id)")  # fmt: skip


def add_installed_metrics(parser: argparse.ArgumentParser) -> None:
    """Metrics of other packages."""
    parser.add_argument("--installed-metrics", action="store_true", help="with the metrics that other installed packages offer")


def add_output(parser: argparse.ArgumentParser, name: str, what: str) -> None:
    """Where the result goes."""
    parser.add_argument("-o", "--output", required=True, type=Path, metavar=name, help=what)


def add_table_options(parser: argparse.ArgumentParser, tables: str) -> None:
    """Which table is written, and how."""
    parser.add_argument("--table", metavar="NAME", help=tables)
    parser.add_argument("--bom", action="store_true", help="begin .csv and .tsv with a byte order mark, for Excel")
