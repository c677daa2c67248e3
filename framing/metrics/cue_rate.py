"""Cue rate: a measure of one's own, made from a word list."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from framing.cues import Cues
from framing.lexicon import Lexicon
from framing.metric import Metric, Totals, rate
from framing.metrics import METRICS
from framing.metrics.size import HAS_BODY
from framing.voice import quoted_words

if TYPE_CHECKING:
    from framing.document import Document
    from framing.metric import Array, Counts

_COLUMNS: Final = frozenset({"id", "outlet", "date", "event", "notes", "row", "all", *(metric.column for metric in METRICS)})
_EVIDENCE: Final = frozenset(metric.evidence for metric in METRICS)
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

    Corrections that reject a cue, whatever its category, reject it here too. The metric can be pickled.

    Parameters
    ----------
    lexicon : Lexicon
        The list; it has words only, no patterns such as ``<exclamation>``.
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
    TypeError
        If the list is no Lexicon.
    ValueError
        If the list has patterns, the name is no name of a column, or taken, the meaning is not one line, or the voice or the
        language is another.

    Examples
    --------
    >>> import framing
    >>> greed = framing.Lexicon("greed", [framing.Row("greed|greedy"), framing.Row("profiteer*", weight=2)])
    >>> mine = cue_rate(greed, name="greed_per_100_words", meaning="Words of greed, weighted, per 100 words of the body.")
    >>> analysis = framing.analyse(["Greedy profiteers won."], metrics=[*framing.METRICS, mine])
    >>> analysis.scores.greed_per_100_words.item()
    100.0
    """
    if not isinstance(lexicon, Lexicon):
        raise TypeError(
            f"cue_rate takes a Lexicon, not {type(lexicon).__name__}: read one with framing.Lexicon.from_csv(path)."
        )
    if lexicon.patterns:
        raise ValueError(
            f"word list {lexicon.name!r} has <{next(iter(lexicon.patterns))}>, and only code of this package looks for "
            "patterns in angle brackets. Delete the row."
        )
    problem = "is the name of another column" if name in _COLUMNS else ""
    problem = problem or ("is what the evidence of another score is called" if name in _EVIDENCE else "")
    problem = problem or ("" if name.isidentifier() else "is no name of letters, digits and _")
    if problem:
        raise ValueError(f"a metric cannot be called {name!r}: that {problem}. Call it such as 'greed_per_100_words'.")
    if not meaning.strip() or len(meaning.splitlines()) > 1:
        raise ValueError(f"the meaning of {name} is {meaning[:80]!r}; it must be one line that says what the score tells.")
    if voice not in _SCOPES:
        raise ValueError(f"the voice of {name} is {voice!r}; it must be 'own', 'quoted', or None for both.")

    if language not in {"en", None}:
        raise ValueError(f"the language of {name} is {language!r}; it must be 'en', or None for a list of any other.")
    find = FindCues(lexicon)
    return Metric(
        _CountCues(find, voice),
        _Rate(name, inspect.cleandoc(meaning)),
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


@dataclass(frozen=True)
class FindCues:
    """Finds the cues of a list, as they are corrected; a function that can be pickled."""

    lexicon: Lexicon

    def __call__(self, document: Document) -> Cues:
        """The cues in a document."""
        allowed = document.corrected.allowed(document, None) if document.corrected else None
        return Cues.of_words(document, self.lexicon.matches(document, allowed), document.once(quoted_words))


@dataclass(frozen=True)
class _CountCues:
    """Sums the weights of what is found, in one voice or in all, and the words."""

    find: FindCues
    voice: Literal["own", "quoted"] | None

    def __call__(self, document: Document) -> Counts:
        cues = document.once(self.find)
        chosen = {None: None, "own": ~cues.quoted, "quoted": cues.quoted}[self.voice]
        return {"cues": cues.total(document, chosen), "words": document.sentences.words}


class _Rate:
    """The rate of these sums, under a name and with a meaning, as a function has them."""

    def __init__(self, name: str, meaning: str) -> None:
        self.__name__ = name
        self.__doc__ = meaning

    def __call__(self, totals: Totals) -> Array:
        return rate(totals.cues, totals.words)
