"""Cut: one pass over plain text that yields all boundaries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from framing.document.blocks import Kind, blocks, marker, without_prose
from framing.document.parts import parts
from framing.document.quotations import Quotation, quotations
from framing.document.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


@dataclass
class Cut:
    """Boundaries of all articles of a document, as offsets into its text: numbers, three in a row, since tuples take long."""

    kinds: list[Kind] = field(default_factory=list)
    """of the blocks"""
    quotations: list[Quotation] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    """start, end, 0"""
    sentences: list[int] = field(default_factory=list)
    """start, end, block"""
    pieces: list[int] = field(default_factory=list)
    """start, end, outermost quotation or -1: sentences, cut where quotations begin and end"""
    first_pieces: list[int] = field(default_factory=list)
    """number of the first piece of each sentence"""


def threes(numbers: list[int]) -> NDArray[np.int64]:
    """The numbers as rows of three."""
    return np.array(numbers, dtype=np.int64).reshape(-1, 3)


def cut(text: str, articles: Iterable[tuple[int, int, bool]], kind: Kind | None = None) -> Cut:
    """Cut each article ``text[start:end]`` of plain text, of which is also told whether it is part of one with prose.

    `kind` overrides what its blocks are taken for.
    """
    found = Cut()
    for first, last, amid_prose in articles:
        rows = [row for start, end in parts(text, first, last) for row in blocks(text[start:end], start, amid_prose=True)]
        for start, end, block_kind in rows if amid_prose else without_prose(rows):
            _cut_block(found, text, start, end, kind or block_kind)
    return found


def _cut_block(found: Cut, text: str, start: int, end: int, kind: Kind) -> None:
    number = len(found.kinds)
    found.kinds.append(kind)
    found.blocks += (start, end, 0)
    block = text[start:end]
    content = marker(text, start) if kind == "bullet" else start
    quotes = quotations(text, start, end) if '"' in block or "'" in block else []
    whole = [(start, end)] if block.isalnum() else sentences(text, content, end, quotes)  # a single word is not cut
    if not quotes:
        for begin, stop in whole:
            found.first_pieces.append(len(found.pieces) // 3)
            found.sentences += (begin, stop, number)
            found.pieces += (begin, stop, -1)
        return
    outer = [(quote, len(found.quotations) + index) for index, quote in enumerate(quotes) if quote.depth == 0]
    found.quotations += quotes
    waiting = iter(outer)
    quote, quote_number = next(waiting, (None, -1))
    for begin, stop in whole:
        found.first_pieces.append(len(found.pieces) // 3)
        found.sentences += (begin, stop, number)
        position = begin
        while quote is not None and quote.start < stop:
            if position < quote.start:
                found.pieces += (position, quote.start, -1)
                position = quote.start
            if quote.end > stop:
                break
            found.pieces += (position, quote.end, quote_number)
            position = quote.end
            quote, quote_number = next(waiting, (None, -1))
        if position < stop:
            inside = quote is not None and quote.start < stop
            found.pieces += (position, stop, quote_number if inside else -1)
