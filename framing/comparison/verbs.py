"""Verbs: whether a word can be a verb, of which base, told from its inflections alone."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from framing.background import frequency
from framing.context import CLASSES
from framing.inflection import inflections, irregular, irregular_base

BE: Final = CLASSES["@be"]
HAVE: Final = frozenset([*inflections("have"), "haven't", "hasn't", "hadn't"])
DO: Final = frozenset([*inflections("do"), "don't", "doesn't", "didn't"])
MODALS: Final = CLASSES["@modal"] | {"cannot", "to"}
AUXILIARIES: Final = BE | HAVE | DO | MODALS
ADVERBS: Final = frozenset(
    "again almost already also always even ever first further instead just last later long meanwhile merely more "
    "most much never not now often once only perhaps quite rather since so soon sometimes still then thus today "
    "together tomorrow tonight twice yesterday yet".split()
)
PREPOSITIONS: Final = frozenset(
    "about above across against along alongside amid among amongst around at behind below beneath beside besides "
    "between beyond by concerning despite down during except for from in including inside into like near of off on "
    "onto out outside over past per regarding than through throughout to toward towards under unlike up upon versus "
    "via with within without".split()
)
DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


class Verb(NamedTuple):
    """What a word is as a verb; several are True for "put"."""

    base: str
    is_base: bool
    is_s: bool
    is_past: bool
    is_ing: bool
    is_noun: bool
    """Whether the word is more often a noun: rarer as "forced" than as "forces"."""


@cache
def verb(word: str) -> Verb | None:
    """What a word, in canonical form, is as a verb; None if it is none.

    It is one if it is in the table of irregular verbs, or an inflected form of a word whose -ed form, and -s or -ing
    form, are frequent enough in news to be listed (`framing.background.frequency`).
    Auxiliaries, prepositions and adverbs are none.

    Examples
    --------
    >>> verb("condemned").base, verb("missiles"), verb("forces").is_noun
    ('condemn', None, True)
    """
    if word in AUXILIARIES | PREPOSITIONS | ADVERBS:
        return None
    if irregular_base(word) in irregular():
        base, plural, *past, ing = irregular()[irregular_base(word)]
        return _verb(word, base, plural, past or [base], [ing])
    found = [each for base in _bases(word) if (each := _regular(word, base))]
    return max(found, key=lambda each: (frequency(each.base), each.base), default=None)


def _bases(word: str) -> set[str]:
    stems = [word.removesuffix(ending) for ending in ("s", "es", "d", "ed", "ing") if word.endswith(ending)]
    return {word, *(base for stem in stems for base in (stem, stem + "e", stem[:-1] + "y", stem[:-1]))}


def _regular(word: str, base: str) -> Verb | None:
    if len(base) < 3:
        return None
    _, plural, *others = forms = inflections(base)
    past, ing = ([form for form in others if form.endswith(ending)] for ending in ("ed", "ing"))
    attested = any(map(frequency, past)) and any(map(frequency, [plural, *ing]))
    return _verb(word, base, plural, past, ing) if word in forms and attested else None


def _verb(word: str, base: str, plural: str, past: list[str], ing: list[str]) -> Verb:
    acted = sum(map(frequency, [*past, *ing]))
    is_base, is_s = word == base, word == plural
    is_noun = (is_base or is_s) and frequency(word) > (acted if is_s else 2 * acted)
    return Verb(base, is_base, is_s, word in past, word in ing, is_noun)
