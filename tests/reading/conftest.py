import pytest

from tests.reading.site import running


@pytest.fixture
def site():
    with running() as site:
        yield site
