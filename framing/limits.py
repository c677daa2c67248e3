"""Limits: how far a packed file may unpack, since a small one can hold more than the memory."""

from __future__ import annotations

from typing import Final

_HARMLESS: Final = 10_000_000  # bytes that may be unpacked from anything
_TIMES: Final = 50  # texts shrink to a fourth, tables of like rows to a twentieth


def most_bytes(packed: int) -> int:
    """How many bytes a file of `packed` bytes may unpack to: 50 times as many, or 10 MB.

    Examples
    --------
    >>> most_bytes(1_000), most_bytes(1_000_000)
    (10000000, 50000000)
    """
    return max(_HARMLESS, _TIMES * packed)
