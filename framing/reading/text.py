"""Text: decoding bytes, and the headline in the first line."""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from framing.reading.error import ReadingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.reading.source import Source

_HEADLINE_WORDS: Final = 40
_SENTENCE_WORDS: Final = 25  # a first line that ends in a full stop, or stands alone, is a headline only up to this length
LONGEST_LINE: Final = 10_000_000  # characters of a line or field of a table; no article comes near
# The encodings of the HTML standard; Python knows others (idna, unicode_escape …), which no page has and which are slow.
_OF_PAGES: Final = re.compile(
    r"utf-8|utf-16(-[lb]e)?|cp(125\d|866|874|932|949)|iso8859-\d+|koi8-[ru]|mac-roman|gb(k|2312|18030)|big5(hkscs)?"
    r"|shift_jis|euc_(jp|kr)"
)
_PIECE: Final = 1 << 16
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FAULT: Final = re.compile("[\udc80-\udcff]")
_BEYOND: Final = re.compile(r"[^\x00-\x7f]")
_WORD_BEYOND: Final = re.compile(r"\w{0,20}[^\x00-\x7f]\w{0,20}")
_CONTROLS: Final = bytes({*range(32)} - set(b"\t\n\v\f\r\x1a\x1b"))
_MOST_CONTROLS: Final = 0.1  # a share no text comes near


class Encoding(NamedTuple):
    """What bytes are decoded from, and why that may be wrong."""

    name: str
    doubt: str = ""

    @property
    def shown(self) -> str:
        """Its name as people know it."""
        return self.name.removesuffix("-sig")


def encoding_of(source: Source, declared: str | None = None) -> Encoding:
    """How the bytes are to be decoded: as declared, else after their byte order mark, else UTF-8, else cp1252.

    Bytes of which most beyond ASCII are UTF-8 are UTF-8 with faults: one bad byte must not spoil all other letters.

    Raises
    ------
    ReadingError
        If no encoding has the declared name, or the bytes are no text.
    """
    with source.open() as stream:
        head = stream.read(_PIECE)
    boms = [name for bom, name in _BOMS if head.startswith(bom)]
    if declared:
        return Encoding(known_encoding(declared), "" if not boms else _bom_doubt(declared, boms[0]))
    if boms:
        return Encoding(boms[0])
    wide = _wide(head)
    if wide:
        return Encoding(wide, f"taken for {wide.upper()}, since every other byte is zero")
    faults, letters = 0, 0
    if not _is_utf8(source):
        with source.open() as stream:
            faults, letters = _judge_utf8(stream)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(head) and (faults or b"\0" in head):
        raise ReadingError(f"{source.name}: is a binary file, not text. Save the article as plain text (.txt, UTF-8).")
    if not faults:
        return Encoding("utf-8")
    if letters > faults:
        what = "1 byte of it is" if faults == 1 else f"{faults:,} bytes of it are"
        return Encoding("utf-8", f"is UTF-8, though {what} not")
    return Encoding("cp1252", "is not UTF-8 and was taken for cp1252 (Windows)")


def known_encoding(declared: str) -> str:
    """The codec of that name.

    Raises
    ------
    ReadingError
        If there is none of that name for text.
    """
    try:
        name = codecs.lookup(declared).name
        b"a".decode(name, "replace")  # some codecs, as "hex", are not for text
    except (LookupError, UnicodeError, ValueError):
        raise ReadingError(
            f"there is no encoding {declared!r}. Name one as utf-8, cp1252, mac_roman, or none to have it found."
        ) from None
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": "utf-8-sig"}.get(name, name)


def web_encoding(label: str | None) -> str | None:
    """The codec of an encoding that a page or its server names, if pages may have it."""
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if name in {"iso8859-1", "ascii"}:  # as browsers do: pages that say so have curly quotes of Windows
        return "cp1252"
    return name if _OF_PAGES.fullmatch(name) else None


def _bom_doubt(declared: str, bom: str) -> str:
    same = codecs.lookup(declared).name.startswith(bom.removesuffix("-sig"))
    return "" if same else f"its byte order mark says {bom.removesuffix('-sig').upper()}, but {declared} was declared"


def _wide(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Western text is zero."""
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.6 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and head[0::2].count(0) > 0.6 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _is_utf8(source: Source) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with source.open() as stream:
        try:
            while data := stream.read(_PIECE):
                decoder.decode(data)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _judge_utf8(stream: BinaryIO) -> tuple[int, int]:
    """Number of faults in the bytes as UTF-8, and of characters beyond ASCII that are none."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")  # a fault becomes a character no UTF-8 stands for
    faults = beyond = 0
    while True:
        data = stream.read(_PIECE)
        text = decoder.decode(data, final=not data)
        if not text.isascii():
            faults += len(_FAULT.findall(text))
            beyond += len(_BEYOND.findall(text))
        if not data:
            return faults, beyond - faults


def doubts_of(text: str, encoding: Encoding | None) -> tuple[str, ...]:
    """Why this text may have been decoded wrong; none where it is plain ASCII."""
    if text.isascii():
        return ()
    found = []
    example = _WORD_BEYOND.search(text) if encoding and encoding.doubt else None
    if encoding and example:
        beyond = _counted(len(_BEYOND.findall(text)))
        found.append(
            f"the text {encoding.doubt}: look whether its letters are right, as in {example.group()!r} ({beyond} beyond "
            "ASCII); if not, name the encoding"
        )
    lost = text.count("\ufffd")
    if lost:
        found.append(f"{_counted(lost)} could not be decoded and became \ufffd")
    return tuple(found)


def _counted(n: int) -> str:
    return f"{n:,} character{'s' if n != 1 else ''}"


def read_text(source: Source, declared: str | None = None) -> tuple[str, Encoding]:
    r"""The text of a file, line ends as "\n", and what it was decoded from.

    Raises
    ------
    ReadingError
        If it cannot be opened, is empty, binary or too large, or there is no such encoding.
    """
    data = source.read()
    encoding = encoding_of(source, declared)
    text = data.decode(encoding.name, errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReadingError(f"{source.name}: is empty. Put the article's text in it, or delete the file.")
    return text, encoding


def lines_of(source: Source, encoding: Encoding) -> Iterator[str]:
    """The lines of a table with their ends as they are, one by one.

    Raises
    ------
    ReadingError
        If a line has more than ten million characters.
    """
    with source.open() as stream, io.TextIOWrapper(stream, encoding.name, "replace", newline="") as file:
        while line := file.readline(LONGEST_LINE + 1):
            if len(line) > LONGEST_LINE:
                raise ReadingError(f"{source.name}: has a line of more than {LONGEST_LINE:,} characters. Check its line ends.")
            yield line


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
