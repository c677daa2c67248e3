"""What others reach on the same texts: VADER and textstat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import textstat
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray


class Vader:
    """VADER (Hutto & Gilbert 2014), on texts and words."""

    def __init__(self) -> None:
        self.analyzer = SentimentIntensityAnalyzer()

    def strength(self, texts: list[str]) -> NDArray[np.float64]:
        """Absolute compound score of each text."""
        return np.array([abs(self.analyzer.polarity_scores(text)["compound"]) for text in texts])

    def knows(self, word: str) -> bool:
        """Whether the word is in its list."""
        return word.lower() in self.analyzer.lexicon


def automated(texts: pd.Series) -> NDArray[np.float64]:
    """Automated Readability Index by textstat, whose other formulas want a dictionary from the network; higher is easier."""
    return -np.array([textstat.automated_readability_index(text) for text in texts])
