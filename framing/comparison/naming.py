"""Naming: what each outlet of an event calls the same thing."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.lexicon import Lexicon, Row
from framing.voice import quoted_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd

    from framing.comparison.event import Event
    from framing.document import Document

COLUMNS: Final = ("referent", "outlet", "name", "count", "same_fact")
_LISTED: Final = ("referent", "name", "context", "example", "counterexample")


class _Use(NamedTuple):
    article: int
    part: str
    start: int
    referent: str
    name: str


def naming(
    event: Event, referents: Iterable[Row] | str | Path | None = None, facts: pd.DataFrame | None = None
) -> pd.DataFrame:
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
    referents : iterable of Row, or path, optional
        More names, as rows with ``cue`` the name and ``category`` the referent, or a CSV with the columns of the shipped list:
        referent, name, context, example, counterexample. Where a name is in both, the added row holds.
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
    import pandas as pd

    words = _with(referents)
    order = {referent: place for place, referent in enumerate(dict.fromkeys(row.category for row in words.rows))}
    outlets = {outlet: place for place, outlet in enumerate(event.outlet_names)}
    found = [
        use for part, document in (("headline", event.headline), ("body", event.body)) for use in _own(document, part, words)
    ]
    counts = Counter((use.referent, event.outlets[use.article], use.name) for use in found)
    names: dict[str, set[str]] = {}
    for referent, _, name in counts:
        names.setdefault(referent, set()).add(name)
    others = {} if facts is None else _in_same_facts(event, found, facts)
    rows = [(*key, count, ", ".join(others.get(key, ()))) for key, count in counts.items() if len(names[key[0]]) > 1]
    rows.sort(key=lambda row: (order[row[0]], outlets[row[1]], -row[3], row[2]))
    table = pd.DataFrame({name: pd.Series([row[place] for row in rows], dtype=object) for place, name in enumerate(COLUMNS)})
    return table.astype({"count": "int64"})


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
    return Lexicon(
        "referents", _read("referents", files("framing.lexicons").joinpath("referents.csv").read_text(encoding="utf-8"))
    )


def _with(referents: Iterable[Row] | str | Path | None) -> Lexicon:
    if referents is None:
        return referent_names()
    if isinstance(referents, (str, Path)):
        referents = _read(str(referents), Path(referents).read_text(encoding="utf-8-sig"))
    more = list(referents)  # first, since of two equal cues the first counts
    return Lexicon("referents", [*more, *referent_names().rows])


def _read(name: str, text: str) -> list[Row]:
    reader = csv.DictReader(text.splitlines())
    missing = [column for column in _LISTED if column not in (reader.fieldnames or ())]
    if missing:
        raise ValueError(
            f"referents {name!r} lack the columns {', '.join(missing)}; the first line must name {', '.join(_LISTED)}."
        )
    return [
        Row(
            line["name"] or "",
            line["referent"] or "",
            1.0,
            line["context"] or "",
            line["example"] or "",
            line["counterexample"] or "",
        )
        for line in reader
    ]


def _own(document: Document, part: str, words: Lexicon) -> Iterator[_Use]:
    """Each name in the outlet's own words."""
    quoted = document.once(quoted_words)
    matches = [match for match in words.matches(document) if not quoted[match.first]]
    articles = document.sentences.article[document.sentence_of([match.first for match in matches])]
    for match, article in zip(matches, articles.tolist(), strict=True):
        start = int(document.words.start[match.first] - document.article_start[article])
        yield _Use(article, part, start, match.row.category, shown(match.row.cue))
