"""Over time: the mean score of each outlet's articles month by month, in a panel each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from framing.charts.axes import INK, LINE, SOFT, Description, describe, new_axes, nothing, styled
from framing.charts.outlet_means import score
from framing.charts.outlets import COLOURS
from framing.charts.panels import panels
from framing.charts.phrases import counted, fitted, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

_CAPTION: Final = (
    "Line: the mean over the outlet's articles of each month; band: its 95 % interval, how far the mean of as many articles of "
    "the same making could be off. Hollow, without a band: fewer than 10 articles in the month. Where the line is broken, a "
    "month has no article with a value. The scale of scores may not begin at 0."
)
_SEVERAL: Final = " Grey: the other outlets shown. All panels have the same scales."
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)  # months from one tick to the next
_TICKS: Final = 6
_DOTS: Final = 40  # months up to which each has a dot


@styled
def scores_over_time(
    months: pd.DataFrame, ax: Axes | None = None, *, metric: str, unit: str = "", names: Mapping[str, str] | None = None
) -> Axes:
    """Draw each outlet's mean score month by month with its interval, in the order in which outlets come.

    Parameters
    ----------
    months : DataFrame
        `Summary.months`, or some of its rows: outlet, month, metric, articles, mean, low, high.
    ax : Axes, optional
        Where to draw; without it, a figure of its own.
    metric : str
        Which metric.
    unit : str
        What one unit of it is, for the axis.
    names : mapping, optional
        How outlets are called whose names are not what is to be shown.

    Returns
    -------
    Axes
    """
    rows = months[months.metric == metric]
    label = metric.replace("_", " ").capitalize()
    called = {outlet: name_of((names or {}).get(outlet, outlet)) for outlet in rows.outlet.unique()}
    columns = min(2, max(1, len(called)))
    n_rows = -(-len(called) // columns)
    ax = ax if ax is not None else new_axes(max(1.6, 0.6 + 1.25 * n_rows) if n_rows > 1 else 2)
    title = f"{label} by month"
    if rows["mean"].isna().all():
        nothing(ax, "no article with a value and a date")
        return describe(ax, Description(title, _CAPTION, f"{label}: no article has a value and a date."))
    place = rows.month.map(_number)
    first, last = int(place.min()), int(place.max())
    lines = {outlet: _line(rows[rows.outlet == outlet], first, last) for outlet in called}
    cells = panels(ax, n_rows, columns, across=0.1, down=0.42)
    low, high = _limits(list(lines.values()))
    for number, (cell, outlet) in enumerate(zip(cells, lines, strict=False)):
        for other in lines:
            if other != outlet:
                cell.plot(np.arange(first, last + 1), lines[other]["mean"], color=LINE, linewidth=0.5, alpha=0.6, zorder=1)
        _panel(cell, first, lines[outlet])
        cell.set_title(called[outlet], fontsize=8, fontweight="normal", pad=3)
        n = int(lines[outlet]["articles"].sum())
        cell.annotate(f"n = {n:,}", (1, 1), (0, 3), xycoords="axes fraction", textcoords="offset points", ha="right",
                      fontsize=6.5, color=SOFT)  # fmt: skip
        cell.set_ylim(low, high)
        pad = max(0.5, 0.015 * (last - first))
        cell.set_xlim(first - pad, last + pad)
        cell.set_xticks(*_ticks(first, last), fontsize=7)
        cell.locator_params(axis="y", nbins=5)
        cell.tick_params(axis="y", labelsize=7, labelleft=number % columns == 0)
        cell.grid(axis="y")
        if number + columns < len(lines):
            cell.tick_params(labelbottom=False)
    for empty in cells[len(lines) :]:
        empty.set_axis_off()
    if unit:
        ax.annotate(unit, (0, 1), (0, 15), xycoords="axes fraction", textcoords="offset points", fontsize=7, color=SOFT)
    caption = _CAPTION + _SEVERAL * (len(lines) > 1)
    return describe(ax, Description(title, caption, _finding(label, lines, called, first)), pad=28)


def _number(month: str) -> int:
    """Months since the year 0."""
    year, _, rest = month.partition("-")
    return 12 * int(year) + int(rest) - 1


def _name(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _line(rows: pd.DataFrame, first: int, last: int) -> dict[str, NDArray[Any]]:
    """Articles, mean, low and high of every month from the first to the last, NaN where there are none."""
    line = {name: np.full(last - first + 1, np.nan) for name in ("mean", "low", "high")}
    line["articles"] = np.zeros(last - first + 1, dtype=np.int64)
    place = rows.month.map(_number).to_numpy(dtype=np.int64) - first
    for name, values in line.items():
        values[place] = rows[name]
    return line


def _panel(ax: Axes, first: int, line: Mapping[str, NDArray[Any]]) -> None:
    """One outlet's line with its band."""
    x = first + np.arange(len(line["mean"]))
    mean, low, high = line["mean"], line["low"], line["high"]
    sure, there = ~np.isnan(low), ~np.isnan(mean)
    if not there.any():
        ax.annotate("no value", (0.5, 0.5), xycoords="axes fraction", ha="center", va="center", fontsize=7, color=SOFT)
        return
    ax.fill_between(x, low, high, where=sure, color=COLOURS[0], alpha=0.22, linewidth=0, zorder=2)
    alone = sure & ~np.r_[False, sure[:-1]] & ~np.r_[sure[1:], False]
    ax.vlines(
        x[alone], low[alone], high[alone], color=COLOURS[0], alpha=0.4, linewidth=2.5, zorder=2
    )  # a band needs two months
    ax.plot(x, mean, color=COLOURS[0], linewidth=1.1, zorder=3)
    single = there & ~np.r_[False, there[:-1]] & ~np.r_[there[1:], False]
    dots = there & sure & (single | (len(x) <= _DOTS))
    size = 2.6 if len(x) <= 2 * _DOTS else 1.8
    ax.plot(x[dots], mean[dots], "o", color=COLOURS[0], markersize=size, zorder=4)
    few = there & ~sure
    ax.plot(x[few], mean[few], "o", color="white", markeredgecolor=INK, markeredgewidth=0.5, markersize=size, zorder=4)


