"""Output: files are written beside their target and renamed, so an interrupted write leaves the old one."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import Final

_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def write_whole(path: str | os.PathLike[str], content: str | bytes) -> Path:
    """Write `content` to `path`, text as UTF-8, all or nothing; folders on the way are made. Lone surrogates become "?".

    Raises
    ------
    OSError
        If it cannot be written; an earlier file is then as it was.
    """
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, content if isinstance(content, bytes) else content.encode("utf-8", errors="replace"))
    except OSError as error:  # name what was asked for, not the file beside it
        raise OSError(error.errno, error.strerror, str(target)) from None
    return target


def without_turns(text: str) -> str:
    """Text without the characters that turn the direction of all text after them.

    An outlet's name could turn the sentences around it.

    Examples
    --------
    >>> without_turns("The \u202eGull")
    'The Gull'
    """
    return _TURNS.sub("", text)


def _write(target: Path, content: bytes) -> None:
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.", suffix=".part")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
