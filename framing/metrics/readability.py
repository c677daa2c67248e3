"""Readability: how hard the prose is to read, by the published formulas and by a calibrated ease."""

from __future__ import annotations

import functools
import inspect
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from framing import formulas
from framing.background import UNIT, per_word
from framing.document.syllables import syllables
from framing.metric import Metric, Need, Totals
from framing.metrics.familiar import is_familiar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from framing.document import Document
    from framing.metric import Array, Counts

POLYSYLLABLE: Final = 3
LONG_WORD: Final = 7
SHORTEST: Final = 100
SMOG_SENTENCES: Final = 30
_MARKS: Final = {"commas": ",", "quotation_marks": '"', "other_marks": ":;()–—"}
_PRONOUNS: Final = frozenset("i you he she it we they me him her us them my your his our their mine yours".split())
_LINKING: Final = frozenset("which whose whom that although whereas whether of by as".split())
RARE: Final = 400
"""A word that occurs less often in 12,000 news articles, of 12 million words, is rare."""
TYPICAL: Final = 1000
"""Log frequency (hundredths) that a name counts, which is about the mean of all words."""


def is_hard(word: str) -> bool:
    """Whether a lower-case word is hard by Gunning's rules (names apart, which only the text can tell).

    Examples
    --------
    >>> [is_hard(word) for word in ("provocation", "created", "short-range", "military")]
    [True, False, False, True]
    """
    if syllables(word) < POLYSYLLABLE:
        return False
    if "-" in word:
        return any(syllables(part) >= POLYSYLLABLE for part in word.split("-") if part)
    if word.endswith(("es", "ed")):
        return min(syllables(word[:-1]), syllables(word[:-2])) >= POLYSYLLABLE
    return True


def _hard(word: str) -> int:
    return is_hard(word) if len(word) < 60 else 1


def _unfamiliar(word: str) -> int:
    return not is_familiar(word) if len(word) < 60 else 1


def count_prose(document: Document) -> Counts:
    """Per sentence of prose: words, letters and syllables; hard, unfamiliar, long and rare words; marks and what else tells.

    Log frequency and ease of its words are in hundredths. Zero throughout for a sentence that is no prose.
    """
    sentences = document.sentences
    capital = document.of_words("capital").astype(bool)
    capital[sentences.first_word[sentences.worded]] = False
    syllable_counts, letters = document.of_words("syllables"), document.of_words("letters")
    frequency = per_word(document, "count")
    log_frequency = np.where(capital, TYPICAL, per_word(document, "log count"))
    of_words: dict[str, Array] = {
        "letters": letters,
        "syllables": syllable_counts,
        "polysyllables": syllable_counts >= POLYSYLLABLE,
        "hard_words": (document.mark_words(_hard) > 0) & ~capital,
        "unfamiliar_words": (document.mark_words(_unfamiliar) > 0) & ~capital,
        "long_words": letters >= LONG_WORD,
        "log_frequency": log_frequency,
        "rare_words": (frequency < RARE) & ~capital,
        "ease": per_word(document, "ease"),
        "pronouns": document.mark_words(_PRONOUNS.__contains__),
        "linking_words": document.mark_words(_LINKING.__contains__),
    }
    counts = {name: np.where(sentences.is_prose, document.per_sentence(values), 0) for name, values in of_words.items()}
    for name, marks in _MARKS.items():
        counts[name] = np.where(sentences.is_prose, document.count_marks(marks), 0)
    counts["words"] = np.where(sentences.is_prose, sentences.words, 0)
    counts["sentences"] = sentences.is_prose.astype("int64")
    return counts


def _of_totals(formula: Callable[..., Any]) -> Callable[[Totals], Array]:
    """The formula as a function of totals: its parameters are the names of the counts."""
    names = tuple(inspect.signature(formula).parameters)

    @functools.wraps(formula)
    def value(totals: Totals) -> Array:
        counts = [np.asarray(getattr(totals, name), dtype=np.float64) for name in names]
        with np.errstate(divide="ignore", invalid="ignore"):  # rows without words are missing by `needs`
            result: Array = formula(*counts)
        return result

    return value


def reading_grade(totals: Totals) -> Array:
    """School grade of the prose: median of Flesch–Kincaid, Fog, SMOG, Coleman–Liau, ARI and Linsear Write.

    Missing under 100 words of prose. Differences under one grade say nothing: the formulas themselves differ by more.

    References
    ----------
    The formulas' own, in `framing.formulas`.

    Examples
    --------
    >>> import framing
    >>> plain, official = "The man went home. " * 30, "Administrative regulations necessitate verification. " * 30
    >>> scores = framing.analyse([plain, official]).scores
    >>> bool(scores.reading_grade["1"] < 4 < 16 < scores.reading_grade["2"])
    True
    """
    return np.asarray(np.median([grade(totals) for grade in GRADES], axis=0))


