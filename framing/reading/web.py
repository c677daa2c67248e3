"""Web pages: the article's text, headline, author, date and outlet in the bytes of an HTML page.

Hostile bytes can hang the parsers, so pages of others are read through a ``Worker``.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, Final
from urllib.parse import urlsplit

from framing.reading.error import ReadingError
from framing.reading.text import web_encoding

SIZE: Final = 10_000_000
DEPTH: Final = 1_000
ATTRIBUTES: Final = 500
_ADVICE: Final = "Save the article's text as .txt."
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META: Final = re.compile(
    rb"""<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)
_META_WITHIN: Final = 8_192
_NO_CHARACTERS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_TAG: Final = re.compile(r"<(?:(!--(?:-?>)?)|([!?]|/[^a-z])|/?[a-z][^\s/>]*+)", re.IGNORECASE | re.ASCII)
_COMMENT_END: Final = re.compile("--!?>")
_CLOSED: Final = re.compile(r"\s*+/", re.ASCII)
_MARK_END: Final = re.compile(">")
# A quotation mark that is never closed takes all that follows, as in a browser; it is what keeps the scan linear.
_ATTRIBUTE: Final = re.compile(
    r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+))?+""",
    re.ASCII,
)
_RAW: Final = {
    f"<{name}": re.compile(f"</{name}", re.IGNORECASE)
    for name in "iframe noembed noframes script style textarea title xmp".split()
}
_NOT_ARTICLE: Final = " | ".join(
    f'//*[self::{tag}][contains(concat(" ", normalize-space(@class), " "), " {name} ")]'
    for tag in "aside div ins p section".split()
    for name in "ad ads advert advertisement advertising kicker".split()
)


def parse_html(data: bytes, declared: str | None = None, url: str | None = None) -> dict[str, Any]:
    """What a reader sees of an article's page, without navigation, advertisements, comments, captions and tables.

    Parameters
    ----------
    data : bytes
        The page.
    declared : str, optional
        The encoding that the server names.
    url : str, optional
        Where the page stands; used if the page does not say so itself.

    Returns
    -------
    dict
        ``text`` (a line for each paragraph, subhead and, as "- item", item of a list), ``headline``, ``author``, ``date``,
        ``outlet``, ``url`` (str or None), ``encoding``, and ``doubts``, a list of what may have been read wrong.

    Raises
    ------
    ReadingError
        If the page is too large or too deep, or no text is found. The message does not name the page.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    if len(data) > SIZE:
        raise ReadingError(f"the page has {len(data) / 1e6:,.1f} MB, of at most {SIZE / 1e6:,.0f}. {_ADVICE}")
    html, encoding, doubts = decode(data, declared)
    check_attributes(html)
    tree = _tree(html)
    heads, title, subheads = _heads(tree), _plain(tree.findtext(".//title")), _subheads(tree)
    found = bare_extraction(
        tree,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        prune_xpath=_NOT_ARTICLE,
        # Only dates that the page states as such, none from its prose; and the same on every day.
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
    )
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise ReadingError(
            "no article text was found in the page; it may be shown by a script, or only after paying. "
            "Open it in a browser and save the article's text as .txt."
        )
    outlet = _plain(found.sitename)
    named = _without_outlet(_plain(found.title), outlet)
    if title != (without := _without_outlet(title, named)):  # the only head is the outlet's name, as the title shows
        outlet, named = outlet or named, without
    headline = _headline(heads, named)
    if headline and named and _letters(headline) != _letters(named):
        doubts.append(f"the page names another headline in its metadata: “{named}”")
    lines = [line.strip() for line in (found.text or "").split("\n")]
    lines = [line for line in lines if line not in {"", "-"}]
    repeated = {_letters(headline), _letters(named), _letters(outlet)}
    for line in lines[:3]:  # a date may stand above the headline
        if _letters(line) in repeated and len(lines) > 1:
            lines.remove(line)
    seen = {*lines, headline, ""}
    lines = [part for line in lines for part in (subheads.get(_letters(line), ""), line) if part == line or part not in seen]
    own = _web_address(found.url)
    if own and _web_address(url) and urlsplit(own).hostname != urlsplit(url).hostname:
        doubts.append(f"the page gives another address as its own: {own}")
    return {
        "text": "\n".join(lines),
        "headline": headline,
        "author": _plain(found.author),
        "date": _plain(found.date),
        "outlet": outlet,
        "url": own or _web_address(url),
        "encoding": encoding,
        "doubts": doubts,
    }


