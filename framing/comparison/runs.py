"""Runs: capitalised words that stand together and look like a name, found without a tagger."""

from __future__ import annotations

from functools import cached_property
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
_TITLED: Final = 0.6
_CALENDAR: Final = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_NO_NAME: Final = frozenset("i i'm i've i'd i'll ok am pm est edt gmt mr mrs ms dr sir".split())
# Before "of": what such a name is headed by; after a name of another kind ("Senator Lee of Ohio") it ends.
HEADS: Final = frozenset(
    "administration agency army association bank bay board bureau center centers centre chamber chiefs church city college "
    "commission committee conference congress corps council court department district federation foundation gulf house "
    "institute institution institutes joint kingdom league library ministry museum office organization organisation party "
    "republic school sea society state states supreme union university".split()
)
# Titles are joined to the name that follows, and are no part of it; those with a point need it.
_TITLES: Final = frozenset(
    "president vice-president premier chancellor minister secretary senator congressman congresswoman congressmember "
    "representative governor mayor judge justice general admiral colonel captain major lieutenant sergeant commander chief "
    "king queen prince princess pope bishop archbishop cardinal imam ayatollah rabbi reverend father sheikh emir sultan "
    "professor doctor director chairman chairwoman chair speaker leader whip spokesman spokeswoman spokesperson ambassador "
    "attorney prosecutor sheriff officer detective agent ceo commissioner administrator counsel lord lady sir dame baron "
    "mr mrs ms dr mister miss madam comrade candidate nominee aide adviser advisor strategist host author envoy deputy".split()
)
_DOTTED_TITLES: Final = frozenset(
    "mr mrs ms dr gen lt col maj capt cmdr adm sgt cpl pfc gov sen sens rep reps rev hon prof pres sec st messrs".split()
)
_PARTICLES: Final = frozenset("bin ibn al el de del della der den di da dos van von la le ten ter".split())


class Run(NamedTuple):
    """Words ``first`` to ``stop`` (end open), of which those before ``core`` are a title."""

    first: int
    core: int
    stop: int


