"""Parts: the Parquet files of a corpus, one per chunk, each telling what it holds."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pandas as pd

from framing.corpus.partition import ROW
from framing.export.losses import held
from framing.output import write_together
from framing.tables import frame_of, texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pyarrow as pa

    from framing.corpus.scorer import Scored

EVIDENCE: Final = "evidence"
FAILED: Final = "failed.parquet"
_ABOUT: Final = b"framing"
_DIGITS: Final = 1 << 64


class Part(NamedTuple):
    """What a part tells of itself: rows of scores and of evidence with their digests, and (row, id, reason) of what failed."""

    scores: int
    digest: int
    evidence: int
    evidence_digest: int
    failed: list[tuple[int, str, str]]


def name_of(number: int) -> str:
    """The file of a chunk."""
    return f"part-{number:06}.parquet"


def number_of(path: Path) -> int:
    """The chunk of a part."""
    return int(path.stem.removeprefix("part-"))


def parts(target: Path) -> list[Path]:
    """The parts with scores, in the order of their numbers."""
    found = target.glob("part-*.parquet")
    return sorted((path for path in found if path.stem.removeprefix("part-").isdecimal()), key=number_of)


def parts_of(scores: Path) -> list[Path]:
    """The parts of a scored corpus.

    Raises
    ------
    ValueError
        If there are none.
    """
    found = parts(scores)
    if not found:
        raise ValueError(f"{scores}: holds no scores ({name_of(0)} and so on); give the folder in which a corpus was scored.")
    return found


def write_part(target: Path, number: int, scored: Scored, schemas: Mapping[str, pa.Schema]) -> None:
    """Write the scores of a chunk, and before them its evidence, so that scores tell that all is there."""
    part = Part(
        len(scored.scores),
        _digest(scored.scores),
        0 if scored.evidence is None else len(scored.evidence),
        0 if scored.evidence is None else _digest(scored.evidence),
        scored.failed,
    )
    about = {_ABOUT: json.dumps(part).encode()}
    contents: dict[Path, str | bytes] = {}
    if scored.evidence is not None:
        contents[target / EVIDENCE / name_of(number)] = _packed(scored.evidence, schemas["evidence"], about)
    contents[target / name_of(number)] = _packed(scored.scores, schemas["scores"], about)
    write_together(contents)


def read_part(path: Path) -> Part | None:
    """What a part tells of itself; None if it is none, or is broken."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        metadata = pq.read_metadata(path)
        part = Part(*json.loads((metadata.metadata or {})[_ABOUT]))
    except (pa.ArrowException, OSError, KeyError, ValueError, TypeError):
        return None
    return part if metadata.num_rows == part.scores else None


def combined(target: Path) -> dict[str, Any]:
    """What all parts hold together. The digests do not depend on how the articles are divided into chunks."""
    found = [part for part in map(read_part, parts(target)) if part]
    return {
        "articles": sum(part.scores + len(part.failed) for part in found),
        "scored": sum(part.scores for part in found),
        "failed": sum(len(part.failed) for part in found),
        "parts": len(found),
        "cues": sum(part.evidence for part in found),
        "digest": f"{sum(part.digest for part in found) % _DIGITS:016x}",
        "evidence_digest": f"{sum(part.evidence_digest for part in found) % _DIGITS:016x}",
    }


def write_failed(target: Path) -> None:
    """Write ``failed.parquet`` (row, id, reason) of all parts; delete it where nothing failed."""
    import pyarrow as pa

    rows = [row for part in map(read_part, parts(target)) if part for row in part.failed]
    if not rows:
        (target / FAILED).unlink(missing_ok=True)
        return
    schema = pa.schema([(ROW, pa.int64()), ("id", pa.string()), ("reason", pa.string())])
    places, *said = zip(*rows, strict=True)
    table = frame_of(
        {
            ROW: np.array(places),
            **{name: texts(list(map(held, told))) for name, told in zip(("id", "reason"), said, strict=True)},
        }
    )
    write_together({target / FAILED: _packed(table, schema, {})})


def _packed(table: pd.DataFrame, schema: pa.Schema, about: Mapping[bytes, bytes]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = pa.Table.from_pandas(table, schema=schema, preserve_index=False).replace_schema_metadata(
        {**(schema.metadata or {}), **about}
    )
    buffer = io.BytesIO()
    pq.write_table(rows, buffer, compression="zstd")
    return buffer.getvalue()


def _digest(table: pd.DataFrame) -> int:
    """Sum of a number of 64 bits for each row, made of all its values."""
    return int(pd.util.hash_pandas_object(table, index=False).sum()) if len(table) else 0
