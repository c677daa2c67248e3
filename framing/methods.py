"""Methods: a paragraph for a paper that says how an analysis was made, and the reference to cite."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import framing
from framing.comparison.intervals import RESAMPLES
from framing.metrics import METRICS
from framing.metrics.cue_rate import FindCues

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.metric import Metric

_RATES: Final = {
    "loaded_language": "loaded language",
    "loaded_language_quoted": "loaded language in quotations",
    "hedges_per_100_words": "hedges",
    "boosters_per_100_words": "boosters",
    "approximators_per_100_words": "approximators",
    "prescriptions_per_100_words": "prescriptions",
}
_SENTENCES: Final = {
    "loaded_sentences": "The share of loaded sentences is the mean of the probabilities that most experts would call a "
    "sentence loaded, by a logistic model of named features.",
    "hedging_ratio": "The hedging ratio is the share of prose sentences with at least one hedge.",
    "headline_sensationalism": "Headline sensationalism is 1 − exp(−S), with S the sum of the weights of cues in the headline "
    "and of a background, the weak weights of its other words.",
    "reading_ease": "Reading ease is calibrated on teachers' judgements (CLEAR, Crossley et al. 2022).",
    "reading_grade": "The reading grade is the median of six grade formulas.",
}
_COMPARED: Final = (
    f"Where outlets are compared, intervals are 95 % intervals from {RESAMPLES:,} resamples of sentences and of runs of three "
    "to five sentences (of articles where an outlet has several), with score limits for counts; differences were tested by "
    "permutation and adjusted after Holm over the main scores and pairs of outlets; facts were aligned across articles by "
    "their words, names, numbers and dates."
)
_SIZES: Final = ("words", "sentences")


def methods(analysis: Analysis) -> str:
    """How the analysis was made, in a paragraph to cite: what was measured, and how outlets are compared.

    Examples
    --------
    >>> methods(framing.analyse(["Turnout may fall."])).startswith("We measured the wording of 1 English news article")
    True
    """
    n = sum(analysis.english)
    words = int(analysis.scores["words"][list(analysis.english)].sum()) if "words" in analysis.scores else 0
    size = f"{n:,} English news article{'s' if n != 1 else ''}{f' ({words:,} words)' if words else ''}"
    shipped = [metric.column for metric in analysis.metrics if metric in METRICS]
    sentences = [
        f"We measured the wording of {size} with framing {framing.__version__} (word lists {analysis.lists}).",
        *_rates([_RATES[column] for column in shipped if column in _RATES]),
        *(_SENTENCES[column] for column in shipped if column in _SENTENCES),
        *_formulas([column for column in shipped if column not in {*_RATES, *_SENTENCES, *_SIZES}]),
        *(_own(metric) for metric in analysis.metrics if metric not in METRICS),
        _COMPARED,
    ]
    if shipped:
        sentences.append("How far scores agree with human judgements, where that was measured, is published with the package.")
    return " ".join(sentences)


def _rates(names: list[str]) -> list[str]:
    if not names:
        return []
    counts = "are weighted counts" if len(names) > 1 or names[0].endswith("s") else "is a weighted count"
    told = f"{_listed(names)} {counts} of list entries per 100 words of the body"
    own = _RATES["loaded_language"] in names
    return [f"{told[0].upper()}{told[1:]}{'; loaded language is that outside quotations' if own else ''}."]


def _formulas(columns: list[str]) -> list[str]:
    names = [column.replace("_", " ") for column in columns]
    return [f"Computed as in their papers, but for the deviations listed in its README: {_listed(names)}."] if names else []


def _own(metric: Metric) -> str:
    """A measure that is none of the package: what it tells, and by which list."""
    words = metric.find.lexicon if isinstance(metric.find, FindCues) else None
    by = f" (word list {Path(words.name).name}, {words.digest})" if words else ""
    return f"An own measure, {metric.column}{by}: {metric.meaning.rstrip('.')}."


def _listed(names: list[str]) -> str:
    """Names with commas, and "and" before the last."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def bibtex(lists: str) -> str:
    """The reference to cite, in BibTeX; `lists` is the state of the word lists, as `Analysis.lists` has it.

    Examples
    --------
    >>> print(bibtex("0123456789ab").splitlines()[0])
    @software{framing,
    """
    return (
        "@software{framing,\n"
        "  author = {{The framing developers}},\n"
        "  title = {framing: how a news article is worded},\n"
        f"  version = {{{framing.__version__}}},\n"
        f"  note = {{word lists {lists}}}\n"
        "}"
    )
