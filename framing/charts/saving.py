"""Saving: a chart as a file for print, as SVG for a page, and as HTML for a notebook."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import textwrap
import warnings
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from framing.charts.axes import SOFT, description_of, style
from framing.output import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KINDS: Final = (".png", ".svg", ".pdf")
_LINE: Final = 118  # characters of a caption in a line of print
_SCREEN: Final = 760  # pixels at which a chart's smallest letters are easily read
_FONTS: Final = "'DejaVu Sans', Verdana, Arial, sans-serif"
_TAG: Final = re.compile(r"<[^<>]+>")
_STYLE: Final = re.compile(r' style="([^"]*)"')
_UNTURNED: Final = re.compile(r' transform="rotate\(-0 [^"]*"')
_LONG_NUMBER: Final = re.compile(r"\b\d+\.\d{3,}\b")
_PARTS: Final = re.compile(r"<[^<>]+>|[^<]+")
_ID: Final = re.compile(r' id="([^"]*)"')
_REFERENCE: Final = re.compile(r'url\(#([^()]*)\)|xlink:href="#([^"]*)"')


def save(ax: Axes, path: str | os.PathLike[str]) -> Path:
    """Write a chart to a file of print size (16 cm wide, 300 dots per inch), its caption below it.

    The alt text goes with it: as title and description of an SVG, as metadata of PNG and PDF. The same chart gives the same
    bytes whenever it is saved.

    Parameters
    ----------
    ax : Axes
        What a function of `framing.charts` returned.
    path : path
        The file; ``.png``, ``.svg`` or ``.pdf``. Folders on the way are made.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    TypeError
        If `ax` is no chart of `framing.charts`.
    ValueError
        If the file has another ending.
    OSError
        If it cannot be written; an earlier file is then as it was.

    Examples
    --------
    >>> import framing
    >>> from framing.charts import score_dots
    >>> analysis = framing.analyse(framing.read_articles("seeds"))
    >>> save(score_dots(framing.compare(analysis).scores), "reports/scores.svg").name
    'scores.svg'
    """
    target = Path(path)
    kind = target.suffix.lower()
    if kind not in KINDS:
        raise ValueError(f"{target}: a chart is saved as .png, .svg or .pdf; give the file one of these endings.")
    said = description_of(ax)
    with _with_caption(ax):
        if kind == ".svg":
            return write_whole(target, f'<?xml version="1.0" encoding="utf-8"?>\n{to_svg(ax)}\n')
        metadata = {
            ".png": {"Title": said.title, "Description": said.alt, "Software": None},
            ".pdf": {"Title": said.title, "Subject": said.alt, "Creator": None, "Producer": None, "CreationDate": None},
        }
        return write_whole(target, _rendered(_figure(ax), kind[1:], metadata[kind]))


def to_html(ax: Axes) -> str:
    """A chart for a notebook: an image with its alt text, and the caption below it.

    Parameters
    ----------
    ax : Axes
        What a function of `framing.charts` returned.

    Returns
    -------
    str
        A ``figure`` element that holds the image itself.

    Raises
    ------
    TypeError
        If `ax` is no chart of `framing.charts`.

    Examples
    --------
    >>> import framing
    >>> from framing import charts
    >>> scores = framing.compare(framing.analyse(framing.read_articles("seeds"))).scores
    >>> to_html(charts.score_dots(scores))[:17]
    '<figure><img alt='
    """
    said = description_of(ax)
    image = base64.b64encode(to_svg(ax).encode()).decode()
    return (
        f'<figure><img alt="{escape(said.alt)}" width="{_SCREEN}" src="data:image/svg+xml;base64,{image}">'
        f"<figcaption>{escape(said.caption)}</figcaption></figure>"
    )


def to_svg(ax: Axes) -> str:
    """A chart as an SVG element that names itself by title and description.

    It carries no style attributes, no script and no reference to anything outside, and its ids are its own, so that any number
    of charts can stand in a page with a strict Content-Security-Policy.

    Parameters
    ----------
    ax : Axes
        What a function of `framing.charts` returned.

    Returns
    -------
    str
        An ``svg`` element.

    Raises
    ------
    TypeError
        If `ax` is no chart of `framing.charts`.
    RuntimeError
        If this version of matplotlib draws an SVG without a size.

    Examples
    --------
    >>> import framing
    >>> from framing import charts
    >>> scores = framing.compare(framing.analyse(framing.read_articles("seeds"))).scores
    >>> to_svg(charts.score_dots(scores))[:4]
    '<svg'
    """
    said = description_of(ax)
    drawn = _rendered(_figure(ax), "svg", {"Date": None}).decode()
    body = drawn[drawn.index("</defs>") + len("</defs>") :]  # after the declaration, metadata and matplotlib's own style sheet
    name = f"c{hashlib.sha256((body + said.alt).encode()).hexdigest()[:8]}"
    used = {first or second for first, second in _REFERENCE.findall(body)}
    body = _without_groups(_TAG.sub(lambda tag: _plain_tag(tag[0], name, used), body))
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn)
    if size is None:
        raise RuntimeError("matplotlib wrote an SVG without a viewBox")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img"'
        f' aria-labelledby="{name}-title {name}-desc" width="{size[1]}pt" height="{size[2]}pt"'
        f' viewBox="0 0 {size[1]} {size[2]}"'
        f' font-family="{_FONTS}" stroke-linejoin="round"><title id="{name}-title">{_text(said.title)}</title>'
        f'<desc id="{name}-desc">{_text(said.alt)}</desc>{body.strip()}'
    )


def _plain_tag(tag: str, name: str, used: set[str]) -> str:
    """A tag with attributes in place of its style, and with its id only where something refers to it."""
    tag = _STYLE.sub(lambda style: "".join(f' {key}="{value}"' for key, value in _declarations(style[1])), tag)
    tag = _LONG_NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), _UNTURNED.sub("", tag))
    tag = _ID.sub(lambda found: f' id="{name}-{found[1]}"' if found[1] in used else "", " ".join(tag.split()))
    return _REFERENCE.sub(lambda found: found[0].replace("#", f"#{name}-"), tag)


def _declarations(style: str) -> list[tuple[str, str]]:
    pairs = [declaration.partition(":") for declaration in style.split(";") if declaration.strip()]
    return [(key.strip(), value.strip()) for key, _, value in pairs if key.strip() != "font-family"]


def _without_groups(body: str) -> str:
    """The same without groups that say nothing, and without the space between elements."""
    parts, opened = [], []
    for part in _PARTS.findall(body):
        is_group = part.startswith(("<g>", "<g ", "<g/"))
        is_empty = is_group and part.endswith("/>")
        if is_group and not is_empty:
            opened.append(part != "<g>")
        if is_empty or part == "<g>" or (part == "</g>" and not opened.pop()) or not part.strip():
            continue
        parts.append(part)
    return "".join(parts)


def _text(text: str) -> str:
    """Text that may stand in XML."""
    return escape("".join(character for character in text if character >= " " and not "\ud800" <= character <= "\udfff"))


def _figure(ax: Axes) -> Figure:
    return ax.get_figure(root=True)  # type: ignore[return-value]


def _rendered(figure: Figure, kind: str, metadata: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    with style(), warnings.catch_warnings():
        # A letter that the font lacks is shown as a box; the text of an SVG is set in the reader's own fonts.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        with _laid_out(figure):
            figure.savefig(buffer, format=kind, metadata=metadata)
    return buffer.getvalue()


@contextmanager
def _laid_out(figure: Figure) -> Iterator[None]:
    """The figure with its layout settled once; matplotlib would draw everything twice for it."""
    engine = figure.get_layout_engine()
    if engine is None:
        yield
        return
    engine.execute(figure)
    figure.set_layout_engine("none")
    try:
        yield
    finally:
        figure.set_layout_engine(engine)


@contextmanager
def _with_caption(ax: Axes) -> Iterator[None]:
    """The chart with its caption below it."""
    figure = _figure(ax)
    lines = textwrap.wrap(description_of(ax).caption, _LINE)
    width, height = figure.get_size_inches()
    with style():
        figure.set_size_inches(width, height + 0.14 * len(lines))
        figure.supxlabel("\n".join(lines), x=0.01, ha="left", fontsize=7, color=SOFT)
    try:
        yield
    finally:
        figure.supxlabel("")
        figure.set_size_inches(width, height)
