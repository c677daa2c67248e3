"""Time and memory of the report on a scored corpus, by its size.

    python benchmarks/corpus_report.py
    python benchmarks/corpus_report.py --rows 10000 --dry-run

Scores are made up: 30 outlets, 60 months, all metrics, parts of 100,000 rows. Each size is reported in a process of its own
that has all libraries loaded before it starts; its memory is the peak above that. Writes
``benchmarks/results/corpus_report.md`` (not with ``--dry-run``).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

RESULT: Final = Path(__file__).parent / "results" / "corpus_report.md"
SIZES: Final = (10_000, 100_000, 1_000_000)
OUTLETS: Final = 30
MONTHS: Final = 60
PART: Final = 100_000


def make(folder: Path, n: int) -> None:
    """Write `n` made-up rows of scores."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    from framing.metrics import METRICS

    rng = np.random.default_rng(0)
    outlets = np.array([f"Outlet {number:02}" for number in range(OUTLETS)])
    for part, start in enumerate(range(0, n, PART)):
        size = min(PART, n - start)
        months, days = rng.integers(0, MONTHS, size), rng.integers(1, 29, size)
        columns: dict[str, object] = {
            "row": np.arange(start, start + size),
            "id": [f"a{row}" for row in range(start, start + size)],
            "outlet": outlets[rng.integers(0, OUTLETS, size)],
            "date": [
                f"{2020 + month // 12}-{month % 12 + 1:02}-{day:02}T{hour:02}:{minute:02}:00"
                for month, day, hour, minute in zip(
                    months.tolist(), days.tolist(), rng.integers(0, 24, size), rng.integers(0, 60, size), strict=True
                )
            ],
            "event": pa.nulls(size, pa.string()),
        }
        for metric in METRICS:
            if metric.column in {"words", "sentences"}:
                columns[metric.column] = rng.integers(20, 2000, size)
            else:
                columns[metric.column] = pa.array(rng.gamma(2, 0.3, size), mask=rng.random(size) < 0.05)
        columns["notes"] = pa.nulls(size, pa.string())
        pq.write_table(pa.table(columns), folder / f"part-{part:06}.parquet", compression="zstd")
    settings = {"framing": "made up", "lists": "none", "source": {"name": "made up"}}
    result = {"articles": n, "scored": n, "failed": 0, "complete": True}
    (folder / "manifest.json").write_text(json.dumps({"settings": settings, "result": result}), encoding="utf-8")


def measure(folder: Path) -> None:
    """Write the report in this process and print its seconds and how many bytes its peak memory grew."""
    import resource

    # What a report loads, each with what it loads in turn when it is first used.
    import matplotlib.figure  # noqa: F401
    import pyarrow.compute
    import pyarrow.parquet  # noqa: F401
    import scipy.special  # noqa: F401

    import framing.charts.outlet_means
    import framing.charts.over_time
    import framing.report.figures
    import framing.report.templating  # noqa: F401
    from framing.corpus.report import write_corpus_report

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    write_corpus_report(folder, folder / "report" / "corpus.html")
    seconds = time.perf_counter() - began
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps({"seconds": seconds, "megabytes": kilobytes / 1024, "loaded": before / 1024}))


def child(*arguments: str) -> str:
    """What this file prints when it is run with these arguments in a process of its own."""
    return subprocess.run([sys.executable, __file__, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603  (itself)


def outlook(found: Mapping[int, Mapping[str, float]]) -> str:
    """What 10 million rows would take if time and memory grew as between the two largest sizes."""
    a, b = list(found)[-2:]
    time_, memory = (1e6 * (found[b][name] - found[a][name]) / (b - a) for name in ("seconds", "megabytes"))
    memory, millions = max(memory, 0), 10 - b / 1e6
    return (
        f"From {a:,} to {b:,} rows a million more takes {time_:.1f} seconds and {memory:.0f} MB; so 10 million rows would take"
        f" about {found[b]['seconds'] + millions * time_:.0f} seconds and {found[b]['megabytes'] + millions * memory:.0f} MB."
    )


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--dry-run", action="store_true", help="print only")
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        return make(options.make, options.rows[0])
    if options.measure:
        return measure(options.measure)
    found = {}
    for n in sorted(options.rows):
        with tempfile.TemporaryDirectory() as folder:
            child("--make", folder, "--rows", str(n))
            found[n] = json.loads(child("--measure", folder))
    loaded = max(each["loaded"] for each in found.values())
    lines = [
        "# The report on a scored corpus\n",
        f"Made-up scores of {OUTLETS} outlets over {MONTHS} months, all metrics, dates with times of day. Each size in",
        f"a process of its own; memory is its peak above that of a process that has the libraries loaded ({loaded:.0f} MB).\n",
        "| rows | seconds | memory, MB |",
        "|---:|---:|---:|",
        *(f"| {n:,} | {each['seconds']:.1f} | {each['megabytes']:.0f} |" for n, each in found.items()),
    ]
    if len(found) > 1:
        lines += ["", outlook(found)]
    print("\n".join(lines))
    if not options.dry_run:
        RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return None


if __name__ == "__main__":
    main()
