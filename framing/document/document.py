"""Document: an article cut once into blocks, sentences, words and quotations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np

from framing.article import Article
from framing.document.cut import Cut, cut, word_pattern
from framing.document.forms import Forms
from framing.document.plain import plain
from framing.document.spans import Block, Quotation, Sentence, Span, Spans, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from framing.document.blocks import Kind

__all__ = ["Block", "Document", "Quotation", "Sentence", "Span", "Word"]

T = TypeVar("T")
_STRETCH: Final = 100_000


class Sentences(Spans[Sentence]):
    """Sentences, with arrays over them.

    `is_prose` (stands in prose and holds a word), `article` and `block` (numbers), `words` (count).
    """

    is_prose: NDArray[np.bool_]
    article: NDArray[np.int64]
    block: NDArray[np.int64]
    words: NDArray[np.int64]
    first_word: NDArray[np.int64]
    """Number of the first word of each sentence, and after them the number of all words; shape (n_sentences + 1,)."""


class Document:
    r"""An article's body, cut once; what comes after only reads.

    A document may hold several articles (`Document.of`): their texts stand one below the other, and since no block,
    sentence or quotation reaches over an empty line, whatever is counted per sentence is the same as for each alone.

    Parameters
    ----------
    article : Article or str
        The article; of an `Article` the body is cut, its headline is not part of it.

    Attributes
    ----------
    text : str
        The body, untouched; all offsets point into it.
    blocks, sentences, words, quotations : sequence of spans
        Each with ``start``, ``end`` and ``text``; a block has a ``kind``, a sentence the kind of its ``block``,
        a quotation ``depth`` and ``closed``.

    Examples
    --------
    >>> document = Document("At a Glance\n- Troops sent\nGen. Lee called it “war.” He left at 5 p.m. local time.")
    >>> [(sentence.block, sentence.text) for sentence in document.sentences][2:]
    [('prose', 'Gen. Lee called it “war.”'), ('prose', 'He left at 5 p.m. local time.')]
    >>> [quotation.text for quotation in document.quotations]
    ['“war.”']
    """

    def __init__(self, article: Article | str) -> None:
        text = article.text if isinstance(article, Article) else article
        self._take([text], Forms(), None)

    @classmethod
    def of(
        cls, texts: Sequence[str], forms: Forms | None = None, kind: Kind | None = None, *, amid_prose: bool = False
    ) -> Document:
        """One document over several texts, for work in batches; ``sentences.article`` tells them apart.

        Parameters
        ----------
        texts : sequence of str
            The articles' texts.
        forms : Forms, optional
            Table of word forms to share with other documents.
        kind : str, optional
            What every block is, for texts known to be headlines.
        amid_prose : bool
            Whether the texts are parts of an article that has prose, so that a subhead is one even in a part without prose.
        """
        document = cls.__new__(cls)
        document._take(texts, Forms() if forms is None else forms, kind, amid_prose=amid_prose)  # noqa: SLF001  (a constructor)
        return document

    def _take(self, texts: Sequence[str], forms: Forms, kind: Kind | None, *, amid_prose: bool = False) -> None:
        self.text = texts[0] if len(texts) == 1 else "\n\n".join(texts)
        self.forms = forms
        self.is_headline = kind == "headline"
        self._kind = kind
        self._amid_prose = amid_prose
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self.article_start = np.cumsum(lengths + 2) - lengths - 2
        self._articles = list(zip(self.article_start.tolist(), (self.article_start + lengths).tolist(), strict=True))
        self._results: dict[Callable[[Document], Any], Any] = {}

    @property
    def n_articles(self) -> int:
        """How many articles the document holds."""
        return len(self._articles)

    def once(self, function: Callable[[Document], T]) -> T:
        """``function(document)``, computed the first time it is asked for."""
        if function not in self._results:
            self._results[function] = function(self)
        result: T = self._results[function]
        return result

    @cached_property
    def plain(self) -> str:
        """The text with plain quotation marks and spaces, of the same length."""
        return plain(self.text)

    @cached_property
    def _cut(self) -> Cut:
        return cut(self.plain, self._articles, self._kind, amid_prose=self._amid_prose)

    @cached_property
    def blocks(self) -> Spans[Block]:
        """Blocks in order, each with its ``kind``: "subhead", "bullet" or "prose"."""
        # A function that held the document would keep it in memory until the next clean-up.
        text, rows = self.text, self._cut.blocks
        return Spans(*_bounds(rows), lambda number: Block(*_span(text, *rows[number][:2]), rows[number][2]))

    @cached_property
    def quotations(self) -> Spans[Quotation]:
        """Quotations, nested ones included, in order of their starts within each block."""
        text, rows = self.text, self._cut.quotations
        return Spans(*_bounds(rows), lambda number: Quotation(*_span(text, *rows[number][:2]), *rows[number][2:]))

    @cached_property
    def sentences(self) -> Sentences:
        """Sentences of all blocks in order."""
        text, rows, kinds = self.text, self._cut.sentences, [kind for _, _, kind in self._cut.blocks]
        sentences = Sentences(*_bounds(rows), lambda number: Sentence(*_span(text, *rows[number][:2]), kinds[rows[number][2]]))
        prose = np.array([kind == "prose" for kind in kinds], dtype=bool)
        sentences.article = np.searchsorted(self.article_start, sentences.start, side="right") - 1
        first_piece = np.array([*self._cut.first_pieces, len(self._cut.pieces)], dtype=np.int64)
        sentences.first_word = self._pieces[0][first_piece]
        sentences.words = np.diff(sentences.first_word)
        sentences.block = np.array([block for _, _, block in rows], dtype=np.int64)
        sentences.is_prose = prose[sentences.block] & (sentences.words > 0)
        return sentences

    @cached_property
    def _pieces(self) -> tuple[NDArray[np.int64], list[str]]:
        """Number of the first word of each piece (and of all words at the end), and all words as they are written."""
        text = self.plain
        find = word_pattern(text).findall
        words: list[str] = []
        firsts = [0]
        for start, end, _ in self._cut.pieces:
            words += find(text, start, end)
            firsts.append(len(words))
        return np.array(firsts, dtype=np.int64), words

    @property
    def word_texts(self) -> list[str]:
        """All words as they are written."""
        return self._pieces[1]

    @cached_property
    def word_forms(self) -> NDArray[np.int32]:
        """Record number of each word in ``forms``; shape (n_words,)."""
        return np.fromiter(map(self.forms.__getitem__, self.word_texts), np.int32, len(self.word_texts))

    def of_words(self, column: str) -> NDArray[np.int32]:
        """A column of ``forms`` for each word; shape (n_words,)."""
        forms = self.word_forms
        return self.forms.column(column)[forms]

    def mark_words(self, mark: Callable[[str], int]) -> NDArray[np.int32]:
        """``mark(canonical form)`` for each word, computed once per form; shape (n_words,)."""
        forms = self.word_forms
        return self.forms.marks(mark)[forms]

    @cached_property
    def word_canonical(self) -> list[str]:
        """All words in the form that cue lists are matched on."""
        return list(map(self.forms.canonical.__getitem__, self.word_forms.tolist()))

    @cached_property
    def word_quotation(self) -> NDArray[np.int64]:
        """Number of the outermost quotation each word stands in, else −1; shape (n_words,)."""
        quotation = np.array([quotation for _, _, quotation in self._cut.pieces], dtype=np.int64)
        return np.repeat(quotation, np.diff(self._pieces[0]))

    @cached_property
    def words(self) -> Spans[Word]:
        """Words in order; their offsets are found only when asked for."""
        text = self.text
        find, cut_text = word_pattern(self.plain).finditer, self.plain
        spans = [match.span() for start, end, _ in self._cut.pieces for match in find(cut_text, start, end)]
        return Spans(*_bounds(spans), lambda number: Word(*_span(text, *spans[number])))

    @cached_property
    def gaps(self) -> list[str]:
        """What stands between each word and the one before; empty before the first."""
        bounds = zip(self.words.end[:-1].tolist(), self.words.start[1:].tolist(), strict=True)
        return ["", *(self.plain[end:start] for end, start in bounds)]

    def count_marks(self, marks: str) -> NDArray[np.int64]:
        """How often each sentence has one of these characters, quotation marks made straight; shape (n_sentences,)."""
        starts = self.sentences.start
        wanted = [ord(mark) for mark in marks]
        counts = np.zeros(len(starts), dtype=np.int64)
        for begin, characters in self._characters():
            at = begin + np.flatnonzero(np.isin(characters, wanted))
            sentence = np.searchsorted(starts, at, side="right") - 1
            inside = (sentence >= 0) & (at < self.sentences.end[sentence])
            counts += np.bincount(sentence[inside], minlength=len(starts))
        return counts

    def _characters(self) -> Iterator[tuple[int, NDArray[np.uint32]]]:
        """The characters as numbers, a stretch at a time, with the offset of each stretch; at least one."""
        for begin in range(0, max(1, len(self.plain)), _STRETCH):
            characters = self.plain[begin : begin + _STRETCH].encode("utf-32-le", "surrogatepass")
            yield begin, np.frombuffer(characters, dtype=np.uint32)

    def sentence_of(self, words: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """Numbers of the sentences that hold these words, given by their numbers; same shape."""
        return np.searchsorted(self.sentences.first_word, np.asarray(words, dtype=np.int64), side="right") - 1

    def per_sentence(self, per_word: NDArray[Any]) -> NDArray[np.int64]:
        """Sums of whole numbers given per word, over the words of each sentence; shape (n_sentences,)."""
        running = np.zeros(len(per_word) + 1, dtype=np.int64)
        np.cumsum(per_word, out=running[1:])
        return np.diff(running[self.sentences.first_word])


def _span(text: str, start: int, end: int) -> tuple[int, int, str]:
    return start, end, text[start:end]


def _bounds(rows: Sequence[tuple[Any, ...]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    starts = np.array([row[0] for row in rows], dtype=np.int64)
    ends = np.array([row[1] for row in rows], dtype=np.int64)
    return starts, ends
