"""Highlight: a block of text cut into pieces, each with the cues that cover it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Cue:
    """A cue as the page shows it: offsets, `kind` of evidence, a `note` that explains it, whether only this article has it."""

    start: int
    end: int
    kind: str
    note: str
    is_only: bool = False


@dataclass(frozen=True)
class Piece:
    """Some text and the cues that cover all of it; without cues, plain text."""

    text: str
    cues: tuple[Cue, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of its cues, each once."""
        return tuple(dict.fromkeys(cue.kind for cue in self.cues))

    @property
    def is_only(self) -> bool:
        """Whether no other article has one of its cues."""
        return bool(self.cues) and all(cue.is_only for cue in self.cues)


def highlight(text: str, start: int, end: int, cues: Sequence[Cue]) -> list[Piece]:
    """Cut ``text[start:end]`` where cues begin and end; cues may overlap.

    Examples
    --------
    >>> [(piece.text, piece.kinds) for piece in highlight("It may fall.", 0, 12, [Cue(3, 6, "hedging", "modal")])]
    [('It ', ()), ('may', ('hedging',)), (' fall.', ())]
    """
    inside = [cue for cue in cues if cue.start < end and cue.end > start]
    bounds = sorted({start, end, *(max(start, cue.start) for cue in inside), *(min(end, cue.end) for cue in inside)})
    waiting = deque(sorted(inside, key=lambda cue: cue.start))
    open_cues: list[Cue] = []
    pieces = []
    for left, right in pairwise(bounds):
        open_cues = [cue for cue in open_cues if cue.end > left]
        while waiting and waiting[0].start <= left:
            open_cues.append(waiting.popleft())
        pieces.append(Piece(text[left:right], tuple(open_cues)))
    return pieces
