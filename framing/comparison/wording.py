"""Wording: what a statement is about, as weighted terms: word stems, groups of synonyms, actors and numbers."""

from __future__ import annotations

import itertools
import math
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

from framing.background import frequency
from framing.comparison.aliases import key, shipped_aliases
from framing.comparison.dates import dates
from framing.comparison.quantities import COUNT, quantities
from framing.document import Document
from framing.inflection import irregular_base

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from framing.comparison.quantities import Quantity

_COMMON: Final = 12e6  # words in the background articles
_RARE: Final = 30.0  # taken as the count of words that are not listed
_LONGEST: Final = 60
_SYNONYM: Final = 0.5  # weight of a shared group of synonyms beside a shared word
_SMALLEST: Final = 4
_SMALLEST_RANGE: Final = 100
_EMPTY_WORDS: Final = frozenset(
    "a about above according across after again against all almost along already also although always am amid among an and "
    "any anything are around as at away back be became because become been before behind being below between both but by "
    "came can can't come could despite did didn't do does doesn't doing don't done down due during each either else even ever "
    "every everyone everything few first following for from further gave get getting give go goes going gone got had has have "
    "having he he's her here hers herself him himself his how however i i'm i've if in include included includes including "
    "into is isn't it it's its itself just last less lot made make many may me mine more most mr mrs ms much must my near "
    "nearly neither never new next no nor not nothing now of off on once one only onto or other others our ours out over own "
    "per put roughly said same say saying says second several shall she she's should since so some someone something soon "
    "still such take taken tell telling tells than that that's the their theirs them themselves then there there's these they "
    "they're thing things this those though through thus to together told too took toward towards two under unless until up "
    "upon us very via was wasn't way we we're went were what when where whether which while who whom whose why will with "
    "within without won't would yet you your day days week weeks month months time times year years monday tuesday wednesday "
    "thursday friday saturday sunday today yesterday tomorrow".split()
)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Snowball stem of a word's base form, so that "sent" and "sends" are one; words too long to be words stay as they are."""
    return _snowball()(irregular_base(word)) if len(word) <= _LONGEST else word


@cache
def _snowball() -> Callable[[str], str]:
    from nltk.stem.snowball import EnglishStemmer

    return EnglishStemmer().stem  # type: ignore[no-any-return]


@cache
def _synonyms() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Stems of a word or phrase → the groups it stands in, ``lexicons/synonyms.csv``."""
    groups: dict[tuple[str, ...], list[str]] = {}
    lines = files("framing.lexicons").joinpath("synonyms.csv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:]):
        for words in line.split():
            groups.setdefault(tuple(map(stem, words.split("_"))), []).append(f"={number}")
    return {words: tuple(found) for words, found in groups.items()}


def number_terms(quantity: Quantity) -> list[str]:
    """Terms of a number: two ranges of ten percent, shifted by half, so that near amounts share at least one.

    Small counts must be equal, and those below four tell nothing.

    Examples
    --------
    >>> miles, kilometers = (number_terms(quantities(text)[0]) for text in ("497 miles", "800 km"))
    >>> bool(set(miles) & set(kilometers))
    True
    """
    unit = quantity.dimension
    if unit == COUNT and quantity.value < _SMALLEST_RANGE:
        return [f"#{quantity.value:g}"] if quantity.value >= _SMALLEST else []
    place = math.log(max(quantity.value, 1e-9)) / 0.1
    return [f"#{math.floor(place)}a{unit}", f"#{math.floor(place + 0.5)}b{unit}"]


class Wording:
    """Terms of some statements and what each is worth.

    Parameters
    ----------
    texts : sequence of str
        The statements of one event.

    Attributes
    ----------
    present : sparse array, shape (n_statements, n_terms)
        1 for a word, an actor, a number or a part of a date that stands in the statement, less for a group of synonyms.
    weight : array, shape (n_terms,)
        High for terms that are in few statements of the event and rare in news at large; those in all are worth nothing.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        from scipy.sparse import csr_array

        document = Document.of(texts, kind="prose")
        owner = np.repeat(document.sentences.article, document.sentences.words)
        bounds = np.searchsorted(owner, np.arange(len(texts) + 1)).tolist()
        common: dict[str, int] = {}
        found: list[dict[str, float]] = []
        for (first, stop), text in zip(itertools.pairwise(bounds), texts, strict=True):
            found.append(_terms(document.word_texts[first:stop], document.word_canonical[first:stop], common))
            found[-1].update((term, 1.0) for number in quantities(text) for term in number_terms(number))
            found[-1].update((f"#{part} {value}", 1.0) for date in dates(text) for part, value in date.parts)
        order = {term: place for place, term in enumerate(dict.fromkeys(term for terms in found for term in terms))}
        rows = np.repeat(np.arange(len(found)), [len(terms) for terms in found])
        columns = np.array([order[term] for terms in found for term in terms], dtype=np.int64)
        values = np.array([value for terms in found for value in terms.values()], dtype=np.float32)
        self.present: csr_array = csr_array((values, (rows, columns)), shape=(len(texts), len(order)))
        self.weight = self._weight(np.array([common.get(term, 0) for term in order], dtype=np.float64), columns)

    def _weight(self, common: NDArray[np.float64], columns: NDArray[np.int64]) -> NDArray[np.float32]:
        statements, terms = self.present.shape
        in_event = np.log((statements + 1) / np.maximum(np.bincount(columns, minlength=terms), 1))
        in_news = np.log(_COMMON / (common + _RARE)) / np.log(_COMMON / _RARE)
        return np.asarray(in_event**0.7 * in_news**0.3, dtype=np.float32)


def _terms(texts: Sequence[str], words: Sequence[str], common: dict[str, int]) -> dict[str, float]:
    """Terms of a statement with their weights; how often each is used in news goes into `common`."""
    names, aliases, synonyms = key(texts), shipped_aliases(), _synonyms()
    terms: dict[str, float] = {}
    stems = [stem(word) for word in words]
    at = 0
    while at < len(words):
        end = aliases.longest_at(names, at, len(words)) if texts[at][:1].isupper() else at
        if end > at and (alias := aliases.get(names[at:end])) is not None:
            term = "@" + alias.actor
            terms[term] = 1.0
            common[term] = max(common.get(term, 0), frequency(words[at]) if end == at + 1 else 0)
            at = end
            continue
        for part in words[at].split("-"):
            if len(part) > 1 and part not in _EMPTY_WORDS and part[0].isalpha():
                groups = synonyms.get((stem(part),), ())
                terms.update((group, _SYNONYM) for group in groups)
                terms[stem(part)] = 1.0
                for term in (stem(part), *groups):
                    common[term] = max(common.get(term, 0), frequency(part))
        for length in (2, 3):
            terms.update((group, _SYNONYM) for group in synonyms.get(tuple(stems[at : at + length]), ()))
        at += 1
    return terms
