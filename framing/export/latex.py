"""LaTeX: a table for print, cut into parts that fit a page, in which nothing from an article is a command."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Final

from framing.export.figures import figure, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.export.cells import Cell, Columns

_COLUMNS: Final = 5  # beside those that name the row
_KEYS: Final = ("event", "id", "outlet", "claim", "metric")
_LONG: Final = 30  # characters from which a column is set as paragraphs
_BREAK: Final = r"\\"
_INFINITY: Final = r"\infty"
_COMMANDS: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    '"': r"\textquotedbl{}", "`": r"\textasciigrave{}", "[": "{[}", "]": "{]}", "*": "{*}",
}  # fmt: skip
_SPECIAL: Final = re.compile("[" + re.escape("".join(_COMMANDS)) + "]")
_LIGATURE: Final = re.compile("(?<=([-',]))(?=\\1)")


def to_text(columns: Columns, title: str, label: str, note: str) -> str:
    """The table as one or more ``longtable`` with rules of ``booktabs``."""
    keys = [name for name in columns if name in _KEYS]
    others = [name for name in columns if name not in _KEYS]
    parts = [others[start : start + _COLUMNS] for start in range(0, len(others), _COLUMNS)] or [[]]
    lines = ["% In the preamble: \\usepackage{booktabs,longtable}, with pdfLaTeX also \\usepackage[T1]{fontenc}."]
    for number, part in enumerate(parts, 1):
        shown = {name: columns[name] for name in (*keys, *part)}
        which = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
        lines += ["", *_part(shown, escaped(title + which), f"tab:{label}-{number}", escaped(note))]
    return "\n".join([*lines, ""])


def escaped(text: str) -> str:
    r"""Text as LaTeX that sets just that text; characters beyond ASCII stay as they are.

    Examples
    --------
    >>> print(escaped("50% of $x_1 -- [a]"))
    50\% of \$x\_1 -{}- {[}a{]}
    """
    return _SPECIAL.sub(lambda match: _COMMANDS[match[0]], _LIGATURE.sub("\ufdd0", one_line(text))).replace("\ufdd0", "{}")


def _part(columns: Columns, caption: str, label: str, note: str) -> list[str]:
    letters = [_letter(values) for values in columns.values()]
    n_long = letters.count("p")
    letters = [rf"p{{{0.5 / n_long:.2f}\linewidth}}" if letter == "p" else letter for letter in letters]
    heads = (_head(name.replace("_", " ")) for name in columns)
    return [
        rf"\begin{{longtable}}{{{''.join(letters)}}}",
        rf"\caption{{{caption}}}\label{{{label}}}\\",
        r"\toprule",
        _row(heads),
        r"\midrule",
        r"\endhead",
        r"\bottomrule",
        rf"\multicolumn{{{len(columns)}}}{{p{{0.9\linewidth}}}}{{\footnotesize {note}}}\\",
        r"\endlastfoot",
        r"\bottomrule",
        r"\endfoot",
        *(_row(map(_cell, row)) for row in zip(*columns.values(), strict=True)),
        r"\end{longtable}",
    ]


def _head(name: str) -> str:
    """The name of a column, on several lines where it is long."""
    lines = textwrap.wrap(name, 14) or [""]
    return rf"\shortstack[l]{{{_BREAK.join(map(escaped, lines))}}}"


def _row(cells: Iterable[str]) -> str:
    return " & ".join(cells) + r" \\"


def _letter(values: list[Cell]) -> str:
    texts = [value for value in values if isinstance(value, str)]
    if any(len(text) > _LONG for text in texts):
        return "p"
    return "l" if texts else "r"


def _cell(value: Cell) -> str:
    if isinstance(value, str):
        return escaped(value)
    if value is None:
        return "--"
    shown = figure(value)
    return shown if shown.isascii() else f"${shown.replace('−', '-').replace('∞', _INFINITY)}$"
