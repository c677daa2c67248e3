"""Chunks: a corpus of any size, read one after another in bundles of some hundred articles."""

from __future__ import annotations

import hashlib
import itertools
import pickle
from collections import deque
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, TypeAlias

import numpy as np

from framing.article import FIELDS, Article
from framing.corpus.partition import DOUBTS, ROW
from framing.reading.error import ReadingError
from framing.reading.folder import folder, read_collection
from framing.reading.read import read_source
from framing.reading.source import Source
from framing.tables import ALL, frame_of, texts

if TYPE_CHECKING:
    import os
    from collections.abc import Container, Iterator

    import pandas as pd

    from framing.reading.folder import Collection
    from framing.reading.found import Found
    from framing.reading.session import Session

_CODEC: Final = "zstd"
_BUNDLE: Final = 200
"""Articles of a bundle; a run holds a few of these at a time, however large its chunks."""
Failure: TypeAlias = tuple[int, str, str]
"""Row, id and reason."""


class Bundle(NamedTuple):
    """Some articles in a row, all of one chunk, as they go to the process that scores them.

    `chunk` is its number, `place` that of the bundle in it, `ends` whether it is the last of the chunk. `packed` is a table
    with the columns row and those of an `Article`; `size` counts the articles, `characters` those of their texts; `failed` are
    rows that could not be read.
    """

    chunk: int = 0
    place: int = 0
    ends: bool = True
    packed: bytes = b""
    size: int = 0
    characters: int = 0
    failed: tuple[Failure, ...] = ()


class Corpus:
    """A file with many articles, or a folder of files; read from its start each time.

    Parameters
    ----------
    path : path
        A .parquet, .csv, .tsv or .jsonl file, also as .gz, a file with one article, or a folder of these.

    Raises
    ------
    ReadingError
        If there is none; `bundles` raises it if nothing in it can be read.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._source: Source | None = None
        self._files: Collection | None = None
        self._opened: list[BinaryIO] = []
        self._items_read = 0
        if self.path.is_dir():
            self._files = folder(self.path)
            self.size = sum((self.path / name).stat().st_size for name in self._files.files)
        elif self.path.is_file():
            self._source = replace(Source.of_path(self.path), open=self._open)
            self.size = self.path.stat().st_size
        else:
            raise ReadingError(f"{path}: there is no such file or folder. Check the name.")

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the file; of a folder, of the names and sizes of its files, and of its manifest."""
        if self._source is not None:
            return self._source.sha256
        files = self._files.files if self._files else {}
        lines = [f"{name}\t{(self.path / name).stat().st_size}\n" for name in files]
        if self._files and self._files.manifest:
            lines.append(self._files.manifest.sha256)
        return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()

    @property
    def share(self) -> float:
        """About how much of it has been read, 0 to 1."""
        if self._rows:
            return min(1.0, self._items_read / self._rows)
        at = [stream.tell() for stream in self._opened if not stream.closed]
        return min([self.size, *at]) / max(1, self.size)

    @cached_property
    def _rows(self) -> int:
        """How many articles it has, where that is known before they are read; else 0."""
        if self._files is not None:
            return len(self._files.files)
        if self.path.suffix.lower() != ".parquet":
            return 0
        from pyarrow import ArrowException, parquet

        try:
            return int(parquet.read_metadata(self.path).num_rows)
        except (ArrowException, OSError):  # reading it tells what is wrong
            return 0

    def bundles(self, size: int, session: Session, done: Container[int] = ()) -> Iterator[Bundle]:
        """The articles in chunks of so many, each in bundles; a chunk that is done is one without articles."""
        items = enumerate(self._items(session))
        for number in itertools.count():
            part = itertools.islice(items, size)
            first = next(part, None)
            if first is None:
                return
            chunk = itertools.chain([first], part)
            if number in done:
                deque(chunk, 0)
                yield Bundle(number)
            else:
                yield from _bundles(number, chunk)

    def _items(self, session: Session) -> Iterator[Article | ReadingError]:
        self._items_read = 0
        taken: set[str] = set()  # names of files, of which a folder has as many as the system bears
        try:
            for item in self._found(session):
                self._items_read += 1
                yield item if isinstance(item, ReadingError) else item.named(taken)
        except ReadingError as error:  # what follows in this file cannot be read
            if not self._items_read:
                raise
            yield error

    def _found(self, session: Session) -> Iterator[Found | ReadingError]:
        if self._files is not None:
            return read_collection(self._files, session, read_source)
        assert self._source is not None  # noqa: S101  (one of the two is there)
        return read_source(self._source, session)

    def _open(self) -> BinaryIO:
        self._opened = [stream for stream in self._opened if not stream.closed]
        self._opened.append(self.path.open("rb"))
        return self._opened[-1]


def _doubts(article: Article) -> tuple[str, ...]:
    return article.origin.doubts if article.origin else ()


def _bundles(number: int, chunk: Iterator[tuple[int, Article | ReadingError]]) -> Iterator[Bundle]:
    waiting: Bundle | None = None  # until it is known whether another follows
    for place in itertools.count():
        part = list(itertools.islice(chunk, _BUNDLE))
        if waiting:
            yield waiting._replace(chunk=number, ends=not part)
        if not part:
            return
        waiting = _read(part)._replace(place=place)


def halves(bundle: Bundle) -> tuple[Bundle, Bundle]:
    """The first and the second half of its articles."""
    articles = unpacked(bundle.packed)
    half = len(articles) // 2
    return packed(articles[:half]), packed(articles[half:])


def unpacked(content: bytes) -> pd.DataFrame:
    """The table that was packed to these bytes."""
    import pyarrow as pa

    size, _, content = content.partition(b" ")
    articles: pd.DataFrame = pickle.loads(pa.decompress(content, int(size), _CODEC))  # noqa: S301  (of this package)
    return articles


def packed(articles: pd.DataFrame, failed: tuple[Failure, ...] = ()) -> Bundle:
    """A bundle of this table."""
    import pyarrow as pa

    content = pickle.dumps(articles, protocol=pickle.HIGHEST_PROTOCOL)
    smaller = b"%d %b" % (len(content), pa.compress(content, _CODEC, asbytes=True))  # since Dask keeps several copies
    return Bundle(packed=smaller, size=len(articles), characters=sum(map(len, articles["text"])), failed=failed)


def _read(part: list[tuple[int, Article | ReadingError]]) -> Bundle:
    """Rows without an id have their running number as one, from 1."""
    failed = tuple((row, str(row + 1), str(item)) for row, item in part if isinstance(item, ReadingError))
    read = [(row, item) for row, item in part if not isinstance(item, ReadingError)]
    columns = {ROW: np.array([row for row, _ in read], dtype=np.int64)}
    columns |= {name: texts([getattr(article, name) for _, article in read]) for name in FIELDS}
    columns["id"] = texts([str(row + 1) if article.id is None else article.id for row, article in read])
    columns[DOUBTS] = texts(["; ".join(f"{doubt} ({ALL})" for doubt in _doubts(article)) for _, article in read])
    return packed(frame_of(columns), failed)
