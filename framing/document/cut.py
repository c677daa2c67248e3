"""Cut: one pass over plain text that yields all boundaries as plain lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from framing.document.blocks import Kind, blocks, marker, without_prose
from framing.document.parts import parts
from framing.document.plain import MARKS
from framing.document.quotations import Quotation, quotations
from framing.document.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

_HAS_MARKS: Final = re.compile(f"[{MARKS}]")
# "U.S", "a.m", "8:10", "3.5", "15,000", "don't" and "short-range" are one word each; "end.Next" is two.
# Nothing is given back (+), or a word of a million characters would be remembered character by character.
_WORD: Final = re.compile(r"[^\W_]++(?:(?:[-']|[.,:](?=\d)|\.(?=[^\W_]\b))[^\W_]++)*+")
_WORD_WITH_MARKS: Final = re.compile(_WORD.pattern.replace(r"[^\W_]++", rf"[^\W_](?:[^\W_]++|[{MARKS}]++)*+"))


@dataclass
class Cut:
    """Boundaries of all articles of a document, as offsets into its text."""

    blocks: list[tuple[int, int, Kind]] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    sentences: list[tuple[int, int, int]] = field(default_factory=list)
    """start, end, block"""
    pieces: list[tuple[int, int, int]] = field(default_factory=list)
    """start, end, outermost quotation or -1: sentences, cut where quotations begin and end"""
    first_pieces: list[int] = field(default_factory=list)
    """number of the first piece of each sentence"""


def word_pattern(text: str) -> re.Pattern[str]:
    """What a word is in this text; combining and invisible marks cost time, so only texts that have them pay."""
    return _WORD if text.isascii() or not _HAS_MARKS.search(text) else _WORD_WITH_MARKS


def is_word(text: str) -> bool:
    """Whether texts can have this as one word."""
    return _WORD_WITH_MARKS.fullmatch(text) is not None


def cut(text: str, articles: Sequence[tuple[int, int]], kind: Kind | None = None, *, amid_prose: bool = False) -> Cut:
    """Cut each article ``text[start:end]`` of plain text.

    `kind` overrides what its blocks are taken for; `amid_prose` tells that the text is part of an article with prose.
    """
    found = Cut()
    for first, last in articles:
        rows = [
            (part + start, part + end, block_kind)
            for part, stop in parts(text, first, last)
            for start, end, block_kind in blocks(text[part:stop], amid_prose=True)
        ]
        for start, end, block_kind in rows if amid_prose else without_prose(rows):
            _cut_block(found, text, start, end, kind or block_kind)
    return found


def _cut_block(found: Cut, text: str, start: int, end: int, kind: Kind) -> None:
    number = len(found.blocks)
    found.blocks.append((start, end, kind))
    if text[start:end].isalnum():  # a single word: there is nothing to cut
        found.first_pieces.append(len(found.pieces))
        found.sentences.append((start, end, number))
        found.pieces.append((start, end, -1))
        return
    quotes = quotations(text, start, end)
    outer = [(quote, len(found.quotations) + index) for index, quote in enumerate(quotes) if quote.depth == 0]
    found.quotations += quotes
    waiting = iter(outer)
    quote, quote_number = next(waiting, (None, -1))
    content = marker(text, start) if kind == "bullet" else start
    for begin, stop in sentences(text, content, end, quotes):
        found.first_pieces.append(len(found.pieces))
        found.sentences.append((begin, stop, number))
        position = begin
        while quote is not None and quote.start < stop:
            if position < quote.start:
                found.pieces.append((position, quote.start, -1))
                position = quote.start
            if quote.end > stop:
                break
            found.pieces.append((position, quote.end, quote_number))
            position = quote.end
            quote, quote_number = next(waiting, (None, -1))
        if position < stop:
            inside = quote is not None and quote.start < stop
            found.pieces.append((position, stop, quote_number if inside else -1))
