"""Parts: stretches that a very long text is cut into, so that no text takes more memory than a few of its pages."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from framing.document.plain import MARKS, plain
from framing.document.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 80_000
"""Characters of a part: more than all but a few articles have, and than any paragraph that somebody wrote."""
_MOST_MARKS: Final = 4_000  # prose has 2,200; each may end a sentence or quote it, which takes the memory of a dozen characters
_TAIL: Final = 5_000  # where in a part the last empty line is looked for first, and in one without lines the last sentence
_MARK: Final = re.compile(r"[^\w ,-]")
_NO_MARKS: Final = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ ,-"
_EMPTY_LINE: Final = re.compile(r"\n *+\n")
_STOP: Final = re.compile(r"""[.!?…]["')\]]*+ ++(?=["'(\[]*+[A-Z])""")
# Any mark that stands in no word, or one that may but here does not; a word is never cut, however long.
_NO_WORD: Final = re.compile(rf"[^\w{MARKS}.,:'-]|[^\w{MARKS}](?=[^\w{MARKS}])|[,:](?=[^\W\d])|\.(?=[^\W\d_]{{2}})")


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    r"""Stretches (start, end) of the article ``text[start:end]``: all of it, or `LONGEST` characters at most.

    They begin after an empty line or, if there is none, after a line end. A line that is too long by itself is cut after a
    sentence or else between two words, as if there were a line end.

    Examples
    --------
    >>> text = "The polls closed at ten.\n\n" * 3000
    >>> [stop - begin for begin, stop in parts(text, 0, len(text))]
    [34658, 34658, 8684]
    """
    while start < end:
        stop = _stop(text, start, end)
        yield start, stop
        start = stop


def _stop(text: str, start: int, end: int) -> int:
    size = end - start
    if size <= LONGEST and (size < _MOST_MARKS or marks_at_most(text[start:end]) < _MOST_MARKS):
        return end
    window = plain(text[start : min(end, start + LONGEST + 1)])
    few = marks_at_most(window) < _MOST_MARKS
    last_mark = None if few else next(islice(_MARK.finditer(window), _MOST_MARKS, None), None)
    if size <= LONGEST and not last_mark:
        return end
    if last_mark:
        window = window[: last_mark.start()]
    tail = max(0, len(window) - _TAIL)
    empty = [*_EMPTY_LINE.finditer(window, tail)] or [*_EMPTY_LINE.finditer(window)]
    stop = empty[-1].end() if empty else window.rfind("\n") + 1
    stop = stop or _inside_line(window)
    return start + stop if stop else _behind_word(text, start + len(window), end)


def marks_at_most(text: str) -> int:
    """How many marks it may have: their number, where it is plain; to count them exactly takes far longer."""
    return len(text.encode("ascii", "replace").translate(None, _NO_MARKS))


def _inside_line(line: str) -> int:
    """Where a sentence ends, or else a word, near the end of the line; 0 if nowhere."""
    for found in reversed(list(_STOP.finditer(line, max(0, len(line) - _TAIL)))):
        if ends_sentence(line, found.start(), found.end(), 0):
            return found.end()
    between = [found.end() for found in _NO_WORD.finditer(line, max(0, len(line) - _TAIL))]
    return between[-1] if between else 0


def _behind_word(text: str, start: int, end: int) -> int:
    while start < end:
        found = _NO_WORD.search(plain(text[start : start + LONGEST]))
        if found:
            return min(end, start + found.end())
        start += LONGEST - 1  # the last mark of a stretch has its neighbour in the next
    return end
