"""Sentences: sentencex for the cut, corrected where it keeps quoted statements whole or cuts after an abbreviation."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framing.document.quotations import Quotation

# A full stop after these never ends a sentence, whatever follows.
_TITLES: Final = (
    "adm asst atty brig capt cmdr col cpl det dr fr gen gov hon insp lt maj messrs mr mrs ms pfc pres prof rep reps rev sec "
    "sen sens sgt spc sr supt st mt ft vs viz cf e.g i.e eg ie approx no nos vol pp fig ca"
)
# A full stop after these ends a sentence only if the next word starts one ("in the U.S. They left").
_OTHERS: Final = (
    "u.s u.k u.n e.u d.c a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec inc ltd corp co jr etc al ave blvd rd"
)
_NEVER: Final = frozenset(_TITLES.split())
_SOMETIMES: Final = frozenset(_OTHERS.split())
_STARTERS: Final = frozenset(
    "a after all although an and as at both but by during each for from he her his how however i if in it its last many "
    "meanwhile more most no nor not now on one our she since so some still such that the their then there these they this "
    "those though to two we what when where whether while who why with yet you your".split()
)
_STOP: Final = re.compile(r"""[.!?…]["')\]]*[ \n]+(?=["'(\[]?[A-Z0-9])""")
_LAST_WORD: Final = re.compile(r"[\w.]*\w\Z")
_FIRST_WORD: Final = re.compile(r"""["'(\[]*([\w'-]+)""")


@cache
def _segment() -> Callable[[str, str], list[str]]:
    from sentencex import segment

    return segment  # type: ignore[no-any-return]


def _ends_sentence(text: str, stop: int, following: int, begin: int) -> bool:
    """Whether the mark at `stop` ends a sentence, given that the text goes on at `following`."""
    if text[stop] != ".":
        return True
    found = _LAST_WORD.search(text, max(begin, stop - 20), stop)
    word = found.group().lower() if found else ""
    if word == "no":  # "No. 5", but "The answer is no. They left."
        return not text[following : following + 1].isdigit()
    if word in _NEVER:
        return False
    if word in _SOMETIMES:
        first = _FIRST_WORD.match(text, following)
        return first is not None and first.group(1)[0].isupper() and first.group(1).lower() in _STARTERS
    initial = found is not None and len(word) == 1 and found.group().isupper() and word != "i"
    return not initial  # "John F. Kennedy"


def sentences(text: str, start: int, end: int, quotes: Sequence[Quotation] = ()) -> list[tuple[int, int]]:
    """Sentences (start, end) of the block ``text[start:end]`` of plain text, without margins.

    Examples
    --------
    >>> text = "The U.S. sent troops at 8:10 a.m. local time. They left."
    >>> [text[start:end] for start, end in sentences(text, 0, len(text))]
    ['The U.S. sent troops at 8:10 a.m. local time.', 'They left.']
    """
    block = text[start:end]
    if "\n" in block:
        block = block.replace("\n", " ")
    cuts: list[int] = []
    position = start
    for piece in _segment()("en", block)[:-1]:
        position += len(piece)
        cuts.append(position)
    cuts = [cut for cut in cuts if _is_cut(text, cut, start)]
    for quote in quotes:
        if quote.depth == 0:
            for found in _STOP.finditer(text, quote.start, quote.end):
                if _ends_sentence(text, found.start(), found.end(), start):
                    cuts.append(found.end())
    if quotes:
        cuts = sorted(set(cuts))
    found_sentences: list[tuple[int, int]] = []
    begin = start
    for cut in [*cuts, end]:
        stop = cut
        while stop > begin and text[stop - 1] in " \n":
            stop -= 1
        if stop > begin:
            found_sentences.append((begin, stop))
        begin = cut
    return found_sentences


def _is_cut(text: str, cut: int, begin: int) -> bool:
    """Whether a cut of sentencex holds: not after an abbreviation, nor before a word in lower case."""
    stop = cut - 1
    while stop > begin and text[stop] in " \n\"')]":
        stop -= 1
    return text[stop] not in ".!?…" or _ends_sentence(text, stop, cut, begin)
