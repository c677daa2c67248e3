"""Verb groups: what follows a name and says what it does, auxiliaries and adverbs with the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from framing.comparison.verbs import ADVERBS, BE, DO, HAVE, MODALS, verb
from framing.context import CLASSES

if TYPE_CHECKING:
    from framing.document import Document

_LONGEST: Final = 8  # words
AFTER_VERB: Final = (
    CLASSES["@determiner"]
    | CLASSES["@pronoun"]
    | CLASSES["@number"]
    | frozenset("to that him them us out up down off back how what why".split())
)
DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


class Group(NamedTuple):
    """The base form of one or two joined verbs, and whether they are passive."""

    bases: tuple[str, ...]
    passive: bool


class VerbGroups:
    """The verb groups of a document, looked for where a name ends."""

    def __init__(self, document: Document) -> None:
        self.words = document.word_canonical
        self.texts = document.word_texts
        self._plain = document.plain
        self._start, self._end = document.words.start.tolist(), document.words.end.tolist()

    def gap(self, place: int) -> str:
        """What stands before a word."""
        return self._plain[self._end[place - 1] : min(self._start[place], self._end[place - 1] + 4)] if place else ""

    def near(self, place: int, last: int) -> bool:
        """Whether nothing but a space stands before a word, so that it may go on with what was before."""
        return place < last and self.gap(place).replace(".", "", 1).replace('"', "").isspace()

    def skip(self, place: int, last: int) -> int:
        """The first word from `place` that is no adverb and no day."""
        while place < last:
            word = self.words[place]
            if word == "on" and place + 1 < last and self.words[place + 1] in DAYS:
                place += 2
            elif word in ADVERBS or word in DAYS or (word.endswith("ly") and verb(word) is None):
                place += 1
            else:
                break
        return place

    def after(self, place: int, last: int, *, plural: bool) -> Group | None:
        """The finite verb group that begins at `place`."""
        last = min(last, place + _LONGEST)
        if place >= last:
            return None
        if not self.near(place, last) and self.gap(place).strip() not in {",", "),", ")", ".,", '"'}:
            return None
        before = ""
        place = self.skip(place, last)
        finite = ""
        while place < last and self.words[place] in BE | HAVE | DO | MODALS and (before or self.words[place] != "to"):
            before = self.words[place]
            finite = finite or before
            place = self.skip(place + 1, last)
        form = verb(self.words[place]) if place < last and self.texts[place][0].islower() else None
        after = self.words[place + 1] if place + 1 < last else ""
        if before in BE:
            if form is not None and form.is_past and (after != "" or not form.is_noun):
                return Group((form.base,), passive=True)
            return Group((form.base if form is not None and form.is_ing else "be",), passive=False)
        if before in HAVE:
            return Group(
                self._with_joined(form.base, place, last) if form is not None and form.is_past else ("have",), passive=False
            )
        if before:
            bare = form is not None and form.is_base
            return (
                Group((form.base,), passive=False)
                if form and bare
                else (Group(("do",), passive=False) if before in DO else None)
            )
        if form is None or not self._is_finite(place, last, plural=plural):
            return None
        return Group(self._with_joined(form.base, place, last), passive=form.is_past and after == "by")

    def _with_joined(self, base: str, place: int, last: int) -> tuple[str, ...]:
        """The verb and another of the same form right after "and"."""
        second = self.skip(place + 2, last)
        if place + 1 < last and self.words[place + 1] == "and" and second < last:
            one, other = verb(self.words[place]), verb(self.words[second])
            if one and other and (one.is_past, one.is_s) == (other.is_past, other.is_s) and not other.is_noun:
                return base, other.base
        return (base,)

    def _is_finite(self, place: int, last: int, *, plural: bool) -> bool:
        """Whether a word right after a name is its verb, and not a noun ("U.S. forces", "Russia tests began")."""
        found = verb(self.words[place])
        if found is None or found.is_ing:
            return False
        if found.is_past and not found.is_base:
            return True
        after = self.skip(place + 1, last)
        word = self.words[after] if after < last else ""
        following = verb(word) if word else None
        if word in BE | HAVE | DO | (MODALS - {"to"}) or word == "of":
            return False
        if word in AFTER_VERB or (after < last and self.texts[after][0].isupper()):
            return found.is_s or found.is_past or plural
        if following is not None and following.is_past and not following.is_base:
            return False
        return not found.is_noun and (found.is_s or found.is_past or plural)
