"""Cut: one pass over plain text that yields all boundaries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from framing.document.blocks import Kind, blocks, marker, without_prose
from framing.document.parts import parts
from framing.document.quotations import may_quote, quotations
from framing.document.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


@dataclass(frozen=True)
class Cut:
    """Boundaries of all articles of a document, as offsets into its text; half a byte per character of prose."""

    kinds: tuple[Kind, ...]
    """of the blocks"""
    blocks: NDArray[np.int32]
    """start, end"""
    quotations: NDArray[np.int32]
    """start, end, depth, whether it is closed"""
    sentences: NDArray[np.int32]
    """start, end, block"""
    pieces: NDArray[np.int32]
    """start, end, outermost quotation or -1: sentences, cut where quotations begin and end"""
    first_pieces: NDArray[np.int32]
    """number of the first piece of each sentence, and after them the number of all pieces"""

    @property
    def size(self) -> int:
        """In bytes."""
        arrays = (self.blocks, self.quotations, self.sentences, self.pieces, self.first_pieces)
        return 8 * len(self.kinds) + sum(array.nbytes for array in arrays)


@dataclass
class _Found:
    """The same while it is being found: numbers one after another, since rows of their own take long."""

    kinds: list[Kind] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    quotations: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)
    first_pieces: list[int] = field(default_factory=list)


def cut(text: str, articles: Iterable[tuple[int, int, bool]], kind: Kind | None = None) -> Cut:
    """Cut each article ``text[start:end]`` of plain text, of which is also told whether it is part of one with prose.

    `kind` overrides what its blocks are taken for.
    """
    found = _Found()
    for first, last, amid_prose in articles:
        rows = [row for start, end in parts(text, first, last) for row in blocks(text[start:end], start, amid_prose=True)]
        for start, end, block_kind in rows if amid_prose else without_prose(rows):
            _cut_block(found, text, start, end, kind or block_kind)
    return Cut(
        tuple(found.kinds),
        _rows(found.blocks, 2),
        _rows(found.quotations, 4),
        _rows(found.sentences, 3),
        _rows(found.pieces, 3),
        np.array([*found.first_pieces, len(found.pieces) // 3], dtype=np.int32),
    )


def _rows(numbers: list[int], columns: int) -> NDArray[np.int32]:
    return np.array(numbers, dtype=np.int32).reshape(-1, columns)


def _cut_block(found: _Found, text: str, start: int, end: int, kind: Kind) -> None:
    number = len(found.kinds)
    found.kinds.append(kind)
    found.blocks += (start, end)
    block = text[start:end]
    content = marker(text, start) if kind == "bullet" else start
    quotes = quotations(text, start, end) if may_quote(block) else []
    whole = [(start, end)] if block.isalnum() else sentences(text, content, end, quotes)  # a single word is not cut
    if not quotes:
        for begin, stop in whole:
            found.first_pieces.append(len(found.pieces) // 3)
            found.sentences += (begin, stop, number)
            found.pieces += (begin, stop, -1)
        return
    before = len(found.quotations) // 4
    outer = [(quote, number) for number, quote in enumerate(quotes, before) if quote.depth == 0]
    for quote in quotes:
        found.quotations += quote
    waiting = iter(outer)
    following, following_number = next(waiting, (None, -1))
    for begin, stop in whole:
        found.first_pieces.append(len(found.pieces) // 3)
        found.sentences += (begin, stop, number)
        position = begin
        while following is not None and following.start < stop:
            if position < following.start:
                found.pieces += (position, following.start, -1)
                position = following.start
            if following.end > stop:
                break
            found.pieces += (position, following.end, following_number)
            position = following.end
            following, following_number = next(waiting, (None, -1))
        if position < stop:
            inside = following is not None and following.start < stop
            found.pieces += (position, stop, following_number if inside else -1)
