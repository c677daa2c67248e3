"""Fresh: what is measured in processes of their own, which this file runs as ``python speed_fresh.py TASK …`` (Linux)."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
_EVERY: Final = 0.05
"""Seconds between looks at the memory of the child, which is killed when it is done with."""
_IMPORT: Final = "import time; began = time.perf_counter(); import framing; print(time.perf_counter() - began)"


def importing(rounds: int) -> float:
    """Seconds of ``import framing``."""
    return median(float(_output("-c", _IMPORT)) for _ in range(rounds))


def scoring_seeds(rounds: int) -> tuple[float, float]:
    """Seconds by the clock and of the processor for ``framing score seeds -o FILE.csv``, from start to end."""
    clock, processor = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            _output("-m", "framing", "score", str(ROOT / "seeds"), "-o", f"{folder}/scores.csv")
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            clock.append(time.perf_counter() - began)
            processor.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return median(clock), median(processor)


def scoring_corpus(source: Path, workers: int) -> dict[str, float]:
    """Seconds of `score_corpus`, and megabytes: peak of the process and its child, and what they have before they begin."""
    return json.loads(_output(__file__, "corpus", str(source), str(workers))) | json.loads(_output(__file__, "child"))


def _output(*arguments: str) -> str:
    """What Python prints with these arguments, with the same `framing` as here."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def _peak(process: int | str = "self") -> float:
    """Megabytes that a process has had at most; 0 if it is gone."""
    with suppress(OSError):
        if found := re.search(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{process}/status").read_text(encoding="utf-8")):
            return int(found[1]) / 1024
    return 0.0


def _children() -> list[int]:
    return [int(child) for threads in Path("/proc/self/task").glob("*/children") for child in threads.read_text().split()]


def _corpus(source: str, workers: int) -> dict[str, Any]:
    """Score it in this process."""
    import pyarrow.parquet  # noqa: F401

    import framing.corpus.engine  # noqa: F401
    from framing.corpus.run import score_corpus

    libraries, peaks, done = _peak(), [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(_EVERY):
            with suppress(OSError):  # a thread may end while it is looked at
                peaks.extend(_peak(child) for child in _children())

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            run = score_corpus(source, folder, workers)
            seconds = time.perf_counter() - began
    finally:
        done.set()
        watching.join()
    found = {"seconds": seconds, "articles": run.scored}
    return found | {"process peak": _peak(), "process libraries": libraries, "child peak": max(peaks)}


def _child() -> dict[str, float]:
    """What a scoring child has when its libraries are loaded, and then when its word lists are."""
    import pandas as pd

    from framing.corpus.scorer import METRICS, score_tables

    libraries = _peak()
    score_tables(pd.DataFrame({"text": ["Ready."]}), METRICS)
    return {"child libraries": libraries, "child lists": _peak()}


if __name__ == "__main__":
    print(json.dumps(_corpus(sys.argv[2], int(sys.argv[3])) if sys.argv[1] == "corpus" else _child()))
