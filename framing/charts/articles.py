"""Articles: the rows of each in a table, under the name and with the look that a chart gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.charts.axes import short
from framing.charts.outlets import label, looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from framing.charts.outlets import Look


@dataclass(frozen=True)
class Part:
    """An article's rows of a table, the name that a chart calls it by, and the look of its outlet."""

    name: str
    look: Look
    rows: pd.DataFrame


def by_article(table: pd.DataFrame, outlets: Sequence[str] | None = None) -> list[Part]:
    """Cut a table into its articles, in the order of `looks`.

    An article is called by its outlet; by outlet and id where the table has several articles of that outlet; by its id
    where it has no outlet.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"id": ["1", "1", "2", "3"], "outlet": ["A", "A", "B", "B"]})
    >>> [part.name for part in by_article(table)]
    ['A', 'B, 2', 'B, 3']
    """
    found: dict[str, list[tuple[str, pd.DataFrame]]] = {outlet: [] for outlet in looks(table, outlets)}
    of = label(table)
    for article, rows in table.groupby("id", sort=False):
        found[of.loc[rows.index[0]]].append((str(article), rows))
    return [
        Part(short(outlet, 40) or short(article) if len(articles) == 1 else f"{short(outlet)}, {short(article)}", look, rows)
        for (outlet, look), articles in zip(looks(table, outlets).items(), found.values(), strict=True)
        for article, rows in articles
    ]


def number_ticks(longest: int) -> list[int]:
    """Where to mark an axis of sentence numbers: at 1, and at some round numbers.

    Examples
    --------
    >>> number_ticks(23)
    [1, 5, 10, 15, 20]
    """
    step = next((step for step in (5, 10, 20, 50) if longest / step <= 12), -(-longest // 1000) * 100)
    return [1, *range(step, longest + 1, step)]
