"""Axes: where a chart is drawn, and what it says of itself in words."""

from __future__ import annotations

import functools
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final, ParamSpec

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framing.comparison.findings import joined
from framing.output import without_turns
from framing.tables import any_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

P = ParamSpec("P")

WIDTH: Final = 6.3
"""Inches: the text width of A4 and Letter."""
INK: Final = "#1d2126"
SOFT: Final = "#555c66"
LINE: Final = "#8a919b"
BAND: Final = "#e3e6eb"


@dataclass(frozen=True)
class Description:
    """What a chart says of itself: what is shown, how to read it, and its finding for those who do not see it."""

    title: str
    caption: str
    alt: str


class ChartAxes(Axes):
    """Axes with a figure of its own that shows itself in a notebook, with its caption and its alt text."""

    def _repr_html_(self) -> str:
        from framing.charts.saving import to_html

        return to_html(self)


@contextmanager
def style() -> Iterator[None]:
    """The style of all charts, ``framing.mplstyle``, for as long as one is drawn or saved."""
    with as_file(files("framing.charts").joinpath("framing.mplstyle")) as path, matplotlib.style.context(path):
        yield


def styled(draw: Callable[P, Axes]) -> Callable[P, Axes]:
    """Let a chart be drawn in the style of all charts, whatever the user's own settings are."""

    @functools.wraps(draw)
    @any_text
    def drawn(*arguments: P.args, **options: P.kwargs) -> Axes:
        with style():
            return draw(*arguments, **options)

    return drawn


def new_axes(height: float) -> Axes:
    """An Axes in a figure of its own, `height` inches high and as wide as a page of print (6.3 inches).

    Parameters
    ----------
    height : float
        Inches.

    Returns
    -------
    Axes
        It shows itself in a notebook, with the caption and alt text of the chart that is drawn on it.

    Examples
    --------
    >>> float(new_axes(2).figure.get_figheight())
    2.0
    """
    axes: Axes = Figure(figsize=(WIDTH, height)).add_subplot(axes_class=ChartAxes)
    return axes


def describe(ax: Axes, description: Description, pad: float | None = None) -> Axes:
    """Give a chart its title, `pad` points above it, and keep what it says of itself; see `description_of`."""
    ax.set_title(description.title, pad=pad)
    ax.framing_description = description  # type: ignore[attr-defined]  # any Axes will do, the user's own too
    return ax


def description_of(ax: Axes) -> Description:
    """What a chart says of itself in words.

    Parameters
    ----------
    ax : Axes
        What a function of `framing.charts` returned.

    Returns
    -------
    Description
        ``title`` says what is shown, ``caption`` how to read it, ``alt`` what it shows, for those who do not see it.

    Raises
    ------
    TypeError
        If nothing of `framing.charts` was drawn on this Axes.

    Examples
    --------
    >>> import framing
    >>> from framing import charts
    >>> scores = framing.compare(framing.analyse(framing.read_articles("seeds"))).scores
    >>> charts.description_of(charts.score_dots(scores)).title
    'Main scores of Outlet A, Outlet B and Outlet C'
    """
    found = getattr(ax, "framing_description", None)
    if not isinstance(found, Description):
        raise TypeError("this is no chart of framing.charts: give what one of its functions returned.")
    return found


def nothing(ax: Axes, what: str) -> Axes:
    """Say in the middle of an Axes that there is nothing to draw."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, what, transform=ax.transAxes, ha="center", va="center", color=SOFT)
    return ax


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names as a phrase, or how many there are.

    Examples
    --------
    >>> listed(["A", "B", "C"]), listed(["A"] * 12)
    ('A, B and C', '12 outlets')
    """
    if len(names) > most:
        return f"{len(names)} outlets"
    return joined([short(name) for name in names] or ["no outlet"])


def short(text: str, longest: int = 28) -> str:
    """One line of at most `longest` characters, without characters that cannot be drawn.

    Examples
    --------
    >>> short("The  Evening Standard and Gazette of the North", 20)
    'The Evening Standar…'
    """
    kept = "".join(" " if character.isspace() else character for character in without_turns(text) if _is_drawn(character))
    line = " ".join(kept.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _is_drawn(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in {"Cc", "Cs", "Cn", "Co"}
