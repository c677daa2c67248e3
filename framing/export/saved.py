"""Saved: an analysis in a file, and back.

Packed JSON in two lines, never a pickle, as a file may come from anyone: what it is, and then the articles with their scores
and notes. Evidence and sentences are found again in the articles when they are asked for, so a file that was written with other
word lists or another version is refused: its scores would not be the sums of its evidence.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import hashlib
import json
import math
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

import framing
from framing.analysis import Analysis, analyse
from framing.article import FIELDS, Article
from framing.corrections import Correction, Corrections
from framing.export.tables import about
from framing.lexicon import list_digest
from framing.limits import most_bytes
from framing.origin import Origin
from framing.output import write_whole
from framing.shared import MANY, Shared
from framing.tables import frame_of, texts

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from framing.metric import Metric

_FORMAT: Final = "framing analysis"
_VERSION: Final = 1
_TYPES: Final = frozenset({"float64", "float32", "int64", "int32", "uint64", "uint32", "bool"})
_BROKEN: Final = "is not as it was written: it was cut short or changed. Save the analysis again."


def save(analysis: Analysis, path: str | os.PathLike[str]) -> Path:
    """Write an analysis to a file that `load` reads; see `framing.Analysis.save`."""
    content = {
        "articles": [_of_article(article) for article in analysis.articles],
        "metrics": [[metric.column, metric in framing.METRICS] for metric in analysis.metrics],
        "scores": {metric.column: _of_column(analysis.scores[metric.column]) for metric in analysis.metrics},
        "notes": analysis.notes.to_numpy().tolist(),
        "english": list(analysis.english),
        "corrections": [dataclasses.asdict(row) for row in analysis.corrections.rows] if analysis.corrections else None,
        "shared": [[None if value != value else value for value in row] for row in analysis.in_common],  # noqa: PLR0124
    }
    body = _dumps(content)
    head = {"format": _FORMAT, "format_version": _VERSION, **about(list_digest()), "sha256": hashlib.sha256(body).hexdigest()}
    return write_whole(path, gzip.compress(_dumps(head) + b"\n" + body, mtime=0))


def load(path: str | os.PathLike[str], *, metrics: Iterable[Metric] = (), anew: bool = False) -> Analysis:
    """An analysis that ``Analysis.save`` wrote, with the same tables.

    Parameters
    ----------
    path : str or path
        The file.
    metrics : iterable of Metric
        Metrics of your own that it was made with; the shipped ones are known.
    anew : bool
        Measure its articles again, with the version and word lists of today; without it a file of others is refused.

    Returns
    -------
    Analysis

    Raises
    ------
    ValueError
        If the file is broken or of another kind, was written with another version or word lists, or needs metrics that were
        not handed over.
    OSError
        If it cannot be opened.

    Examples
    --------
    >>> analysis = framing.analyse(["Turnout may fall."])
    >>> load(analysis.save("reports/turnout.framing")).scores.equals(analysis.scores)
    True
    """
    try:
        return _load(Path(path).read_bytes(), {metric.column: metric for metric in metrics}, anew=anew)
    except UnicodeDecodeError:
        raise ValueError(f"{path}: {_BROKEN}") from None
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def _load(packed: bytes, own: dict[str, Metric], *, anew: bool) -> Analysis:
    first, _, body = _unpacked(packed).partition(b"\n")
    head = _parsed(first)
    if not isinstance(head, dict) or head.get("format") != _FORMAT:
        raise ValueError("is no saved analysis; read articles with framing.read_articles, tables with framing.read_table.")
    if head.get("format_version") != _VERSION:
        raise ValueError(f"is in format {head.get('format_version')!r:.20}, and this version reads {_VERSION}: update framing.")
    if head.get("sha256") != hashlib.sha256(body).hexdigest():
        raise ValueError(_BROKEN)
    here = about(list_digest())
    if not anew and any(head.get(name) != value for name, value in here.items()):
        raise ValueError(
            f"was saved with framing {head.get('framing')!s:.40}, word lists {head.get('word_lists')!s:.40}; here are "
            f"{' and '.join(here.values())}, whose evidence would not fit its scores. Measure its articles again with "
            "framing.load(path, anew=True), or load it with the version it was saved with."
        )
    try:
        content = _parsed(body)
        articles = tuple(_article(given) for given in content["articles"])
        chosen = _metrics(content["metrics"], own)
        given = content.get("corrections")  # files of older versions have none
        corrections = None if given is None else Corrections(Correction(**row) for row in given)
        if anew:
            return analyse(articles, metrics=chosen, corrections=corrections)
        scores = _scores(content["scores"], articles, chosen)
        english = _column(["bool", content["english"]], len(articles))
        notes = _notes(content["notes"], articles)
        return Analysis(articles, chosen, scores, notes, english, _shared(content["shared"], articles), corrections)
    except (TypeError, LookupError, AttributeError, OverflowError) as error:
        raise ValueError(f"holds something else than an analysis ({error}).") from None


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        content = unpacker.decompress(packed, most_bytes(len(packed)) + 1)
    except zlib.error:
        raise ValueError("is no saved analysis, or " + _BROKEN) from None
    if len(content) > most_bytes(len(packed)):
        raise ValueError(f"unpacks to more than {most_bytes(len(packed)):,} bytes: no analysis does.")
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError(_BROKEN)
    return content


def _dumps(content: object) -> bytes:
    """JSON in which two surrogates side by side stay two, as escapes would not."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", errors="surrogatepass")


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8", errors="surrogatepass"))
    except (ValueError, RecursionError):
        raise ValueError("is no saved analysis, or " + _BROKEN) from None


