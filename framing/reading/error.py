"""ReadingError: what could not be read, and what to do about it."""

from __future__ import annotations


class ReadingError(ValueError):
    """A source that cannot be read; its message names the source and what to do."""


def missing_extra(source: str, what: str, extra: str) -> ReadingError:
    """The error for a `source` whose reader needs a library that is not installed."""
    return ReadingError(f"{source}: reading {what} needs the extra \"{extra}\": pip install 'framing[{extra}]'.")
