"""List files: the word lists in ``lexicons/``, by name, and in what state they are."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files


@cache
def list_names() -> tuple[str, ...]:
    """Names of the shipped lists of cues: the files of ``lexicons/`` whose first column is cue, by name."""
    names = []
    for path in files("framing.lexicons").iterdir():
        if path.name.endswith(".csv"):
            with path.open("rb") as file:
                if file.read(4) == b"cue,":
                    names.append(path.name.removesuffix(".csv"))
    return tuple(sorted(names))


@cache
def list_digest() -> str:
    """First 12 hexadecimal digits of the SHA-256 over the files of all shipped word lists, to tell their state."""
    folder = files("framing.lexicons")
    contents = (folder.joinpath(f"{name}.csv").read_bytes() for name in (*list_names(), "words"))
    return hashlib.sha256(b"".join(contents)).hexdigest()[:12]
