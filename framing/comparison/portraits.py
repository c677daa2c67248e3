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

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from framing.comparison.aliases import Aliases
    from framing.comparison.event import Event
    from framing.comparison.names import Name
    from framing.comparison.roles import Role
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


def portraits(event: Event, aliases: Mapping[str, str] | Aliases | None = None) -> pd.DataFrame:
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
    aliases : mapping of str to str, or Aliases, optional
        Alias → actor, added to the table that is shipped; an `Aliases` replaces it.

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
    import pandas as pd

    found = names(event, aliases)
    verbs = _verbs(event, found.body, roles(event.body, found.body))
    acting = {actor for actor, _, _ in verbs}
    actors = _main_actors(event, [name for name in found.body + found.headline if name.kind or name.actor in acting])
    clauses = _clauses(event.body)
    cues = [_own(event.body.once(find)) for find in (find_loaded, find_hedges)]
    outlet_of = np.array([event.outlet_names.index(outlet) for outlet in event.outlets])
    cue_outlets = [outlet_of[_articles(event.body, each)] for each in cues]
    mentioned = Counter((name.actor, event.outlets[name.article]) for name in found.body + found.headline)
    rows = []
    for actor in actors:
        own = clauses[[name.first for name in found.body if name.actor == actor]]
        near = [np.isin(clauses[each], own) for each in cues]
        for number, outlet in enumerate(event.outlet_names):
            subjects, objects = (verbs.get((actor, outlet, role), []) for role in ("subject", "object"))
            row = (actor, outlet, mentioned[actor, outlet], len(subjects), len(objects), _shown(subjects, objects))
            counts = (int((at & (outlets == number)).sum()) for at, outlets in zip(near, cue_outlets, strict=True))
            rows.append((*row, *counts))
    table = pd.DataFrame({name: pd.Series([row[place] for row in rows], dtype=object) for place, name in enumerate(COLUMNS)})
    return table.astype(dict.fromkeys(("mentions", "as_subject", "as_object", "loaded", "hedges"), "int64"))


def _main_actors(event: Event, found: Sequence[Name]) -> list[str]:
    places = {name.actor for name in found if name.kind == "place"} - {name.actor for name in found if name.kind != "place"}
    mentions = Counter(name.actor for name in found if name.actor not in places)
    outlets: dict[str, set[str]] = {}
    for name in found:
        outlets.setdefault(name.actor, set()).add(event.outlets[name.article])
    often = [actor for actor, count in mentions.most_common() if count >= _OFTEN or len(outlets[actor]) > 1]
    return often[:_MOST]


def _verbs(event: Event, found: Sequence[Name], played: Sequence[Role]) -> dict[tuple[str, str, str], list[str]]:
    """Actor, outlet and role → the verbs, as often as they stand."""
    verbs: dict[tuple[str, str, str], list[str]] = {}
    for number, role, base in played:
        verbs.setdefault((found[number].actor, event.outlets[found[number].article], role), []).append(base)
    return verbs


def _shown(subjects: Sequence[str], objects: Sequence[str]) -> str:
    parts = []
    for label, verbs in (("", subjects), ("object: ", objects)):
        listed = ", ".join(verb if count == 1 else f"{verb} ({count})" for verb, count in Counter(verbs).most_common())
        if listed:
            parts.append(label + listed)
    return "; ".join(parts)


def _clauses(document: Document) -> NDArray[np.int64]:
    """Number of the clause that each word stands in; shape (n_words,)."""
    breaks = np.array([match.start() for match in _BREAK.finditer(document.plain)], dtype=np.int64)
    starts = document.words.start
    bounds = np.union1d(breaks, document.sentences.start)
    return np.searchsorted(bounds, starts, side="right")


def _own(cues: Cues) -> NDArray[np.int64]:
    """First words of the cues in the outlet's own voice."""
    return cues.first_word[~cues.quoted]


def _articles(document: Document, words: NDArray[np.int64]) -> NDArray[np.int64]:
    return document.sentences.article[document.sentence_of(words)]
