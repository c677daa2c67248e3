"""Similarity: how likely two statements of different articles tell the same fact, from a few named features."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

from framing.comparison.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from framing.comparison.align import Statement

    Embed: TypeAlias = Callable[[list[str]], NDArray[np.floating]]

Matrix: TypeAlias = "NDArray[np.float32]"

# Fitted by benchmarks/facts.py to nine events whose statements people grouped into facts; rounded. The fitted weight of
# another occasion is −0.5: taking two occasions for one misleads more than not finding a fact.
INTERCEPT: Final = -5.6
WEIGHTS: Final = {"profile": 8.0, "margin": 1.9, "rarest": 1.7, "lead": 6.4, "occasion": -1.5}
_USUAL: Final = (
    (0.0, 0.0),
    (0.5, 0.0),
    (0.75, 0.03),
    (0.9, 0.09),
    (0.95, 0.14),
    (0.98, 0.22),
    (0.99, 0.3),
    (0.995, 0.4),
    (1.0, 0.8),
)
"""Quantiles of the cosines of words between statements of two articles on one event."""
_SHARED: Final = 0.08  # cosine from which two beginnings count as such
_LEAD: Final = 2.0  # statements after which the weight of an article's beginning falls to 1/e
_MONTH: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan\.|feb\.|aug\.|sept\.|oct\.|nov\.|dec\."
)
_ANOTHER_TIME: Final = re.compile(
    rf"\b(?:(?:in|since|on|until|by|last|early|late|mid)[ -](?:early |late |mid-)?(?:{_MONTH})(?! ?\d)"
    r"|(?:an?|two|three|four|five|six|seven|eight|nine|ten|several|many|few|\d{1,3}) (?:year|decade|month|week)s? "
    r"(?:ago|earlier|before)|last (?:year|month|spring|summer|fall|autumn|winter)|in (?:19|20)\d\d"
    r"|previous(?:ly)?|earlier|back then|then|those)\b",
    re.IGNORECASE,
)


class Similarity(NamedTuple):
    """How alike the statements of an event are."""

    probability: NDArray[np.float32]
    """That two statements tell the same fact: 0 where they are not `comparable`, 1 on the diagonal; shape (n, n)."""
    but_for_time: NDArray[np.float32]
    """The same by their wording alone, whatever their time and place in the article; shape (n, n)."""
    other_time: list[str]
    """The words by which a statement speaks of another time than the news itself, else empty."""


def comparable(statements: Sequence[Statement]) -> NDArray[np.bool_]:
    """Which statements may tell the same fact: those of two articles, and a headline or bullet and the prose of its article.

    Shape (n, n).
    """
    article = np.array([statement.article for statement in statements], dtype=np.int64)
    prose = np.array([statement.block == "prose" for statement in statements], dtype=bool)
    apart: NDArray[np.bool_] = (article[:, None] != article[None, :]) | (prose[:, None] != prose[None, :])
    return apart


def other_times(statements: Sequence[Statement]) -> list[str]:
    """The words by which each statement speaks of another time than the news itself ("five years ago", "in early March").

    They hold for the sentences that follow in the paragraph too.
    """
    told: list[str] = []
    for number, statement in enumerate(statements):
        found = _ANOTHER_TIME.search(statement.text)
        follows = number > 0 and statements[number - 1].paragraph == statement.paragraph >= 0
        told.append(found.group() if found else told[-1] if follows else "")
    return told


def _cosines(vectors: NDArray[np.floating]) -> Matrix:
    length = np.sqrt((vectors**2).sum(axis=1, keepdims=True))
    unit = (vectors / np.maximum(length, 1e-9)).astype(np.float32)
    return np.asarray(unit @ unit.T)


def word_cosines(wording: Wording) -> Matrix:
    """Cosine of the weighted terms of each two statements; shape (n, n)."""
    weighted = wording.present.multiply(wording.weight).tocsr()
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1))).ravel()
    product = (weighted @ weighted.T).toarray()
    return np.asarray(product / np.maximum(np.outer(length, length), 1e-9), dtype=np.float32)


def _in_usual_scale(cosines: Matrix) -> Matrix:
    """Cosines of any vectors in the scale that those of words usually have, by their rank, so that the weights fit them too."""
    from scipy.stats import rankdata

    upper = np.triu_indices(len(cosines), 1)
    result = np.zeros_like(cosines)
    ranks = rankdata(cosines[upper], "max") / max(1, len(upper[0]))
    at, usual = np.array(_USUAL).T
    result[upper] = np.interp(ranks, at, usual)
    return result + result.T + np.eye(len(result), dtype=np.float32)


def _margins(across: Matrix, article: NDArray[np.int64]) -> Matrix:
    """How much more alike two statements are than the first and any rival of the second in its article."""
    margins = np.zeros_like(across)
    for start, stop in _runs(article):
        part = across[:, start:stop]
        best = part.max(axis=1, keepdims=True)
        second = np.partition(part, -2, axis=1)[:, -2:-1] if stop - start > 1 else np.zeros_like(best)
        margins[:, start:stop] = part - np.where(part >= best, second, best)
    return np.minimum(margins, margins.T)


def _runs(article: NDArray[np.int64]) -> list[tuple[int, int]]:
    starts = np.flatnonzero(np.diff(article, prepend=-1))
    return list(zip(starts.tolist(), [*starts[1:].tolist(), len(article)], strict=True))


def features(statements: Sequence[Statement], embed: Embed | None = None) -> dict[str, Matrix]:
    """Named features of all pairs of statements, each of shape (n, n); statements stand in the order of their articles.

    ``profile``
        cosine of the two rows of squared cosines: are they alike each other and alike the same third statements;
    ``margin``
        by how much each is the other's best in its article (negative if it is not), the lower of both ways;
    ``rarest``
        about the highest weight among their shared terms, numbers included (after conversion, within about five percent);
    ``lead``
        whether both stand at the beginning of their articles: 1 for two headlines that share some wording, falling with each
        sentence;
    ``occasion``
        whether one speaks of another time and the other does not.
    """
    wording = Wording([statement.text for statement in statements])
    article = np.array([statement.article for statement in statements], dtype=np.int64)
    cosines = word_cosines(wording)
    if embed is not None:
        vectors = np.asarray(embed([statement.text for statement in statements]), dtype=np.float32)
        if vectors.ndim != 2 or len(vectors) != len(statements) or not np.isfinite(vectors).all():
            wanted = f"one vector of finite numbers for each of {len(statements)} texts"
            raise ValueError(f"embed must give {wanted}; it gave an array of shape {vectors.shape}.")
        cosines = _in_usual_scale(_cosines(vectors))
    across = np.where(article[:, None] != article[None, :], cosines, np.float32(0))
    squares = cosines**2
    np.fill_diagonal(squares, 1)

    quartic = wording.present.multiply(wording.weight**2).tocsr()
    rank = np.concatenate([np.arange(stop - start) for start, stop in _runs(article)])
    early = np.exp(-rank / _LEAD)
    other = np.array([bool(words) for words in other_times(statements)])
    return {
        "profile": _cosines(squares),
        "margin": _margins(across, article),
        "rarest": (quartic @ quartic.T).toarray() ** 0.25,
        "lead": np.outer(early, early) * np.minimum(1, cosines / _SHARED),
        "occasion": (other[:, None] != other[None, :]).astype(np.float32),
    }


def similarity(statements: Sequence[Statement], embed: Embed | None = None) -> Similarity:
    """How likely each two statements tell the same fact.

    A logistic model over the five `features`. Limits: it matches words, their synonyms and places, not meaning, so paraphrases
    without shared words are missed, and first sentences are too readily taken as one (``benchmarks/README.md``).

    Parameters
    ----------
    statements : sequence of Statement
        What `framing.comparison.align.statements` gives, in that order.
    embed : callable, optional
        From a list of texts to vectors of shape (n, d), which replace the cosine of words; only their order counts.
    """
    if not statements:
        nothing = np.zeros((0, 0), dtype=np.float32)
        return Similarity(nothing, nothing, [])
    found = features(statements, embed)
    wording = np.full(found["profile"].shape, INTERCEPT, dtype=np.float32)
    for name in ("profile", "margin", "rarest"):
        wording += WEIGHTS[name] * found[name]
    full = wording + WEIGHTS["lead"] * found["lead"] + WEIGHTS["occasion"] * found["occasion"]
    compared = comparable(statements)
    same = np.eye(len(statements), dtype=np.float32)
    probability: NDArray[np.float32] = np.where(compared, 1 / (1 + np.exp(-full)), same).astype(np.float32)
    but_for_time: NDArray[np.float32] = np.where(compared, 1 / (1 + np.exp(-wording)), same).astype(np.float32)
    return Similarity(probability, but_for_time, other_times(statements))
