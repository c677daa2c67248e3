"""Whether anything is lost or twice there when runs over a corpus, or their children, are killed at random moments.

    python benchmarks/kills.py                          # 100,000 articles, 20 kills of each kind; writes results/kills.md
    python benchmarks/kills.py --articles 5000 --kills 3 --dry-run

The articles are made up, of about 40 words. They are killed (SIGKILL) up to half a second after a random
number of parts is there; a run is begun again each time, and at last may end. Exits with 1 where anything is lost, twice there
or different.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

import psutil
import pyarrow as pa
import pyarrow.parquet as pq

from framing.corpus.manifest import read_manifest

RESULT: Final = Path(__file__).parent / "results" / "kills.md"
SENTENCES: Final = (
    "The committee met on Tuesday to discuss the budget, officials said.",
    "“We must act now,” Ann Lowe told reporters, “or the shameful deal may fall.”",
    "About 15,000 people came, and the mayor clearly condemned the attack.",
    "Critics called it “a disgrace”, but the party's leader hailed the vote.",
    "It was not clear whether the missile had been launched from the coast.",
)
SECONDS: Final = 0.5
HEAD: Final = """# Runs that are killed

`benchmarks/kills.py`: a run over {n:,} made-up articles of about 40 words, chunks of {chunk:,}, 2 workers, Python {python}.
Killed with SIGKILL at random moments (seed {seed}): the run, which is then begun again, or all processes that score for it at
that moment. An undisturbed run took {seconds:.0f} seconds.

| killed | kills | rows | rows twice | failed | digest as undisturbed |
|---|---:|---:|---:|---:|---|
"""


class Outcome(NamedTuple):
    """What a folder of scores holds."""

    rows: int
    twice: int
    failed: int
    digest: str


def main() -> int:
    """Kill, count, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--chunk-size", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--dry-run", action="store_true", help="write no file")
    options = parser.parse_args()
    drawn = random.Random(options.seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        source = _write(Path(folder, "news.csv"), options.articles, drawn)
        begun = time.monotonic()
        _wait(_begin(source, Path(folder, "undisturbed"), options.chunk_size))
        seconds = time.monotonic() - begun
        expected = _outcome(Path(folder, "undisturbed"))
        n_parts = options.articles // options.chunk_size
        found = {}
        for name, kill in (("the run", _kill_runs), ("its children", _kill_children)):
            target = Path(folder, name.replace(" ", "-"))
            moments = [(parts, drawn.uniform(0, SECONDS)) for parts in sorted(drawn.choices(range(n_parts), k=options.kills))]
            kills = kill(source, target, options.chunk_size, moments)
            found[name] = kills, _outcome(target)
    table = HEAD.format(
        n=options.articles, chunk=options.chunk_size, python=platform.python_version(), seed=options.seed, seconds=seconds
    )
    for name, (kills, outcome) in {"nothing": (0, expected), **found}.items():
        same = "yes" if outcome.digest == expected.digest else "no"
        table += f"| {name} | {kills} | {outcome.rows:,} | {outcome.twice} | {outcome.failed} | {same} |\n"
    print(table)
    if not options.dry_run:
        RESULT.write_text(table, encoding="utf-8")
    as_expected = all(outcome == expected for _, outcome in found.values())
    return 0 if as_expected and expected == (options.articles, 0, 0, expected.digest) else 1


def _write(path: Path, n: int, drawn: random.Random) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "outlet", "date", "headline", "text"])
        for number in range(n):
            text = " ".join(drawn.choices(SENTENCES, k=4))
            writer.writerow([f"a{number}", "AB"[number % 2], "2024-05-01", f"Vote {number} may fail", text])
    return path


def _begin(source: Path, target: Path, chunk_size: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "framing", "score", source, "-o", target, "--workers", "2", "--chunk-size", chunk_size]
    return subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL)  # noqa: S603


def _wait(run: subprocess.Popen[bytes]) -> None:
    if run.wait():
        raise SystemExit(f"a run ended with exit code {run.returncode}.")


def _kill_runs(source: Path, target: Path, chunk_size: int, moments: list[tuple[int, float]]) -> int:
    kills = 0
    for parts, seconds in moments:
        run = _begin(source, target, chunk_size)
        if _is_running_after(run, target, parts, seconds):
            run.kill()
            kills += 1
        run.wait()
    _wait(_begin(source, target, chunk_size))
    return kills


def _kill_children(source: Path, target: Path, chunk_size: int, moments: list[tuple[int, float]]) -> int:
    """A moment at which none is there passes until there is one."""
    kills = 0
    run = _begin(source, target, chunk_size)
    for parts, seconds in moments:
        if not _is_running_after(run, target, parts, seconds):
            break
        while run.poll() is None and not (scoring := _scoring(run.pid)):
            time.sleep(0.01)
        if run.poll() is None:
            for process in scoring:
                process.kill()
            kills += 1
    _wait(run)
    return kills


def _is_running_after(run: subprocess.Popen[bytes], target: Path, parts: int, seconds: float) -> bool:
    while run.poll() is None and len(list(target.glob("part-*"))) < parts:
        time.sleep(0.005)
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        return True
    return False


def _scoring(process: int) -> list[psutil.Process]:
    """The children of a run that score."""
    found = []
    for child in psutil.Process(process).children():
        try:
            if any("framing.child" in part for part in child.cmdline()):
                found.append(child)
        except psutil.NoSuchProcess:
            continue
    return found


def _outcome(target: Path) -> Outcome:
    rows = pa.concat_tables([pq.read_table(path, columns=["row"]) for path in target.glob("part-*")])["row"].to_pylist()
    failed = target / "failed.parquet"
    if failed.exists():
        rows += pq.read_table(failed)["row"].to_pylist()
    about = read_manifest(target)
    result = about["result"] if about else {}
    return Outcome(len(rows), len(rows) - len(set(rows)), result["failed"], result["digest"])


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(Path(__file__).parents[1]))  # the runs are of this checkout
    sys.exit(main())
