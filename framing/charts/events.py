"""Events: most charts of comparisons show one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def one_event(table: pd.DataFrame) -> pd.DataFrame:
    """The table as it is, if it holds one event at most.

    Raises
    ------
    ValueError
        If it holds several.

    Examples
    --------
    >>> import pandas as pd
    >>> one_event(pd.DataFrame({"event": ["fire", "flood"], "outlet": ["A", "A"]}))
    Traceback (most recent call last):
    ValueError: the table holds 2 events: 'fire', 'flood'. Give the rows of one: table[table.event == 'fire'].
    """
    names = list(table["event"].unique()) if "event" in table else []
    if len(names) > 1:
        raise ValueError(
            f"the table holds {len(names)} events: {', '.join(map(repr, names))}. "
            f"Give the rows of one: table[table.event == {names[0]!r}]."
        )
    return table
