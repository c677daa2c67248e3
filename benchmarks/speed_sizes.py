"""Sizes: what a word costs in short and in long articles, and in calls with few articles and with many."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from speed_timing import Contender, number_of_words

import framing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing import Article

LENGTHS: Final = (100, 1_000, 10_000, 100_000)
NUMBERS: Final = (10, 100, 1_000)
WORDS: Final = 400_000


def of_length(articles: Sequence[Article], lengths: Sequence[int]) -> dict[str, Contender]:
    """The same paragraphs, joined to articles of at least so many words."""
    paragraphs, words = [], 0
    for paragraph in (each for article in articles for each in re.split(r"\n\s*\n", article.text) if each.strip()):
        if words >= WORDS:
            break
        paragraphs.append(paragraph)
        words += len(paragraph.split())
    return {f"{length:,}": Contender(partial(_score, list(_joined(paragraphs, length))), words) for length in lengths}


def of_number(articles: Sequence[Article], *, whole: bool) -> dict[str, Contender]:
    """The first thousand articles in calls of so many, and with `whole` all articles in one call.

    Before each, the thousand are scored, and once more, since a new table of word forms may have been begun in between.
    """
    several = articles[: max(NUMBERS)]
    words, before = number_of_words(several), partial(_score, [*several, *several], len(several))
    sizes = [size for size in NUMBERS if size < len(several)] + [len(several)]
    found = {f"{size:,}": Contender(partial(_score, several, size), words, before) for size in sizes}
    if whole:
        found[f"{len(articles):,}"] = Contender(partial(_score, articles), number_of_words(articles), before)
    return found


def _score(articles: Sequence[Article | str], at_a_time: int | None = None) -> None:
    """Score so many articles in each call, without a number all in one."""
    for start in range(0, len(articles), at_a_time or len(articles)):
        _ = framing.analyse(articles[start : start + (at_a_time or len(articles))]).scores


def _joined(paragraphs: Sequence[str], length: int) -> Iterator[str]:
    """Paragraphs in a row as texts of at least so many words; the last may be shorter."""
    waiting, words = [], 0
    for paragraph in paragraphs:
        waiting.append(paragraph)
        words += len(paragraph.split())
        if words >= length:
            yield "\n\n".join(waiting)
            waiting, words = [], 0
    if waiting:
        yield "\n\n".join(waiting)
