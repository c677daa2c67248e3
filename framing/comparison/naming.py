"""Naming: what each outlet of an event calls the same thing."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.lexicon import Lexicon, Row
from framing.tables import table_of
from framing.voice import quoted_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd

    from framing.comparison.event import Event
    from framing.document import Document

COLUMNS: Final = ("referent", "outlet", "name", "count", "same_fact")


class _Use(NamedTuple):
    article: int
    part: str
    start: int
    referent: str
    name: str


def naming(event: Event, referents: Iterable[Row] | None = None, facts: pd.DataFrame | None = None) -> pd.DataFrame:
    """How often each outlet calls the same thing by which name, in its own words.

    Counted are the names of ``lexicons/referents.csv`` in bodies and headlines, outside quotation marks (scare quotes count),
    each under the form it is listed in ("war~" as "war", of a choice "a|b" the first). Rows are there for referents with at
    least two names in the event, in the order of the list, outlets in the order of the articles; counts of 0 are left out.

    The list knows words, not what they refer to: "war" and "invasion" are counted together although an article may speak of
    two wars, and a row says how often a word stands there, not that the other word would have been as fitting.

    Parameters
    ----------
    event : Event
        The articles.
    referents : iterable of Row, optional
        More names, as rows with ``cue`` the name and ``category`` the referent. Where a name is in both, the added row holds.
    facts : DataFrame, optional
        The table of `framing.comparison.claims.claims`; without it ``same_fact`` stays empty.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.comparison.event import Event
    >>> texts = "The war began in May. The war goes on.", "The invasion began in May."
    >>> event = Event.of([Article(text, id=text, outlet=outlet) for text, outlet in zip(texts, "AB")])
    >>> naming(event)[["referent", "outlet", "name", "count"]]
                referent outlet      name  count
    0  armed hostilities      A       war      2
    1  armed hostilities      B  invasion      1
    """
    shipped = referent_names()
    words = shipped if referents is None else Lexicon("referents", [*referents, *shipped.rows], first_holds=True)
    order = {referent: place for place, referent in enumerate(dict.fromkeys(row.category for row in words.rows))}
    found = [*_own(event.headline, "headline", words), *_own(event.body, "body", words)]
    counts = Counter((use.referent, event.outlets[use.article], use.name) for use in found)
    names = Counter(referent for referent, _ in {(referent, name) for referent, _, name in counts})
    others = {} if facts is None else _in_same_facts(event, found, facts)
    rows = [(*key, count, ", ".join(others.get(key, ()))) for key, count in counts.items() if names[key[0]] > 1]
    rows.sort(key=lambda row: (order[row[0]], event.outlet_names.index(row[1]), -row[3], row[2]))
    return table_of(rows, COLUMNS).astype({"count": "int64"})


def _in_same_facts(event: Event, found: Sequence[_Use], facts: pd.DataFrame) -> dict[tuple[str, str, str], dict[str, None]]:
    """Referent, outlet and name → "name (outlet)" of others that tell a fact with another name for the same thing."""
    by_article: dict[tuple[str, str], list[_Use]] = {}
    for use in found:
        by_article.setdefault((str(event.articles[use.article].id), use.part), []).append(use)
    others: dict[tuple[str, str, str], dict[str, None]] = {}
    for _, told in facts[facts.n_outlets > 1].groupby("claim", sort=True):
        used = {
            (use.referent, row["outlet"], use.name): None
            for row in told.to_dict("records")
            for use in by_article.get((row["id"], row["part"]), ())
            if row["start"] <= use.start < row["end"]
        }
        for referent, outlet, name in used:
            for other_referent, other_outlet, other in used:
                if referent == other_referent and outlet != other_outlet and name != other:
                    others.setdefault((referent, outlet, name), {})[f"{other} ({other_outlet})"] = None
    return others


def shown(cue: str) -> str:
    """A name as tables show it.

    Examples
    --------
    >>> shown("tax cut|reduction~")
    'tax cut'
    """
    return " ".join(word.partition("|")[0].rstrip("~") for word in cue.split())


@cache
def referent_names() -> Lexicon:
    """The list ``lexicons/referents.csv``."""
    lines = files("framing.lexicons").joinpath("referents.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.reader(lines[1:])  # referent, name, context, example, counterexample
    return Lexicon("referents", [Row(name, referent, 1.0, *others) for referent, name, *others in rows])


def _own(document: Document, part: str, words: Lexicon) -> Iterator[_Use]:
    """Each name in the outlet's own words."""
    quoted = document.once(quoted_words)
    matches = [match for match in words.matches(document) if not quoted[match.first]]
    articles = document.sentences.article[document.sentence_of([match.first for match in matches])]
    for match, article in zip(matches, articles.tolist(), strict=True):
        start = int(document.words.start[match.first] - document.article_start[article])
        yield _Use(article, part, start, match.row.category, shown(match.row.cue))
