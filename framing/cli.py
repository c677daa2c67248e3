"""Command line: ``framing report``, ``score``, ``compare``, ``corpus-report``, ``metrics``."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import framing
from framing.article import FIELDS

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.article import Article
    from framing.comparison import Comparison
    from framing.reading import ReadingError

DONE: Final = 0
SOME_FAILED: Final = 1
NOTHING_DONE: Final = 2
_FEW: Final = 3  # articles that are read before a progress bar could be drawn

_OBEYED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_INPUT: Final = (
    "files (.txt .md .html .docx .pdf .csv .tsv .json .jsonl .parquet .xlsx .zip .gz), a folder (with or without a manifest "
    'articles.csv), a pattern in quotation marks, "-" for standard input, or the https address of a page'
)


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
        _say(f"framing: {error}")
        return NOTHING_DONE
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        _say(f"framing: {place}{error.strerror or error}. Check the path, your permissions and the space left.")
        return NOTHING_DONE
    except KeyboardInterrupt as stopped:
        _say(f"framing: stopped; {str(stopped) or 'what was being written is not.'}")
        return NOTHING_DONE
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="framing", description="Show how news articles are worded, with the evidence.")
    parser.add_argument("--version", action="version", version=f"framing {framing.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    report = commands.add_parser("report", help="write an HTML page that sets the articles side by side")
    _add_input(report)
    _add_output(report, "DIR", "folder to write report.html to; with several events, index.html and a page for each")
    report.add_argument("--excerpts", action="store_true", help="show cues in their sentences, not whole articles")
    report.add_argument("--blind", action="store_true", help="Article 1, 2, 3 in place of the outlets' names")
    report.add_argument(
        "--worksheet", action="store_true", help="also write clean articles to mark by hand, and the answer key"
    )
    report.add_argument("--pdf", action="store_true", help="also print each page to PDF, with Chromium or Chrome")
    report.set_defaults(run=_report)

    score = commands.add_parser("score", help="write the scores as a table; of a large corpus, as a folder of Parquet files")
    _add_input(score)
    _add_output(
        score,
        "FILE",
        ".xlsx or .json (all tables), .jsonl (by article), .csv, .tsv, .parquet, .md or .tex (one table), or a folder for the "
        "scores of any number of articles",
    )
    _add_table_options(score, "which table, in a file that holds one: scores, evidence, sentences, notes, articles, profile")
    corpus = score.add_argument_group("into a folder")
    corpus.add_argument("--workers", type=int, default=1, metavar="N", help="processes that score at the same time")
    corpus.add_argument("--scheduler", metavar="ADDRESS", help="Dask cluster to use instead, as tcp://10.0.0.1:8786")
    corpus.add_argument("--chunk-size", type=int, default=1000, metavar="N", help="articles of a file")
    corpus.add_argument("--evidence", action="store_true", help="write the evidence too")
    corpus.add_argument("--restart", action="store_true", help="delete what is there and start anew")
    score.set_defaults(run=_score)

    compare = commands.add_parser("compare", help="set outlets side by side: differences, facts, quotations, sources")
    _add_input(compare)
    _add_output(compare, "FILE", ".xlsx or .json (all tables), a folder, or with --table .csv, .tsv, .parquet, .md or .tex")
    _add_table_options(compare, "which table, in a file that holds one: scores, differences, claims …")
    compare.add_argument(
        "--format", metavar="FORMAT", help="of the files of a folder: csv (if not given), tsv, parquet, md, tex"
    )
    compare.set_defaults(run=_compare)

    _add_corrections(report, score, compare)

    of_corpus = commands.add_parser("corpus-report", help="write a page on a scored corpus: by outlet, and by month")
    of_corpus.add_argument("scores", type=Path, metavar="SCORES", help="folder that `framing score CORPUS -o SCORES` wrote")
    of_corpus.add_argument("-o", "--output", type=Path, metavar="DIR", help="folder for the page (if not given, SCORES/report)")
    of_corpus.set_defaults(run=_corpus_report)

    metrics = commands.add_parser("metrics", help="list all scores: unit, range, what they look at, what they mean")
    metrics.add_argument("--markdown", action="store_true", help="as a Markdown table")
    metrics.set_defaults(run=_metrics)
    return parser


def _add_input(parser: argparse.ArgumentParser) -> None:
    """What is read, and how; every command that reads articles has the same."""
    parser.add_argument("input", nargs="+", metavar="INPUT", help=_INPUT)
    reading = parser.add_argument_group("reading")
    for field in FIELDS:
        reading.add_argument(f"--{field}-column", metavar="NAME", help=f"column of a table that has the {field}")
    reading.add_argument("--encoding", metavar="NAME", help="what files are decoded from, as cp1252 or mac_roman")
    reading.add_argument("--allow-local", action="store_true", help="also fetch pages from this machine or its own network")


def _add_corrections(*commands: argparse.ArgumentParser) -> None:
    for command in commands:
        command.add_argument("--corrections", metavar="FILE", type=Path, help="cues to reject and to add, as .csv: cue, action "
                             "(reject or add), reason and, as wanted, category, weight, article (an id)")  # fmt: skip


def _add_output(parser: argparse.ArgumentParser, name: str, what: str) -> None:
    parser.add_argument("-o", "--output", required=True, type=Path, metavar=name, help=what)


def _add_table_options(command: argparse.ArgumentParser, tables: str) -> None:
    command.add_argument("--table", metavar="NAME", help=tables)
    command.add_argument("--bom", action="store_true", help="begin .csv and .tsv with a byte order mark, for Excel")


def _report(options: argparse.Namespace) -> int:
    from framing.report.blind import blind
    from framing.report.pdf import find_browser, print_pdf
    from framing.report.site import write_pages
    from framing.report.worksheet import write_worksheet

    browser = find_browser() if options.pdf else ""  # one that is missing is better known before the work
    analysis, failures = _analyse(options, blind if options.blind else None)
    n_events = len({article.event or "" for article in analysis.articles})
    target = options.output / ("report.html" if n_events == 1 else "index.html")
    with _progress(n_events, "pages") as progress:
        pages = write_pages(analysis, target, excerpts=options.excerpts, progress=progress)
    print(_plain(_overview(analysis)) if n_events == 1 else f"{len(analysis.articles)} articles on {n_events} events.")
    print(f"Report: {pages[0]}")
    if options.worksheet:
        print("Worksheet: {}\nAnswer key: {}".format(*write_worksheet(analysis, options.output)))
    if options.pdf:
        printed = [print_pdf(page, browser) for page in pages]
        print(f"PDF: {printed[0]}{f' and {len(printed) - 1} more' if len(printed) > 1 else ''}")
    return _tell(failures)


def _score(options: argparse.Namespace) -> int:
    from framing.export import target_of
    from framing.tables import by_reason

    how = {"table": options.table, "bom": options.bom}
    found = target_of(options.output, "analysis", **how)  # an output that cannot be is better known before the work
    if found.is_folder:
        return _score_corpus(options)
    analysis, failures = _analyse(options)
    path = _write_tables(analysis, options.output, how)
    print(f"{len(analysis.articles)} article{'s' if len(analysis.articles) != 1 else ''} scored: {path}")
    if found.tables == ("scores",):  # which has no room for the notes
        for name, reason, metrics in by_reason(analysis.notes):
            _say(f"  {name}: {reason} ({', '.join(metrics)})")
    return _tell(failures)


def _score_corpus(options: argparse.Namespace) -> int:
    from framing.corpus import score_corpus

    if len(options.input) > 1:
        raise ValueError("a corpus is one file or one folder. Name one, or give a file to write to, as scores.csv.")
    if options.table or options.bom:
        raise ValueError("--table and --bom are for a single file. Leave them out, or name a file, as scores.csv.")
    with _corpus_progress() as progress:
        run = score_corpus(
            options.input[0],
            options.output,
            options.workers,
            options.scheduler,
            options.chunk_size,
            options.evidence,
            not options.restart,
            corrections=options.corrections,
            columns=_columns(options),
            encoding=options.encoding,
            progress=progress,
        )
    print(f"{run.scored:,} article{'s' if run.scored != 1 else ''} scored: {run.target}")
    if run.failed:
        _say(f"framing: {run.failed:,} could not be scored; {run.target / 'failed.parquet'} tells which and why.")
    return SOME_FAILED if run.failed else DONE


def _corpus_report(options: argparse.Namespace) -> int:
    from framing.corpus import write_corpus_report

    print(f"Report: {write_corpus_report(options.scores, (options.output or options.scores / 'report') / 'report.html')}")
    return DONE


def _compare(options: argparse.Namespace) -> int:
    from framing.export import target_of

    how = {"table": options.table, "bom": options.bom, "format": options.format}
    target_of(options.output, "comparison", **how)
    analysis, failures = _analyse(options)
    comparison = framing.compare(analysis)
    path = _write_tables(comparison, options.output, how)
    print(_plain(comparison.summary()))
    print(f"\nComparison: {path}")
    return _tell(failures)


def _write_tables(source: Analysis | Comparison, path: Path, how: dict[str, Any]) -> Path:
    """Write, and tell what the format could not hold as the command line tells things."""
    import warnings

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UserWarning)
        written = framing.write_tables(source, path, **how)
    for warning in told:
        _say(f"framing: {warning.message}")
    return written


def _metrics(options: argparse.Namespace) -> int:
    if options.markdown:
        print("| score | meaning | looks at | unit |\n|---|---|---|---|")
        for metric in framing.METRICS:
            print(f"| `{metric.column}` | {metric.meaning} | {metric.scope} | {metric.unit} |")
        return DONE
    for metric in framing.METRICS:
        low, high = (
            "−∞" if bound == float("-inf") else "∞" if bound == float("inf") else f"{bound:g}" for bound in metric.bounds
        )
        print(f"{metric.column}\n    {metric.meaning}\n    {metric.scope}; {metric.unit}; {low} to {high}")
        if metric.evidence:
            print(f"    evidence: {metric.evidence}")
    return DONE


def _analyse(
    options: argparse.Namespace, change: Callable[[list[Article]], list[Article]] | None = None
) -> tuple[Analysis, list[ReadingError]]:
    failures: list[ReadingError] = []
    output = os.path.realpath(options.output)
    if Path(output).is_file() and any(os.path.realpath(source) == output for source in options.input if "\0" not in source):
        raise ValueError(f"{options.output}: is what is to be read, and would be lost. Name another output.")
    articles = framing.read_articles(
        options.input,
        failures=failures,
        columns=_columns(options),
        encoding=options.encoding,
        allow_local=options.allow_local,
    )
    if change:
        articles = change(articles)
    with _progress(len(articles), "articles") as progress:
        return framing.analyse(articles, corrections=options.corrections, progress=progress), failures


def _columns(options: argparse.Namespace) -> dict[str, str]:
    """Field → the column that was named for it."""
    columns = {field: getattr(options, f"{field}_column") for field in FIELDS}
    return {field: column for field, column in columns.items() if column is not None}


@contextmanager
def _corpus_progress() -> Iterator[Callable[[int, float], object] | None]:
    """A bar that learns from the share of the source that was read how many articles there will be."""
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(unit=" articles", smoothing=0.1, dynamic_ncols=True) as bar:

        def tell(n: int, share: float) -> None:
            if share > 0:
                bar.total = max(bar.n + n, round((bar.n + n) / share))
            bar.update(n)

        yield tell


def _progress(total: int, unit: str) -> AbstractContextManager[Callable[[int], object] | None]:
    """A progress bar's update function, if there is somebody to look at it."""
    if total <= _FEW or not sys.stderr.isatty():
        return nullcontext()
    from tqdm import tqdm

    bar: tqdm[Any] = tqdm(total=total, unit=f" {unit}", leave=False)

    class Bar(AbstractContextManager[Callable[[int], object]]):
        def __enter__(self) -> Callable[[int], object]:
            return bar.update

        def __exit__(self, *_: object) -> None:
            bar.close()

    return Bar()


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


def _tell(failures: Sequence[ReadingError]) -> int:
    for failure in failures:
        _say(f"framing: {failure}")
    if failures:
        _say(f"framing: {len(failures)} article{'s' if len(failures) != 1 else ''} could not be read; the others are done.")
    return SOME_FAILED if failures else DONE


def _say(text: str) -> None:
    """Tell on standard error; what came from outside may hold characters that a terminal obeys, and they are shown instead."""
    print(_plain(text), file=sys.stderr)


def _plain(text: str) -> str:
    return _OBEYED.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


def entry() -> None:
    """Console script; output that the terminal cannot show is escaped, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as under pythonw
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
