"""Unpack: .zip and .gz, refused where they unpack to far more than texts do."""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from framing.limits import most_bytes
from framing.reading.error import ReadingError
from framing.reading.source import LARGEST, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_FILES: Final = 100_000
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


def refuse_bombs(members: Sequence[zipfile.ZipInfo], size: int) -> None:
    """Refuse an archive of `size` bytes whose files say that they unpack to far more; they cannot unpack to more than they say.

    Raises
    ------
    ReadingError
        If all together, or one of them, unpacks to more than 50 times its size and 10 MB.
    """
    if len(members) > _MOST_FILES:
        raise ReadingError(f"holds {len(members):,} files, more than {_MOST_FILES:,}. Split it.")
    pairs = [(sum(member.file_size for member in members), size)]
    pairs += [(member.file_size, member.compress_size) for member in members]
    for unpacked, packed in pairs:
        if unpacked > most_bytes(packed):
            raise ReadingError(
                f"would unpack from {packed:,} to {unpacked:,} bytes, far more than texts do. Unpack it yourself."
            )


def unzip(source: Source) -> dict[str, Source]:
    """The files of a .zip by their paths in it, hidden ones and folders left out.

    Raises
    ------
    ReadingError
        If it is broken, locked, or would unpack to far more than texts do.
    """
    data = source.read()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = [member for member in archive.infolist() if not member.is_dir()]
        refuse_bombs(members, len(data))
    except _BROKEN as error:
        raise ReadingError(f"{source.name}: {_said(error, 'is no .zip archive')}") from None
    found = {}
    for member in members:
        path = member.filename.replace("\\", "/")
        parts = path.split("/")
        if (
            not parts[-1]
            or any(part.startswith((".", "~$")) and part not in {".", ".."} for part in parts)
            or parts[0] == "__MACOSX"
        ):
            continue
        found[path] = Source(f"{source.name}: {path}", parts[-1], partial(_opened, archive, member, source))
    return found


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source) -> BinaryIO:
    if member.file_size > LARGEST:
        raise ReadingError(
            f"{source.name}: {member.filename}: unpacks to {member.file_size:,} bytes. Unpack it, and read it alone."
        )
    try:
        return cast("BinaryIO", io.BytesIO(archive.read(member)))
    except _BROKEN as error:
        raise ReadingError(f"{source.name}: {member.filename}: {_said(error, 'cannot be unpacked')}") from None


def gunzip(source: Source) -> Source:
    """What is in a .gz.

    Raises
    ------
    ReadingError
        When it is read: if it is broken, or unpacks to far more than texts do.
    """
    return Source(
        source.name, source.file[: -len(".gz")] or source.file, lambda: cast("BinaryIO", io.BufferedReader(_Gunzip(source)))
    )


class _Gunzip(io.RawIOBase):
    """A stream that unpacks another and stops where too much comes out of too little."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._packed = source.open()
        self._file = gzip.GzipFile(fileobj=self._packed, mode="rb")
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._file.read(len(buffer))
        except _BROKEN as error:
            raise ReadingError(f"{self._source.name}: {_said(error, 'is no .gz file')}") from None
        buffer[: len(data)] = data
        self._given += len(data)
        packed = self._packed.tell()
        if self._given > most_bytes(packed):
            raise ReadingError(
                f"{self._source.name}: unpacks from {packed:,} to more than {self._given:,} bytes, far more than texts do. "
                "Unpack it yourself."
            )
        return len(data)

    def close(self) -> None:
        self._file.close()
        self._packed.close()
        super().close()


def _said(error: Exception, otherwise: str) -> str:
    """What the error says of a bomb, else what is wrong and what to do."""
    if isinstance(error, ReadingError):
        return str(error)
    locked = "password" in str(error)
    return f"{otherwise} ({error}). {'Unpack it with its password' if locked else 'Pack it'} anew."
