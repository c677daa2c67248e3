"""Text files: decoding, and the headline in the first line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.reading.error import ReadingError

if TYPE_CHECKING:
    from pathlib import Path

_HEADLINE_WORDS: Final = 40
_SENTENCE_WORDS: Final = 25  # a first line that ends in a full stop, or stands alone, is a headline only up to this length


def read_text(path: Path) -> str:
    r"""The text of a UTF-8 file, line ends as "\n".

    Raises
    ------
    ReadingError
        If it cannot be opened, is empty, binary, or in another encoding.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ReadingError(f"{path}: cannot be opened ({error.strerror}). Check the name and your permissions.") from None
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise ReadingError(f"{path}: is UTF-16, not UTF-8. Open it in an editor and save it as UTF-8.")
    if b"\x00" in raw:
        raise ReadingError(f"{path}: is a binary file, not text. Save the article as plain text (.txt, UTF-8).")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"byte 0x{raw[error.start]:02x} at position {error.start:,}"
        raise ReadingError(f"{path}: is not UTF-8 ({place}). Open it in an editor and save it as UTF-8.") from None
    if not text.strip():
        raise ReadingError(f"{path}: is empty. Put the article's text in it, or delete the file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split_headline(text: str) -> tuple[str | None, str]:
    r"""The headline in the first line of a file, and the body below it.

    The first line is the headline if something stands below it and it has at most 40 words, or 25 if it ends in a full stop.
    A file of one line is a headline if it has at most 25 words and no full stop, else a body.

    Examples
    --------
    >>> split_headline("Senate passes budget\n\nThe Senate passed the budget on Friday.")
    ('Senate passes budget', 'The Senate passed the budget on Friday.')
    >>> split_headline("The Senate passed the budget on Friday.")
    (None, 'The Senate passed the budget on Friday.')
    """
    first, _, rest = text.lstrip().partition("\n")
    headline = first.strip()
    body = rest.lstrip("\n")
    words = len(headline.split())
    stops = headline.rstrip("\"'”’)").endswith((".", "…"))
    if body.strip():
        is_headline = words <= (_SENTENCE_WORDS if stops else _HEADLINE_WORDS)
    else:
        is_headline = words <= _SENTENCE_WORDS and not stops
    return (headline, body) if is_headline else (None, text.lstrip())
