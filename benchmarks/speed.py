"""Speed of ``analyse(…).scores`` beside limits of Python, in one process, over a corpus of news articles.

    python benchmarks/speed.py --corpus ../shared/data/news_articles.csv.gz

The yardsticks run interleaved with `framing` in the same process, and figures are medians over rounds: read the ratios, since
words per second depend on the machine. Writes ``benchmarks/results/speed.md`` (not with ``--dry-run``).
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pandas as pd

import framing

if TYPE_CHECKING:
    from collections.abc import Callable

BARE = "bare `finditer` over words, with spans"
RESULT = Path(__file__).parent / "results" / "speed.md"


def comparison(rounds: int) -> list[str]:
    """Seconds for the intervals of all metrics over the three seeds (2,000 resamples), and for all tables of a comparison."""
    analysis = framing.analyse(framing.read_articles(Path(__file__).parents[1] / "seeds"))
    framing.compare(analysis).tables()  # lists are loaded once
    times: dict[str, list[float]] = {"intervals of all metrics, 2,000 resamples": [], "all tables of `compare`": []}
    for _ in range(rounds):
        for name, tables in zip(times, (lambda found: found.scores, lambda found: found.tables()), strict=True):
            began = time.perf_counter()
            tables(framing.compare(analysis))
            times[name].append(time.perf_counter() - began)
    return [f"{name}, the three seeds: {median(seconds):.2f} s  " for name, seconds in times.items()]


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="CSV or JSONL (also .gz) with the columns headline and text")
    parser.add_argument("--articles", type=int, default=1000, help="how many articles of it (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dry-run", action="store_true", help="print only")
    options = parser.parse_args()
    if ".jsonl" in options.corpus.name:
        data = pd.read_json(options.corpus, lines=True, nrows=options.articles)
    else:
        data = pd.read_csv(options.corpus, keep_default_na=False, nrows=options.articles)
    texts = data.text.tolist()
    articles = [framing.Article(text, headline=headline) for text, headline in zip(texts, data.headline, strict=True)]
    words = sum(len(text.split()) for text in texts)

    def evidence() -> object:
        analysis = framing.analyse(articles)
        return analysis.evidence, analysis.sentences

    contenders: dict[str, Callable[[], object]] = {
        "bare `finditer` over words, with spans": lambda: [
            [(m.start(), m.end()) for m in re.finditer(r"\w+", t)] for t in texts
        ],
        "bare `findall` over words": lambda: [re.findall(r"\w+", text) for text in texts],
        "`analyse(…).scores`, all metrics": lambda: framing.analyse(articles).scores,
        "`analyse(…)` with evidence and sentences": evidence,
    }
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(options.rounds):
        for name, contender in contenders.items():
            began = time.perf_counter()
            contender()
            seconds[name].append(time.perf_counter() - began)
    bare = median(seconds[BARE])
    lines = [
        f"# Speed\n\n{len(texts):,} articles, {words:,} words; medians of {options.rounds} interleaved rounds, one process.\n"
    ]
    lines += ["| | thousand words per second | relative to bare `finditer` |", "|---|---:|---:|"]
    lines += [f"| {name} | {words / median(s) / 1000:,.0f} | {bare / median(s):.2f} |" for name, s in seconds.items()]
    lines += ["", *comparison(options.rounds)]
    print("\n".join(lines))
    if not options.dry_run:
        RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
