"""Timing: contenders take turns, so that a machine that slows down slows all of them."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from framing import Article

Times: TypeAlias = "Mapping[str, list[float]]"
"""Name of a contender → seconds per word in each round."""


class Contender(NamedTuple):
    """What is timed, how many words it reads, and what is done before each time, which is not timed."""

    run: Callable[[], object]
    words: int
    before: Callable[[], object] = lambda: None


def timed(contender: Contender) -> float:
    """Seconds per word of one run."""
    contender.before()
    began = time.perf_counter()
    contender.run()
    return (time.perf_counter() - began) / contender.words


def interleaved(contenders: Mapping[str, Contender], rounds: int) -> Times:
    """Each contender once in each round, after a round that does not count."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, contender in contenders.items():
            seconds = timed(contender)
            if number:
                times[name].append(seconds)
    return times


def rate(times: Times, name: str) -> float:
    """Words per second, the median of the rounds."""
    return 1 / median(times[name])


def faster(times: Times, name: str, other: str) -> float:
    """How many times as fast as another it is: the median of the ratio within each round."""
    return median(theirs / its for its, theirs in zip(times[name], times[other], strict=True))


def number_of_words(articles: Iterable[Article]) -> int:
    """Words of the bodies, as space divides them."""
    return sum(len(article.text.split()) for article in articles)
