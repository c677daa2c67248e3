"""Tokens: where words begin and end, found in a whole text at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, overload

import numpy as np

from framing.document.plain import MARKS, STRETCH

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LETTER, _DIGIT, _LOW_LINE, _JOINS, _JOINS_NUMBERS, _DOT, _MARK = 1, 2, 4, 8, 16, 32, 64
_JOINED: Final = re.compile(r"[A-Za-z0-9]+(?:[-'][A-Za-z0-9]+)*\Z")  # surely a word, and most words of lists are
_IS_MARK: Final = re.compile(f"[{MARKS}]")
_LISTED: Final = 0x2060  # characters that news in European languages has; others are looked up when they occur


def words_of(text: str) -> list[str]:
    """The words of a plain text.

    Examples
    --------
    >>> words_of("It's 8:10 a.m. in the U.S., don't go_there.Now")
    ["It's", '8:10', 'a.m', 'in', 'the', 'U.S', "don't", 'go', 'there', 'Now']
    """
    return word_texts(text, *word_spans(text))


def word_texts(text: str, start: NDArray[np.int64], end: NDArray[np.int64]) -> list[str]:
    """These words of a plain text, which do not touch one another; to cut each by itself takes three times as long."""
    change = np.zeros(len(text) + 1, dtype=np.int8)
    change[start] = 1
    change[end] -= 1
    inside = np.cumsum(change[:-1], dtype=np.int8)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return np.where(inside, codes, np.uint32(ord(" "))).tobytes().decode("utf-32-le", "surrogatepass").split()


class WordsAsWritten(Sequence[str]):
    """Words that are cut out of a text when they are asked for."""

    def __init__(self, text: str, start: NDArray[np.int64], end: NDArray[np.int64]) -> None:
        self._text, self._start, self._end = text, start, end

    def __len__(self) -> int:
        return len(self._start)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            bounds = zip(self._start[place].tolist(), self._end[place].tolist(), strict=True)
            return [self._text[start:end] for start, end in bounds]
        return self._text[self._start[place] : self._end[place]]


def is_word(text: str) -> bool:
    """Whether texts can have this as one word."""
    return text.isalnum() or _JOINED.match(text) is not None or words_of(text) == [text]


def word_spans(text: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the words of a plain text begin and end, each of shape (n_words,).

    A word is a run of letters and digits, with the combining and invisible marks in it. One hyphen or apostrophe joins two
    runs ("don't", "short-range"), as do a point, comma or colon before a digit ("3.5", "8:10", "15,000") and a point before
    a single letter or digit ("U.S", "a.m").

    Examples
    --------
    >>> start, end = word_spans("It's 8:10 a.m.")
    >>> start.tolist(), end.tolist()
    ([0, 5, 10], [4, 9, 13])
    """
    kinds = np.zeros(len(text) + 3, dtype=np.uint8)  # with something around the text
    kinds[1:-2] = _kinds(text)
    inside = np.zeros(len(text) + 2, dtype=bool)
    stretches = [(start, min(len(text), start + STRETCH)) for start in range(0, len(text), STRETCH)]
    for start, end in stretches:
        here = kinds[start + 1 : end + 1]
        inside[start + 1 : end + 1] = here & _LETTER > 0
        for place in (np.flatnonzero(here & _MARK) + start + 1).tolist():
            inside[place] = inside[place - 1]
    for start, end in stretches:
        joins = kinds[start + 1 : end + 1] & (_JOINS | _JOINS_NUMBERS) > 0
        between = joins & inside[start:end] & (kinds[start + 2 : end + 2] & _LETTER > 0)
        at = np.flatnonzero(between) + start + 1
        number = (kinds[at] & _JOINS_NUMBERS > 0) & (kinds[at + 1] & _DIGIT > 0)
        initial = (kinds[at] & _DOT > 0) & (kinds[at + 2] & (_LETTER | _LOW_LINE) == 0)
        inside[at[(kinds[at] & _JOINS > 0) | number | initial]] = True
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2], edges[1::2]


def _kinds(text: str) -> NDArray[np.uint8]:
    """What each character is in words."""
    if text.isascii():
        of_ascii: NDArray[np.uint8] = _listed()[np.frombuffer(text.encode("ascii"), dtype=np.uint8)]
        return of_ascii
    if len(text) > STRETCH:
        return np.concatenate([_kinds(text[start : start + STRETCH]) for start in range(0, len(text), STRETCH)])
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds: NDArray[np.uint8] = _listed()[np.minimum(codes, _LISTED)]
    beyond = np.flatnonzero(codes >= _LISTED)
    if len(beyond):
        different, place = np.unique(codes[beyond], return_inverse=True)
        kinds[beyond] = np.array([_kind(chr(code)) for code in different.tolist()], dtype=np.uint8)[place]
    return kinds


@cache
def _listed() -> NDArray[np.uint8]:
    return np.array([*(_kind(chr(code)) for code in range(_LISTED)), 0], dtype=np.uint8)


def _kind(character: str) -> int:
    if _IS_MARK.match(character):
        return _MARK
    kind = _LETTER * character.isalnum() + _DIGIT * character.isdecimal() + _LOW_LINE * (character == "_")
    return kind + _JOINS * (character in "-'") + _JOINS_NUMBERS * (character in ".,:") + _DOT * (character == ".")
