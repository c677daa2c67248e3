"""Cue rate: a measure of one's own, made from a word list."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Final, Literal

from framing.cues import Cues
from framing.metric import Metric, Totals, rate
from framing.metrics import METRICS
from framing.metrics.size import HAS_BODY
from framing.voice import quoted_words

if TYPE_CHECKING:
    from framing.document import Document
    from framing.lexicon import Lexicon
    from framing.metric import Array, Counts

_TAKEN: Final = frozenset({"id", "outlet", "date", "event", "notes", "row", "all", *(metric.column for metric in METRICS)})
_SCOPES: Final = {None: "body", "own": "body, own voice", "quoted": "body, quotations"}


def cue_rate(
    lexicon: Lexicon,
    *,
    name: str,
    meaning: str,
    voice: Literal["own", "quoted"] | None = None,
    language: Literal["en"] | None = "en",
) -> Metric:
    """A metric from a word list: its cues, weighted, per 100 words of the body, with evidence.

    Corrections that reject a cue reject it here too.

    Parameters
    ----------
    lexicon : Lexicon
        The list.
    name : str
        The column in ``scores``, and what the evidence calls the cues.
    meaning : str
        What it tells, in one line.
    voice : "own" or "quoted", optional
        Whose cues count: the outlet's own, or those in quotations; without it all.
    language : "en", optional
        None for a list that is not English: the value is then had in any language.

    Returns
    -------
    Metric

    Raises
    ------
    ValueError
        If the name is no name of a column, or taken, or the meaning is not one line.

    Examples
    --------
    >>> import framing
    >>> greed = framing.Lexicon("greed", [framing.Row("greed|greedy"), framing.Row("profiteer*", weight=2)])
    >>> mine = cue_rate(greed, name="greed_per_100_words", meaning="Words of greed, weighted, per 100 words of the body.")
    >>> analysis = framing.analyse(["Greedy profiteers won."], metrics=[*framing.METRICS, mine])
    >>> analysis.scores.greed_per_100_words.item()
    100.0
    """
    if not name.isidentifier() or name in _TAKEN:
        problem = "is the name of another column" if name in _TAKEN else "is no name of letters, digits and _"
        raise ValueError(f"a metric cannot be called {name!r}: that {problem}. Call it such as 'greed_per_100_words'.")
    if not meaning.strip() or len(meaning.splitlines()) > 1:
        raise ValueError(f"the meaning of {name} is {meaning[:80]!r}; it must be one line that says what the score tells.")
    if voice not in _SCOPES:
        raise ValueError(f"the voice of {name} is {voice!r}; it must be 'own', 'quoted', or None for both.")

    def find(document: Document) -> Cues:
        corrected = document.corrected
        allowed = corrected.allowed(document, None) if corrected else None
        return Cues.of_words(document, lexicon.matches(document, allowed), document.once(quoted_words))

    def count(document: Document) -> Counts:
        cues = document.once(find)
        chosen = {None: None, "own": ~cues.quoted, "quoted": cues.quoted}[voice]
        return {"cues": cues.total(document, chosen), "words": document.sentences.words}

    def value(totals: Totals) -> Array:
        return rate(totals.cues, totals.words)

    value.__name__ = name
    value.__doc__ = inspect.cleandoc(meaning)
    return Metric(
        count,
        value,
        unit="weighted cues per 100 words",
        bounds=(0, float("inf")),
        scope=_SCOPES[voice],
        denominator="words",
        evidence=name,
        find=find,
        voice=voice,
        needs=(HAS_BODY,),
        language=language,
    )
