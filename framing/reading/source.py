"""Source: named bytes that an article or a table of articles stands in."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final

from framing.reading.error import ReadingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MEGABYTE: Final = 1_000_000
LARGEST: Final = 100 * _MEGABYTE  # of one text; a table, which is read row by row, may be larger


@dataclass(frozen=True)
class Source:
    """Named bytes.

    Attributes
    ----------
    name : str
        What errors and origins call it: "news/a.txt", "news.zip: a.txt", "https://…".
    file : str
        Its file name: the stem becomes an id, the ending tells the kind.
    open : function
        Gives its bytes as a new stream.
    charset : str, optional
        The encoding a server declared.
    url, retrieved : str, optional
        Of a page: where and when it was fetched.
    """

    name: str
    file: str
    open: Callable[[], BinaryIO]
    charset: str | None = None
    url: str | None = None
    retrieved: str | None = None

    @classmethod
    def of_path(cls, path: Path) -> Source:
        """A file."""
        return cls(str(path), path.name, lambda: _opened(path))

    @classmethod
    def of_bytes(cls, data: bytes, name: str, file: str, **known: str | None) -> Source:
        """Bytes at hand."""
        return cls(name, file, lambda: io.BytesIO(data), **known)

    @property
    def stem(self) -> str:
        """The file name without its endings."""
        name = PurePosixPath(self.file)
        return PurePosixPath(name.stem).stem if name.suffix.lower() == ".gz" else name.stem

    @property
    def kind(self) -> str:
        """The ending of its file name, in lower case."""
        return PurePosixPath(self.file).suffix.lower()

    def read(self) -> bytes:
        """All its bytes.

        Raises
        ------
        ReadingError
            If there are more than 100 MB.
        """
        with self.open() as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise ReadingError(
                f"{self.name}: is larger than {LARGEST // _MEGABYTE} MB, too large for one article. Split it, or make it a "
                "table with a row for each article (.csv, .jsonl or .parquet)."
            )
        return data

    @cached_property
    def sha256(self) -> str:
        """Of its bytes."""
        with self.open() as stream:
            digest = hashlib.sha256()
            while piece := stream.read(_MEGABYTE):
                digest.update(piece)
        return digest.hexdigest()


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise ReadingError(f"{path}: cannot be opened ({error.strerror}). Check the name and your permissions.") from None
