"""Claims: the facts that an event's articles tell, who vouches for each, how surely, and what differs between the tellings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from framing.comparison import dates, quantities
from framing.comparison.align import align, lookalikes, statements
from framing.comparison.certainty import ASSERTED, DENIED, NEGATED, certainty, surest
from framing.comparison.similarity import comparable, similarity
from framing.comparison.sources import found_sources
from framing.metrics.loaded_language import find_loaded
from framing.tables import table_of
from framing.voice import attributed_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from framing.comparison.align import Statement
    from framing.comparison.event import Event
    from framing.document import Document

COLUMNS: Final = (
    "claim", "n_outlets", "outlet", "id", "part", "start", "end", "text", "attributed_to", "certainty", "numbers", "dates",
    "differs", "cue", "loaded", "nearest_outlet", "nearest", "similarity", "alike",
)  # fmt: skip
OWN_VOICE: Final = "own voice"
NONE: Final = ("", "", float("nan"))
NOT_NAMED: Final = "(not named)"
"""Stands for a source that the sentence does not name."""


class Telling(NamedTuple):
    """One statement with what it says about its fact."""

    outlet: str
    id: str
    statement: Statement
    attributed_to: str
    certainty: str
    cue: str
    loaded: str
    quantities: tuple[quantities.Quantity, ...]
    dates: tuple[dates.Date, ...]


def claims(event: Event, embed: Callable[[list[str]], Any] | None = None) -> pd.DataFrame:
    """The facts told by an event's articles, one row per fact and statement that tells it.

    Headlines, bullets and sentences are aligned (`framing.comparison.align`): facts told by most outlets first, then in the
    order of the text. A sentence that tells two facts has two rows. A statement that is aligned with none is a fact of its
    outlet alone: not found in the other articles, which may also mean that it was not recognised there.

    Parameters
    ----------
    event : Event
        The articles.
    embed : function, optional
        From a list of sentences to an array of vectors, shape (n, dimensions), whose cosines are used instead of those of
        words.

    Returns
    -------
    DataFrame
        ``claim``, ``n_outlets``
            number of the fact, and how many outlets tell it;
        ``outlet``, ``id``, ``part``, ``start``, ``end``, ``text``
            where it is told;
        ``attributed_to``
            the sources as written, "(not named)" if there is one without a name, empty in the outlet's own voice;
        ``certainty``, ``cue``
            asserted, hedged, boosted or denied, and the words that say so (`framing.comparison.certainty`);
        ``numbers``, ``dates``, ``loaded``
            with their units as written; the loaded words;
        ``differs``
            how the tellings of the fact differ, in words;
        ``nearest_outlet``, ``nearest``, ``similarity``
            for a fact of one outlet the most alike statement of the others, and how alike it is, 0 to 1;
        ``alike``
            other facts told in like words on another occasion.
    """
    found = statements(event)
    tellings = _tellings(event, found)
    alike = similarity(found, embed)
    facts = align(alike.probability, comparable(found))
    told = {number for fact in facts for number in fact}
    outlets = {fact: len({tellings[number].outlet for number in fact}) for fact in facts}
    facts.sort(key=lambda fact: (-outlets[fact], fact))
    facts += [(number,) for number in range(len(found)) if number not in told]
    nearest_of = _nearest(alike.probability, tellings)
    occasions = _other_occasions(facts, lookalikes(alike, facts))
    rows = []
    for claim, fact in enumerate(facts, 1):
        members = _settled([tellings[number] for number in fact])
        n_outlets = outlets.get(fact, 1)
        differs = differences(members, event.outlet_names)
        for number, telling in zip(fact, members, strict=True):
            statement = telling.statement
            nearest = nearest_of.get(number, NONE) if n_outlets == 1 else NONE
            rows.append(
                (claim, n_outlets, telling.outlet, telling.id, statement.part, statement.start, statement.end, statement.text,
                 telling.attributed_to, telling.certainty, _texts(telling.quantities), _texts(telling.dates), differs,
                 telling.cue, telling.loaded, *nearest, occasions.get(claim, ""))
            )  # fmt: skip
    return table_of(rows, COLUMNS)


def told_by_one(claims: pd.DataFrame) -> pd.DataFrame:
    """The rows of facts not found in another outlet's articles, without statements that tell a shared fact too."""
    place = ["id", "part", "start"]
    shared = claims[claims.n_outlets > 1].set_index(place).index
    return claims[(claims.n_outlets == 1) & ~claims.set_index(place).index.isin(shared)]


def differences(members: Sequence[Telling], outlet_names: Sequence[str]) -> str:
    """What differs between the tellings of one fact, in words."""
    having = [outlet for outlet in outlet_names if any(telling.outlet == outlet for telling in members)]
    parts = []
    missing = [outlet for outlet in outlet_names if outlet not in having]
    if missing:
        parts.append("not found in the other articles" if len(having) == 1 else f"not found in {', '.join(missing)}")
    parts += _by_outlet("certainty", members, having, lambda telling: telling.certainty)
    parts += _by_outlet("source", members, having, lambda telling: telling.attributed_to.replace("; ", " and ") or OWN_VOICE)
    for name, found in (
        ("numbers", quantities.differ(telling.quantities for telling in members)),
        ("dates", dates.differ(telling.dates for telling in members)),
    ):
        parts += [f"{name} ({' / '.join(found)})"] if found else []
    parts += _by_outlet("loaded words", members, having, lambda telling: telling.loaded.replace("; ", ", ") or "none")
    return "; ".join(parts)


