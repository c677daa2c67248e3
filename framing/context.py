"""Context: the conditions a word list puts on the neighbours of a cue, written in its ``context`` column."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.inflection import inflections

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Place(NamedTuple):
    """Where a cue was found: words ``start`` to ``stop`` in a sentence of words ``first`` to ``last`` (both ends open)."""

    canonical: Sequence[str]
    """Canonical forms of all words of the document."""
    texts: Sequence[str]
    """The same words as they are written."""
    start: int
    stop: int
    first: int
    last: int

    @property
    def titled(self) -> bool:
        """Whether capitals say nothing here, since most words of the sentence have one, as in many headlines."""
        capitals = sum(text[:1].isupper() for text in self.texts[self.first : self.last])
        return capitals > 0.6 * (self.last - self.first)


_NEAR: Final = 40  # words; longer sentences are run-on text, and looking through them time and again would take for ever
Condition = Callable[[Place], bool]

_NUMBERS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion half dozen "
    "third quarter two-thirds three-quarters one-third double twice"
)
_MONTHS: Final = "january february march april may june july august september october november december"
CLASSES: Final[Mapping[str, frozenset[str]]] = {
    "@determiner": frozenset("the a an this that these those my your his her its our their some any no each every".split()),
    "@pronoun": frozenset("i you he she it we they who".split()),
    "@modal": frozenset("can could may might must shall should will would can't couldn't won't wouldn't".split()),
    "@be": frozenset([*inflections("be"), "there's"]),
    "@number": frozenset(_NUMBERS.split()),
    "@preposition": frozenset(
        "of in on at by for with from to into over under against about between through after before since".split()
    ),
    "@month": frozenset(_MONTHS.split()),
}
_NEGATIONS: Final = frozenset("not no never without hardly neither nor cannot".split())
_BEFORE_MONTH: Final = frozenset(
    "in on since until till by early late mid last next this through during from of after before between".split()
)


@lru_cache(maxsize=8192)
def condition(written: str) -> Condition:
    """All conditions of one ``context`` cell as one test.

    Parameters
    ----------
    written : str
        Conditions joined by ``;``: ``before:``, ``after:`` (the neighbouring word is one of these), ``near:`` (the sentence
        holds one of these, within 40 words), each also with ``not``; ``not name``, ``not month``, ``not negated``, ``first``,
        ``not first``, ``last``. Lists take words, words with ``~`` (their inflections too) and classes such as ``@number``.

    Raises
    ------
    ValueError
        If a condition is not one of these; the message lists them.

    Examples
    --------
    >>> before_number = condition("before: @number")
    >>> before_number(Place(["about", "15,000"], ["About", "15,000"], 0, 1, 0, 2))
    True
    """
    tests = [_single(part.strip()) for part in written.split(";") if part.strip()]
    if len(tests) == 1:
        return tests[0]

    def all_hold(place: Place) -> bool:
        for test in tests:  # noqa: SIM110  (all() takes twice as long)
            if not test(place):
                return False
        return True

    return all_hold


def _single(written: str) -> Condition:
    name, colon, listed = written.partition(":")
    if colon and name.removeprefix("not ") in _NEIGHBOURS:
        return _NEIGHBOURS[name.removeprefix("not ")](_words(listed), not name.startswith("not "))
    if not colon and written in _PLAIN:
        return _PLAIN[written]
    known = [*(f"{name}: …" for name in _NEIGHBOURS), *(f"not {name}: …" for name in _NEIGHBOURS), *_PLAIN]
    raise ValueError(f"unknown context {written!r}. Known are: {', '.join(known)}.")


def _words(listed: str) -> frozenset[str]:
    words: set[str] = set()
    for word in listed.split():
        if word.startswith("@"):
            if word not in CLASSES:
                raise ValueError(f"unknown word class {word!r} in a context. Known are: {', '.join(CLASSES)}.")
            words |= CLASSES[word] | {word}
        elif word.endswith("~"):
            words.update(inflections(word[:-1]))
        else:
            words.add(word)
    if not words:
        raise ValueError("a context that lists no word: put words after the colon.")
    return frozenset(words)


def _before(words: frozenset[str], wanted: bool) -> Condition:  # noqa: FBT001
    number = "@number" in words

    def test(place: Place) -> bool:
        if place.stop >= place.last:
            return not wanted
        word = place.canonical[place.stop]
        return (word in words or (number and word[:1].isdigit())) is wanted

    return test


def _after(words: frozenset[str], wanted: bool) -> Condition:  # noqa: FBT001
    number, possessive = "@number" in words, "@determiner" in words

    def test(place: Place) -> bool:
        if place.start == place.first:
            return not wanted
        before = place.start - 1
        word = place.canonical[before]
        found = word in words or (number and word[:1].isdigit())
        return (found or (possessive and place.texts[before][-2:].lower() in {"'s", "’s"})) is wanted

    return test


def _near(words: frozenset[str], wanted: bool) -> Condition:  # noqa: FBT001
    number = "@number" in words

    def test(place: Place) -> bool:
        first, last = max(place.first, place.start - _NEAR), min(place.last, place.stop + _NEAR)
        if not number and words.isdisjoint(place.canonical[first:last]):  # the cue with them, which is no neighbour
            return not wanted
        near = (*place.canonical[first : place.start], *place.canonical[place.stop : last])
        return (not words.isdisjoint(near) or (number and any(word[:1].isdigit() for word in near))) is wanted

    return test


_NEIGHBOURS: Final[Mapping[str, Callable[[frozenset[str], bool], Condition]]] = {
    "before": _before,
    "after": _after,
    "near": _near,
}


def _not_name(place: Place) -> bool:
    return place.start == place.first or not place.texts[place.start][:1].isupper() or place.titled


def _not_month(place: Place) -> bool:
    if not place.texts[place.start][:1].isupper():
        return True
    following = place.canonical[place.stop] if place.stop < place.last else ""
    if following[:1].isdigit():
        return False
    if place.start == place.first:
        return True
    return place.titled and place.canonical[place.start - 1] not in _BEFORE_MONTH


def _not_negated(place: Place) -> bool:
    before = place.canonical[max(place.first, place.start - 3) : place.start]
    return not any(word in _NEGATIONS or word.endswith("n't") for word in before)


_PLAIN: Final[Mapping[str, Condition]] = {
    "not name": _not_name,
    "not month": _not_month,
    "not negated": _not_negated,
    "first": lambda place: place.start == place.first,
    "not first": lambda place: place.start > place.first,
    "last": lambda place: place.stop == place.last,
}
