"""Shared text: which articles have passages in common, as reprints, wire copy and templates do."""

from __future__ import annotations

import zlib
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.metric import Array

WINDOW: Final = 8  # words in a row: chance and set phrases do not repeat so many
_SAMPLE: Final = 8  # every eighth window, chosen by its words, so that equal text is sampled alike
_BASE: Final = np.uint64(0x9E3779B97F4A7C15)
_COMMON: Final = 20  # windows in more articles than this are a template, not the copy of one by another
REPRINT: Final = 0.8  # of the text of both
SHARED: Final = 0.2  # of the text of one


MANY: Final = ""


class Shared(NamedTuple):
    """What an article shares with another (its id, or MANY), as parts of the text of each."""

    id: str
    other: str
    share: float
    other_share: float


def windows(document: Document) -> tuple[Array, Array]:
    """An eighth of all runs of eight words: number of the article, and a hash of the words; each of shape (n_windows,)."""
    article, hashes, _ = _windows(document)
    chosen = np.flatnonzero(hashes % np.uint64(_SAMPLE) == 0)
    return _distinct(article[chosen].astype(np.int32), hashes[chosen])


def _windows(document: Document) -> tuple[Array, Array, Array]:
    """Article, hash and first word of every run of eight words within an article."""
    words = document.mark_words(_number).astype(np.uint64)
    article = np.repeat(document.sentences.article, document.sentences.words)
    n = max(0, len(words) - WINDOW + 1)
    hashes = np.zeros(n, dtype=np.uint64)
    for place in range(WINDOW):
        hashes = hashes * _BASE + words[place : place + n]
    hashes ^= hashes >> np.uint64(29)  # the last bits decide on the sample, and a product leaves them alone
    first = np.flatnonzero(article[:n] == article[len(words) - n :])
    return article[first], hashes[first], first


def _distinct(article: Array, hashes: Array) -> tuple[Array, Array]:
    """Each window of each article once, by hash."""
    order = np.lexsort((article, hashes))
    hashes, article = hashes[order], article[order]
    new = np.ones(len(hashes), dtype=bool)
    new[1:] = (hashes[1:] != hashes[:-1]) | (article[1:] != article[:-1])
    return article[new], hashes[new]


def _number(word: str) -> int:
    """A number of 31 bits that stands for the word, the same in every run."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) >> 1


def shared(article: Array, hashes: Array, ids: Sequence[str]) -> list[Shared]:
    """What articles share, from their windows (each of shape (n_windows,)); less than a fifth of both texts is left out.

    Returns
    -------
    list of Shared
        In the order of articles, the largest part first. Text that stands in more than twenty articles is a template: it is
        told of each article once, with MANY as the other.
    """
    n_articles = len(ids)
    article, hashes = _distinct(article, hashes)
    total = np.maximum(1, np.bincount(article, minlength=n_articles))
    same = hashes[1:] == hashes[:-1]
    if not same.any():
        return []
    starts = np.flatnonzero(np.append(True, ~same))
    sizes = np.diff(np.append(starts, len(hashes)))
    pairs = [np.zeros((0, 2), dtype=np.int64)]
    for size in range(2, _COMMON + 1):
        groups = article[starts[sizes == size][:, None] + np.arange(size)]
        pairs += [groups[:, list(pair)] for pair in combinations(range(size), 2)] if len(groups) else []
    codes, counts = np.unique(np.concatenate(pairs) @ np.array([n_articles, 1]), return_counts=True)
    found = []  # (article, −share, other) to sort by, and the row
    for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
        one, other = divmod(code, n_articles)
        shares = count / total[one], count / total[other]
        if max(shares) >= SHARED:
            found.append((one, -shares[0], other, Shared(ids[one], ids[other], *shares)))
            found.append((other, -shares[1], one, Shared(ids[other], ids[one], *shares[::-1])))
    common = np.bincount(article[np.repeat(sizes > _COMMON, sizes)], minlength=n_articles) / total
    found += [
        (one, -common[one], n_articles, Shared(ids[one], MANY, float(common[one]), float("nan")))
        for one in np.flatnonzero(common >= SHARED).tolist()
    ]
    return [row for *_, row in sorted(found, key=lambda item: item[:3])]


def longest(text: str, other: str) -> tuple[int, int]:
    """Start and end in `text` of the longest passage that stands in the other text too, word for word; (0, 0) without one.

    Examples
    --------
    >>> text = "Late on Monday the mayor of the old town said that the bridge would close."
    >>> start, end = longest(text, "The mayor of the old town said that the pier would open.")
    >>> text[start:end]
    'the mayor of the old town said that the'
    """
    document = Document(text)
    _, hashes, first = _windows(document)
    known = first[np.isin(hashes, _windows(Document(other))[1])]
    runs = np.split(known, np.flatnonzero(np.diff(known) != 1) + 1)
    run = max(runs, key=len)
    if not len(run):
        return 0, 0
    return int(document.words.start[run[0]]), int(document.words.end[run[-1] + WINDOW - 1])


def told(found: Iterable[Shared]) -> dict[str, list[str]]:
    """Id → notes on what the article shares: of other articles the one with most, and how many more."""
    by_article: dict[str, list[Shared]] = {}
    for row in found:
        by_article.setdefault(row.id, []).append(row)
    return {name: [*_of_others(rows), *_of_many(rows)] for name, rows in by_article.items()}


def _of_others(rows: Sequence[Shared]) -> list[str]:
    others = [row for row in rows if row.other != MANY]
    if not others:
        return []
    first = others[0]
    what = "near-duplicate of" if min(first.share, first.other_share) >= REPRINT else "shares text with"
    more = f" and {len(others) - 1} more" if len(others) > 1 else ""
    return [f"{what} {first.other!r}{more}: about {first.share:.0%} of its text stands there too"]


def _of_many(rows: Sequence[Shared]) -> list[str]:
    return [
        f"about {row.share:.0%} of its text stands in more than {_COMMON} others, as in a template"
        for row in rows
        if row.other == MANY
    ]
