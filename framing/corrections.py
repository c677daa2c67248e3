"""Corrections: cues that somebody rejects or adds, in all articles or in one, without touching a word list."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

import numpy as np

from framing.lexicon import Lexicon, Match, Row, lexicon, list_names
from framing.scan import Scan
from framing.variants import variants

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping, Sequence

    from framing.document import Document
    from framing.lexicon import Allowed

COLUMNS: Final = ("cue", "action", "category", "weight", "reason", "article")
_NEEDED: Final = ("cue", "action", "reason")
_ORIGIN: Final = "correction"
_TOGETHER: Final = {
    False: ("attribution", "loaded_language", "hedges", "boosters", "approximators", "prescriptions"),
    True: ("attribution", "loaded_language", "headlines"),
}
"""Lists that every score needs, of a body and of a headline; they are looked for together."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of a file of corrections.

    Attributes
    ----------
    cue : str
        The words, with ``~`` for inflections and ``|`` for a choice, as word lists have them.
    action : "reject" or "add"
        What is done.
    reason : str
        Why, for those who read the results.
    category : str
        Of a cue to add, one of those in evidence; where two lists have it, "hedges/adverb". Of one to reject, which of its
        readings; empty for all.
    weight : float
        Of a cue to add, a multiple of 1/64.
    article : str, optional
        The id of the only article to correct; without it all are.

    Examples
    --------
    >>> Correction("regime~", "add", "of one government only", category="evaluation", weight=0.5).action
    'add'
    """

    cue: str
    action: Literal["reject", "add"]
    reason: str
    category: str = ""
    weight: float = 1.0
    article: str | None = None


class Corrections:
    """Cues to reject and cues to add.

    A rejected cue is one whose words are those of the correction; a shorter cue inside it, or a longer one around it, counts as
    before. Marks of punctuation and the background, which are no words of a list, cannot be rejected.

    Parameters
    ----------
    rows : iterable of Correction
        The corrections.
    name : str
        What errors call them.
    lines : sequence of int, optional
        What errors call the line of each; without it 2, 3 and so on.

    Raises
    ------
    ValueError
        If one cannot be applied; the message names its line, and what to do.

    Examples
    --------
    >>> import framing
    >>> own = Corrections([Correction("shameful", "reject", "the title of a film here")])
    >>> framing.analyse(["The shameful bill passed."], corrections=own).evidence.text.tolist()
    []
    """

    def __init__(self, rows: Iterable[Correction], *, name: str = "corrections", lines: Sequence[int] = ()) -> None:
        self.rows = tuple(rows)
        self._rejected: dict[tuple[str, ...], list[Correction]] = {}
        self._added: dict[str, list[Row]] = {}
        self._only: dict[Row, set[str | None]] = {}
        self._scans: dict[tuple[str, ...], Scan] = {}
        for place, row in enumerate(self.rows):
            try:
                self._take(row)
            except ValueError as error:
                line = lines[place] if place < len(lines) else place + 2
                raise ValueError(f"{name}, line {line}, cue {row.cue[:80]!r}: {error}") from None

    @classmethod
    def from_csv(cls, path: str | os.PathLike[str]) -> Corrections:
        r"""The corrections in a CSV file, UTF-8, with columns cue, action, reason and, as wanted, category, weight, article.

        Parameters
        ----------
        path : str or path
            The file.

        Returns
        -------
        Corrections

        Raises
        ------
        ValueError
            If a row cannot be read or applied; the message names the file, the line, and what to do.
        OSError
            If it cannot be opened.

        Examples
        --------
        >>> Path("reports").mkdir(exist_ok=True)
        >>> rows = ["cue,action,reason,category,weight", "shameful,reject,a title,,", "regime~,add,of one only,evaluation,0.5"]
        >>> _ = Path("reports/corrections.csv").write_text("\n".join(rows), "utf-8")
        >>> Corrections.from_csv("reports/corrections.csv")
        <Corrections: 1 rejected, 1 added>
        """
        try:
            text = Path(path).read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ValueError(f"{path}: is not UTF-8. Save the file as UTF-8.") from None
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, restkey="beyond")
        missing = [column for column in _NEEDED if column not in (reader.fieldnames or ())]
        if missing:
            raise ValueError(f"{path}: has no column {', '.join(missing)}. Its first line names {', '.join(COLUMNS)}.")
        rows, lines = [], []
        try:
            for cells in reader:
                try:
                    rows.append(_row(cells))
                except ValueError as error:
                    raise ValueError(f"{path}, line {reader.line_num}: {error}") from None
                lines.append(reader.line_num)
        except csv.Error as error:
            raise ValueError(f"{path}, after line {reader.line_num}: {error}. Close its quotation marks.") from None
        return cls(rows, name=str(path), lines=lines)

    @classmethod
    def given(cls, corrections: Corrections | str | os.PathLike[str] | None) -> Corrections | None:
        """The corrections as they were given, or those of the file that was named."""
        return corrections if corrections is None or isinstance(corrections, Corrections) else cls.from_csv(corrections)

    def __len__(self) -> int:
        return len(self.rows)

    def __reduce__(self) -> tuple[type[Corrections], tuple[tuple[Correction, ...]]]:
        return Corrections, (self.rows,)

    def __repr__(self) -> str:
        rejected = sum(row.action == "reject" for row in self.rows)
        return f"<Corrections: {rejected} rejected, {len(self.rows) - rejected} added>"

    def _take(self, row: Correction) -> None:
        if not row.cue.strip():
            raise ValueError("the cue is empty: fill it in or delete the row.")
        if not row.reason.strip():
            raise ValueError("the reason is empty: say why, for those who read the results.")
        if "*" in row.cue:
            raise ValueError("a correction has no *: write out the words, or use ~ for inflections.")
        if row.action == "reject":
            known = {category for name in list_names() for category in _categories(name)}
            if row.category and row.category not in known:
                raise ValueError(
                    f"there is no category {row.category!r}. Leave it empty, or use one of the column in evidence."
                )
            for words in variants(row.cue):
                self._rejected.setdefault(words, []).append(row)
        elif row.action == "add":
            name, category = _list_and_category(row.category)
            added = Row(row.cue, category, row.weight, origin=_ORIGIN)
            Lexicon("corrections", [added])  # which refuses what can never be found
            if added not in self._added.setdefault(name, []):
                self._added[name].append(added)
            self._only.setdefault(added, set()).add(row.article)
        else:
            raise ValueError(f"the action is {row.action!r}; it must be reject or add.")

    @cached_property
    def _lists(self) -> dict[str, Lexicon]:
        """The lists that have more cues than the shipped ones, which give way to them."""
        return {name: Lexicon(name, [*rows, *lexicon(name).rows], first_holds=True) for name, rows in self._added.items()}

    def list_named(self, name: str) -> Lexicon:
        """A shipped list, with what is added to it."""
        return self._lists.get(name) or lexicon(name)

    def scan(self, names: tuple[str, ...]) -> Scan:
        """Several of these lists, to be looked for together."""
        if names not in self._scans:
            self._scans[names] = Scan(map(self.list_named, names)) if self._lists.keys() & set(names) else _shipped(names)
        return self._scans[names]

    def concern(self, words: tuple[str, ...], row: Row) -> bool:
        """Whether any correction is about these words, in canonical form, or added this row."""
        return words in self._rejected or row in self._only

    def allow(self, words: tuple[str, ...], row: Row, article: str | None) -> bool:
        """Whether these words, in canonical form, count as that row's cue in that article."""
        only = self._only.get(row)
        if only is not None and None not in only and article not in only:
            return False
        return not any(fits(correction, row.category, article) for correction in self._rejected.get(words, ()))


