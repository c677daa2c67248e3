"""Headline sensationalism: emphasis, intensity, curiosity gap, personal address and partisan label in the headline."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.background import UNIT, per_word
from framing.corrections import kept, list_matches
from framing.cues import BACKGROUND, Cues
from framing.document.syllables import pronounced
from framing.lexicon import Row, lexicon
from framing.metric import Metric, Need, Totals
from framing.voice import quoted_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framing.document import Document
    from framing.metric import Array, Counts

SHORTEST: Final = 5
"""Words; that a headline is shorter still says nothing of it."""
_STEPS: Final = 64  # weights are multiples of 1/64
_FULL_STOP: Final = re.compile(r"(?<![A-Z.])\.\Z")  # not that of "U.S." or an ellipsis
_SHOUTED: Final = re.compile(r"[A-Z]{4,}(?:'[A-Z]+)?\Z")
_ACRONYMS: Final = frozenset(  # of those that the dictionary holds or may come to hold; and the labels of sections
    "aids aipac asean brics covid daca dprk fema fifa hipaa iaea icbm isis isil iowa lgbt lgbtq live maga naacp nafta nasa "
    "nascar nasdaq nato ncaa norad nypd opec osha peta potus ptsd scotus seal seals start stem swat unesco unicef usaid "
    "analysis charts editorial explainer live opinion photos podcast poll review update video watch".split()
)
_PROMISED: Final = frozenset(
    "reasons ways things tips tricks signs facts photos pictures images questions takeaways lessons secrets mistakes myths "
    "times moments people places ideas steps charts quotes tweets foods books movies shows celebrities rules habits hacks "
    "products gifts recipes stories videos gifs jokes memes words phrases truths lies predictions winners losers".split()
)
_MARKS: Final = {"exclamation": re.compile(r"!+"), "question": re.compile(r"\?+"), "ellipsis": re.compile(r"\.{3,}|…")}


def _shouted(document: Document, first: int, stop: int) -> Iterator[int]:
    """Words in capitals, unless the headline is in capitals as a whole (then they are the outlet's style)."""
    texts = document.words_as_written[first:stop]
    capitals = sum(text.isupper() and len(text) > 1 for text in texts)
    if 2 * capitals <= len(texts) or len(texts) <= 2:
        yield from (number for number, text in enumerate(texts, first) if _is_shouted(text))


def _is_shouted(text: str) -> bool:
    """Whether it is an ordinary word in capitals; what no dictionary knows is taken for an acronym."""
    word = text.lower()
    return _SHOUTED.match(text) is not None and word in pronounced() and word not in _ACRONYMS


def _list_number(document: Document, first: int, stop: int) -> Iterator[int]:
    """A number that opens the headline and counts what is promised ("7 reasons why")."""
    texts = document.words_as_written[first : min(stop, first + 5)]
    promised = not _PROMISED.isdisjoint(document.word_canonical[first + 1 : first + len(texts)])
    if promised and texts[0].isdecimal() and len(texts[0]) <= 3 and 3 <= int(texts[0]) <= 101:
        yield first


@cache
def background_model() -> Mapping[str, Mapping[str, float]]:
    """Weights of the background of a headline, ``metrics/headline.toml``, by what it is fitted on."""
    return tomllib.loads(files("framing.metrics").joinpath("headline.toml").read_text(encoding="utf-8"))


def background(document: Document) -> list[tuple[int, int, Row]]:
    """What the words of each headline that are no cues add, as one piece of evidence that spans it.

    For each of two ratings, p the probability that readers rate a headline of these words as clickbait, or as partisan
    framing: −log(1 − p) above that of a sober headline, times the share it has in the score; in 64ths.
    """
    model = background_model()
    sentences = document.sentences
    n = document.n_articles
    words = np.bincount(sentences.article, sentences.words, minlength=n)
    weight = np.zeros(n)
    for column in ("lure", "partisan"):
        weights = model[column]
        total = np.bincount(sentences.article, document.per_sentence(per_word(document, column)), minlength=n) / UNIT
        logit = weights["intercept"] + total / np.sqrt(words + 1)
        logit += weights["log words"] * np.log(np.maximum(words, SHORTEST))
        weight += weights["share in score"] * np.maximum(0, np.logaddexp(0, logit) - np.logaddexp(0, weights["sober"]))
    steps = np.where(words > 0, np.round(weight * _STEPS), 0)
    worded = sentences.words > 0
    first = np.searchsorted(sentences.article, np.arange(n))
    last = np.searchsorted(sentences.article, np.arange(n), side="right") - 1
    return [
        (int(sentences.start[first[number]]), int(sentences.end[last[number]]), Row("", BACKGROUND, steps[number] / _STEPS))
        for number in np.flatnonzero(steps).tolist()
        if worded[first[number] : last[number] + 1].any()
    ]


@cache
def _as_headline_cue(row: Row) -> Row:
    """A cue of loaded language in a headline: a partisan label, else intensity; half its weight, as all cues have there."""
    category = row.category if row.category == "partisan label" else "intensity"
    return replace(row, category=category, weight=row.weight / 2)


def find_sensational(document: Document) -> Cues:
    """Cues of ``headlines.csv`` (words, capitals, list numbers, marks) and ``loaded_language.csv``, and the background."""
    words = lexicon("headlines")
    found: list[tuple[int, int, Row]] = list(list_matches("headlines", document))
    taken = {word for first, stop, _ in found for word in range(first, stop)}
    found += [
        (first, stop, _as_headline_cue(row))
        for first, stop, row in list_matches("loaded_language", document)
        if taken.isdisjoint(range(first, stop))
    ]
    emphasised = {first for first, _, row in found if row.category == words.patterns["capitals"].category}
    for first, stop in pairwise(document.sentences.first_word.tolist()):
        shouted = [word for word in _shouted(document, first, stop) if word not in emphasised]
        found += [(word, word + 1, words.patterns["capitals"]) for word in shouted]
        found += [(word, word + 1, words.patterns["list number"]) for word in _list_number(document, first, stop)]
    found = sorted(kept(found, document, "headlines"), key=lambda match: match[:2])
    marks = [
        (mark.start(), mark.end(), words.patterns[name])
        for name, pattern in _MARKS.items()
        for mark in pattern.finditer(document.plain)
    ]
    marks += background(document)
    marks.sort(key=lambda mark: mark[:2])
    return Cues.of_words(document, found, document.once(quoted_words)).with_marks(document, marks)


def count_headline(document: Document) -> Counts:
    """Per sentence of the headline: summed weights, words, and whether it ends in a full stop (0 or 1)."""
    ends = document.sentences.end
    stops = np.array(
        [_FULL_STOP.search(document.plain, max(0, end - 5), end) is not None for end in ends.tolist()], dtype=np.int64
    )
    return {
        "sensational": document.once(find_sensational).total(document),
        "words": document.sentences.words,
        "sentences": np.ones(len(ends), dtype=np.int64),
        "full_stops": stops,
    }


def headline_sensationalism(totals: Totals) -> Array:
    """How many cues of sensationalism the headline carries, on a scale from 0 to 1.

    1 − exp(−S), with S the sum of the weights of its evidence: its cues, 0.39 for one clear cue alone, 0.63 for two, and the
    category "background", what its other words add (`background`). The categories of cues (emphasis, intensity, curiosity gap,
    personal address, partisan label) are told apart in ``evidence``. Missing without a headline.

    References
    ----------
    Molek-Kozakowska, K. (2013). Towards a pragma-linguistic framework for the study of sensationalism in news headlines.
    Discourse & Communication, 7(2), 173–197.
    Blom, J. N., & Hansen, K. R. (2015). Click bait: forward-reference as lure in online news headlines. Journal of Pragmatics,
    76, 87–100.

    Examples
    --------
    >>> import framing
    >>> articles = [framing.Article("", headline=text) for text in ("Senate passes budget", "Senate passes budget!")]
    >>> framing.analyse(articles).scores.headline_sensationalism.diff().gt(0.2).tolist()
    [False, True]
    """
    return np.asarray(1 - np.exp(-totals.sensational))


HEADLINE_SENSATIONALISM: Final = Metric(
    count_headline,
    headline_sensationalism,
    unit="1 − exp(−sum of the cues' weights)",
    bounds=(0, 1),
    scope="headline",
    evidence="headline_sensationalism",
    find=find_sensational,
    part="headline",
    needs=(
        Need("no headline", lambda totals: totals.sentences > 0),
        Need("no words in the headline", lambda totals: (totals.words > 0) | (totals.sentences == 0)),
    ),
    doubts=(Need("headline ends in a full stop: may be a standfirst", lambda totals: totals.full_stops == 0),),
)
