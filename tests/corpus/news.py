"""Short made-up articles as files, metrics that misbehave on some of them, and what a folder of scores holds."""

import csv
import gzip
import json
import random

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from framing.metric import Metric
from tests.strategies import PIECES

COLUMNS = ("id", "outlet", "date", "headline", "text")


def article(row, pieces=5):
    """Always the same for a row."""
    drawn = random.Random(row)
    text = " ".join(drawn.choice(PIECES) for _ in range(pieces))
    return {"id": f"a{row}", "outlet": "AB"[row % 2], "date": "2024-05-01", "headline": f"Vote {row} fails", "text": text}


def articles(n, **texts):
    """So many; `texts` are those of some, by their rows: a3="…"."""
    return [{**found, "text": texts.get(found["id"], found["text"])} for found in map(article, range(n))]


def write(path, rows, columns=COLUMNS):
    """The articles as a file of the kind that its name tells."""
    kind, packed = (path.suffixes[-2], True) if path.suffix == ".gz" else (path.suffix, False)
    if kind == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path)
        return path
    with (gzip.open if packed else open)(path, "wt", encoding="utf-8", newline="") as file:
        if kind == ".jsonl":
            file.writelines(json.dumps(row) + "\n" for row in rows)
        else:
            writer = csv.DictWriter(file, columns, delimiter="\t" if kind == ".tsv" else ",")
            writer.writeheader()
            writer.writerows(rows)
    return path


def scores(folder):
    """All scores of a folder, by row; a row that stands there twice is an error."""
    tables = [pq.read_table(path) for path in sorted(folder.glob("part-*.parquet"))]
    table = pa.concat_tables(tables).to_pandas().set_index("row").sort_index()
    assert table.index.is_unique
    assert table.index.intersection(failed(folder).index).empty
    return table


def failed(folder):
    """Id and reason of what failed, by row."""
    path = folder / "failed.parquet"
    table = pd.read_parquet(path) if path.exists() else pd.DataFrame({"row": [], "id": [], "reason": []})
    assert table.row.is_unique
    return table.set_index("row")


def manifest(folder):
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def contents(folder):
    """Every file of a folder but the lock, and what it holds."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != ".lock"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def poison():
    """A metric that does as texts say, made here so that it goes to another process by value."""

    def count(document):
        import ctypes
        import os
        import time

        text = document.text
        if "POISON leave" in text:
            os._exit(3)
        if "POISON crash" in text:
            ctypes.string_at(0)
        if "POISON fail" in text:
            raise ValueError("a strange text \ud800")
        if "POISON fill" in text:
            bytearray(1 << 40)
        if "POISON sleep" in text:
            time.sleep(600)
        return {"n": document.sentences.words}

    def n_words(totals):
        """Words."""
        return totals.n

    return Metric(count, n_words, unit="words", bounds=(0, float("inf")), scope="body", language=None)
