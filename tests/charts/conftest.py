"""Shared by the tests of charts: the comparison of the seeds."""

import pytest

import framing


@pytest.fixture(scope="session")
def comparison(seeds):
    return framing.compare(seeds)
