"""Lexicon: a list of cues with their contexts, matched on words, longest cue first, in one pass."""

from __future__ import annotations

import csv
import difflib
import hashlib
import io
import itertools
import math
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.background import frequency
from framing.context import Condition, Place, condition
from framing.document.forms import Marked
from framing.document.plain import plain
from framing.document.spelling import american, canonical
from framing.document.tokens import is_word, words_of
from framing.inflection import inflections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from framing.document import Document

LEXICONS: Final = (
    "approximators", "attribution", "boosters", "denials", "frames", "headlines", "hedges", "loaded_language",
    "prescriptions", "sources",
)  # fmt: skip
COLUMNS: Final = ("cue", "category", "weight", "context", "example", "counterexample", "origin")
_STEP: Final = 64  # weights are multiples of 1/64, so that their sums are exact in any order
_MOST_VARIANTS: Final = 4096
_MOST_WORDS: Final = 50
_MOST_WEIGHT: Final = 1000
_SHOWN: Final = 80  # characters of a cue in an error


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
        The cues. Of two that stand for the same phrase in the same context the first counts; a row that could never count is an
        error.
    lines : sequence of int, optional
        What errors call the line of each row; without it 2, 3 and so on.
    first_holds : bool
        Whether rows that earlier ones leave nothing to are passed over instead.

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

    def __init__(
        self, name: str, rows: Iterable[Row], *, lines: Sequence[int] | None = None, first_holds: bool = False
    ) -> None:
        self.name = name
        self.rows = tuple(rows)
        self.patterns: dict[str, Row] = {}
        self._phrases: dict[tuple[str, ...], list[tuple[Row, Condition | None]]] = {}
        self._lefts: dict[str, int] = {}  # the left of two words by which phrases are looked for → its number
        self._rights = Marked()
        self._shapes: dict[tuple[int, int], list[tuple[int, int]]] = {}  # such two → where in phrases of what length
        line_of: dict[int, int] = {}
        for number, row in zip(lines or itertools.count(2), self.rows, strict=False):  # line 1 of a file is the header
            if not isinstance(row, Row):
                raise TypeError(f"word list {name!r} takes rows of framing.lexicon.Row, not {type(row).__name__}.")
            try:
                earlier = self._add(row)
            except ValueError as error:
                raise ValueError(f"word list {name!r}, line {number}, cue {_shortened(row.cue)}: {error}") from None
            if earlier and not first_holds:
                raise ValueError(
                    f"word list {name!r}, line {number}, cue {_shortened(row.cue)}: it can never be found, since all it stands "
                    f"for stands in line {line_of[id(earlier)]} with the same context. Delete one of the two."
                )
            line_of[id(row)] = number

    @classmethod
    def read(cls, path: str | Path) -> Lexicon:
        """The list in a CSV file, UTF-8, with the columns that `parse` takes.

        Raises
        ------
        ValueError
            If it is not UTF-8, or a row cannot be read; the message names the file, the line, and what to do.
        """
        data = Path(path).read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = (
                f"word list {str(path)!r}, line {line}: byte {data[error.start]:#04x} is not UTF-8. Save the file as UTF-8."
            )
            raise ValueError(message) from None
        return cls.parse(str(path), text)

    @classmethod
    def parse(cls, name: str, text: str) -> Lexicon:
        """The list in `text`, a CSV with the columns cue, category, weight, context, example, counterexample, origin.

        Other columns are ignored.

        Raises
        ------
        ValueError
            If a row cannot be read; the message names the list, the line, and what to do.
        """
        reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
        rows: list[Row] = []
        lines: list[int] = []
        try:
            header = next(reader, [])
            places = _places(name, header)
            for cells in reader:
                if not cells:
                    continue
                if len(cells) != len(header):
                    raise ValueError(
                        f"word list {name!r}, line {reader.line_num}: it has {len(cells)} cells, the first line {len(header)}. "
                        "Put a cell with a comma in quotation marks."
                    )
                cue, category, written, *others = (cells[place] for place in places)
                try:
                    weight = float(written)
                except ValueError:
                    message = f"word list {name!r}, line {reader.line_num}: the weight {written!r} is not a number."
                    raise ValueError(message) from None
                rows.append(Row(cue, category, weight, *others))
                lines.append(reader.line_num)
        except csv.Error as error:
            raise ValueError(f"word list {name!r}, after line {reader.line_num}: {error}. Close its quotation marks.") from None
        if not rows:
            raise ValueError(f"word list {name!r} has no cue: put one in each line below the first.")
        return cls(name, rows, lines=lines)

    def _add(self, row: Row) -> Row | None:
        """Take in a row; if an earlier one stands for all it stands for, in the same context, that one."""
        if not row.cue.strip():
            raise ValueError("the cue is empty: fill it in or delete the row.")
        if not 0 <= row.weight <= _MOST_WEIGHT:
            raise ValueError(f"the weight {row.weight} is not between 0 and {_MOST_WEIGHT}.")
        if row.weight * _STEP % 1 != 0:
            raise ValueError(f"the weight {row.weight} is not a multiple of 1/{_STEP}; use 0.25, 0.5, 1 and the like.")
        test = condition(row.context) if row.context.strip() else None
        if row.cue.startswith("<"):
            earlier = self.patterns.setdefault(row.cue.strip("<>"), row)
            return None if earlier is row else earlier
        taken: Row | None = None
        is_new = False
        for words in variants(row.cue):
            rows = self._phrases.setdefault(words, [])
            same = next((other for other, _ in rows if other.context == row.context), None)
            taken = taken or same
            is_new = is_new or same is None
            rows.append((row, test))
            self._index(words)
        return None if is_new else taken

    def _index(self, words: tuple[str, ...]) -> None:
        """Note by which word, or which two beside each other, a phrase is looked for: its rarest, and the one behind it."""
        if len(words) == 1:
            return
        rarest = min(range(len(words)), key=lambda place: (frequency(words[place]), -len(words[place])))
        place = min(rarest, len(words) - 2)
        left, right = words[place : place + 2]
        pair = self._lefts.setdefault(left, len(self._lefts) + 1), self._rights.setdefault(right, len(self._rights) + 1)
        shapes = self._shapes.setdefault(pair, [])
        if (place, len(words)) not in shapes:
            shapes.append((place, len(words)))

    @cached_property
    def _pairs(self) -> tuple[NDArray[np.int64], list[list[tuple[int, int]]]]:
        """The pairs of words as one number each, in order, and the shapes of each; past the last a number that none has."""
        numbers = {left * len(self._rights) + right: shapes for (left, right), shapes in self._shapes.items()}
        return np.array([*sorted(numbers), np.iinfo(np.int64).max]), [numbers[number] for number in sorted(numbers)]

    @cached_property
    def _alone_and_left(self) -> Marked:
        """Whether a word is a phrase by itself, and twice its number as the left of two words."""
        found = Marked({left: 2 * number for left, number in self._lefts.items()})
        for words in self._phrases:
            if len(words) == 1:
                found[words[0]] = found.get(words[0], 0) + 1
        return found

    def _candidates(self, document: Document) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where phrases may stand: words that are one, and those around two words by which longer ones are looked for."""
        forms = document.word_forms
        marks = document.mark_words(self._alone_and_left)
        at = np.flatnonzero(marks > 0)
        marks = marks[at]
        alone = at[marks & 1 > 0]
        is_left = (marks > 1) & (at + 1 < len(forms))
        rights = document.forms.marks(self._rights)[forms[at[is_left] + 1]]
        both = at[is_left][rights > 0]
        numbers = (marks[is_left][rights > 0] >> 1).astype(np.int64) * len(self._rights) + rights[rights > 0]
        known, shapes = self._pairs
        at = np.searchsorted(known, numbers)
        hit = known[at] == numbers
        starts, stops = alone.tolist(), (alone + 1).tolist()
        for place, pair in zip(both[hit].tolist(), at[hit].tolist(), strict=True):
            for offset, length in shapes[pair]:
                starts.append(place - offset)
                stops.append(place - offset + length)
        return np.array(starts, dtype=np.int64), np.array(stops, dtype=np.int64)

    @property
    def digest(self) -> str:
        """First 12 hexadecimal digits of the SHA-256 of all rows, to tell one state of the list from another."""
        lines = "\n".join("\t".join(map(str, (row.cue, row.category, row.weight, row.context))) for row in self.rows)
        return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def matches(self, document: Document, allowed: Callable[[tuple[str, ...], Row, int], bool] | None = None) -> list[Match]:
        """All cues in the document whose context holds, none overlapping, in order.

        `allowed(words, row, first)` tells of words in canonical form, from that word of the document on, whether they count.
        """
        starts, stops = self._candidates(document)
        firsts = document.sentences.first_word
        sentence = np.searchsorted(firsts, starts, side="right") - 1
        whole = np.flatnonzero((starts >= 0) & (stops <= firsts[np.minimum(sentence + 1, len(firsts) - 1)]))
        if not len(whole):
            return []
        canonical, texts, phrases = document.word_canonical, document.words_as_written, self._phrases
        order = whole[np.lexsort((-stops[whole], starts[whole]))]
        bounds = (starts[order], stops[order], firsts[sentence[order]], firsts[sentence[order] + 1])
        matches = []
        free = 0
        for start, stop, first, last in zip(*(bound.tolist() for bound in bounds), strict=True):
            if start < free:
                continue
            words = tuple(canonical[start:stop])
            for row, test in phrases.get(words, ()):
                if allowed is not None and not allowed(words, row, start):
                    continue
                if test is None or test(Place(canonical, texts, start, stop, first, last)):
                    matches.append(Match(start, stop, row))
                    free = stop
                    break
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
    words = cue.split()
    if len(words) > _MOST_WORDS:
        raise ValueError(f"it has {len(words):,} words, more than {_MOST_WORDS}: shorten it to those that tell.")
    choices = [_variants(word) for word in words]
    if math.prod(map(len, choices)) > _MOST_VARIANTS:
        raise ValueError(f"it stands for more than {_MOST_VARIANTS} phrases: split it into several rows.")
    return list(itertools.product(*choices))


def _variants(word: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for choice in word.split("|"):
        if choice in {"", "~"}:
            raise ValueError(f"{_shortened(word)} leaves out a word beside its | or ~: fill it in.")
        forms = inflections(choice[:-1]) if choice.endswith("~") else (choice,)
        found.update(dict.fromkeys(canonical(american(form)) for form in forms))
    if "_" in word or not any(map(is_word, found)):  # texts are cut at each "_"
        cut = " ".join(words_of(plain(word)))
        advice = f"they have {_shortened(cut)}: write that, if it is what you look for" if cut else "delete the row"
        raise ValueError(f"{_shortened(word)} is no word as texts are cut, so it can never be found; {advice}.")
    return tuple(found)


def _places(name: str, header: list[str]) -> list[int]:
    """Where in a row each of the columns stands."""
    told = f"its first line must name {', '.join(COLUMNS)}"
    if not header:
        raise ValueError(f"word list {name!r} is empty; {told}.")
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise ValueError(f"word list {name!r} lacks the columns {', '.join(missing)}; {told}.")
    twice = [column for column in COLUMNS if header.count(column) > 1]
    if twice:
        raise ValueError(f"word list {name!r}, line 1: it has the columns {', '.join(twice)} more than once; {told}.")
    return [header.index(column) for column in COLUMNS]


def _shortened(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")


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


@cache
def list_digest() -> str:
    """First 12 hexadecimal digits of the SHA-256 over the files of all shipped word lists, to tell their state."""
    folder = files("framing.lexicons")
    contents = (folder.joinpath(f"{name}.csv").read_bytes() for name in (*LEXICONS, "words"))
    return hashlib.sha256(b"".join(contents)).hexdigest()[:12]
