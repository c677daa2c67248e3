"""Read: a table that was written, as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from framing.export import jsons, parquet, separated, workbook
from framing.export.cells import table_from

if TYPE_CHECKING:
    import os

    import pandas as pd

    from framing.export.cells import Columns

_SEPARATORS: Final = {".csv": ",", ".tsv": "\t"}
_SINGLE: Final = (*_SEPARATORS, ".parquet")
_SEVERAL: Final = (".xlsx", ".json", ".jsonl")


def read_table(path: str | os.PathLike[str], table: str | None = None) -> pd.DataFrame:
    """A table that `write_tables` wrote, with the values it had.

    Texts, numbers, True and False, empty and missing are told apart, apostrophes before formulas are taken away, and an id
    "007" stays text. A column in which every value is missing is one of NaN, and but from .parquet a column of a table without
    rows has no type. What says with what version and word lists it was made is in ``attrs``.

    Parameters
    ----------
    path : str or path
        A file (.csv, .tsv, .xlsx, .json, .jsonl, .parquet), or a folder of .csv, .tsv or .parquet.
    table : str, optional
        Which table, where there are several; without it, scores.

    Returns
    -------
    DataFrame

    Raises
    ------
    ValueError
        If the file is broken or of another kind, or has no such table.
    OSError
        If it cannot be opened.

    Examples
    --------
    >>> import framing
    >>> analysis = framing.analyse(framing.read_articles("seeds"))
    >>> path = framing.write_tables(analysis, "reports/scores.json")
    >>> read_table(path, "notes").metric.tolist()[1]
    'headline_sensationalism'
    """
    place = Path(path)
    if place.is_dir():
        name = table or "scores"
        found = [place / f"{name}{ending}" for ending in _SINGLE if (place / f"{name}{ending}").is_file()]
        if not found:
            raise ValueError(f"{place}: has no table {name!r}; there must be a file {name}.csv, .tsv or .parquet.")
        return read_table(found[0])
    ending = place.suffix.lower()
    if ending not in (*_SINGLE, *_SEVERAL):
        known = ", ".join((*_SINGLE, *_SEVERAL))
        raise ValueError(f"{place}: a table is read from {known}, or a folder; .md and .tex are for reading by people.")
    if ending in _SINGLE and table is not None:
        raise ValueError(f"{place}: {ending} holds one table; leave {table!r} away.")
    if ending == ".parquet":
        parquet.check_installed()
    content = place.read_bytes()
    try:
        columns, about = _single(content, ending) if ending in _SINGLE else _of_several(content, ending, table or "scores")
    except UnicodeDecodeError:
        raise ValueError(f"{place}: is not UTF-8.") from None
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from None
    result = table_from(columns)
    result.attrs.update(about)
    return result


def _single(content: bytes, ending: str) -> tuple[Columns, dict[str, str]]:
    if ending == ".parquet":
        return parquet.from_bytes(content)
    columns, stamp = separated.from_text(content.decode("utf-8-sig"), _SEPARATORS[ending])
    version, _, lists = stamp.partition(", word lists ")
    return columns, {"framing": version, "word_lists": lists} if lists else {}


def _of_several(content: bytes, ending: str, table: str) -> tuple[Columns, dict[str, str]]:
    if ending == ".xlsx":
        tables = workbook.from_bytes(content, table)
        rows = tables.get("about", {})
        about = {str(key): str(value) for key, value in zip(rows.get("what", []), rows.get("value", []), strict=False)}
    else:
        tables, about = (jsons.from_text if ending == ".json" else jsons.from_lines)(content.decode())
    if table not in tables:
        raise ValueError(f"has no table {table!r}; it has {', '.join(tables)}.")
    return tables[table], about
