"""Found: an article as a reader gives it, before it is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from framing.article import free_id
from framing.reading.text import split_headline

if TYPE_CHECKING:
    from framing.article import Article


class Found(NamedTuple):
    """An article and where it stands.

    `stem` names it where it has no id (rows of tables have running numbers instead); `undivided` tells that a headline may
    still stand in the first line of its text.
    """

    article: Article
    name: str
    stem: str | None = None
    undivided: bool = False

    def divided(self, headline: str | None = None) -> Found:
        """With the headline apart: the given one, else the one in the first line, which is taken out of the text."""
        if not self.undivided:
            return self if headline is None else self._with(headline, self.article.text)
        first, body = split_headline(self.article.text)
        if headline is None:
            return self._with(first, body)
        return self._with(headline, body if first == headline.strip() else self.article.text)

    def named(self, taken: set[str]) -> Article:
        """The article with its headline apart, and named after its file if it has no id; `taken` are names in use."""
        article = self.divided().article
        if article.id is not None or self.stem is None:
            return article
        return replace(article, id=free_id(self.stem, taken))

    def _with(self, headline: str | None, text: str) -> Found:
        return self._replace(article=replace(self.article, headline=headline, text=text), undivided=False)
