"""Sheet: a blank coding sheet for each of several people, with the codebook that tells them what to code."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from framing.analysis import Analysis, analyse
from framing.coding.book import workbook_of
from framing.coding.endings import OF_SHEETS, check_ending
from framing.coding.items import ITEMS, NOT_ASKED, OF_PART, RULES
from framing.coding.units import order, units_of
from framing.export import markdown, separated, workbook
from framing.export.losses import Losses
from framing.export.tables import about, stamp
from framing.output import write_together
from framing.report.blind import without_names

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from framing.article import Article
    from framing.coding.units import Unit
    from framing.export.cells import Columns

MOST_CODERS: Final = 99


def write_coding_sheet(
    source: Analysis | Iterable[Article | str],
    path: str | os.PathLike[str],
    *,
    coders: int = 2,
    seed: int = 0,
    hide_outlets: bool = False,
    sentences: int | None = None,
) -> tuple[Path, ...]:
    """Write a blank coding sheet for each coder, and the codebook.

    From ``sheet.xlsx`` come ``sheet.coder1.xlsx``, ``sheet.coder2.xlsx`` …, one to send to each coder: the codebook, the
    headlines and then the sentences in a random order of the coder's own, with an empty cell for each item and only its values
    allowed there, and what the sheet was made from. From ``sheet.csv`` come ``sheet.coder1.csv`` … and ``sheet.codebook.md``.
    The same articles and options give the same bytes. `agreement` reads the sheets when they are filled in.

    Parameters
    ----------
    source : Analysis, or articles
        What is to be coded; of the analysis only the sentences go into the sheets, none of its findings.
    path : str or path
        A name in ``.xlsx`` or ``.csv``; "coder1" and so on is put before the ending.
    coders : int
        How many people.
    seed : int
        Where random orders begin.
    hide_outlets : bool
        Leave out the outlets' names: no column for them, "Article 3" for articles, and "Outlet 2" where a text names one as
        ``Article.outlet`` has it. A text may still give its outlet away by other words.
    sentences : int, optional
        A random sample of so many sentences, with the headlines of their articles; without it, all.

    Returns
    -------
    tuple of Path
        The sheets, by coder.

    Raises
    ------
    ValueError
        If the path, or a number, cannot be used, there is nothing to code, or a sheet is there already that may have been
        filled in.
    OSError
        If one cannot be written; none is then.

    Examples
    --------
    >>> import framing
    >>> [path.name for path in write_coding_sheet(framing.read_articles("seeds"), "reports/sheet.xlsx", sentences=20)]
    ['sheet.coder1.xlsx', 'sheet.coder2.xlsx']
    """
    place = check_ending(path, OF_SHEETS)
    ending = place.suffix.lower()
    if not 1 <= coders <= MOST_CODERS:
        raise ValueError(f"a sheet is for 1 to {MOST_CODERS} coders, not {coders}.")
    if sentences is not None and sentences < 1:
        raise ValueError(f"a sample has 1 sentence or more, not {sentences}. Leave it away to have all.")
    analysis = source if isinstance(source, Analysis) else analyse(source)
    chosen = _chosen(units_of(analysis), sentences, seed)
    if not chosen:
        raise ValueError("there is no sentence to code: the articles are empty.")
    shown = _Shown.of(analysis, seed, hide=hide_outlets)
    targets = [place.with_suffix(f".coder{number}{ending}") for number in range(1, coders + 1)]
    losses = Losses()
    files: dict[Path, str | bytes] = {}
    for number, target in enumerate(targets, 1):
        name = f"coder {number}"
        losses.table = name
        parts = [sorted((u for u in chosen if u.part == part), key=lambda u: order(seed, name, u.number)) for part in OF_PART]
        rows = [unit for part in parts for unit in part]
        columns = shown.columns(rows)
        if ending == ".csv":
            files[target] = separated.to_text(columns, stamp(analysis.lists), ",", losses).encode()
        else:
            workbook.check_sheet(name, (len(rows), len(columns)))
            made_from = {
                **about(analysis.lists),
                "made_of": f"{len(chosen)} headlines and sentences, of {len(analysis.articles)} articles",
                "coder": str(number),
                "seed": str(seed),
                "outlets": "hidden" if hide_outlets else "shown",
                "unit": "number of a headline or sentence; the hidden column sentence has its number within the article (0 is "
                "the headline), sha256 the SHA-256 of its text as it was before any name was hidden",
            }
            made: Columns = {"what": list(made_from), "value": list(made_from.values())}
            fitting = workbook.shortened({name: columns, "about": made}, losses)
            files[target] = workbook_of({"codebook": _codebook(), **fitting}, name, [len(part) for part in parts])
    if ending == ".csv":
        note = " ".join(RULES)
        files[place.with_suffix(".codebook.md")] = markdown.to_text(_codebook(), "Codebook", note)
    _keep_filled(targets, files)
    write_together(files)
    if losses.cells:
        warnings.warn(f"{place}: {'; '.join(losses.lines)}.", stacklevel=2)
    return tuple(targets)


@dataclass(frozen=True)
class _Shown:
    """What the sheets show of articles."""

    outlets: dict[str, str | None] | None
    """Article → outlet, if it may be known."""
    articles: dict[str, str]
    names: dict[str, str]
    """Outlet → what is written in its place."""

    @classmethod
    def of(cls, analysis: Analysis, seed: int, *, hide: bool) -> _Shown:
        ids = [str(article.id) for article in analysis.articles]
        if not hide:
            return cls({str(article.id): article.outlet for article in analysis.articles}, dict(zip(ids, ids, strict=True)), {})
        outlets = sorted({article.outlet for article in analysis.articles if article.outlet and article.outlet.strip()})
        return cls(None, _numbered(ids, "Article", seed), _numbered(outlets, "Outlet", seed))

    def columns(self, units: Sequence[Unit]) -> Columns:
        """The table of a sheet, with empty cells for the codes."""
        columns: Columns = {"unit": [unit.number for unit in units]}
        if self.outlets is not None:
            columns["outlet"] = [self.outlets[unit.id] for unit in units]
        columns["article"] = [self.articles[unit.id] for unit in units]
        columns["text"] = [without_names(unit.text, self.names) for unit in units]
        for item in ITEMS:
            columns[item.name] = [None if item.part == unit.part else NOT_ASKED for unit in units]
        return {**columns, "sentence": [unit.place for unit in units], "sha256": [unit.sha256 for unit in units]}


def _numbered(names: Sequence[str], kind: str, seed: int) -> dict[str, str]:
    """Numbers in random order, since that of the articles may be alphabetical."""
    shuffled = sorted(range(len(names)), key=lambda place: order(seed, kind, place))
    return {names[place]: f"{kind} {number}" for number, place in enumerate(shuffled, 1)}


def _chosen(units: list[Unit], sentences: int | None, seed: int) -> list[Unit]:
    if sentences is None:
        return units
    every = sorted((unit for unit in units if unit.part == "sentence"), key=lambda unit: order(seed, "sample", unit.number))
    drawn = set(every[:sentences])
    articles = {unit.id for unit in drawn}
    return [unit for unit in units if unit in drawn or (unit.part == "headline" and unit.id in articles)]


def _codebook() -> Columns:
    return {
        "item": [item.name for item in ITEMS],
        "asked of": [f"each {item.part}" for item in ITEMS],
        "question": [item.question for item in ITEMS],
        "values": [item.labels for item in ITEMS],
        "example": [item.example for item in ITEMS],
        "counterexample": [item.counterexample for item in ITEMS],
    }


def _keep_filled(targets: Sequence[Path], files: dict[Path, str | bytes]) -> None:
    """Refuse to write over somebody's codes."""
    for target in targets:
        if target.is_file() and target.read_bytes() != files[target]:
            raise ValueError(f"{target}: is there already, and may have been filled in. Name another output, or delete it.")
