"""Written: the tables of an agreement in a file, with a codebook."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final

from framing.coding.agreement import TABLES
from framing.coding.endings import OF_AGREEMENT, check_ending
from framing.export import jsons, workbook
from framing.export.cells import columns_of
from framing.export.codebook import TITLES, described
from framing.export.losses import Losses
from framing.export.tables import about
from framing.output import write_whole

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from framing.coding.agreement import Agreement
    from framing.export.cells import Columns

_BY_CODER: Final = ("disagreements", "codes")
"""The tables with a column for each coder."""


def write(source: Agreement, path: str | os.PathLike[str]) -> Path:
    """Write all tables and a codebook; see `Agreement.write`."""
    place = check_ending(path, OF_AGREEMENT)
    frames = {name: getattr(source, name) for name in TABLES}
    tables = {name: columns_of(frame) for name, frame in frames.items()}
    made_from = {
        **about(source.lists),
        "made_of": f"coding sheets {', '.join(source.coders)}",
        "resamples": str(source.resamples),
        "seed": str(source.seed),
    }
    losses = Losses()
    content: str | bytes
    if place.suffix.lower() == ".json":
        content = jsons.to_text({**tables, "codebook": _codebook(tables, source.coders)}, made_from, losses)
    else:
        for name, frame in frames.items():
            workbook.check_sheet(name, frame.shape)
        fitting = workbook.shortened({**tables, "codebook": _codebook(tables, source.coders)}, losses)
        made_from |= losses.as_note()
        content = workbook.to_bytes({**fitting, "about": {"what": list(made_from), "value": list(made_from.values())}})
    write_whole(place, content)
    if losses.cells:
        warnings.warn(f"{place}: {'; '.join(losses.lines)}.", stacklevel=4)
    return place


def _codebook(tables: dict[str, Columns], coders: tuple[str, ...]) -> Columns:
    rows = []
    for table, columns in tables.items():
        for column in columns:
            is_coder = table in _BY_CODER and column in coders  # a coder may be called as a column of another table
            known = described()[f"agreement.{table}", "(coder)" if is_coder else column]
            rows.append({"table": table, "column": column, **known})
    return {title: [row.get(title, "") for row in rows] for title in TITLES}
