"""Spans: stretches of text as arrays, handed out as small objects only when somebody looks at one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.document.blocks import Kind


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article: ``text == article_text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block(Span):
    """A headline, subhead, bullet or paragraph of prose."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence; `block` is the kind of block it stands in."""

    block: Kind


@dataclass(frozen=True, slots=True)
class Word(Span):
    """A word: letters and digits, with inner hyphens, apostrophes and points ("U.S", "8:10", "don't")."""


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """A quotation with its marks; `depth` 0 is outermost, `closed` tells whether its end mark was found."""

    depth: int
    closed: bool


S = TypeVar("S", bound=Span)


class Spans(Sequence[S]):
    """A read-only sequence of spans over arrays `start` and `end`, each of shape (n,)."""

    def __init__(self, start: NDArray[np.int64], end: NDArray[np.int64], make: Callable[[int], S]) -> None:
        self.start = start
        self.end = end
        self._make = make

    def __len__(self) -> int:
        return len(self.start)

    @overload
    def __getitem__(self, index: int) -> S: ...
    @overload
    def __getitem__(self, index: slice) -> list[S]: ...
    def __getitem__(self, index: int | slice) -> S | list[S]:
        if isinstance(index, slice):
            return [self._make(number) for number in range(len(self))[index]]
        return self._make(range(len(self))[index])

    def __iter__(self) -> Iterator[S]:
        return map(self._make, range(len(self)))

    def __repr__(self) -> str:
        return f"<{len(self)} spans>"
