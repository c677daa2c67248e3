"""Same words: which of many quotations are versions of one, verbatim or trimmed."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, Final

from framing.background import frequency

if TYPE_CHECKING:
    from collections.abc import Sequence

Words = tuple[str, ...]
NEARLY: Final = ((8, 80), (4, 90))
"""From how many words on which `rapidfuzz.fuzz.partial_ratio` makes two quotations versions of one.

Shorter ones must be part of the other; those of more than 60 words share 80 % of their pairs of words. In 60 events of US
news, read by one person, no merger at 80 or more was wrong from eight words on; between 75 and 90, three of eleven of
fewer words were.
"""
_LONGEST: Final = 400  # words; what is longer has only exact copies
_PLACES: Final = 200  # at which a pair of words is looked up; a pair in more places says little
_NEAREST: Final = 3  # versions that share most pairs of words
_PAIRS: Final = 0.3  # share of its pairs of words that a quotation must have in common with a version to be compared by letters
_RATIO: Final = 60  # words; partial_ratio of longer ones takes too long, and the share of their pairs tells as much
_COMMON: Final = 2000  # occurrences in 12 million words; "very sad" within a longer quotation is chance, "witch hunt" is not


def longest_versions(quotations: Sequence[Words]) -> list[int]:
    """For each quotation the number of the longest one that it is a version of: itself if there is none.

    A version has its words in a row in the longest (at least three words, or two of which none is common), or is nearly
    the same as a part of it (`NEARLY`). Of several longest ones, the first. Each is compared with the few that share most
    pairs of words with it, so that time grows with the number of words.

    Examples
    --------
    >>> longest_versions([("clear", "act"), ("a", "clear", "act", "of", "war"), ("clear", "act")])
    [0, 1, 0]
    >>> longest_versions([("witch", "hunt"), ("it", "is", "a", "witch", "hunt")])
    [1, 1]
    """
    first: dict[Words, int] = {}
    for number, words in enumerate(quotations):
        first.setdefault(words, number)
    index = _Index()
    leader: dict[Words, int] = {}
    for words, number in sorted(first.items(), key=lambda item: (-len(item[0]), item[1])):
        found = index.find(words)
        if found is None:
            index.add(words, number)
        leader[words] = number if found is None else found
    return [leader[words] for words in quotations]


class _Index:
    """Longest versions, found by pairs of neighbouring words."""

    def __init__(self) -> None:
        self._versions: dict[int, Words] = {}
        self._places: dict[tuple[str, str], list[tuple[int, int]]] = {}

    def add(self, words: Words, number: int) -> None:
        if len(words) > _LONGEST:
            return
        self._versions[number] = words
        for place, pair in enumerate(itertools.pairwise(words)):
            places = self._places.setdefault(pair, [])
            if len(places) < _PLACES:
                places.append((number, place))

    def find(self, words: Words) -> int | None:
        """Number of the version that these words are a part of, or nearly."""
        if len(words) > _LONGEST:
            return None
        pairs = list(itertools.pairwise(words))
        places = [self._places.get(pair, []) for pair in pairs]
        rarest = min(range(len(pairs)), key=lambda at: len(places[at]))
        if len(words) > 2 or all(frequency(word) < _COMMON for word in words):
            for number, place in places[rarest]:
                start = place - rarest
                if start >= 0 and self._versions[number][start : start + len(words)] == words:
                    return number
        return self._nearest(words, places)

    def _nearest(self, words: Words, places: list[list[tuple[int, int]]]) -> int | None:
        from rapidfuzz.fuzz import partial_ratio

        least = next((ratio for length, ratio in NEARLY if len(words) >= length), None)
        if least is None:
            return None
        shared = Counter(number for some in places if len(some) < _PLACES for number in dict.fromkeys(n for n, _ in some))
        share = _PAIRS if len(words) <= _RATIO else least / 100
        enough = [number for number in shared if shared[number] >= share * len(places)]
        nearest = sorted(enough, key=lambda number: (-shared[number], number))[:_NEAREST]
        if len(words) > _RATIO:
            return nearest[0] if nearest else None
        text = " ".join(words)
        ratios = [(partial_ratio(text, " ".join(self._versions[number])), -number) for number in nearest]
        best, negative = max(ratios, default=(0.0, 0))
        return -negative if best >= least else None
