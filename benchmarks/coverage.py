"""Coverage: how often 95 % intervals hold the true value, and how often alike articles get a verdict, on written articles.

Articles are made of plain words by processes whose true values are known, and go the whole way through the package. Hedges,
loaded cues and hard words come in bursts: each has a level that a paragraph shares, and that leans on the sentence before. "as
in news" gives about the autocorrelation of 400 long news articles (0.02 to 0.1 between neighbouring sentences), "twice" about
double; "one paragraph" is "as in news" without paragraphs. Writes ``benchmarks/results/coverage.md``.

    python benchmarks/coverage.py
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.stats import norm

import framing
from framing.comparison.difference import Difference, difference_interval, holm, permutation_p, verdict
from framing.comparison.event import Event
from framing.comparison.intervals import interval
from framing.comparison.samples import Sample, samples
from framing.metrics.readability import READING_GRADE

if TYPE_CHECKING:
    from numpy.typing import NDArray

SENTENCES: Final = (20, 40, 80)
BURSTS: Final = {"none": (0.0, 0.0), "as in news": (0.3, 0.4), "twice": (0.5, 0.5), "one paragraph": (0.3, 0.4)}
FOLLOWS: Final = 0.5  # how much a sentence leans on the one before
LEVELS: Final = {"low": (0.2, 0.03, -1.0), "middle": (0.35, 0.06, -0.6), "high": (0.5, 0.15, -0.2)}
"""Share of hedged sentences, loaded cues per sentence and 10 words, how many words are hard (on a normal scale)."""
NAMES: Final = ("hedging_ratio", "loaded_language", "reading_ease")
METRICS: Final = {metric.column: metric for metric in framing.METRICS}
TRUTH: Final = 30_000  # sentences that the true values are taken from
RESULTS: Final = Path(__file__).parent / "results" / "coverage.md"
EASY: Final = "the man saw a dog in town and then he went home with his food near an old road by two big trees".split()
HARD: Final = "municipal infrastructure administration subcommittee environmental documentation regional examination".split()
CUES: Final = "shameful disastrous heroic outrageous vicious brutal".split()


def states(n: int, paragraph: NDArray[np.int64], burst: tuple[float, float], rng: np.random.Generator) -> NDArray[np.float64]:
    """The level of each sentence on a normal scale."""
    chain = rng.normal(size=n)
    for place in range(1, n):
        chain[place] = FOLLOWS * chain[place - 1] + (1 - FOLLOWS**2) ** 0.5 * chain[place]
    levels: NDArray[np.float64] = burst[0] * rng.normal(size=n)[paragraph] + burst[1] * chain
    return levels


def article(n: int, level: str, kind: str, rng: np.random.Generator) -> str:
    """An article of `n` sentences, one to four in a paragraph."""
    burst = BURSTS[kind]
    share, rate, hard = LEVELS[level]
    paragraph = np.repeat(np.arange(n), rng.choice([1, 2, 3, 4], size=n, p=[0.3, 0.35, 0.2, 0.15]))[:n]
    spread = (1 + burst[0] ** 2 + burst[1] ** 2) ** 0.5
    hedged = rng.normal(size=n) < norm.ppf(share) * spread + states(n, paragraph, burst, rng)
    loaded = np.exp(states(n, paragraph, burst, rng))
    hardness = norm.cdf(hard + 0.3 * states(n, paragraph, burst, rng) + 0.3 * rng.normal(size=n))
    text = []
    for place in range(n):
        length = max(6, int(np.exp(rng.normal(3.0, 0.4))))
        is_hard = rng.random(length) < hardness[place]
        words = [str(rng.choice(HARD if each else EASY)) for each in is_hard]
        for _ in range(rng.poisson(rate * loaded[place] * length / 10)):
            words.insert(int(rng.integers(1, len(words))), str(rng.choice(CUES)))
        if hedged[place]:
            words.insert(int(rng.integers(1, len(words))), "perhaps")
        stop = "\n\n" if kind != "one paragraph" and place + 1 < n and paragraph[place + 1] != paragraph[place] else " "
        text.append(" ".join(words).capitalize() + "." + stop)
    return "".join(text)


def measured(texts: list[str]) -> dict[str, list[list[Sample]]]:
    """Metric → each text as the metric sees it."""
    event = Event.of([framing.Article(text, outlet=str(number), id=str(number)) for number, text in enumerate(texts)])
    return {name: list(samples(event, METRICS[name]).values()) for name in (*NAMES, "reading_grade")}


def cell(level: str, kind: str, n: int, *, articles: int, truth: dict[str, float], seed: int) -> list[str]:
    """One row of the table: coverage of each metric, and shares of false verdicts."""
    rng = np.random.default_rng(seed)
    of = measured([article(n, level, kind, rng) for _ in range(articles)])
    found = {name: [interval(sample) for sample in of[name]] for name in NAMES}
    covered = [np.mean([each.low <= truth[name] <= each.high for each in found[name]]) for name in NAMES]
    alone, family = [], []
    for a, b in zip(range(articles // 2), range(articles // 2, articles), strict=False):
        differences = []
        for name in NAMES:
            p = permutation_p(of[name][a], of[name][b])
            grades = of["reading_grade"][a][0].estimate - of["reading_grade"][b][0].estimate
            grades = grades if METRICS[name].count is READING_GRADE.count else float("nan")
            between = difference_interval(found[name][a], found[name][b])
            differences.append(Difference(name, "a", "b", *between, 0.0, p, grades))
        alone.append([verdict(each, each.p).endswith("higher") for each in differences])
        adjusted = holm(np.array([each.p for each in differences]))
        family.append([verdict(each, p).endswith("higher") for each, p in zip(differences, adjusted.tolist(), strict=True)])
    shares = [*covered, *np.mean(alone, axis=0), np.mean(np.any(family, axis=1))]
    return [level, kind, str(n), *(f"{100 * share:.1f}" for share in shares)]


def main() -> None:
    """Simulate and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000, help="per row")
    parser.add_argument("--dry-run", action="store_true", help="print only")
    options = parser.parse_args()
    names = [f"coverage {name}" for name in NAMES] + [f"false {name}" for name in NAMES] + ["false, family"]
    lines = [
        "# Coverage of the intervals, and false verdicts",
        "",
        f"{options.articles} articles per row, each half compared with the other. Coverage: share of 95 % intervals with the",
        "true value. False verdicts: share of pairs from the same process that one metric alone would call different, and of",
        "families of all three (p adjusted) with at least one verdict. All in percent; made by `benchmarks/coverage.py`.",
        "",
        f"| level | bursts | sentences | {' | '.join(names)} |",
        f"|---|---|--:|{'--:|' * len(names)}",
    ]
    seed = 0
    for level in LEVELS:
        for kind in BURSTS:
            rng = np.random.default_rng(10_000 + seed)
            long = measured([article(TRUTH, level, kind, rng)])
            truth = {name: long[name][0][0].estimate for name in NAMES}
            for n in SENTENCES:
                seed += 1
                lines.append(f"| {' | '.join(cell(level, kind, n, articles=options.articles, truth=truth, seed=seed))} |")
                print(lines[-1], flush=True)
    if not options.dry_run:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
