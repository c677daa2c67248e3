"""What a site's robots.txt asks of programs, and the pauses between pages of one host."""

import pytest

from framing.reading import ReadingError
from framing.reading import fetch as module
from framing.reading.fetch import Fetcher
from tests.reading.site import PAGE, get, paths

RULES = "User-agent: framing\nDisallow: /private\nCrawl-delay: {}\n\nUser-agent: *\nDisallow: /\n"


def with_robots(site, status, body=b"", **headers):
    site.pages["/robots.txt"] = (status, headers, body)


def test_rules_are_read_once_and_obeyed(site):
    with_robots(site, 200, RULES.format(0).encode())
    site.pages["/private/x"] = site.pages["/page"]
    fetcher = Fetcher(allow_local=True, pause=0)
    assert [fetcher.fetch(site.url + "/page").data for _ in range(3)] == [PAGE] * 3
    with pytest.raises(
        ReadingError, match=r"private/x: http.*robots.txt asks programs not to fetch this page. Open it in a browser"
    ):
        fetcher.fetch(site.url + "/private/x")
    site.pages["/a"] = (302, {"Location": "/private/x"}, b"")
    with pytest.raises(ReadingError, match="asks programs not to fetch this page"):
        fetcher.fetch(site.url + "/a")
    assert paths(site) == ["/robots.txt", "/page", "/page", "/page", "/a"]


@pytest.mark.parametrize("status", [404, 410, 400, 200])
def test_no_rules_allow_everything(site, status):
    with_robots(site, status)
    assert get(site).data == PAGE


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "asks programs not to fetch"),
        (403, "asks programs not to fetch"),
        (429, "the rules of its server cannot be read. .*status 429"),
        (500, "the rules of its server cannot be read. .*status 500"),
        (503, "the rules of its server cannot be read. .*status 503"),
    ],
)
def test_rules_that_are_refused_or_fail_forbid_everything(site, status, message):
    with_robots(site, status)
    with pytest.raises(ReadingError, match=message):
        get(site)
    assert paths(site) == ["/robots.txt"]


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe\x00" * 100,
        b"Disallow: /",
        b"User-agent: framing\nCrawl-delay: \xc2\xb2\nDisallow: http://[::1\n",
        b"User-agent: *\n" + b"Disallow: /x\n" * 100_000,
        b"<html>no rules</html>",
        "\ufeffUser-agent: *\nAllow: /".encode(),
    ],
)
def test_odd_rules_give_the_page_or_an_error(site, body):
    with_robots(site, 200, body)
    try:
        assert get(site).data == PAGE
    except ReadingError as error:
        assert "the rules of its server cannot be read" in str(error)  # noqa: PT017


def test_rules_may_stand_elsewhere(site):
    with_robots(site, 301, Location="/rules")
    site.pages["/rules"] = (200, {}, b"User-agent: *\nDisallow: /page")
    with pytest.raises(ReadingError, match="asks programs not to fetch this page"):
        get(site)


def test_a_pause_between_pages_of_one_host(site):
    fetcher = Fetcher(allow_local=True, pause=0.3)
    for _ in range(3):
        fetcher.fetch(site.url + "/page")
    times = [moment for path, _, moment in site.seen if path == "/page"]
    assert min(times[1] - times[0], times[2] - times[1]) >= 0.25


@pytest.mark.parametrize(("delay", "slept"), [(0, 1), (5, 5), (20, 20)])
def test_a_longer_pause_that_the_rules_ask_for(site, delay, slept, monkeypatch):
    with_robots(site, 200, RULES.format(delay).encode())
    pauses = []
    monkeypatch.setattr(module.time, "sleep", pauses.append)
    fetcher = Fetcher(allow_local=True)
    for _ in range(2):
        fetcher.fetch(site.url + "/page")
    assert [round(pause) for pause in pauses] == [slept]


def test_a_pause_that_is_too_long_is_an_error(site):
    with_robots(site, 200, RULES.format(3600).encode())
    with pytest.raises(ReadingError, match="asks for 3,600 seconds between pages"):
        get(site)
