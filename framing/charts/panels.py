"""Panels: small multiples inside one Axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def panels(ax: Axes, rows: int, columns: int, *, across: float = 0.05, down: float = 0.4) -> list[Axes]:
    """Cut an Axes into `rows` × `columns` panels, row by row, with gaps as shares of a panel's width and height."""
    ax.set_axis_off()
    width = 1 / (columns + across * (columns - 1))
    height = 1 / (rows + down * (rows - 1))
    return [
        ax.inset_axes((column * width * (1 + across), 1 - row * height * (1 + down) - height, width, height))
        for row in range(rows)
        for column in range(columns)
    ]
