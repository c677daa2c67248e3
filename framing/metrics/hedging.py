"""Hedging and its neighbours: how an article marks claims as uncertain, certain, rounded or due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.corrections import list_matches
from framing.cues import Cues
from framing.metric import Metric, Need, Totals, rate, share
from framing.metrics.size import HAS_BODY
from framing.voice import quoted_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.document import Document
    from framing.metric import Array, Counts


def _find(document: Document, name: str) -> Cues:
    return Cues.of_words(document, list_matches(name, document), document.once(quoted_words))


def find_hedges(document: Document) -> Cues:
    """Cues of ``lexicons/hedges.csv``."""
    return _find(document, "hedges")


def find_boosters(document: Document) -> Cues:
    """Cues of ``lexicons/boosters.csv``."""
    return _find(document, "boosters")


def find_approximators(document: Document) -> Cues:
    """Cues of ``lexicons/approximators.csv``."""
    return _find(document, "approximators")


def find_prescriptions(document: Document) -> Cues:
    """Cues of ``lexicons/prescriptions.csv``."""
    return _find(document, "prescriptions")


def hedged_sentences(document: Document) -> Array:
    """Which sentences hold at least one hedge; shape (n_sentences,)."""
    return document.once(find_hedges).total(document) > 0


def count_stance(document: Document) -> Counts:
    """Per sentence: weights of its hedges, boosters and so on, its words, whether it is prose, and prose with a hedge."""
    prose = document.sentences.is_prose
    return {
        "hedges": document.once(find_hedges).total(document),
        "boosters": document.once(find_boosters).total(document),
        "approximators": document.once(find_approximators).total(document),
        "prescriptions": document.once(find_prescriptions).total(document),
        "words": document.sentences.words,
        "prose": prose.astype("int64"),
        "hedged": (prose & hedged_sentences(document)).astype("int64"),
    }


def hedging_ratio(totals: Totals) -> Array:
    """Share of prose sentences with at least one hedge.

    In [0, 1]; missing for an article without prose. Hedges mark a claim as possible or second-hand; approximators ("about
    15,000") are not hedges here.

    References
    ----------
    Hyland, K. (2005). Metadiscourse: exploring interaction in writing. Continuum.

    Examples
    --------
    >>> import framing
    >>> framing.analyse(["Turnout is likely to fall. Polls close at ten."]).scores.hedging_ratio.item()
    0.5
    """
    return share(totals.hedged, totals.prose)


def hedges_per_100_words(totals: Totals) -> Array:
    """Hedges, weighted, per 100 words of the body.

    References
    ----------
    Hyland, K. (2005). Metadiscourse: exploring interaction in writing. Continuum.

    Examples
    --------
    >>> import framing
    >>> framing.analyse(["Turnout may fall soon."]).scores.hedges_per_100_words.item()
    25.0
    """
    return rate(totals.hedges, totals.words)


def boosters_per_100_words(totals: Totals) -> Array:
    """Boosters ("clearly", "there is no doubt"), weighted, per 100 words of the body.

    References
    ----------
    Hyland, K. (2005). Metadiscourse: exploring interaction in writing. Continuum.

    Examples
    --------
    >>> import framing
    >>> framing.analyse(["It will clearly fall."]).scores.boosters_per_100_words.item()
    25.0
    """
    return rate(totals.boosters, totals.words)


def approximators_per_100_words(totals: Totals) -> Array:
    """Approximators of quantities ("about 15,000", "up to"), weighted, per 100 words of the body.

    References
    ----------
    Channell, J. (1994). Vague language. Oxford University Press.

    Examples
    --------
    >>> import framing
    >>> framing.analyse(["About 15,000 people came here today."]).scores.approximators_per_100_words.item()
    16.666666666666668
    """
    return rate(totals.approximators, totals.words)


def prescriptions_per_100_words(totals: Totals) -> Array:
    """Statements of what must be done ("must remain united"), weighted, per 100 words of the body.

    References
    ----------
    Biber, D., et al. (1999). Longman grammar of spoken and written English. Longman.

    Examples
    --------
    >>> import framing
    >>> framing.analyse(["We must remain united."]).scores.prescriptions_per_100_words.item()
    31.25
    """
    return rate(totals.prescriptions, totals.words)


def _per_100_words(value: Callable[[Totals], Array], evidence: str, find: Callable[[Document], Cues]) -> Metric:
    return Metric(
        count_stance,
        value,
        unit="weighted cues per 100 words",
        bounds=(0, float("inf")),
        scope="body",
        denominator="words",
        evidence=evidence,
        find=find,
        needs=(HAS_BODY,),
    )


HEDGING_RATIO: Final = Metric(
    count_stance,
    hedging_ratio,
    unit="share of prose sentences",
    bounds=(0, 1),
    scope="prose",
    denominator="sentences",
    evidence="hedging",
    find=find_hedges,
    needs=(Need("no prose", lambda totals: totals.prose > 0),),
)
HEDGES_PER_100_WORDS: Final = _per_100_words(hedges_per_100_words, "hedging", find_hedges)
BOOSTERS_PER_100_WORDS: Final = _per_100_words(boosters_per_100_words, "boosting", find_boosters)
APPROXIMATORS_PER_100_WORDS: Final = _per_100_words(approximators_per_100_words, "approximation", find_approximators)
PRESCRIPTIONS_PER_100_WORDS: Final = _per_100_words(prescriptions_per_100_words, "prescription", find_prescriptions)
