"""Yardsticks: limits of Python, and what others reach, on the same texts as `framing`."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import nltk
import textstat
from speed_timing import Contender, number_of_words
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

import framing
from framing.document.syllables import pronounced

if TYPE_CHECKING:
    from collections.abc import Sequence

BARE: Final = "bare `finditer` over words, with spans"
FINDALL: Final = "bare `findall` over words"
LOOKUP: Final = "regular expression and one dict look-up per word"
TEN: Final = "textstat, ten formulas"
ONE: Final = "textstat, Flesch–Kincaid alone"
VADER: Final = "VADER, paragraph by paragraph"
VADER_WHOLE: Final = "VADER, each article as one text"
SCORES: Final = "`analyse(…).scores`, all metrics"
TABLES: Final = "`scores`, `evidence` and `sentences`"
FEW: Final = 100
"""Articles for what is slow; words per second do not depend on how many there are."""
_FORMULAS: Final = [
    *("flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "coleman_liau_index"),
    *("automated_readability_index", "dale_chall_readability_score", "linsear_write_formula", "lix", "rix"),
]


def contenders(articles: Sequence[framing.Article]) -> dict[str, Contender]:
    """All that are measured side by side."""
    texts = [article.text for article in articles]
    few = texts[:FEW]
    words, few_words = number_of_words(articles), number_of_words(articles[:FEW])
    word, known, vader = re.compile(r"\w+"), dict(pronounced()), SentimentIntensityAnalyzer()
    ten, one = [[getattr(textstat, name) for name in names] for names in (_FORMULAS, ["flesch_kincaid_grade"])]
    _give_textstat_its_dictionary()

    def tables() -> object:
        analysis = framing.analyse(articles)
        return analysis.scores, analysis.evidence, analysis.sentences

    return {
        FINDALL: Contender(lambda: [word.findall(text) for text in texts], words),
        BARE: Contender(lambda: [[(m.start(), m.end()) for m in word.finditer(text)] for text in texts], words),
        LOOKUP: Contender(lambda: [[known.get(form) for form in word.findall(text.lower())] for text in texts], words),
        SCORES: Contender(lambda: framing.analyse(articles).scores, words),
        TABLES: Contender(tables, words),
        ONE: Contender(lambda: [[formula(text) for formula in one] for text in few], few_words, _forget),
        TEN: Contender(lambda: [[formula(text) for formula in ten] for text in few], few_words, _forget),
        VADER: Contender(lambda: [[vader.polarity_scores(part) for part in text.split("\n\n")] for text in few], few_words),
        VADER_WHOLE: Contender(lambda: [vader.polarity_scores(text) for text in few], few_words),
    }


def _give_textstat_its_dictionary() -> None:
    """Load the pronouncing dictionary that NLTK would download, made from the syllables that `framing` has."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "corpora" / "cmudict"
        folder.mkdir(parents=True)
        lines = [f"{word.upper()} 1 {' '.join(['AH0'] * count)}" for word, count in pronounced().items()]
        (folder / "cmudict").write_text("\n".join(lines) + "\n", encoding="ascii", errors="ignore")
        nltk.data.path.insert(0, place)
        textstat.flesch_kincaid_grade("It is read once, and kept.")
        nltk.data.path.remove(place)


def _forget() -> None:
    """Empty what textstat remembers of texts and words; dictionaries, which its ``utils`` hold, stay loaded."""
    for name, module in list(sys.modules.items()):
        if name.startswith("textstat.backend."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and not value.__module__.startswith("textstat.backend.utils"):
                    value.cache_clear()
