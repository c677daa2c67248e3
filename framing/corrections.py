"""Corrections: cues that somebody rejects or adds, in all articles or in one, without touching a word list."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

import numpy as np

from framing.lexicon import Lexicon, Match, Row, lexicon, list_names
from framing.row import check_row
from framing.scan import Scan
from framing.variants import shortened, variants

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from framing.document import Document
    from framing.matching import Allowed

Given: TypeAlias = "Corrections | Iterable[Correction] | str | os.PathLike[str] | None"
"""What `analyse` takes: corrections, rows of them, or the path of a file."""
COLUMNS: Final = ("cue", "action", "category", "weight", "reason", "article")
_ORIGIN: Final = "correction"
_TOGETHER: Final = ("attribution", "loaded_language", "hedges", "boosters", "approximators", "prescriptions")
"""Lists that the scores of a body need, which are looked for together."""
_IN_HEADLINES: Final = ("attribution", "loaded_language")
"""Those of them that the scores of a headline need."""


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
        A category of the lists of this package, as the evidence has it; where two lists have it, "hedges/adverb". Of a cue to
        add, what it is; of one to reject, which of its readings, empty for all. Lists of your own are corrected in their
        files, but what is rejected without a category is rejected in them too.
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
    before. Marks of punctuation and the background, which are no words of a list, cannot be corrected.

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
    TypeError
        If a row is no Correction, or a field of it has the wrong type.
    ValueError
        If one cannot be applied, or another rejects all that it adds; the message names its line, and what to do.

    Examples
    --------
    >>> import framing
    >>> own = Corrections([Correction("shameful", "reject", "the title of a film here")])
    >>> framing.analyse(["The shameful bill passed."], corrections=own).evidence.text.tolist()
    []
    """

    def __init__(self, rows: Iterable[Correction], *, name: str = "corrections", lines: Sequence[int] = ()) -> None:
        if isinstance(rows, (str, Correction)):
            raise TypeError(f"{name} takes a list of Correction, not one {type(rows).__name__}: put it in a list.")
        self.rows = tuple(rows)
        self.name = name
        self.lines = tuple(lines) or tuple(range(2, len(self.rows) + 2))
        self._scopes: list[_Scope] = []
        self._rejecting: dict[tuple[str, ...], list[int]] = {}  # words → numbers of corrections
        self._adding: dict[str, dict[Row, list[int]]] = {}  # list → rows that it has besides → numbers of corrections
        for number, row in enumerate(self.rows):
            if not isinstance(row, Correction):
                raise TypeError(f"{name} takes rows of framing.Correction, not {type(row).__name__}.")
            try:
                self._take(number, row)
            except (TypeError, ValueError) as error:
                raise type(error)(f"{self.place_of(number)}: {error}") from None
        self._check_added()

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
            If a row cannot be read or applied, or a column is none of these; the message names the file, the line, and what to
            do.
        OSError
            If it cannot be opened.

        Examples
        --------
        >>> from pathlib import Path
        >>> Path("reports").mkdir(exist_ok=True)
        >>> rows = ["cue,action,reason,category,weight", "shameful,reject,a title,,", "regime~,add,of one only,evaluation,0.5"]
        >>> _ = Path("reports/corrections.csv").write_text("\n".join(rows), "utf-8")
        >>> Corrections.from_csv("reports/corrections.csv")
        <Corrections: 1 rejected, 1 added>
        """
        from framing.corrections_csv import rows_of_csv
        from framing.csv_rows import decoded

        rows, lines = rows_of_csv(str(path), decoded(path, str(path)))
        return cls(rows, name=str(path), lines=lines)

    @classmethod
    def given(cls, corrections: Given) -> Corrections | None:
        """The corrections as they were given, or of the rows or the file that were."""
        if corrections is None or isinstance(corrections, Corrections):
            return corrections
        return cls.from_csv(corrections) if isinstance(corrections, (str, os.PathLike)) else cls(corrections)

    def __len__(self) -> int:
        return len(self.rows)

    def __reduce__(self) -> tuple[Callable[..., Corrections], tuple[object, ...]]:
        return _again, (self.rows, self.name, self.lines)

    def __repr__(self) -> str:
        rejected = sum(row.action == "reject" for row in self.rows)
        return f"<Corrections: {rejected} rejected, {len(self.rows) - rejected} added>"

    def place_of(self, number: int) -> str:
        """Where one of them stands, by its place in ``rows``."""
        return f"{self.name}, line {self.lines[number]}, cue {shortened(str(self.rows[number].cue))}"

    def _take(self, number: int, row: Correction) -> None:
        for name in ("action", "reason"):
            if not isinstance(getattr(row, name), str):
                raise TypeError(f"the {name} is {getattr(row, name)!r}, which is no text.")
        if row.article is not None and not isinstance(row.article, str):
            raise TypeError(f"the article is {row.article!r}; it must be an id as a text, or None for all.")
        check_row(Row(row.cue, row.category, row.weight if row.action == "add" else 1.0))
        if not row.reason.strip():
            raise ValueError("the reason is empty: say why, for those who read the results.")
        if "*" in row.cue:
            raise ValueError("a correction has no *: write out the words, or use ~ for inflections.")
        if row.cue.lstrip().startswith("<"):
            raise ValueError(
                "what code looks for, as marks of punctuation, cannot be corrected. Write words, or delete the row."
            )
        if row.action == "reject":
            self._scopes.append(_scope(row.category) if row.category else _Scope(None, ""))
            for words in variants(row.cue):
                self._rejecting.setdefault(words, []).append(number)
        elif row.action == "add":
            scope = _scope(row.category)
            if scope.name is None:
                choices = " or ".join(f"{name}/{row.category}" for name in _lists_with(row.category))
                raise ValueError(f"the category {row.category!r} is in several lists: write {choices}.")
            variants(row.cue)  # which refuses what can never be found
            self._scopes.append(scope)
            added = Row(row.cue, scope.category, row.weight, origin=_ORIGIN)
            self._adding.setdefault(scope.name, {}).setdefault(added, []).append(number)
        else:
            raise ValueError(f"the action is {row.action!r}; it must be reject or add.")

    def _check_added(self) -> None:
        """Refuse cues to add that others reject wherever they would count."""
        added = ((name, cue, number) for name, of in self._adding.items() for cue, numbers in of.items() for number in numbers)
        for name, cue, number in added:
            rejecting = [self._deciding(words, cue, name, self.rows[number].article) for words in variants(cue.cue)]
            if all(rejecting):
                raise ValueError(
                    f"{self.place_of(number)}: it can never count, since line {self.lines[rejecting[0][0]]} rejects it. Give "
                    "that line another category or article, or delete one of the two."
                )

    @cached_property
    def _lists(self) -> dict[str, Lexicon]:
        """The lists that have more cues than the shipped ones, which give way to them."""
        return {name: Lexicon(name, [*rows, *lexicon(name).rows], first_holds=True) for name, rows in self._adding.items()}

    def list_named(self, name: str) -> Lexicon:
        """A shipped list, with what is added to it."""
        return self._lists.get(name) or lexicon(name)

    @cached_property
    def scan(self) -> Scan:
        """The lists that are looked for together."""
        return Scan(map(self.list_named, _TOGETHER)) if self._lists.keys() & set(_TOGETHER) else _shipped()

    def concern(self, words: tuple[str, ...], row: Row, name: str | None) -> bool:
        """Whether any correction is about these words, in canonical form, or added this row to that list."""
        return words in self._rejecting or row in self._adding.get(name or "", ())

    def decision(self, words: tuple[str, ...], row: Row, name: str | None, article: str | None) -> tuple[bool, list[int]]:
        """Whether these words, in canonical form, count as that row's cue in that article, and which corrections decide it."""
        adding = self._adding.get(name or "", {}).get(row)
        if adding is not None:
            adding = [number for number in adding if self.rows[number].article in {None, article}]
            if not adding:
                return False, []
        rejecting = self._deciding(words, row, name, article)
        return not rejecting, rejecting or adding or []

    def _deciding(self, words: tuple[str, ...], row: Row, name: str | None, article: str | None) -> list[int]:
        """Numbers of the corrections that reject these words as that row's cue."""
        return [
            number
            for number in self._rejecting.get(words, ())
            if self._scopes[number].holds(row, name) and self.rows[number].article in {None, article}
        ]


