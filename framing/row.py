"""Row: one cue of a list, and what it found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

_STEP: Final = 64  # weights are multiples of 1/64, so that their sums are exact in any order
_MOST_WEIGHT: Final = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One cue of a list, as its CSV has it.

    Attributes
    ----------
    cue : str
        One or more words; ``~``, ``*`` and ``|`` are those of `Lexicon`.
    category : str
        What evidence calls it; of several, with ``; `` between.
    weight : float
        What it adds to the sum of a metric, a multiple of 1/64 from 0 to 1,000.
    context : str
        What must hold where it stands, as "not month"; `framing.context.condition` has all. Empty: it counts everywhere.
    example, counterexample : str
        Sentences that must and must not have it, by which `Lexicon.from_csv` checks the row.
    origin : str
        Where the row comes from.

    Examples
    --------
    >>> Row("slam~", "attack", 1.25, example="Critics slammed it.").weight
    1.25
    """

    cue: str
    category: str = "cue"
    weight: float = 1.0
    context: str = ""
    example: str = ""
    counterexample: str = ""
    origin: str = ""

    @property
    def categories(self) -> tuple[str, ...]:
        """Its category, or several that are written with ``; `` between."""
        return tuple(self.category.split("; "))


class Match(NamedTuple):
    """Words ``first`` to ``stop`` (end open) of a document, found by a row."""

    first: int
    stop: int
    row: Row


def check_row(row: Row) -> None:
    """Refuse a row that no list can have, whatever its words.

    Raises
    ------
    TypeError
        If a field is of another type than that of `Row`.
    ValueError
        If the cue is empty, or the weight none that a list can have.
    """
    for name in ("cue", "category", "context", "example", "counterexample", "origin"):
        if not isinstance(getattr(row, name), str):
            raise TypeError(f"the {name} is {getattr(row, name)!r}, which is no text.")
    if not isinstance(row.weight, (int, float)):
        raise TypeError(f"the weight is {row.weight!r}, which is no number.")
    if not row.cue.strip():
        raise ValueError("the cue is empty: fill it in or delete the row.")
    if not 0 <= row.weight <= _MOST_WEIGHT:
        raise ValueError(f"the weight {row.weight} is not between 0 and {_MOST_WEIGHT}.")
    if row.weight * _STEP % 1 != 0:
        raise ValueError(f"the weight {row.weight} is not a multiple of 1/{_STEP}; use 0.25, 0.5, 1 and the like.")
