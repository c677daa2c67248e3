"""Markdown: a table for reading, in which nothing from an article is markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.export.figures import figure, one_line

if TYPE_CHECKING:
    from framing.export.cells import Cell, Columns

_MARKS: Final = re.compile(r"[\\`*_{}\[\]|~$^=]|#(?=\w)|:(?=[\w/+-])")
_JOINER: Final = "\u2060"  # cannot be seen, and keeps renderers from making addresses and names into links


def to_text(columns: Columns, title: str, note: str) -> str:
    """The table with a heading and a note; `title` and `note` are not from articles."""
    lines = [_row(list(columns)), "|" + "|".join("---:" if _is_number(values) else "---" for values in columns.values()) + "|"]
    lines += [_row(row) for row in zip(*columns.values(), strict=True)]
    return "\n".join([f"# {title}", "", *lines, "", escaped(note), ""])


def escaped(text: str) -> str:
    r"""Text as Markdown that shows just that text.

    Examples
    --------
    >>> escaped("a|b *c* <d>")
    'a\\|b \\*c\\* &lt;d&gt;'
    """
    quiet = _MARKS.sub(r"\\\g<0>", one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    for active in ("\\:", "@", "www"):
        quiet = quiet.replace(active, active + _JOINER)
    return quiet


def _row(values: list[Cell] | tuple[Cell, ...]) -> str:
    return "|" + "|".join(f" {escaped(value) if isinstance(value, str) else figure(value)} " for value in values) + "|"


def _is_number(values: list[Cell]) -> bool:
    return any(isinstance(value, (int, float)) for value in values)
