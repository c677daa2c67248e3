"""Runs: capitalised words that stand together and look like a name, found without a tagger."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.background import per_word
from framing.comparison.aliases import Key, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.comparison.aliases import Aliases
    from framing.document import Document

_LONGEST: Final = 12  # words; longer runs are lists or headlines
_CALENDAR: Final = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_NO_NAME: Final = _CALENDAR | frozenset("i i'm i've i'd i'll ok am pm est edt gmt mr mrs ms dr sir".split())
# Before "of": what such a name is headed by; after a name of another kind ("Senator Lee of Ohio") it ends.
HEADS: Final = frozenset(
    "administration agency army association bank bay board bureau center centers centre chamber chiefs church city college "
    "commission committee conference congress corps council court department district federation foundation gulf house "
    "institute institution institutes joint kingdom league library ministry museum office organization organisation party "
    "republic school sea society state states supreme union university".split()
)
# Titles are joined to the name that follows, and are no part of it; short ones need a point.
_SHORT_TITLES: Final = frozenset(
    "mr mrs ms dr gen lt col maj capt cmdr adm sgt cpl pfc gov sen sens rep reps rev hon prof pres sec st messrs".split()
)
_TITLES: Final = frozenset(
    "president vice-president premier chancellor minister secretary senator congressman congresswoman congressmember "
    "representative governor mayor judge justice general admiral colonel captain major lieutenant sergeant commander chief "
    "king queen prince princess pope bishop archbishop cardinal imam ayatollah rabbi reverend father sheikh emir sultan "
    "professor doctor director chairman chairwoman chair speaker leader whip spokesman spokeswoman spokesperson ambassador "
    "attorney prosecutor sheriff officer detective agent ceo commissioner administrator counsel lord lady sir dame baron "
    "mr mrs ms dr mister miss madam comrade candidate nominee aide adviser advisor strategist host author envoy deputy".split()
)
_PARTICLES: Final = frozenset("bin ibn al el de del della der den di da dos van von la le ten ter".split())


class Run(NamedTuple):
    """Words ``first`` to ``stop`` (end open), of which those before ``core`` are a title."""

    first: int
    core: int
    stop: int


class Runs:
    """The capitalised runs of a document; known names may start a sentence."""

    def __init__(self, document: Document, aliases: Aliases) -> None:
        self.aliases = aliases
        self.texts, self.gaps, self.keys = document.word_texts, document.gaps, key(document.word_texts)
        self._lower = [text.lower() for text in self.texts]
        self._is_function = document.of_words("function") > 0
        self.is_common = per_word(document, "ease") != 0
        subhead = np.array([block.kind == "subhead" for block in document.blocks], dtype=bool)
        self.is_subhead: list[bool] = subhead[document.sentences.block].tolist()
        bounds = pairwise(document.sentences.first_word.tolist())
        self._sentences = [bound for bound, is_subhead in zip(bounds, self.is_subhead, strict=True) if not is_subhead]
        # Words whose capital says nothing: the first of a sentence, of a quotation, or after a colon.
        quotation = document.word_quotation
        opening = np.flatnonzero((quotation[1:] >= 0) & (quotation[1:] != quotation[:-1])) + 1
        after_colon = [place for place, gap in enumerate(self.gaps) if ":" in gap]
        self._openers = {*document.sentences.first_word.tolist(), *opening.tolist(), *after_colon}
        inside = (place for bound in self._sentences for place in range(*bound) if place not in self._openers)
        self._seen_inside = {self.keys[place] for place in inside if self.texts[place][0].isupper()}

    def _is_capital(self, place: int) -> bool:
        text, lower = self.texts[place], self._lower[place]
        if not text[0].isupper() or lower in _NO_NAME or text[1:2] == "-":  # "R-Ohio"
            return False
        if text.isupper() and len(text) > 1 and self.is_common[place]:  # "NEVER"
            return False
        return "-" not in text or text.rpartition("-")[2][:1].isupper()  # not "Soviet-era"

    def _joined(self, place: int) -> bool:
        """Whether a word and the one before, both of one sentence, may belong to one name."""
        gap, before = self.gaps[place], self.texts[place - 1]
        if gap in {" ", "\n"}:
            return not before.endswith(("'s", "'S"))
        return gap == ". " and (len(before) == 1 or "." in before or before.lower() in _SHORT_TITLES)

    def find(self) -> list[Run]:
        """All runs, in order."""
        found: list[Run] = []
        for first, stop in self._sentences:
            place = first
            while place < stop:
                end = max(self._end(place, min(stop, place + _LONGEST)), self.aliases.longest_at(self.keys, place, stop))
                found += self._cut(place, end)
                place = max(end, place + 1)
        return found

    def _end(self, place: int, last: int) -> int:
        """Where the run of capitals that starts at `place` ends; `place` if none does."""
        end, headed = place, False
        while end < last and self._is_capital(end) and (end == place or self._joined(end)):
            headed = headed or self._lower[end] in HEADS
            end += 1
            inner = self._inner(end, last, headed=headed)
            if inner and end + inner < last and self._is_capital(end + inner):
                end += inner
        return end

    def _inner(self, place: int, last: int, *, headed: bool) -> int:
        """How many small words from `place` may be inner words of a name ("of the", "bin", …)."""
        if place < last and self.texts[place] in {"of", "for"} and headed:
            return 1 + (self.texts[place + 1 : place + 2] == ["the"])
        return int(place < last and self.texts[place] in _PARTICLES)

    def _is_known(self, first: int, stop: int) -> bool:
        return self.aliases.longest_at(self.keys, first, stop) > first

    def _cut(self, first: int, stop: int) -> Iterator[Run]:
        """The names in a run: what stands before a title, and what follows it."""
        if first in self._openers and first < stop and not (self._is_known(first, stop) or self._opens_name(first, stop)):
            first += 1
        while first < stop and self._is_function[first] and not self._is_known(first, stop):
            first += 1
        titles = [place for place in range(first, stop) if self._is_title(place, stop)]
        core, start = (titles[-1] + 1, titles[0]) if titles else (first, first)
        place = first
        while place < start:  # "Japanese Defense" in "Japanese Defense Minister Gen Nakatani": only what is known counts
            end = self.aliases.longest_at(self.keys, place, start)
            if end > place:
                yield Run(place, place, end)
            place = max(end, place + 1)
        if core < stop:
            yield Run(start, core, stop)

    def _opens_name(self, place: int, stop: int) -> bool:
        """Whether the first word of a sentence belongs to a name."""
        goes_on = place + 1 < stop and not self.is_common[place]
        is_seen = self.keys[place] in self._seen_inside and not self._is_function[place]
        return goes_on or is_seen or self._is_title(place, stop)

    def _is_title(self, place: int, stop: int) -> bool:
        """Whether a word of a run that ends at `stop` is a title, or the end of one ("Secretary of State")."""
        is_short = self._lower[place] in _SHORT_TITLES and "." in self.gaps[min(place + 1, len(self.gaps) - 1)]
        if not is_short and self._lower[place] not in _TITLES:
            return self._lower[max(0, place - 2) : place] == ["secretary", "of"]
        return self._lower[stop - 1] not in HEADS


def known_phrases(document: Document, sentences: list[bool], known: frozenset[Key], aliases: Aliases) -> list[Run]:
    """Runs in sentences where capitals say nothing: only phrases that are names elsewhere, the longest first."""
    keys, found = key(document.word_texts), []
    longest = max(map(len, known), default=0)
    starts = frozenset(words[0] for words in known)
    for (first, stop), is_wanted in zip(pairwise(document.sentences.first_word.tolist()), sentences, strict=True):
        place = first if is_wanted else stop
        while place < stop:
            end = aliases.longest_at(keys, place, stop)
            ends = range(min(stop, place + longest), end, -1) if keys[place] in starts else ()
            end = next((wide for wide in ends if tuple(keys[place:wide]) in known), end)
            if end > place:
                found.append(Run(place, place, end))
            place = max(end, place + 1)
    return found
