"""Speed of ``analyse(…).scores`` beside limits of Python and other packages, over a corpus of news articles.

    python benchmarks/speed.py --corpus ../shared/data/news_articles.csv.gz
    python benchmarks/speed.py --corpus ../shared/data/news_articles.csv.gz --articles 300 --dry-run

Contenders take turns in one process, and figures are medians over rounds: read the ratios, since words per second depend on
the machine. Writes ``benchmarks/results/speed.md`` and ``speed.svg``. With ``--dry-run`` it only prints, leaves out what is
slow (the whole corpus, articles of 100,000 words), and exits with 1 where a floor is broken.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import pandas as pd
import speed_sizes as sizes
from speed_chart import speed_bars
from speed_fresh import importing, scoring_corpus, scoring_seeds
from speed_timing import Contender, faster, interleaved, number_of_words, rate, timed
from speed_yardsticks import BARE, FEW, SCORES, TABLES, TEN, contenders

import framing
from framing.charts.saving import save

if TYPE_CHECKING:
    from collections.abc import Mapping

    from speed_timing import Times

RESULTS: Final = Path(__file__).parent / "results"
LEAST_OF_BARE: Final = 0.2  # the aim is 1/4, on a machine that does nothing else
LEAST_OF_TEN: Final = 4.0
MOST_FOR_TABLES: Final = 1.3
LINE: Final = "\n"


def side_by_side(times: Times, first: float) -> str:
    """The yardsticks as a table, and what they come to; `first` is what a word cost in the first call of the process."""
    rows = [
        f"| {name} | {rate(times, name) / 1000:,.0f} | {faster(times, name, BARE):.3f} | {faster(times, SCORES, name):.2f} |"
        for name in sorted(times, key=lambda each: -rate(times, each))
    ]
    bare, ten, tables = faster(times, SCORES, BARE), faster(times, SCORES, TEN), for_tables(times)
    cold = first / median(times[SCORES])
    return f"""\
| | thousand words per second | relative to bare `finditer` | `scores` are … times as fast |
|---|---:|---:|---:|
{LINE.join(rows)}

`scores` run at {bare:.2f} of bare `finditer` (aim: at least 0.25), and {ten:.1f} times as fast as textstat's ten formulas
(aim: at least {LEAST_OF_TEN:.0f}). `evidence` and `sentences`, which are made when they are asked for, cost {tables:.2f} times
the scores again. `framing` remembers a bounded number of word forms, so it knows all words of these articles after the first
round. The first call of the process, which knew none, took {cold:.1f} times as long (measured once).

Words are what space divides. Each contender reads the bodies, and keeps what it finds in all of them; `framing` reads the
headlines too. textstat and VADER read the first {FEW} articles. textstat has the syllables of `framing` in place of the
dictionary it would download; what it remembers of texts is emptied before each round, but not between the formulas, which
share it. All dictionaries and word lists are loaded before. VADER gives one score, of sentiment; it is made for short texts,
and its cost grows faster than their length, so it is timed on paragraphs too. `findall` gives no spans.

The NELA toolkit's bias group 6–7 thousand words a second, TextDescriptives 5–18, write-good 83, scattertext's corpus building
104, recorded earlier on another machine where bare finditer ran at 1.4 million.
"""


def for_tables(times: Times) -> float:
    """What `evidence` and `sentences` cost after the scores, relative to the scores."""
    return faster(times, SCORES, TABLES) - 1


def by_size(name: str, times: Times) -> str:
    """What a word costs by size, the cheapest being 1."""
    costs = {size: median(each) for size, each in times.items()}
    least = min(costs.values())
    rows = [f"| {size} | {1 / cost / 1000:,.0f} | {cost / least:.2f} |" for size, cost in costs.items()]
    return f"""\
| {name} | thousand words per second | cost of a word, cheapest = 1 |
|---:|---:|---:|
{LINE.join(rows)}

Dearest to cheapest: {max(costs.values()) / least:.2f} (aim: at most 1.3).
"""


def whole_corpus(given: Path, words: int, bare: float, rounds: int) -> str:
    """`score_corpus` with one worker and with two, from the file as it is, and as Parquet."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "corpus.parquet")
        _table(given, None).to_parquet(table)
        sources = {f"`{''.join(given.suffixes)}`": given, "`.parquet`": table}
        runs = {
            name: [(scoring_corpus(path, 1), scoring_corpus(path, 2)) for _ in range(rounds)] for name, path in sources.items()
        }
    rates, memory, children = [], [], []
    for name, pairs in runs.items():
        one = {key: median(one[key] for one, _ in pairs) for key in pairs[0][0]}
        times = median(one["seconds"] / two["seconds"] for one, two in pairs)
        speed = words / one["seconds"]
        rates.append(f"| {name} | {one['seconds']:.1f} | {speed / 1000:,.0f} | {speed / bare:.2f} | {times:.2f} |")
        memory.append(f"| the process, from {name} | {_memory(one, 'process')} | |")
        children.append(one)
    child = max(children, key=lambda one: one["child peak"])
    memory.append(f"| its child | {_memory(child, 'child')} | {child['child peak'] - child['child lists']:,.0f} |")
    return f"""\
## A whole corpus

`framing.corpus.score_corpus` reads {child["articles"]:,.0f} articles, {words / 1e6:.1f} million words, scores them in child
processes, one for each worker, and writes Parquet, 1,000 articles at a time. Medians of {rounds} rounds in fresh processes.
Two workers are to be at least 1.7 times as fast as one. They share {os.cpu_count()} processors with the process that reads and
writes, which has more to do where a file is packed with gzip: it is unpacked twice, first to see whether all of it is UTF-8.

| from | seconds, one worker | thousand words per second | relative to bare `finditer` | two workers are … times as fast |
|---|---:|---:|---:|---:|
{LINE.join(rates)}

| memory, MB | with libraries loaded | at its peak | above libraries | above libraries and word lists |
|---|---:|---:|---:|---:|
{LINE.join(memory)}

At most 60 MB above the libraries are the aim. Parquet is read page by page, and pandas, which wrote this file with its
defaults, makes large ones.

"""


