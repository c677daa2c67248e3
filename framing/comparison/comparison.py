"""Comparison: what differs between articles on the same event, how surely, and what is told only by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from framing.article import free_id
from framing.comparison.claims import claims
from framing.comparison.concordance import keyword_in_context
from framing.comparison.differences import differences
from framing.comparison.echoes import echoes
from framing.comparison.event import Event
from framing.comparison.frames import frames
from framing.comparison.intervals import scores
from framing.comparison.ladder import ladder
from framing.comparison.naming import naming
from framing.comparison.portraits import portraits
from framing.comparison.quotes import quotes
from framing.comparison.sources import attribution_shares, sources
from framing.comparison.span import far_apart
from framing.comparison.summary import TABLES, summary, to_html
from framing.comparison.words import words
from framing.lexicon import Row
from framing.tables import ALL, any_text, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framing.analysis import Analysis
    from framing.article import Article
    from framing.metric import Metric

FEW_FACTS: Final = 3
"""Shared facts under which articles may be on different events."""
LONGEST: Final = 100_000
"""Characters of an article that can be compared: each of its sentences is held beside each of the others'."""


@dataclass(frozen=True)
class Comparison:
    """Tables that set outlets side by side; made by `compare`. Each is made when it is first asked for.

    Where articles have an event, every table has ``event`` as its first column, but for scores, differences and words that
    `compare` was asked to take over all events.

    Attributes
    ----------
    events : tuple of Event
        The articles, by event; empty where `compare` was asked to leave events aside and no article has one. Then scores,
        differences, words and notes have rows, and all other tables are empty.
    metrics : tuple of Metric
        What was measured.
    lists : str
        By which state of the word lists, as `Analysis.lists` has it.
    pooled : tuple of Event
        What scores, differences and words are taken over: ``events``, or all articles together.
    embed, aliases, referents
        As `compare` was given them.

    Examples
    --------
    >>> import framing
    >>> comparison = framing.compare(framing.analyse(framing.read_articles("seeds")))
    >>> comparison.scores.columns.tolist()
    ['outlet', 'metric', 'value', 'low', 'high', 'articles', 'sentences']
    """

    events: tuple[Event, ...]
    pooled: tuple[Event, ...]
    metrics: tuple[Metric, ...]
    lists: str
    _notes: tuple[tuple[str, str, str], ...]
    embed: Callable[[list[str]], Any] | None = None
    aliases: Mapping[str, str] | None = None
    referents: Sequence[Row] | None = None

    @any_text
    def _table(self, function: Callable[[Event], pd.DataFrame], events: tuple[Event, ...] | None = None) -> pd.DataFrame:
        chosen = (self.events if events is None else events) or (Event(None, (), ()),)
        tables = [function(event) for event in chosen]
        if any(event.name is not None for event in chosen):
            for event, table in zip(chosen, tables, strict=True):
                table.insert(0, "event", pd.Series([event.name or ""] * len(table), dtype=object, index=table.index))
        filled = [table for table in tables if len(table)] or tables[:1]
        return pd.concat(filled, ignore_index=True)

    @cached_property
    def scores(self) -> pd.DataFrame:
        """Each outlet's value of each metric, with its interval; see `framing.comparison.intervals.scores`."""
        return self._table(lambda event: scores(event, self.metrics), self.pooled)

    @cached_property
    def differences(self) -> pd.DataFrame:
        """Every pair of outlets and metric, with what may be said of it; see `framing.comparison.differences.differences`."""
        return self._table(lambda event: differences(event, self.metrics), self.pooled)

    @cached_property
    def words(self) -> pd.DataFrame:
        """The words and phrases that set each outlet apart; see `framing.comparison.words.words`."""
        return self._table(words, self.pooled)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The facts told, who vouches for each and how tellings differ; see `framing.comparison.claims.claims`."""
        return self._table(lambda event: claims(event, self.embed))

    @cached_property
    def ladder(self) -> pd.DataFrame:
        """Facts told more than once, each from asserted to denied; see `framing.comparison.ladder.ladder`."""
        return self._table(lambda event: ladder(event, self._claims_of(event)))

    def _claims_of(self, event: Event) -> pd.DataFrame:
        found = self.claims
        return found[found.event == (event.name or "")] if "event" in found else found

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """Quotations, those that outlets share first; see `framing.comparison.quotes.quotes`."""
        return self._table(quotes)

    @cached_property
    def echoes(self) -> pd.DataFrame:
        """Wording that one outlet quotes and another uses in its own voice; see `framing.comparison.echoes.echoes`."""
        return self._table(echoes)

    @cached_property
    def sources(self) -> pd.DataFrame:
        """Who is quoted or paraphrased, by which verb; see `framing.comparison.sources.sources`."""
        return self._table(sources)

    @cached_property
    def attribution(self) -> pd.DataFrame:
        """Shares of each outlet's sentences with a source of each kind, and with none."""
        return self._table(attribution_shares)

    @cached_property
    def naming(self) -> pd.DataFrame:
        """What each outlet calls the same thing; see `framing.comparison.naming.naming`."""
        return self._table(lambda event: naming(event, self.referents, self._claims_of(event)))

    @cached_property
    def portraits(self) -> pd.DataFrame:
        """How often the main actors are named, doing what, in which company; see `framing.comparison.portraits.portraits`."""
        return self._table(lambda event: portraits(event, self.aliases))

    @cached_property
    def frames(self) -> pd.DataFrame:
        """Shares of sentences with the vocabulary of generic frames, experimental; see `framing.comparison.frames.frames`."""
        return self._table(frames)

    @cached_property
    @any_text
    def notes(self) -> pd.DataFrame:
        """What was not compared, or only with a doubt, and why: (event, id, note)."""
        found = self.claims
        rows = list(self._notes)
        for event in self.events:
            of_event = self._claims_of(event)
            shared = int(of_event[of_event.n_outlets > 1].claim.nunique())
            if len(event.outlet_names) > 1 and shared < FEW_FACTS:
                told = f"{shared or 'no'} fact{'s' if shared != 1 else ''} told by more than one outlet"
                rows.append((event.name or "", "", f"{told}: the articles may be on different events"))
        table = table_of(rows, ["event", "id", "note"])
        return table if "event" in found else table.drop(columns="event")

    def keyword_in_context(self, word: str, width: int = 60) -> pd.DataFrame:
        """Every use of a word with what stands around it, in headlines and bodies.

        Parameters
        ----------
        word : str
            A word or phrase; ``~`` after a word stands for its inflections too, ``|`` between words for a choice.
        width : int
            Characters shown on each side, at most; no more than the sentence.

        Returns
        -------
        DataFrame (outlet, id, part, start, end, left, keyword, right)
            One row per use, outlet by outlet; ``start`` and ``end`` are offsets into the headline or the body.

        Raises
        ------
        TypeError
            If `width` is no whole number.
        ValueError
            If it is below 0, or `word` is no word or phrase.

        Examples
        --------
        >>> import framing
        >>> comparison = framing.compare(framing.analyse(framing.read_articles("seeds")))
        >>> comparison.keyword_in_context("volley~", width=8)[["outlet", "left", "keyword", "right"]].values.tolist()
        [['Outlet B', 'missile ', 'volley', ' fuels g']]
        """
        return self._table(lambda event: keyword_in_context(event, word, width), self.events or self.pooled)

    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name, each made now if it was not asked for before.

        Returns
        -------
        dict of str to DataFrame

        Examples
        --------
        >>> import framing
        >>> list(framing.compare(framing.analyse(["Polls close at ten."])).tables())[:3]
        ['scores', 'differences', 'claims']
        """
        return {name: getattr(self, name) for name in TABLES}

    def summary(self) -> str:
        """What the tables say, in plain sentences that the figures bear out; a comparison shows itself so.

        Returns
        -------
        str

        Examples
        --------
        >>> import framing
        >>> framing.compare(framing.analyse(framing.read_articles("seeds"))).summary().splitlines()[0]
        '3 articles of 3 outlets'
        """
        return summary(self)

    def __repr__(self) -> str:
        return self.summary()

    def _repr_html_(self) -> str:
        return to_html(self)


@any_text
def compare(
    analysis: Analysis,
    *,
    by_event: bool = True,
    embed: Callable[[list[str]], Any] | None = None,
    aliases: Mapping[str, str] | None = None,
    referents: Sequence[Row] | None = None,
) -> Comparison:
    """Set articles on the same event side by side, outlet by outlet.

    Articles are grouped by ``Article.event``; if none has one, all are taken to be on one event, with a note where their dates
    span two months or more. The same article given twice is compared once, and articles that are not English
    are not compared; `Comparison.notes` names them. An article without an outlet stands by itself, under its id.

    Parameters
    ----------
    analysis : Analysis
        What `analyse` made.
    by_event : bool
        If False, scores, differences and words are those of each outlet's articles on all events together; all else is compared
        within each event still. Where no article has an event, nothing else is compared then: not facts, quotations or sources.
    embed : function, optional
        From a list of sentences to an array of vectors, shape (n, dimensions), by which facts are aligned; without it words,
        synonyms, names, numbers and dates are.
    aliases : mapping of str to str, optional
        Alias → actor, added to the shipped table for portraits.
    referents : sequence of Row, optional
        Names of things (category: the thing), added to the shipped table for naming.

    Returns
    -------
    Comparison

    Raises
    ------
    TypeError
        If `analysis` is no Analysis, `aliases` no mapping, or `referents` hold something else than rows.
    ValueError
        If no article can be compared: none is English and has at most 100,000 characters.

    Examples
    --------
    >>> import framing
    >>> comparison = compare(framing.analyse(framing.read_articles("seeds")))
    >>> comparison.quotes.query("n_outlets == 3").text.unique()[0]
    '“clear act of provocation”'
    """
    from framing.analysis import Analysis

    if not isinstance(analysis, Analysis):
        raise TypeError(
            f"compare takes what framing.analyse returns, not {type(analysis).__name__}: compare(analyse(articles))."
        )
    if aliases is not None and not isinstance(aliases, Mapping):
        raise TypeError(f"aliases must be a mapping of alias to actor, not {type(aliases).__name__}.")
    if referents is not None and not all(isinstance(row, Row) for row in referents):
        raise TypeError("referents must be rows of framing.lexicon.Row: cue the name, category what it stands for.")
    groups, notes = _groups(analysis)
    if not groups:
        raise ValueError(f"there is no article to compare: none is English and has at most {LONGEST:,} characters.")
    events = tuple(groups)
    pooled = events if by_event else _pooled(events)
    notes += [note for event in events for note in _doubts(event)]
    if not by_event and events[0].name is None and len(events) == 1:
        events = ()
    if told := far_apart(events):
        notes.append(("", "", told))
    return Comparison(events, pooled, analysis.metrics, analysis.lists, tuple(notes), embed, aliases, referents)


def comparable(analysis: Analysis) -> list[bool]:
    """Whether `compare` takes each article."""
    lengths = [max(len(article.text), len(article.headline or "")) for article in analysis.articles]
    return [english and length <= LONGEST for english, length in zip(analysis.english, lengths, strict=True)]


def _groups(analysis: Analysis) -> tuple[list[Event], list[tuple[str, str, str]]]:
    """The articles by event, in their order, and notes on those that are not compared."""
    notes: list[tuple[str, str, str]] = []
    seen: dict[tuple[str | None, str | None, str, str], str] = {}
    taken = {article.outlet for article in analysis.articles if article.outlet}
    doubts: dict[str, list[str]] = {}
    for note in analysis.notes[analysis.notes.metric == ALL].to_dict("records"):
        doubts.setdefault(note["id"], []).append(note["reason"])
    members: dict[str | None, list[tuple[Article, str, int]]] = {}
    for article, first, english, is_taken in zip(
        analysis.articles, analysis.first_sentences, analysis.english, comparable(analysis), strict=True
    ):
        event, name = article.event or None, str(article.id)
        key = (event, article.outlet, " ".join((article.headline or "").split()), " ".join(article.text.split()))
        if not is_taken:
            why = f"more than {LONGEST:,} characters" if english else "not English"
            notes.append((event or "", name, f"{why}: not compared"))
        elif key in seen:
            notes.append((event or "", name, f"the same article as {seen[key]}: counted once"))
        else:
            seen[key] = name
            outlet = article.outlet
            if not outlet:
                outlet = free_id(name, taken)
                notes.append((event or "", name, f"no outlet given: compared under the name {outlet!r}"))
            members.setdefault(event, []).append((article, outlet, first))
            notes += [(event or "", name, doubt) for doubt in doubts.get(name, ())]
    events = [
        Event(event, articles, outlets, first_sentences, analysis.corrections)
        for event, found in members.items()
        for articles, outlets, first_sentences in [zip(*found, strict=True)]
    ]
    return events, notes


def _pooled(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """All articles as one event."""
    return (
        Event(
            None,
            tuple(article for event in events for article in event.articles),
            tuple(outlet for event in events for outlet in event.outlets),
            tuple(first for event in events for first in event.first_sentences),
            events[0].corrections,
        ),
    )


def _doubts(event: Event) -> list[tuple[str, str, str]]:
    """Notes on an event as a whole."""
    name = event.name or ""
    if len(event.articles) == 1:
        return [(name, str(event.articles[0].id), "the only article of its event: nothing to compare it with")]
    if len(event.outlet_names) == 1:
        return [(name, "", f"all articles are of one outlet, {event.outlet_names[0]}: there is no pair of outlets")]
    return []
