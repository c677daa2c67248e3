"""Roles: which names are the subject or the object of which verb, by the words next to them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from framing.comparison.verbs import ADVERBS, AUXILIARIES, BE, DAYS, DO, HAVE, MODALS, PREPOSITIONS, verb
from framing.context import CLASSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.comparison.names import Name
    from framing.document import Document

Part: TypeAlias = Literal["subject", "object"]
_APPOSITION: Final = 15  # words
_GROUP: Final = 8  # words of a verb with its auxiliaries and adverbs
_DETERMINERS: Final = CLASSES["@determiner"]
_AFTER_VERB: Final = (
    _DETERMINERS | CLASSES["@pronoun"] | frozenset("to that him them us out up down off back how what why".split())
)
_SPEECH: Final = frozenset("say add write note tweet insist explain reply respond".split())
_NO_NOUNS: Final = (
    PREPOSITIONS
    | ADVERBS
    | _AFTER_VERB
    | frozenset("and or but if when while because who which whose where next earlier later ago then although though".split())
)


class Role(NamedTuple):
    """Number of the name, what it is of which verb (in its base form)."""

    name: int
    role: Part
    verb: str


def roles(document: Document, names: Sequence[Name]) -> list[Role]:
    """Subjects and objects among the names of a document, in order of the names.

    A name is a subject if a finite verb group follows it ("Lee has repeatedly denied"; an apposition in commas or brackets,
    adverbs and days are skipped) and no preposition stands before it; or the agent after "by". It is an object if it follows
    an active verb directly (determiners between are skipped) and no noun follows it ("backed Lee supporters" is none), or if
    its own verb group is passive. Of names joined by "and" or commas each gets the role.

    There is no parser behind it. Pronouns are not resolved; noun phrases other than names ("officials in Seoul") are nobody;
    of joined verbs ("fired and missed") only the first is seen; objects behind a preposition ("called on Lee"), or behind
    words that describe them ("blamed neighboring Serbia"), are none; a verb far from its name is not found.
    """
    reader = _Reader(document)
    joined = _joined(reader, names)
    groups: list[tuple[Part, str] | None] = [None] * (len(names) + 1)
    for number in reversed(range(len(names))):
        plural = names[number].text.endswith("s") or joined[number - 1]
        groups[number] = (groups[number + 1] if joined[number] else None) or reader.group(names[number], plural=plural)
    found, begin = [], 0  # `begin`: the first word of the names joined to this one
    for number, name in enumerate(names):
        begin = begin if joined[number - 1] else reader.phrase(name)
        if not reader.is_adjective(name):
            in_phrase = reader.before(begin, name.sentence) in PREPOSITIONS
            role = groups[number] if groups[number] and not in_phrase else reader.after_verb(name, begin)
            found += [Role(number, *role)] if role else []
    return found


def _joined(reader: _Reader, names: Sequence[Name]) -> list[bool]:
    """Whether each name is joined to the next by "and", or by a comma in a row that goes on."""
    links = [reader.link(name, following) for name, following in pairwise(names)]
    return [link == "and" or (link == "," and following != "") for link, following in pairwise([*links, "", ""])]


class _Reader:
    def __init__(self, document: Document) -> None:
        self.words = document.word_canonical
        self.texts = document.word_texts
        self.gaps = document.gaps
        self.bounds = document.sentences.first_word.tolist()

    def link(self, name: Name, following: Name) -> str:
        """What joins two names: "and", a comma, or nothing."""
        between = self.words[name.stop : min(following.first, name.stop + 3)]
        if name.sentence != following.sentence or following.first - name.stop > len(between):
            return ""
        gap, others = self.gaps[name.stop].strip(" ."), [word for word in between if word not in _DETERMINERS]
        if gap not in {"", ","}:
            return ""
        return "and" if others == ["and"] else gap * (others == [])

    def is_adjective(self, name: Name) -> bool:
        """Whether it is "Russia's" or "Russian", and not "Russians"."""
        is_demonym = name.kind == "demonym" and self.words[name.stop - 1][-1:] != "s"
        return is_demonym or self.texts[name.stop - 1].endswith(("'s", "'S"))

    def phrase(self, name: Name) -> int:
        """The first word of the noun phrase that a name ends: determiners are part of it."""
        place = name.first
        while place > self.bounds[name.sentence] and self.words[place - 1] in _DETERMINERS:
            place -= 1
        return place

    def before(self, place: int, sentence: int) -> str:
        """The word right before another in a sentence."""
        return self.words[place - 1] if place > self.bounds[sentence] and self._is_near(place) else ""

    def _is_near(self, place: int) -> bool:
        """Whether nothing but a space stands before a word, so that it may go on with what was before."""
        return self.gaps[place].replace(".", "", 1).replace('"', "").isspace()

    def _skip(self, place: int, last: int) -> int:
        """The first word from `place` that is no adverb and no day."""
        while place < last:
            word = self.words[place]
            if word in ADVERBS or word in DAYS or (word.endswith("ly") and verb(word) is None):
                place += 1
            elif word == "on" and self.words[place + 1 : place + 2] and self.words[place + 1] in DAYS:
                place += 2
            else:
                break
        return place

    def _past_apposition(self, place: int, last: int) -> int:
        """The word after what stands in commas or brackets behind a name."""
        if self.gaps[place].strip() not in {",", "(", ".,"}:
            return place
        closing = ")" if "(" in self.gaps[place] else ","
        inside = range(place + 1, min(last, place + _APPOSITION))
        return next((after for after in inside if closing in self.gaps[after]), last)

    def group(self, name: Name, *, plural: bool) -> tuple[Part, str] | None:
        """What a name is of the finite verb group after it."""
        last = self.bounds[name.sentence + 1]
        place = self._past_apposition(name.stop, last) if name.stop < last else last
        if place >= last or not (self._is_near(place) or self.gaps[place].strip() in {",", "),", ")", ".,"}):
            return None
        last = min(last, place + _GROUP)
        place = self._skip(place, last)
        helper = ""
        while place < last and self.words[place] in AUXILIARIES and (helper or self.words[place] != "to"):
            helper = self.words[place]
            place = self._skip(place + 1, last)
        form = verb(self.words[place]) if place < last and self.texts[place][0].islower() else None
        if helper in BE:
            passive = form is not None and form.is_past
            return "object" if passive else "subject", form.base if form and (passive or form.is_ing) else "be"
        if helper in HAVE:
            return "subject", form.base if form and form.is_past else "have"
        if form is None or not (helper or self._is_finite(place, last, plural=plural)):
            return None
        return "subject", form.base

    def _is_finite(self, place: int, last: int, *, plural: bool) -> bool:
        """Whether a word right after a name is its verb, and not a noun ("U.S. forces", "Russia tests began")."""
        form = verb(self.words[place])
        if form is None or form.is_ing or (form.is_past and not form.is_base):
            return form is not None and form.is_past
        after = self._skip(place + 1, last)
        goes_on = after < last and self.words[after] in _AFTER_VERB
        return (goes_on or not form.is_noun) and (form.is_s or form.is_past or plural)

    def after_verb(self, name: Name, begin: int) -> tuple[Part, str] | None:
        """What a name is of the verb before its phrase: object, agent, or inverted subject ("said Lee")."""
        first, last = self.bounds[name.sentence : name.sentence + 2]
        agent = self.before(begin, name.sentence) == "by"
        place = begin - 1 - agent
        if place < first or not self._is_near(begin) or self._is_described(name.stop, last):
            return None
        form = verb(self.words[place])
        if form is None or not self.texts[place][0].islower():
            return None
        if agent or form.base in _SPEECH:
            return ("subject", form.base) if form.is_past or (form.is_s and not agent) else None
        if (form.is_base or form.is_noun) and not form.is_past:
            helper = place - 1
            while helper > first and (self.words[helper] in ADVERBS or self.words[helper].endswith("ly")):
                helper -= 1
            if helper < first or self.words[helper] not in MODALS | DO:
                return None
        return "object", form.base

    def _is_described(self, place: int, last: int) -> bool:
        """Whether a noun follows a name, which the name then describes ("backed Lee supporters")."""
        if place >= last or not self._is_near(place) or self.words[place] in _NO_NOUNS:
            return False
        form = verb(self.words[place])
        return form is None or form.is_noun
