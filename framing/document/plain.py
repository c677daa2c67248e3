"""Plain: the text with each typographic character replaced by its plain twin, one for one, so offsets stay."""

from __future__ import annotations

import re
from typing import Final

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
_REPLACED: Final = tuple((character, twin) for twin, characters in _TWINS.items() for character in characters)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    r"""Straight quotation marks, plain spaces and line ends, U+FFFD for lone surrogates; as long as `text`.

    Examples
    --------
    >>> plain("“They’re here,”\r\nhe said.")
    '"They\'re here," \nhe said.'
    """
    for character, twin in _REPLACED:
        if character in text:  # a scan for a missing character costs a fraction of str.translate
            text = text.replace(character, twin)
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
