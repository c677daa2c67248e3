"""Spelling: one canonical form per word, so that UK and US, curly and straight score alike."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from framing.document.syllables import pronounced

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTRACTIONS: Final = frozenset(
    "he's she's it's that's what's here's there's who's let's where's how's when's why's everyone's everybody's".split()
)
_STRAIGHT: Final = str.maketrans(
    dict.fromkeys("‘’‚‛`´ʼ′", "'") | dict.fromkeys("‐‑", "-") | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff_", "")
)
_ISE_BEGUN: Final = re.compile(r"is(?=(?:e[drs]?|ers?|i|in|ing|a|ab|abl|able|at|ati|atio|ations?|ationa|ational)?\Z)")
_ISE: Final = re.compile(r"is(?=(?:e|es|ed|ing|er|ers|able|ation|ations|ational)\Z)")
_PRODUCTIVE: Final = re.compile(r"[a-z]{2}(?:al|ul|il|ic|an|on|in|im|at|et|ot|er|or|ar)\Z")  # racial-ise, italic-ise


@cache
def _table() -> Mapping[str, str]:
    """UK spelling → US spelling, ``lexicons/spelling.csv``; verbs in -ise are left to the rule in `american`."""
    lines = files("framing.lexicons").joinpath("spelling.csv").read_text(encoding="utf-8").splitlines()
    return {row["uk"]: row["us"] for row in csv.DictReader(lines)}


def american(form: str) -> str:
    """Lower case, straight apostrophes, US spelling.

    A word in -ise becomes one in -ize where the CMU dictionary knows that form ("organise", not "promise"), or knows neither
    and the ending is a productive one ("racialise").

    Examples
    --------
    >>> american("Organisations"), american("COLOUR"), american("surprised"), american("don’t")
    ('organizations', 'color', 'surprised', "don't")
    """
    word = form.lower()
    if not word.isascii() or "_" in word:
        word = word.translate(_STRAIGHT)
    if "-" in word:
        return "-".join(map(_american, word.split("-")))
    return _american(word)


def _american(word: str) -> str:
    base, apostrophe, ending = word.partition("'")
    listed = _table().get(base)
    if listed is None:
        listed = base
        found = _ISE.search(base) if "is" in base else None
        if found and found.start() > 2:
            zed = f"{base[: found.start()]}iz{base[found.end() :]}"
            if zed in pronounced() or (base not in pronounced() and _PRODUCTIVE.search(base, 0, found.start())):
                listed = zed
    return listed + apostrophe + ending


def canonical(word: str) -> str:
    """The form that cue lists are matched on: an `american` word without its possessive ending.

    Examples
    --------
    >>> canonical("regime's"), canonical("it's"), canonical("allies")
    ('regime', "it's", 'allies')
    """
    return word[:-2] if word.endswith("'s") and word not in _CONTRACTIONS else word


def spellings_from(beginning: str) -> tuple[list[str], list[str]]:
    """How canonical forms may begin whose word begins like that in UK or US spelling, and whole ones that begin otherwise.

    Examples
    --------
    >>> spellings_from("organis"), spellings_from("colour")
    ((['organis', 'organiz'], []), (['color'], []))
    """
    spelled = american(beginning)
    begun = dict.fromkeys([spelled, _ISE_BEGUN.sub("iz", spelled)])
    listed = {us for uk, us in _table().items() if uk.startswith(beginning.lower())}
    others = {form for form in (canonical(spelled), *map(canonical, listed)) if not form.startswith(tuple(begun))}
    return list(begun), sorted(others)
