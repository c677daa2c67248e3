"""Child: a process for what may crash, hang or fill the memory; it is killed at its limits."""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import json
import os
import signal
import struct
import subprocess
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY: Final = 2 << 30
_LENGTH: Final = struct.Struct("<Q")
# Isolated, so that nothing in the working directory is imported instead of the standard library; the parent's path then
# lets the child import what the parent can.
_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.buffer.readline()); from framing.child import _begin; _begin()"
)


class TooSlowError(Exception):
    """The child took longer than it may, and was killed."""


class Child:
    """A child process that answers messages, from one thread; call `end` when it is done with.

    Parameters
    ----------
    serve : str
        "module:function". The function is called in the child with ``receive()``, which gives the next message and raises
        EOFError when there will be none, and ``send(answer)``.
    memory : int
        Bytes of its address space, where the platform can limit it (Linux; not macOS or Windows).

    Raises
    ------
    OSError
        If it cannot be started.
    """

    def __init__(self, serve: str, memory: int = MEMORY) -> None:
        self._process = subprocess.Popen(  # noqa: S603  (this Python, with a fixed program)
            [sys.executable, "-I", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        path = [os.path.abspath(entry) for entry in sys.path]  # noqa: PTH100  ("" is the working directory)
        with contextlib.suppress(OSError):  # a child that is gone already is noticed by the first message
            _write(self._process.stdin, json.dumps(path).encode() + b"\n")
            _send(self._process.stdin, json.dumps([serve, memory]).encode())

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def ask(self, *messages: bytes, seconds: float, most: int = sys.maxsize) -> bytes:
        """Send these messages and wait for one answer.

        Raises
        ------
        TooSlowError
            If that takes longer than so many seconds.
        EOFError, OSError
            If the child has ended.
        ValueError
            If the answer is longer than `most` bytes.
        """
        late = threading.Event()
        try:
            with self._killed_after(seconds, late):
                for message in messages:
                    _send(self._process.stdin, message)
                return _receive(self._process.stdout, most)
        except (EOFError, OSError):
            if late.is_set():
                raise TooSlowError from None
            raise

    def end(self) -> int:
        """Kill it, and give its exit code: below 0 the signal that ended it."""
        code = self._process.poll()
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what a killed child has not read is lost
                if pipe:
                    pipe.close()
        self._process.wait()
        return self._process.returncode if code is None else code

    @contextlib.contextmanager
    def _killed_after(self, seconds: float, late: threading.Event) -> Iterator[None]:
        """Kill the child unless the block ends in time; its pipes then end, which works on every platform."""

        def kill() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def end_after(seconds: float) -> None:
    """End this process, a child, even if the parent, which should kill it, is gone, and even in the midst of C code."""
    faulthandler.dump_traceback_later(seconds + 1, exit=True)


def _write(pipe: Any, data: bytes) -> None:
    pipe.write(data)
    pipe.flush()


def _send(pipe: Any, data: bytes) -> None:
    _write(pipe, _LENGTH.pack(len(data)) + data)


def _receive(pipe: Any, most: int) -> bytes:
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise ValueError("the message is too long")
    data: bytes = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _begin() -> None:
    """Answer until the parent closes the pipe, or is gone."""
    questions = sys.stdin.buffer
    # What a library prints must not get into the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    with contextlib.suppress(EOFError):
        serve, memory = json.loads(_receive(questions, 10_000))
        _limit(memory)
        module, _, function = serve.partition(":")
        getattr(importlib.import_module(module), function)(partial(_receive, questions, sys.maxsize), partial(_send, answers))


def _limit(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    for what, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):  # macOS has the name but not the limit
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
