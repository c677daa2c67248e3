"""Target: what is to be written where, known before any work is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.export.parquet import check_installed

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

OF_ANALYSIS: Final = ("scores", "evidence", "sentences", "notes", "articles")
"""The tables of an analysis that are written together, in their order."""
SINGLE: Final = (".csv", ".tsv", ".parquet", ".md", ".tex")
"""Files that hold one table."""
_ALL: Final = {"analysis": (".xlsx", ".json", ".jsonl"), "comparison": (".xlsx", ".json")}
_WITH_MARK: Final = (".csv", ".tsv")


class Target(NamedTuple):
    """Where to write, in what format, and which tables."""

    path: Path
    ending: str
    """Of the file, or of the files in the folder."""
    is_folder: bool
    tables: Sequence[str]


def tables_of(kind: str) -> Sequence[str]:
    """The tables that may be asked for by name."""
    if kind == "analysis":
        return (*OF_ANALYSIS, "profile")
    from framing.comparison.summary import TABLES

    return TABLES


def target_of(
    path: str | os.PathLike[str], kind: str, *, table: str | None = None, bom: bool = False, format: str | None = None
) -> Target:
    """What a path asks for; `kind` is "analysis" or "comparison".

    Raises
    ------
    ValueError
        If it cannot be written so; the message says what can.
    """
    place = Path(path)
    found = _target(place, kind, table, f".{format.lower().removeprefix('.')}" if format else None)
    if bom and found.ending not in _WITH_MARK:
        raise ValueError(f"{place}: a byte order mark is for .csv and .tsv; leave it away.")
    if found.ending == ".parquet":
        check_installed()
    return found


def _target(path: Path, kind: str, table: str | None, format: str | None) -> Target:
    ending = path.suffix.lower()
    several, choices = _ALL[kind], tables_of(kind)
    known = (*SINGLE, *several)
    if format is not None and format not in SINGLE:
        raise ValueError(f"a folder of {format} is not written; its format is one of {_listed(SINGLE)}.")
    if table is not None and table not in choices:
        raise ValueError(
            f"there is no table {table!r}; the tables of a{'n' if kind == 'analysis' else ''} {kind} are: {', '.join(choices)}."
        )
    if ending in known:
        if path.is_dir():
            raise ValueError(f"{path}: is a folder, though it is called like a file; name another.")
        if format is not None and format != ending:
            raise ValueError(f"{path}: its ending says {ending}, not {format}; the format is for folders.")
        if ending in several:
            if table is not None:
                raise ValueError(f"{path}: {ending} holds all tables; to have one, name a file in {_listed(SINGLE)}.")
            return Target(path, ending, is_folder=False, tables=OF_ANALYSIS if kind == "analysis" else choices)
        if table is None and kind == "comparison":
            raise ValueError(
                f"{path}: {ending} holds one table; say which ({', '.join(choices)}), or name a file in {_listed(several)}, "
                "or a folder."
            )
        return Target(path, ending, is_folder=False, tables=(table or "scores",))
    if path.is_file() or (ending and not path.is_dir()):
        raise ValueError(
            f"{path}: a{'n' if kind == 'analysis' else ''} {kind} is written as {_listed(known)}, or a folder; "
            "name one of these."
        )
    if table is not None:
        raise ValueError(f"{path}: a folder has all tables; to have one, name a file in {_listed(SINGLE)}.")
    return Target(path, format or ".csv", is_folder=True, tables=OF_ANALYSIS if kind == "analysis" else choices)


def _listed(endings: Sequence[str]) -> str:
    return f"{', '.join(endings[:-1])} or {endings[-1]}"