class _Scope(NamedTuple):
    """Which cues a correction is about: of a list, or of all; of a category, or of any."""

    name: str | None
    category: str

    def holds(self, row: Row, name: str | None) -> bool:
        return self.name in {None, name} and (not self.category or self.category in row.categories)


class Decision(NamedTuple):
    """A correction, by its place among them, and a cue that it rejected or added: words ``first`` to ``stop`` of a document.

    ``article`` is the article's place in the document; ``is_shipped`` tells a cue of this package's lists from one of another.
    """

    correction: int
    article: int
    is_headline: bool
    first: int
    stop: int
    is_shipped: bool


@dataclass(frozen=True)
class Corrected:
    """Corrections of the documents of a batch, the ids of its articles, and what was decided as cues were looked for."""

    corrections: Corrections
    ids: tuple[str | None, ...]
    decided: set[Decision] = field(default_factory=set)

    def allowed(self, document: Document, name: str | None) -> Allowed:
        """Whether words count as a row's cue, where they begin at a word of the document, in a shipped list or one's own."""
        first_words, articles = document.sentences.first_word, document.sentences.article

        def allowed(words: tuple[str, ...], row: Row, first: int) -> bool:
            if not self.corrections.concern(words, row, name):
                return True
            article = int(articles[int(np.searchsorted(first_words, first, side="right")) - 1])
            counts, deciding = self.corrections.decision(words, row, name, self.ids[article])
            cue = (article, document.is_headline, first, first + len(words), name is not None)
            self.decided.update(Decision(number, *cue) for number in deciding)
            return counts

        return allowed


