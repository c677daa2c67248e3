"""Aliases: names that stand for the same actor, from a table that users extend."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from framing.document.plain import plain
from framing.document.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Key: TypeAlias = tuple[str, ...]
KINDS: Final = ("country", "demonym", "capital as government", "body", "person", "place")
_NO_PLURAL: Final = ("s", "sh", "ch", "ese", "se")


class Alias(NamedTuple):
    """One way to name an actor, as the table has it."""

    alias: str
    actor: str
    kind: str


def key(words: Iterable[str]) -> Key:
    """Words in the form that names are compared in: without points and the possessive ending.

    Examples
    --------
    >>> key(["U.S", "Senate's"])
    ('US', 'Senate')
    """
    return tuple(word.removesuffix("'s").removesuffix("'S").replace(".", "") for word in words)


class Aliases:
    """A table of aliases; capitals count, points do not.

    A ``demonym`` ("Korean") stands for its plural ("Koreans") too. Where an alias is given twice, the later one holds.

    Parameters
    ----------
    rows : iterable of Alias
        The table.

    Examples
    --------
    >>> Aliases([Alias("U.S.", "United States", "country")]).get(("US",)).actor
    'United States'
    """

    def __init__(self, rows: Iterable[Alias]) -> None:
        self.rows = tuple(rows)
        self._of: dict[Key, Alias] = {}
        for row in self.rows:
            words = key(words_of(plain(row.alias)))
            if not words:
                raise ValueError(f"the alias {row.alias!r} of {row.actor!r} holds no word: fill it in or delete the row.")
            self._of[words] = row
            if row.kind == "demonym" and not words[-1].endswith(_NO_PLURAL):
                self._of.setdefault((*words[:-1], words[-1] + "s"), row)
        self.longest = max(map(len, self._of), default=0)
        self._starts = frozenset(words[0] for words in self._of)

    def with_mapping(self, more: Mapping[str, str] | None) -> Aliases:
        """The table with more aliases, alias → actor; an actor that the table has keeps its kind, others are bodies."""
        kinds = {row.actor: row.kind for row in reversed(self.rows) if row.kind in {"country", "body", "person", "place"}}
        added = [Alias(alias, actor, kinds.get(actor, "body")) for alias, actor in (more or {}).items()]
        return Aliases([*self.rows, *added]) if added else self

    def get(self, words: Key) -> Alias | None:
        """What these words, in the form of `key`, stand for."""
        return self._of.get(words)

    def longest_at(self, words: Sequence[str], start: int, stop: int) -> int:
        """Where the longest alias that starts at `start` ends, at most at `stop`; `start` if there is none."""
        ends = range(min(stop, start + self.longest), start, -1) if words[start] in self._starts else ()
        return next((end for end in ends if tuple(words[start:end]) in self._of), start)


@cache
def shipped_aliases() -> Aliases:
    """The table ``lexicons/aliases.csv``."""
    lines = files("framing.lexicons").joinpath("aliases.csv").read_text(encoding="utf-8").splitlines()
    return Aliases(Alias(**row) for row in csv.DictReader(lines))
