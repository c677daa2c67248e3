import os
import re
import signal
import subprocess
import sys
import time

import pytest

from framing.reading import ReadingError
from framing.reading.worker import READERS, Reader, Worker
from tests.conftest import ROOT

HERE = str(ROOT / "tests" / "reading")
NAMES = "length talk refuse fail hang sleep leave crash allocate grow recurse odd lie garble need connect".split()
ODD = {name: Reader("readers", name, "odd files", "odd") for name in NAMES}
ODD["absent"] = Reader("framing.reading.no_such_module", "parse", "odd files", "odd")


@pytest.fixture
def worker(monkeypatch):
    """A Worker whose readers misbehave."""
    monkeypatch.syspath_prepend(HERE)
    with Worker(seconds=1, memory=500 << 20, answer=500_000, readers=ODD) as worker:
        yield worker


def is_running(process):
    if sys.platform == "win32":  # where os.kill ends it whatever the signal
        listed = subprocess.run(["tasklist", "/FI", f"PID eq {process}"], capture_output=True, text=True, check=True)
        return str(process) in listed.stdout
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_one_child_reads_many_files_and_ends_with_the_block(monkeypatch):
    monkeypatch.syspath_prepend(HERE)
    with Worker(readers=ODD) as worker:
        answers = [worker.call("length", b"x" * size, "a", more=1) for size in (0, 1, 70_000, 3_000_000)]
    assert [answer["length"] for answer in answers] == [1, 2, 70_001, 3_000_001]
    assert len({answer["process"] for answer in answers}) == 1
    assert not is_running(answers[0]["process"])


def test_a_child_gives_way_to_a_fresh_one(worker, monkeypatch):
    monkeypatch.setattr("framing.reading.worker.FILES", 2)
    processes = [worker.call("length", b"", "a")["process"] for _ in range(5)]
    assert [processes.index(process) for process in processes] == [0, 0, 2, 2, 4]
    assert [is_running(process) for process in processes] == [False] * 4 + [True]


@pytest.mark.parametrize(
    ("reader", "message"),
    [
        ("refuse", "a.html: 3 bytes are too many."),
        ("fail", "a.html: could not be read (IndexError: list index out of range). Save the article's text as .txt."),
        ("grow", "a.html: holds too much text (1 MB, of at most 0). Save the article's text as .txt."),
        ("need", "a.html: reading odd files needs the extra \"odd\": pip install 'framing[odd]'."),
        ("recurse", "a.html: could not be read (RecursionError: "),
        ("connect", "a.html: could not be read (PermissionError: a reader opens no connection)."),
        ("odd", "a.html: could not be read (TypeError: "),
        ("absent", "a.html: cannot be read by this version of framing (No module named 'framing.reading.no_such_module')."),
    ],
)
def test_a_failure_leaves_the_child_alive(worker, reader, message):
    process = worker.call("length", b"", "b.html")["process"]
    with pytest.raises(ReadingError, match=re.escape(message)):
        worker.call(reader, b"abc", "a.html")
    assert worker.call("length", b"ab", "b.html") == {"length": 2, "process": process}


@pytest.mark.parametrize("reader", ["leave", "crash", "allocate", "lie", "garble"])
def test_a_child_that_breaks_is_an_error_and_the_next_file_is_read(worker, reader):
    if reader == "allocate" and sys.platform != "linux":
        pytest.skip("memory is limited on Linux only")
    worker._seconds = 60  # how long that takes is not the question here
    process = worker.call("length", b"", "b.html")["process"]
    with pytest.raises(
        ReadingError,
        match=r"^a.html: broke its reader, or needed more than 500 MB of memory. Save the article's text as .txt.$",
    ):
        worker.call(reader, b"abc", "a.html")
    assert not is_running(process)
    assert worker.call("length", b"ab", "b.html")["length"] == 2


@pytest.mark.parametrize("reader", ["hang", "sleep"])
def test_a_child_that_takes_too_long_is_killed_and_the_next_file_is_read(worker, reader):
    process = worker.call("length", b"", "b.html")["process"]
    with pytest.raises(ReadingError, match=r"^a.html: took longer than 1 seconds to read. Save the article's text as .txt.$"):
        worker.call(reader, b"x" * 1_000_000, "a.html")
    assert not is_running(process)
    assert worker.call("length", b"ab", "b.html")["length"] == 2


def test_what_libraries_print_does_not_get_into_answers(worker, capfd):
    assert [worker.call("talk", b"abc", "a") for _ in range(2)] == [{"length": 3}] * 2
    assert capfd.readouterr() == ("", "")


def test_a_child_that_is_killed_between_files_is_replaced(worker):
    process = worker.call("length", b"", "a")["process"]
    os.kill(process, signal.SIGTERM)
    time.sleep(0.2)
    assert worker.call("length", b"abc", "a")["length"] == 3


def test_an_interrupted_parent_asks_a_fresh_child_next(worker, monkeypatch):
    process = worker.call("length", b"", "a")["process"]

    def interrupt(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("framing.child._receive", interrupt)
        with pytest.raises(KeyboardInterrupt):
            worker.call("length", b"abc", "a")
    assert not is_running(process)
    assert worker.call("length", b"ab", "a")["length"] == 2


@pytest.mark.parametrize("reader", ["length", "tell_and_hang"])
def test_a_child_ends_when_its_parent_is_killed(reader, tmp_path):
    told = tmp_path / "process"
    program = (
        "import os, sys; sys.path[:0] = sys.argv[1:]; from framing.reading.worker import Reader, Worker\n"
        f"worker = Worker(seconds=1, readers={{'a': Reader('readers', {reader!r}, '', '')}})\n"
        "import threading; threading.Timer(0.7, os.kill, [os.getpid(), 9]).start()\n"
        f"open({str(told)!r}, 'w').write(str(worker.call('a', {str(told)!r}.encode(), 'a')['process']))\n"
    )
    parent = subprocess.run([sys.executable, "-c", program, str(ROOT), HERE], timeout=60, check=False)
    assert abs(parent.returncode) == 9
    process = int(told.read_text())
    for _ in range(100):
        if not is_running(process):
            break
        time.sleep(0.05)
    assert not is_running(process)


def test_a_worker_runs_where_the_script_has_no_name_and_a_file_shadows_a_library(tmp_path):
    (tmp_path / "json.py").write_text("raise RuntimeError('not the standard library')")
    program = (
        f"import json, sys; sys.path[:0] = [{str(ROOT)!r}]; from framing.reading.worker import Worker\n"
        "with Worker() as worker: print(worker.call('html', b'<p>Polls close at ten in the whole country.</p>', 'a')['text'])"
    )
    done = subprocess.run(
        [sys.executable, "-I"], input=program, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path
    )
    assert (done.stdout, done.stderr) == ("Polls close at ten in the whole country.\n", "")


def test_an_unused_worker_starts_nothing():
    with Worker() as worker:
        assert worker._child is None
    with pytest.raises(KeyError), Worker() as worker:
        worker.call("exe", b"", "a")


def test_every_reader_of_web_pages_exists():
    from framing.reading import web

    assert callable(getattr(web, READERS["html"].function))
