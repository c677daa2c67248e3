"""Names: who and what the articles on an event name, with the variants of each name joined into one actor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.comparison.aliases import Alias, Aliases, Key, key, shipped_aliases
from framing.comparison.runs import HEADS, Run, Runs, known_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framing.comparison.event import Event
    from framing.document import Document

_PLACED: Final = frozenset("in near outside around at across throughout".split())
_LONGEST_PERSON: Final = 4  # words
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


def names(event: Event, aliases: Mapping[str, str] | None = None) -> Names:
    """Names in an event's articles, joined into actors.

    A name is a run of capitalised words, found by capitals and lists alone. The first word of a sentence counts if it is in
    the table of aliases, has its capital inside a sentence too, or is an uncommon word before another capital. "of" and "for"
    are inner words after an institution's ("Bank of England"), and so are "bin", "van" and the like. Titles are joined and
    are no part of the actor. In headlines and subheads only names that stand elsewhere in a body, or in the table, count.

    One actor are: aliases of the table, demonyms ("Russian", "Russians") among them; capitals as governments, but not after
    "in", "near" and the like; full names with the same first and last word ("Bob" is "Robert"); a last name, or the first
    word of a name, and the only full name with it in the article, else in the event.

    Parameters
    ----------
    event : Event
        The articles.
    aliases : mapping of str to str, optional
        Alias → actor, added to the table that is shipped.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.comparison.event import Event
    >>> event = Event.of([Article("Gen. Mary Lee met Russian envoys in Moscow. Lee left for Russia.", id="1", outlet="A")])
    >>> [(name.text, name.actor) for name in names(event).body]
    [('Gen. Mary Lee', 'Mary Lee'), ('Russian', 'Russia'), ('Moscow', 'Moscow'), ('Lee', 'Mary Lee'), ('Russia', 'Russia')]
    """
    table = shipped_aliases().with_mapping(aliases)
    runs = Runs(event.body, table)
    found = _split(runs, table)
    known = frozenset(runs.keys[run.core : run.stop] for run in found if not runs.is_common[run.core])
    found = sorted([*found, *known_phrases(event.body, runs.is_subhead, known, table)])
    phrases = known_phrases(event.headline, [True] * len(event.headline.sentences), known, table)
    actors = _Actors(event.body, found, table)
    return Names(list(actors.names(event.body, found)), list(actors.names(event.headline, phrases)))


def _split(runs: Runs, aliases: Aliases) -> list[Run]:
    """Runs, where a known body and another known name that follow each other are cut apart ("Senate Democrat Mary Lee")."""
    found = runs.find()
    known = {runs.keys[run.core : run.stop] for run in found}
    parts: list[Run] = []
    for run in found:
        end = aliases.longest_at(runs.keys, run.core, run.stop)
        rest = runs.keys[end : run.stop]
        if run.core < end and (aliases.get(rest) or rest in known):
            parts += [Run(run.first, run.core, end), Run(end, end, run.stop)]
        else:
            parts.append(run)
    return parts


class _Actors:
    """Whom each name of an event stands for."""

    def __init__(self, document: Document, found: Sequence[Run], aliases: Aliases) -> None:
        self.aliases = aliases
        self._by_word: dict[tuple[int, str, int], dict[str, None]] = {}  # article (−1: any), word, its place → full names
        texts: dict[Key, Counter[str]] = {}  # how each name is written
        for run in found:
            texts.setdefault(self._group(_key(document, run)), Counter())[_text(document, run.core, run.stop)] += 1
        self._display = {group: max(counts, key=counts.__getitem__) for group, counts in texts.items()}
        article = document.sentences.article[document.sentence_of([run.core for run in found])].tolist()
        for run, number in zip(found, article, strict=True):
            words = _key(document, run)
            for place in (-1, 0) if self._is_full_name(words) else ():
                for scope in (number, -1):
                    self._by_word.setdefault((scope, words[place], place), {})[self._full(words).actor] = None

    def _is_full_name(self, words: Key) -> bool:
        alias = self.aliases.get(words)
        person = alias.kind == "person" if alias else HEADS.isdisjoint(word.lower() for word in words)
        return person and 1 < len(words) <= _LONGEST_PERSON

    def _group(self, words: Key) -> Key:
        """What full names of one person share: the first name, in its long form, and the last."""
        return (_SHORT_FORMS.get(words[0], words[0]), words[-1]) if self._is_full_name(words) else words

    def _full(self, words: Key) -> Alias:
        """What a name of several words, or one that no full name goes with, stands for."""
        return self.aliases.get(words) or Alias("", self._display.get(self._group(words), " ".join(words)), "")

    def of(self, article: int, words: Key) -> Alias:
        """Whom a name in an article stands for."""
        if len(words) == 1 and not self.aliases.get(words):
            for place in (-1, 0):
                full = self._by_word.get((article, words[0], place)) or self._by_word.get((-1, words[0], place))
                if full:
                    return Alias("", next(iter(full)), "") if len(full) == 1 else self._full(words)
        return self._full(words)

    def names(self, document: Document, found: Sequence[Run]) -> Iterator[Name]:
        """The names at these runs."""
        sentences = document.sentence_of([run.core for run in found])
        articles = document.sentences.article[sentences]
        for run, sentence, article in zip(found, sentences.tolist(), articles.tolist(), strict=True):
            alias = self.of(article, _key(document, run))
            actor, kind = alias.actor, alias.kind
            if kind == "capital as government" and run.first and document.word_canonical[run.first - 1] in _PLACED:
                actor, kind = alias.alias, "place"
            yield Name(article, sentence, run.first, run.stop, _text(document, run.first, run.stop), actor, kind)


def _key(document: Document, run: Run) -> Key:
    return key(document.word_texts[run.core : run.stop])


def _text(document: Document, first: int, stop: int) -> str:
    text = " ".join(document.plain[document.words.start[first] : document.words.end[stop - 1]].split())
    return text.removesuffix("'s").removesuffix("'S")
