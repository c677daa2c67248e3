"""Worker: reads untrusted bytes in a child process, which is killed at its limits."""

from __future__ import annotations

import faulthandler
import importlib
import json
import os
import sys
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from framing.child import MEMORY, Child, TooSlowError, end_after
from framing.reading.error import ReadingError, missing_extra

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS: Final = 8.0
START_SECONDS: Final = 60.0
"""For the start of Python and for the first import of a library."""
ANSWER: Final = 50_000_000
FILES: Final = 1_000
"""After so many files a child gives way to a fresh one, since libraries keep memory."""
_ADVICE: Final = "Save the article's text as .txt."


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
    advice : str, optional
        What to do with a file that cannot be read.

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
        advice: str = _ADVICE,
    ) -> None:
        self._seconds = seconds
        self._memory = memory
        self._answer = answer
        self._readers = READERS if readers is None else readers
        self._advice = advice
        self._child: Child | None = None
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
        header = {
            "module": module,
            "function": function,
            "options": options,
            "seconds": self._seconds,
            "answer": self._answer,
            "advice": self._advice,
        }
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
        try:
            ready = child.ask(json.dumps(header).encode(), data, seconds=START_SECONDS, most=self._answer)
            if ready == b"ready":
                ready = child.ask(seconds=self._seconds, most=self._answer)
            answer = json.loads(ready)
        except TooSlowError:
            raise ReadingError(f"{name}: took longer than {self._seconds:g} seconds to read. {self._advice}") from None
        except (OSError, EOFError, ValueError, RecursionError):
            raise ReadingError(broken + self._advice) from None
        if not isinstance(answer, dict) or not (answer.keys() & {"missing", "error"} or isinstance(answer.get("read"), dict)):
            raise ReadingError(broken + self._advice)
        self._files += 1
        return answer

    def _running(self) -> Child:
        if self._child and (not self._child.is_running or self._files >= FILES):
            self._end()
        if self._child is None:
            self._child = Child("framing.reading.worker:serve", self._memory)
            self._files = 0
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()


def serve(receive: Callable[[], bytes], send: Callable[[bytes], None]) -> None:
    """In the child: read one file after another."""
    sys.addaudithook(_refuse_network)
    while True:
        header = json.loads(receive())
        answer = _answer(header, receive(), lambda: send(b"ready"))
        faulthandler.cancel_dump_traceback_later()
        send(answer)


def _refuse_network(event: str, _: object) -> None:
    if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo"}:
        raise PermissionError("a reader opens no connection")


def _answer(header: dict[str, Any], data: bytes, ready: Callable[[], None]) -> bytes:
    try:
        end_after(START_SECONDS)
        read = getattr(importlib.import_module(header["module"]), header["function"])
        ready()
        end_after(header["seconds"])
        answer = json.dumps({"read": read(data, **header["options"])}).encode()
    except ReadingError as error:
        return json.dumps({"error": str(error)}).encode()
    except ImportError as error:  # also of a library that is there, but not all that it needs
        if (error.name or "").partition(".")[0] != "framing":
            return b'{"missing": true}'
        return json.dumps({"error": f"cannot be read by this version of framing ({error})."}).encode()
    except MemoryError:
        os._exit(1)  # what was taken may never be given back
    except Exception as error:  # noqa: BLE001  (whatever a library does with hostile bytes)
        why = f"{type(error).__name__}: {error}"[:200].strip(": ")
        return json.dumps({"error": f"could not be read ({why}). {header['advice']}"}).encode()
    if len(answer) > header["answer"]:
        size = f"{len(answer) / 1e6:,.0f} MB, of at most {header['answer'] / 1e6:,.0f}"
        return json.dumps({"error": f"holds too much text ({size}). {header['advice']}"}).encode()
    return answer