def _limits(lines: list[dict[str, NDArray[Any]]]) -> tuple[float, float]:
    """What the scale of scores goes from and to, with a little room at both ends."""
    seen = np.concatenate([line[name] for line in lines for name in ("mean", "low", "high")])
    low, high = float(np.nanmin(seen)), float(np.nanmax(seen))
    room = 0.06 * (high - low) or 0.1 * abs(high) or 1.0
    return low - room, high + room


def _ticks(first: int, last: int) -> tuple[list[int], list[str]]:
    """Months that are marked, by year where they are far apart.

    Examples
    --------
    >>> _ticks(24240, 24244)
    ([24240, 24241, 24242, 24243, 24244], ['2020-01', '2020-02', '2020-03', '2020-04', '2020-05'])
    >>> _ticks(24240, 24290)
    ([24240, 24252, 24264, 24276, 24288], ['2020', '2021', '2022', '2023', '2024'])
    """
    step = next((step for step in _STEPS if (last - first) / step < _TICKS), _STEPS[-1])
    ticks = list(range(-(-first // step) * step, last + 1, step))
    return ticks, [str(tick // 12) if step >= 12 else _name(tick) for tick in ticks]


def _finding(label: str, lines: Mapping[str, Mapping[str, NDArray[Any]]], called: Mapping[str, str], first: int) -> str:
    """Each outlet's first, last, lowest and highest month."""
    told = []
    for outlet, line in lines.items():
        mean = line["mean"]
        there = np.flatnonzero(~np.isnan(mean))
        if not len(there):
            told.append(f"{called[outlet]}: no value.")
            continue
        least, most = int(np.nanargmin(mean)), int(np.nanargmax(mean))
        few = int(np.isnan(line["low"][there]).sum())
        said = f"{called[outlet]}: {score(mean[there[0]])} in {_name(first + there[0])}"
        if len(there) > 1:
            said += f", {score(mean[there[-1]])} in {_name(first + there[-1])}; "
            said += f"lowest {score(mean[least])} ({_name(first + least)}), highest {score(mean[most])} ({_name(first + most)})"
        told.append(f"{said}; {counted(len(there), 'month')}{f', {few} of them with fewer than 10 articles' if few else ''}.")
    return fitted([f"{label}. {told[0]}", *told[1:]], lambda shown: f"{counted(len(told) - shown, 'more outlet')}.")
