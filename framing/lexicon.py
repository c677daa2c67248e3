"""Lexicon: a list of cues with their contexts, matched on words, longest cue first, in one pass."""

from __future__ import annotations

import csv
import difflib
import hashlib
import io
import itertools
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.background import frequency
from framing.context import Condition, Place, condition
from framing.document.spelling import american, canonical
from framing.inflection import inflections

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framing.document import Document

LEXICONS: Final = (
    "approximators", "attribution", "boosters", "denials", "frames", "headlines", "hedges", "loaded_language",
    "prescriptions", "sources",
)  # fmt: skip
COLUMNS: Final = ("cue", "category", "weight", "context", "example", "counterexample", "origin")
_STEP: Final = 64  # weights are multiples of 1/64, so that their sums are exact in any order
_MOST_VARIANTS: Final = 4096


@dataclass(frozen=True, slots=True)
class Row:
    """One cue of a list, as its CSV has it."""

    cue: str
    category: str
    weight: float
    context: str = ""
    example: str = ""
    counterexample: str = ""
    origin: str = ""


class Match(NamedTuple):
    """Words ``first`` to ``stop`` (end open) of a document, found by a row."""

    first: int
    stop: int
    row: Row


class Lexicon:
    """A list of cues.

    A cue is one or more words; ``~`` after a word stands for its inflections too, ``|`` between words for a choice. A cue in
    angle brackets (``<exclamation>``) names a pattern that code looks for; the list gives its category and weight.
    Where cues overlap, the leftmost counts, of those the longest.

    Parameters
    ----------
    name : str
        What errors call it.
    rows : iterable of Row
        The cues.

    Raises
    ------
    ValueError
        If a row cannot be read; the message names the list, the row, and what to do.

    Examples
    --------
    >>> words = Lexicon("mine", [Row("slam~", "attack", 1.0), Row("slam~ shut", "literal", 0.0)])
    >>> from framing import Document
    >>> [match.row.category for match in words.matches(Document("Critics slammed it. The door slams shut."))]
    ['attack', 'literal']
    """

    def __init__(self, name: str, rows: Iterable[Row]) -> None:
        self.name = name
        self.rows = tuple(rows)
        self.patterns: Mapping[str, Row] = {row.cue.strip("<>"): row for row in self.rows if row.cue.startswith("<")}
        self._phrases: dict[tuple[str, ...], list[tuple[Row, Condition | None]]] = {}
        self._shapes: dict[str, list[tuple[int, int]]] = {}  # anchor word → where in phrases of what length it stands
        self._is_anchor = self._shapes.__contains__
        for number, row in enumerate(self.rows, 2):  # line 1 of the file is the header
            try:
                self._add(row)
            except ValueError as error:
                raise ValueError(f"word list {name!r}, line {number}, cue {row.cue!r}: {error}") from None

    @classmethod
    def parse(cls, name: str, text: str) -> Lexicon:
        """The list in `text`, a CSV with the columns cue, category, weight, context, example, counterexample, origin."""
        reader = csv.DictReader(io.StringIO(text), strict=True)
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            raise ValueError(
                f"word list {name!r} lacks the columns {', '.join(missing)}; its first line must name {', '.join(COLUMNS)}."
            )
        rows = []
        try:
            lines = list(reader)
        except csv.Error as error:
            raise ValueError(f"word list {name!r}, after line {reader.line_num}: {error}. Close its quotation marks.") from None
        for number, line in enumerate(lines, 2):
            try:
                weight = float(line["weight"])
            except (TypeError, ValueError):
                message = f"word list {name!r}, line {number}: the weight {line['weight']!r} is not a number."
                raise ValueError(message) from None
            rows.append(Row(line["cue"] or "", line["category"] or "", weight, *(line[column] or "" for column in COLUMNS[3:])))
        return cls(name, rows)

    def _add(self, row: Row) -> None:
        if not row.cue.strip():
            raise ValueError("the cue is empty: fill it in or delete the row.")
        if row.weight * _STEP % 1 != 0:
            raise ValueError(f"the weight {row.weight} is not a multiple of 1/{_STEP}; use 0.25, 0.5, 1 and the like.")
        test = condition(row.context) if row.context.strip() else None
        if row.cue.startswith("<"):
            return
        for words in variants(row.cue):
            anchor = min(range(len(words)), key=lambda place: (frequency(words[place]), -len(words[place])))  # the rarest word
            shapes = self._shapes.setdefault(words[anchor], [])
            if (anchor, len(words)) not in shapes:
                shapes.append((anchor, len(words)))
            self._phrases.setdefault(words, []).append((row, test))

    @property
    def digest(self) -> str:
        """First 12 hexadecimal digits of the SHA-256 of all rows, to tell one state of the list from another."""
        lines = "\n".join("\t".join(map(str, (row.cue, row.category, row.weight, row.context))) for row in self.rows)
        return hashlib.sha256(lines.encode()).hexdigest()[:12]

    def matches(self, document: Document) -> list[Match]:
        """All cues in the document whose context holds, none overlapping, in order."""
        at = np.flatnonzero(document.mark_words(self._is_anchor))
        if not len(at):
            return []
        canonical, texts = document.word_canonical, document.word_texts
        shapes, phrases = self._shapes, self._phrases
        firsts = document.sentences.first_word
        sentence = np.searchsorted(firsts, at, side="right")
        found: list[tuple[int, int, Row]] = []
        for position, first, last in zip(at.tolist(), firsts[sentence - 1].tolist(), firsts[sentence].tolist(), strict=True):
            for offset, length in shapes[canonical[position]]:
                start = position - offset
                stop = start + length
                if start < first or stop > last:
                    continue
                for row, test in phrases.get(tuple(canonical[start:stop]), ()):
                    if test is None or test(Place(canonical, texts, start, stop, first, last)):
                        found.append((start, -stop, row))
                        break
        found.sort(key=lambda match: match[:2])
        matches = []
        free = 0
        for start, negative_stop, row in found:
            if start >= free:
                free = -negative_stop
                matches.append(Match(start, free, row))
        return matches


