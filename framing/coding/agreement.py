"""Agreement: how far people who coded the same sentences agree with each other, and with the tool."""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from framing.article import free_id
from framing.coding.filled import read_filled
from framing.coding.items import ITEMS
from framing.coding.measures import auc, reliability, spearman
from framing.coding.units import units_of
from framing.export.losses import held
from framing.tables import any_text, frame_of, table_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from framing.analysis import Analysis
    from framing.coding.items import Item
    from framing.coding.units import Unit

RESAMPLES: Final = 2000
LOADED: Final = 0.5
"""Probability from which on the tool is taken to call a sentence loaded."""
TABLES: Final = ("alpha", "ranking", "disagreements", "articles", "codes")
_GIVEN: Final = ("item", "id", "sentence", "text")
_FOUND: Final = ("people", "tool", "score")
_ALPHA: Final = ("item", "between", "level", "n_units", "n_values", "alpha", "low", "high", "agreed", "drawn", "note")
_RANKING: Final = ("item", "score", "measure", "n_units", "value", "low", "high", "drawn", "note")


@dataclass(frozen=True)
class Agreement:
    """How far coders agree with each other and with the tool; made by `agreement`.

    Attributes
    ----------
    coders : tuple of str
        Who coded, as their files are called.
    codes : DataFrame, one row per item and unit
        Columns item, id, sentence (row number in ``Analysis.sentences``, −1 for a headline), text, one per coder, people (mean
        of their codes), tool (its answer as 0 or 1, missing for headlines), score (its number, where it has one).
    alpha : DataFrame
        Krippendorff's alpha of each item: between all coders, each pair, each coder and the tool, and the coders' majority and
        the tool; with its 95 % interval and the share of pairs of codes that agree.
    ranking : DataFrame
        How well the tool's numbers rank what people coded: AUC of ``sentences.loaded``, Spearman's correlation for headlines.
    disagreements : DataFrame
        The codes where coders, or coders and tool, differ; those that differ most come first.
    articles : DataFrame
        Each article's share of loaded, hedged and attributed sentences, and its headline, by people and by the tool.
    outlets : dict
        Article → outlet.
    lists : str
        The word lists the tool had.
    resamples, seed : int
        How many samples the intervals rest on, and where their random numbers begin.

    Examples
    --------
    >>> import framing
    >>> from framing.coding import write_coding_sheet
    >>> analysis = framing.analyse(["It may rain. Polls close at ten."])
    >>> sheet = write_coding_sheet(analysis, "reports/sheet.csv")[0]
    >>> pd.read_csv(sheet).assign(loaded=[0, 1]).to_csv(sheet, index=False)  # as a coder would
    >>> agreement(sheet, analysis).codes[["item", "sentence", "people"]].values.tolist()[:2]
    [['loaded', 0, 0.0], ['loaded', 1, 1.0]]
    """

    coders: tuple[str, ...]
    codes: pd.DataFrame
    outlets: dict[str, str | None]
    lists: str
    resamples: int
    seed: int

    @cached_property
    def alpha(self) -> pd.DataFrame:
        """One row per item and set of observers."""
        return table_of([row for item, table in self._items() for row in self._alpha(item, table)], _ALPHA)

    @cached_property
    def ranking(self) -> pd.DataFrame:
        """One row per item for which the tool has a number."""
        rows = []
        for item, table in self._items():
            if item.name not in {"loaded", "sensational"}:
                continue
            people = _majority(table) if item.name == "loaded" else table["people"].to_numpy()
            score = table["score"].to_numpy()
            known = ~(np.isnan(people) | np.isnan(score))
            measure = auc if item.name == "loaded" else spearman
            found = measure(people[known], score[known], table["id"][known].tolist(), self.resamples, self.seed)
            rows.append((item.name, item.score, "AUC" if item.name == "loaded" else "Spearman", *found))
        return table_of(rows, _RANKING)

    @cached_property
    def disagreements(self) -> pd.DataFrame:
        """One row per item and unit on which observers differ.

        ``difference`` is the mean difference between two observers, as a share of the scale, where the tool counts with its
        probability if it has one.
        """
        parts = []
        for item, table in self._items():
            codes = table[list(self.coders)].to_numpy()
            tool = table["tool"].to_numpy()
            observers = np.column_stack([codes, table["score"] if item.name == "loaded" else tool])
            apart = _apart(observers) / (max(item.values) - min(item.values))
            differ = _apart(np.column_stack([codes, tool])) > 0
            parts.append(table.assign(difference=apart)[differ])
        table = pd.concat(parts) if parts else self.codes.assign(difference=np.nan)
        return table.sort_values("difference", ascending=False, kind="stable").reset_index(drop=True)

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row per article and item."""
        rows = []
        for item, table in self._items():
            coded = table.assign(tool=table["tool" if item.part == "sentence" else "score"])[table["people"].notna()]
            places: dict[str, list[int]] = {}  # no groupby: pandas' index of texts holds no lone surrogates
            for place, name in enumerate(coded["id"].tolist()):
                places.setdefault(name, []).append(place)
            for name, own in places.items():
                part = coded.iloc[own]
                rows.append((name, self.outlets[name], item.name, len(part), part["people"].mean(), part["tool"].mean()))
        return table_of(rows, ["id", "outlet", "item", "n_units", "people", "tool"])

    @any_text
    def write(self, path: str | os.PathLike[str]) -> Path:
        """Write all tables with a codebook, as .xlsx or .json.

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
        ValueError
            If the path is another, or a table is too large for a sheet.
        OSError
            If it cannot be written; an earlier file is then as it was.

        Examples
        --------
        >>> import framing
        >>> from framing.coding import write_coding_sheet
        >>> analysis = framing.analyse(["It may rain. Polls close at ten."])
        >>> sheet = write_coding_sheet(analysis, "reports/sheet.csv")[0]
        >>> pd.read_csv(sheet).assign(loaded=[0, 1]).to_csv(sheet, index=False)  # as a coder would
        >>> agreement(sheet, analysis).write("reports/agreement.json").name
        'agreement.json'
        """
        from framing.coding.written import write

        return write(self, path)

    def summary(self) -> str:
        """Alpha and the rankings, a line each.

        Returns
        -------
        str

        Examples
        --------
        >>> import framing
        >>> from framing.coding import write_coding_sheet
        >>> analysis = framing.analyse(["It may rain. Polls close at ten."])
        >>> sheet = write_coding_sheet(analysis, "reports/sheet.csv")[0]
        >>> pd.read_csv(sheet).assign(hedged=[1, 0]).to_csv(sheet, index=False)  # as a coder would
        >>> [line.strip() for line in agreement(sheet, analysis).summary().splitlines() if "hedged" in line][-1]
        'hedged, sheet.coder1 and tool: 1.00, 100 % of pairs agree, 2 units'
        """
        coders = f"{len(self.coders)} coder{'s' if len(self.coders) != 1 else ''}"
        alphas = [f"  {row.item}, {row.between}: {_shown(row)}" for row in self.alpha.itertuples()]
        ranks = [f"  {row.item}, people and {row.score}: {row.measure} {_ranked(row)}" for row in self.ranking.itertuples()]
        ranked = ["How well the tool's numbers rank what people coded:", *ranks] if ranks else []
        return "\n".join([f"Krippendorff's alpha of {coders} and the tool:", *alphas, *ranked])

    def __repr__(self) -> str:
        return f"<Agreement: {self.summary()}\n{' '.join(f'.{name}' for name in TABLES)} .summary() .write(path)>"

    def _items(self) -> list[tuple[Item, pd.DataFrame]]:
        tables = [(item, self.codes[(self.codes["item"] == item.name).to_numpy()]) for item in ITEMS]
        return [(item, table) for item, table in tables if len(table)]

    def _alpha(self, item: Item, table: pd.DataFrame) -> list[tuple[Any, ...]]:
        codes = {name: table[name].to_numpy() for name in self.coders}
        sets = [
            ("coders", list(codes.values()))
        ]  # no dict: coders called "a", "b and c", "a and b" and "c" make one name twice
        if len(codes) > 2:
            sets += [(f"{a} and {b}", [codes[a], codes[b]]) for a, b in combinations(codes, 2)]
        if item.part == "sentence":
            tool = table["tool"].to_numpy()
            sets += [(f"{name} and tool", [given, tool]) for name, given in codes.items()]
            if len(codes) > 1:
                sets.append(("majority and tool", [_majority(table), tool]))
        ids = table["id"].to_numpy()
        return [
            (item.name, between, item.level, *reliability(np.column_stack(given), ids, item.level, self.resamples, self.seed))
            for between, given in sets
        ]


def agreement(
    sheets: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    analysis: Analysis,
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Agreement:
    """How far the coders of these sheets agree with each other, and with the tool.

    Krippendorff's alpha is 1 where observers agree fully and 0 where they agree as codes given at random would; it says nothing
    of who is right. Krippendorff (2004, p. 241) relies on values from 0.8 on, and draws tentative conclusions from 0.667 on.

    The tool is taken to call a sentence loaded from a probability of 0.5 on; articles that are not English it does not code.
    The majority of coders is the code that more than half of those gave who gave one; where there is none, the unit does not
    count. Intervals come from drawing articles again (with fewer than ten of them, units, which the table says) and taking the
    expanded percentiles (Hesterberg 2015) of alpha as computed anew from each sample, its expected disagreement too (Zapf et
    al. 2016).

    Parameters
    ----------
    sheets : paths
        Sheets that `write_coding_sheet` wrote, filled in, one per coder; ``.xlsx`` (needs the extra ``documents``) or ``.csv``.
        Rows may be sorted, left out, and have notes between them, and further columns beside the given ones. Empty cells are
        missing codes. Coders are called as their files. A sheet that is a copy of another is told as a warning.
    analysis : Analysis
        Of the same articles.
    resamples : int
        How many samples are drawn for an interval.
    seed : int
        Where random numbers begin.

    Returns
    -------
    Agreement

    Raises
    ------
    ReadingError
        If a sheet cannot be read, does not fit the analysis, has a value that is not allowed, or no code; the message names
        file, row and column.
    ValueError
        If there is no sheet, one is given twice, or `resamples` is below 1.
    OSError
        If one cannot be opened.

    References
    ----------
    Krippendorff, K. (2004). Content analysis: An introduction to its methodology (2nd ed.). Sage.
    Hesterberg, T. C. (2015). What teachers should know about the bootstrap. The American Statistician, 69(4), 371–386.
    Zapf, A., Castell, S., Morawietz, L., & Karch, A. (2016). Measuring inter-rater reliability for nominal data: which
    coefficients and confidence intervals are appropriate? BMC Medical Research Methodology, 16, 93.

    Examples
    --------
    >>> import framing
    >>> from framing.coding import write_coding_sheet
    >>> analysis = framing.analyse(["It may rain. Polls close at ten."])
    >>> sheets = write_coding_sheet(analysis, "reports/sheet.csv")
    >>> for sheet in sheets:  # as coders would
    ...     codes = pd.read_csv(sheet)
    ...     codes.assign(hedged=codes.text.str.contains("may").astype(int)).to_csv(sheet, index=False)
    >>> found = agreement(sheets, analysis)
    >>> found.alpha.query("item == 'hedged'").alpha.tolist()[0]
    1.0
    """
    from framing.reading.worker import Worker

    paths = [Path(path) for path in ([sheets] if isinstance(sheets, (str, os.PathLike)) else sheets)]
    if not paths:
        raise ValueError("there is no sheet. Name the files that the coders filled in.")
    if resamples < 1:
        raise ValueError(f"an interval takes 1 sample or more, not {resamples}.")
    units = {unit.number: unit for unit in units_of(analysis)}
    given: dict[str, dict[tuple[int, str], float]] = {}
    taken = {*_GIVEN, *_FOUND, "difference", "tool", "majority", "coders"}
    for number, path in enumerate(paths):
        if any(path.resolve() == other.resolve() for other in paths[:number]):
            raise ValueError(f"{path}: is given twice. Name one sheet of each coder.")
    with Worker(seconds=60, advice="Save the sheet as .csv.") as worker:
        for path in paths:
            given[free_id(held(path.stem), taken)] = read_filled(path, units, worker)
    for a, b in combinations(given, 2):
        if _is_copy(given[a], given[b]):
            warnings.warn(
                f"{a} and {b} have the same rows in the same order with the same codes, though each coder's sheet has an order "
                "of its own. Leave one away if it is a copy of the other.",
                stacklevel=2,
            )
    asked = {key for codes in given.values() for key in codes}
    table = _table(
        analysis, [(item, unit) for item in ITEMS for unit in units.values() if (unit.number, item.name) in asked], given
    )
    outlets = {str(article.id): article.outlet for article in analysis.articles}
    return Agreement(tuple(given), table, outlets, analysis.lists, resamples, seed)


def _is_copy(one: dict[tuple[int, str], float], other: dict[tuple[int, str], float]) -> bool:
    """Whether two sheets are the same to the order of their rows, and so long that this is no chance (1 in 720 for six)."""
    return (
        len({unit for unit, _ in one}) > 5
        and list(one) == list(other)
        and np.array_equal([*one.values()], [*other.values()], equal_nan=True)
    )


def _table(
    analysis: Analysis, rows: Sequence[tuple[Item, Unit]], given: dict[str, dict[tuple[int, str], float]]
) -> pd.DataFrame:
    columns: dict[str, NDArray[Any]] = {
        "item": texts([item.name for item, _ in rows]),
        "id": texts([unit.id for _, unit in rows]),
        "sentence": np.array([unit.sentence for _, unit in rows], dtype=np.int64),
        "text": texts([unit.text for _, unit in rows]),
    }
    for name, codes in given.items():
        columns[name] = np.array([codes.get((unit.number, item.name), np.nan) for item, unit in rows])
    codes_only = np.column_stack([columns[name] for name in given])
    known = (~np.isnan(codes_only)).sum(axis=1)
    columns["people"] = np.where(known > 0, np.nansum(codes_only, axis=1) / np.maximum(known, 1), np.nan)
    columns["tool"], columns["score"] = np.array(_of_tool(analysis, rows)).T
    return frame_of(columns)


def _of_tool(analysis: Analysis, rows: Sequence[tuple[Item, Unit]]) -> list[tuple[float, float]]:
    """The tool's answer and its number for each of these."""
    english = {str(article.id): is_english for article, is_english in zip(analysis.articles, analysis.english, strict=True)}
    sentences = {item.score: analysis.sentences[item.score].to_numpy() for item in ITEMS if item.part == "sentence"}
    scores = {
        item.score: dict(zip(map(str, analysis.scores.index), analysis.scores[item.score].tolist(), strict=True))
        for item in ITEMS
        if item.part == "headline" and item.score in analysis.scores
    }
    found = []
    for item, unit in rows:
        if item.part == "headline":
            found.append((np.nan, scores.get(item.score, {}).get(unit.id, np.nan)))
        elif item.name == "loaded":
            score = float(sentences[item.score][unit.sentence])
            found.append((np.nan if np.isnan(score) else float(score >= LOADED), score))
        else:
            found.append((float(sentences[item.score][unit.sentence]) if english[unit.id] else np.nan, np.nan))
    return found


