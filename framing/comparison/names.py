"""Names: who and what the articles on an event name, with the variants of each name joined into one actor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.comparison.aliases import Alias, Aliases, Key, shipped_aliases
from framing.comparison.runs import HEADS, Run, Runs, known_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framing.comparison.event import Event
    from framing.document import Document

_PLACED: Final = frozenset("in near outside around at across throughout".split())
_NO_FIRST_NAME: Final = frozenset("north south east west new san los las st saint fort lake mount united great".split())
_LONGEST_PERSON: Final = 4  # words
_NUMERALS: Final = frozenset("II III IV".split())
_SHORT_FORMS: Final = dict(
    pair.split("-")
    for pair in (
        "Abby-Abigail Al-Albert Alex-Alexander Andy-Andrew Ben-Benjamin Bernie-Bernard Bill-William Bob-Robert Cathy-Catherine "
        "Charlie-Charles Chris-Christopher Chuck-Charles Dan-Daniel Dave-David Dick-Richard Don-Donald Doug-Douglas Ed-Edward "
        "Fred-Frederick Greg-Gregory Jeff-Jeffrey Jerry-Gerald Jim-James Joe-Joseph Jon-Jonathan Kate-Katherine Ken-Kenneth "
        "Larry-Lawrence Liz-Elizabeth Matt-Matthew Mike-Michael Nick-Nicholas Pat-Patrick Pete-Peter Ray-Raymond Rick-Richard "
        "Ron-Ronald Sam-Samuel Steve-Steven Ted-Edward Tim-Timothy Tom-Thomas Tony-Anthony Will-William"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name at words ``first`` to ``stop`` (end open, a title before it included), and whom it stands for.

    ``kind`` is that of the alias table ("demonym" for "Russian", "place" for a capital after "in"), else empty.
    """

    article: int
    sentence: int
    first: int
    stop: int
    text: str
    actor: str
    kind: str = ""


class Names(NamedTuple):
    """Names in the bodies and in the headlines of an event, in order."""

    body: list[Name]
    headline: list[Name]


def names(event: Event, aliases: Mapping[str, str] | Aliases | None = None) -> Names:
    """Names in an event's articles, joined into actors.

    A name is a run of capitalised words, found by capitals and lists alone. The first word of a sentence counts if it is in
    the table of aliases, has its capital inside a sentence too, or goes on as a run of uncommon words. "of" and "for" are
    inner words after an institution's ("Bank of England"), "and" after those ("Centers for … and …") or in the table.
    Titles are joined and are no part of the actor. In headlines, and where most words have a capital, only names that stand
    elsewhere in a body, or in the table, count.

    One actor are: aliases of the table, demonyms ("Russian", "Russians") among them; capitals as governments, but not after
    "in", "near" and the like; an acronym in brackets and the name before it; full names with the same first and last word
    ("Bob" is "Robert", numerals are left out); a last name, or the first word of a name, and the only full name with it in
    the article, else in the event.

    Parameters
    ----------
    event : Event
        The articles.
    aliases : mapping of str to str, or Aliases, optional
        Alias → actor, added to the table that is shipped; an `Aliases` replaces it.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.comparison.event import Event
    >>> event = Event.of([Article("Gen. Mary Lee met Russian envoys in Moscow. Lee left for Russia.", id="1", outlet="A")])
    >>> [(name.text, name.actor) for name in names(event).body]
    [('Gen. Mary Lee', 'Mary Lee'), ('Russian', 'Russia'), ('Moscow', 'Moscow'), ('Lee', 'Mary Lee'), ('Russia', 'Russia')]
    """
    table = aliases if isinstance(aliases, Aliases) else shipped_aliases().with_mapping(aliases)
    runs = Runs(event.body, table)
    found = _split(runs, table)
    telling = [run for run in found if run.stop - run.core > 1 or not runs.is_common[run.core]]
    known = frozenset(tuple(runs.keys[run.core : run.stop]) for run in telling)
    found = sorted([*found, *known_phrases(event.body, runs.titled, known, table)])
    actors = _Actors(event.body, runs, found, table)
    headlines = Runs(event.headline, table)
    phrases = known_phrases(event.headline, [True] * len(event.headline.sentences), known, table)
    return Names(list(actors.names(event.body, runs, found)), list(actors.names(event.headline, headlines, phrases)))


def _split(runs: Runs, aliases: Aliases) -> list[Run]:
    """Runs, where a known body and another known name that follow each other are cut apart ("Senate Democrat Mary Lee")."""
    found = runs.find()
    known = frozenset(tuple(runs.keys[run.core : run.stop]) for run in found)
    parts: list[Run] = []
    for run in found:
        end = aliases.longest_at(runs.keys, run.core, run.stop) if run.first == run.core else run.core
        rest = tuple(runs.keys[end : run.stop])
        alias = aliases.get(tuple(runs.keys[run.core : end]))
        listed = bool(rest) and aliases.get(rest) is not None
        if alias is not None and rest and (listed or (rest in known and alias.kind != "person")):
            parts += [Run(run.first, run.first, end), Run(end, end, run.stop)]
        else:
            parts.append(run)
    return parts


