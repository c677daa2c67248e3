"""Batch: some articles in a row, or parts of very long ones, cut together, so that cost does not depend on their length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

from framing.corrections import Corrected
from framing.document import Document
from framing.document.blocks import blocks
from framing.document.forms import LIMIT, MOST_OF_ONE, forms_at_hand
from framing.document.parts import marks_at_most, parts
from framing.document.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.article import Article
    from framing.corrections import Corrections
    from framing.document.cut import Cut
    from framing.document.forms import Forms
    from framing.metric import Array

_SIZE: Final = 1_250_000  # some 200,000 characters of prose, or fewer of what takes more memory
_OF_A_MARK: Final = 200  # as many characters take the memory that a mark may take, which may end a sentence or a line
_HARMLESS: Final = 1_000
_LANGUAGE_WORDS: Final = 20  # a shorter text is too short to tell its language
_FUNCTION_SHARE: Final = 0.2  # running English has more function words; headlines and lists may have fewer
_KNOWN_SHARE: Final = 0.65  # of 3,000 English news openings of 20 words none had fewer known words, of 13 languages all had


Cuts: TypeAlias = tuple["Cut", "Cut"]
"""Of the bodies and of the headlines of a batch."""


class _Stretch(NamedTuple):
    """An article, or a part of one: its number, where it begins, and its headline, which the first part has."""

    article: int
    start: int
    text: str
    headline: str
    is_part: bool = False
    amid_prose: bool = False


@dataclass(frozen=True)
class Batch:
    """Some articles or parts of articles: their bodies as one document, their headlines as another.

    What the documents call the articles are these stretches.
    """

    body: Document
    headline: Document
    rows: Array
    """The number of the article of each stretch, none more than once; shape (n_stretches,)."""
    starts: Array
    """Where in its article each stretch begins."""

    @property
    def cuts(self) -> Cuts | None:
        """Where the texts of both documents were cut; None where that is larger than the texts, as of hostile ones."""
        cuts = self.body.cut, self.headline.cut
        return cuts if sum(each.size for each in cuts) < len(self.body.text) + len(self.headline.text) + _HARMLESS else None

    def document(self, part: str) -> Document:
        """The document of that part, "body" or "headline"."""
        return self.headline if part == "headline" else self.body

    def language(self) -> Array:
        """All, function, foreign and known words of each stretch's body, and of its headline; shape (n_stretches, 2, 4)."""
        return np.array([self._words(self.body), self._words(self.headline)]).transpose(2, 0, 1)

    def _words(self, document: Document) -> Array:
        article, n = document.sentences.article, len(self.rows)
        counts = [document.sentences.words]
        counts += [document.per_sentence(document.of_words(column)) for column in ("function", "foreign", "known")]
        return np.array([np.bincount(article, count, minlength=n) for count in counts])


def is_english(language: Array) -> Array:
    """Whether each article is English, or too short to tell, by its counts of `Batch.language`; shape (n_articles,).

    Judged by the body, and by body and headline together where the body alone is too short.
    """
    body, both = language[:, 0], language.sum(1)
    words, function, foreign, known = np.where(body[:, :1] >= _LANGUAGE_WORDS, body, both).T
    short = words < _LANGUAGE_WORDS
    running = function >= _FUNCTION_SHARE * words
    terse = (known >= _KNOWN_SHARE * words) & (foreign <= function)
    return np.asarray(short | running | terse)


def batches(
    articles: Sequence[Article], cuts: Iterable[Cuts | None] = (), corrections: Corrections | None = None
) -> Iterator[Batch]:
    """The articles in batches of some 200,000 characters, in order.

    `cuts` are those of the same articles' batches, where they are known; `corrections` reject cues and add others.
    """
    known = iter(cuts)
    most_forms = LIMIT
    for stretches in _together(_stretches(articles)):
        begins = not stretches[0].start
        forms = forms_at_hand(LIMIT if begins else most_forms)
        if begins or not len(forms):
            most_forms = min(LIMIT, len(forms) + MOST_OF_ONE)
        ids = tuple(articles[stretch.article].id for stretch in stretches)
        yield _batch(stretches, forms, next(known, None), Corrected(corrections, ids) if corrections else None)


def _together(stretches: Iterable[_Stretch]) -> Iterator[list[_Stretch]]:
    """The stretches that make a batch: articles up to a size, a part alone, or hostile texts would take far more memory."""
    waiting: list[_Stretch] = []
    size = 0
    for stretch in stretches:
        weight = _SIZE if stretch.is_part else len(stretch.text) + _OF_A_MARK * marks_at_most(stretch.text)
        if waiting and size + weight > _SIZE:
            yield waiting
            waiting, size = [], 0
        waiting.append(stretch)
        size += weight
    if waiting:
        yield waiting


def _stretches(articles: Iterable[Article]) -> Iterator[_Stretch]:
    for number, article in enumerate(articles):
        text, headline = article.text, article.headline or ""
        found = list(parts(text, 0, len(text)))
        if len(found) <= 1:
            yield _Stretch(number, 0, text, headline)
            continue
        amid_prose = any(kind == "prose" for a, b in found for *_, kind in blocks(plain(text[a:b]), amid_prose=True))
        for start, stop in found:
            yield _Stretch(number, start, text[start:stop], "" if start else headline, is_part=True, amid_prose=amid_prose)


def _batch(stretches: list[_Stretch], forms: Forms, known: Cuts | None, corrected: Corrected | None) -> Batch:
    bodies, headlines = [stretch.text for stretch in stretches], [stretch.headline for stretch in stretches]
    amid_prose = [stretch.amid_prose for stretch in stretches]
    of_bodies, of_headlines = known or (None, None)
    return Batch(
        Document.of(bodies, forms=forms, amid_prose=amid_prose, known=of_bodies, corrected=corrected),
        Document.of(headlines, "headline", forms=forms, known=of_headlines, corrected=corrected),
        np.array([stretch.article for stretch in stretches], dtype=np.int64),
        np.array([stretch.start for stretch in stretches], dtype=np.int64),
    )
