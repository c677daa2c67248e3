"""Shared by all tests: no network but loopback, and the seeds."""

from __future__ import annotations

import ipaddress
import sys
from pathlib import Path

import pytest

import framing

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


def _only_loopback(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse every connection that leaves this machine; an audit hook sees all of them, whoever opens the socket."""
    if event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and not ipaddress.ip_address(address[0]).is_loopback:
            raise PermissionError(f"a test tried to reach {address}; nothing here may touch the network")
    elif event == "socket.getaddrinfo" and arguments[0] not in {None, "", "localhost", "127.0.0.1", "::1", b"localhost"}:
        raise PermissionError(f"a test tried to look up {arguments[0]!r}; nothing here may touch the network")


sys.addaudithook(_only_loopback)


@pytest.fixture(scope="session")
def seeds() -> framing.Analysis:
    """The three seed articles, analysed."""
    return framing.analyse(framing.read_articles(SEEDS))
