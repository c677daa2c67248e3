"""Endings: the kinds of files that sheets and agreement are written as."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import os

OF_SHEETS: Final = (".xlsx", ".csv")
OF_AGREEMENT: Final = (".xlsx", ".json")


def check_ending(path: str | os.PathLike[str], endings: tuple[str, ...]) -> Path:
    """Refuse a file of another kind, which is better known before the work.

    Raises
    ------
    ValueError
        If it is one.
    """
    place = Path(path)
    if place.suffix.lower() not in endings:
        raise ValueError(f"{place}: it can be written as {' or '.join(endings)}; name one of these.")
    return place
