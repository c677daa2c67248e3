"""Reading: files, folders and tables become Articles; one reader per kind of file."""

from framing.reading.error import ReadingError
from framing.reading.read import read_articles

__all__ = ["ReadingError", "read_articles"]
