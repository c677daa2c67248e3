"""Batch: some articles in a row, cut together, or a part of a very long one, so that cost does not depend on their length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.document import Document
from framing.document.blocks import blocks
from framing.document.forms import LIMIT, Forms
from framing.document.parts import parts
from framing.document.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.article import Article
    from framing.metric import Array

_CHARACTERS: Final = 1_000_000
_LINE: Final = 12  # as many characters of prose take the memory of a line
_LIMIT_OF_LONG: Final = LIMIT // 10  # a long article may have a new form in each of its words
_LANGUAGE_WORDS: Final = 20  # a shorter text is too short to tell its language
_FUNCTION_SHARE: Final = 0.2  # running English has more function words; headlines and lists may have fewer
_KNOWN_SHARE: Final = 0.65  # of 3,000 English news openings of 20 words none had fewer known words, of 13 languages all had


@dataclass(frozen=True)
class Batch:
    """Some articles, their bodies as one document and their headlines as another; or a part of one long article."""

    articles: tuple[Article, ...]
    body: Document
    headline: Document
    first: int
    """How many articles stand before the first of these."""
    start: int = 0
    """Where in its article's text the body begins: after 0 for the later parts of a long article."""
    is_last: bool = True
    """Whether its articles end here."""

    @property
    def rows(self) -> slice:
        """Which of all articles these are."""
        return slice(self.first, self.first + len(self.articles))

    def document(self, part: str) -> Document:
        """The document of that part, "body" or "headline"."""
        return self.headline if part == "headline" else self.body

    def language(self) -> Array:
        """All, function, foreign and known words of each article's body, and of its headline; shape (2, 4, n_articles)."""
        return np.array([self._words(self.body), self._words(self.headline)])

    def _words(self, document: Document) -> Array:
        article, n = document.sentences.article, len(self.articles)
        counts = [document.sentences.words]
        counts += [document.per_sentence(document.of_words(column)) for column in ("function", "foreign", "known")]
        return np.array([np.bincount(article, count, minlength=n) for count in counts])


def is_english(language: Array) -> Array:
    """Whether each article is English, or too short to tell, by its counts of `Batch.language`; shape (n_articles,).

    Judged by the body, and by body and headline together where the body alone is too short.
    """
    body, both = language[0], language.sum(0)
    words, function, foreign, known = np.where(body[0] >= _LANGUAGE_WORDS, body, both)
    short = words < _LANGUAGE_WORDS
    running = function >= _FUNCTION_SHARE * words
    terse = (known >= _KNOWN_SHARE * words) & (foreign <= function)
    return np.asarray(short | running | terse)


def batches(articles: Iterable[Article]) -> Iterator[Batch]:
    """The articles in batches of about a million characters, in order; each part of a long article is a batch of its own."""
    forms = Forms()
    waiting: list[Article] = []
    size = first = 0
    for number, article in enumerate(articles):
        stretches = parts(article.text, 0, len(article.text))
        if next(stretches, (0, 0))[1] < len(article.text):
            if waiting:
                yield _batch(waiting, forms, first)
            yield from _long(article, number)
            waiting, size, first = [], 0, number + 1
            continue
        waiting.append(article)
        size += len(article.text) + _LINE * article.text.count("\n")
        if size >= _CHARACTERS:
            yield _batch(waiting, forms, first)
            waiting, size, first = [], 0, number + 1
            forms = forms if len(forms) < LIMIT else Forms()
    if waiting:
        yield _batch(waiting, forms, first)


def _batch(articles: list[Article], forms: Forms, first: int) -> Batch:
    bodies = Document.of([article.text for article in articles], forms)
    headlines = Document.of([article.headline or "" for article in articles], forms, kind="headline")
    return Batch(tuple(articles), bodies, headlines, first)


def _long(article: Article, number: int) -> Iterator[Batch]:
    """A long article part by part, its headline with the first."""
    text, forms = article.text, Forms()
    stretches = parts(text, 0, len(text))
    amid_prose = any(kind == "prose" for a, b in stretches for *_, kind in blocks(plain(text[a:b]), amid_prose=True))
    for start, stop in parts(text, 0, len(text)):
        body = Document.of([text[start:stop]], forms, amid_prose=amid_prose)
        headline = Document.of(["" if start else article.headline or ""], forms, kind="headline")
        yield Batch((article,), body, headline, number, start, stop == len(text))
        forms = forms if len(forms) < _LIMIT_OF_LONG else Forms()
