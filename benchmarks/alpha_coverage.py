"""Coverage of alpha: how often the 95 % intervals of Krippendorff's alpha hold the true one, on simulated studies.

Two coders code the sentences of some articles, 20 to 40 each. Every article has a prevalence of its own, the chance that a
sentence is coded 1, and an agreement of its own, the share of sentences on which both coders see the same; on the others they
answer by chance, each by the article's prevalence. Both are Beta variables, so the alpha of all articles of the kind is known.
Of fewer than ten articles single sentences are drawn. Each interval is set beside two true values: that of all articles of the
kind, and that of the study's own articles, had these any number of sentences. Writes ``benchmarks/results/alpha_coverage.md``.

    python benchmarks/alpha_coverage.py
"""

from __future__ import annotations

import argparse
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.coding.agreement import RESAMPLES
from framing.coding.measures import reliability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ALPHAS: Final = (0.4, 0.67, 0.8)
PREVALENCES: Final = (0.1, 0.3)
ARTICLES: Final = (3, 6, 9, 10, 20, 40)
SENTENCES: Final = (20, 40)  # from, to
ALIKE: Final = 0.1
"""Intraclass correlation of codes within articles: the share of their variance that lies between prevalences of articles."""
SPREAD: Final = 0.1
"""Variance of articles' agreement, as a share of the most it could have."""
RESULTS: Final = Path(__file__).parent / "results" / "alpha_coverage.md"


class Study(NamedTuple):
    """What two coders gave, and what is true."""

    codes: NDArray[np.float64]
    articles: NDArray[np.object_]
    own: float
    """Alpha of these articles, had they any number of sentences."""


def beta(mean: float, share: float, n: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Beta variables whose variance is this share of mean × (1 − mean)."""
    total = 1 / share - 1
    return rng.beta(mean * total, (1 - mean) * total, n)


def study(alpha: float, prevalence: float, n: int, rng: np.random.Generator) -> Study:
    """One of `n` articles.

    In an article of prevalence p and agreement g coders differ on a share (1 − g) · 2p(1 − p). The mean of p(1 − p) over all
    articles is (1 − ALIKE) of what chance gives, so that alpha = 1 − (1 − g)(1 − ALIKE) with g their mean agreement.
    """
    p = beta(prevalence, ALIKE, n, rng)
    g = beta(1 - (1 - alpha) / (1 - ALIKE), SPREAD, n, rng)
    sizes = rng.integers(SENTENCES[0], SENTENCES[1] + 1, n)
    of = np.repeat(np.arange(n), sizes)
    answers = rng.random((len(of), 2)) < p[of, None]
    same = rng.random(len(of)) < g[of]
    answers[same, 1] = answers[same, 0]
    mean = float(np.average(p, weights=sizes))
    own = 1 - float(np.average((1 - g) * p * (1 - p), weights=sizes)) / (mean * (1 - mean))
    return Study(answers.astype(np.float64), of.astype(str).astype(object), own)


def cell(alpha: float, prevalence: float, n: int, *, studies: int, seed: int) -> list[str]:
    """One row of the table."""
    rng = np.random.default_rng(seed)
    made = [study(alpha, prevalence, n, rng) for _ in range(studies)]
    found = [reliability(one.codes, one.articles, "nominal", RESAMPLES, number) for number, one in enumerate(made)]
    limits = np.array([(each.low, each.high) for each in found])
    has = ~np.isnan(limits[:, 0])
    low, high = limits[has].T
    own = np.array([one.own for one in made])[has]
    drawn = {each.drawn for each in found} - {""}
    shares = [
        np.mean((low <= alpha) & (alpha <= high)),
        np.mean(high < alpha),
        np.mean(low > alpha),
        np.mean((low <= own) & (own <= high)),
        1 - has.mean(),
    ]
    figures = [f"{100 * share:.1f}" for share in shares]
    return [str(alpha), str(prevalence), str(n), " ".join(drawn), *figures, f"{np.median(high - low):.2f}"]


def head(studies: int) -> Sequence[str]:
    """What stands above the rows."""
    errors = [100 * (share * (1 - share) / studies) ** 0.5 for share in (0.95, 0.8)]
    return [
        "# Coverage of the intervals of Krippendorff's alpha",
        "",
        f"{studies} simulated studies per row: two coders, articles of {SENTENCES[0]} to {SENTENCES[1]} sentences, each with a",
        f"prevalence and an agreement of its own ({100 * ALIKE:.0f} % of the variance of codes lies between articles), and",
        f"{RESAMPLES} samples per interval. Coverage: share of 95 % intervals with the true alpha of all articles of the kind.",
        "Below, above: share of those wholly below and above it. Own: share of intervals with the alpha of the study's own",
        "articles, had these any number of sentences. None: share of studies without an interval, as where coders never",
        "differ; they do not count elsewhere. Width: median. Coverage to none are in percent, with Monte-Carlo standard errors",
        f"of {errors[0]:.1f} points at 95 % and {errors[1]:.1f} at 80 %. Made by `benchmarks/alpha_coverage.py`.",
        "",
        "| alpha | prevalence | articles | drawn | coverage | below | above | own | none | width |",
        "|--:|--:|--:|---|--:|--:|--:|--:|--:|--:|",
    ]


def main() -> None:
    """Simulate and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--studies", type=int, default=1000, help="per row")
    parser.add_argument("--dry-run", action="store_true", help="print only")
    options = parser.parse_args()
    lines = [*head(options.studies)]
    for seed, (n, alpha, prevalence) in enumerate(product(ARTICLES, ALPHAS, PREVALENCES)):
        lines.append(f"| {' | '.join(cell(alpha, prevalence, n, studies=options.studies, seed=seed))} |")
        print(lines[-1], flush=True)
    if not options.dry_run:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
