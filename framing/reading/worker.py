"""Worker: reads untrusted bytes in a child process, which is killed at its limits."""

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
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple, Self

from framing.reading.error import ReadingError, missing_extra

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS: Final = 8.0
START_SECONDS: Final = 60.0
"""For the start of Python and for the first import of a library."""
MEMORY: Final = 2 << 30
ANSWER: Final = 50_000_000
FILES: Final = 1_000
"""After so many files a child gives way to a fresh one, since libraries keep memory."""
_LENGTH: Final = struct.Struct("<Q")
# Isolated, so that nothing in the working directory is imported instead of the standard library; the parent's path then
# lets the child import what the parent can.
_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.buffer.readline()); "
    "from framing.reading.worker import _serve; _serve()"
)


class Reader(NamedTuple):
    """A function that reads bytes, where it stands, and what it needs."""

    module: str
    function: str
    what: str
    extra: str


READERS: Final = {
    "html": Reader("framing.reading.web", "parse_html", "web pages", "web"),
    "markdown": Reader("framing.reading.markdown", "parse_markdown", "Markdown files", ""),
    "docx": Reader("framing.reading.documents", "parse_docx", "Word files", "documents"),
    "pdf": Reader("framing.reading.documents", "parse_pdf", "PDF files", "documents"),
    "xlsx": Reader("framing.reading.documents", "parse_xlsx", "Excel files", "documents"),
}


