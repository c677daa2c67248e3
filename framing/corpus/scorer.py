"""Scorer: scores bundles in a child process, and finds the articles that crash it, hang, or fill its memory."""

from __future__ import annotations

import json
import pickle
import signal
from typing import TYPE_CHECKING, Final, NamedTuple, Self

import pandas as pd

from framing.child import MEMORY, Child, TooSlowError, end_after
from framing.corpus.chunks import Bundle, Failure, halves, unpacked
from framing.corpus.partition import ROW, score_tables
from framing.metrics import METRICS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from framing.corrections import Corrections
    from framing.metric import Metric

START_SECONDS: Final = 120.0
"""For the start of Python and the loading of the lists."""
_MEGABYTE: Final = 1_000_000
_NO_MEMORY: Final = b"memory"
_READY: Final = b"ready"
_STARTS: Final = 3
"""Somebody may end a child that starts; one that ends so often does so by itself."""


class Scored(NamedTuple):
    """What became of a bundle or a chunk: scores and evidence of its articles, (row, id, reason) of those that have none."""

    scores: pd.DataFrame
    evidence: pd.DataFrame | None
    failed: list[Failure]


class How(NamedTuple):
    """How bundles are scored.

    `metrics` None stands for all; `seconds` a bundle may take for each megabyte of text (of at least one).
    """

    metrics: Sequence[Metric] | None = None
    evidence: bool = False
    seconds: float = 30.0
    memory: int = MEMORY
    corrections: Corrections | None = None


class Scorer:
    """Scores bundles in a child process of its own; use it from one thread, and end it.

    An article that ends the child twice, takes too long, or fills its memory is found by halving the bundle, and so is one on
    which a metric fails; all others are scored.
    """

    def __init__(self, how: How) -> None:
        self._how = how
        self._begun: Child | None = self._begin()  # and loads the lists while the first articles are read
        self._child: Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """End the child."""
        for child in (self._child, self._begun):
            if child is not None:
                child.end()
        self._child = self._begun = None

    def score(self, bundle: Bundle) -> Scored:
        """Score the articles of a bundle."""
        scored = self._halved(bundle) if bundle.size else self._none()
        return scored._replace(failed=sorted([*bundle.failed, *scored.failed]))

    def _halved(self, bundle: Bundle) -> Scored:
        outcome = self._try(bundle)
        if isinstance(outcome, str) and bundle.size == 1:  # the machine, or somebody, may have ended the child
            again = self._try(bundle)
            outcome = again if not isinstance(again, str) else outcome
        if not isinstance(outcome, str):
            return outcome
        if bundle.size == 1:
            articles = unpacked(bundle.packed)
            return self._none()._replace(failed=[(int(articles[ROW].iloc[0]), articles["id"].iloc[0], outcome)])
        return joined(list(map(self._halved, halves(bundle))))

    def _none(self) -> Scored:
        """Tables without rows."""
        blank = pd.DataFrame({ROW: [], "text": []})
        how = self._how
        return Scored(*score_tables(blank, how.metrics or METRICS, how.corrections, evidence=how.evidence), [])

    def _try(self, bundle: Bundle) -> Scored | str:
        """What the child makes of it, or why it makes nothing of it."""
        seconds = self._how.seconds * max(1.0, bundle.characters / _MEGABYTE)
        child = self._running()
        try:
            answer = child.ask(json.dumps(seconds).encode(), bundle.packed, seconds=seconds)
        except TooSlowError:
            self.end()
            return f"took longer than {seconds:.3g} seconds to score"
        except (EOFError, OSError):
            return f"ended the process that scored it ({_told(self._ended())})"
        except BaseException:  # a child that was interrupted would give this answer to the next question
            self.end()
            raise
        if answer == _NO_MEMORY:
            self.end()
            return f"needed more than {self._how.memory >> 20:,} MB of memory"
        found = pickle.loads(answer)  # noqa: S301  (of this package's own child)
        if isinstance(found, str):
            return f"could not be scored ({found})"
        scored: Scored = found
        return scored

    def _running(self) -> Child:
        if self._child and not self._child.is_running:
            self.end()
        if self._child is None:
            self._child = self._started()
        return self._child

    def _started(self) -> Child:
        import cloudpickle  # own metrics may be defined anywhere

        first = cloudpickle.dumps((self._how.metrics, self._how.corrections, self._how.evidence))
        reason = ""
        for _ in range(_STARTS):
            child, self._begun = self._begun or self._begin(), None
            try:
                answer = child.ask(first, seconds=START_SECONDS)
            except (EOFError, OSError, TooSlowError):
                reason = _told(child.end())
            except BaseException:
                child.end()
                raise
            else:
                if answer == _READY:
                    return child
                child.end()
                reason = pickle.loads(answer)  # noqa: S301  (of this package's own child)
        raise ValueError(
            f"the process that scores cannot be started with {self._how.memory >> 20:,} MB of memory ({reason}). Give it more, "
            "or correct your metrics."
        )

    def _begin(self) -> Child:
        return Child("framing.corpus.scorer:serve", self._how.memory)

    def _ended(self) -> int:
        child, self._child = self._child, None
        return child.end() if child else 0


def joined(parts: Sequence[Scored]) -> Scored:
    """What became of several bundles in a row."""
    evidence = [part.evidence for part in parts if part.evidence is not None]
    failed = [failure for part in parts for failure in part.failed]
    return Scored(_stacked([part.scores for part in parts]), _stacked(evidence) if evidence else None, failed)


def _stacked(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    filled = [table for table in tables if len(table)]
    return pd.concat(filled, ignore_index=True) if filled else tables[0]


def _told(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def serve(receive: Callable[[], bytes], send: Callable[[bytes], None]) -> None:
    """In the child: score one bundle after another."""
    import faulthandler
    import gc

    import pyarrow as pa

    pa.set_memory_pool(pa.system_memory_pool())  # its own would keep more for itself
    try:
        score_tables(pd.DataFrame({"text": ["Ready."]}), METRICS)  # the lists are loaded once
        metrics, corrections, evidence = pickle.loads(receive())  # noqa: S301  (of the parent)
    except Exception as error:  # noqa: BLE001  (whatever the making of a metric does)
        send(_of_error(error))
        return
    gc.freeze()  # and need not be looked through for what is no longer used
    send(_READY)
    while True:
        end_after(json.loads(receive()))
        answer = _answer(receive(), metrics or METRICS, corrections, evidence=evidence)
        faulthandler.cancel_dump_traceback_later()
        send(answer)


def _answer(packed: bytes, metrics: Iterable[Metric], corrections: Corrections | None, *, evidence: bool) -> bytes:
    try:
        return pickle.dumps(Scored(*score_tables(unpacked(packed), metrics, corrections, evidence=evidence), []))
    except MemoryError:
        return _NO_MEMORY
    except Exception as error:  # noqa: BLE001  (whatever a metric does with a text)
        return _of_error(error)


def _of_error(error: Exception) -> bytes:
    return pickle.dumps(f"{type(error).__name__}: {error}"[:500].strip(": "))
