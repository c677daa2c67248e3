"""Roles: which names are the subject or the object of which verb, by the words next to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from framing.comparison.verb_groups import AFTER_VERB, DAYS, VerbGroups
from framing.comparison.verbs import ADVERBS, BE, DO, HAVE, MODALS, PREPOSITIONS, verb
from framing.context import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.comparison.names import Name
    from framing.comparison.verb_groups import Group
    from framing.document import Document

_APPOSITION: Final = 15  # words
_GROUP: Final = 8  # words between a name and its verb, or between an object and its verb
_CONJOINING: Final = frozenset("as after before since until".split())  # "after Russia fired": here they open a clause
_DETERMINERS: Final = CLASSES["@determiner"]
_BEFORE_NAMES: Final = frozenset(
    "former fellow neighboring neighbor rival then-president outgoing incoming longtime ally".split()
)
_SPEECH: Final = frozenset("say add write note tweet insist explain reply respond".split())
_NO_NOUNS: Final = frozenset(
    "and or but if when while because who which whose where next earlier later ago then if although though".split()
)
_SMALL: Final = PREPOSITIONS | ADVERBS | BE | HAVE | DO | MODALS | AFTER_VERB | _NO_NOUNS


class Role(NamedTuple):
    """Number of the name, what it is of which verb (in its base form)."""

    name: int
    role: Literal["subject", "object"]
    verb: str


def roles(document: Document, names: Sequence[Name]) -> list[Role]:
    """Subjects and objects among the names of a document, in order of the names.

    A name is a subject if a finite verb group follows it ("Lee has repeatedly denied"; an apposition in commas, brackets,
    adverbs and days are skipped) and no preposition stands before it; or the agent after "by". It is an object if it follows
    an active verb directly (determiners, titles and demonyms between are skipped) and no noun follows it ("backed Lee
    supporters" is none), or if its own verb group is passive. Of names joined by "and" or commas each gets the role.

    There is no parser behind it. Pronouns are not resolved; noun phrases other than names ("officials in Seoul") are nobody;
    of joined verbs ("fired and missed") only those next to each other are seen; objects behind a preposition ("called on
    Lee") are none; a verb far from its name is not found.
    """
    return list(_Reader(document, names).roles())


class _Reader:
    def __init__(self, document: Document, names: Sequence[Name]) -> None:
        self.names = names
        self.words = document.word_canonical
        self.texts = document.word_texts
        self.groups = VerbGroups(document)
        self.bounds = document.sentences.first_word
        self.first_of = {name.first: number for number, name in enumerate(names)}
        self.stop_of = {name.stop: number for number, name in enumerate(names)}

    def roles(self) -> Iterator[Role]:
        for number in range(len(self.names)):
            yield from self._roles(number)

    def _roles(self, number: int) -> Iterator[Role]:
        name = self.names[number]
        if self.texts[name.stop - 1].endswith(("'s", "'S")) or self._is_adjective(number):
            return
        group = self._group_after(number)
        if group is not None and not self._in_phrase(number):
            yield from (Role(number, "object" if group.passive else "subject", base) for base in group.bases)
            return
        found = self._verb_before(number)
        if found is not None:
            yield Role(number, *found)

    def _is_adjective(self, number: int) -> bool:
        """Whether it is "Russian", and not "Russians"."""
        name = self.names[number]
        return name.kind == "demonym" and self.words[name.stop - 1][-1:] != "s"

    def _bounds(self, number: int) -> tuple[int, int]:
        sentence = self.names[number].sentence
        return int(self.bounds[sentence]), int(self.bounds[sentence + 1])

    def _group_after(self, number: int, depth: int = 0) -> Group | None:
        """The verb group of which a name, or the row of names it begins, is the subject."""
        name = self.names[number]
        _, last = self._bounds(number)
        place = name.stop
        plural = name.text.endswith("s") or depth > 0 or self._joined_before(number) is not None
        joined = self._joined_after(place, last)
        if joined is not None and depth < _GROUP:
            group = self._group_after(joined, depth + 1)
            if group is not None:
                return group
        after = self._past_apposition(place, last)
        return self.groups.after(place if after is None else after, last, plural=plural) if place < last else None

    def _joined_after(self, place: int, last: int) -> int | None:
        """The next name, where "and", or a comma in a row of names, joins it to the one that ends at `place`."""
        following, by_comma = self._next(place, last)
        if following is None or not by_comma:
            return following
        return following if self._next(self.names[following].stop, last)[0] is not None else None

    def _next(self, place: int, last: int) -> tuple[int | None, bool]:
        """The name that follows "and" or a comma, and whether it is a comma alone."""
        if place >= last:
            return None, False
        gap, by_comma = self.groups.gap(place).strip(), self.words[place] != "and"
        if gap not in ({",", ".,"} if by_comma else {"", ",", ".", ".,"}):
            return None, by_comma
        place += not by_comma
        while place < last and self.words[place] in _DETERMINERS:
            place += 1
        return self.first_of.get(place), by_comma

    def _past_apposition(self, place: int, last: int) -> int | None:
        """The word after what stands in commas or brackets behind a name; None if nothing does."""
        if place >= last or self.groups.gap(place).strip() not in {",", "(", ".,"}:
            return None
        closing = ")" if "(" in self.groups.gap(place) else ","
        return next(
            (after for after in range(place + 1, min(last, place + _APPOSITION)) if closing in self.groups.gap(after)), last
        )

    def _left(self, number: int) -> int:
        """The first word of the noun phrase that a name ends: determiners, demonyms and the like are part of it."""
        first, _ = self._bounds(number)
        place = self.names[number].first
        for _ in range(_GROUP):
            if place <= first or not self.groups.near(place, place + 1):
                break
            before = self.stop_of.get(place)
            if before is not None and self.names[before].kind == "demonym":
                place = self.names[before].first
            elif self.words[place - 1] in _DETERMINERS | _BEFORE_NAMES and not self.texts[place - 1].endswith("'s"):
                place -= 1
            else:
                break
        return place

    def _joined_before(self, number: int) -> int | None:
        """The name before, where "and", or a comma in a row of names, joins the two."""
        first, last = self._bounds(number)
        place = self._left(number)
        if place <= first:
            return None
        before = self.stop_of.get(place - (self.words[place - 1] == "and"))
        return before if before is not None and self._joined_after(self.names[before].stop, last) == number else None

    def _start_of_row(self, number: int) -> int:
        """The first word of the row of names that a name stands in."""
        for _ in range(_GROUP):
            before = self._joined_before(number)
            if before is None:
                break
            number = before
        return self._left(number)

    def _in_phrase(self, number: int) -> bool:
        """Whether a preposition governs the name ("the head of the CIA said")."""
        first, _ = self._bounds(number)
        place = self._start_of_row(number)
        before = self.words[place - 1] if place > first and self.groups.near(place, place + 1) else ""
        return before in PREPOSITIONS - _CONJOINING

    def _verb_before(self, number: int) -> tuple[Literal["subject", "object"], str] | None:
        """The verb whose object a name is; or whose agent or inverted subject ("said Lee")."""
        first, last = self._bounds(number)
        place = self._start_of_row(number)
        if place <= first or not self.groups.near(place, place + 1) or self._modifies(number, last):
            return None
        at = place - 1
        agent = self.words[at] == "by" and at > first
        form = verb(self.words[at - agent])
        if form is None or not self.texts[at - agent][0].islower():
            return None
        if agent:
            return ("subject", form.base) if form.is_past else None
        if form.base in _SPEECH:
            return ("subject", form.base) if not form.is_ing and not form.is_base else None
        helped = self._before_verb(at, first)
        if form.is_past and helped in BE:
            return None
        if (
            form.is_base
            and not form.is_past
            and not (helped in MODALS | DO or helped.endswith("n't") or self._is_plural(at, first))
        ):
            return None
        if form.is_noun and not (helped in MODALS | DO or AFTER_VERB & {self.words[at + 1]}):
            return None
        return "object", form.base

    def _before_verb(self, at: int, first: int) -> str:
        """The word before a verb, adverbs skipped."""
        at -= 1
        while at > first and (self.words[at] in ADVERBS or self.words[at].endswith("ly")):
            at -= 1
        return self.words[at] if at >= first else ""

    def _is_plural(self, at: int, first: int) -> bool:
        before = self._before_verb(at, first)
        return (
            before in CLASSES["@pronoun"] or before in {"who", "and"} or (before.endswith("s") and before not in _DETERMINERS)
        )

    def _modifies(self, number: int, last: int) -> bool:
        """Whether a noun follows, which the name then describes ("backed Lee supporters")."""
        place = self.names[number].stop
        if not self.groups.near(place, last):
            return False
        if self.texts[place][0].isupper():
            return self.words[place] not in DAYS and place in self.first_of
        word = self.words[place]
        form = verb(word)
        return word not in _SMALL and not word.endswith("ly") and (form is None or form.is_noun)
