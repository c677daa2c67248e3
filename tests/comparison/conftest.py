"""Shared by the tests of comparisons."""

import pytest

import framing
from framing.comparison.event import Event
from tests.conftest import SEEDS


@pytest.fixture(scope="session")
def seeds_event():
    """The three seed articles as one event."""
    return Event.of(framing.read_articles(SEEDS))
