"""Quotations: what stands in quotation marks, within one block."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_DOUBLE: Final = re.compile('"')
_SINGLE: Final = re.compile(r"'(?:(?<![^\W_]')|(?![^\W_]))")  # an apostrophe inside a word is none
_OPENS_AFTER: Final = frozenset(" \n([{<-–—/\"'…")  # and at the start of a block
_NEVER_OPENS_BEFORE: Final = frozenset(" \n.,;:!?)]}")
_ELISION: Final = re.compile(r"'(?:\d0s|em|til|tis|twas|cause|n'|n|round|bout)\b", re.IGNORECASE)


class Quotation(NamedTuple):
    """A stretch between quotation marks, marks included; `depth` 0 is outermost, `closed` tells if the end mark was found."""

    start: int
    end: int
    depth: int
    closed: bool


def _opens(text: str, position: int, start: int, end: int) -> bool:
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    return before in _OPENS_AFTER and after not in _NEVER_OPENS_BEFORE


def may_quote(block: str) -> bool:
    """Whether a block has a quotation mark, which an apostrophe inside a word is not; far faster than to look for all."""
    return '"' in block or ("'" in block and _SINGLE.search(block) is not None)


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    r"""Quotations of the block ``text[start:end]`` of plain text, in order of their starts.

    A mark opens after a space, bracket or dash and before a word; else it closes. An unclosed double quotation runs to the
    end of its block (the convention for speech over several paragraphs); an unclosed single one is an apostrophe.

    Examples
    --------
    >>> text = "He called it \"a 'clear act' of war\" and left."
    >>> [(text[q.start:q.end], q.depth) for q in quotations(text, 0, len(text))]
    [('"a \'clear act\' of war"', 0), ("'clear act'", 1)]
    """
    pairs: list[tuple[int, int, bool]] = []
    opened: list[tuple[str, int]] = []
    waiting = {'"': 0, "'": 0}
    # One expression for both would look at each character; these jump from mark to mark.
    for position in sorted(found.start() for kind in (_DOUBLE, _SINGLE) for found in kind.finditer(text, start, end)):
        mark = text[position]
        if mark == "'" and _ELISION.match(text, position):
            continue
        if _opens(text, position, start, end):
            opened.append((mark, position))
            waiting[mark] += 1
        elif waiting[mark]:
            last, begin = opened.pop()
            waiting[last] -= 1
            while last != mark:  # opened inside and never closed: an apostrophe or a slip
                last, begin = opened.pop()
                waiting[last] -= 1
            pairs.append((begin, position + 1, True))
    unclosed = next((position for mark, position in opened if mark == '"'), None)
    if unclosed is not None:
        pairs.append((unclosed, end, False))

    nested: list[Quotation] = []
    ends: list[int] = []
    for begin, stop, closed in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        while ends and ends[-1] <= begin:
            ends.pop()
        nested.append(Quotation(begin, stop, len(ends), closed))
        ends.append(stop)
    return nested
