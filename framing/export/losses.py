"""Losses: what a format cannot hold, told and never silent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.export.cells import Cell, Columns

T = TypeVar("T")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
REPLACED: Final = "lone surrogates, which UTF-8 cannot hold: each is written as U+FFFD"


@dataclass
class Losses:
    """What could not be written as it is: where, and what was done, each with the number of cells."""

    cells: dict[tuple[str, str], int] = field(default_factory=dict)
    table: str = ""

    def add(self, column: str, what: str) -> None:
        """One more cell of that column."""
        key = (f"{self.table}.{column}", what)
        self.cells[key] = self.cells.get(key, 0) + 1

    @property
    def lines(self) -> list[str]:
        """One sentence for each column and reason."""
        return [f"{column}: {n} cell{'s' if n != 1 else ''} with {what}" for (column, what), n in self.cells.items()]

    def as_note(self) -> dict[str, str]:
        """The same under one name, for a file to hold; nothing where there are none."""
        return {"changed": "; ".join(self.lines)} if self.cells else {}


def changed(columns: Columns, change: Callable[[Cell], Cell], what: str, losses: Losses) -> Columns:
    """The table with `change` applied to every cell, and the names of its columns; what it changes is a loss."""
    result: Columns = {}
    for name, values in columns.items():
        new = [change(value) for value in values]
        for old, value in zip(values, new, strict=True):
            if old is not value and old != value:
                losses.add(name, what)
        result[str(change(name))] = new
    return result


def without_surrogates(columns: Columns, losses: Losses) -> Columns:
    """The table as UTF-8 can hold it; texts keep their lengths, so that offsets into them still hold."""
    return changed(columns, held, REPLACED, losses)


def held(value: T) -> T | str:
    """A text as UTF-8 can hold it, with U+FFFD for lone surrogates; anything else as it is."""
    return _SURROGATES.sub("\ufffd", value) if isinstance(value, str) and not value.isascii() else value
