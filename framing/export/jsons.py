"""JSON: all tables as one object, or the articles as one object a line."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, Final

from framing.export import codebook
from framing.export.cells import rows_of
from framing.export.losses import changed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.export.cells import Cell, Columns
    from framing.export.losses import Losses

PER_ARTICLE: Final = ("evidence", "sentences", "notes")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_PAIR: Final = re.compile("([\ud800-\udbff])([\udc00-\udfff])")


def to_text(tables: Mapping[str, Columns], about: Mapping[str, str], losses: Losses) -> str:
    """All tables, a list of rows each; a missing value is null."""
    held = _held(tables, losses)
    return _dumps({**about, **losses.as_note(), **held}, indent=1) + "\n"


def to_lines(tables: Mapping[str, Columns], about: Mapping[str, str], losses: Losses) -> str:
    """One object per article, with what was given, its scores, and its rows of the other tables."""
    held = _held(tables, losses)
    articles: dict[Any, dict[str, Any]] = {
        row["id"]: {**about, **row, "scores": {}, **{name: [] for name in PER_ARTICLE}} for row in held["articles"]
    }
    for row in held["scores"]:
        articles[row["id"]]["scores"] = {name: value for name, value in row.items() if name not in {"id", "outlet"}}
    for name in PER_ARTICLE:
        for row in held[name]:
            articles[row.pop("id")][name].append(row)
    return "".join(_dumps(article) + "\n" for article in articles.values())


def from_text(text: str) -> tuple[dict[str, Columns], dict[str, str]]:
    """The tables that `to_text` was given, and what it says about them.

    Raises
    ------
    ValueError
        If the text is something else.
    """
    content = _object(text)
    tables = {name: _rows(name, rows) for name, rows in content.items() if isinstance(rows, list)}
    found = {name: _columns(name, rows) for name, rows in tables.items()}
    for name, columns in found.items():
        if not columns:  # a table without rows still has columns
            described = [str(row.get("column")) for row in tables.get("codebook", []) if row.get("table") == name]
            columns.update({column: [] for column in described})
    return found, {name: value for name, value in content.items() if isinstance(value, str)}


def from_lines(text: str) -> tuple[dict[str, Columns], dict[str, str]]:
    """The tables that `to_lines` was given, and what it says about them.

    Raises
    ------
    ValueError
        If the text is something else.
    """
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("scores", *PER_ARTICLE, "articles")}
    about: dict[str, str] = {}
    for number, line in enumerate(filter(None, text.split("\n")), 1):
        article = _object(line)
        about = {name: str(article.pop(name, "")) for name in ("framing", "word_lists")}
        given = {"id": article.get("id"), "outlet": article.get("outlet")}
        scores = article.pop("scores", None)
        if not isinstance(scores, dict) or not isinstance(given["id"], str):
            raise ValueError(f"line {number} is no article with its scores.")  # noqa: TRY004
        rows["scores"].append({**given, **scores})
        for name in PER_ARTICLE:
            rows[name] += [{"id": given["id"], **row} for row in _rows(name, article.pop(name, None))]
        rows["articles"].append(article)
    described = codebook.described()
    empty: dict[str, Columns] = {
        name: {column: [] for table, column in described if table == f"analysis.{name}"} for name in rows
    }
    return {name: _columns(name, found) or empty[name] for name, found in rows.items()}, about


def _held(tables: Mapping[str, Columns], losses: Losses) -> dict[str, list[dict[str, Cell]]]:
    rows = {}
    for losses.table, columns in tables.items():
        rows[losses.table] = rows_of(_holdable(columns, losses))
    return rows


def _holdable(columns: Columns, losses: Losses) -> Columns:
    """JSON has no infinite numbers, and takes two surrogates side by side for the one character that they stand for."""
    finite = changed(columns, _finite, "an infinite number, which JSON cannot hold: written as null", losses)
    return changed(finite, _joined, "two surrogates side by side, which JSON takes for one character", losses)


def _finite(value: Cell) -> Cell:
    return None if isinstance(value, float) and math.isinf(value) else value


def _joined(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), value)


def _dumps(content: object, indent: int | None = None) -> str:
    text = json.dumps(content, ensure_ascii=False, indent=indent, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _object(text: str) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is no JSON ({error}).") from None
    if not isinstance(content, dict):
        raise ValueError("is no JSON object.")  # noqa: TRY004
    return content


def _rows(name: str, rows: Any) -> list[dict[str, Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"{name!r} is no list of rows.")
    return rows


def _columns(name: str, rows: list[dict[str, Any]]) -> Columns:
    columns: Columns = {column: [] for column in (rows[0] if rows else ())}
    for number, row in enumerate(rows, 1):
        if row.keys() != columns.keys():
            raise ValueError(f"row {number} of {name!r} has other columns than the first.")
        for column, value in row.items():
            if isinstance(value, (list, dict)):
                raise ValueError(f"row {number} of {name!r}: {column!r} is no single value.")  # noqa: TRY004
            columns[column].append(value)
    return columns
