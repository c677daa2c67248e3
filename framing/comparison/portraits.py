"""Portraits: how each outlet shows the main actors of an event: how often, doing what, in which company."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.comparison.names import names
from framing.comparison.roles import roles
from framing.metrics.hedging import find_hedges
from framing.metrics.loaded_language import find_loaded
from framing.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from framing.comparison.event import Event
    from framing.comparison.names import Name
    from framing.cues import Cues
    from framing.document import Document

COLUMNS: Final = ("actor", "outlet", "mentions", "as_subject", "as_object", "verbs", "loaded", "hedges")
_MOST: Final = 15  # actors
_OFTEN: Final = 3  # mentions, if only one outlet names the actor
_BREAK: Final = re.compile(
    r"[,;:()\u2013\u2014]| - |\b(?:but|because|although|though|while|whereas|that|which|who|whom|whose|if|when|where|as|after"
    r"|before|since|until|unless|so|yet)\b",
    re.IGNORECASE,
)


def portraits(event: Event, aliases: Mapping[str, str] | None = None) -> pd.DataFrame:
    """How each outlet of an event shows the main actors.

    One row per actor and outlet, 0 mentions included; at most 15 actors, the most mentioned first: those named three times in
    the event, or by two outlets, that are in the table of aliases or are subject or object of a verb somewhere. Seas,
    continents and other places of that table, and capitals after "in", are none.

    ``mentions``
        how often the actor is named (`framing.comparison.names`), headlines included. Demonyms ("Russian") count.
    ``as_subject``, ``as_object``
        how often the name is the subject or the object of a verb (`framing.comparison.roles`), in the body. The subject of a
        passive is an object, and the name after "by" a subject: it is about who acts. Quoted sentences count too.
    ``verbs``
        their verbs in the base form, the most frequent first, then as they stand: "launch (2), confirm; object: condemn".
    ``loaded``, ``hedges``
        how many loaded cues, and hedges, the outlet has in its own words in the clauses that name the actor; a clause ends
        at a comma, semicolon, colon, dash, bracket, or a conjunction such as "but", "that" or "after".

    All is found by capitals, lists and the order of words, without a tagger or parser. Pronouns and descriptions ("the
    president") are not resolved, so ``mentions`` and both roles are lower bounds; single verbs may be wrong. A cue in a
    clause with an actor need not be about that actor.

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
    >>> texts = "The board fired Mary Lee. She may sue.", "Mary Lee left."
    >>> event = Event.of([Article(text, id=text, outlet=outlet) for text, outlet in zip(texts, "AB")])
    >>> print(portraits(event)[["actor", "outlet", "as_subject", "as_object", "verbs"]].to_string(index=False))
       actor outlet  as_subject  as_object        verbs
    Mary Lee      A           0          1 object: fire
    Mary Lee      B           1          0        leave
    """
    found = names(event, aliases)
    mentions = found.body + found.headline
    verbs: dict[tuple[str, str, str], Counter[str]] = {}
    for number, role, base in roles(event.body, found.body):
        name = found.body[number]
        verbs.setdefault((name.actor, event.outlets[name.article], role), Counter())[base] += 1
    acting = {actor for actor, _, _ in verbs}
    actors = _main_actors(event, [name for name in mentions if name.kind or name.actor in acting])
    mentioned = Counter((name.actor, event.outlets[name.article]) for name in mentions)
    clauses = _clauses(event.body)
    own: dict[int, set[str]] = {}  # clause → the actors it names
    for name in found.body:
        own.setdefault(int(clauses[name.first]), set()).add(name.actor)
    near = [_company(event, event.body.once(find), clauses, own) for find in (find_loaded, find_hedges)]
    rows = []
    for actor in actors:
        for outlet in event.outlet_names:
            done = [verbs.get((actor, outlet, role), Counter()) for role in ("subject", "object")]
            cues = [counts[actor, outlet] for counts in near]
            rows.append((actor, outlet, mentioned[actor, outlet], *(each.total() for each in done), _shown(*done), *cues))
    return table_of(rows, COLUMNS).astype(dict.fromkeys(("mentions", "as_subject", "as_object", "loaded", "hedges"), "int64"))


def _company(event: Event, cues: Cues, clauses: NDArray[np.int64], own: Mapping[int, set[str]]) -> Counter[tuple[str, str]]:
    """Actor and outlet → the cues in the outlet's own words that share a clause with the actor."""
    words = cues.first_word[~cues.quoted]
    articles = event.body.sentences.article[event.body.sentence_of(words)].tolist()
    pairs = zip(clauses[words].tolist(), articles, strict=True)
    return Counter((actor, event.outlets[article]) for clause, article in pairs for actor in own.get(clause, ()))


def _main_actors(event: Event, found: Sequence[Name]) -> list[str]:
    beside = {name.actor for name in found if name.kind != "place"}  # "place" alone: seas, continents, capitals after "in"
    outlets: dict[str, list[str]] = {}
    for name in found:
        if name.actor in beside:
            outlets.setdefault(name.actor, []).append(event.outlets[name.article])
    often = [actor for actor, named in outlets.items() if len(named) >= _OFTEN or len(set(named)) > 1]
    return sorted(often, key=lambda actor: -len(outlets[actor]))[:_MOST]


def _shown(subjects: Counter[str], objects: Counter[str]) -> str:
    listed = [
        label + ", ".join(verb if count == 1 else f"{verb} ({count})" for verb, count in verbs.most_common())
        for label, verbs in (("", subjects), ("object: ", objects))
        if verbs
    ]
    return "; ".join(listed)


def _clauses(document: Document) -> NDArray[np.int64]:
    """Number of the clause that each word stands in; shape (n_words,)."""
    breaks = np.array([match.start() for match in _BREAK.finditer(document.plain)], dtype=np.int64)
    return np.searchsorted(np.union1d(breaks, document.sentences.start), document.words.start, side="right")
