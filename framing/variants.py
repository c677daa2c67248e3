"""Variants: all the phrases that a cue stands for, in the form that texts are matched on."""

from __future__ import annotations

import itertools
import math
from typing import Final

from framing.document.plain import plain
from framing.document.spelling import american, canonical, spellings_from
from framing.document.tokens import is_word, words_of
from framing.inflection import inflections

_MOST_VARIANTS: Final = 4096
_MOST_WORDS: Final = 50
_SHOWN: Final = 80  # characters of a cue in an error


def variants(cue: str) -> list[tuple[str, ...]]:
    """All phrases a cue stands for, in the form they are matched on.

    Raises
    ------
    ValueError
        If there are too many.

    Examples
    --------
    >>> variants("a|the slam~")[:2]
    [('a', 'slam'), ('a', 'slams')]
    """
    words = cue.split()
    if len(words) > _MOST_WORDS:
        raise ValueError(f"it has {len(words):,} words, more than {_MOST_WORDS}: shorten it to those that tell.")
    choices = [_variants(word) for word in words]
    if math.prod(map(len, choices)) > _MOST_VARIANTS:
        raise ValueError(f"it stands for more than {_MOST_VARIANTS} phrases: split it into several rows.")
    return list(itertools.product(*choices))


def is_open(word: str) -> bool:
    """Whether a word of a variant ends in ``*`` and so stands for all words that begin like it."""
    return len(word) > 1 and word.endswith("*")


def _variants(word: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for choice in word.split("|"):
        if choice in {"", "~"}:
            raise ValueError(f"{shortened(word)} leaves out a word beside its | or ~: fill it in.")
        found.update(dict.fromkeys(_forms(choice)))
    whole = (f"{form[:-1]}a" if is_open(form) else form for form in found)
    if "_" in word or not any(map(is_word, whole)):  # texts are cut at each "_"
        cut = " ".join(words_of(plain(word)))
        advice = f"they have {shortened(cut)}: write that, if it is what you look for" if cut else "delete the row"
        raise ValueError(f"{shortened(word)} is no word as texts are cut, so it can never be found; {advice}.")
    return tuple(found)


def _forms(choice: str) -> list[str]:
    if is_open(choice):
        beginnings, others = spellings_from(choice[:-1])
        return [*(f"{beginning}*" for beginning in beginnings), *others]
    forms = inflections(choice[:-1]) if choice.endswith("~") else (choice,)
    return [canonical(american(form)) for form in forms]


def shortened(text: str) -> str:
    """A text as errors show it."""
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
