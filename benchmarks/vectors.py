"""Word vectors of a news corpus, for fits that must say something of words the labelled sets hardly hold.

Counts of neighbours within five words, positive pointwise mutual information with smoothed contexts, 300 dimensions by
singular value decomposition (Levy, Goldberg & Dagan 2015). No label is used. Takes about two minutes for 12,000 articles; kept
in ``build/vectors.npz``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import scipy.sparse as sp
from sklearn.utils.extmath import randomized_svd

import framing
from framing.batch import batches

if TYPE_CHECKING:
    from numpy.typing import NDArray

CACHE = Path(__file__).parents[1] / "build" / "vectors.npz"
RAREST = 10  # a word must occur this often in the corpus
WINDOW = 5
DIMENSIONS = 300
NAME = 0.4  # a word with a capital this often in mid-sentence is a name
TOPIC = 0.45  # nats by which the topics of a word's articles differ from those of all articles: a topic word
TOPIC_ARTICLES = 30  # in so many articles at least, else the divergence is noise


@dataclass(frozen=True)
class Vocabulary:
    """Words of the corpus, most frequent first; arrays over them."""

    words: list[str]
    counts: NDArray[np.int64]
    vectors: NDArray[np.float64]
    """Of length 1; shape (n_words, 300)."""
    is_name: NDArray[np.bool_]
    is_topic: NDArray[np.bool_]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Word → its place."""
        return {word: number for number, word in enumerate(self.words)}


def vocabulary(corpus: Path) -> Vocabulary:
    """The vocabulary of the corpus, a CSV with the columns headline, text and topic; from the cache where there is one."""
    if not CACHE.exists():
        CACHE.parent.mkdir(exist_ok=True)
        np.savez(CACHE, **_build(corpus))
    with np.load(CACHE) as kept:
        return Vocabulary(kept["words"].tolist(), kept["counts"], kept["vectors"], kept["is_name"], kept["is_topic"])


def _build(corpus: Path) -> dict[str, NDArray]:
    table = pd.read_csv(corpus, keep_default_na=False)
    known: dict[str, int] = {}
    pieces, capitals, articles = [], [], []
    gap = np.full(WINDOW, -1)
    for number, batch in enumerate(batches([framing.Article(text) for text in table.text])):
        document = batch.body
        words = np.array([known.setdefault(word, len(known)) for word in document.word_canonical])
        capital = document.of_words("capital").astype(np.int8)
        starts = document.sentences.first_word[:-1][document.sentences.words > 0]
        capital[starts] = -1  # says nothing there
        of_sentence = np.repeat(document.sentences.article, document.sentences.words)
        for article in range(document.n_articles):
            inside = of_sentence == article
            pieces += [words[inside], gap]
            capitals += [capital[inside], np.full(WINDOW, -1)]
        articles += [np.bincount(of_sentence, minlength=document.n_articles)]
        print(f"\rread batch {number + 1}", end="", flush=True)
    ids, capital = np.concatenate(pieces), np.concatenate(capitals)
    counts = np.bincount(ids[ids >= 0], minlength=len(known))
    order = np.lexsort((np.array(list(known)), -counts))
    order = order[counts[order] >= RAREST]
    place = np.full(len(known) + 1, -1)
    place[order] = np.arange(len(order))
    ids = place[ids]
    n = len(order)

    with_capital = np.bincount(ids[(ids >= 0) & (capital == 1)], minlength=n)
    judged = np.bincount(ids[(ids >= 0) & (capital >= 0)], minlength=n)
    return {
        "words": np.array(list(known))[order],
        "counts": counts[order],
        "vectors": _vectors(ids, n),
        "is_name": with_capital >= NAME * np.maximum(judged, 1),
        "is_topic": _topical(ids, np.concatenate(articles), table.topic.to_numpy(str), n),
    }


def _vectors(ids: NDArray[np.int64], n: int) -> NDArray[np.float64]:
    near = sp.csr_matrix((n, n), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        left, right = ids[:-distance], ids[distance:]
        both = (left >= 0) & (right >= 0)
        weights = np.full(both.sum(), 1 / distance, dtype=np.float32)
        pairs = sp.coo_matrix((weights, (left[both], right[both])), shape=(n, n)).tocsr()
        near = near + pairs + pairs.T
    total = np.asarray(near.sum(1)).ravel()
    context = total**0.75
    near = near.tocoo()
    information = np.log(near.data / (total[near.row] * (context / context.sum())[near.col]))
    positive = information > 0
    matrix = sp.csr_matrix((information[positive], (near.row[positive], near.col[positive])), shape=(n, n))
    left, singular, _ = randomized_svd(matrix, DIMENSIONS, n_iter=4, random_state=0)
    vectors = left * np.sqrt(singular)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def _topical(ids: NDArray[np.int64], lengths: NDArray[np.int64], topics: NDArray[np.str_], n: int) -> NDArray[np.bool_]:
    """Which words stand in articles of a few topics: Kullback–Leibler divergence of their topics from those of all."""
    names, topic, sizes = np.unique(topics, return_inverse=True, return_counts=True)
    frequent = sizes >= 100
    ends = np.cumsum(lengths + WINDOW)
    found = np.zeros((n, len(names)))
    for end, length, of_topic in zip(ends.tolist(), lengths.tolist(), topic.tolist(), strict=True):
        words = np.unique(ids[end - WINDOW - length : end - WINDOW])
        found[words[words >= 0], of_topic] += 1
    found = found[:, frequent]
    prior = sizes[frequent] / sizes[frequent].sum()
    share = (found + 5 * prior) / (found.sum(1, keepdims=True) + 5)
    divergence = (share * np.log(share / prior)).sum(1)
    return (divergence > TOPIC) & (found.sum(1) >= TOPIC_ARTICLES)
