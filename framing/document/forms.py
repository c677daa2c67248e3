"""Forms: one record per distinct word form, so that no word is looked up twice."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.document.spelling import american, canonical
from framing.document.syllables import pronounced, syllables

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

LIMIT: Final = 200_000
"""Number of distinct forms after which a batch starts with a new table, so memory stays bounded."""

_SHORT: Final = 60  # longer "words" are addresses or noise: they are counted, not read
_LONG: Final = 1000  # and of still longer ones not even the spelling is looked at
FUNCTION_WORDS: Final = frozenset(
    "a about after all also an and any are as at be because been before being between both but by can could did do does "
    "during each for from had has have he her here him his how i if into is it its just may more most much must my new no "
    "not now of off on one only or other our out over own said same she should since so some such than that the their "
    "them then there these they this those through to under until up was we were what when where which while who will "
    "with would you your".split()
)

# Common words of other languages that are not English words too.
_FOREIGN_WORDS: Final = frozenset(
    "la le les et des du un une est dans pour que qui sur pas avec aux ce sont der die und das ist den dem ein eine nicht mit "
    "auf von zu im für el los las y en del se por una su como il di che è sono della nel gli os e um uma não na het een van "
    "niet op dat zijn och att det som är på av för inte w z się nie że jest ve bir bu için ile da yang dan di untuk dengan ini "
    "itu tidak ja ei että oli".split()
)


class Forms(dict[str, int]):
    """Word form → number of its record; records are made when a form is first seen.

    Each column is an array over records: ``letters`` (with digits) and ``syllables`` as counts; ``capital`` (starts with a
    capital), ``number`` (starts with a digit), ``function`` (a common English function word), ``foreign`` (one of another
    language) and ``known`` (in the pronouncing dictionary, or a figure) as 0 or 1.
    Counts are taken from the US spelling, so that UK and US texts count alike.
    """

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.canonical: list[str] = []
        self._counts: dict[str, array[int]] = {
            name: array("i") for name in ("letters", "syllables", "capital", "number", "function", "foreign", "known")
        }
        self._marks: dict[object, array[int]] = {}

    def __missing__(self, form: str) -> int:
        number = len(self.texts)
        spelled = american(form) if len(form) <= _LONG else form.lower()
        counts = self._counts
        counts["letters"].append(len(spelled) if spelled.isalnum() else sum(map(str.isalnum, spelled)))
        counts["syllables"].append(syllables(spelled) if len(spelled) <= _SHORT else 1)
        counts["capital"].append(form[0].isupper())
        counts["number"].append(spelled[:1].isdigit())
        counts["function"].append(spelled in FUNCTION_WORDS)
        counts["foreign"].append(spelled in _FOREIGN_WORDS)
        counts["known"].append(spelled in pronounced() or spelled[:1].isdigit())
        self.texts.append(form)
        self.canonical.append(canonical(spelled))
        self[form] = number
        return number

    def column(self, name: str) -> NDArray[np.int32]:
        """One attribute of all forms seen so far; shape (n_forms,)."""
        return np.array(self._counts[name], dtype=np.int32)

    def marks(self, mark: Callable[[str], int]) -> NDArray[np.int32]:
        """``mark(canonical form)`` for all forms seen so far, computed once per form; shape (n_forms,)."""
        known = self._marks.setdefault(mark, array("i"))
        known.extend(map(mark, self.canonical[len(known) :]))
        return np.array(known, dtype=np.int32)
