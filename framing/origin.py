"""Origin: where an article was read, so that the original can be found again and doubts about the reading be noted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where and how an article was read.

    Attributes
    ----------
    source : str
        The file as it was named, the member of an archive, the row of a table, or the address.
    sha256 : str
        Of the bytes as they came.
    encoding : str, optional
        What the bytes were decoded from.
    retrieved : str, optional
        When a page was fetched, in UTC, as "2024-05-01T09:30:00Z".
    doubts : tuple of str
        What may have been read wrong; each becomes a row of ``Analysis.notes``.
    """

    source: str
    sha256: str
    encoding: str | None = None
    retrieved: str | None = None
    doubts: tuple[str, ...] = ()
