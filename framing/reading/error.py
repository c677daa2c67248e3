"""ReadingError: what could not be read, and what to do about it."""


class ReadingError(ValueError):
    """A source that cannot be read; its message names the source and what to do."""
