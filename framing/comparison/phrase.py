"""Phrase: the noun phrase beside a reporting verb that names who speaks, and what kind of source it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from framing.context import CLASSES
from framing.inflection import inflections
from framing.lexicon import lexicon
from framing.voice import attributions

if TYPE_CHECKING:
    from framing.document import Document

_LONGEST: Final = 14  # words of a phrase
_APPOSITION: Final = 25  # words between the commas of "Lee, who runs the port, said"
_SINGULAR_PRONOUNS: Final = frozenset("he she i".split())
PRONOUNS: Final = _SINGULAR_PRONOUNS | frozenset("it they we others many some one both".split())
RELATIVES: Final = frozenset("who which that".split())
_DETERMINERS: Final = CLASSES["@determiner"] - {"no"} | frozenset("another several two three many most both".split())
_OF: Final = frozenset("of for at from".split())
_PREPOSITIONS: Final = CLASSES["@preposition"] | frozenset("near with along despite amid via inside outside including".split())
_NUMERALS: Final = frozenset("one two three four five six seven eight nine ten".split())
AUXILIARIES: Final = frozenset([*inflections("have"), *inflections("be"), *inflections("do")])
_ADVERBS: Final = frozenset(
    "also later then now again once even already still only since earlier often long yet both all".split()
)
NOT_ASSERTED: Final = CLASSES["@modal"] | frozenset(
    "to not never didn't doesn't don't hasn't haven't hadn't isn't wasn't cannot".split()
)
_CONJUNCTIONS: Final = frozenset(
    "that which who whom whose when while because as if but since although though where what how why than so yet whether after "
    "before until unless there nor meanwhile however moreover still separately besides therefore thus instead".split()
)
_STOPS: Final = _CONJUNCTIONS | AUXILIARIES | NOT_ASSERTED | frozenset("something anything everything nothing you".split())
_DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split())
_TIMES: Final = _DAYS | CLASSES["@month"] | frozenset("week month year morning afternoon evening night day".split())
_BEFORE_TIME: Final = frozenset("on in last this next late early earlier the".split())
_PLURAL: Final = frozenset("they we i many some both police people media data staff men women children troops".split())
_BREAKS: Final = frozenset(',;:()[]"–—!?…')


@dataclass(frozen=True)
class Words:
    """The words of a document as lists, which are faster to walk along than arrays; cached by `Document.once`."""

    texts: list[str]
    canonical: list[str]
    start: list[int]
    end: list[int]
    plain: str
    category: list[str]
    """Category in ``lexicons/sources.csv``, else empty."""
    reporting: list[bool]
    """Whether it is part of a reporting verb."""

    @classmethod
    def of(cls, document: Document) -> Words:
        """The words of `document`."""
        category = [""] * len(document.word_texts)
        for match in lexicon("sources").matches(document):
            category[match.first : match.stop] = [match.row.category] * (match.stop - match.first)
        reporting = [False] * len(category)
        for match in document.once(attributions):
            reporting[match.first : match.stop] = [True] * (match.stop - match.first)
        start, end = document.words.start.tolist(), document.words.end.tolist()
        return cls(document.word_texts, document.word_canonical, start, end, document.plain, category, reporting)

    def gap(self, word: int) -> str:
        """What stands between `word` and the one before."""
        return self.plain[self.end[word - 1] : self.start[word]] if word else ""

    def breaks(self, word: int) -> bool:
        """Whether a comma, dash, quotation mark or the like stands before `word`."""
        gap = self.gap(word)
        return not _BREAKS.isdisjoint(gap) or " - " in gap or "--" in gap

    def capital(self, word: int) -> bool:
        """Whether the word has a capital."""
        return self.texts[word][:1].isupper()

    def time_before(self, stop: int, first: int) -> int:
        """Where a time such as "on Monday" or "last week" that ends at `stop` begins; `stop` if there is none."""
        begin = stop
        if begin - 1 > first and self.canonical[begin - 1] in _TIMES:
            begin -= 1
            while begin - 1 > first and self.canonical[begin - 1] in _BEFORE_TIME and not self.breaks(begin):
                begin -= 1
        return begin

    def before(self, stop: int, first: int) -> tuple[int, int] | None:
        """The phrase that ends before word `stop`, as words (first, stop), not reaching before `first`."""
        stop = self.time_before(stop, first)
        if stop <= first:
            return None
        if self.canonical[stop - 1] in PRONOUNS:
            return stop - 1, stop
        begin = stop
        while begin > first and stop - begin < _LONGEST:
            word = self.canonical[begin - 1]
            if (begin < stop and self.breaks(begin)) or word in _STOPS or word in PRONOUNS or self._is_verb(begin - 1):
                break
            if word in {"and", "or"} and not self._joins(begin - 1, first):
                break
            begin -= 1
            if word in _DETERMINERS and not self._goes_on(begin, first):
                break
        return self._trim(begin, stop)

    def _is_verb(self, word: int) -> bool:
        text = self.texts[word]
        return self.reporting[word] or (text.islower() and text.endswith("ed") and len(text) > 4 and not self.category[word])

    def _joins(self, word: int, first: int) -> bool:
        """Whether "and" stands between two sources ("Washington and Seoul said"), and not between clauses."""
        return word > first and not self.breaks(word) and (self.capital(word - 1) or bool(self.category[word - 1]))

    def _goes_on(self, word: int, first: int) -> bool:
        """Whether the phrase goes on before its determiner: "a spokesman for the ministry"."""
        before = self.canonical[word - 1] if word - 1 > first and not self.breaks(word) else ""
        return before in _PREPOSITIONS or (before in {"and", "or"} and self._joins(word - 1, first))

    def _trim(self, begin: int, stop: int) -> tuple[int, int] | None:
        leading = _PREPOSITIONS | _TIMES | {"and", "or", "last", "next"}
        while begin < stop and (
            self.canonical[begin] in leading or (self.canonical[begin].endswith("ly") and not self.category[begin])
        ):
            begin += 1
        if begin == stop or (stop - begin == 1 and self.canonical[begin] in _DETERMINERS):
            return None
        return begin, stop

    def after(self, begin: int, last: int) -> tuple[int, int] | None:
        """The phrase that begins with word `begin`, as words (first, stop), not reaching `last`."""
        if begin >= last or self.canonical[begin] in _PREPOSITIONS | _OF:
            return None
        if self.canonical[begin] in PRONOUNS:
            return begin, begin + 1
        stop, named = begin, False
        while stop < last and stop - begin < _LONGEST:
            word = self.canonical[stop]
            opening = stop == begin
            after_preposition = not opening and self.canonical[stop - 1] in _OF
            if not opening and (self.breaks(stop) or (word in _DETERMINERS and not after_preposition)):
                break
            if word in _STOPS or word in PRONOUNS or word in _TIMES or self._is_verb(stop):
                break
            if word in _PREPOSITIONS | _OF and word not in _OF:
                break
            if word in {"and", "or"} and not (stop + 1 < last and (self.capital(stop + 1) or self.category[stop + 1])):
                break
            plain = not (self.capital(stop) or self.category[stop] or word in _OF or word in {"and", "or"})
            if plain and named and not after_preposition and word not in _DETERMINERS:
                break
            named = named or (self.capital(stop) and not (opening and word in _DETERMINERS)) or bool(self.category[stop])
            stop += 1
        while stop > begin and self.canonical[stop - 1] in _OF | {"and", "or"}:
            stop -= 1
        return self._trim(begin, stop)

    def subject(self, verb: int, first: int) -> tuple[int, int] | None:
        """The phrase whose verb this is: before it, over adverbs and auxiliaries, and over what stands between commas."""
        stop = self.time_before(self.over_adverbs(verb, first), first)
        if ")" in self.gap(stop):  # "the Geological Survey (USGS) said"
            stop = next((at for at in range(stop - 1, max(first, stop - _LONGEST), -1) if "(" in self.gap(at)), first)
        if stop == first:
            return None
        if self.canonical[stop - 1] in RELATIVES:
            stop -= 1
            return self.before(stop, first) if stop > first else None
        if not self.breaks(stop) or "(" in self.gap(stop):
            return self.before(stop, first)
        if "," not in self.gap(stop):
            return None
        # "Lee, 43, who runs the port, said": back over the commas, to where the phrase is not one that explains another.
        comma = self._comma_before(stop, first)
        if comma is not None and '"' in self.gap(comma):
            return self.before(stop, first)
        while comma is not None:
            earlier = self._comma_before(comma, first)
            if (
                earlier is None
                or '"' in self.gap(earlier)
                or not (self.canonical[earlier] in _DETERMINERS | RELATIVES or self.texts[earlier][0].isdigit())
            ):
                break
            comma = earlier
        return self.before(comma, first) if comma is not None else None

    def over_adverbs(self, verb: int, first: int) -> int:
        """The first of the adverbs and auxiliaries that stand before a verb; the verb itself if there are none."""
        while verb > first and not self.breaks(verb) and self._is_adverb(verb - 1):
            verb -= 1
        return verb

    def _comma_before(self, word: int, first: int) -> int | None:
        """The nearest word before `word` that follows a comma."""
        for at in range(word - 1, max(first, word - _APPOSITION), -1):
            if self.breaks(at):
                return at if "," in self.gap(at) else None
        return None

    def _is_adverb(self, word: int) -> bool:
        canonical = self.canonical[word]
        return canonical in AUXILIARIES or canonical in _ADVERBS or (canonical.endswith("ly") and not self.category[word])

    def opening(self, first: int, last: int) -> tuple[int, int] | None:
        """The phrase that a sentence opens with, after what stands before its first comma where that is no phrase."""
        begin = first
        if self.canonical[first] in _PREPOSITIONS | _CONJUNCTIONS or self.canonical[first].endswith(("ed", "ing", "ly")):
            begin = next((at for at in range(first + 1, min(last, first + _APPOSITION)) if self.breaks(at)), first + 1)
        return self.after(begin, last)

    def span(self, phrase: tuple[int, int]) -> tuple[int, int]:
        """Offsets of a phrase into the text."""
        return self.start[phrase[0]], self.end[phrase[1] - 1]

    def names_a_source(self, phrase: tuple[int, int]) -> bool:
        """Whether a phrase is headed by a name, a pronoun or a word for people, bodies, documents or media."""
        head = self.head(phrase)
        return self.canonical[head] in PRONOUNS or bool(self.category[head]) or self.capital(head)

    def head(self, phrase: tuple[int, int]) -> int:
        """The word a phrase is about: the last one before its first preposition."""
        begin, stop = phrase
        return next((word for word in range(begin + 1, stop) if self.canonical[word] in _PREPOSITIONS), stop) - 1

    def is_plural(self, phrase: tuple[int, int]) -> bool:
        """Whether a phrase may stand before a verb without ending ("critics call"), as far as its form tells."""
        head = self.canonical[self.head(phrase)]
        return head.endswith("s") or head in _PLURAL or "and" in self.canonical[phrase[0] : phrase[1]]

    def kind(self, phrase: tuple[int, int]) -> str:
        """What a phrase names: named, institution, medium or anonymous; empty for a pronoun that points elsewhere."""
        begin, stop = phrase
        if stop - begin == 1 and self.canonical[begin] in PRONOUNS | {"his", "her", "their"}:
            return {
                "he": "named",
                "she": "named",
                "i": "named",
                "it": "",
                "they": "",
                "we": "",
                "his": "named",
                "her": "named",
                "their": "",
            }.get(self.canonical[begin], "anonymous")
        head = self.head(phrase) + 1
        categories = [self.category[word] for word in range(begin, head)]
        last = categories[-1]
        names = [word for word in range(begin, head) if self.capital(word) and not self.category[word]]
        names = [word for word in names if word > begin or self.canonical[word] not in _DETERMINERS]
        if last == "person role":
            definite = self.canonical[begin] in {"the", "his", "her", "their", "its"} or self.capital(head - 1)
            return "named" if definite and not self._speaks_for(head - 1) else "anonymous"
        if last == "anonymous":
            return "institution" if self.capital(head - 1) and head - begin > 2 else "anonymous"
        if last:
            return last
        if names and names[-1] == head - 1:
            if "institution" in categories and "person role" not in categories and categories.index("institution") > 0:
                return "institution" if categories[-2] == "institution" else "named"
            word = self.texts[head - 1]
            return "institution" if word.isupper() and len(word) > 1 else "named"
        return "institution" if "institution" in categories and names else "anonymous"

    def _speaks_for(self, word: int) -> bool:
        return self.canonical[word].startswith("spokes")
