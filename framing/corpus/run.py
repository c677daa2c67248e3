"""Run: score a corpus of any size, chunk by chunk, so that it can be stopped at any time and go on."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.util
import itertools
import shutil
import signal
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

import framing
from framing.applied import told
from framing.child import MEMORY
from framing.corpus.chunks import Corpus
from framing.corpus.manifest import FILE, check_same, read_manifest, write_manifest
from framing.corpus.partition import check_for_all, evidence_schema, partition_schema
from framing.corpus.parts import EVIDENCE, FAILED, combined, number_of, parts, read_part, write_failed, write_part
from framing.corpus.scorer import How, joined
from framing.corrections import Corrections, Given
from framing.lexicon import list_digest
from framing.reading.error import ReadingError
from framing.reading.session import Session

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from framing.corpus.chunks import Bundle
    from framing.corpus.scorer import Scored
    from framing.metric import Metric

LOCK: Final = ".lock"
LONGEST: Final = 1_000_000
"""Seconds; clocks bear no more than some centuries."""


class Run(NamedTuple):
    """What a folder of scores holds; made by `score_corpus`.

    Attributes
    ----------
    target : Path
        The folder.
    articles : int
        Articles of the source.
    scored, failed : int
        How many of them have scores, and how many have none; these stand in ``failed.parquet`` with the reason.
    digest : str
        Stands for all scores, however they are divided into files: the same digest, the same scores.

    Examples
    --------
    >>> score_corpus("seeds", "reports/scores").articles
    3
    """

    target: Path
    articles: int
    scored: int
    failed: int
    digest: str


def score_corpus(  # noqa: PLR0917  (others call it so)
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    workers: int = 1,
    scheduler: str | None = None,
    chunk_size: int = 1000,
    evidence: bool = False,  # noqa: FBT001, FBT002
    resume: bool = True,  # noqa: FBT001, FBT002
    *,
    metrics: Sequence[Metric] | None = None,
    corrections: Given = None,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    seconds: float = 30.0,
    memory: int = MEMORY,
    progress: Callable[[int, float], object] | None = None,
) -> Run:
    """Score a corpus of any size into a folder of Parquet files.

    Each chunk of articles becomes a file ``part-000000.parquet`` and so on, which appears only when it is whole. A run that was
    stopped, or killed, goes on where it was when it is called again. The scores do not depend on the number of workers, the
    chunk size, or where it was stopped.

    Parameters
    ----------
    source : path
        A .parquet, .csv, .tsv or .jsonl file, also as .gz, or a folder of texts; it is never held in memory as a whole.
    target : path
        The folder: parts with the scores (`partition_schema`, with ``row``, the article's place from 0), ``evidence/`` with
        the same names if wanted, ``failed.parquet`` (row, id, reason) if any article has no scores, and ``manifest.json``.
    workers : int
        Of an embedded Dask cluster; each scores in a process of its own.
    scheduler : str, optional
        Address of a Dask cluster to use instead, as "tcp://10.0.0.1:8786".
    chunk_size : int
        Articles of a part; the memory that is needed grows with it.
    evidence : bool
        Whether to write the evidence too.
    resume : bool
        False deletes the scores that are there, and starts anew.
    metrics : sequence of Metric, optional
        What to measure, without it all metrics.
    corrections : Corrections, list of Correction, or path, optional
        Cues to reject and to add, in all articles, or the ``.csv`` file that has them.
    columns, encoding
        As in `framing.read_articles`.
    seconds : float
        An article that takes longer for each megabyte of its text (of at least one) fails.
    memory : int
        Bytes; an article that needs more fails, where the platform can limit it (Linux).
    progress : function, optional
        Called with the number of articles just done, and the share of the source that has been read.

    Returns
    -------
    Run

    Raises
    ------
    ValueError
        If another run works on this folder, or what is there was made otherwise (`resume` False then starts anew), or a
        correction cannot be applied.
    ReadingError
        If the source cannot be read.
    OSError
        If the target cannot be written.
    KeyboardInterrupt
        After Ctrl-C, when the chunks at work are done and written; a second Ctrl-C does not wait for them.

    References
    ----------
    Rocklin, M. (2015). Dask: parallel computation with blocked algorithms and task scheduling. SciPy, 126–132.

    Examples
    --------
    >>> run = score_corpus("seeds", "reports/scores")
    >>> run.scored, run.failed
    (3, 0)
    """
    _check(workers, chunk_size, seconds)
    if metrics is not None and not metrics:
        raise ValueError("metrics is empty; name one, or leave it out for all.")
    from framing.corpus.engine import Engine  # which loads Dask

    corrections = Corrections.given(corrections)
    check_for_all(corrections)
    corpus = Corpus(source)
    folder = Path(target)
    settings = {
        "framing": framing.__version__,
        "lists": list_digest(),
        "source": {"name": corpus.path.name, "bytes": corpus.size, "sha256": corpus.fingerprint},
        "chunk_size": chunk_size,
        "evidence": bool(evidence),
        "metrics": None if metrics is None else [metric.column for metric in metrics],
        "corrections": [list(dataclasses.astuple(row)) for row in corrections.rows] if corrections else None,
        "columns": dict(columns or {}),
        "encoding": encoding,
        "limits": {"seconds": seconds, "memory": memory},
    }
    how = How(None if metrics is None else tuple(metrics), bool(evidence), seconds, memory, corrections)
    chosen = framing.METRICS if metrics is None else metrics
    about = {"word lists": f"{list_digest()}{told(corrections)}"}
    schemas = {
        "scores": partition_schema(chosen, row=True).with_metadata(about),
        "evidence": evidence_schema().with_metadata(about),
    }
    with _locked(folder):
        done = _done(folder, settings, resume=resume)
        with _Stop() as stop, Session(columns, encoding) as session:
            tell = partial(_tell, progress, corpus)
            waiting = _waiting(corpus.bundles(chunk_size, session, done), done, stop, tell)
            with contextlib.ExitStack() as at_work:
                start = partial(Engine, workers, scheduler, how)
                engine = at_work.enter_context(start()) if not done else None  # its workers start while the source is opened
                first = next(waiting, None)
                if first is not None:  # after a stop, a cluster is started only for work
                    engine = engine or at_work.enter_context(start())
                    _score(folder, engine.scored(itertools.chain([first], waiting)), schemas, tell)
        write_failed(folder)
        result = combined(folder)
        if not result["articles"] and not stop.wanted:
            raise ReadingError(f"{source}: there is nothing to read in it.")
        write_manifest(folder, settings, {**result, "complete": not stop.wanted})
    if stop.wanted:
        raise KeyboardInterrupt(f"{result['articles']:,} articles are done; the same command goes on from here.")
    return Run(folder, result["articles"], result["scored"], result["failed"], result["digest"])


def _check(workers: int, chunk_size: int, seconds: float) -> None:
    missing = [name for name in ("pyarrow", "dask", "distributed", "filelock") if importlib.util.find_spec(name) is None]
    if missing:
        raise ValueError(f"scoring a corpus needs {', '.join(missing)}: install them with pip install 'framing[scale]'.")
    for name, value in (("workers", workers), ("chunk_size", chunk_size)):
        if value < 1:
            raise ValueError(f"{name} is {value}; it must be at least 1.")
    if not 0 < seconds <= LONGEST:
        raise ValueError(f"seconds is {seconds}; it must be above 0 and at most {LONGEST:,}.")


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other runs from this folder; the system takes the lock away from a run that was killed."""
    from filelock import FileLock, Timeout

    if folder.exists() and not folder.is_dir():
        raise ValueError(f"{folder}: is a file. Name a folder for the scores.")
    inside = [each.name for each in folder.iterdir()] if folder.is_dir() else []
    strange = [name for name in inside if name != LOCK and not name.startswith(f".{FILE}.")]  # of a run killed as it began
    if strange and FILE not in inside:
        raise ValueError(f"{folder}: holds other files, as {strange[0]}. Name a new or empty folder for the scores.")
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ValueError(f"{folder}: another run is writing there. Wait until it is done, or name another folder.") from None
    try:
        yield
    finally:
        lock.release()


def _done(folder: Path, settings: Mapping[str, Any], *, resume: bool) -> dict[int, int]:
    """Number of each chunk that is done → its articles; what is left of an interrupted run is cleared away."""
    before = read_manifest(folder) if resume and any(parts(folder)) else None
    if before is not None:
        check_same(folder, before["settings"], settings)
    else:
        for path in [*parts(folder), folder / FAILED]:  # before the evidence, which they promise
            path.unlink(missing_ok=True)
        shutil.rmtree(folder / EVIDENCE, ignore_errors=True)
    for path in folder.glob("**/.*.part"):
        path.unlink()
    if before is None:
        write_manifest(folder, settings, {"complete": False})
    found = {number_of(path): read_part(path) for path in parts(folder)}
    return {number: part.scores + len(part.failed) for number, part in found.items() if part}


def _waiting(bundles: Iterator[Bundle], done: Mapping[int, int], stop: _Stop, tell: Callable[[int], None]) -> Iterator[Bundle]:
    """The bundles of chunks that are not done; when somebody wants to stop, up to the end of the chunk that is begun."""
    for bundle in bundles:
        if stop.wanted and not bundle.place:
            return
        if bundle.chunk in done:
            tell(done[bundle.chunk])
        else:
            yield bundle


def _score(
    folder: Path,
    found: Iterable[tuple[Bundle, Scored]],
    schemas: Mapping[str, Any],
    tell: Callable[[int], None],
) -> None:
    for number, scored in _whole(found):
        write_part(folder, number, scored, schemas)
        tell(len(scored.scores) + len(scored.failed))


def _whole(found: Iterable[tuple[Bundle, Scored]]) -> Iterator[tuple[int, Scored]]:
    """Chunks, by number, whose bundles are all scored, in whatever order that was."""
    begun: dict[int, dict[int, Scored]] = {}
    sizes: dict[int, int] = {}
    for bundle, scored in found:
        if len(scored.scores) + len(scored.failed) != bundle.size + len(bundle.failed):
            raise RuntimeError(f"chunk {bundle.chunk}: {bundle.size} articles were to be scored, but not so many came back.")
        chunk = begun.setdefault(bundle.chunk, {})
        chunk[bundle.place] = scored
        if bundle.ends:
            sizes[bundle.chunk] = bundle.place + 1
        if len(chunk) == sizes.get(bundle.chunk):
            del begun[bundle.chunk]
            yield bundle.chunk, joined([scored for _, scored in sorted(chunk.items())])


def _tell(progress: Callable[[int, float], object] | None, corpus: Corpus, n: int) -> None:
    if progress:
        progress(n, corpus.share)


class _Stop(contextlib.AbstractContextManager["_Stop"]):
    """Whether somebody pressed Ctrl-C; the second time it works as always."""

    def __init__(self) -> None:
        self.wanted = False
        self._before: Any = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._on_interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _on_interrupt(self, *_: object) -> None:
        if self.wanted:
            raise KeyboardInterrupt
        self.wanted = True
