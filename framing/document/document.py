"""Document: an article cut once into blocks, sentences, words and quotations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np

from framing.article import Article
from framing.document.cut import Cut, cut
from framing.document.forms import Forms, Marked, forms_at_hand
from framing.document.marks import COUNTED, mark_counts
from framing.document.plain import plain
from framing.document.spans import Block, Quotation, Sentence, Span, Spans, Word
from framing.document.tokens import WordsAsWritten, word_spans, word_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from framing.corrections import Corrected
    from framing.document.blocks import Kind

__all__ = ["Block", "Document", "Quotation", "Sentence", "Span", "Word"]

T = TypeVar("T")


class _Words(NamedTuple):
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    first_of_piece: NDArray[np.int64]
    """Number of the first word of each piece, and after them the number of all words."""
    quotation: NDArray[np.int64]


class Sentences(Spans[Sentence]):
    """Sentences, with arrays over them.

    `is_prose` (stands in prose and holds a word), `article` and `block` (numbers), `words` (count).
    """

    is_prose: NDArray[np.bool_]
    article: NDArray[np.int64]
    block: NDArray[np.int64]
    words: NDArray[np.int64]
    kinds: list[Kind]
    """Of the blocks they stand in."""
    first_word: NDArray[np.int64]
    """Number of the first word of each sentence, and after them the number of all words; shape (n_sentences + 1,)."""
    worded: NDArray[np.int64]
    """Numbers of the sentences that have words."""


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
        self._take([text], None)

    @classmethod
    def of(
        cls,
        texts: Sequence[str],
        kind: Kind | None = None,
        *,
        forms: Forms | None = None,
        amid_prose: Sequence[bool] | None = None,
        known: Cut | None = None,
        corrected: Corrected | None = None,
    ) -> Document:
        """One document over several texts, for work in batches; ``sentences.article`` tells them apart.

        Parameters
        ----------
        texts : sequence of str
            The articles' texts.
        kind : str, optional
            What every block is, for texts known to be headlines.
        forms : Forms, optional
            Table of word forms, if not that of all documents.
        amid_prose : sequence of bool, optional
            Whether each text is a part of an article that has prose, so that a subhead is one even in a part without prose.
        known : Cut, optional
            What another document of the same texts has as its ``cut``.
        corrected : Corrected, optional
            Cues that are rejected or added in it.

        Returns
        -------
        Document
            Its ``text`` is that of all, with an empty line between; ``article_start`` has the offsets at which they begin.

        Examples
        --------
        >>> document = Document.of(["Turnout may fall.", "Polls close at ten. Votes are counted at once."])
        >>> document.n_articles, document.sentences.article.tolist()
        (2, [0, 1, 1])
        """
        document = cls.__new__(cls)
        document._take(texts, kind, amid_prose=amid_prose)  # noqa: SLF001  (a constructor)
        if forms is not None:
            document.forms = forms
        if known is not None:
            document.cut = known
        document.corrected = corrected
        return document

    def _take(self, texts: Sequence[str], kind: Kind | None, *, amid_prose: Sequence[bool] | None = None) -> None:
        self.text = texts[0] if len(texts) == 1 else "\n\n".join(texts)
        self.forms: Forms = forms_at_hand()
        self.is_headline = kind == "headline"
        self.corrected: Corrected | None = None
        self._kind = kind
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self.article_start = np.cumsum(lengths + 2) - lengths - 2
        ends = (self.article_start + lengths).tolist()
        self._articles = list(zip(self.article_start.tolist(), ends, amid_prose or [False] * len(texts), strict=True))
        self._results: dict[Callable[[Document], Any], Any] = {}

    @property
    def n_articles(self) -> int:
        """How many articles the document holds."""
        return len(self._articles)

    def once(self, function: Callable[[Document], T]) -> T:
        """``function(document)``, computed the first time it is asked for.

        Parameters
        ----------
        function : function
            From a Document to anything; metrics that share what they count hand over the same one.

        Returns
        -------
        What `function` returns.

        Examples
        --------
        >>> def longest_sentence(document):
        ...     return int(document.sentences.words.max())
        >>> Document("Polls close. Votes are counted at once.").once(longest_sentence)
        5
        """
        if function not in self._results:
            self._results[function] = function(self)
        result: T = self._results[function]
        return result

    @cached_property
    def plain(self) -> str:
        """The text with plain quotation marks and spaces, of the same length."""
        return plain(self.text)

    @cached_property
    def cut(self) -> Cut:
        """Where its blocks, quotations and sentences begin and end."""
        return cut(self.plain, self._articles, self._kind)

    @cached_property
    def blocks(self) -> Spans[Block]:
        """Blocks in order, each with its ``kind``: "subhead", "bullet" or "prose"."""
        # A function that held the document would keep it in memory until the next clean-up.
        text, rows, kinds = self.text, self.cut.blocks, self.cut.kinds
        return Spans(*_bounds(rows), lambda number: Block(*_span(text, rows, number), kinds[number]))

    @cached_property
    def quotations(self) -> Spans[Quotation]:
        """Quotations, nested ones included, in order of their starts within each block."""
        text, rows = self.text, self.cut.quotations
        return Spans(
            *_bounds(rows), lambda number: Quotation(*_span(text, rows, number), int(rows[number, 2]), bool(rows[number, 3]))
        )

    @cached_property
    def sentences(self) -> Sentences:
        """Sentences of all blocks in order."""
        text, rows, kinds = self.text, self.cut.sentences, self.cut.kinds
        block = rows[:, 2]
        sentences = Sentences(*_bounds(rows), lambda number: Sentence(*_span(text, rows, number), kinds[block[number]]))
        sentences.kinds = [kinds[number] for number in block.tolist()]
        prose = np.array([kind == "prose" for kind in kinds], dtype=bool)
        sentences.article = np.searchsorted(self.article_start, sentences.start, side="right") - 1
        sentences.first_word = self._words.first_of_piece[self.cut.first_pieces]
        sentences.words = np.diff(sentences.first_word)
        sentences.worded = np.flatnonzero(sentences.words)
        sentences.block = block.astype(np.int64)
        sentences.is_prose = prose[block] & (sentences.words > 0)
        return sentences

    @cached_property
    def _words(self) -> _Words:
        pieces = self.cut.pieces.astype(np.int64)
        start, end = word_spans(self.plain)
        piece = np.searchsorted(pieces[:, 0], start, side="right") - 1
        inside = (piece >= 0) & (start < pieces[piece, 1]) if len(pieces) else np.zeros(len(start), dtype=bool)
        start, end = start[inside], end[inside]
        first = np.append(np.searchsorted(start, pieces[:, 0]), len(start))
        return _Words(start, end, first, pieces[piece[inside], 2])

    @cached_property
    def word_texts(self) -> list[str]:
        """All words as they are written."""
        return word_texts(self.plain, *self._words[:2])

    @cached_property
    def words_as_written(self) -> Sequence[str]:
        """The same, each cut out of the text when it is asked for."""
        return WordsAsWritten(self.plain, *self._words[:2])

    @cached_property
    def word_forms(self) -> NDArray[np.int64]:
        """Record number of each word in ``forms``; shape (n_words,)."""
        return self.forms.numbers(self.plain, *self._words[:2])

    def of_words(self, column: str) -> NDArray[np.signedinteger[Any]]:
        """A column of ``forms`` for each word.

        Parameters
        ----------
        column : str
            ``letters`` (with digits) or ``syllables``, counts; ``capital``, ``number``, ``function``, ``foreign`` or ``known``,
            0 or 1, as `framing.document.forms.Forms` has them.

        Returns
        -------
        array of int, shape (n_words,)

        Raises
        ------
        LookupError
            If there is no such column; the message lists them.

        Examples
        --------
        >>> Document("The committee met.").of_words("syllables").tolist()
        [1, 3, 1]
        """
        forms = self.word_forms
        return self.forms.column(column)[forms]

    def mark_words(self, mark: Callable[[str], int] | Marked) -> NDArray[np.signedinteger[Any]]:
        """``mark(canonical form)`` for each word, computed once per form.

        Parameters
        ----------
        mark : function
            From a word in canonical form (lower case, US spelling) to a whole number. It is called once per form in all
            documents, so give the same function each time, not a new one.

        Returns
        -------
        array of int, shape (n_words,)

        Examples
        --------
        >>> def is_first_person(word):
        ...     return word in {"we", "our", "us"}
        >>> Document("We met our friends.").mark_words(is_first_person).tolist()
        [1, 0, 1, 0]
        """
        forms = self.word_forms
        return self.forms.marks(mark)[forms]

    @cached_property
    def word_canonical(self) -> list[str]:
        """All words in the form that cue lists are matched on."""
        return self.forms.canonical_of(self.word_forms)

    @cached_property
    def word_quotation(self) -> NDArray[np.int64]:
        """Number of the outermost quotation each word stands in, else −1; shape (n_words,)."""
        return self._words.quotation

    @cached_property
    def words(self) -> Spans[Word]:
        """Words in order."""
        text, words = self.text, np.column_stack(self._words[:2])
        return Spans(*_bounds(words), lambda number: Word(*_span(text, words, number)))

    @cached_property
    def gaps(self) -> list[str]:
        """What stands between each word and the one before; empty before the first."""
        bounds = zip(self.words.end[:-1].tolist(), self.words.start[1:].tolist(), strict=True)
        return ["", *(self.plain[end:start] for end, start in bounds)]

    def count_marks(self, marks: str) -> NDArray[np.int64]:
        """How often each sentence has one of these characters.

        Parameters
        ----------
        marks : str
            Some of ``!?,:;–—()[]"``, where ``"`` stands for any double quotation mark.

        Returns
        -------
        array of int, shape (n_sentences,)

        Raises
        ------
        ValueError
            If one is none of these.

        Examples
        --------
        >>> Document("Rain fell, and fell. Will it stop?!").count_marks("!?").tolist()
        [0, 2]
        """
        if strange := set(marks) - set(COUNTED):
            raise ValueError(f"the mark {min(strange)!r} is not counted; those of {COUNTED} are.")
        return sum((self._marks[:, COUNTED.index(mark)] for mark in marks), np.zeros(len(self.sentences), dtype=np.int64))

    @cached_property
    def _marks(self) -> NDArray[np.int64]:
        return mark_counts(self.plain, self.sentences.start, self.sentences.end)

    def sentence_of(self, words: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """Which sentences hold these words.

        Parameters
        ----------
        words : sequence or array of int
            Numbers of words, from 0.

        Returns
        -------
        array of int, same shape
            Numbers of sentences, from 0.

        Examples
        --------
        >>> Document("Rain fell. It may stop.").sentence_of([0, 4]).tolist()
        [0, 1]
        """
        return np.searchsorted(self.sentences.first_word, np.asarray(words, dtype=np.int64), side="right") - 1

    def per_sentence(self, per_word: NDArray[Any]) -> NDArray[np.int64]:
        """Sums over the words of each sentence.

        Parameters
        ----------
        per_word : array of int or bool, shape (n_words,)
            A whole number for each word, as `of_words` and `mark_words` give.

        Returns
        -------
        array of int, shape (n_sentences,)

        Examples
        --------
        >>> document = Document("Rain fell. The committee met.")
        >>> document.per_sentence(document.of_words("syllables")).tolist()
        [2, 5]
        """
        worded = self.sentences.worded
        sums = np.zeros(len(self.sentences), dtype=np.int64)
        if len(worded):
            sums[worded] = np.add.reduceat(per_word, self.sentences.first_word[worded], dtype=np.int64)
        return sums


def _bounds(rows: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return rows[:, 0].astype(np.int64), rows[:, 1].astype(np.int64)


def _span(text: str, rows: NDArray[Any], number: int) -> tuple[int, int, str]:
    start, end = rows[number, :2].tolist()
    return start, end, text[start:end]
