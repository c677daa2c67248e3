"""Phrases: titles, labels and alt texts that keep to their length however many outlets there are."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING, Final

from framing.charts.axes import listed, short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TITLE: Final = 70
ALT: Final = 900
"""Characters that a title and an alt text have at most."""


def entitled(before: str, outlets: Sequence[str], after: str = "") -> str:
    """A title with the names of the outlets, or their number where the names are too long.

    Examples
    --------
    >>> entitled("Who speaks in", ["A", "B"]), entitled("Who speaks in", ["A" * 28, "B" * 28])
    ('Who speaks in A and B', 'Who speaks in 2 outlets')
    """
    title = f"{before} {listed(outlets)}{after}"
    return title if len(title) <= TITLE else short(f"{before} {listed(outlets, most=1)}{after}", TITLE)


def name_of(outlet: str, longest: int = 28) -> str:
    """An outlet's name on one line, or that it has none that could be drawn."""
    return short(outlet, longest) or "(no name)"


def wrapped(text: str, width: int, lines: int) -> str:
    r"""Text in at most so many lines of at most `width` small letters, or fewer letters that are broader.

    Examples
    --------
    >>> wrapped("The pier is safe, said the mayor", 12, 2)
    'The pier is\nsafe, said…'
    """
    start = short(text, width * lines + 1)
    breadth = sum(map(_breadth, start)) / max(1, len(start))
    return "\n".join(textwrap.wrap(start, int(width / breadth) if start else width, max_lines=lines, placeholder="…"))


def _breadth(character: str) -> float:
    """About how broad a character is, in small letters."""
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 2
    return 1.3 if character.isupper() else 1


def fitted(sentences: Sequence[str], rest: Callable[[int], str]) -> str:
    """As many of the first sentences as an alt text holds, and what `rest` says of those after them.

    Examples
    --------
    >>> fitted(["a" * 500 + ".", "b" * 500 + "."], lambda told: f"{2 - told} more.")[-10:]
    'a. 1 more.'
    """
    for told in range(len(sentences), 0, -1):
        text = " ".join([*sentences[:told], *([rest(told)] if told < len(sentences) else [])])
        if len(text) <= ALT:
            return text
    return short(rest(0), ALT)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 fact", "2 facts"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
