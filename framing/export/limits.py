"""Limits: how far a compressed file may unfold, since a small one can hold more than the memory."""

from __future__ import annotations

from typing import Final

_HARMLESS: Final = 1 << 26  # 64 MiB
_TIMES: Final = 100  # articles and tables are packed 3 to 20 times smaller


def most_bytes(compressed: int) -> int:
    """How many bytes a file of that size may unfold to."""
    return max(_HARMLESS, _TIMES * compressed)


def check_size(compressed: int, size: int) -> None:
    """Refuse a file that unfolds to much more than articles and tables do.

    Raises
    ------
    ValueError
        If it does.
    """
    if size > most_bytes(compressed):
        raise ValueError(f"unfolds to {size:,} bytes or more, over {_TIMES} times its size: no file that was written here.")