def _of_article(article: Article) -> dict[str, Any]:
    given = {name: getattr(article, name) for name in FIELDS}
    if isinstance(article.date, dt.date):
        given["date"] = ["datetime" if isinstance(article.date, dt.datetime) else "date", article.date.isoformat()]
    return {**given, "origin": dataclasses.asdict(article.origin) if article.origin else None}


def _article(given: dict[str, Any]) -> Article:
    fields = {name: given[name] for name in FIELDS}
    if isinstance(fields["date"], list):
        kind, date = fields["date"]
        fields["date"] = (dt.datetime if kind == "datetime" else dt.date).fromisoformat(date)
    if not isinstance(fields["id"], str):
        raise ValueError("holds an article without an id.")  # noqa: TRY004
    return Article(**fields, origin=_origin(given["origin"]))


def _origin(given: dict[str, Any] | None) -> Origin | None:
    if given is None:
        return None
    fields = {**given, "doubts": tuple(given["doubts"])}
    for name, value in fields.items():
        values = value if name == "doubts" else [value]
        if not all(isinstance(text, str) or (text is None and name != "doubts") for text in values):
            raise TypeError(f"origin.{name} is no text")
    return Origin(**fields)


def _metrics(given: list[list[Any]], own: dict[str, Metric]) -> tuple[Metric, ...]:
    shipped = {metric.column: metric for metric in framing.METRICS}
    missing = [str(column) for column, is_shipped in given if column not in (shipped if is_shipped else own)]
    if missing:
        raise ValueError(f"was made with the metrics {', '.join(missing)}: hand them over, framing.load(path, metrics=[…]).")
    return tuple((shipped if is_shipped else own)[column] for column, is_shipped in given)


def _of_column(column: pd.Series[Any]) -> list[Any]:
    if str(column.dtype) not in _TYPES:
        raise TypeError(f"the score {column.name!r} is of type {column.dtype}, which cannot be saved; numbers can.")
    values = [str(v) if isinstance(v, float) and math.isinf(v) else None if v != v else v for v in column.tolist()]  # noqa: PLR0124
    return [str(column.dtype), values]


def _column(given: list[Any], n: int) -> np.ndarray[Any, Any]:
    kind, values = given
    if kind not in _TYPES or not isinstance(values, list) or len(values) != n:
        raise ValueError("holds a score that has not one value for each article.")
    allowed: tuple[Any, ...] = (bool,) if kind == "bool" else (int,) if "int" in kind else (float, type(None))
    if not all(type(value) in allowed or (value in ("inf", "-inf") and kind.startswith("float")) for value in values):
        raise ValueError("holds a score that is no number.")
    return np.array(
        [math.nan if value is None else float(value) if isinstance(value, str) else value for value in values], dtype=kind
    )


def _scores(given: dict[str, Any], articles: tuple[Article, ...], metrics: tuple[Metric, ...]) -> pd.DataFrame:
    columns = {metric.column: _column(given[metric.column], len(articles)) for metric in metrics}
    ids = [article.id for article in articles]
    if not ids or len(set(ids)) < len(ids):
        raise ValueError("holds no article, or two with the same id.")
    outlets = texts([article.outlet for article in articles])
    return frame_of({"outlet": outlets, **columns}, pd.Index(texts(ids), dtype=object, name="id"))


def _shared(given: list[Any], articles: tuple[Article, ...]) -> tuple[Shared, ...]:
    ids = {article.id for article in articles}
    rows = [Shared(name, other, share, math.nan if of is None else of) for name, other, share, of in given]
    if not all(row.id in ids and row.other in {*ids, MANY} and isinstance(row.share, float) for row in rows):
        raise ValueError("holds text in common of articles that are not here.")
    return tuple(rows)


def _notes(given: list[Any], articles: tuple[Article, ...]) -> tuple[tuple[str, str, str], ...]:
    ids = {article.id for article in articles}
    for row in given:
        name, _metric, _reason = row
        if name not in ids or not all(isinstance(text, str) for text in row):
            raise ValueError(f"holds a note on {name!r:.80} that is none on an article here.")
    return tuple((name, metric, reason) for name, metric, reason in given)
