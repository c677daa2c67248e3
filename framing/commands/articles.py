"""Articles: what commands read and measure, and how they write tables of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import framing
from framing.article import FIELDS
from framing.commands.terminal import progress_bar, say, say_warnings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from framing.analysis import Analysis
    from framing.article import Article
    from framing.comparison import Comparison
    from framing.metric import Metric
    from framing.reading import ReadingError


def analyse(
    options: argparse.Namespace, change: Callable[[list[Article]], list[Article]] | None = None
) -> tuple[Analysis, list[ReadingError]]:
    """The analysis of what is named, and what could not be read; `change` may alter the articles before."""
    failures: list[ReadingError] = []
    if options.output:
        refuse_to_overwrite(options.output, options.input)
    articles = framing.read_articles(
        options.input,
        failures=failures,
        columns=columns(options),
        encoding=options.encoding,
        allow_local=options.allow_local,
    )
    if change:
        articles = change(articles)
    with progress_bar(len(articles), "articles") as progress:
        return framing.analyse(articles, metrics=metrics(options), corrections=options.corrections, progress=progress), failures


def refuse_to_overwrite(output: Path, sources: Iterable[str]) -> None:
    """Refuse an output that is one of the files to be read."""
    path = os.path.realpath(output)
    if Path(path).is_file() and any(os.path.realpath(source) == path for source in sources if "\0" not in source):
        raise ValueError(f"{output}: is what is to be read, and would be lost. Name another output.")


def tell_corrections(analysis: Analysis) -> None:
    """Tell how many corrections were applied, if there are any, and of each that changes nothing why."""
    if analysis.corrections:
        print(f"Word lists {analysis.lists}.")
    tell_idle_corrections(analysis)


def tell_idle_corrections(analysis: Analysis) -> None:
    """Tell of each correction that changes nothing why."""
    if analysis.corrections:
        for number, note in enumerate(analysis.corrected.note):
            if note:
                say(f"framing: {analysis.corrections.place_of(number)}: {note}.")


def metrics(options: argparse.Namespace) -> tuple[Metric, ...]:
    """The metrics of the package, and where it is wanted those that other packages offer."""
    return (*framing.METRICS, *framing.installed_metrics()) if getattr(options, "installed_metrics", False) else framing.METRICS


def columns(options: argparse.Namespace) -> dict[str, str]:
    """Field → the column that was named for it."""
    columns = {field: getattr(options, f"{field}_column") for field in FIELDS}
    return {field: column for field, column in columns.items() if column is not None}


def write_tables(source: Analysis | Comparison, path: Path, how: dict[str, Any]) -> Path:
    """Write, and tell what the format could not hold."""
    with say_warnings():
        return framing.write_tables(source, path, **how)
