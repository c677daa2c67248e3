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
    "adm asst atty brig capt cllr cmdr col cpl det dr fr gen gov hon insp lt maj messrs mr mrs ms pfc pres prof rep reps rev "
    "sec sen sens sgt spc sr supt mt ft vs viz cf e.g i.e eg ie approx est rm nos vol pp fig ca incl"
)
# A full stop after these ends a sentence only if the next word starts one ("in the U.S. They left") …
_OTHERS: Final = "u.s u.k u.n e.u d.c inc ltd corp co jr al ave blvd rd st govt lb lbs bn mn"
# … after these, with a capital, too: as common words they end sentences ("He sat.").
_DATES_AND_STATES: Final = (
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz calif colo conn "
    "fla ga ill ind kan ky mass md mich minn mo mont neb nev okla ore pa tenn tex va vt wash wis wyo"
)
# After a time of day or "etc." a capital starts a sentence, unless it belongs to the time.
_TIMES: Final = frozenset({"a.m", "p.m", "etc"})
_OF_A_TIME: Final = frozenset(
    "et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet eastern central mountain pacific greenwich monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december".split()
)
_NEVER: Final = frozenset(_TITLES.split())
_SOMETIMES: Final = frozenset(_OTHERS.split())
_SOMETIMES_AS_NAMES: Final = frozenset(_DATES_AND_STATES.split())
_STARTERS: Final = frozenset(
    "a after all although an and as at both but by during each for from he her his how however i if in it its last many "
    "meanwhile more most no nor not now on one our she since so some still such that the their then there these they this "
    "those though to two we what when where whether while who why with yet you your".split()
)
_STOP: Final = re.compile(r"""[.!?…]["')\]]*[ \n]+(?=["'(\[]?[A-Z0-9])""")
_AFTER_BRACKET: Final = re.compile(r"""[.!?…]["']*[)\]][ \n]+(?=["'(\[]?[A-Z])""")
_LONGEST: Final = 20_000
_UNSURE: Final = 1000
_LONGEST_ABBREVIATION: Final = 6
_LAST_WORD: Final = re.compile(r"[\w.]*\w\Z")
_FIRST_WORD: Final = re.compile(r"""["'(\[]*([\w'-]+)""")


@cache
def _segment() -> Callable[[str, str], list[str]]:
    from sentencex import segment

    return segment  # type: ignore[no-any-return]


def ends_sentence(text: str, stop: int, following: int, begin: int) -> bool:
    """Whether the mark at `stop` ends a sentence, given that the text goes on at `following`."""
    if text[stop] != ".":
        return True
    before = text[max(begin, stop - _LONGEST_ABBREVIATION - 1) : stop]
    if len(before) > _LONGEST_ABBREVIATION and before.isalpha():  # in haste what the next lines find too
        return True
    found = _LAST_WORD.search(before)
    last = found.group() if found else ""
    if len(last) > _LONGEST_ABBREVIATION:
        return True
    word = last.lower()
    if word == "no":  # "No. 5", but "The answer is no. They left."
        return not text[following : following + 1].isdigit()
    if word in _NEVER:
        return False
    first = _FIRST_WORD.match(text, following)
    following_word = first.group(1) if first else ""
    if word in _TIMES:
        return following_word[:1].isupper() and following_word.lower() not in _OF_A_TIME
    if word in _SOMETIMES or (word in _SOMETIMES_AS_NAMES and last[0].isupper()):
        return following_word[:1].isupper() and following_word.lower() in _STARTERS
    return not (len(last) == 1 and last.isupper() and last != "I")  # "John F. Kennedy"


def sentences(text: str, start: int, end: int, quotes: Sequence[Quotation] = ()) -> list[tuple[int, int]]:
    """Sentences (start, end) of the block ``text[start:end]`` of plain text, without margins.

    Examples
    --------
    >>> text = "The U.S. sent troops at 8:10 a.m. local time. They left."
    >>> [text[start:end] for start, end in sentences(text, 0, len(text))]
    ['The U.S. sent troops at 8:10 a.m. local time.', 'They left.']
    """
    if _is_one(text, start, end):
        return [(start, end)]
    cuts = [cut for cut in _cuts(text, start, end) if _is_cut(text, cut, start)]
    missed = [found for quote in quotes if quote.depth == 0 for found in _STOP.finditer(text, quote.start, quote.end)]
    if text.find(")", start, end) >= 0 or text.find("]", start, end) >= 0:
        missed += _AFTER_BRACKET.finditer(text, start, end)
    more = [found.end() for found in missed if ends_sentence(text, found.start(), found.end(), start)]
    if more:
        cuts = sorted({*cuts, *more})
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


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where sentencex cuts; a very long block is handed over in parts, since its time grows with the square of some of them."""
    cuts: list[int] = []
    while start < end:
        part = text[start : min(end, start + _LONGEST)].replace("\n", " ")
        pieces = _segment()("en", part)
        position = start
        # What stands near the end of a part is cut with the next, since a quotation may go on there.
        sure = end if start + len(part) == end else start + len(part) - _UNSURE
        for piece in pieces[:-1]:
            if position + len(piece) > sure:
                break
            position += len(piece)
            cuts.append(position)
        # The last piece may go on in the next part; one that fills its part is passed over as it is.
        start = position if position > start and start + len(part) < end else start + len(part)
    return cuts


def _is_one(text: str, start: int, end: int) -> bool:
    """Whether nothing in the block can end a sentence but its last character; in haste what sentencex finds too."""
    block = text[start : end - 1]
    return block.isascii() and not ("." in block or "?" in block or "!" in block)


def _is_cut(text: str, cut: int, begin: int) -> bool:
    """Whether a cut of sentencex holds: not after an abbreviation."""
    stop = cut - 1
    while stop > begin and text[stop] in " \n\"')]":
        stop -= 1
    return text[stop] not in ".!?…" or ends_sentence(text, stop, cut, begin)
