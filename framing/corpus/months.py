"""Months: the month that the date of an article names."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from functools import lru_cache
from typing import Final

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
MONTHS: Final = 12 * (LAST_YEAR - FIRST_YEAR + 1)
"""How many months a date can name; a date outside of them was read wrong."""
_LONGEST: Final = 60
_YEAR_FIRST: Final = re.compile(r"(\d{4})(?:([-/.])(\d\d?)\2(\d\d?)|(\d\d)(\d\d))(?:[ T+Z].*)?", re.ASCII)
_TIME: Final = re.compile(
    r"\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?[ap]\.?m\b\.?)?| [+-]\d\d:?\d\d$|\b(?:UTC|GMT|[ECMP][SD]T)\b",
    re.IGNORECASE | re.ASCII,
)
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_MONTH: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE | re.ASCII)


@lru_cache(1 << 16)
def month_of(date: str) -> int:
    """The month of a date, counted from January 1900; −1 where the text names none, or none for sure.

    ISO dates and date-times ("2021-03-04", "2021-03-04T10:00", "20210304") are read as such, as are others with the year first
    ("2021/3/4"). What is left is read by pandas, and taken if the month is the same whether days or months are written first;
    the year needs four digits. Times of day and time zones are left aside: the month is the one that is written.

    Examples
    --------
    >>> [name_of_month(month_of(text)) for text in ("2021-03-04T10:00", "20210304", "Thu, 04 Mar 2021 10:00:00 +0000")]
    ['2021-03', '2021-03', '2021-03']
    >>> [month_of(text) for text in ("03/04/2021", "2021", "last week", "1066-10-14")]
    [-1, -1, -1, -1]
    """
    text = date.strip()
    if len(text) > _LONGEST:
        return -1
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        try:
            return _counted(dt.date(int(found[1]), int(found[3] or found[5]), int(found[4] or found[6])))
        except ValueError:
            return -1
    text = _TIME.sub(" ", text).strip(" ,")
    # pandas fills in today's date, or January, for what a text does not say.
    if len(_YEAR.findall(text)) != 1 or not _MONTH.search(text):
        return -1
    months = {_read(text, dayfirst=dayfirst) for dayfirst in (False, True)}
    return months.pop() if len(months) == 1 else -1


def name_of_month(month: int) -> str:
    """How a month is written.

    Examples
    --------
    >>> name_of_month(0), name_of_month(1454)
    ('1900-01', '2021-03')
    """
    return f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02}"


def _read(text: str, *, dayfirst: bool) -> int:
    import pandas as pd

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of unknown time zones, and of days that cannot be months
        found = pd.to_datetime(text, format="mixed", errors="coerce", dayfirst=dayfirst)
    return -1 if pd.isna(found) else _counted(found)


def _counted(date: dt.date) -> int:
    month = 12 * (date.year - FIRST_YEAR) + date.month - 1
    return month if 0 <= month < MONTHS else -1
