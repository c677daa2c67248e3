"""Words: the words and phrases that set one outlet's articles apart from the others'."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.background import CORPUS_WORDS, frequency
from framing.comparison.samples import runs
from framing.tables import table_of

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.comparison.event import Event
    from framing.document import Document

PRIOR_WORDS: Final = 1000
"""How many words of usual news the prior weighs as much as: about one article."""
PRIOR_FLOOR: Final = 0.5
"""What the prior gives at least to a term, so that one that usual news hardly has is not infinitely telling."""
LEAST: Final = 2
"""Uses in all articles under which a term is not compared."""
ARTICLES_FOR_Q: Final = 5
"""Articles on each side from which a rate of false discoveries is given: words of one article are no independent draws."""
COLLOCATION: Final = 10.83
"""Log-likelihood ratio from which neighbours are a collocation: what chance exceeds once in 1,000."""
COLUMNS: Final = ("outlet", "term", "count", "other_count", "rate", "other_rate", "log_odds", "z", "q", "dispersion")
_DECIMALS: Final = 6


def log_odds(
    count: NDArray[np.int64], other: NDArray[np.int64], prior: NDArray[np.float64], *, n: int, other_n: int, prior_n: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Log-odds ratio of each term with an informative Dirichlet prior, and its z-score; arrays of shape (n_terms,).

    δ = ln((y + α)/(n + α₀ − y − α)) − ln((y' + α)/(n' + α₀ − y' − α)), with y and y' the counts of a term, n and n' those of
    all words, α the prior count of the term and α₀ that of all words; its variance is about 1/(y + α) + 1/(y' + α), and
    z = δ/√variance.

    References
    ----------
    Monroe, B. L., Colaresi, M. P., & Quinn, K. M. (2008). Fightin' words: lexical feature selection and evaluation for
    identifying the content of political conflict. Political Analysis, 16(4), 372–403, equations 16, 20 and 22.

    Examples
    --------
    8 of 10 words against 2 of 10, prior 1 of 2: ln(9/3) − ln(3/9) = 2.197, variance 1/9 + 1/3, z = 2.197/0.667.

    >>> ratio, z = log_odds(np.array([8]), np.array([2]), np.array([1.0]), n=10, other_n=10, prior_n=2.0)
    >>> ratio.round(3).tolist(), z.round(3).tolist()
    ([2.197], [3.296])
    """
    y, other_y = count + prior, other + prior
    ratio = np.log(y / (n + prior_n - y)) - np.log(other_y / (other_n + prior_n - other_y))
    return ratio, ratio / np.sqrt(1 / y + 1 / other_y)


