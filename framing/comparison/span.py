"""Span: articles without an event whose dates lie too far apart for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.corpus.months import month_of, name_of_month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.comparison.event import Event

FAR: Final = 2
"""Months between the first and the last article, from which on they are doubted to be on one event: some 30 days or more."""


def far_apart(events: Sequence[Event]) -> str | None:
    """A sentence on articles that are compared as one event though their dates span months; None where nothing is to be said.

    It is said where no article has an event, and the last month that can be read from a date is two months or more after the
    first: the last of January and the first of February are not far apart. Dates that cannot be read say nothing.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.comparison.event import Event
    >>> dates = ("2012-09-01", "2020-05-31")
    >>> far_apart([Event.of([Article("It rained.", id=date, outlet="A", date=date) for date in dates])])
    '2 articles from 2012-09 to 2020-05 are compared as one event'
    """
    if len(events) != 1 or events[0].name is not None:
        return None
    articles = events[0].articles
    months = sorted(month for month in (month_of(article.date or "") for article in articles) if month >= 0)
    if not months or months[-1] - months[0] < FAR:
        return None
    dated = f"from {name_of_month(months[0])} to {name_of_month(months[-1])}"
    if len(months) < len(articles):
        dated = f"({len(months)} of them dated, {dated})"
    return f"{len(articles)} articles {dated} are compared as one event"