class Worker:
    """A child process that reads files one after another; start it with ``with``, and use it from one thread.

    Parameters
    ----------
    seconds : float, default 8
        For each file.
    memory : int, default 2 GiB
        Of the child's address space, where the platform can limit it (Linux; not macOS or Windows).
    answer : int, default 50 MB
        Size of what a reader may give.
    readers : dict, optional
        Name → Reader.

    Examples
    --------
    >>> with Worker() as worker:
    ...     worker.call("html", b"<p>", "empty.html")
    Traceback (most recent call last):
        ...
    framing.reading.error.ReadingError: empty.html: no article text was found in the page; ...
    """

    def __init__(
        self,
        *,
        seconds: float = SECONDS,
        memory: int = MEMORY,
        answer: int = ANSWER,
        readers: dict[str, Reader] | None = None,
    ) -> None:
        self._seconds = seconds
        self._memory = memory
        self._answer = answer
        self._readers = READERS if readers is None else readers
        self._child: subprocess.Popen[bytes] | None = None
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._end()

    def call(self, reader: str, data: bytes, name: str, **options: str | int | None) -> dict[str, Any]:
        """What `reader` makes of `data`; `name` is the file as errors name it.

        Raises
        ------
        ReadingError
            If it cannot be read within the limits; the next call works again.
        """
        module, function, what, extra = self._readers[reader]
        header = {"module": module, "function": function, "options": options, "seconds": self._seconds, "answer": self._answer}
        try:
            answer = self._ask(header, data, name)
        except BaseException:  # a child that was interrupted would give this answer to the next question
            self._end()
            raise
        if answer.get("missing"):
            raise missing_extra(name, what, extra)
        if "error" in answer:
            raise ReadingError(f"{name}: {answer['error']}")
        read: dict[str, Any] = answer["read"]
        return read

    def _ask(self, header: dict[str, Any], data: bytes, name: str) -> dict[str, Any]:
        try:
            child = self._running()
        except OSError as error:
            raise ReadingError(f"{name}: its reader cannot be started ({error.strerror}). Close other programs.") from None
        broken = f"{name}: broke its reader, or needed more than {self._memory >> 20:,} MB of memory. "
        advice = "Save the article's text as .txt."
        too_slow = threading.Event()
        try:
            with _killed_after(child, START_SECONDS, too_slow):
                _send(child.stdin, json.dumps(header).encode())
                _send(child.stdin, data)
                ready = _receive(child.stdout, self._answer)
            if ready == b"ready":
                with _killed_after(child, self._seconds, too_slow):
                    ready = _receive(child.stdout, self._answer)
            answer = json.loads(ready)
        except (OSError, EOFError, ValueError, RecursionError):
            if too_slow.is_set():
                raise ReadingError(f"{name}: took longer than {self._seconds:g} seconds to read. {advice}") from None
            raise ReadingError(broken + advice) from None
        if not isinstance(answer, dict) or not (answer.keys() & {"missing", "error"} or isinstance(answer.get("read"), dict)):
            raise ReadingError(broken + advice)
        self._files += 1
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child and (self._child.poll() is not None or self._files >= FILES):
            self._end()
        if self._child is None:
            self._child = subprocess.Popen(  # noqa: S603  (this Python, with a fixed program)
                [sys.executable, "-I", "-c", _START],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._files = 0
            path = [os.path.abspath(entry) for entry in sys.path]  # noqa: PTH100  ("" is the working directory)
            with contextlib.suppress(OSError):  # a child that is gone already is noticed by the question
                _write(self._child.stdin, json.dumps(path).encode() + b"\n")
                _send(self._child.stdin, json.dumps(self._memory).encode())
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            with contextlib.suppress(OSError):  # what a killed child has not read is lost
                if pipe:
                    pipe.close()
        child.wait()


@contextlib.contextmanager
def _killed_after(child: subprocess.Popen[bytes], seconds: float, too_slow: threading.Event) -> Iterator[None]:
    """Kill the child unless the block ends in time; its pipes then end, which works on every platform."""

    def kill() -> None:
        too_slow.set()
        child.kill()

    timer = threading.Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _write(pipe: Any, data: bytes) -> None:
    pipe.write(data)
    pipe.flush()


def _send(pipe: Any, data: bytes) -> None:
    _write(pipe, _LENGTH.pack(len(data)) + data)


def _receive(pipe: Any, limit: int) -> bytes:
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    if length > limit:
        raise ValueError("the message is too long")
    data: bytes = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _serve() -> None:
    """Answer until the parent closes the pipe, or is gone."""
    questions: BinaryIO = sys.stdin.buffer
    # What a library prints must not get into the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    sys.addaudithook(_refuse_network)
    with contextlib.suppress(EOFError):
        _limit(json.loads(_receive(questions, 100)))
        while True:
            header = json.loads(_receive(questions, 1 << 20))
            data = _receive(questions, sys.maxsize)
            answer = _answer(header, data, lambda: _send(answers, b"ready"))
            faulthandler.cancel_dump_traceback_later()
            _send(answers, answer)


def _refuse_network(event: str, _: object) -> None:
    if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo"}:
        raise PermissionError("a reader opens no connection")


def _limit(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    for what, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):  # macOS has the name but not the limit
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _end_after(seconds: float) -> None:
    """End this process even if the parent, which should kill it, is gone, and even in the midst of C code."""
    faulthandler.dump_traceback_later(seconds + 1, exit=True)


def _answer(header: dict[str, Any], data: bytes, ready: Callable[[], None]) -> bytes:
    try:
        _end_after(START_SECONDS)
        read = getattr(importlib.import_module(header["module"]), header["function"])
        ready()
        _end_after(header["seconds"])
        answer = json.dumps({"read": read(data, **header["options"])}).encode()
    except ReadingError as error:
        return json.dumps({"error": str(error)}).encode()
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "framing":
            return b'{"missing": true}'
        return json.dumps({"error": f"cannot be read by this version of framing ({error})."}).encode()
    except MemoryError:
        os._exit(1)  # what was taken may never be given back
    except Exception as error:  # noqa: BLE001  (whatever a library does with hostile bytes)
        why = f"{type(error).__name__}: {error}"[:200].strip(": ")
        return json.dumps({"error": f"could not be read ({why}). Save the article's text as .txt."}).encode()
    if len(answer) > header["answer"]:
        size = f"{len(answer) / 1e6:,.0f} MB, of at most {header['answer'] / 1e6:,.0f}"
        return json.dumps({"error": f"holds too much text ({size}). Save the article's text as .txt."}).encode()
    return answer