class _Actors:
    """Whom each name of an event stands for."""

    def __init__(self, document: Document, runs: Runs, found: Sequence[Run], aliases: Aliases) -> None:
        self.aliases = aliases
        self._display = _displays(runs, found, aliases)
        self._acronyms = _acronyms(runs, found)
        self._by_word: dict[tuple[int, str, int], dict[str, None]] = {}  # article (−1: any), word, its place → full names
        article = document.sentences.article[document.sentence_of([run.core for run in found])].tolist()
        for run, number in zip(found, article, strict=True):
            words = tuple(runs.keys[run.core : run.stop])
            if _is_full_name(words, aliases):
                full = self._full(words).actor
                for scope in (number, -1):
                    self._by_word.setdefault((scope, _surname(words), -1), {})[full] = None
                    if words[0].lower() not in _NO_FIRST_NAME:
                        self._by_word.setdefault((scope, words[0], 0), {})[full] = None

    def _full(self, words: Key) -> Alias:
        """What a name of several words, or one that no full name goes with, stands for."""
        words = self._acronyms.get(words, words)
        alias = self.aliases.get(words)
        return alias or Alias("", self._display.get(_group(words, self.aliases), " ".join(words)), "")

    def of(self, article: int, words: Key) -> Alias:
        """Whom a name in an article stands for."""
        if len(words) > 1 or self.aliases.get(words) or words in self._acronyms:
            return self._full(words)
        for place in (-1, 0):
            for scope in (article, -1):
                full = list(self._by_word.get((scope, words[0], place), ()))
                if len(full) == 1:
                    return Alias("", full[0], "")
                if full:
                    return self._full(words)
        return self._full(words)

    def names(self, document: Document, runs: Runs, found: Sequence[Run]) -> Iterator[Name]:
        """The names at these runs."""
        sentences = document.sentence_of([run.core for run in found])
        articles = document.sentences.article[sentences]
        for run, sentence, article in zip(found, sentences.tolist(), articles.tolist(), strict=True):
            words = tuple(runs.keys[run.core : run.stop])
            alias = self.of(article, words)
            actor, kind = alias.actor, alias.kind
            before = document.word_canonical[run.first - 1] if run.first else ""
            if kind == "capital as government" and before in _PLACED and run.first > document.sentences.first_word[sentence]:
                actor, kind = alias.alias, "place"
            yield Name(article, sentence, run.first, run.stop, _text(document, run.first, run.stop), actor, kind)


def _is_full_name(words: Key, aliases: Aliases) -> bool:
    alias = aliases.get(words)
    person = alias.kind == "person" if alias else HEADS.isdisjoint(word.lower() for word in words)
    return person and 1 < len(words) <= _LONGEST_PERSON


def _surname(words: Key) -> str:
    return words[-2] if words[-1] in _NUMERALS else words[-1]


def _group(words: Key, aliases: Aliases) -> Key:
    """What full names of one person share: the first name, in its long form, and the last."""
    return (_SHORT_FORMS.get(words[0], words[0]), _surname(words)) if _is_full_name(words, aliases) else words


def _displays(runs: Runs, found: Sequence[Run], aliases: Aliases) -> dict[Key, str]:
    """How each name is written most often, or first where two are equal."""
    texts: dict[Key, Counter[str]] = {}
    for run in found:
        group = _group(tuple(runs.keys[run.core : run.stop]), aliases)
        texts.setdefault(group, Counter())[_text(runs.document, run.core, run.stop)] += 1
    return {group: max(counts, key=counts.__getitem__) for group, counts in texts.items()}


def _acronyms(runs: Runs, found: Sequence[Run]) -> dict[Key, Key]:
    """Acronyms that follow a name in brackets and are made of its initials, with the name."""
    defined: dict[Key, Key] = {}
    for run in found:
        words = runs.keys[run.core : run.stop]
        inside = runs.keys[run.stop] if run.stop < len(runs.keys) and runs.gap(run.stop).strip() == "(" else ""
        initials = "".join(word[0] for word in words)
        capitals = "".join(word[0] for word in words if word[0].isupper())
        if len(inside) > 1 and inside.isupper() and inside in {initials.upper(), capitals}:
            defined.setdefault((inside,), tuple(words))
    return defined


def _text(document: Document, first: int, stop: int) -> str:
    text = " ".join(document.plain[document.words.start[first] : document.words.end[stop - 1]].split())
    return text[:-2] if text.endswith(("'s", "'S")) else text
