"""Blocks: subheads, bullets and prose, told apart before any sentence is cut."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

Kind = Literal["headline", "subhead", "bullet", "prose"]

_BULLET: Final = re.compile(r"(?:[•▪‣◦●○■□▸►·*–-]|\d{1,2}[.)])[ \t]+(?=\S)")
_CLOSERS: Final = "\"')]} "
_ENDS: Final = frozenset(".!?…:;,")
_SUBHEAD_WORDS: Final = 14
_QUESTION_WORDS: Final = 8


class Line(NamedTuple):
    """A line without its margins; `gap` tells whether an empty line stands before it."""

    start: int
    end: int
    text: str
    gap: bool


def _lines(text: str) -> list[Line]:
    found = []
    position, gap = 0, True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = position if stripped is raw else position + raw.index(stripped)
            found.append(Line(start, start + len(stripped), stripped, gap))
        gap = not stripped
        position += len(raw) + 1
    return found


def marker(text: str, start: int) -> int:
    """Where the text of a bullet begins, behind its mark or number."""
    found = _BULLET.match(text, start)
    return found.end() if found else start


def _is_hard_wrapped(lines: list[Line]) -> bool:
    """Whether lines between two empty lines are one paragraph broken at a fixed width, as in mail and old archives."""
    lengths = [line.end - line.start for line in lines[:-1]]
    return (
        min(lengths) >= 45
        and max(lengths) <= 110
        and max(lengths) - min(lengths) <= 25
        and lines[-1].end - lines[-1].start <= 110
        and not any(_BULLET.match(line.text) for line in lines)
        and any(line.text[-1] not in _ENDS for line in lines[:-1])
        and all(" " in line.text for line in lines[:-1])
    )


def _paragraphs(text: str) -> list[Line]:
    """Lines, with the lines of a hard-wrapped paragraph joined."""
    lines = _lines(text)
    if all(line.gap for line in lines):
        return lines
    groups: list[list[Line]] = []
    for line in lines:
        if line.gap:
            groups.append([])
        groups[-1].append(line)
    return [line for group in groups for line in _joined(text, group)]


def _joined(text: str, group: list[Line]) -> list[Line]:
    if len(group) > 1 and _is_hard_wrapped(group):
        start, end = group[0].start, group[-1].end
        return [Line(start, end, text[start:end], gap=True)]
    return group


def _looks_like_subhead(line: str) -> bool:
    spaces = line.count(" ")
    if spaces >= _SUBHEAD_WORDS or "\n" in line:
        return False
    last = line.rstrip(_CLOSERS)[-1:]
    if last not in _ENDS:
        return True
    # "Arms exports or war games?" is a subhead too: one short question or exclamation that is not speech. Only the line
    # itself decides, so that the same text counts the same wherever it stands.
    return last in "?!" and spaces < _QUESTION_WORDS and line[0] not in "\"'" and not any(end in line[:-1] for end in ".!?")


def blocks(text: str, offset: int = 0, *, amid_prose: bool = False) -> list[tuple[int, int, Kind]]:
    r"""Cut one plain body into blocks (start, end, kind), in order, without margins.

    A line is a bullet if it starts with a bullet mark or number; a subhead if it is short and has no end mark (or is one
    short question); else prose. Where nothing would be prose, all that is no bullet is, unless the text stands `amid_prose`.
    `offset` is where the text begins.

    Examples
    --------
    >>> [kind for _, _, kind in blocks("At a Glance\n- Troops sent\nThe launch was seen.")]
    ['subhead', 'bullet', 'prose']
    >>> blocks("Polls close at ten")
    [(0, 18, 'prose')]
    """
    found: list[tuple[int, int, Kind]] = []
    for start, end, line, _ in _paragraphs(text):
        kind: Kind
        if _BULLET.match(line):
            kind = "bullet"
        elif _looks_like_subhead(line):
            kind = "subhead"
        else:
            kind = "prose"
        found.append((offset + start, offset + end, kind))
    return found if amid_prose else without_prose(found)


def without_prose(found: list[tuple[int, int, Kind]]) -> list[tuple[int, int, Kind]]:
    """The blocks of an article as they are or, where none is prose, all that is no bullet as prose."""
    if any(kind == "prose" for _, _, kind in found):
        return found
    return [(start, end, "bullet" if kind == "bullet" else "prose") for start, end, kind in found]
