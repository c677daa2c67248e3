"""Scan: cues of several lists, found in one pass over a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.closed_phrases import ClosedPhrases
from framing.places import within_sentences
from framing.variants import is_open

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from framing.document import Document
    from framing.lexicon import Lexicon, Match
    from framing.matching import Allowed


class Scan:
    """Several lists whose phrases are looked for together, so that a document is passed over once, not once for each.

    Parameters
    ----------
    lists : iterable of Lexicon
        The lists; none with words that are only begun (``*``).

    Raises
    ------
    ValueError
        If one has such a word.

    Examples
    --------
    >>> from framing import Document, Lexicon
    >>> from framing.lexicon import Row
    >>> scan = Scan([Lexicon("fall", [Row("may fall")]), Lexicon("may", [Row("may")])])
    >>> found = scan.matches(Document("It may fall."), ["fall", "may"])
    >>> {name: [match.stop for match in matches] for name, matches in found.items()}
    {'fall': [3], 'may': [2]}
    """

    def __init__(self, lists: Iterable[Lexicon]) -> None:
        self.lists = tuple(lists)
        together: dict[tuple[str, ...], int] = {}  # a phrase → its number among those of all lists
        for each in self.lists:
            may_be_open = any("*" in row.cue for row in each.rows)
            for words in each.phrases:
                if may_be_open and any(map(is_open, words)):
                    raise ValueError(f"word list {each.name!r} has {' '.join(words)!r}: lists with * are looked for alone.")
                together.setdefault(words, len(together))
        self._closed = ClosedPhrases((number, words) for words, number in together.items())
        self._numbers = []  # of all phrases in each list, −1 where it has them not
        for each in self.lists:
            numbers = np.full(len(together), -1, dtype=np.int32)
            numbers[[together[words] for words in each.phrases]] = range(len(each.phrases))
            self._numbers.append(numbers)

    def matches(
        self, document: Document, names: Container[str], allowed_of: Callable[[str], Allowed] | None = None
    ) -> dict[str, list[Match]]:
        """Name → what `Lexicon.matches` finds, for the lists of these names; `allowed_of` takes the name."""
        places = within_sentences(document, self._closed.places(document))
        return {
            each.name: each.matches_at(document, places.having(numbers), allowed_of and allowed_of(each.name))
            for each, numbers in zip(self.lists, self._numbers, strict=True)
            if each.name in names
        }
