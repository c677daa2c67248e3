"""Session: what readers share while some sources are read: what the user said of them, and what has to be opened once."""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack
from functools import cached_property
from typing import TYPE_CHECKING

from framing.article import FIELDS
from framing.reading.text import known_encoding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.reading.fetch import Fetcher
    from framing.reading.worker import Worker


class Session(AbstractContextManager["Session"]):
    """What readers share.

    Attributes
    ----------
    columns : mapping of str to str
        Field of an article → column of a table.
    encoding : str, optional
        What files are decoded from.
    allow_local : bool
        Whether pages may come from this machine or its own network.
    """

    def __init__(
        self, columns: Mapping[str, str] | None = None, encoding: str | None = None, *, allow_local: bool = False
    ) -> None:
        unknown = [name for name in columns or () if name not in FIELDS]
        if unknown:
            raise ValueError(f"columns names {unknown[0]!r}, which no article has; it may name {', '.join(FIELDS)}.")
        self.columns: Mapping[str, str] = columns or {}
        self.encoding = encoding
        if encoding:
            known_encoding(encoding)
        self.allow_local = allow_local
        self._open = ExitStack()

    @cached_property
    def worker(self) -> Worker:
        """The process that parses what comes from outside."""
        from framing.reading.worker import Worker

        return self._open.enter_context(Worker())

    @cached_property
    def fetcher(self) -> Fetcher:
        """What fetches pages."""
        from framing.reading.fetch import Fetcher

        return Fetcher(allow_local=self.allow_local)

    def __exit__(self, *_: object) -> None:
        self._open.close()