def _by_outlet(name: str, members: Sequence[Telling], outlets: Sequence[str], of: Callable[[Telling], str]) -> list[str]:
    """One part of `differences`, if the outlets, or the tellings of one, are not alike in it."""
    values = {outlet: list(dict.fromkeys(of(each) for each in members if each.outlet == outlet)) for outlet in outlets}
    if len({value for found in values.values() for value in found}) < 2:
        return []
    cells = [f"{outlet}: {' / '.join(found)}" for outlet, found in values.items()]
    return [f"{name} ({', '.join(cells)})"]


def _settled(members: Sequence[Telling]) -> list[Telling]:
    """The tellings, a plain negation as a denial where others have none, and as assertion where all have one."""
    all_negated = all(telling.certainty in {NEGATED, DENIED} for telling in members)
    settled = {NEGATED: ASSERTED if all_negated else DENIED}
    return [
        telling._replace(certainty=settled.get(telling.certainty, telling.certainty),
                         cue="" if telling.certainty == NEGATED and all_negated else telling.cue)
        for telling in members
    ]  # fmt: skip


def _tellings(event: Event, found: Sequence[Statement]) -> list[Telling]:
    readings = {"body": _Reading(event.body), "headline": _Reading(event.headline)}
    tellings = []
    for statement in found:
        reading = readings[statement.part]
        sentences = reading.sentences_of(statement)
        sure = surest([reading.certainty[sentence] for sentence in sentences])
        tellings.append(
            Telling(
                event.outlets[statement.article],
                str(event.articles[statement.article].id),
                statement,
                "; ".join(dict.fromkeys(name for sentence in sentences for name in reading.who(sentence))),
                sure.certainty,
                "; ".join(sure.cues),
                "; ".join(dict.fromkeys(word for sentence in sentences for word in reading.loaded.get(sentence, ()))),
                tuple(quantities.quantities(statement.text)),
                tuple(dates.dates(statement.text)),
            )
        )
    return tellings


class _Reading:
    """What is known of each sentence of all bodies, or of all headlines."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.certainty = document.once(certainty)
        self._attributed = document.once(attributed_sentences)
        self._named: dict[int, dict[str, None]] = {}
        for source in document.once(found_sources):
            name = "" if source.verb == (source.start, source.end) else document.text[source.start : source.end]
            self._named.setdefault(source.sentence, {})[name or NOT_NAMED] = None
        self.loaded: dict[int, dict[str, None]] = {}
        cues = document.once(find_loaded)
        start, end = cues.spans(document)
        for sentence, a, b in zip(cues.sentence.tolist(), start.tolist(), end.tolist(), strict=True):
            self.loaded.setdefault(sentence, {})[document.text[a:b]] = None

    def sentences_of(self, statement: Statement) -> list[int]:
        """Numbers of the sentences of a statement: several, or none, for a headline."""
        sentences = self.document.sentences
        if statement.part == "headline":
            return [int(number) for number in np.flatnonzero(sentences.article == statement.article)]
        place = int(self.document.article_start[statement.article]) + statement.start
        return [int(np.searchsorted(sentences.start, place, side="right")) - 1]

    def who(self, sentence: int) -> list[str]:
        """The sources of a sentence as written."""
        return list(self._named.get(sentence, ())) or ([NOT_NAMED] if self._attributed[sentence] else [])


def _nearest(probability: NDArray[np.float32], tellings: Sequence[Telling]) -> dict[int, tuple[str, str, float]]:
    """For each statement the most alike one of another outlet: outlet, text, similarity."""
    if len({telling.outlet for telling in tellings}) < 2:
        return {}
    outlet = np.unique([telling.outlet for telling in tellings], return_inverse=True)[1]
    others = np.where(outlet[:, None] == outlet[None, :], -1.0, probability)
    best = others.argmax(axis=1).tolist()
    return {
        number: (tellings[other].outlet, tellings[other].statement.text, round(float(others[number, other]), 3))
        for number, other in enumerate(best)
    }


def _other_occasions(facts: Sequence[tuple[int, ...]], pairs: Sequence[tuple[int, int, str]]) -> dict[int, str]:
    """For each claim those told in like words on another occasion, with the words that tell it."""
    of: dict[int, list[int]] = {}
    for claim, fact in enumerate(facts, 1):
        for number in fact:
            of.setdefault(number, []).append(claim)
    notes: dict[int, dict[int, str]] = {}
    for one, other, words in pairs:
        for a, b in ((one, other), (other, one)):
            for claim in of.get(a, []):
                notes.setdefault(claim, {}).update(dict.fromkeys(of.get(b, []), words))
    return {
        claim: "; ".join(f"like claim {like}, but on another occasion ({words})" for like, words in sorted(found.items()))
        for claim, found in notes.items()
    }


def _texts(found: Sequence[quantities.Quantity] | Sequence[dates.Date]) -> str:
    return "; ".join(dict.fromkeys(each.text for each in found))
