"""Hashing: a number for each word of a text, by which known words are found without cutting them out."""

from __future__ import annotations

import hashlib
import secrets
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MIX: Final = np.uint64(0xD6E8FEB86659FD93)
_AT_ONCE: Final = 1 << 15  # characters
_LONGEST: Final = 24  # longer words, of which some have the same polynomial whatever its base, are hashed one by one
_FREE: Final = np.uint64(0)


def word_hashes(text: str, start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A number of 64 bits for each word, the same for the same word in one process, never 0; shape (n_words,).

    The polynomial of its characters, mixed. That two of 100,000 words have the same number happens once in four billion texts,
    and no text can be written to make it happen, since each process draws a base of its own.

    Examples
    --------
    >>> one, same, other = word_hashes("may may not", np.array([0, 4, 8]), np.array([3, 7, 11])).tolist()
    >>> one == same, one == other
    (True, False)
    """
    hashes = np.zeros(len(start), dtype=np.uint64)
    powers, inverse = map(_powers, _base_and_inverse())
    done = 0
    while done < len(start):
        begin = int(start[done])
        stop = int(np.searchsorted(start, begin + _AT_ONCE))
        codes = np.frombuffer(text[begin : begin + _AT_ONCE + _LONGEST].encode("utf-32-le", "surrogatepass"), dtype="<u4")
        sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        np.cumsum(codes * powers[: len(codes)], out=sums[1:])
        starts, ends = start[done:stop] - begin, np.minimum(end[done:stop] - begin, len(codes))
        hashes[done:stop] = (sums[ends] - sums[starts]) * inverse[starts]
        done = stop
    hashes ^= hashes >> np.uint64(32)
    hashes *= _MIX
    for word in np.flatnonzero(end - start > _LONGEST).tolist():
        letters = text[start[word] : end[word]].encode("utf-8", "surrogatepass")
        hashes[word] = int.from_bytes(hashlib.blake2b(letters, digest_size=8).digest(), "big")
    return hashes | np.uint64(1)


@cache
def _base_and_inverse() -> tuple[int, int]:
    """A number that is odd, so that it has an inverse among the numbers of 64 bits, and whose powers repeat late."""
    base = secrets.randbits(61) * 8 + 5
    return base, pow(base, -1, 1 << 64)


@cache
def _powers(base: int) -> NDArray[np.uint64]:
    """1, base, base² … among the numbers of 64 bits."""
    powers = np.full(_AT_ONCE + _LONGEST, base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers)


class HashTable:
    """Number of 64 bits, not 0 → place, by open addressing."""

    def __init__(self) -> None:
        self._used = 0
        self._keys = np.zeros(1 << 12, dtype=np.uint64)
        self._places = np.zeros(1 << 12, dtype=np.int32)

    def find(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The place of each, −1 where it has none; same shape."""
        slots = self._slots(hashes)
        keys = self._keys[slots]
        found = np.where(keys == hashes, self._places[slots], np.int64(-1))
        waiting = np.flatnonzero((found < 0) & (keys != _FREE))
        while len(waiting):  # another stands in its slot
            slots[waiting] = (slots[waiting] + 1) % len(self._keys)
            keys = self._keys[slots[waiting]]
            here = waiting[keys == hashes[waiting]]
            found[here] = self._places[slots[here]]
            waiting = waiting[(keys != hashes[waiting]) & (keys != _FREE)]
        return found

    def add(self, hashes: NDArray[np.uint64], places: NDArray[np.int64]) -> None:
        """Note the places of some that are not there yet and differ."""
        self._used += len(hashes)
        if self._used * 2 > len(self._keys):
            taken = self._keys != _FREE
            hashes, places = np.append(self._keys[taken], hashes), np.append(self._places[taken], places)
            size = 1 << (2 * self._used).bit_length()
            self._keys, self._places = np.zeros(size, dtype=np.uint64), np.zeros(size, dtype=np.int32)
        slots = self._slots(hashes)
        while len(hashes):
            free = np.flatnonzero(self._keys[slots] == _FREE)
            self._keys[slots[free]] = hashes[free]
            mine = free[self._keys[slots[free]] == hashes[free]]  # of several for one slot the last has it
            self._places[slots[mine]] = places[mine]
            left = np.ones(len(hashes), dtype=bool)
            left[mine] = False
            hashes, places, slots = hashes[left], places[left], (slots[left] + 1) % len(self._keys)

    def _slots(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        return (hashes >> np.uint64(65 - len(self._keys).bit_length())).astype(np.int64)
