"""Verbs: whether a word can be a verb, of which base, told from its inflections alone."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.background import frequency
from framing.context import CLASSES
from framing.inflection import inflections, irregular

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BE: Final = CLASSES["@be"] | {"wasn't", "weren't", "isn't", "aren't"}
HAVE: Final = frozenset("have has had having haven't hasn't hadn't".split())
DO: Final = frozenset("do does did don't doesn't didn't".split())
MODALS: Final = CLASSES["@modal"] | frozenset("cannot shan't mustn't mightn't to".split())
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
_NOT_VERBS: Final = (
    PREPOSITIONS
    | ADVERBS
    | BE
    | HAVE
    | DO
    | MODALS
    | CLASSES["@determiner"]
    | CLASSES["@pronoun"]
    | CLASSES["@number"]
    | frozenset(
        "according all and any as back because before both but after either else evening few following given her him "
        "hundred i if indeed less many me middle morning my neither news next nor off one or others own same several "
        "some such that them themselves there those though thousand times unless until us well what when where whether "
        "which while who whom whose why yes due former latter own right very".split()
    )
)
# Irregular verbs beside those of framing/inflection.py: base, -s, past forms, -ing.
_MORE: Final = """
awake awakes awoke awoken awaking
bear bears bore borne bearing
beat beats beaten beating
bet bets betting
bid bids bade bidding
broadcast broadcasts broadcasting
cast casts casting
foretell foretells foretold foretelling
freeze freezes froze frozen freezing
kneel kneels knelt kneeling
lend lends lent lending
oversee oversees oversaw overseen overseeing
overthrow overthrows overthrew overthrown overthrowing
override overrides overrode overridden overriding
overtake overtakes overtook overtaken overtaking
rebuild rebuilds rebuilt rebuilding
repay repays repaid repaying
rethink rethinks rethought rethinking
retake retakes retook retaken retaking
split splits splitting
swim swims swam swum swimming
undergo undergoes underwent undergone undergoing
undertake undertakes undertook undertaken undertaking
undo undoes undid undone undoing
upset upsets upsetting
wake wakes woke woken waking
withdraw withdraws withdrew withdrawn withdrawing
withhold withholds withheld withholding
withstand withstands withstood withstanding
"""
_ENDING: Final = re.compile(r"(?:ies|es|s|ied|ed|d|ying|ing)\Z")
_LONGEST: Final = 30  # characters


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
def _irregular_bases() -> Mapping[str, str]:
    lines = [forms for line in _MORE.strip().splitlines() if (forms := tuple(line.split()))]
    lines += [forms for base, forms in irregular().items() if base not in {"be", "have", "do"}]
    return {form: forms[0] for forms in reversed(lines) for form in forms}


@cache
def _more() -> Mapping[str, tuple[str, ...]]:
    return {line.split()[0]: tuple(line.split()) for line in _MORE.strip().splitlines()}


@cache
def verb(word: str) -> Verb | None:
    """What a word, in canonical form, is as a verb; None if it is none.

    It is one if it is in a table of irregular verbs, or an inflected form of a word whose -ed form, and -s or -ing
    form, are frequent enough in news to be listed (`framing.background.frequency`).
    Auxiliaries, prepositions and adverbs are none.

    Examples
    --------
    >>> verb("condemned").base, verb("missiles"), verb("forces").is_noun
    ('condemn', None, True)
    """
    if word in _NOT_VERBS or len(word) > _LONGEST:
        return None
    base = _irregular_bases().get(word)
    if base is not None:
        forms = _more().get(base) or inflections(base)
        past = forms[2:-1] or forms[:1]
        return _verb(word, base, forms[1], past, forms[-1:])
    found = [each for base in _bases(word) if (each := _regular(word, base))]
    return max(found, key=lambda each: (frequency(each.base), each.base), default=None)


def _bases(word: str) -> Iterator[str]:
    yield word
    ending = _ENDING.search(word)
    if ending:
        stems = {word[: -len(tail)] for tail in ("s", "es", "d", "ed", "ing") if word.endswith(tail)}
        for stem in sorted(stem for stem in stems if len(stem) > 1):
            yield from (stem, stem + "e", stem[:-1] + "y", stem[:-1])
        if word.endswith("ying"):
            yield word[:-4] + "ie"


def _regular(word: str, base: str) -> Verb | None:
    if len(base) < 3 or base in _irregular_bases() or not frequency(base):
        return None
    forms = inflections(base)
    past = tuple(form for form in forms[2:] if form.endswith("ed"))
    ing = tuple(form for form in forms[2:] if form.endswith("ing"))
    attested = any(map(frequency, ing)) or frequency(forms[1])
    if word not in forms or not any(map(frequency, past)) or not attested:
        return None
    return _verb(word, base, forms[1], past, ing)


def _verb(word: str, base: str, plural: str, past: tuple[str, ...], ing: tuple[str, ...]) -> Verb:
    acted = sum(map(frequency, past)) + sum(map(frequency, ing))
    is_base, is_s = word == base, word == plural
    is_noun = (is_base or is_s) and word not in past and frequency(word) > (acted if is_s else 2 * acted)
    return Verb(base, is_base, is_s, word in past, word in ing, is_noun)
