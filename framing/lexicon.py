"""Lexicon: a list of cues with their contexts, matched on words, longest cue first, in one pass."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache, cached_property, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from framing.closed_phrases import ClosedPhrases
from framing.context import condition
from framing.list_files import list_digest, list_names
from framing.matching import matched
from framing.nearest import did_you_mean
from framing.open_phrases import OpenPhrases
from framing.places import within_sentences
from framing.row import Match, Row, check_row
from framing.variants import is_open, shortened, variants

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence

    from framing.article import Article
    from framing.document import Document
    from framing.list_check import ListCheck
    from framing.matching import Allowed
    from framing.places import Within

__all__ = ["Lexicon", "Match", "Row", "lexicon", "list_digest", "list_names"]


class Lexicon:
    """A list of cues.

    A cue is one or more words; ``~`` after a word stands for its inflections too, ``*`` for all words that begin like it, ``|``
    between words for a choice. A cue in angle brackets (``<exclamation>``) names a pattern that code looks for; the list gives
    its category and weight. A cue of several categories names all, with ``; `` between.
    Where cues overlap, the leftmost counts, of those the longest (in words), of those the one with fewer and longer beginnings
    of words.

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

    Attributes
    ----------
    skipped : tuple of str
        The lines of a file that `from_dic` was told to leave out, each with its reason.

    Raises
    ------
    TypeError
        If a row is none, or a field of it has the wrong type.
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
        self.lines = tuple(lines) if lines is not None else tuple(range(2, len(self.rows) + 2))
        self.skipped: tuple[str, ...] = ()
        self._first_holds = first_holds
        self.patterns: dict[str, Row] = {}
        self.phrases: dict[tuple[str, ...], tuple[Row, ...]] = {}
        self._open = OpenPhrases()
        line_of: dict[int, int] = {}
        same: dict[str, str] = {}  # most words are of several phrases, which share them
        for number, row in zip(self.lines, self.rows, strict=True):
            if not isinstance(row, Row):
                raise TypeError(f"word list {name!r} takes rows of framing.lexicon.Row, not {type(row).__name__}.")
            try:
                self._check(row)
                earlier = self._add(row, same)
            except (TypeError, ValueError) as error:
                raise type(error)(f"word list {name!r}, line {number}, cue {shortened(str(row.cue))}: {error}") from None
            if earlier and not first_holds:
                raise ValueError(
                    f"word list {name!r}, line {number}, cue {shortened(row.cue)}: it can never be found, since all it stands "
                    f"for stands in line {line_of[id(earlier)]} with the same context. Delete one of the two."
                )
            line_of[id(row)] = number

    @classmethod
    def from_csv(cls, path: str | os.PathLike[str], *, check: bool = True) -> Lexicon:
        r"""The list in a CSV file, UTF-8, with the columns that `parse` takes.

        Parameters
        ----------
        path : str or path
            The file.
        check : bool
            Whether to hold each row to its own promises: its example must have it, its counterexample must not.

        Returns
        -------
        Lexicon
            Called as the path.

        Raises
        ------
        ValueError
            If it is not UTF-8, a row cannot be read, or does not keep its promises; the message names the file, the line, and
            what to do.
        OSError
            If it cannot be opened.

        Examples
        --------
        >>> from pathlib import Path
        >>> Path("reports").mkdir(exist_ok=True)
        >>> _ = Path("reports/words.csv").write_text("cue,category,example\nslam~,attack,Critics slammed it.\n", "utf-8")
        >>> Lexicon.from_csv("reports/words.csv").categories
        ('attack',)
        """
        from framing.csv_rows import decoded
        from framing.promises import broken_promises, refuse

        found = cls.parse(str(path), decoded(path, f"word list {str(path)!r}"))
        if check:
            refuse(found.name, broken_promises(found))
        return found

    @classmethod
    def from_dic(cls, path: str | os.PathLike[str], *, skip_unreadable: bool = False) -> Lexicon:
        r"""The list in a ``.dic`` file, as LIWC and its kin have them, UTF-8; every cue weighs 1.

        Either categories with numbers between two lines ``%``, and below them in each line a cue and the numbers of its
        categories, behind a tabulator or spaces; or a table with the first line ``DicTerm,CATEGORY,…`` and an X in the cells of
        its categories. ``*`` at the end of a word stands for all words that begin like it. Of two spellings of the same word
        the first counts.

        Parameters
        ----------
        path : str or path
            The file.
        skip_unreadable : bool
            Whether to leave out the lines that cannot be taken; ``skipped`` tells which, and why.

        Returns
        -------
        Lexicon
            Called as the path.

        Raises
        ------
        ValueError
            If a line cannot be taken, as those with conditions, ``(02 134)``, or with marks that are no words; the message
            lists them with what to do.
        OSError
            If it cannot be opened.

        Examples
        --------
        >>> from pathlib import Path
        >>> Path("reports").mkdir(exist_ok=True)
        >>> _ = Path("reports/words.dic").write_text("%\n1\tanger\n%\nfur*\t1\n", "utf-8")
        >>> [(row.cue, row.category) for row in Lexicon.from_dic("reports/words.dic").rows]
        [('fur*', 'anger')]
        """
        from framing.csv_rows import decoded
        from framing.list_dic import rows_of_dic

        text = decoded(path, f"word list {str(path)!r}")
        rows, lines, skipped = rows_of_dic(str(path), text, skip_unreadable=skip_unreadable)
        found = cls(str(path), rows, lines=lines, first_holds=True)
        found.skipped = skipped
        return found

    @classmethod
    def parse(cls, name: str, text: str) -> Lexicon:
        r"""The list in `text`, a CSV with the columns cue, category, weight, context, example, counterexample, origin.

        Only cue is needed. A row without weight has 1, one without category the name of the list. Other columns are ignored,
        unless their name is nearly one of these. Examples and counterexamples are not tried.

        Parameters
        ----------
        name, text : str
            What errors call the list, and what the file would have.

        Returns
        -------
        Lexicon

        Raises
        ------
        ValueError
            If a row cannot be read; the message names the list, the line, and what to do.

        Examples
        --------
        >>> Lexicon.parse("mine", "cue,weight\nslam~,0.5\nshameful,\n").rows[1]
        Row(cue='shameful', category='mine', weight=1.0, context='', example='', counterexample='', origin='')
        """
        from framing.list_csv import rows_of_csv

        rows, lines = rows_of_csv(name, text)
        return cls(name, rows, lines=lines)

    def __reduce__(self) -> tuple[Any, ...]:
        return (
            partial(Lexicon, lines=self.lines, first_holds=self._first_holds),
            (self.name, self.rows),
            {"skipped": self.skipped},
        )

    def __repr__(self) -> str:
        n = len(self.skipped)
        left_out = f", {n:,} line{'s' if n != 1 else ''} left out" if n else ""
        return f"<Lexicon {self.name!r}: {len(self.rows):,} cues, {len(self.categories):,} categories{left_out}>"

    @property
    def categories(self) -> tuple[str, ...]:
        """Its categories, in the order of its rows."""
        return tuple(dict.fromkeys(category for row in self.rows for category in row.categories))

    def only(self, category: str) -> Lexicon:
        """The list of the cues of one category; those of several have only this one in it.

        Parameters
        ----------
        category : str
            One of `categories`.

        Returns
        -------
        Lexicon

        Raises
        ------
        LookupError
            If it has none; the message gives the nearest and all.

        Examples
        --------
        >>> words = Lexicon("mine", [Row("slam~", "attack; verb"), Row("brazen", "attack"), Row("say~", "verb")])
        >>> [(row.cue, row.category) for row in words.only("verb").rows]
        [('slam~', 'verb'), ('say~', 'verb')]
        """
        known = self.categories
        if category not in known:
            hint = did_you_mean(category, known)
            raise LookupError(f"word list {self.name!r} has no category {category!r}.{hint} It has: {', '.join(known)}.")
        kept = [(row, line) for row, line in zip(self.rows, self.lines, strict=True) if category in row.categories]
        rows = (replace(row, category=category) for row, _ in kept)
        return Lexicon(self.name, rows, lines=[line for _, line in kept], first_holds=self._first_holds)

    def check(self, articles: Iterable[Article | str]) -> ListCheck:
        """What each row finds in a corpus, which rows are dead, and how far they hang together.

        Parameters
        ----------
        articles : iterable of Article or str
            The corpus; bodies are looked at.

        Returns
        -------
        ListCheck

        Examples
        --------
        >>> words = Lexicon("mine", [Row("slam~"), Row("shameful"), Row("brazen")])
        >>> words.check(["Critics slammed the deal.", "The shameful deal was slammed."]).dead.cue.tolist()
        ['brazen']
        """
        from framing.list_check import check_list

        return check_list(self, articles)

    def _check(self, row: Row) -> None:
        check_row(row)
        condition(row.context)

    def _add(self, row: Row, same: dict[str, str]) -> Row | None:
        """Take in a row; if an earlier one stands for all it stands for, in the same context, that one."""
        if row.cue.startswith("<"):
            earlier = self.patterns.setdefault(row.cue.strip("<>"), row)
            return None if earlier is row else earlier
        taken: Row | None = None
        is_new = False
        alone = (row,)
        for found in variants(row.cue):
            words = tuple(map(same.setdefault, found, found))
            rows = self.phrases.get(words, ())
            self.phrases[words] = (*rows, row) if rows else alone
            other = next((other for other in rows if other.context == row.context), None)
            taken = taken or other
            is_new = is_new or other is None
            if "*" in row.cue and not rows and any(map(is_open, words)):
                self._open.add(len(self.phrases) - 1, words)
        return None if is_new else taken

    @property
    def digest(self) -> str:
        """First 12 hexadecimal digits of the SHA-256 of all rows, to tell one state of the list from another."""
        lines = "\n".join("\t".join(map(str, (row.cue, row.category, row.weight, row.context))) for row in self.rows)
        return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @cached_property
    def _closed(self) -> ClosedPhrases:
        may_be_open = len(self._open) > 0
        numbered = enumerate(self.phrases)
        return ClosedPhrases(each for each in numbered if not (may_be_open and any(map(is_open, each[1]))))

    @cached_property
    def _rows_of(self) -> list[tuple[Row, ...]]:
        """The rows of each phrase, by its number."""
        return list(self.phrases.values())

    def matches(self, document: Document, allowed: Allowed | None = None) -> list[Match]:
        """All cues in the document whose context holds, none overlapping, in order.

        Parameters
        ----------
        document : Document
            Where to look.
        allowed : function, optional
            ``allowed(words, row, first)`` tells of a cue whose context holds, by its words in canonical form and the number
            of the first, whether it counts; without it all do.

        Returns
        -------
        list of Match
            ``first`` and ``stop`` (end open) are numbers of words in ``document.words``; ``row`` is the row that found them.

        Examples
        --------
        >>> from framing import Document
        >>> document = Document("The vote may slip to May.")
        >>> match = Lexicon("mine", [Row("may", context="not month")]).matches(document)[0]
        >>> match.first, match.stop, document.words[match.first].text
        (2, 3, 'may')
        """
        places = self._closed.places(document).and_also(self._open.places(document))
        return self.matches_at(document, within_sentences(document, places), allowed)

    def matches_at(self, document: Document, places: Within, allowed: Allowed | None = None) -> list[Match]:
        """The same, where phrases are known to stand at these places."""
        return matched(self._rows_of, document, places, allowed)


class _Shipped(Lexicon):
    """A list of this package, whose rows a test checks, not each process that uses them."""

    def _check(self, row: Row) -> None:
        pass


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
    if name not in list_names():
        hint = did_you_mean(name, list_names())
        raise LookupError(f"no word list named {name!r}.{hint} Available: {', '.join(list_names())}.")
    return _Shipped.parse(name, files("framing.lexicons").joinpath(f"{name}.csv").read_text(encoding="utf-8"))
