"""Methods: a paragraph for a paper that says how an analysis was made, and the reference to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import framing
from framing.comparison.intervals import RESAMPLES
from framing.lexicon import list_digest
from framing.metrics import METRICS

if TYPE_CHECKING:
    from framing.analysis import Analysis


def methods(analysis: Analysis) -> str:
    """How the analysis was made, in a paragraph to cite.

    Examples
    --------
    >>> methods(framing.analyse(["Turnout may fall."])).startswith("We measured the wording of 1 English news article")
    True
    """
    n = sum(analysis.english)
    words = int(analysis.scores["words"][list(analysis.english)].sum()) if "words" in analysis.scores else 0
    size = f"{n:,} English news article{'s' if n != 1 else ''}{f' ({words:,} words)' if words else ''}"
    return (
        f"We measured the wording of {size} with framing {framing.__version__} (word lists {analysis.lists}). Loaded language, "
        "hedges, boosters, approximators and prescriptions are weighted counts of list entries per 100 words of the body, told "
        "apart by voice: the outlet's own, quoted, or attributed. Headline sensationalism is 1 − exp(−S), with S the sum of "
        "the weights found in the headline. Reading ease is calibrated on teachers' judgements (CLEAR, Crossley et al. 2022). "
        f"Intervals are 95 % intervals from {RESAMPLES:,} resamples of sentences and of runs of three to five sentences (of "
        "articles where an outlet has several), with score limits for counts; differences were tested by permutation and "
        "adjusted after Holm over the main scores and pairs of outlets. Facts were aligned across articles by their words, "
        "names, numbers and dates. Agreement of each score with human judgements is published with the package."
        f"{_further(analysis)}"
    )


def _further(analysis: Analysis) -> str:
    """What was measured beyond the shipped scores, which is published nowhere else."""
    shipped = {metric.column for metric in METRICS}
    told = [f"{one.column} ({one.meaning.rstrip('.')})" for one in analysis.metrics if one.column not in shipped]
    return f" Measured besides, by means of our own: {', '.join(told)}." if told else ""


def bibtex() -> str:
    """The reference to cite, in BibTeX.

    Examples
    --------
    >>> print(bibtex().splitlines()[0])
    @software{framing,
    """
    return (
        "@software{framing,\n"
        "  author = {{The framing developers}},\n"
        "  title = {framing: how a news article is worded},\n"
        f"  version = {{{framing.__version__}}},\n"
        f"  note = {{word lists {list_digest()}}}\n"
        "}"
    )