def false_discovery_rate(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of false discoveries to expect among terms with at least this ``|z|``.

    References
    ----------
    Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. J. R. Statist. Soc. B, 57, 289–300.
    """
    from scipy.stats import false_discovery_control, norm

    return np.asarray(false_discovery_control(2 * norm.sf(np.abs(z))))


def deviation_of_proportions(part: NDArray[np.int64], sizes: NDArray[np.int64]) -> float:
    """How unevenly a term is spread over parts: 0 evenly, near 1 all in one small part.

    DP = ½ Σ |share of its uses − share of the words|. `part` holds the part of each use, `sizes` the words of each part.

    References
    ----------
    Gries, S. T. (2008). Dispersions and adjusted frequencies in corpora. Int. J. Corpus Linguistics, 13(4), 403–437.

    Examples
    --------
    The paper's corpus of five parts of 9, 10, 10, 10 and 11 words, with 1 to 5 uses of "a":

    >>> round(deviation_of_proportions(np.repeat(np.arange(5), [1, 2, 3, 4, 5]), np.array([9, 10, 10, 10, 11])), 2)
    0.18
    """
    uses = np.bincount(part, minlength=len(sizes))
    return float(np.abs(uses / uses.sum() - sizes / sizes.sum()).sum() / 2)


def words(event: Event) -> pd.DataFrame:
    """Words and phrases of each outlet's articles against all others, the most distinguishing first.

    Terms are words in lower case and one spelling, and collocations of two or three of them (`collocations`). Headlines are
    left aside. A high z says that the outlet uses the term more than the others do, given how usual it is in news; not why.

    Returns
    -------
    DataFrame (outlet, term, count, other_count, rate, other_rate, log_odds, z, q, dispersion)
        Rates are per 1,000 words. ``q`` is the rate of false discoveries, missing with fewer than five articles on a side.
        ``dispersion`` is Gries's DP over the outlet's articles, or over the runs of paragraphs of its only one; missing without
        a use.
    """
    document, names = event.body, event.outlet_names
    if len(names) < 2 or not document.word_texts:
        return table_of([], COLUMNS)
    sentence = document.sentence_of(np.arange(len(document.word_texts)))
    article = document.sentences.article[sentence]
    outlet = np.array([names.index(name) for name in event.outlets])[article]
    n = np.bincount(outlet, minlength=len(names))
    articles = np.bincount([names.index(name) for name in event.outlets], minlength=len(names))
    places = {term: np.array(at) for term, at in _terms(document).items() if len(at) >= LEAST}
    terms = list(places)
    prior = np.array([prior_count(term) for term in terms])
    counts = np.array([np.bincount(outlet[at], minlength=len(names)) for at in places.values()]).reshape(-1, len(names))
    rows = []
    for number, name in enumerate(names):
        count = counts[:, number]
        other = counts.sum(axis=1) - count
        ratio, z = log_odds(count, other, prior, n=int(n[number]), other_n=int(n.sum() - n[number]), prior_n=PRIOR_WORDS)
        enough = min(articles[number], articles.sum() - articles[number]) >= ARTICLES_FOR_Q
        q = false_discovery_rate(z) if enough else np.full(len(z), np.nan)
        own = outlet == number
        part = article if articles[number] > 1 else document.once(runs)[sentence]
        sizes = np.bincount(part[own])
        for place in np.lexsort((np.array(terms, dtype=object), -z)).tolist():
            uses = places[terms[place]]
            part_of_use = part[uses[own[uses]]]
            spread = deviation_of_proportions(part_of_use, sizes) if len(part_of_use) else np.nan
            rates = 1000 * count[place] / max(1, n[number]), 1000 * other[place] / max(1, n.sum() - n[number])
            figures = (*rates, ratio[place], z[place], q[place], spread)
            rows.append(
                (name, terms[place], int(count[place]), int(other[place]), *(round(float(each), _DECIMALS) for each in figures))
            )
    return table_of(rows, COLUMNS)


def prior_count(term: str) -> float:
    """How often a term is expected in `PRIOR_WORDS` words of usual news; a phrase as if its words met by chance."""
    share = float(np.prod([frequency(word) / CORPUS_WORDS for word in term.split()]))
    return PRIOR_WORDS * share + PRIOR_FLOOR


def _terms(document: Document) -> dict[str, list[int]]:
    """Term → numbers of the words that its uses start at."""
    canonical = document.word_canonical
    places: dict[str, list[int]] = {}
    for number, word in enumerate(canonical):
        places.setdefault(word, []).append(number)
    for phrase, at in collocations(document).items():
        places[" ".join(phrase)] = at
    return places


def collocations(document: Document) -> dict[tuple[str, ...], list[int]]:
    """Phrases of two or three words that occur together more often than by chance, and where they start.

    Two neighbours in a sentence, neither a function word, found at least twice, with a log-likelihood ratio (Dunning 1993)
    that chance exceeds once in 1,000; three where both pairs are such.
    """
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

    canonical = document.word_canonical
    content = (document.of_words("function") == 0) & (document.of_words("number") == 0)
    firsts = document.sentences.first_word.tolist()
    finder = BigramCollocationFinder.from_documents(canonical[first:stop] for first, stop in pairwise(firsts))
    finder.apply_freq_filter(LEAST)
    pairs = set()
    for pair in finder.ngram_fd:
        # In a handful of words a pair may be found more often than its words allow for; then there is no ratio.
        with suppress(ValueError):
            if finder.score_ngram(BigramAssocMeasures.likelihood_ratio, *pair) >= COLLOCATION:
                pairs.add(pair)
    found: dict[tuple[str, ...], list[int]] = {}
    for first, stop in pairwise(firsts):
        is_pair = [
            bool(content[place] and content[place + 1]) and (canonical[place], canonical[place + 1]) in pairs
            for place in range(first, stop - 1)
        ]
        for offset, pair in enumerate(is_pair):
            if pair:
                place = first + offset
                found.setdefault(tuple(canonical[place : place + 2]), []).append(place)
                if offset + 1 < len(is_pair) and is_pair[offset + 1]:
                    found.setdefault(tuple(canonical[place : place + 3]), []).append(place)
    return found
