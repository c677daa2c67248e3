"""Article: one news text as it was given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from framing.origin import Origin


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, as given; nothing is inferred from its text.

    Parameters
    ----------
    text : str
        The body. A headline is never looked for in it; only the readers of files do that.
    headline : str, optional
        The headline, without the body.
    outlet : str, optional
        Who published it.
    id : str, optional
        Name of the article in every table. Without one, ``analyse`` gives a running number.
    date, url, author, event : optional
        Kept as given. ``event`` groups articles on the same event.
    origin : Origin, optional
        Where it was read; articles that differ only in it are equal.

    Raises
    ------
    TypeError
        If a field holds something other than a string (``date`` may be a ``datetime.date``).

    Examples
    --------
    >>> Article("Polls close at ten.", headline="Voting ends tonight", outlet="Outlet A").headline
    'Voting ends tonight'
    """

    text: str
    headline: str | None = None
    outlet: str | None = None
    id: str | None = None
    date: str | dt.date | None = None
    url: str | None = None
    author: str | None = None
    event: str | None = None
    origin: Origin | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        for name in FIELDS:
            value = getattr(self, name)
            if isinstance(value, str) or (value is None and name != "text"):
                continue
            if name == "date" and isinstance(value, dt.date):
                continue
            raise TypeError(f"Article.{name} must be a string, not {type(value).__name__}: {str(value)[:80]!r}")


FIELDS: Final = tuple(field.name for field in fields(Article) if field.name != "origin")
"""The fields that a table or a manifest may give."""


def free_id(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with ``-2``, ``-3`` … where that is taken; it is taken from then on.

    Examples
    --------
    >>> free_id("launch", {"launch", "launch-2"})
    'launch-3'
    """
    found, suffix = wanted, 1
    while found in taken:
        suffix += 1
        found = f"{wanted}-{suffix}"
    taken.add(found)
    return found
