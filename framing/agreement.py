"""Agreement: how far the scores agree with people, as ``agreement.csv`` has it from the benchmarks."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from framing.tables import table_of

if TYPE_CHECKING:
    import pandas as pd

_SETS: Final = {
    "babe": "experts on sentences of US news (BABE, Spinde et al. 2021)",
    "basil lexical": "annotators on sentences of US news (BASIL, Fan et al. 2019)",
    "basil articles": "annotators on whole articles, two of one event (BASIL, Fan et al. 2019)",
    "babe words": "words that experts marked (BABE, Spinde et al. 2021)",
    "ptc loaded": "annotators on sentences of news articles (PTC, Da San Martino et al. 2020)",
    "ptc spans": "spans that annotators marked (PTC, Da San Martino et al. 2020)",
    "clef subjectivity": "annotators on sentences of news (CheckThat! 2025, task 1)",
    "wikiweasel": "annotators on sentences of Wikipedia (CoNLL 2010, Farkas et al. 2010)",
    "certainty": "raters on findings in news and abstracts (Pei & Jurgens 2021)",
    "clickbait": "raters on posts that announce articles (Webis-Clickbait-17, Potthast et al. 2018)",
    "hyperpartisan titles": "annotators on headlines (Hyperpartisan News Titles)",
    "clear": "teachers on excerpts (CLEAR, Crossley et al. 2022)",
    "onestop": "articles rewritten for three levels (OneStopEnglish, Vajjala & Lučić 2018)",
    "ud": "sentence boundaries of English texts (Universal Dependencies)",
    "ud news": "sentence boundaries of news (Universal Dependencies)",
    "statements that readers grouped": "readers who grouped the statements of nine events by fact",
    "newsdiscourse speech": "coders on sentences of news (NewsDiscourse, Choubey et al. 2020)",
}
_MEASURES: Final = {
    "AUC": "how often a marked text scores higher than an unmarked one; 0.5 is guessing (AUC)",
    "mean AUC within outlet": "the same among sentences of one outlet (mean AUC)",
    "pairs in order": "pairs that score in the order of the marks; 0.5 is guessing",
    "F1": "found and right, balanced; 1 is full agreement (F1)",
    "precision": "share of the marked characters that people marked too (precision)",
    "recall": "share of the characters people marked that are marked (recall)",
    "Spearman": "correlation of ranks, −1 to 1 (Spearman)",
    "Pearson": "correlation, −1 to 1 (Pearson)",
    "three levels in order": "share of articles whose levels come out in order",
    "boundary F1": "boundaries found and right, balanced; 1 is full agreement (F1)",
    "pairwise F1": "pairs of statements told as one fact, found and right, balanced (F1)",
}


def agreement() -> pd.DataFrame:
    """How far the shipped scores agree with people, measured on public labelled sets.

    Returns
    -------
    DataFrame (score, people, measure, n, value, low, high, unseen)
        ``value`` on the development parts of the sets with its 95 % interval over rows, where there is one; ``unseen`` on
        outlets, events or articles that no fit had seen, the figure to expect on other texts (NaN where nothing was fitted,
        or not measured so).

    Examples
    --------
    >>> table = agreement()
    >>> table[table.score == "sentences.loaded"].unseen.between(0.5, 1).all()
    np.True_
    """
    rows = [
        (
            row["score"],
            _SETS[row["set"]],
            _MEASURES[row["measure"]]
            + ("; below 0 is wanted: hedges make a finding less certain" if row["set"] == "certainty" else ""),
            int(row["n"]),
            *(float(row[name] or "nan") for name in ("value", "low", "high", "unseen")),
        )
        for row in _rows()
    ]
    return table_of(rows, ["score", "people", "measure", "n", "value", "low", "high", "unseen"])


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = files("framing").joinpath("agreement.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
