"""Write: the tables of an analysis or a comparison, in the format that the path names."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Final

import numpy as np

import framing
from framing.analysis import Analysis
from framing.export import jsons, latex, markdown, parquet, separated, workbook
from framing.export.cells import columns_of
from framing.export.codebook import codebook
from framing.export.losses import Losses
from framing.export.tables import about, stamp, table_named
from framing.export.target import target_of
from framing.output import write_together

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from framing.comparison import Comparison
    from framing.export.cells import Columns
    from framing.export.target import Target

_SEPARATORS: Final = {".csv": ",", ".tsv": "\t"}
_BOM: Final = b"\xef\xbb\xbf"
_TEXT: Final = np.dtype(object)


def write_tables(
    source: Analysis | Comparison,
    path: str | os.PathLike[str],
    *,
    table: str | None = None,
    bom: bool = False,
    format: str | None = None,
) -> Path:
    """Write the tables of an analysis or a comparison, in the format that the path's ending names.

    ``.xlsx``, ``.json`` and a folder hold all tables, a codebook that says what every column is, and ``about``: the version and
    word lists they were made with. ``.csv``, ``.tsv``, ``.parquet``, ``.md`` and ``.tex`` hold one table, ``.jsonl`` has one
    object per article; beside them stands ``NAME.codebook.md``. `read_table` gives the tables back as they were, but
    from ``.md`` and ``.tex``, which are for reading. What a format cannot hold is changed, with a warning and a note in the
    file or its codebook: lone surrogates (but in ``.json``), infinite numbers in ``.json`` and ``.xlsx``, and in a cell of
    ``.xlsx`` more than 32,767 characters.

    Files are written whole or not at all; of a folder, ``about`` comes last. In ``.csv`` and ``.tsv`` a text that a spreadsheet
    would take for a formula has an apostrophe before it.

    Parameters
    ----------
    source : Analysis or Comparison
        What `analyse` or `compare` made.
    path : str or path
        A file, or a folder (any path without an ending).
    table : str, optional
        Which table, for a file that holds one: of an analysis scores (if nothing is said), evidence, sentences, notes, articles
        or profile; of a comparison one of its tables.
    bom : bool
        Begin .csv and .tsv with a byte order mark, from which Excel knows that they are UTF-8.
    format : str, optional
        What the files of a folder are: csv (if nothing is said), tsv, parquet, md or tex.

    Returns
    -------
    Path
        The file or folder.

    Raises
    ------
    TypeError
        If `source` is something else.
    ValueError
        If the path, the table and the options do not go together, pyarrow is missing, or a table is too large for a sheet.
    OSError
        If it cannot be written; an earlier file is then as it was.

    Examples
    --------
    >>> import framing
    >>> analysis = framing.analyse(framing.read_articles("seeds"))
    >>> path = write_tables(analysis, "reports/evidence.csv", table="evidence")
    >>> framing.read_table(path).equals(analysis.evidence)
    True
    """
    is_analysis = isinstance(source, Analysis)
    if not is_analysis and not isinstance(source, framing.Comparison):  # whose code is loaded for a comparison only
        raise TypeError(f"write_tables takes what analyse or compare returns, not {type(source).__name__}.")
    goal = target_of(path, "analysis" if is_analysis else "comparison", table=table, bom=bom, format=format)
    frames = {name: table_named(source, name) for name in goal.tables}
    if goal.ending == ".xlsx":
        for name, frame in frames.items():
            workbook.check_sheet(name, frame.shape)
    tables = {name: columns_of(frame) for name, frame in frames.items()}
    book = codebook(source, tables)
    losses = Losses()
    files: dict[Path, str | bytes]
    if goal.is_folder:
        types = {name: frame.dtypes.tolist() for name, frame in frames.items()}
        files = {}
        for name, columns in {**tables, "codebook": book}.items():
            files[_in(goal, name)] = _one(name, columns, types.get(name), goal.ending, source.lists, losses, bom=bom)
        files[_in(goal, "about")] = _one("about", _about(source, losses), None, goal.ending, source.lists, losses, bom=bom)
    elif goal.ending == ".xlsx":
        fitting = workbook.shortened({**tables, "codebook": book}, losses)
        files = {goal.path: workbook.to_bytes({**fitting, "about": _about(source, losses)})}
    elif goal.ending == ".json":
        files = {goal.path: jsons.to_text({**tables, "codebook": book}, about(source.lists), losses).encode()}
    else:
        if goal.ending == ".jsonl":
            content = jsons.to_lines(tables, about(source.lists), losses).encode()
        else:
            (name,) = tables
            content = _one(name, tables[name], frames[name].dtypes.tolist(), goal.ending, source.lists, losses, bom=bom)
        files = {goal.path: content, goal.path.with_suffix(".codebook.md"): _codebook_beside(goal, book, source.lists, losses)}
    write_together(files)
    if losses.cells:
        warnings.warn(f"{goal.path}: {'; '.join(losses.lines)}.", stacklevel=2)
    return goal.path


def _in(goal: Target, name: str) -> Path:
    return goal.path / f"{name}{goal.ending}"


def _one(  # noqa: PLR0917
    name: str, columns: Columns, types: Sequence[Any] | None, ending: str, lists: str, losses: Losses, *, bom: bool
) -> bytes:
    """One table as a file."""
    losses.table = name
    if ending in _SEPARATORS:
        text = separated.to_text(columns, stamp(lists), _SEPARATORS[ending], losses)
        return (_BOM if bom else b"") + text.encode()
    if ending == ".parquet":
        return parquet.to_bytes(columns, types or [_TEXT] * len(columns), {**about(lists), "table": name}, losses)
    note = f"Made by framing {stamp(lists)}."
    if ending == ".md":
        return markdown.to_text(columns, name.capitalize(), note).encode()
    return latex.to_text(columns, name.capitalize(), f"framing-{name}", note).encode()


def _about(source: Analysis | Comparison, losses: Losses) -> Columns:
    rows: Mapping[str, Any] = {**about(source.lists), "made_of": _made_of(source), **losses.as_note()}
    return {"what": list(rows), "value": list(rows.values())}


def _made_of(source: Analysis | Comparison) -> str:
    n = len(source.articles) if isinstance(source, Analysis) else sum(len(event.articles) for event in source.events)
    return f"{'analysis' if isinstance(source, Analysis) else 'comparison'} of {n} article{'s' if n != 1 else ''}"


def _codebook_beside(goal: Target, book: Columns, lists: str, losses: Losses) -> bytes:
    """What the columns of one file mean, for reading; what is empty for all of them is left away."""
    shown = {title: values for title, values in book.items() if any(values)}
    note = f"Made by framing {stamp(lists)}." + "".join(f" Changed: {line}." for line in losses.lines)
    return markdown.to_text(shown, f"Columns of {', '.join(goal.tables)}", note).encode()
