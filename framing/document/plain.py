"""Plain: the text with each typographic character replaced by its plain twin, one for one, so offsets stay."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MARKS: Final = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
"""Combining marks and what prints nothing, as a class of a regular expression: they may stand inside a word."""
_TWINS: Final = {
    '"': "“”„‟«»″＂",
    "'": "‘’‚‛`´ʼ′＇",
    "-": "‐‑",
    " ": "\r\t\x00\x1c\x1d\x1e\x1f\u00a0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\v\f\x85\u2028\u2029",
}
STRETCH: Final = 100_000
"""Characters that are looked at as numbers at a time, of which each takes four bytes."""
_LISTED: Final = 1 << 16  # no twin stands beyond


def plain(text: str) -> str:
    r"""Straight quotation marks, plain spaces and line ends, U+FFFD for lone surrogates; as long as `text`.

    Examples
    --------
    >>> plain("“They’re here,”\r\nhe said.")
    '"They\'re here," \nhe said.'
    """
    if text.isascii():
        return text.translate(_ascii_twins())
    if len(text) > STRETCH:
        return "".join(plain(text[start : start + STRETCH]) for start in range(0, len(text), STRETCH))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    table = _twins()
    plain_codes = table[np.minimum(codes, _LISTED - 1)]
    np.copyto(plain_codes, codes, where=codes >= _LISTED)
    found: str = plain_codes.tobytes().decode("utf-32-le")
    return found


@cache
def _ascii_twins() -> dict[int, str]:
    return {ord(character): twin for twin, characters in _TWINS.items() for character in characters if character.isascii()}


@cache
def _twins() -> NDArray[np.uint32]:
    """The code of each character of 16 bits → that of its twin, or its own."""
    table = np.arange(_LISTED, dtype="<u4")
    for twin, characters in _TWINS.items():
        table[[ord(character) for character in characters]] = ord(twin)
    table[0xD800:0xE000] = 0xFFFD
    return table
