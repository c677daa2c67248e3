"""List check: what each row of a word list does on a corpus, and how far the rows hang together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from framing.batch import batches
from framing.named import named_articles
from framing.reliability import cronbach_alpha, kr20, why_no_reliability
from framing.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    from numpy.typing import NDArray

    from framing.article import Article
    from framing.lexicon import Lexicon

_ROWS: Final = ("cue", "category", "weight", "hits", "articles", "share")
_RELIABILITY: Final = ("category", "items", "alpha", "kr20", "reason")
_SHOWN: Final = 10


class Coverage(NamedTuple):
    """Shares of the words, the sentences that have words, and the articles that a list finds something in."""

    words: float
    sentences: float
    articles: float


@dataclass(frozen=True, repr=False, eq=False)
class ListCheck:
    """What a word list does on a corpus; made by ``Lexicon.check``. Bodies are looked at, not headlines.

    Attributes
    ----------
    name : str
        The list's.
    n_articles : int
        How many were looked at.
    rows : DataFrame (cue, category, weight, hits, articles, share)
        One row per row of the list, in its order: how often it was found, in how many articles, and in what share of them.
    coverage : Coverage
        Shares of words, of sentences and of articles with a match; NaN where there are none at all.
    reliability : DataFrame (category, items, alpha, kr20, reason)
        Cronbach's α of hits per 100 words and KR-20 of whether a row occurs, over articles that have words; the items are the
        rows with hits. The first line, category "", is for all rows. Where one cannot be had it is NaN, and `reason`
        says why.

    Notes
    -----
    α tells whether articles that have much of one row have much of the others. Of a questionnaire a low α speaks against the
    scale, since all its items are put to everybody. An article chooses its words: who writes "brazen" need not write "shameful"
    too, and most rows are rare. A list may so have a low α and be right, and synonyms that stand for one another even push it
    below 0. α also grows with the number of rows. A high α of a list says that its rows occur together, which they do too where
    they only share a topic. Whether they mean what the list is called for is a question for people who read the hits.
    """

    name: str
    n_articles: int
    rows: pd.DataFrame
    coverage: Coverage
    reliability: pd.DataFrame

    @property
    def dead(self) -> pd.DataFrame:
        """The rows of the list that were never found."""
        return self.rows[self.rows.hits == 0]

    @property
    def alpha(self) -> float:
        """Cronbach's α of all rows with hits."""
        return float(self.reliability.alpha.iloc[0])

    @property
    def kr20(self) -> float:
        """Kuder–Richardson formula 20 of all rows with hits."""
        return float(self.reliability.kr20.iloc[0])

    def __repr__(self) -> str:
        words, sentences, articles = (f"{100 * share:.1f} %" for share in self.coverage)
        dead = self.dead.cue.tolist()
        named = f": {', '.join(dead[:_SHOWN])}{', …' if len(dead) > _SHOWN else ''}" if dead else ""
        why = self.reliability.reason.iloc[0]
        hang = f"α {_shown(self.alpha)}, KR-20 {_shown(self.kr20)}{f' ({why})' if why else ''}"
        return (
            f"<ListCheck of {self.name!r} on {self.n_articles:,} articles>\n"
            f"found: {self.rows.hits.sum():,} hits, in {words} of words, {sentences} of sentences, {articles} of articles\n"
            f"dead: {len(dead):,} of {len(self.rows):,} rows{named}\n"
            f"together: {hang} (see ListCheck on what that means for words)"
        )


def _shown(value: float) -> str:
    return "none" if math.isnan(value) else f"{value:.2f}"


def check_list(words: Lexicon, articles: Iterable[Article | str]) -> ListCheck:
    """What a word list does on articles; see `framing.Lexicon.check`."""
    articles = named_articles(articles)
    number_of = {id(row): number for number, row in enumerate(words.rows)}
    n, hits = len(articles), _Hits()
    lengths = np.zeros(n, dtype=np.int64)
    words_found = sentences_found = sentences = 0
    for batch in batches(articles):
        document, matches = batch.body, words.matches(batch.body)
        sentence = document.sentence_of([match.first for match in matches])
        hits.article.append(batch.rows[document.sentences.article[sentence]])
        hits.row.append(np.array([number_of[id(match.row)] for match in matches], dtype=np.int64))
        np.add.at(lengths, batch.rows[document.sentences.article], document.sentences.words)
        words_found += sum(match.stop - match.first for match in matches)
        sentences_found += len(np.unique(sentence))
        sentences += int(np.count_nonzero(document.sentences.words))
    article, row = np.concatenate(hits.article), np.concatenate(hits.row)
    of_row = np.bincount(row, minlength=len(words.rows))
    pairs, times = np.unique(np.stack([row, article]), axis=1, return_counts=True)
    in_articles = np.bincount(pairs[0], minlength=len(words.rows))
    columns = ([each.cue for each in words.rows], [each.category for each in words.rows], [each.weight for each in words.rows])
    table = table_of(list(zip(*columns, of_row.tolist(), in_articles.tolist(), (in_articles / n).tolist(), strict=True)), _ROWS)
    coverage = Coverage(
        _share(words_found, int(lengths.sum())), _share(sentences_found, sentences), _share(len(np.unique(article)), n)
    )
    alive = np.flatnonzero(of_row)
    counts = np.zeros((n, len(alive)))
    counts[pairs[1], np.searchsorted(alive, pairs[0])] = times
    counts, lengths = counts[lengths > 0], lengths[lengths > 0]
    lines = [_together("", counts, lengths)]
    for category in words.categories:
        chosen = [category in words.rows[place].categories for place in alive.tolist()]
        lines.append(_together(category, counts[:, np.array(chosen, dtype=bool)], lengths))
    return ListCheck(words.name, n, table, coverage, table_of(lines, _RELIABILITY))


class _Hits:
    """Number of the article and of the row of each match, batch by batch."""

    def __init__(self) -> None:
        self.article: list[NDArray[np.int64]] = []
        self.row: list[NDArray[np.int64]] = []


def _together(category: str, counts: NDArray[np.float64], lengths: NDArray[np.int64]) -> tuple[str, int, float, float, str]:
    rates = 100 * counts / lengths[:, None]
    reason, of_kr20 = why_no_reliability(rates), why_no_reliability(counts > 0)
    if reason != of_kr20:
        reason = "; ".join(f"{name}: {why}" for name, why in (("alpha", reason), ("kr20", of_kr20)) if why)
    return category, counts.shape[1], cronbach_alpha(rates), kr20(counts > 0), reason


def _share(part: int, whole: int) -> float:
    return float(part / whole) if whole else float("nan")
