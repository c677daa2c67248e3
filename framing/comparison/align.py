"""Align: statements that tell the same fact."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.comparison.event import Event
    from framing.comparison.similarity import Similarity


@dataclass(frozen=True)
class Statement:
    """A headline, a bullet or a sentence; `start` and `end` are offsets into its article's headline or text."""

    article: int
    part: str
    start: int
    end: int
    text: str
    block: str
    paragraph: int = -1
    """Number of its block in the event; -1 for a headline."""


_ALIKE: Final = 0.2  # probability by wording alone from which statements on another occasion are worth a note
_LINK: Final = 0.25  # mean probability from which groups of statements are joined
_SECOND: Final = 0.35  # probability from which a pair that no fact holds starts another


def statements(event: Event) -> list[Statement]:
    """Headlines, bullets and prose sentences of an event, article after article; no subheads."""
    found = [
        Statement(number, "headline", 0, len(article.headline), article.headline, "headline")
        for number, article in enumerate(event.articles)
        if article.headline
    ]
    body = event.body
    offset = body.article_start.tolist()
    found += [
        Statement(
            number, "body", sentence.start - offset[number], sentence.end - offset[number], sentence.text, sentence.block, block
        )
        for number, block, sentence in zip(
            body.sentences.article.tolist(), body.sentences.block.tolist(), body.sentences, strict=True
        )
        if sentence.block != "subhead"
    ]
    return sorted(found, key=lambda statement: statement.article)  # stable: the headline stays first


def align(probability: NDArray[np.floating], compared: NDArray[np.bool_]) -> list[tuple[int, ...]]:
    """Facts: groups of statements that tell the same thing.

    Groups are joined while the mean probability of their comparable pairs is at least 0.25 (average linkage). A statement that
    tells two things can stand in two facts: a comparable pair of at least 0.35 that no fact holds yet starts one, which those
    statements join that are linked to all its members that they are comparable with.

    Parameters
    ----------
    probability : array of shape (n, n)
        That two statements tell the same (`framing.comparison.similarity.similarity`).
    compared : array of shape (n, n)
        Which are comparable (`framing.comparison.similarity.comparable`).

    Returns
    -------
    list of tuple of int
        Statement numbers, sorted; facts in the order of their first statements.

    Examples
    --------
    >>> align(np.array([[1, 0.9, 0.2], [0.9, 1, 0.1], [0.2, 0.1, 1]]), ~np.eye(3, dtype=bool))
    [(0, 1)]
    """
    found = _joined(np.where(compared, probability, 0.0), compared)
    together = np.zeros_like(compared)
    for fact in found:
        together[np.ix_(fact, fact)] = True
    ones, others = np.nonzero(np.triu(compared & (probability >= _SECOND) & ~together))
    for place in np.argsort(-probability[ones, others], kind="stable").tolist():
        pair = [int(ones[place]), int(others[place])]
        if not together[pair[0], pair[1]]:
            fact = _grown(probability, compared, together, pair)
            together[np.ix_(fact, fact)] = True
            found.append(fact)
    return sorted(tuple(sorted(fact)) for fact in found)


def _joined(probability: NDArray[np.floating], compared: NDArray[np.bool_]) -> list[list[int]]:
    """Groups of statements, by average linkage over comparable pairs."""
    groups: dict[int, list[int]] = {number: [number] for number in range(len(probability))}
    total, pairs = probability.astype(float), compared.astype(float)
    ones, others = np.nonzero(np.triu(probability >= _LINK))
    heap = [(-probability[one, other], int(one), int(other), 1, 1) for one, other in zip(ones, others, strict=True)]
    heapq.heapify(heap)
    while heap:
        _, one, other, *sizes = heapq.heappop(heap)
        if [len(groups.get(one, ())), len(groups.get(other, ()))] != sizes:  # one of them has been joined since
            continue
        groups[one] += groups.pop(other)
        for table in (total, pairs):
            table[one] += table[other]
            table[:, one] = table[one]
            table[other] = table[:, other] = 0
        mean = total[one] / np.maximum(pairs[one], 1)
        for near in np.flatnonzero(mean >= _LINK).tolist():
            if near in groups and near != one:
                first, second = sorted((one, near))
                heapq.heappush(heap, (-float(mean[near]), first, second, len(groups[first]), len(groups[second])))
    return [members for members in groups.values() if len(members) > 1]


def _grown(
    probability: NDArray[np.floating], compared: NDArray[np.bool_], together: NDArray[np.bool_], fact: list[int]
) -> list[int]:
    """The pair, and what is linked to all its members that it is comparable with, and in no fact with any of them."""
    fits = np.ones(len(probability), dtype=bool)
    total = np.zeros(len(probability))
    added = fact
    while True:
        for member in added:
            fits &= ~compared[member] | ((probability[member] >= _LINK) & ~together[member])
            fits[member] = False
            total += probability[member] * compared[member]
        fits &= total > 0
        if not fits.any():
            return fact
        members = compared[fact].sum(axis=0)
        added = [int(np.where(fits, total / np.maximum(members, 1), -1).argmax())]
        fact = [*fact, *added]


def lookalikes(similarity: Similarity, facts: Sequence[tuple[int, ...]]) -> list[tuple[int, int, str]]:
    """Pairs of statements, alike in wording but on another occasion and so in no fact together.

    One of them speaks of another time than the news itself, the other does not: the words that say so come third.
    """
    apart = np.triu(similarity.but_for_time >= _ALIKE, 1)
    for fact in facts:
        apart[np.ix_(fact, fact)] = False
    other = similarity.other_time
    pairs = [(int(one), int(two)) for one, two in zip(*np.nonzero(apart), strict=True)]
    return [(one, two, other[one] or other[two]) for one, two in pairs if bool(other[one]) != bool(other[two])]
