"""Markdown: front matter, and the text as a reader sees it, without marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from framing.reading.error import ReadingError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_FENCE: Final = "---"
_TAG: Final = re.compile(r"<!--(?:.*?-->|.*\Z)|<[^<>]*+>", re.DOTALL)
_LARGEST: Final = 10_000_000


def parse_markdown(data: bytes) -> dict[str, Any]:
    r"""Front matter by name, and headline and text below it; a heading of the first level at the start is the headline.

    Raises
    ------
    ReadingError
        If the front matter is no list of names and values, or the text is larger than 10 MB.

    Examples
    --------
    >>> parse_markdown(b"---\noutlet: The Gull\n---\n# Vote *slips*\n\nThe [mayor](http://a.b) said so.\n\n- It is late.")
    {'fields': {'outlet': 'The Gull'}, 'headline': 'Vote slips', 'text': 'The mayor said so.\n\n- It is late.'}
    """
    from markdown_it import MarkdownIt

    text = data.decode("utf-8", "surrogatepass")
    if len(text) > _LARGEST:
        raise ReadingError(f"is larger than {_LARGEST // 1_000_000} MB of Markdown. Split it, or save the text as .txt.")
    fields, body = _front_matter(text)
    blocks = list(_blocks(MarkdownIt("commonmark").parse(body)))
    headline = blocks.pop(0)[1] if blocks and blocks[0][0] == "h1" else None
    return {"fields": fields, "headline": headline, "text": "\n\n".join(shown for _, shown in blocks)}


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    import yaml

    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return {}, text
    ends = [number for number, line in enumerate(lines[1:], 1) if line.rstrip() in {_FENCE, "..."}]
    if not ends:
        return {}, text
    try:  # the base loader leaves all values as they are written: an id "007" is no number
        found = yaml.load("\n".join(lines[1 : ends[0]]), Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError) as error:
        raise ReadingError(f"its front matter cannot be read ({' '.join(str(error).split())[:200]}). Correct it.") from None
    if found is not None and not isinstance(found, dict):
        raise ReadingError("its front matter is no list of names and values. Write lines such as: outlet: The Gull")
    fields = {str(name): _shown(value) for name, value in (found or {}).items()}
    return fields, "\n".join(lines[ends[0] + 1 :])


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Tag and text of each block; the first paragraph of a list item has a bullet mark."""
    tag, bullet = "", ""
    for token in tokens:
        if token.type == "list_item_open":
            bullet = "- "
        elif token.nesting == 1:
            tag = token.tag
        elif token.type == "inline":
            shown = _inline(token.children or [])
            if shown.strip():
                yield tag, bullet + shown
            bullet = ""
        elif token.type in {"fence", "code_block"}:
            yield token.type, token.content.strip()
        elif token.type == "html_block" and _TAG.sub("", token.content).strip():
            yield token.type, _TAG.sub("", token.content).strip()


def _inline(tokens: Sequence[Token]) -> str:
    """Text without marks, tags and images; a line break in a paragraph is a blank."""
    breaks = {"softbreak": " ", "hardbreak": "\n", "image": "", "html_inline": ""}
    return "".join(breaks.get(token.type, token.content) for token in tokens).strip()
