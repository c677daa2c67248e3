"""Shown: one article with its cues highlighted, as a notebook shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.analysis import analyse
from framing.report.articles import article_views, kinds_found
from framing.report.templating import render_template
from framing.tables import any_text

if TYPE_CHECKING:
    from framing.article import Article
    from framing.corrections import Given


@dataclass(frozen=True)
class Highlighted:
    """An article with its cues highlighted; a notebook shows it, ``print`` tells what was found.

    Attributes
    ----------
    html : str
        The article as a piece of HTML: its styles stand in its tags, it carries no script and loads nothing.
    found : tuple of (str, int)
        Kinds of cues with their numbers.
    """

    html: str
    found: tuple[tuple[str, int], ...]

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        told = ", ".join(f"{name}: {n}" for name, n in self.found)
        return f"<Highlighted article: {told or 'no cue found'}>"


@any_text
def highlight(article: Article | str, *, corrections: Given = None) -> Highlighted:
    """Show an article with its cues highlighted, each explained below it.

    Parameters
    ----------
    article : Article or str
        The article; a plain string is a body without headline.
    corrections : Corrections, list of Correction, or path, optional
        Cues to reject and to add.

    Returns
    -------
    Highlighted
        What a notebook shows; ``.html`` is the same as text.

    Examples
    --------
    >>> highlight("The shameful bill may pass.")
    <Highlighted article: loaded language: 1, hedge: 1>
    """
    analysis = analyse([article], corrections=corrections)
    (view,) = article_views(analysis)
    kinds = kinds_found(analysis)
    html = render_template("highlighted.html", article=view, kinds=kinds, lists=analysis.lists)
    return Highlighted(html, tuple((name, n) for _, name, n in kinds))