def _majority(table: pd.DataFrame) -> NDArray[np.float64]:
    """What more than half of the coders say; NaN where they are evenly split."""
    people = table["people"].to_numpy()
    return np.where(np.isnan(people) | (people == 0.5), np.nan, people > 0.5)


def _apart(observers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean difference between two of the observers of a row; 0 where only one gave a code."""
    pairs = [np.abs(observers[:, a] - observers[:, b]) for a, b in combinations(range(observers.shape[1]), 2)]
    known = (~np.isnan(pairs)).sum(axis=0)
    return np.asarray(np.nansum(pairs, axis=0) / np.maximum(known, 1))


def _shown(row: Any) -> str:
    if np.isnan(row.alpha):
        return f"none ({row.note})"
    return f"{_with_limits(row.alpha, row)}, {100 * row.agreed:.0f} % of pairs agree, {row.n_units} units"


def _ranked(row: Any) -> str:
    return f"none ({row.note})" if np.isnan(row.value) else f"{_with_limits(row.value, row)}, {row.n_units} units"


def _with_limits(value: float, row: Any) -> str:
    shown, low, high = (f"{round(number, 2) + 0.0:.2f}".replace("-", "−") for number in (value, row.low, row.high))  # no −0.00
    return shown if np.isnan(row.low) else f"{shown} ({low} to {high})"
