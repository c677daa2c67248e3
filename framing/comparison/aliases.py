"""Aliases: names that stand for the same actor, from a table that users extend."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from framing.document.cut import word_pattern
from framing.document.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Key: TypeAlias = tuple[str, ...]
COLUMNS: Final = ("alias", "actor", "kind")
KINDS: Final = ("country", "demonym", "capital as government", "body", "person", "place")
_NO_PLURAL: Final = ("s", "sh", "ch", "ese", "se")


@dataclass(frozen=True, slots=True)
class Alias:
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
    return tuple(_plain_word(word) for word in words)


def _plain_word(word: str) -> str:
    return (word[:-2] if word.endswith(("'s", "'S")) else word).replace(".", "")


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
            words = key(word_pattern(row.alias).findall(plain(row.alias)))
            if not words:
                raise ValueError(f"the alias {row.alias!r} of {row.actor!r} holds no word: fill it in or delete the row.")
            self._of[words] = row
            if row.kind == "demonym" and not words[-1].endswith(_NO_PLURAL):
                self._of.setdefault((*words[:-1], words[-1] + "s"), row)
        self.longest = max(map(len, self._of), default=0)
        self._starts = frozenset(words[0] for words in self._of)

    @classmethod
    def from_csv(cls, path: str | Path) -> Aliases:
        """The table in a CSV file with the columns alias, actor, kind.

        Raises
        ------
        ValueError
            If a column is missing or a kind unknown; the message says what to do.
        """
        return cls.parse(str(path), Path(path).read_text(encoding="utf-8-sig"))

    @classmethod
    def parse(cls, name: str, text: str) -> Aliases:
        """The table in `text`; errors call it `name`."""
        reader = csv.DictReader(text.splitlines())
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            raise ValueError(
                f"aliases {name!r} lack the columns {', '.join(missing)}; the first line must name {', '.join(COLUMNS)}."
            )
        rows = [Alias(line["alias"] or "", line["actor"] or "", line["kind"] or "") for line in reader]
        for number, row in enumerate(rows, 2):
            if row.kind not in KINDS or not row.actor:
                raise ValueError(
                    f"aliases {name!r}, line {number}, {row.alias!r}: needs an actor and one of the kinds {', '.join(KINDS)}."
                )
        return cls(rows)

    def with_mapping(self, more: Mapping[str, str] | None) -> Aliases:
        """The table with more aliases, alias → actor; an actor that the table has keeps its kind, others are bodies."""
        if not more:
            return self
        kinds = {row.actor: row.kind for row in reversed(self.rows) if row.kind in {"country", "body", "person", "place"}}
        return Aliases([*self.rows, *(Alias(alias, actor, kinds.get(actor, "body")) for alias, actor in more.items())])

    def get(self, words: Key) -> Alias | None:
        """What these words, in the form of `key`, stand for."""
        return self._of.get(words)

    def longest_at(self, words: Sequence[str], start: int, stop: int) -> int:
        """Where the longest alias that starts at `start` ends, at most at `stop`; `start` if there is none."""
        if words[start] in self._starts:
            for end in range(min(stop, start + self.longest), start, -1):
                if tuple(words[start:end]) in self._of:
                    return end
        return start


@cache
def shipped_aliases() -> Aliases:
    """The table ``lexicons/aliases.csv``."""
    return Aliases.parse("aliases", files("framing.lexicons").joinpath("aliases.csv").read_text(encoding="utf-8"))
