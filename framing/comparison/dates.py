"""Dates: weekdays, days, months, years and stretches of time that a text names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from framing.document.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
                  "december")  # fmt: skip
_MONTH: Final = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?= \d)))"
)
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_NUMBER: Final = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|a few|several|\d{1,3})"
_DATE: Final = re.compile(
    rf"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b"
    rf"|\b(?P<month>{_MONTH})(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:))?(?:,? (?P<year>{_YEAR})\b)?"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{_MONTH})(?:,? (?P<year2>{_YEAR})\b)?"
    rf"|\b(?P<ago>(?i:{_NUMBER}) (?:years?|months?|weeks?|decades?) (?:ago|earlier|before))\b"
    rf"|\b(?P<last>(?:[Ll]ast|[Pp]revious) (?:year|month|week|decade|spring|summer|autumn|fall|winter))\b"
    rf"|(?<![\d$£€,.])\b(?P<year3>{_YEAR})\b(?![,.]?\d|%)"
    r"|\b(?P<clock>\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\b\.?|[AaPp]\.?[Mm]\b)|\d{1,2}:\d\d)",
)
_BEFORE_A_MONTH: Final = re.compile(r"\b(?:in|since|until|till|by|early|late|mid|last|next|of|from|through|during|and)[ -]\Z")


@dataclass(frozen=True, slots=True)
class Date:
    """A named time: where it stands, and those of its parts weekday, month, day, year, clock, ago, last that are given."""

    start: int
    end: int
    text: str
    parts: tuple[tuple[str, str], ...]


def dates(text: str) -> list[Date]:
    """The dates of a text, in order.

    A bare "May" or "March" counts with a day, or after "in", "early" and the like.

    Examples
    --------
    >>> [found.text for found in dates("On Monday, March 3, May may march; five years ago, in 2020, it did at 8:10 a.m.")]
    ['Monday', 'March 3', 'five years ago', '2020', '8:10 a.m.']
    >>> dates("10 March 2025")[0].parts
    (('day', '10'), ('month', '3'), ('year', '2025'))
    """
    line = plain(text)
    found = []
    for match in _DATE.finditer(line):
        groups = {name.rstrip("23"): value for name, value in match.groupdict().items() if value}
        if set(groups) == {"month"} and groups["month"] in {"May", "March"} and not _names_month(line, match.start()):
            continue
        if "month" in groups:
            groups["month"] = str(_number_of_month(groups["month"]))
        if "day" in groups:
            groups["day"] = str(int(groups["day"]))
        if "clock" in groups:
            groups["clock"] = _minutes(groups["clock"])
        parts = tuple((name, value.lower()) for name, value in groups.items())
        found.append(Date(match.start(), match.end(), text[match.start() : match.end()], parts))
    return found


def _minutes(clock: str) -> str:
    """A clock time in 24 hours.

    Examples
    --------
    >>> _minutes("8:10 a.m."), _minutes("8 PM"), _minutes("20:00")
    ('8:10', '20:00', '20:00')
    """
    hour, _, minute = re.sub(r"[^\d:.]|\.(?!\d)", "", clock).replace(".", ":").partition(":")
    noon = re.search(r"([ap])\.?m", clock, re.IGNORECASE)
    hours = int(hour) if noon is None else int(hour) % 12 + 12 * (noon[1].lower() == "p")
    return f"{hours}:{minute or '00'}"


def _names_month(line: str, start: int) -> bool:
    return (
        re.search(
            r"\b(?:in|since|until|till|by|early|late|mid|last|next|of|from|through|during|and) ?-?\Z",
            line[max(0, start - 8) : start],
        )
        is not None
    )


def _number_of_month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")))


def differ(of_each: Iterable[Iterable[Date]]) -> list[str]:
    """Dates that tellings of one fact do not share, as their texts: another weekday, day, month or year.

    Examples
    --------
    >>> differ([dates("It fell on Wednesday."), dates("It fell on Thursday, March 6."), dates("It fell in 2024.")])
    ['Wednesday', 'Thursday']
    """
    tellings = [list(found) for found in of_each]
    apart: dict[str, None] = {}
    for number, one in enumerate(tellings):
        for other in tellings[number + 1 :]:
            for part in ("weekday", "month", "day", "year", "clock"):
                here = {dict(each.parts)[part]: each.text for each in one if part in dict(each.parts)}
                there = {dict(each.parts)[part]: each.text for each in other if part in dict(each.parts)}
                if here and there and not here.keys() & there.keys():
                    apart |= dict.fromkeys((*here.values(), *there.values()))
    return list(apart)
