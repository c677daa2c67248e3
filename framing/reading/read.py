"""read_articles: from files, folders, globs, data frames, standard input and pages to Articles."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlsplit

from framing.reading.error import ReadingError
from framing.reading.folder import archive, folder, read_collection
from framing.reading.found import Found
from framing.reading.kinds import READERS, kind_of, refusal
from framing.reading.rows import read_frame
from framing.reading.session import Session
from framing.reading.source import LARGEST, Source
from framing.reading.unpack import gunzip

if TYPE_CHECKING:
    import pandas as pd

    from framing.article import Article

STDIN: Final = "-"
_ENDINGS: Final = {"text/plain": ".txt", "application/pdf": ".pdf"}
_HEAD: Final = 10_000  # bytes by which the kind of what has no name is told
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/")


def read_articles(
    source: str | PathLike[str] | pd.DataFrame | Iterable[str | PathLike[str]],
    *,
    failures: list[ReadingError] | None = None,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    allow_local: bool = False,
) -> list[Article]:
    """Read articles.

    Parameters
    ----------
    source : path, glob, address, "-", list of these, or DataFrame
        What to read, by the ending of its name:

        - ``.txt``, ``.md`` (with or without front matter), ``.html``, ``.docx``, ``.pdf``: an article. In a file whose format
          tells no headline, the first line is it (see ``split_headline``).
        - ``.csv``, ``.tsv``, ``.jsonl``, ``.json``, ``.parquet``, ``.xlsx``, or a data frame: an article a row. Columns go by
          their usual names (text, body or content; headline or title; outlet, source or publisher; and so on).
        - a folder, or ``.zip``: what its manifest ``articles.csv`` lists, else all files of these kinds; ``.gz``: its file.
        - a pattern such as ``"news/*.txt"``; ``"-"``, standard input; ``"https://…"``, a page to fetch.

        Pages need the extra "web", ``.docx``, ``.pdf`` and ``.xlsx`` the extra "documents", ``.parquet`` the extra "scale".
    failures : list, optional
        Collects an error for each article that cannot be read, so that the others can be used. Without it, the first
        failure is raised.
    columns : mapping of str to str, optional
        Field of an article → column that has it, where its name is not a usual one: ``{"text": "Artikel"}``.
    encoding : str, optional
        What files are decoded from. Without it: as the file or server declares, else UTF-8, else cp1252; where that is a
        guess, or characters had to be replaced, ``Analysis.notes`` says so.
    allow_local : bool
        Whether pages may be fetched from this machine or its own network.

    Returns
    -------
    list of Article
        In the order of the source. Ids are the file's stem, with ``-2`` and so on where two files share one; rows without an
        id have none, and ``analyse`` numbers them. ``Article.origin`` tells where each was read.

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
    with Session(columns, encoding, allow_local=allow_local) as session:
        for item in _named(_read(source, session)):
            if not isinstance(item, ReadingError):
                articles.append(item)
            elif failures is None:
                raise item
            else:
                failed.append(item)
    if failed and not articles:
        raise ReadingError("\n".join(map(str, failed)))
    if not articles:
        raise ReadingError("there is nothing to read: name a file, a folder or a pattern.")
    if failures is not None:
        failures += failed
    return articles


def _read(source: object, session: Session) -> Iterator[Found | ReadingError]:
    if hasattr(source, "itertuples"):
        yield from read_frame(cast("pd.DataFrame", source), session)
    elif isinstance(source, (str, PathLike)):
        yield from _read_each([source], session)
    elif isinstance(source, Iterable) and not isinstance(source, (bytes, Mapping)):
        yield from _read_each(source, session)
    else:
        raise TypeError(f"read_articles takes a path, a list of paths or a DataFrame, not {type(source).__name__}.")


def _read_each(sources: Iterable[str | PathLike[str]], session: Session) -> Iterator[Found | ReadingError]:
    for source in sources:
        try:
            yield from _read_one(source, session)
        except ReadingError as error:
            yield error
        except OSError as error:
            yield ReadingError(f"{source}: cannot be opened ({error.strerror}). Check the name and your permissions.")


def _named(found: Iterable[Found | ReadingError]) -> Iterator[Article | ReadingError]:
    """Each article with its id: one that was given is kept, and those from file names give way."""
    items = list(found)
    given: dict[str, str] = {}
    for item in items:
        if isinstance(item, Found) and item.article.id is not None:
            if item.article.id in given:
                both = f"{given[item.article.id]} and {item.name}"
                raise ReadingError(f"{both}: two articles have the id {item.article.id!r}. Give each its own.")
            given[item.article.id] = item.name
    taken = set(given)
    for item in items:
        yield item if isinstance(item, ReadingError) else item.named(taken)


def _read_one(source: str | PathLike[str], session: Session) -> Iterator[Found | ReadingError]:
    name = os.fspath(source)
    if not isinstance(name, str) or not name:
        raise ReadingError("the path is empty: name a file, a folder or a pattern.")
    if "\0" in name:
        raise ReadingError(f"{name!r}: there is no such file or folder. Check the name.")
    if name == STDIN:
        yield from read_source(_stdin(session), session)
        return
    path = Path(name)
    if _SCHEME.match(name) and not path.exists():
        yield from read_source(_page(name, session), session)
        return
    matching = [] if path.exists() else sorted(map(Path, glob.glob(name, recursive=True)))  # noqa: PTH207  (Path.glob takes no absolute pattern)
    # "**" matches folders and the files in them: the files are enough.
    paths = [path] if path.exists() else [each for each in matching if "**" not in name or each.is_file()]
    if not paths:
        raise ReadingError(f"{path}: there is no such file or folder, and nothing matches it as a pattern. Check the name.")
    for each in paths:
        try:
            if each.is_dir():
                yield from read_collection(folder(each), session, read_source)
            else:
                yield from read_source(Source.of_path(each), session)
        except ReadingError as error:
            yield error


def _page(url: str, session: Session) -> Source:
    """A page as it was fetched, named after the last part of its path, or its host."""
    page = session.fetcher.fetch(url)
    parts = urlsplit(page.url)
    stem = PurePosixPath(parts.path).stem or (parts.hostname or "page")
    ending = _ENDINGS.get(page.content_type, ".html")
    return Source.of_bytes(page.data, url, stem + ending, charset=page.charset, url=page.url, retrieved=page.retrieved)


def _stdin(session: Session) -> Source:
    data = sys.stdin.buffer.read(LARGEST + 1)
    if not data:
        raise ReadingError("standard input is empty. Pipe an article into it, or name a file.")
    return Source.of_bytes(data, "standard input", f"article{kind_of(data[:_HEAD], session.columns)}")


def read_source(source: Source, session: Session) -> Iterator[Found | ReadingError]:
    """The articles in one file of any kind; a .gz is unpacked, and the files of a .zip are read like a folder.

    Raises
    ------
    ReadingError
        If it is of a kind that framing does not read, or cannot be read.
    """
    if source.kind == ".zip":
        yield from read_collection(archive(source), session, _read_file)
    else:
        yield from _read_file(source, session)


def _read_file(source: Source, session: Session) -> Iterator[Found | ReadingError]:
    """The articles in one file that is no archive of files."""
    if source.kind == ".gz":
        source = gunzip(source)
        if not source.kind:
            with source.open() as stream:
                source = replace(source, file=f"{source.file}{kind_of(stream.read(_HEAD), session.columns)}")
    if source.kind not in READERS:
        raise refusal(source)
    yield from READERS[source.kind](source, session)