def variants(cue: str) -> list[tuple[str, ...]]:
    """All phrases a cue stands for, in the form they are matched on.

    Raises
    ------
    ValueError
        If there are too many.

    Examples
    --------
    >>> variants("a|the slam~")[:2]
    [('a', 'slam'), ('a', 'slams')]
    """
    choices = [_variants(word) for word in cue.split()]
    if np.prod([len(choice) for choice in choices]) > _MOST_VARIANTS:
        raise ValueError(f"it stands for more than {_MOST_VARIANTS} phrases: split it into several rows.")
    return list(itertools.product(*choices))


def _variants(word: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for choice in word.split("|"):
        forms = inflections(choice[:-1]) if choice.endswith("~") else (choice,)
        found.update(dict.fromkeys(canonical(american(form)) for form in forms))
    return tuple(found)


@cache
def lexicon(name: str) -> Lexicon:
    """A shipped word list, ``lexicons/<name>.csv``.

    Raises
    ------
    LookupError
        If there is no list of that name; the message gives the nearest and all.

    Examples
    --------
    >>> lexicon("hedge")
    Traceback (most recent call last):
        ...
    LookupError: no word list named 'hedge'. Did you mean 'hedges'? Available: approximators, attribution, ...
    """
    if name not in LEXICONS:
        near = difflib.get_close_matches(name, LEXICONS, 1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise LookupError(f"no word list named {name!r}.{hint} Available: {', '.join(LEXICONS)}.")
    return Lexicon.parse(name, files("framing.lexicons").joinpath(f"{name}.csv").read_text(encoding="utf-8"))


def list_digest() -> str:
    """First 12 hexadecimal digits of the SHA-256 over all shipped word lists and ``words.csv``, to tell their state."""
    words = files("framing.lexicons").joinpath("words.csv").read_bytes()
    return hashlib.sha256("".join(lexicon(name).digest for name in LEXICONS).encode() + words).hexdigest()[:12]
