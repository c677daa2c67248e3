"""Metric: counts per sentence, and a number from summed counts."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, SupportsIndex, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from framing.cues import Cues
    from framing.document import Document

_SECTION: Final = re.compile(r"\n\n(\w[\w ]*)\n-{3,}\n")
Array: TypeAlias = NDArray[Any]
Counts: TypeAlias = Mapping[str, Array]
"""Name → count per sentence, each of shape (n_sentences,)."""


class Totals:
    """Summed counts, one row per article (or per resample), as attributes of shape (n_rows,).

    Parameters
    ----------
    sums : mapping of str to array, shape (n_rows,)
        Name of a count → its sums.

    Raises
    ------
    AttributeError
        If a count is asked for that is not among them; the message lists them.

    Examples
    --------
    >>> totals = Totals({"hedged": np.array([1, 0]), "prose": np.array([4, 0])})
    >>> (totals.hedged / 4).tolist()
    [0.25, 0.0]
    """

    def __init__(self, sums: Mapping[str, Array]) -> None:
        vars(self).update(sums)

    def __getattr__(self, name: str) -> Array:
        """Called where there is no such count."""
        raise AttributeError(f"no count named {name!r}; counted were {', '.join(vars(self))}.")


@dataclass(frozen=True)
class Need:
    """What a value cannot do without, or is doubtful without: a test on totals, and the reason noted where it fails.

    Attributes
    ----------
    reason : str
        What the notes say where it is not met.
    met : function
        ``met(totals)`` tells of each row of totals whether it is; array of bool, shape (n_rows,).

    Examples
    --------
    >>> long = Need("fewer than 100 words", lambda totals: totals.words >= 100)
    >>> long.met(Totals({"words": np.array([99, 100])})).tolist()
    [False, True]
    """

    reason: str
    met: Callable[[Totals], Array]


@dataclass(frozen=True)
class Metric:
    """A column of ``Analysis.scores``: two plain functions and a label.

    Parameters
    ----------
    count : function
        ``count(document)`` gives one row of counts per sentence, as a mapping name → array of shape (n_sentences,).
    value : function
        ``value(totals)`` makes a number of summed counts, for many rows at once. Its name is the column, the first line of
        its docstring the meaning.
    unit : str
        What one unit of the value is.
    bounds : (float, float)
        Smallest and largest value possible.
    scope : str
        The text it looks at.
    denominator : str, optional
        The column of ``scores`` that a rate is relative to.
    evidence : str, optional
        What `Analysis.evidence` calls the cues that feed it.
    find : function, optional
        ``find(document)`` gives these cues.
    part : "body" or "headline"
        Which part of the article is cut and counted.
    voice : "own" or "quoted", optional
        Which of the cues count; without it all do.
    needs, doubts : tuple of Need
        Where the value is missing, and where it is noted as doubtful.
    language : str, optional
        The language it is made for; elsewhere the value is missing. None: any language.

    Examples
    --------
    >>> import framing
    >>> def count_commas(document):
    ...     return {"commas": document.count_marks(","), "words": document.sentences.words}
    >>> def commas_per_100_words(totals):
    ...     "Commas per 100 words of the body."
    ...     return rate(totals.commas, totals.words)
    >>> mine = Metric(count_commas, commas_per_100_words, unit="commas per 100 words", bounds=(0, 1e9), scope="body")
    >>> framing.analyse(["Yes, it may rain."], metrics=[mine]).scores.commas_per_100_words.tolist()
    [25.0]
    """

    count: Callable[[Document], Counts]
    value: Callable[[Totals], Array]
    unit: str
    bounds: tuple[float, float]
    scope: str
    denominator: str | None = None
    evidence: str | None = None
    find: Callable[[Document], Cues] | None = None
    part: Literal["body", "headline"] = "body"
    voice: Literal["own", "quoted"] | None = None
    needs: tuple[Need, ...] = ()
    doubts: tuple[Need, ...] = ()
    language: str | None = "en"

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        """Shipped metrics are pickled and copied by their column, since some are made of closures; others as they are."""
        from framing.metrics import METRICS, metric_named

        if any(self is shipped for shipped in METRICS):
            return metric_named, (self.column,)
        return super().__reduce_ex__(protocol)

    @property
    def column(self) -> str:
        """Name of the column in ``scores``."""
        return self.value.__name__

    @property
    def meaning(self) -> str:
        """What it tells, in one line."""
        return (inspect.getdoc(self.value) or "").partition("\n")[0]

    @property
    def details(self) -> str:
        """How it is computed, its range, and when it is missing: what the docstring of its formula says besides."""
        return _plain(self._sections[""].partition("\n\n")[2])

    @property
    def sources(self) -> str:
        """The papers it comes from."""
        return _plain(self._sections.get("References", ""))

    @property
    def _sections(self) -> dict[str, str]:
        """The formula's docstring: what stands above its sections, and each section by its name."""
        parts = ["", *_SECTION.split(inspect.getdoc(self.value) or "")]
        return dict(zip(parts[::2], parts[1::2], strict=True))


def checked(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    """The metrics, if all can be measured together.

    Raises
    ------
    TypeError
        If there is anything but metrics.
    ValueError
        If two have the same column, or the same name for the evidence of different cues.
    """
    if isinstance(metrics, (str, Metric)):
        raise TypeError(f"metrics takes a list of Metric, not one {type(metrics).__name__}: put it in a list.")
    chosen = tuple(metrics)
    columns: set[str] = set()
    finding: dict[str | None, Metric] = {}
    for metric in chosen:
        if not isinstance(metric, Metric):
            told = f"metrics takes Metric objects, not {type(metric).__name__}: {str(metric)[:80]!r}"
            raise TypeError(f"{told}. Choose from framing.METRICS those whose column you want.")
        if metric.column in columns:
            raise ValueError(f"two metrics are called {metric.column!r}; give each a name of its own.")
        columns.add(metric.column)
        if metric.find is not None:
            other = finding.setdefault(metric.evidence, metric)
            if (other.find, other.part) != (metric.find, metric.part):
                raise ValueError(
                    f"the metrics {other.column!r} and {metric.column!r} find different cues, but both call them "
                    f"{metric.evidence!r} in the evidence; give them names of their own."
                )
    return chosen


def _plain(text: str) -> str:
    """Text of a docstring as running text."""
    return " ".join(text.replace("`", "").split())


def rate(amount: Array, n: Array) -> NDArray[np.float64]:
    """``100 · amount / n``, NaN where `n` is 0.

    Examples
    --------
    >>> rate(np.array([1.5, 0.0]), np.array([100, 0])).tolist()
    [1.5, nan]
    """
    return share(100 * amount, n)


def share(amount: Array, n: Array) -> NDArray[np.float64]:
    """``amount / n``, NaN where `n` is 0."""
    ratio: NDArray[np.float64] = np.divide(amount, n, out=np.full(np.shape(n), np.nan), where=np.asarray(n) > 0)
    return ratio
