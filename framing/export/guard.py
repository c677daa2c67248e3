"""Guard: an apostrophe before text that a spreadsheet would take for a formula, and its removal."""

from __future__ import annotations

import re
from typing import Final

_INVISIBLE: Final = (
    r"\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    r"\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffd\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SIGNS: Final = "=+@\\-\t\r＝＋－＠﹦﹢﹣﹫⁼₌⁺₊﬩⁻₋"
_FORMULA: Final = re.compile(f"'*[{_INVISIBLE}]*[{_SIGNS}]")


def guarded(text: str) -> str:
    """`text`, with an apostrophe before it if a spreadsheet might read it as a formula.

    So it might where the first character to be seen is = + - or @, in any width, or where the text begins with a tab or a
    carriage return. A text that has its own apostrophes before such a start gets one more, so that `unguarded` gives
    back what there was.

    Examples
    --------
    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'tis"), guarded("−0.5")
    ("'=1+1", "''=1+1", "'tis", '−0.5')
    """
    return f"'{text}" if is_formula(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given.

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and is_formula(text[1:]) else text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might read the text, or what follows its apostrophes, as a formula."""
    return _FORMULA.match(text) is not None
