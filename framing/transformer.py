"""Transformer: the scores of articles as features for scikit-learn."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from itertools import repeat
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import validate_data

from framing.analysis import analyse_each
from framing.article import Article
from framing.metric import Metric
from framing.metrics import METRICS, metric_named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from numpy.typing import NDArray
    from sklearn.utils import Tags


class FramingFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """Scores of articles as features: a scikit-learn transformer.

    Each row is scored by itself, exactly as `framing.analyse` does; nothing is learnt, so `transform` works without `fit`. A
    value that cannot be had is NaN (as readability under 100 words of prose): a step such as
    ``sklearn.impute.SimpleImputer`` deals with it in a pipeline.

    Parameters
    ----------
    metrics : list of str and Metric, optional
        Columns of ``framing.METRICS`` by name, and metrics of your own. None: all of ``framing.METRICS``.
    text : str
        In a table, the column of the texts.
    headline : str
        In a table, the column of the headlines, of which some may be missing. A table without a column "headline" has none;
        a column of another name must be there.

    Attributes
    ----------
    n_features_in_ : int
        Number of columns of the table or array seen in `fit`; not there for a list or a Series.
    feature_names_in_ : array of str
        Their names, if they have any.

    Notes
    -----
    `fit` and `transform` take a list, a Series or a 1-D array of texts or of `framing.Article`, an array or a table of one
    column of these, or a table that has the column `text` and, as wanted, `headline`. The texts of a table of one column
    are in it, whatever its name, but if that is `headline`, they are headlines without a body.

    Examples
    --------
    >>> features = FramingFeatures(["hedging_ratio", "words"])
    >>> features.transform(["Turnout may fall. Polls close at ten.", "The shameful bill passed."])
    array([[0.5, 7. ],
           [0. , 4. ]])
    """

    def __init__(
        self, metrics: Collection[str | Metric] | None = None, *, text: str = "text", headline: str = "headline"
    ) -> None:
        self.metrics = metrics
        self.text = text
        self.headline = headline

    def fit(self, X: Any, y: object = None) -> Self:  # noqa: ARG002, N803 - scikit-learn's names
        """Check parameters and input, and note the names of its columns; nothing is learnt.

        Parameters
        ----------
        X : list, Series, array or DataFrame
            Articles, see Notes.
        y : ignored

        Returns
        -------
        FramingFeatures
            Itself.

        Raises
        ------
        TypeError
            If a parameter, the input or a text in it is of a wrong type.
        ValueError
            If a text is missing, there is no column for the texts, or a metric is named twice.
        LookupError
            If there is no metric of a name.

        Examples
        --------
        >>> FramingFeatures(["words"]).fit(pd.DataFrame({"text": ["Polls close."]})).feature_names_in_.tolist()
        ['text']
        """
        _chosen(self.metrics)
        self._articles(X)
        if hasattr(self, "n_features_in_"):  # validate_data leaves that of an earlier fit where the input has no columns
            del self.n_features_in_
        validate_data(self, X, skip_check_array=True)
        return self

    def transform(self, X: Any) -> NDArray[np.float64]:  # noqa: N803
        """Score articles.

        Parameters
        ----------
        X : list, Series, array or DataFrame
            Articles, see Notes.

        Returns
        -------
        array of float, shape (n_articles, n_metrics)
            NaN where a value cannot be had. ``set_output(transform="pandas")`` makes it a DataFrame.

        Raises
        ------
        TypeError, ValueError, LookupError
            As `fit`; also if the columns of a table are not those that `fit` saw.

        Examples
        --------
        >>> FramingFeatures(["words", "reading_ease"]).transform(pd.DataFrame({"text": ["Polls close at ten."]}))
        array([[ 4., nan]])
        """
        metrics = _chosen(self.metrics)
        articles = self._articles(X)
        if hasattr(self, "n_features_in_"):
            validate_data(self, X, reset=False, skip_check_array=True)
        scores = analyse_each(articles, metrics).scores
        return scores[[metric.column for metric in metrics]].to_numpy(dtype=np.float64)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:  # noqa: ARG002 - scikit-learn's
        """Names of the features: the columns of the metrics.

        Parameters
        ----------
        input_features : ignored

        Returns
        -------
        array of str, shape (n_metrics,)

        Examples
        --------
        >>> FramingFeatures(["words", "hedging_ratio"]).get_feature_names_out().tolist()
        ['words', 'hedging_ratio']
        """
        return np.array([metric.column for metric in _chosen(self.metrics)], dtype=object)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        tags.input_tags.string = True
        tags.input_tags.one_d_array = True
        tags.input_tags.two_d_array = False  # of numbers, that is
        return tags

    def _articles(self, given: Any) -> list[Article]:
        """The input as articles, numbered: ids need not be unique here."""
        headlines: Iterable[object] = repeat(None)
        if isinstance(given, pd.DataFrame):
            texts, headlines = self._of_table(given)
        else:
            texts = _of_one_column(given)
        if not texts:
            raise ValueError("there is no article to score: the input has no rows.")
        return [_article(*row, number) for number, row in enumerate(zip(texts, headlines, strict=False))]

    def _of_table(self, table: pd.DataFrame) -> tuple[list[object], Iterable[object]]:
        """Texts and headlines of a table."""
        columns = list(table.columns)
        known = f"it has {', '.join(map(repr, columns))[:200] or 'no columns'}"
        for name in (self.text, self.headline):
            if columns.count(name) > 1:
                raise ValueError(f"the table has more than one column {name!r}: {known}. Rename or drop one.")
        if columns == [self.headline]:
            return [""] * len(table), list(table[self.headline])
        if self.headline not in columns and self.headline != "headline":
            raise ValueError(f"the table has no column {self.headline!r} for the headlines: {known}. Leave out `headline`.")
        if len(columns) != 1 and self.text not in columns:
            raise ValueError(f"the table has no column {self.text!r} for the texts: {known}. Name it with `text`.")
        headlines = list(table[self.headline]) if self.headline in columns else repeat(None)
        return list(table[self.text if self.text in columns else columns[0]]), headlines


def _chosen(metrics: object) -> tuple[Metric, ...]:
    """The metrics, those given by name looked up."""
    if metrics is None:
        return METRICS
    if isinstance(metrics, (str, AbstractSet)) or not isinstance(metrics, Collection):  # a set has no order, an iterator ends
        raise TypeError(f"metrics must be a list of columns and Metric objects, or None for all, not {_kind(metrics)}.")
    chosen = []
    for metric in metrics:
        if not isinstance(metric, (str, Metric)):
            raise TypeError(f"metrics must hold columns and Metric objects, not {_kind(metric)}: {str(metric)[:80]!r}.")
        chosen.append(metric if isinstance(metric, Metric) else metric_named(metric))
    if not chosen:
        raise ValueError("metrics is empty: name one at least, or give None for all.")
    columns = [metric.column for metric in chosen]
    for column in columns:
        if columns.count(column) > 1:
            raise ValueError(f"metrics has the column {column!r} more than once.")
    return tuple(chosen)


def _of_one_column(given: Any) -> list[object]:
    """What is in a list or an array of one column."""
    if isinstance(given, (str, Article)):
        raise TypeError(f"the input is one {_kind(given)}; put it in a list.")
    if isinstance(given, (list, tuple)):
        return list(given)
    shape = getattr(given, "shape", None)
    if not isinstance(given, (np.ndarray, pd.Series, pd.api.extensions.ExtensionArray)) or not shape or len(shape) > 2:
        of = f" of {len(shape)} dimensions" if isinstance(shape, tuple) else ""
        raise TypeError(
            f"the input is {_kind(given)}{of}; it must be a list of texts or Articles, or a table with a column of texts."
        )
    if len(shape) == 2 and shape[1] != 1:
        raise ValueError(
            f"the input is an array of {shape[1]} columns without names; give a DataFrame, or the column of the texts."
        )
    return list(np.asarray(given, dtype=object).reshape(-1))


def _article(given: object, headline: object, number: int) -> Article:
    """An article of a row, with the number as its id."""
    row = f"row {number} (counted from 0)"
    if isinstance(given, Article) and headline is None:
        return Article(given.text, given.headline, id=str(number))
    if _is_missing(given):
        raise ValueError(f"{row} has no text, but {given!r}. Leave such rows out, or make it an empty text.")
    if not isinstance(given, str):
        raise TypeError(f"the text in {row} is {_kind(given)}, not a string: {str(given)[:80]!r}.")
    if _is_missing(headline):
        return Article(str(given), id=str(number))
    if not isinstance(headline, str):
        raise TypeError(f"the headline in {row} is {_kind(headline)}, not a string: {str(headline)[:80]!r}.")
    return Article(str(given), str(headline), id=str(number))


def _is_missing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _kind(value: object) -> str:
    """Name of the type of a value."""
    return type(value).__name__