def decode(data: bytes, declared: str | None = None) -> tuple[str, str, list[str]]:
    r"""The characters of a page, its encoding, and doubts about it.

    In the order of the HTML standard: a byte order mark, what the server declares, what the page declares; then UTF-8 if that
    fits, else Windows-1252.

    Examples
    --------
    >>> decode(b'<meta charset="iso-8859-1">caf\xe9')[1:]
    ('cp1252', [])
    >>> decode(b"caf\xe9")[1:]
    ('cp1252', ['the page names no encoding and is not UTF-8; it was read as Windows-1252'])
    """
    doubts: list[str] = []
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None) or web_encoding(declared)
    if not encoding and (meta := _META.search(data[:_META_WITHIN])):
        encoding = web_encoding((meta[1] or meta[2]).decode("ascii", "replace"))
        if encoding and encoding.startswith("utf-16"):  # what could be read as ASCII is not UTF-16
            encoding = "utf-8"
    if encoding != "utf-8" and not (encoding or "").startswith("utf-16") and _is_utf8(data):
        if encoding and not data.isascii():
            doubts.append(f"the page is declared as {encoding} but is UTF-8, and was read as such")
            encoding = "utf-8"
        encoding = encoding or "utf-8"
    if not encoding:
        encoding = "cp1252"
        doubts.append("the page names no encoding and is not UTF-8; it was read as Windows-1252")
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    if lost := text.count("\ufffd"):
        doubts.append(f"{lost:,} characters could not be read as {encoding} and stand as \ufffd")
    clean, controls = _NO_CHARACTERS.subn("", text)
    if 20 * (lost + controls) > len(text):
        raise ReadingError(f"the page is no text, or in an unknown encoding. {_ADVICE}")
    return clean, encoding, doubts


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def check_attributes(html: str) -> None:
    """Refuse a tag with very many attributes, which takes the parser minutes; itself it takes time linear in the page."""
    place = 0
    while tag := _TAG.search(html, place):
        if tag[1] or tag[2]:  # a comment, or what a browser takes for one
            end = tag if tag[0].endswith(">") else (_COMMENT_END if tag[1] else _MARK_END).search(html, tag.end())
            if end is None:
                return
            place = end.end()
            continue
        place, attributes = tag.end(), 0
        while attribute := _ATTRIBUTE.match(html, place):
            place = attribute.end()
            attributes += 1
            if attributes > ATTRIBUTES and tag[0][1] != "/":
                raise ReadingError(f"a tag of the page has more than {ATTRIBUTES:,} attributes. {_ADVICE}")
        if (close := _RAW.get(tag[0].lower())) and not _CLOSED.match(html, place):
            end_tag = close.search(html, place)
            if end_tag is None:
                return
            place = end_tag.start()


def _tree(page: str) -> Any:
    from lxml import etree, html  # type: ignore[import-untyped]

    # Without huge_tree, what is nested more than 256 deep would be left out silently.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise ReadingError(f"no article text was found in the page; it is empty. {_ADVICE}") from None
    _mark_quotations(tree)
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > DEPTH:
        raise ReadingError(f"the page's elements are nested more than {DEPTH:,} deep. {_ADVICE}")
    return tree


def _mark_quotations(tree: Any) -> None:
    """Put quotation marks where the page shows words as quoted without them, since plain text has no other sign of it."""
    for quotation in list(tree.iter("q")):
        quotation.text = f"“{quotation.text or ''}"
        quotation.tail = f"”{quotation.tail or ''}"
        quotation.drop_tag()
    for block in tree.iter("blockquote"):
        for part in block.findall(".//p") or [block]:
            words = part.text_content().strip()
            if words and words[0] not in "\"“‘'«„":
                part.text = f"“{(part.text or '').lstrip()}"
                if len(part):
                    part[-1].tail = f"{(part[-1].tail or '').rstrip()}”"
                else:
                    part.text = f"{part.text.rstrip()}”"


def _subheads(tree: Any) -> dict[str, str]:
    """The words of a paragraph → the subhead right above it; trafilatura drops these where it does not know the page's form."""
    pairs = ((head, head.getnext()) for head in tree.iter("h2", "h3", "h4"))
    return {
        _letters(below.text_content()): " ".join(head.text_content().split())
        for head, below in pairs
        if below is not None and below.tag == "p"
    }


def _heads(tree: Any) -> list[str]:
    """The page's first-order heads: those of the article or main part if there are such."""
    inner = tree.xpath("(//article | //main)//h1")
    return [text for head in inner or tree.xpath("//h1") if (text := " ".join(head.text_content().split()))]


def _headline(heads: list[str], named: str | None) -> str | None:
    """The headline above the text, rather than the one for search engines and networks; a head may also be the site's name."""
    if not named:
        return heads[0] if len(heads) == 1 else None
    words = set(_letters(named).split())
    best = max(heads, key=lambda head: len(words & set(_letters(head).split())), default="")
    shared = words & set(_letters(best).split())
    return best if 2 * len(shared) >= min(len(words), len(_letters(best).split())) > 0 else named


def _without_outlet(headline: str | None, outlet: str | None) -> str | None:
    if not headline or not outlet:
        return headline
    return re.sub(rf"\s+[|–—·:-]\s+{re.escape(outlet)}$", "", headline, flags=re.IGNORECASE)


def _letters(text: str | None) -> str:
    """Words in lower case, to compare lines that differ in marks only."""
    return " ".join(re.findall(r"\w+", (text or "").casefold()))


def _plain(value: object) -> str | None:
    """Metadata as one line; hostile pages put lists and numbers where names are expected."""
    if not isinstance(value, str):
        return None
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split()) or None  # JSON may hold half a character


def _web_address(url: str | None) -> str | None:
    """An address, if it leads to the web: no javascript:, no file:."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None
