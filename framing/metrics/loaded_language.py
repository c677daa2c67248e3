"""Loaded language: evaluative or emotive wording where a neutral wording exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from framing.corrections import kept, list_matches
from framing.cues import Cues
from framing.lexicon import Match, lexicon
from framing.metric import Metric, Totals, rate
from framing.metrics.size import HAS_BODY
from framing.voice import quoted_words, scare_quotes

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.document import Document
    from framing.metric import Array, Counts


def loaded_matches(document: Document) -> list[Match]:
    """Cues of ``lexicons/loaded_language.csv`` and scare quotes; a cue inside a scare quote is part of it."""
    scare = lexicon("loaded_language").patterns["scare quote"]
    found = kept([(first, stop, scare) for first, stop in document.once(scare_quotes)], document, "loaded_language")
    inside = {word for match in found for word in range(match.first, match.stop)}
    found += [match for match in list_matches("loaded_language", document) if inside.isdisjoint(range(match.first, match.stop))]
    return sorted(found, key=lambda match: match.first)


def find_loaded(document: Document) -> Cues:
    """The cues of `loaded_matches`, with whose words they are."""
    return Cues.of_words(document, document.once(loaded_matches), document.once(quoted_words))


def count_loaded(document: Document) -> Counts:
    """Per sentence: weight of loaded cues in the outlet's own voice and in quotations, and its words."""
    cues = document.once(find_loaded)
    return {
        "own": cues.total(document, ~cues.quoted),
        "quoted": cues.total(document, cues.quoted),
        "words": document.sentences.words,
    }


def loaded_language(totals: Totals) -> Array:
    """Loaded cues in the outlet's own voice, weighted, per 100 words of the body.

    100 · S / words, with S the sum of the weights of the cues outside quotation marks. At least 0; missing without a body.
    What counts as loaded follows the lexical bias of Fan et al. and the loaded language of Da San Martino et al.

    References
    ----------
    Fan, L., et al. (2019). In plain sight: media bias through the lens of factual reporting. EMNLP, 6343–6349.
    Da San Martino, G., et al. (2019). Fine-grained analysis of propaganda in news articles. EMNLP, 5636–5646.

    Examples
    --------
    >>> import framing
    >>> framing.analyse(["Critics slammed the shameful deal."]).evidence.text.tolist()
    ['slammed', 'shameful']
    """
    return rate(totals.own, totals.words)


def loaded_language_quoted(totals: Totals) -> Array:
    """Loaded cues inside quotations, weighted, per 100 words of the body.

    The same as `loaded_language` for what stands in quotation marks, relative to the same words, so the two add up.

    Examples
    --------
    >>> import framing
    >>> framing.analyse(["He said the deal was “shameful and rotten to the core.”"]).scores.loaded_language.item()
    0.0
    """
    return rate(totals.quoted, totals.words)


def _metric(value: Callable[[Totals], Array], scope: str, voice: Literal["own", "quoted"]) -> Metric:
    return Metric(
        count_loaded,
        value,
        unit="weighted cues per 100 words",
        bounds=(0, float("inf")),
        scope=scope,
        denominator="words",
        evidence="loaded_language",
        find=find_loaded,
        voice=voice,
        needs=(HAS_BODY,),
    )


LOADED_LANGUAGE: Final = _metric(loaded_language, "body, own voice", "own")
LOADED_LANGUAGE_QUOTED: Final = _metric(loaded_language_quoted, "body, quotations", "quoted")
