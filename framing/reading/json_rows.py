"""JSON: tables as .jsonl (an object a line) and .json (a list of objects)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from framing.reading.columns import fields_of
from framing.reading.error import ReadingError
from framing.reading.rows import articles_of
from framing.reading.text import encoding_of, lines_of, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.reading.found import Found
    from framing.reading.rows import Row
    from framing.reading.session import Session
    from framing.reading.source import Source


def read_json_lines(source: Source, session: Session) -> Iterator[Found | ReadingError]:
    """A table with an object a line."""
    encoding = encoding_of(source, session.encoding)
    objects = (_parsed(line) for line in lines_of(source, encoding) if line.strip())
    yield from articles_of(_by_field(objects, source, session), source.name, source.sha256, encoding)


def read_json(source: Source, session: Session) -> Iterator[Found | ReadingError]:
    """A list of objects, or an object that has one as "articles"."""
    text, encoding = read_text(source, session.encoding)
    content = _parsed(text)
    if isinstance(content, ReadingError):
        raise ReadingError(f"{source.name}: {content}")
    objects = content.get("articles", [content]) if isinstance(content, dict) else content
    if not isinstance(objects, list):
        raise ReadingError(
            f"{source.name}: is no list of articles. Make it a list of objects, or an object with a list 'articles'."
        )
    yield from articles_of(_by_field(objects, source, session), source.name, source.sha256, encoding)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        return ReadingError("is nested too deep.")
    except ValueError as error:
        return ReadingError(f"is no JSON ({error}). Correct it, or delete it.")


def _by_field(objects: Iterable[Any], source: Source, session: Session) -> Iterator[Row]:
    """Objects by field; the first has to have a text, and others may differ."""
    known: dict[tuple[str, ...], dict[str, str]] = {}
    for item in objects:
        if isinstance(item, ReadingError):
            yield item
        elif not isinstance(item, dict):
            yield ReadingError(f"is a {type(item).__name__}, not an object with a text. Make it an object.")
        else:
            keys = tuple(item)
            try:
                if keys not in known:
                    known[keys] = fields_of(keys, source.name if not known else "the object", session.columns)
                yield {field: item[key] for field, key in known[keys].items()}
            except ReadingError as error:
                if not known:
                    raise
                yield error
