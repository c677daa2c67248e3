"""Engine: bundles are scored by the workers of a Dask cluster, one in this process or one that runs elsewhere."""

from __future__ import annotations

import contextlib
import logging
import secrets
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Any, Final, Self, cast

import dask
from distributed import Client, KilledWorker, LocalCluster, as_completed, get_worker
from distributed.comm import inproc
from distributed.diagnostics.plugin import WorkerPlugin

import framing
from framing.corpus.scorer import How, Scored, Scorer
from framing.lexicon import list_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.corpus.chunks import Bundle

_AHEAD: Final = 2
"""Bundles that are read for each worker, so that none waits for the next."""
_LOST: Final = 10
"""Times that a bundle is handed out again after the worker that had it was lost."""
_HERE: Final = "127.0.0.1"
_SETTINGS: Final = {
    # A bundle goes with its task, so that it is not lost with a worker; Dask would advise against that.
    "distributed.admin.large-graph-warning-threshold": "10GB",
    # Its log would keep the last thousand bundles.
    "distributed.admin.low-level-log-length": 1,
    # Its servers for browsers, which cannot be turned off, have nothing to show.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    # It would look at itself, for these servers, up to a hundred times a second for each worker.
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
}


class Engine:
    """Scores bundles on a Dask cluster.

    Parameters
    ----------
    workers : int
        Of a cluster in this process; each scores in a child process of its own.
    scheduler : str, optional
        Address of a cluster that runs already, as "tcp://10.0.0.1:8786".
    how : How
        What is measured.

    Raises
    ------
    ValueError
        If the cluster cannot be reached, or its workers have another version of framing.
    """

    def __init__(self, workers: int, scheduler: str | None, how: How) -> None:
        self._open = contextlib.ExitStack()
        self._open.enter_context(dask.config.set(_SETTINGS))
        try:
            self._client = self._open.enter_context(_remote(scheduler) if scheduler else self._local(workers))
            self._name = f"framing-scorers-{secrets.token_hex(8)}"  # several runs may share a cluster
            self._client.register_plugin(_Scorers(how), name=self._name)
            self._open.callback(self._leave)
            self._threads = max(1, sum(self._client.nthreads().values()))
        except BaseException:
            self._open.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def scored(self, bundles: Iterable[Bundle]) -> Iterator[tuple[Bundle, Scored]]:
        """What becomes of each bundle, as they are done."""
        waiting = iter(bundles)
        at_work: dict[str, tuple[Bundle, int]] = {}
        done = as_completed()

        def hand_out(bundle: Bundle, lost: int = 0) -> None:
            future = self._client.submit(_score, bundle, self._name, pure=False)
            at_work[future.key] = bundle, lost
            done.add(future)

        while True:
            while len(at_work) < _AHEAD * self._threads and (bundle := next(waiting, None)):
                hand_out(bundle)
            if not at_work:
                return
            future = next(done)
            bundle, lost = at_work.pop(future.key)
            try:
                found = future.result()
            except KilledWorker:
                if lost == _LOST:
                    raise ValueError(
                        f"the workers that scored chunk {bundle.chunk} were lost {_LOST} times. Look into their logs; the same "
                        "command goes on from here."
                    ) from None
                hand_out(bundle, lost + 1)
            except CancelledError:  # which only the end of the cluster does
                raise ValueError("the Dask cluster went away. Start it again; the same command goes on from here.") from None
            else:
                yield bundle, found

    def _leave(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # a cluster that went away; a client that is closed
            self._client.unregister_worker_plugin(self._name)

    def _local(self, workers: int) -> Client:
        # Else Dask looks for the address that this machine has on the internet, and listens there.
        inproc.global_manager._ip = _HERE  # noqa: SLF001
        cluster = LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=False,
            dashboard_address=None,
            scheduler_kwargs={"dashboard_address": f"{_HERE}:0"},
            worker_dashboard_address=f"{_HERE}:0",
            memory_limit=0,
            silence_logs=logging.CRITICAL,  # errors tell what goes wrong; after Ctrl-C its log would show tracebacks
        )
        return Client(self._open.enter_context(cluster))


class _Scorers(WorkerPlugin):
    """The scorers of a worker: one for each thread that needs one at a time."""

    def __init__(self, how: How) -> None:
        self._how = how
        self._idle: list[Scorer] = []

    def setup(self, worker: Any) -> None:
        with contextlib.suppress(OSError):  # a child that cannot be started is told when there is something to score
            self._idle += [Scorer(self._how) for _ in range(worker.state.nthreads)]

    def teardown(self, worker: Any) -> None:  # noqa: ARG002  (Dask gives it)
        while self._idle:
            self._idle.pop().end()

    def score(self, bundle: Bundle) -> Scored:
        try:
            scorer = self._idle.pop()
        except IndexError:
            scorer = Scorer(self._how)
        try:
            return scorer.score(bundle)
        finally:
            self._idle.append(scorer)


def _score(bundle: Bundle, name: str) -> Scored:
    scorers = cast("_Scorers", get_worker().plugins[name])
    return scorers.score(bundle)


def _remote(scheduler: str) -> Client:
    try:
        client = Client(scheduler)
    except (OSError, ValueError) as error:
        raise ValueError(f"{scheduler}: no Dask scheduler can be reached there ({error}). Check its address.") from None
    try:
        others = set(client.run(_version).values()) - {_version()}
    except ModuleNotFoundError as error:
        others = {f"without {error.name}"}
    if others or not client.nthreads():
        client.close()
        told = f"are {', '.join(sorted(map(str, others)))}, not {_version()}" if others else "are not there yet"
        raise ValueError(f"{scheduler}: its workers {told}. Install the same framing[scale] on each, and start them.")
    return client


def _version() -> str:
    return f"framing {framing.__version__} with lists {list_digest()}"