class Corrected(NamedTuple):
    """Corrections of a document, and the ids of its articles."""

    corrections: Corrections
    ids: tuple[str | None, ...]

    def allowed(self, document: Document) -> Allowed:
        """Whether words count as a row's cue, where they begin at a word of the document."""
        first_words, article = document.sentences.first_word, document.sentences.article

        def allowed(words: tuple[str, ...], row: Row, first: int) -> bool:
            if not self.corrections.concern(words, row):
                return True
            sentence = int(np.searchsorted(first_words, first, side="right")) - 1
            return self.corrections.allow(words, row, self.ids[article[sentence]])

        return allowed


def fits(correction: Correction, category: str, article: str | None) -> bool:
    """Whether a correction is of that category and article."""
    return correction.category in {"", category} and correction.article in {None, article}


def list_matches(name: str, document: Document) -> Sequence[Match]:
    """The cues of a shipped list in a document, as it is corrected."""
    if name in _TOGETHER[document.is_headline]:
        return document.once(_found_together)[name]
    corrected = document.corrected
    if corrected is None:
        return lexicon(name).matches(document)
    return corrected.corrections.list_named(name).matches(document, corrected.allowed(document))


def _found_together(document: Document) -> Mapping[str, Sequence[Match]]:
    names, corrected = _TOGETHER[document.is_headline], document.corrected
    if corrected is None:
        return _shipped(names).matches(document)
    return corrected.corrections.scan(names).matches(document, corrected.allowed(document))


@cache
def _shipped(names: tuple[str, ...]) -> Scan:
    return Scan(map(lexicon, names))


def kept(found: Sequence[tuple[int, int, Row]], document: Document) -> list[Match]:
    """Cues that code found, without those that are rejected."""
    if document.corrected is None:
        return [Match(*each) for each in found]
    allowed, words = document.corrected.allowed(document), document.word_canonical
    return [Match(*each) for each in found if allowed(tuple(words[each[0] : each[1]]), each[2], each[0])]


def _categories(name: str) -> set[str]:
    return {row.category for row in lexicon(name).rows}


def _list_and_category(given: str) -> tuple[str, str]:
    """The list that a category belongs to: the one that has it, or the one named before a "/"."""
    name, slash, category = given.partition("/")
    having = [each for each in list_names() if (category if slash else given) in _categories(each)]
    if slash and name in having:
        return name, category
    if not slash and len(having) == 1:
        return having[0], given
    if having:
        raise ValueError(
            f"the category {given!r} is in several lists: write {' or '.join(f'{each}/{given}' for each in having)}."
        )
    raise ValueError(f"there is no category {given!r}. A cue to add needs one of those in the evidence, such as 'evaluation'.")


def _row(cells: dict[str, str | None]) -> Correction:
    if "beyond" in cells or None in cells.values():
        raise ValueError("it has not as many cells as the first line. Put a cell with a comma in quotation marks.")
    given = {name: (cells.get(name) or "").strip() for name in COLUMNS}
    try:
        weight = float(given["weight"] or 1)
    except ValueError:
        raise ValueError(f"the weight {given['weight']!r} is not a number.") from None
    action = cast("Literal['reject', 'add']", given["action"].lower())
    return Correction(given["cue"], action, given["reason"], given["category"], weight, given["article"] or None)