@cache
def ease_model() -> Mapping[str, float]:
    """Weights of `reading_ease`, ``metrics/reading_ease.toml``."""
    return tomllib.loads(files("framing.metrics").joinpath("reading_ease.toml").read_text(encoding="utf-8"))["weights"]  # type: ignore[no-any-return]


def ease_features(totals: Totals) -> dict[str, Array]:
    """What `reading_ease` is computed from, by name: means over the prose; arrays of shape (n_rows,)."""
    words, sentences = np.asarray(totals.words, dtype=np.float64), np.asarray(totals.sentences, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            "log words per sentence": np.log(words / sentences),
            "letters per word": totals.letters / words,
            "syllables per word": totals.syllables / words,
            "share of words of three syllables": totals.polysyllables / words,
            "share of unfamiliar words": totals.unfamiliar_words / words,
            "log frequency of words": totals.log_frequency / UNIT / words,
            "share of rare words": totals.rare_words / words,
            "share of personal pronouns": totals.pronouns / words,
            "share of linking words": totals.linking_words / words,
            "commas per word": totals.commas / words,
            "quotation marks per word": totals.quotation_marks / words,
            "colons, semicolons and brackets per word": totals.other_marks / words,
            "ease of its words": totals.ease / UNIT / words,
        }


def reading_ease(totals: Totals) -> Array:
    """Calibrated ease of reading of the prose, 0 to 100, higher is easier.

    50 is the mean of the 2,389 excerpts of the CLEAR corpus that teachers compared in pairs, 20 points one standard
    deviation of their judgement. Linear in the features of `ease_features`, cut at 0 and 100. Missing under 100 words.

    References
    ----------
    Crossley, S., et al. (2022). A large-scaled corpus for assessing text readability. Behavior Research Methods, 55,
    491–507.

    Examples
    --------
    >>> import framing
    >>> plain, official = "The man went home. " * 30, "Administrative regulations necessitate verification. " * 30
    >>> scores = framing.analyse([plain, official]).scores
    >>> bool(scores.reading_ease["1"] > 50 > scores.reading_ease["2"])
    True
    """
    weights = ease_model()
    value = np.full(np.shape(totals.words), weights["intercept"])
    for name, feature in ease_features(totals).items():
        value = value + weights[name] * feature
    return np.asarray(np.clip(value, 0, 100))


LONG_ENOUGH: Final = Need(f"fewer than {SHORTEST} words of prose", lambda totals: totals.words >= SHORTEST)
SMOG_SAMPLE: Final = Need(
    f"fewer than {SMOG_SENTENCES} sentences of prose, the sample SMOG was made for",
    lambda totals: totals.sentences >= SMOG_SENTENCES,
)


def _metric(
    value: Callable[[Totals], Array], unit: str, low: float = -np.inf, high: float = np.inf, doubts: tuple[Need, ...] = ()
) -> Metric:
    return Metric(count_prose, value, unit=unit, bounds=(low, high), scope="prose", needs=(LONG_ENOUGH,), doubts=doubts)


FLESCH_KINCAID: Final = _of_totals(formulas.flesch_kincaid_grade)
FOG: Final = _of_totals(formulas.gunning_fog)
SMOG: Final = _of_totals(formulas.smog_index)
COLEMAN_LIAU: Final = _of_totals(formulas.coleman_liau_index)
ARI: Final = _of_totals(formulas.automated_readability_index)
LINSEAR: Final = _of_totals(formulas.linsear_write_formula)
GRADES: Final = (FLESCH_KINCAID, FOG, SMOG, COLEMAN_LIAU, ARI, LINSEAR)

READING_EASE: Final = _metric(reading_ease, "points", 0, 100)
READING_GRADE: Final = _metric(reading_grade, "US school grade")
FORMULAS: Final = (
    _metric(_of_totals(formulas.flesch_reading_ease), "points", high=206.835),
    _metric(FLESCH_KINCAID, "US school grade"),
    _metric(FOG, "US school grade", 0),
    _metric(SMOG, "US school grade", 3.1291, doubts=(SMOG_SAMPLE,)),
    _metric(COLEMAN_LIAU, "US school grade"),
    _metric(ARI, "US school grade"),
    _metric(_of_totals(formulas.dale_chall_readability_score), "points", 3.6365),
    _metric(LINSEAR, "US school grade", -1),
    _metric(_of_totals(formulas.lix), "points", 0),
    _metric(_of_totals(formulas.rix), "long words per sentence", 0),
)
