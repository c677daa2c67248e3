"""Forms: one record per distinct word form, so that no word is looked up twice."""

from __future__ import annotations

import threading
from array import array
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from framing.document.hashing import HashTable, word_hashes
from framing.document.spelling import american, canonical
from framing.document.syllables import pronounced, syllables

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

LIMIT: Final = 80_000
"""Number of distinct forms after which new documents start with a new table, so memory stays bounded."""
MOST_OF_ONE: Final = LIMIT // 8
"""How many new forms parts of one long article add, which may have a new one in each of its words, before that."""
_MOST_MARKS: Final = 100  # functions whose marks a table keeps; the package has some thirty, a user may have more

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


class Marked(dict[str, int]):
    """Canonical form → its mark, above 0; all others have 0. Looked up faster than a function is called."""

    __hash__ = object.__hash__  # type: ignore[assignment]  # each is one of its own


class Forms:
    """A record for each word form; it is made when a form is first seen. Threads may share a table.

    Each column is an array over records: ``letters`` (with digits) and ``syllables`` as counts; ``capital`` (starts with a
    capital), ``number`` (starts with a digit), ``function`` (a common English function word), ``foreign`` (one of another
    language) and ``known`` (in the pronouncing dictionary, or a figure) as 0 or 1.
    Counts are taken from the US spelling, so that UK and US texts count alike.
    """

    def __init__(self) -> None:
        names = ("letters", "syllables", "capital", "number", "function", "foreign", "known")
        self._counts = {name: _Column() for name in names}
        self._marks: dict[object, _Column] = {}
        self._kept = np.zeros(0, dtype=object)  # canonical forms
        self._n_kept = 0
        self._new: list[str] = []
        self._places = HashTable()
        self._at_work = threading.RLock()

    def __len__(self) -> int:
        return self._n_kept + len(self._new)

    def numbers(self, text: str, start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
        """Number of the record of each word of a text; shape (n_words,)."""
        hashes = word_hashes(text, start, end)
        with self._at_work:
            numbers = self._places.find(hashes)
            unknown = np.flatnonzero(numbers < 0)
            if len(unknown):
                different, first, place = np.unique(hashes[unknown], return_index=True, return_inverse=True)
                new = np.arange(len(self), len(self) + len(different))
                bounds = start[unknown[first]].tolist(), end[unknown[first]].tolist()
                for a, b in zip(*bounds, strict=True):
                    self._add(text[a:b])
                self._places.add(different, new)
                numbers[unknown] = new[place]
        return numbers

    def _add(self, form: str) -> None:
        spelled = american(form) if len(form) <= _LONG else form.lower()
        is_number = spelled[:1].isdigit()
        heard = pronounced().get(spelled)
        unheard = 1 if heard is not None or len(spelled) > _SHORT else syllables(spelled)
        counts = self._counts
        counts["letters"].add(len(spelled) if spelled.isalnum() else sum(map(str.isalnum, spelled)))
        counts["syllables"].add(heard or unheard)
        counts["capital"].add(form[0].isupper())
        counts["number"].add(is_number)
        counts["function"].add(spelled in FUNCTION_WORDS)
        counts["foreign"].add(spelled in _FOREIGN_WORDS)
        counts["known"].add(heard is not None or is_number)
        self._new.append(canonical(spelled))

    @property
    def _canonical(self) -> NDArray[np.object_]:
        if self._new:
            self._kept = _with(self._kept, self._n_kept, np.array(self._new, dtype=object))
            self._n_kept += len(self._new)
            self._new.clear()
        return self._kept[: self._n_kept]

    def canonical_of(self, numbers: NDArray[np.int64]) -> list[str]:
        """The form that cue lists are matched on, for each of these records."""
        with self._at_work:
            found: list[str] = self._canonical[numbers].tolist()
        return found

    def column(self, name: str) -> NDArray[np.signedinteger[Any]]:
        """One attribute of all forms seen so far; shape (n_forms,).

        Raises
        ------
        LookupError
            If there is no such column; the message lists them.
        """
        if name not in self._counts:
            raise LookupError(f"word forms have no column {name!r}. They have: {', '.join(self._counts)}.")
        column = self._counts[name]
        ready = column.ready(len(self))
        if ready is not None:
            return ready
        with self._at_work:
            return column.values

    def marks(self, mark: Callable[[str], int] | Marked) -> NDArray[np.signedinteger[Any]]:
        """``mark(canonical form)``, 0 or more, for all forms seen so far, computed once per form; shape (n_forms,)."""
        column = self._marks.get(mark)
        ready = None if column is None else column.ready(len(self))
        if ready is not None:
            return ready
        with self._at_work:
            known = self._marks.pop(mark, None) or _Column()
            if known.size < len(self):
                new = self._canonical[known.size :].tolist()
                known.add_all(map(mark.get, new, repeat(0)) if isinstance(mark, Marked) else map(mark, new))
            self._marks[mark] = known
            if len(self._marks) > _MOST_MARKS:  # those of a list that is no longer used are the oldest
                del self._marks[next(iter(self._marks))]
            return known.values


class _Column:
    """Whole numbers from 0 on, one per form, in as few bytes as they need."""

    def __init__(self) -> None:
        self._kept: NDArray[np.signedinteger[Any]] = np.zeros(0, dtype=np.int8)
        self._n = 0
        self._new = array("q")
        self.add = self._new.append
        self.add_all = self._new.extend

    @property
    def size(self) -> int:
        return self._n + len(self._new)

    def ready(self, size: int) -> NDArray[np.signedinteger[Any]] | None:
        """Its values, if these are so many and nothing is left to do, so that threads need not wait for each other."""
        return self._kept[:size] if self._n == size and not self._new else None

    @property
    def values(self) -> NDArray[np.signedinteger[Any]]:
        if self._new:
            new = np.array(self._new, dtype=np.int64)
            enough = next(kind for kind in (np.int8, np.int16, np.int32, np.int64) if new.max() <= np.iinfo(kind).max)
            self._kept = _with(self._kept, self._n, new.astype(enough))
            self._n += len(new)
            del self._new[:]
        return self._kept[: self._n]


def _with(kept: NDArray[Any], n: int, new: NDArray[Any]) -> NDArray[Any]:
    """An array whose first `n` places are taken, with more after them: the same where they fit, else a copy with some room."""
    kind = np.result_type(kept, new)
    if n + len(new) > len(kept) or kind != kept.dtype:
        larger = np.zeros((n + len(new)) * 5 // 4, dtype=kind)
        larger[:n] = kept[:n]
        kept = larger
    kept[n : n + len(new)] = new
    return kept


def forms_at_hand(limit: int = LIMIT) -> Forms:
    """The table that the documents of this process share; a new one when the last has so many forms."""
    kept = _kept()
    forms = kept[-1]
    if len(forms) >= limit:
        forms = Forms()
        kept[:] = [forms]
    return forms


@cache
def _kept() -> list[Forms]:
    return [Forms()]
