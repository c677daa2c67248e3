"""Quantities: numbers in a text with what they count or measure, in one unit for each dimension."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from framing.comparison.dates import dates
from framing.document.forms import FUNCTION_WORDS
from framing.document.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TOLERANCE: Final = 0.025
"""Relative difference up to which two amounts are the same, since converted amounts are rounded: 497 miles are 799.8 km."""
COUNT: Final = "count"
_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS: Final = {word: float(number) for number, word in enumerate(_SMALL.split())} | {
    word: 10.0 * number for number, word in enumerate(_TENS.split(), 2)
}
_SCALES: Final = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9,
                  "trillion": 1e12, "dozen": 12.0}  # fmt: skip
_WORD: Final = "|".join(_WORDS)
_NUMBER: Final = re.compile(
    r"(?P<money>[$£€¥]|\b(?:US|A|C)\$)? ?"
    r"(?:(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?!\d)(?:\.\d+)?)"
    rf"|\b(?P<words>(?:{_WORD})(?:[- ](?:and )?(?:{_WORD}|hundred|thousand|million|billion)){{0,7}})\b)"
    r"(?:[ -]?(?P<scale>(?:hundred|thousand|million|billion|trillion|dozen)\b|(?<! )(?:bn|k|m)\b))?(?P<percent> ?%)?",
    re.IGNORECASE,
)
_NAME: Final = re.compile(  # "Route 9" counts nothing
    r"\b(?:Article|Boeing|Building|Channel|Chapter|Flight|Gate|Highway|Interstate|No\.|Phase|Pier|Proposition|Reactor|Room|Route"
    r"|Section|Title|Unit) \Z"
)
_INSIDE: Final = re.compile(r"(?:[\w.:]|[^\W\d]-)\Z")  # "B2B", "F-16"
_NO_NUMBER: Final = re.compile(r":|(?:st|nd|rd|th)\b|-(?:half|third|quarter|fifth)")  # "8:10", "5th", "three-quarters"
_FOLLOWING: Final = re.compile(r"[ -]?([^\W\d_]+(?:[-'][^\W\d_]+)*)")
_NOT_COUNTED: Final = FUNCTION_WORDS | {"in"}
_LEAST_WORD: Final = 20  # a number in words that counts without a noun ("one of them" does not)
_COUNTED: Final = 3  # words after a number among which the thing counted is looked for


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: where it stands, its dimension ("count", "length", "percent" …) and its value in that dimension's unit."""

    start: int
    end: int
    text: str
    dimension: str
    value: float

    def same(self, other: Quantity) -> bool:
        """Whether both tell the same amount.

        Examples
        --------
        >>> miles, kilometres = quantities("497 miles, or about 800 kilometers")
        >>> miles.same(kilometres)
        True
        """
        if self.dimension != other.dimension:
            return False
        exact = self.dimension in {COUNT, "percent"}
        return abs(self.value - other.value) <= (1e-9 if exact else TOLERANCE) * max(abs(self.value), abs(other.value))


@cache
def _units() -> Mapping[str, tuple[str, float]]:
    """Name of a unit → dimension and factor, ``lexicons/units.csv``."""
    lines = files("framing.lexicons").joinpath("units.csv").read_text(encoding="utf-8").splitlines()
    return {name: (row["dimension"], float(row["factor"])) for row in csv.DictReader(lines) for name in row["unit"].split("|")}


