"""read_articles: from a file, folder, glob or DataFrame to Articles."""

from __future__ import annotations

import datetime as dt
import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.article import FIELDS, Article, free_id
from framing.reading.error import ReadingError
from framing.reading.folder import MANIFEST, Found, read_file, read_folder

if TYPE_CHECKING:
    import pandas as pd


def read_articles(
    source: str | PathLike[str] | pd.DataFrame | Iterable[str | PathLike[str]], *, failures: list[ReadingError] | None = None
) -> list[Article]:
    """Read articles.

    Parameters
    ----------
    source : path, glob, list of these, or DataFrame
        A text file; a folder, with or without a manifest ``articles.csv``; a pattern such as ``"news/*.txt"``; or a table
        with the column ``text`` and, as wanted, headline, outlet, id, date, url, author, event.
        In a file, the first line is the headline (see ``split_headline``); in a table, it is what the table says.
    failures : list, optional
        Collects an error for each article that cannot be read, so that the others can be used. Without it, the first
        failure is raised.

    Returns
    -------
    list of Article
        In the order of the source. Ids are the file's stem, with ``-2`` and so on where two files share one.

    Raises
    ------
    ReadingError
        If nothing can be read; without `failures`, if anything cannot.

    Examples
    --------
    >>> articles = read_articles("seeds")
    >>> [(article.id, article.outlet) for article in articles]
    [('outlet-a', 'Outlet A'), ('outlet-b', 'Outlet B'), ('outlet-c', 'Outlet C')]
    """
    articles: list[Article] = []
    failed: list[ReadingError] = []
    for item in _read(source):
        if isinstance(item, ReadingError):
            if failures is None:
                raise item
            failed.append(item)
        else:
            articles.append(item)
    if failed and not articles:
        raise ReadingError("\n".join(map(str, failed)))
    if failures is not None:
        failures += failed
    return articles


def _read(source: object) -> Iterator[Article | ReadingError]:
    if isinstance(source, (str, PathLike)):
        yield from _read_paths([source])
    elif hasattr(source, "columns"):
        yield from _read_table(source)  # type: ignore[arg-type]
    elif isinstance(source, Iterable) and not isinstance(source, bytes):
        yield from _read_paths(source)
    else:
        raise TypeError(f"read_articles takes a path, a list of paths or a DataFrame, not {type(source).__name__}.")


def _read_paths(sources: Iterable[str | PathLike[str]]) -> Iterator[Article | ReadingError]:
    """What stands at each path; ids given by manifests are kept, those from file names give way."""
    found: list[Found | ReadingError] = []
    for source in sources:
        try:
            found += _read_path(source)
        except ReadingError as error:
            found.append(error)
        except OSError as error:
            found.append(ReadingError(f"{source}: cannot be opened ({error.strerror}). Check the name and your permissions."))
    if not found:
        raise ReadingError("there is nothing to read: name a file, a folder or a pattern.")
    given: dict[str, Path] = {}
    for item in found:
        if isinstance(item, Found) and item.article.id is not None:
            if item.article.id in given:
                both = f"{given[item.article.id]} and {item.path}"
                raise ReadingError(f"{both}: two articles have the id {item.article.id!r}. Give each its own in {MANIFEST}.")
            given[item.article.id] = item.path
    taken = set(given)
    for item in found:
        if isinstance(item, ReadingError) or item.article.id is not None:
            yield item if isinstance(item, ReadingError) else item.article
        else:
            yield replace(item.article, id=free_id(item.path.stem, taken))


def _read_path(source: str | PathLike[str]) -> Iterator[Found | ReadingError]:
    if not os.fspath(source):
        raise ReadingError("the path is empty: name a file, a folder or a pattern.")
    path = Path(source)
    paths = [path] if path.exists() else _matching(path)
    if not paths:
        raise ReadingError(f"{path}: there is no such file or folder, and nothing matches it as a pattern. Check the name.")
    for found in paths:
        if found.is_dir():
            yield from read_folder(found)
            continue
        try:
            yield read_file(found)
        except ReadingError as error:
            yield error


def _matching(pattern: Path) -> list[Path]:
    return sorted(map(Path, glob.glob(str(pattern), recursive=True)))  # noqa: PTH207  (Path.glob takes no absolute pattern)


def _read_table(table: pd.DataFrame) -> Iterator[Article]:
    if "text" not in table.columns:
        raise ReadingError(
            f"the table has no column text; it has {', '.join(map(str, table.columns))}. Rename the one with the articles."
        )
    import pandas as pd

    names = [name for name in FIELDS if name in table.columns]
    for values in table[names].itertuples(index=False, name=None):
        given = {
            name: value
            for name, value in zip(names, values, strict=True)
            if not (pd.api.types.is_scalar(value) and pd.isna(value))
        }
        yield Article(**{"text": "", **{name: _plain(value) for name, value in given.items()}})


def _plain(value: object) -> Any:
    """A cell as an Article takes it: dates as they are, whole numbers without ".0", all else as text."""
    if isinstance(value, dt.date):
        return value
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
