"""Temporary."""

from __future__ import annotations
from dataclasses import dataclass
from collections.abc import Callable, Sequence
from typing import Any
import numpy as np
from framing.comparison.event import Event


@dataclass(frozen=True)
class Statement:
    article: int
    part: str
    start: int
    end: int
    text: str
    block: str


def statements(event: Event) -> list[Statement]:
    found = []
    for number, article in enumerate(event.articles):
        if article.headline:
            found.append(Statement(number, "headline", 0, len(article.headline), article.headline, "headline"))
        for index in np.flatnonzero(event.body.sentences.article == number).tolist():
            s = event.body.sentences[index]
            o = int(event.body.article_start[number])
            if s.block != "subhead" and event.body.sentences.words[index]:
                found.append(Statement(number, "body", s.start - o, s.end - o, s.text, s.block))
    return found


def similarity(statements: Sequence[Statement], embed: Callable[[list[str]], Any] | None = None) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not statements:
        return np.zeros((0, 0))
    if embed:
        m = np.asarray(embed([s.text for s in statements]))
        m = m / np.linalg.norm(m, axis=1, keepdims=True)
        return m @ m.T
    m = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform([s.text for s in statements])
    return (m @ m.T).toarray()


def align(statements: Sequence[Statement], embed: Callable[[list[str]], Any] | None = None) -> list[tuple[int, ...]]:
    s = similarity(statements, embed)
    art = np.array([x.article for x in statements])
    done: set[int] = set()
    out = []
    for i in range(len(statements)):
        if i in done:
            continue
        m = [j for j in range(len(statements)) if j == i or (s[i, j] > 0.25 and j not in done)]
        if len(set(art[m])) > 1:
            out.append(tuple(m))
            done |= set(m)
    return out


def lookalikes(statements: Sequence[Statement], embed: Callable[[list[str]], Any] | None = None) -> list[tuple[int, int, str]]:
    return []