def quantities(text: str) -> list[Quantity]:
    """All numbers of a text with their units, dates and clock times apart; the text of each includes what is counted.

    Units of one dimension are converted (``lexicons/units.csv``); money is told by its sign; any other number is a count of the
    noun after it, as far as that can be told without a parser. A "ton" is a US ton, a "gallon" a US gallon.

    Examples
    --------
    >>> for found in quantities("On May 3 fifteen thousand troops and 2.5% of $3 million went."):
    ...     print(found.text, found.dimension, found.value, sep=", ")
    fifteen thousand troops, count, 15000.0
    2.5%, percent, 2.5
    $3 million, money $, 3000000.0
    """
    line = plain(text)
    taken = [(date.start, date.end) for date in dates(text)]
    found = []
    for match in _NUMBER.finditer(line):
        start, end = match.span()
        start += len(match.group()) - len(match.group().lstrip())
        near = max(0, start - 12)
        if _NAME.search(line, near, start) or _INSIDE.search(line, near, start) or _NO_NUMBER.match(line, end):
            continue
        if any(begin < end and start < stop for begin, stop in taken):
            continue
        number = float(match["digits"].replace(",", "")) if match["digits"] else _spelled(match["words"])
        number *= _SCALES[match["scale"].lower()] if match["scale"] else 1.0
        following = _following(line, end)
        if match["percent"]:
            found.append(Quantity(start, end, text[start:end], "percent", number))
        elif match["money"]:
            found.append(Quantity(start, end, text[start:end], f"money {match['money'].upper().lstrip()[-1]}", number))
        else:
            unit, stop = _unit(line, following)
            if unit is not None:
                found.append(Quantity(start, stop, text[start:stop], unit[0], number * unit[1]))
            else:
                stop = _counted(line, following) or end
                if match["digits"] or number > _LEAST_WORD or stop > end:
                    found.append(Quantity(start, stop, text[start:stop], COUNT, number))
    return found


def _spelled(words: str) -> float:
    """The value of a number in words.

    Examples
    --------
    >>> _spelled("two thousand five hundred and twenty-one")
    2521.0
    """
    total = current = 0.0
    for word in re.split("[- ]", words.lower()):
        if word == "hundred":
            current *= _SCALES[word]
        elif word in _SCALES:
            total, current = total + current * _SCALES[word], 0.0
        else:
            current += _WORDS.get(word, 0.0)
    return total + current


def _following(line: str, end: int) -> list[tuple[int, int]]:
    """Where the next words stand, as long as nothing but single spaces or hyphens is between them."""
    spans: list[tuple[int, int]] = []
    while len(spans) < _COUNTED and (match := _FOLLOWING.match(line, end)):
        spans.append(match.span(1))
        end = match.end()
    return spans


def _unit(line: str, following: list[tuple[int, int]]) -> tuple[tuple[str, float] | None, int]:
    """The unit after a number, of the most words, and where it ends."""
    for n in range(len(following), 0, -1):
        name = line[following[0][0] : following[n - 1][1]].lower().replace("-", " ")
        if name in _units():
            return _units()[name], following[n - 1][1]
    return None, -1


def _counted(line: str, following: list[tuple[int, int]]) -> int | None:
    """Where the noun that is counted ends: the last plural before a function word, else the first word."""
    end = None
    for start, stop in following:
        word = line[start:stop].lower()
        if word in _NOT_COUNTED:
            break
        if end is None or (word.endswith("s") and not word.endswith(("ss", "us"))):
            end = stop
    return end


def differ(of_each: Iterable[Iterable[Quantity]]) -> list[str]:
    """Amounts that tellings of one fact do not share, as their texts: of one dimension in two tellings, none in common.

    Examples
    --------
    >>> differ([quantities("Seven workers hurt"), quantities("Nine people hurt, 2 miles away"), quantities("3.2 km off")])
    ['Seven workers', 'Nine people']
    """
    tellings = [list(found) for found in of_each]
    apart: dict[str, None] = {}
    for number, one in enumerate(tellings):
        for other in tellings[number + 1 :]:
            for dimension in dict.fromkeys(each.dimension for each in one):
                here = [each for each in one if each.dimension == dimension]
                there = [each for each in other if each.dimension == dimension]
                if there and not any(a.same(b) for a in here for b in there):
                    apart |= dict.fromkeys(each.text for each in (*here, *there))
    return list(apart)