def list_matches(name: str, document: Document) -> Sequence[Match]:
    """The cues of a shipped list in a document, as it is corrected."""
    if name in (_IN_HEADLINES if document.is_headline else _TOGETHER):
        return document.once(_found_together)[name]
    corrected = document.corrected
    if corrected is None:
        return lexicon(name).matches(document)
    return corrected.corrections.list_named(name).matches(document, corrected.allowed(document, name))


def _found_together(document: Document) -> Mapping[str, Sequence[Match]]:
    names, corrected = _IN_HEADLINES if document.is_headline else _TOGETHER, document.corrected
    if corrected is None:
        return _shipped().matches(document, names)
    return corrected.corrections.scan.matches(document, names, partial(corrected.allowed, document))


@cache
def _shipped() -> Scan:
    return Scan(map(lexicon, _TOGETHER))


def kept(found: Sequence[tuple[int, int, Row]], document: Document, name: str) -> list[Match]:
    """Cues that code found, of a shipped list, without those that are rejected."""
    if document.corrected is None:
        return [Match(*each) for each in found]
    allowed, words = document.corrected.allowed(document, name), document.word_canonical
    return [Match(*each) for each in found if allowed(tuple(words[each[0] : each[1]]), each[2], each[0])]


def _again(rows: tuple[Correction, ...], name: str, lines: tuple[int, ...]) -> Corrections:
    return Corrections(rows, name=name, lines=lines)


def _lists_with(category: str) -> list[str]:
    return [name for name in list_names() if category in lexicon(name).categories]


def _scope(given: str) -> _Scope:
    """A category, and the list it belongs to: the one named before a "/", or the only one that has it."""
    name, slash, category = given.partition("/")
    having = _lists_with(category if slash else given)
    if slash and name in having:
        return _Scope(name, category)
    if having and not slash:
        return _Scope(having[0] if len(having) == 1 else None, given)
    if having:
        choices = " or ".join(f"{each}/{category}" for each in having)
        raise ValueError(f"no list {name!r} has the category {category!r}: write {choices}.")
    raise ValueError(
        f"there is no category {given!r}. Write one of the lists of this package, as the evidence has it: such as 'evaluation'."
    )
