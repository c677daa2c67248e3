"""Loaded sentences: the probability that most experts would call a sentence's wording loaded."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.background import UNIT, per_word
from framing.lexicon import lexicon
from framing.metric import Metric, Need, Totals, share
from framing.metrics.hedging import find_boosters, find_hedges, find_prescriptions
from framing.metrics.loaded_language import find_loaded
from framing.voice import attributions, quoted_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from framing.document import Document
    from framing.lexicon import Match
    from framing.metric import Array, Counts

_NEUTRAL: Final = frozenset({"neutral", "preposition"})
_MARKS: Final = {
    "exclamation marks": "!",
    "question marks": "?",
    "commas": ",",
    "colons and semicolons": ":;",
    "dashes": "–—",
    "brackets": "()[]",
    "quotation marks": '"',
}
_GRAIN_OF_SUM: Final = 0.01  # so that a sentence of neutral words alone has a logarithm
_GRAIN: Final = 2.0**-30  # probabilities are multiples of it, so that their sums are exact in any order
_PERSONAL: Final = frozenset("i me my mine myself we us our ours ourselves you your yours yourself let's".split())


@cache
def sentence_model() -> Mapping[str, float]:
    """Feature → weight of the logistic model, with its ``intercept``; ``metrics/loaded_sentences.toml``."""
    text = files("framing.metrics").joinpath("loaded_sentences.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["weights"]  # type: ignore[no-any-return]


@cache
def _categories() -> tuple[str, ...]:
    return tuple(sorted({row.category for row in lexicon("loaded_language").rows}))


def _is_personal(word: str) -> int:
    return word in _PERSONAL


def _at(document: Document, reporting: list[Match]) -> NDArray[np.int64]:
    """How many of these each sentence holds, three at most."""
    sentence = document.sentence_of([match.first for match in reporting])
    return np.minimum(np.bincount(sentence, minlength=len(document.sentences)), 3)


def background_features(document: Document, marked: NDArray[np.int64]) -> dict[str, Array]:
    """What the ``marked`` share of each word (hundredths, see `framing.background`) says of each sentence.

    Their sum over the root of the sentence's length, its logarithm, and the highest of them.
    """
    sentences = document.sentences
    total = document.per_sentence(marked) / UNIT
    highest = np.zeros(len(sentences), dtype=np.int64)
    if len(marked):
        highest[sentences.worded] = np.maximum.reduceat(marked, sentences.first_word[sentences.worded])
    return {
        "background: marked words": total / np.sqrt(sentences.words + 1),
        "background: log of their sum": np.log(total + _GRAIN_OF_SUM),
        "background: strongest word": highest / UNIT,
    }


def sentence_features(document: Document) -> dict[str, Array]:
    """The named features of each sentence; arrays of shape (n_sentences,).

    Weights of loaded cues by category and of those in quotations; hedges, boosters, prescriptions; reporting verbs by class;
    punctuation; names, figures, personal pronouns and quoted words as shares of its words; its length; and what
    `framing.background` knows of all its words.
    """
    sentences = document.sentences
    loaded = document.once(find_loaded)
    features: dict[str, Array] = {**loaded.totals_by_category(document, _categories())}
    features["loaded cues in quotations"] = loaded.total(document, loaded.quoted)
    features["hedges"] = document.once(find_hedges).total(document)
    features["boosters"] = document.once(find_boosters).total(document)
    features["prescriptions"] = document.once(find_prescriptions).total(document)

    reporting = document.once(attributions)
    features["neutral reporting"] = _at(document, [match for match in reporting if match.row.category in _NEUTRAL])
    features["other reporting"] = _at(document, [match for match in reporting if match.row.category not in _NEUTRAL])
    for name, marks in _MARKS.items():
        features[name] = np.log1p(document.count_marks(marks))

    capital = document.of_words("capital")
    capital[sentences.first_word[sentences.worded]] = 0
    n = np.maximum(sentences.words, 1)
    features["share of names"] = document.per_sentence(capital) / n
    features["share of figures"] = document.per_sentence(document.of_words("number")) / n
    features["share of personal pronouns"] = document.per_sentence(document.mark_words(_is_personal)) / n
    features["share of quoted words"] = document.per_sentence(document.once(quoted_words)) / n
    features["log words"] = np.log(n)
    features |= background_features(document, per_word(document, "marked"))
    features["background: tone"] = document.per_sentence(per_word(document, "tone")) / UNIT / np.sqrt(sentences.words + 1)
    return features


def loaded_probability(document: Document) -> NDArray[np.float64]:
    """Probability that most experts would call the sentence's wording loaded; shape (n_sentences,), NaN where it has no word.

    The logistic function of the sum of features times weights, rounded to a multiple of 2⁻³⁰ (about 1e-9).
    """
    weights = sentence_model()
    logit = np.full(len(document.sentences), weights["intercept"])
    for name, feature in sentence_features(document).items():
        logit = logit + weights.get(name, 0.0) * feature
    probability = np.round(np.exp(-np.logaddexp(0, -logit)) / _GRAIN) * _GRAIN
    return np.where(document.sentences.words > 0, probability, np.nan)


def count_loaded_sentences(document: Document) -> Counts:
    """Per sentence: its probability of being called loaded, and 1 if it has words."""
    worded = document.sentences.words > 0
    return {"loaded": np.where(worded, document.once(loaded_probability), 0.0), "sentences": worded.astype("int64")}


def loaded_sentences(totals: Totals) -> Array:
    """Share of sentences that experts would be expected to call loaded.

    Mean over all sentences of the body of ``sentences.loaded``, in [0, 1]; missing without a body.

    References
    ----------
    Spinde, T., et al. (2021). Neural media bias detection using distant supervision with BABE. Findings of EMNLP, 1166–1177.

    Examples
    --------
    >>> import framing
    >>> scores = framing.analyse(["The shameful bill passed.", "The bill passed."]).scores
    >>> bool(scores.loaded_sentences["1"] > scores.loaded_sentences["2"])
    True
    """
    return share(totals.loaded, totals.sentences)


LOADED_SENTENCES: Final = Metric(
    count_loaded_sentences,
    loaded_sentences,
    unit="share of sentences",
    bounds=(0, 1),
    scope="body",
    needs=(Need("no text in the body", lambda totals: totals.sentences > 0),),
)
