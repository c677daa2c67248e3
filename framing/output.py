"""Output: files are written beside their target and renamed, so an interrupted write leaves the old one."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def write_whole(path: str | os.PathLike[str], content: str | bytes) -> Path:
    """Write `content` to `path`, text as UTF-8, all or nothing; folders on the way are made. Lone surrogates become "?".

    A link in the place of the file is replaced, not followed: nothing is written elsewhere.

    Raises
    ------
    OSError
        If it cannot be written; an earlier file is then as it was.
    """
    target = Path(path)
    write_together({target: content})
    return target


def write_together(contents: Mapping[Path, str | bytes]) -> None:
    """Write several files as `write_whole` writes one: none is put in its place before all are written, the last one last.

    Raises
    ------
    OSError
        If one cannot be written; it names that one. All earlier files are then as they were, unless one could be written
        but not put in its place, as where another program holds it open: those before it are then new.
    """
    parts: list[tuple[Path, Path]] = []
    target = Path()
    try:
        for target, content in contents.items():
            if not target.is_symlink():
                if target.is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
                if target.exists() and not target.is_file():
                    raise OSError(errno.EINVAL, "is a device or a pipe, no file")
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.parent / f".{target.name[:50]}.{secrets.token_hex(4)}.part"
            parts.append((target, part))
            _write(part, content if isinstance(content, bytes) else content.encode("utf-8", errors="replace"))
            if target.is_file() and not target.is_symlink():
                shutil.copymode(target, part)
        for target, part in parts:
            part.replace(target)
    except BaseException as error:
        for _, part in parts:
            with contextlib.suppress(OSError):
                part.unlink()
        if isinstance(error, OSError):  # name what was asked for, not the file beside it
            raise OSError(error.errno, error.strerror, str(target)) from None
        raise


def without_turns(text: str) -> str:
    """Text without the characters that turn the direction of all text after them.

    An outlet's name could turn the sentences around it.

    Examples
    --------
    >>> without_turns("The \u202eGull")
    'The Gull'
    """
    return _TURNS.sub("", text)


def _write(part: Path, content: bytes) -> None:
    with part.open("xb") as file:  # with the rights that the user's mask gives
        file.write(content)