class Runs:
    """The capitalised runs of a document.

    Parameters
    ----------
    document : Document
        Bodies of articles.
    aliases : Aliases
        Names that are known; they may start a sentence, and reach over "and".
    """

    def __init__(self, document: Document, aliases: Aliases) -> None:
        self.document = document
        self.aliases = aliases
        self.texts = document.word_texts
        self.keys = key(self.texts)
        self._lower = [text.lower() for text in self.texts]
        self._firsts = document.sentences.first_word.tolist()
        self.is_function = document.of_words("function") > 0
        self.is_common = (per_word(document, "ease") != 0) | self.is_function

    @cached_property
    def _gaps(self) -> list[str]:
        """What stands between each word and the one before; empty before the first."""
        words = self.document.words
        bounds = zip(words.end[:-1].tolist(), words.start[1:].tolist(), strict=True)
        plain = self.document.plain
        return ["", *(plain[end : min(start, end + 4)] for end, start in bounds)]

    def _is_capital(self, place: int) -> bool:
        text, lower = self.texts[place], self._lower[place]
        if not text[0].isupper() or lower in _NO_NAME or (lower in _CALENDAR and not self._is_surname(place)):
            return False
        if text.isupper() and len(text) > 1 and self.is_common[place]:  # "NEVER"
            return False
        if text[1:2] == "-":  # "R-Ohio"
            return False
        return "-" not in text or text.rpartition("-")[2][:1].isupper() or text.startswith("Al-")  # not "Soviet-era"

    def _is_surname(self, place: int) -> bool:
        """Whether a word like "May" follows a capitalised word inside a sentence, and no date follows it."""
        before = place - 1
        if self._lower[place] not in {"may", "march", "august", "april", "june"} or not self._joined(place):
            return False
        after = self.texts[place + 1][:1] if place + 1 < len(self.texts) else ""
        return self.texts[before][0].isupper() and before not in self._openers and not after.isdigit()

    def _joined(self, place: int) -> bool:
        """Whether a word and the one before may belong to one name."""
        if place == 0 or place in self._sentence_starts:
            return False
        gap, before = self._gaps[place], self.texts[place - 1]
        if gap in {" ", "\n"}:
            return not before.endswith(("'s", "'S"))
        return gap == ". " and (len(before) == 1 or "." in before or before.lower() in _DOTTED_TITLES | {"jr", "sr"})

    @cached_property
    def _sentence_starts(self) -> frozenset[int]:
        return frozenset(self._firsts)

    @cached_property
    def _openers(self) -> frozenset[int]:
        """Words whose capital says nothing: the first of a sentence, of a quotation, or after a colon."""
        quotation = self.document.word_quotation
        opening = np.flatnonzero((quotation[1:] >= 0) & (quotation[1:] != quotation[:-1])) + 1
        after_colon = [place for place, gap in enumerate(self._gaps) if ":" in gap]
        return frozenset([*self._firsts, *opening.tolist(), *after_colon])

    @cached_property
    def titled(self) -> list[bool]:
        """Which sentences are subheads, or lack a full stop and have a capital on all but small words: these say nothing."""
        document, sentences = self.document, self.document.sentences
        is_capital = [text[0].isupper() for text in self.texts]
        is_telling = [not (capital or small) for capital, small in zip(is_capital, self.is_function.tolist(), strict=True)]
        capitals, telling = (document.per_sentence(np.array(each, dtype=np.int64)) for each in (is_capital, is_telling))
        open_ended = np.array([document.plain[end - 1] != "." for end in sentences.end.tolist()], dtype=bool)
        subhead = np.array([block.kind == "subhead" for block in document.blocks], dtype=bool)[sentences.block]
        many = (sentences.words > 4) & (capitals > _TITLED * sentences.words) & (telling == 0)
        return ((many & open_ended) | subhead).tolist()  # type: ignore[no-any-return]

    def _sentences(self) -> Iterator[tuple[int, int]]:
        for number, (first, stop) in enumerate(pairwise(self._firsts)):
            if not self.titled[number]:
                yield first, stop

    @cached_property
    def _evidence(self) -> tuple[frozenset[str], frozenset[str]]:
        """Words seen with a capital where it tells something, and words seen without one."""
        capital, small = set(), set()
        for first, stop in self._sentences():
            for place in range(first, stop):
                if not self.texts[place][0].isupper():
                    small.add(self._lower[place])
                elif place not in self._openers:
                    capital.add(self.keys[place])
        return frozenset(capital), frozenset(small)

    def gap(self, place: int) -> str:
        """What stands between a word and the one before, its first four characters."""
        return self._gaps[place]

    def find(self) -> list[Run]:
        """All runs, in order."""
        found: list[Run] = []
        for first, stop in self._sentences():
            place = first
            while place < stop:
                end = self._end(place, stop)
                if end > place:
                    found += self._cut(place, end)
                place = max(end, place + 1)
        return found

    def _end(self, place: int, last: int) -> int:
        """Where the run that starts at `place` ends; `place` if none does."""
        known = self._alias_end(place, last)
        end = place
        last = min(last, place + _LONGEST)
        headed = linked = False
        while end < last and self._is_capital(end) and (end == place or linked or self._joined(end)):
            headed = headed or self._lower[end] in HEADS
            linked = False
            end += 1
            following = self._link(place, end, last, headed=headed)
            if following > end:
                end, linked = following, True
        return max(end, known)

    def _link(self, first: int, end: int, last: int, *, headed: bool) -> int:
        """Where the run goes on after a small word that belongs to the name ("of the", "bin", …); `end` if it does not."""
        if end >= last or not self._joined(end):
            return end
        word, place = self.texts[end], end + 1
        if word in {"of", "for"} and headed:
            place += place < last and self.texts[place] == "the"
        elif word == "and" and headed and {"of", "for"} & set(self.texts[first:end]):
            if place < last and self._alias_end(place, last) > place:
                return end
        elif word not in _PARTICLES or self._lower[first] in {"the", "in"}:
            return end
        whole = place < last and all(self._joined(inner) for inner in range(end + 1, place + 1))
        return place if whole and self._is_capital(place) else end

    def _alias_end(self, place: int, last: int) -> int:
        end = self.aliases.longest_at(self.keys, place, last)
        while end > place and not all(self._joined(inner) for inner in range(place + 1, end)):
            end = self.aliases.longest_at(self.keys, place, end - 1)
        return end

    def _cut(self, first: int, stop: int) -> Iterator[Run]:
        """The names in a run: what stands before a title, and what follows it."""
        if first in self._openers and self._alias_end(first, stop) == first and not self._is_name_opening(first, stop):
            first += 1
        while first < stop and self.is_function[first] and self._alias_end(first, stop) == first:
            first += 1
        if first >= stop or self.aliases.get(tuple(self.keys[first:stop])):
            if first < stop:
                yield Run(first, first, stop)
            return
        titles = [place for place in range(first, stop) if self._is_title(place, stop)]
        if not titles:
            yield Run(first, first, stop)
            return
        core, start = titles[-1] + 1, titles[0]
        place = first
        while place < start:  # "Japanese Defense" in "Japanese Defense Minister Gen Nakatani": only what is known counts
            end = max(self._alias_end(place, start), place + 1)
            if self.aliases.get(tuple(self.keys[place:end])):
                yield Run(place, place, end)
                start = max(start, end)
            place = end
        if core < stop:
            yield Run(start, core, stop)

    def _is_name_opening(self, place: int, stop: int) -> bool:
        """Whether the first word of a sentence belongs to a name."""
        capital, small = self._evidence
        lower = self._lower[place]
        if self._is_title(place, stop) and place + 1 < stop:
            return True
        if self.keys[place] in capital and not (lower in small or self.is_function[place]):
            return True
        if self.texts[place].isupper() and 1 < len(self.texts[place]) <= 6:
            return True
        return place + 1 < stop and not self.is_common[place] and lower not in small

    def _is_title(self, place: int, stop: int) -> bool:
        """Whether a word of a run that ends at `stop` is a title, or the end of one, with or without a name after it."""
        lower = self._lower[place]
        dotted = place + 1 < len(self.texts) and self._gaps[place + 1].startswith(".") and lower in _DOTTED_TITLES
        if not dotted and lower not in _TITLES:
            # "Secretary of State", "Attorney General", "Majority Leader"
            before = self._lower[max(0, place - 2) : place]
            return before[-2:] == ["secretary", "of"]
        return stop - place == 1 or self._lower[stop - 1] not in HEADS


def known_phrases(document: Document, sentences: list[bool], known: frozenset[Key], aliases: Aliases) -> list[Run]:
    """Runs in sentences where capitals say nothing: only phrases that are names elsewhere, the longest first."""
    keys, found = key(document.word_texts), []
    longest = max(aliases.longest, *(len(words) for words in known), 1)
    starts = frozenset(words[0] for words in known)
    for number, (first, stop) in enumerate(pairwise(document.sentences.first_word.tolist())):
        place = first
        while sentences[number] and place < stop:
            end = aliases.longest_at(keys, place, stop)
            if keys[place] in starts:
                ends = range(min(stop, place + longest), end, -1)
                end = next((wide for wide in ends if tuple(keys[place:wide]) in known), end)
            if end > place:
                found.append(Run(place, place, end))
            place = max(end, place + 1)
    return found
