"""Folders of scores as `score_corpus` leaves them, made by hand."""

import json
import re

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from framing.corpus.report import write_corpus_report
from framing.metrics import METRICS

COLUMNS = [metric.column for metric in METRICS]
WHOLE = ("words", "sentences")
SCHEMA = pa.schema(
    [
        ("row", pa.int64()),
        *((name, pa.string()) for name in ("id", "outlet", "date", "event")),
        *((name, pa.int64() if name in WHOLE else pa.float64()) for name in COLUMNS),
        ("notes", pa.string()),
    ]
)


def rows(outlets, dates=None, seed=0, **values):
    """A table of scores, an article per outlet given, with values drawn where none are given."""
    n = len(outlets)
    rng = np.random.default_rng(seed)
    columns = {"row": list(range(n)), "id": [f"a{place}" for place in range(n)], "outlet": outlets, "date": dates or [None] * n}
    columns["event"] = [None] * n
    for name in COLUMNS:
        drawn = rng.integers(50, 2000, n) if name in WHOLE else rng.gamma(2, 0.2, n)
        columns[name] = values.get(name, drawn.tolist())
    columns["notes"] = [""] * n
    return pa.table(columns, schema=SCHEMA)


def write(folder, table, parts=1, *, complete=True, failed=0, **manifest):
    """The table in so many parts of unlike sizes, with a manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    edges = np.sort(np.random.default_rng(parts).integers(0, table.num_rows + 1, parts - 1)).tolist()
    for number, (start, end) in enumerate(zip([0, *edges], [*edges, table.num_rows], strict=True)):
        part = folder / f"part-{number:06}.parquet"
        pq.write_table(table.slice(start, end - start), part, compression="zstd", row_group_size=97)
    settings = {
        "framing": "0.1.0",
        "lists": "0123456789ab",
        "source": {"name": "news.csv", "bytes": 12345, "sha256": "ab" * 32},
    }
    result = {"articles": table.num_rows + failed, "scored": table.num_rows, "failed": failed, "parts": parts}
    written = {"settings": settings, "result": {**result, "complete": complete, "digest": "cd" * 32}, **manifest}
    (folder / "manifest.json").write_text(json.dumps(written), encoding="utf-8")
    return folder


def months(n):
    return [f"{2021 + place // 12}-{place % 12 + 1:02}" for place in range(n)]


def corpus(outlets=("Gull", "Herald", "Anchor"), n_months=3, each=12):
    """`each` articles of every outlet in every month."""
    names = [outlet for outlet in outlets for _ in range(n_months * each)]
    dates = [f"{month}-15" for _ in outlets for month in months(n_months) for _ in range(each)]
    return rows(names, dates if n_months else None)


def page_of(folder, table, **manifest):
    path = write_corpus_report(write(folder / "scores", table, **manifest), folder / "report" / "corpus.html")
    return path.read_text(encoding="utf-8")


def plain(page):
    """The words of a page outside of charts."""
    page = re.sub(r"<(style|svg)\b.*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^<>]+>", " ", page).split())
