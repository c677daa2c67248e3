"""Readers that do what hostile bytes can make a library do; ``test_worker.py`` gives them to a Worker."""

import importlib
import os
import socket
import sys
import time
from pathlib import Path

from framing.reading import ReadingError


def length(data, more=0):
    return {"length": len(data) + more, "process": os.getpid()}


def talk(data):
    print("stray words", flush=True)
    sys.stdout.write("more\n")
    sys.stdout.flush()
    os.write(1, b"\xff" * 100)
    os.write(2, b"x" * 1_000_000)
    return {"length": len(data)}


def refuse(data):
    raise ReadingError(f"{len(data)} bytes are too many.")


def fail(_):
    raise IndexError("list index out of range")


def hang(_):
    while True:
        pass


def tell_and_hang(data):
    Path(data.decode()).write_text(str(os.getpid()))
    hang(data)


def sleep(_):
    time.sleep(3600)


def leave(_):
    os._exit(0)


def crash(_):
    os.abort()


def allocate(_):
    taken = []
    while True:
        taken.append(b"x" * 10_000_000)


def grow(_):
    return {"text": "x" * 1_000_000}


def recurse(_):
    return recurse(_)


def odd(_):
    return {"text": {1, 2}}


def lie(_):
    """Break the protocol, as code that took over the child would."""
    stream = next(entry for entry in range(3, 30) if _is_pipe(entry))
    os.write(stream, (1 << 60).to_bytes(8, "little"))
    time.sleep(3600)


def garble(_):
    stream = next(entry for entry in range(3, 30) if _is_pipe(entry))
    os.write(stream, (4).to_bytes(8, "little") + b"[[[[")
    time.sleep(3600)


def _is_pipe(descriptor):
    try:
        os.write(descriptor, b"")
    except OSError:
        return False
    return True


def need(_):
    importlib.import_module("a_library_that_is_not_installed")


def connect(_):
    socket.create_connection(("127.0.0.1", 9))
