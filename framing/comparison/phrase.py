"""Phrase: the noun phrase beside a reporting verb that names who speaks, and what kind of source it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from framing.comparison.verbs import AUXILIARIES, BE, DAYS, DO, HAVE
from framing.context import CLASSES
from framing.corrections import list_matches
from framing.voice import attributions

if TYPE_CHECKING:
    from framing.document import Document

Phrase: TypeAlias = tuple[int, int]
"""Words ``first`` to ``stop``, end open."""
_LONGEST: Final = 14  # words of a phrase
_APPOSITION: Final = 25  # words between the commas of "Lee, who runs the port, said"
_PRONOUN_KINDS: Final = {**dict.fromkeys(("he", "she", "i", "his", "her"), "named"), **dict.fromkeys(("it", "they", "we"), "")}
PRONOUNS: Final = frozenset("he she i it they we others many some one both".split())
RELATIVES: Final = frozenset("who which that".split())
_DETERMINERS: Final = CLASSES["@determiner"]
_OF: Final = frozenset("of for at from".split())
_PREPOSITIONS: Final = CLASSES["@preposition"]
_ADVERBS: Final = (BE | HAVE | DO) | frozenset(
    "also later then now again once even already still only since earlier often long yet both all".split()
)
_STOPS: Final = AUXILIARIES | frozenset(
    "not never that which who whom whose when while because as if but since although though where what how why than so yet "
    "whether after before until unless there nor meanwhile however moreover still separately besides "
    "therefore thus instead".split()
)
_TIMES: Final = DAYS | frozenset("today yesterday tonight week month year morning afternoon evening night day".split())
_BEFORE_TIME: Final = frozenset("on in last this next late early earlier the".split())
_BREAKS: Final = frozenset(',;:()[]"–—!?…')


class Phrases:
    """Phrases that name a source, looked for beside a word of a document."""

    def __init__(self, document: Document) -> None:
        self.texts = document.word_texts
        self.canonical = document.word_canonical
        self.gaps = document.gaps
        self._start, self._end = document.words.start.tolist(), document.words.end.tolist()
        self.category = [""] * len(self.texts)  # in ``lexicons/sources.csv``
        for match in list_matches("sources", document):
            self.category[match.first : match.stop] = [match.row.category] * (match.stop - match.first)
        self._reporting = {word for match in document.once(attributions) for word in range(match.first, match.stop)}

    def span(self, phrase: Phrase) -> tuple[int, int]:
        """Offsets of a phrase into the text."""
        return self._start[phrase[0]], self._end[phrase[1] - 1]

    def breaks(self, word: int) -> bool:
        """Whether a comma, dash, quotation mark or the like stands before `word`."""
        return not _BREAKS.isdisjoint(self.gaps[word]) or "--" in self.gaps[word]

    def capital(self, word: int) -> bool:
        """Whether the word has a capital."""
        return self.texts[word][:1].isupper()

    def _tells(self, word: int) -> bool:
        """Whether the word may name a source: it has a capital, or is a word for people, bodies, documents or media."""
        return self.capital(word) or bool(self.category[word])

    def _before_time(self, stop: int, first: int) -> int:
        """Where a time such as "on Monday" or "last week" that ends at `stop` begins; `stop` if there is none."""
        if stop - 1 > first and self.canonical[stop - 1] in _TIMES:
            stop -= 1
            while stop - 1 > first and self.canonical[stop - 1] in _BEFORE_TIME:
                stop -= 1
        return stop

    def before(self, stop: int, first: int) -> Phrase | None:
        """The phrase that ends before word `stop`, not reaching before `first`."""
        begin = stop = self._before_time(stop, first)
        while begin > first and stop - begin < _LONGEST:
            word = self.canonical[begin - 1]
            if (begin < stop and self.breaks(begin)) or word in _STOPS or self._is_verb(begin - 1):
                break
            if word in PRONOUNS:
                begin -= begin == stop
                break
            if word in {"and", "or"} and not self._tells(max(begin - 2, first)):  # joins clauses, not "Washington and Seoul"
                break
            begin -= 1
        return self._trim(begin, stop)

    def _is_verb(self, word: int) -> bool:
        return word in self._reporting or (self.canonical[word].endswith("ed") and not self._tells(word))

    def _trim(self, begin: int, stop: int) -> Phrase | None:
        """The phrase without prepositions, days and "and" before it."""
        while begin < stop and self.canonical[begin] in _PREPOSITIONS | DAYS | {"and"}:
            begin += 1
        return (begin, stop) if begin < stop else None

    def after(self, begin: int, last: int) -> Phrase | None:
        """The phrase that begins with word `begin`, not reaching `last`."""
        if begin < last and self.canonical[begin] in PRONOUNS | _PREPOSITIONS:
            return (begin, begin + 1) if self.canonical[begin] in PRONOUNS else None
        stop, named = begin, False
        while stop < min(last, begin + _LONGEST):
            word = self.canonical[stop]
            if (stop > begin and self.breaks(stop)) or word in _STOPS | _TIMES | (_PREPOSITIONS - _OF) or self._is_verb(stop):
                break
            inner = word in _OF | {"and", "or"} | _DETERMINERS or self.canonical[stop - 1] in _OF
            if named and not (self._tells(stop) or inner):
                break
            named = named or (self._tells(stop) and word not in _DETERMINERS)
            stop += 1
        return self._trim(begin, stop)

    def subject(self, verb: int, first: int) -> Phrase | None:
        """The phrase whose verb this is: before it, over adverbs and auxiliaries, and over what stands between commas."""
        stop = self._before_time(self.over_adverbs(verb, first), first)
        if ")" in self.gaps[stop]:  # "the Geological Survey (USGS) said"
            stop = next((at for at in range(stop - 1, max(first, stop - _LONGEST), -1) if "(" in self.gaps[at]), first)
        elif self.breaks(stop):  # "Lee, who runs the port, said"
            before = range(stop - 1, max(first, stop - _APPOSITION), -1)
            comma = next((at for at in before if self.breaks(at)), first)
            stop = stop if '"' in self.gaps[comma] and comma > first else comma
        elif stop > first and self.canonical[stop - 1] in RELATIVES:
            stop -= 1
        return self.before(stop, first)

    def over_adverbs(self, verb: int, first: int) -> int:
        """The first of the adverbs and auxiliaries that stand before a verb; the verb itself if there are none."""
        while verb > first and not self.breaks(verb) and self._is_adverb(verb - 1):
            verb -= 1
        return verb

    def _is_adverb(self, word: int) -> bool:
        return self.canonical[word] in _ADVERBS or (self.canonical[word].endswith("ly") and not self.category[word])

    def opening(self, first: int, last: int) -> Phrase | None:
        """The phrase that a sentence opens with, after what stands before its first comma where that is no phrase."""
        begin = first
        if self.canonical[first] in _PREPOSITIONS | _STOPS or self.canonical[first].endswith(("ed", "ing", "ly")):
            begin = next((at for at in range(first + 1, min(last, first + _APPOSITION)) if self.breaks(at)), first + 1)
        return self.after(begin, last)

    def names_a_source(self, phrase: Phrase) -> bool:
        """Whether a phrase is headed by a name, a pronoun or a word for people, bodies, documents or media."""
        head = self._head(phrase)
        return self.canonical[head] in PRONOUNS or self._tells(head)

    def _head(self, phrase: Phrase) -> int:
        """The word a phrase is about: the last one before its first preposition."""
        begin, stop = phrase
        return next((word for word in range(begin + 1, stop) if self.canonical[word] in _PREPOSITIONS), stop) - 1

    def kind(self, phrase: Phrase) -> str:
        """What a phrase names: named, institution, medium or anonymous; empty for a pronoun that points elsewhere."""
        begin, head = phrase[0], self._head(phrase)
        opening, category = self.canonical[begin], self.category[head]
        if phrase[1] - begin == 1 and opening in PRONOUNS | _PRONOUN_KINDS.keys():
            return _PRONOUN_KINDS.get(opening, "anonymous")
        if category == "person role":
            definite = opening == "the" or self.capital(head)
            return "named" if definite and not self.canonical[head].startswith("spokes") else "anonymous"
        if category or not self.capital(head):
            return category or "anonymous"
        return "institution" if self.texts[head].isupper() and len(self.texts[head]) > 1 else "named"
