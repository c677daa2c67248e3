"""Analysis: articles in, tables of scores, evidence, sentences and notes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from framing.applied import Place, corrected, lists, places
from framing.corrections import Corrections, Given
from framing.explain import explain
from framing.measured import measured
from framing.metric import checked
from framing.metrics import METRICS
from framing.named import named_articles
from framing.reference import percentiles
from framing.shared import MANY, Shared, longest
from framing.tables import SENTENCES, any_text, table_of, tables
from framing.top import top_sentences

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    import pandas as pd

    from framing.article import Article
    from framing.batch import Cuts
    from framing.metric import Array, Metric


@dataclass(frozen=True)
class Analysis:
    """Tables of what was measured; made by `analyse`.

    Attributes
    ----------
    articles : tuple of Article
        The articles, each with its id.
    metrics : tuple of Metric
        What was measured.
    scores : DataFrame, one row per article
        Index ``id``; columns ``outlet`` and one per metric. NaN where a value cannot be had.
    notes : DataFrame (id, metric, reason)
        Where a value is missing or doubtful, and why. Where the whole article is doubtful, the metric is "all": characters
        that may have been decoded wrong, text that other articles have too.
    evidence : DataFrame, one row per cue found
        Columns id, metric, part, start, end, text, category, weight, voice, attributed, sentence.
    sentences : DataFrame, one row per sentence
        Columns id, sentence, block, start, end, text, loaded, hedged, attributed.
    in_common : tuple of Shared
        What ``shared`` is made of.
    corrections : Corrections, optional
        Cues that were rejected and added.
    profile : DataFrame, one row per sentence
        The same with ``outlet``, and with ``words`` and ``quoted``: how many words it has, and how many in quotation marks.

    Examples
    --------
    >>> import framing
    >>> analysis = framing.analyse(framing.read_articles("seeds"))
    >>> analysis.scores.outlet.tolist()
    ['Outlet A', 'Outlet B', 'Outlet C']
    >>> row = analysis.evidence.iloc[-1]
    >>> analysis.article(row.id).text[row.start : row.end] == row.text
    True
    """

    articles: tuple[Article, ...]
    metrics: tuple[Metric, ...]
    scores: pd.DataFrame
    _notes: tuple[tuple[str, str, str], ...] = field(repr=False)
    _english: Array
    in_common: tuple[Shared, ...] = ()
    corrections: Corrections | None = None
    _cuts: tuple[Cuts | None, ...] = field(default=(), repr=False)

    @cached_property
    def notes(self) -> pd.DataFrame:
        """Why a value is missing or doubtful: one row per article, metric and reason."""
        return table_of(self._notes, ["id", "metric", "reason"])

    @cached_property
    def _tables(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        return tables(self.articles, self.metrics, self._english, self._cuts, self.corrections)

    @property
    def evidence(self) -> pd.DataFrame:
        """One row per cue found, in the order of articles, parts and text; weights sum to the scores."""
        return self._tables[0]

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row per sentence of the bodies, in order."""
        return self._tables[1][list(SENTENCES)]

    @cached_property
    def profile(self) -> pd.DataFrame:
        """Where in the text: one row per sentence with its outlet, its length, and what was found in it."""
        return self._tables[1].join(self.scores.outlet, on="id")

    @cached_property
    def shared(self) -> pd.DataFrame:
        """Passages that articles have in common, as reprints, wire copy and templates do: where each shares most first.

        Columns id, other ("" for more than twenty), share and other_share (the part of each text that is in common, about),
        and start, end, text: the longest passage of the article that stands in the other word for word. Only pairs that
        have a fifth of one text in common are listed.
        """
        rows = []
        for row in self.in_common:
            text = self.article(row.id).text
            start, end = longest(text, self.article(row.other).text) if row.other != MANY else (0, 0)
            rows.append((*row, start, end, text[start:end]))
        return table_of(rows, ["id", "other", "share", "other_share", "start", "end", "text"])

    @property
    def english(self) -> tuple[bool, ...]:
        """Whether each article is English, or too short to tell."""
        return tuple(map(bool, self._english))

    @cached_property
    @any_text
    def first_sentences(self) -> tuple[int, ...]:
        """Row number in ``sentences`` of each article's first sentence (of the next article's, if it has none)."""
        counts = self.sentences.groupby("id", sort=False).size()
        lengths = np.array([counts.get(article.id, 0) for article in self.articles], dtype=np.int64)
        return tuple((np.cumsum(lengths) - lengths).tolist())

    def article(self, id: str) -> Article:
        """The article of that id, as it was given.

        Parameters
        ----------
        id : str
            As in the index of ``scores`` and the column ``id`` of all tables.

        Returns
        -------
        Article

        Raises
        ------
        LookupError
            If there is none; the message lists the first twenty ids.

        Examples
        --------
        >>> analyse(["Turnout may fall.", "Polls close at ten."]).article("2").text
        'Polls close at ten.'
        """
        for article in self.articles:
            if article.id == id:
                return article
        known = ", ".join(str(article.id) for article in self.articles[:20])
        raise LookupError(f"no article with the id {id!r}. Known are: {known}{', …' if len(self.articles) > 20 else ''}.")

    @any_text
    def subset(self, ids: Iterable[str]) -> Analysis:
        """The analysis of some of the articles, in their order here; sentences are numbered anew.

        Parameters
        ----------
        ids : iterable of str
            Ids of the articles to keep.

        Returns
        -------
        Analysis
            With the same scores, and with the notes and passages in common that concern these articles.

        Raises
        ------
        LookupError
            If there is no article of one of these ids.

        Examples
        --------
        >>> analyse(["Turnout may fall.", "Polls close at ten."]).subset(["2"]).scores.words.to_dict()
        {'2': 4}
        """
        chosen = {self.article(name).id for name in ids}
        rows = np.array([article.id in chosen for article in self.articles], dtype=bool)
        return Analysis(
            tuple(article for article in self.articles if article.id in chosen),
            self.metrics,
            self.scores[rows],
            tuple(note for note in self._notes if note[0] in chosen),
            self._english[rows],
            tuple(row for row in self.in_common if row.id in chosen and row.other in {*chosen, MANY}),
            self.corrections,
        )

    @any_text
    def explain(self, id: str, sentence: int) -> pd.DataFrame:
        """How ``sentences.loaded`` of one sentence came about.

        Parameters
        ----------
        id : str
            Id of the article.
        sentence : int
            Its row number, as in the columns ``sentence`` of ``sentences`` and ``evidence``.

        Returns
        -------
        DataFrame (feature, value, weight, contribution)
            First the intercept, then the model's features; contributions, value · weight, sum to the probability's logit.

        Raises
        ------
        LookupError
            If there is no such article or sentence, or it has no probability: it has no words, or is not English.

        Examples
        --------
        >>> analysis = analyse(["The shameful bill passed."])
        >>> logit = analysis.explain("1", 0).contribution.sum()
        >>> bool(np.isclose(1 / (1 + np.exp(-logit)), analysis.sentences.loaded[0]))
        True
        """
        return explain(self, id, sentence)

    @any_text
    def percentiles(self) -> pd.DataFrame:
        """Where each score stands among those of news articles of like length, in percent.

        87 says: higher than in 87 % of 12,000 US political news articles of 2012 to 2020 whose body has about as many words
        (classes from 300, 600, 1,200 and 2,500 words); of equal values half count as lower. It says nothing of other
        kinds of text.

        Returns
        -------
        DataFrame, one row per article
            Index ``id``; columns ``outlet``, one per score, and ``note``: why an article far from that population has none,
            else empty. NaN too where the score is missing or is none of the shipped ones.

        Examples
        --------
        >>> analysis = analyse(["The shameful bill passed."])
        >>> analysis.percentiles().note.item()
        'fewer than 300 words: no article of the reference is so short'
        """
        return percentiles(self.scores)

    @cached_property
    def corrected(self) -> pd.DataFrame:
        """The corrections, with the number of places where each rejected a cue or added one.

        Columns cue, action, category, weight, reason, article, places, note. Counted are the cues of all lists, also those
        that tell who speaks, or what a comparison looks for; ``note`` says why a correction has no place, such as "no article
        has the id 'a'".
        """
        return corrected(self, self._places)

    @cached_property
    def _places(self) -> list[set[Place]]:
        return places(self, self._cuts)

    @cached_property
    def lists(self) -> str:
        """By which state of the word lists the articles were measured, and how many corrections were applied."""
        return lists(self, self._places)

    def top_sentences(self, metric: str = "loaded_sentences", n: int = 10) -> pd.DataFrame:
        """The sentences that add most to a score, highest first.

        Parameters
        ----------
        metric : str
            A score: ``loaded_sentences`` ranks by the probability ``sentences.loaded``, others by the summed weights of their
            cues in the sentence, in the voice that the score counts.
        n : int
            How many, at most, 0 or more; sentences that add nothing are left out.

        Returns
        -------
        DataFrame (id, sentence, text, value, cues)
            ``sentence`` is a row number of ``sentences``, −1 in a headline; ``value`` ranks them, ``cues`` is what was found.

        Raises
        ------
        LookupError
            If there is no such score here, or it has no evidence, as readability.
        TypeError, ValueError
            If `n` is no whole number, or is below 0.

        Examples
        --------
        >>> analysis = analyse(["Turnout may fall. It might perhaps rise."])
        >>> analysis.top_sentences("hedging_ratio")[["text", "value", "cues"]].values.tolist()
        [['It might perhaps rise.', 2.25, 'might, perhaps'], ['Turnout may fall.', 1.0, 'may']]
        """
        return top_sentences(self, metric, n)

    def methods(self) -> str:
        """How the analysis was made, in a paragraph for a paper, and below it the BibTeX entry to cite.

        Returns
        -------
        str

        Examples
        --------
        >>> print(analyse(["Turnout may fall."]).methods().splitlines()[-1])
        }
        """
        from framing.methods import bibtex, methods

        return f"{methods(self)}\n\n{bibtex(self.lists)}"

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the analysis to a file that `framing.load` reads: articles, scores and notes, as packed JSON.

        Parameters
        ----------
        path : path
            The file; folders on the way are made.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        TypeError
            If a metric of your own gives something other than numbers.
        OSError
            If it cannot be written; an earlier file is then as it was.

        Examples
        --------
        >>> path = analyse(["Turnout may fall."]).save("reports/turnout.framing")
        >>> path.name
        'turnout.framing'
        """
        from framing.export.saved import save

        return save(self, path)

    def __repr__(self) -> str:
        return f"<Analysis of {len(self.articles)} articles: .scores .evidence .sentences .notes>"


def analyse(
    articles: Iterable[Article | str],
    *,
    metrics: Iterable[Metric] = METRICS,
    corrections: Given = None,
    progress: Callable[[int], object] | None = None,
) -> Analysis:
    """Measure how articles are worded.

    Parameters
    ----------
    articles : iterable of Article or str
        The articles; a plain string is a body without headline.
    metrics : iterable of Metric
        What to measure.
    corrections : Corrections, list of Correction, or path, optional
        Cues to reject and to add, or the ``.csv`` file that has them; `Analysis.corrected` tells what became of each.
    progress : function, optional
        Called with the number of articles just done, as work goes on.

    Returns
    -------
    Analysis

    Raises
    ------
    TypeError
        If `articles` is a single article or string, or holds something else, or `metrics` or `corrections` do.
    ValueError
        If there is no article, two have the same id, two metrics cannot stand together, or a correction cannot be applied.
    OSError
        If the file of corrections cannot be opened.

    Examples
    --------
    >>> analysis = analyse(["Turnout may fall. Polls close at ten.", "The shameful bill passed."])
    >>> analysis.scores[["hedging_ratio", "words"]]
        hedging_ratio  words
    id
    1             0.5      7
    2             0.0      4
    """
    named, chosen = named_articles(articles), checked(metrics)
    return Analysis(named, chosen, *measured(named, chosen, Corrections.given(corrections), progress))


def analyse_each(
    articles: Sequence[Article], metrics: Iterable[Metric] = METRICS, corrections: Corrections | None = None
) -> Analysis:
    """As `analyse`, but each article by itself: what some have in common is not looked for."""
    named, chosen = named_articles(articles), checked(metrics)
    return Analysis(named, chosen, *measured(named, chosen, corrections, look_for_shared=False))