def _memory(run: Mapping[str, float], name: str) -> str:
    libraries, peak = run[f"{name} libraries"], run[f"{name} peak"]
    return f"{libraries:,.0f} | {peak:,.0f} | {peak - libraries:,.0f}"


def starts(rounds: int) -> str:
    """What it costs to begin."""
    seconds, (clock, processor) = importing(rounds), scoring_seeds(rounds)
    return f"""\
`import framing` takes {1000 * seconds:,.0f} ms. `framing score seeds -o FILE.csv` takes {clock:.2f} seconds from start to
end, and {processor:.2f} seconds of processor time. Medians of {rounds} fresh processes, whose files the system has read before.
"""


def comparisons(rounds: int) -> str:
    """Seconds for the intervals of all metrics over the three seeds (2,000 resamples), and for all tables of a comparison."""
    analysis = framing.analyse(framing.read_articles(Path(__file__).parents[1] / "seeds"))
    found = {
        "intervals of all metrics, 2,000 resamples": Contender(lambda: framing.compare(analysis).scores, 1),
        "all tables of `compare`": Contender(lambda: framing.compare(analysis).tables(), 1),
    }
    times = interleaved(found, rounds)
    return "".join(f"{name}, the three seeds: {median(seconds):.2f} s  \n" for name, seconds in times.items())


def broken(times: Times) -> list[str]:
    """The floors that do not hold."""
    bare, ten, tables = faster(times, SCORES, BARE), faster(times, SCORES, TEN), for_tables(times)
    found = {
        f"scores run at {bare:.2f} of bare finditer; the floor is {LEAST_OF_BARE}.": bare < LEAST_OF_BARE,
        f"scores are {ten:.1f} times as fast as textstat's ten formulas; the floor is {LEAST_OF_TEN}.": ten < LEAST_OF_TEN,
        f"evidence and sentences cost {tables:.2f} times the scores; the limit is {MOST_FOR_TABLES}.": tables > MOST_FOR_TABLES,
    }
    return [message for message, is_broken in found.items() if is_broken]


def read(path: Path, most: int | None) -> list[framing.Article]:
    """The articles of a file, all of them or so many."""
    data = _table(path, most)
    return [framing.Article(text, headline=headline) for text, headline in zip(data.text, data.headline, strict=True)]


def _table(path: Path, most: int | None) -> pd.DataFrame:
    if ".jsonl" in path.name:
        return pd.read_json(path, lines=True, nrows=most)
    return pd.read_csv(path, keep_default_na=False, nrows=most)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="CSV or JSONL (also .gz) with the columns headline and text")
    parser.add_argument("--articles", type=int, default=1000, help="how many of it beside the yardsticks (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="default %(default)s")
    parser.add_argument("--dry-run", action="store_true", help="print only, without what is slow, and check the floors")
    options = parser.parse_args()
    rounds, full = options.rounds, not options.dry_run
    if full and not Path("/proc/self/status").exists():
        parser.error("peak memory is read from /proc, which is not here. Run it on Linux, or with --dry-run.")
    everything = read(options.corpus, None if full else options.articles)
    articles = everything[: options.articles]

    found = contenders(articles)
    _ = framing.analyse(["Ready."]).scores  # the word lists are loaded once
    first = timed(found[SCORES])
    times = interleaved(found, rounds)
    lengths = interleaved(sizes.of_length(everything, sizes.LENGTHS if full else sizes.LENGTHS[:-1]), rounds)
    numbers = interleaved(sizes.of_number(everything, whole=full), rounds)
    bare, ten = faster(times, SCORES, BARE), faster(times, SCORES, TEN)
    finding = (
        f"Words per second. Scores of framing: {rate(times, SCORES) / 1000:,.0f} thousand, {bare:.2f} of bare finditer and "
        f"{ten:.1f} times as fast as textstat's ten formulas."
    )
    page = f"""\
# Speed

{len(articles):,} news articles, {number_of_words(articles):,} words. Contenders take turns in one process, {rounds} rounds
after one that does not count; words per second are medians, and ratios are medians of the ratios within each round. Read the
ratios: words per second depend on the machine.

{f"![{finding}](speed.svg){LINE * 2}" if full else ""}{side_by_side(times, first)}
## By size

The same paragraphs joined to articles of at least so many words, {sizes.WORDS:,} words or all there are, in one call:

{by_size("words per article", lengths)}
The same {sizes.NUMBERS[-1]:,} articles, or all there are, in calls of so many{"; the whole corpus in one" if full else ""}.
Before each, these articles are scored twice, which is not timed, so that all begin with the same words known.

{by_size("articles per call", numbers)}
{whole_corpus(options.corpus, number_of_words(everything), rate(times, BARE), rounds) if full else ""}## Start

{starts(rounds)}
## Comparisons

{comparisons(rounds)}"""
    print(page)
    if full:
        (RESULTS / "speed.md").write_text(page, encoding="utf-8")
        save(speed_bars({name: rate(times, name) for name in times}, {SCORES, TABLES}, finding), RESULTS / "speed.svg")
    elif failures := broken(times):
        sys.exit("\n".join(failures))


if __name__ == "__main__":
    main()
