"""Event: the articles on one event, cut once; every table of a comparison is a function of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from framing.corrections import Corrected
from framing.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from framing.article import Article
    from framing.corrections import Corrections

T = TypeVar("T")


@dataclass(frozen=True)
class Event:
    """The articles on one event.

    Parameters
    ----------
    name : str, optional
        What ``Article.event`` says; None where articles have no event.
    articles : tuple of Article
        The articles, each with its id.
    outlets : tuple of str
        Who published each of them, or a name that stands for it.
    first_sentences : tuple of int
        Row number in ``Analysis.sentences`` of the first sentence of each.
    corrections : Corrections, optional
        Cues that are rejected and added.
    """

    name: str | None
    articles: tuple[Article, ...]
    outlets: tuple[str, ...]
    first_sentences: tuple[int, ...] = ()
    corrections: Corrections | None = None

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Event:
        """An event of articles that all have an id and an outlet, and whose sentences are numbered from 0."""
        counts = np.bincount(Document.of([article.text for article in articles]).sentences.article, minlength=len(articles))
        first = np.cumsum(counts) - counts
        return cls(None, tuple(articles), tuple(str(article.outlet) for article in articles), tuple(first.tolist()))

    @cached_property
    def body(self) -> Document:
        """All bodies, one below the other."""
        return Document.of([article.text for article in self.articles], corrected=self._corrected)

    @cached_property
    def headline(self) -> Document:
        """All headlines, one below the other."""
        return Document.of([article.headline or "" for article in self.articles], kind="headline", corrected=self._corrected)

    @property
    def _corrected(self) -> Corrected | None:
        return Corrected(self.corrections, tuple(article.id for article in self.articles)) if self.corrections else None

    @cached_property
    def outlet_names(self) -> tuple[str, ...]:
        """Each outlet once, in the order of the articles."""
        return tuple(dict.fromkeys(self.outlets))

    @cached_property
    def sentence_rows(self) -> NDArray[np.int64]:
        """Row number in ``Analysis.sentences`` of each sentence of the body; shape (n_sentences,)."""
        article = self.body.sentences.article
        within = np.arange(len(article)) - np.searchsorted(article, np.arange(len(self.articles)))[article]
        return np.array(self.first_sentences, dtype=np.int64)[article] + within

    @cached_property
    def _results(self) -> dict[object, object]:
        return {}

    def once(self, function: Callable[..., T], *arguments: object) -> T:
        """``function(event, *arguments)``, computed the first time it is asked for."""
        key = (function, *arguments)
        if key not in self._results:
            self._results[key] = function(self, *arguments)
        return self._results[key]  # type: ignore[return-value]
