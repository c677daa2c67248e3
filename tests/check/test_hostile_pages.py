"""Hostile web pages: each is read or gives a ReadingError within its limits, and the next page is read."""

import os
import signal
import threading
import time

import pytest

from framing.reading import ReadingError
from framing.reading.worker import SECONDS, Worker

PROSE = "".join(
    f"<p>Paragraph {place} tells at some length what was said and done in the town that day.</p>" for place in range(9)
)
MANY = 100_000
MB = 1_000_000


def page(body, head=""):
    return f"<html><head>{head}</head><body><article>{body}{PROSE}</article></body></html>".encode()


def attributes(form):
    return page("<p " + " ".join(form.format(place) for place in range(MANY)) + ">Text.</p>")


READ = "Paragraph 0"
"""The page is read; others must be refused with these words, or (None) may go either way."""

PAGES = {
    "deep div": ("nested more than 1,000 deep", page("<div>" * MANY + "x" + "</div>" * MANY)),
    "deep span": ("nested more than 1,000 deep", page("<span>" * MANY + "x" + "</span>" * MANY)),
    "deep unclosed": ("nested more than 1,000 deep", page("<b><i>" * MANY)),
    "deep tables": ("nested more than 1,000 deep", page("<table><tr><td>" * MANY)),
    "deep lists": ("nested more than 1,000 deep", page("<ul><li>" * MANY)),
    "deep quotes": ("nested more than 1,000 deep", page("<blockquote><q>" * MANY)),
    "deep svg": ("nested more than 1,000 deep", page("<svg><g>" * MANY)),
    "990 deep": (None, page("<div>" * 990 + "x" + "</div>" * 990)),
    "490 tables": (None, page("<table><tr>" * 490)),
    "900 inline": (None, page("<b>" * 450 + "<a>x" * 450)),
    "900 quotes": (None, page("<q>" * 900)),
    "misnested": (None, page("<a><b><i><p></a></b>" * 20_000)),
    "attributes": ("more than 500 attributes", attributes("a{}")),
    "attributes unquoted": ("more than 500 attributes", attributes("a{}=1")),
    "attributes quoted": ("more than 500 attributes", attributes('a{}="1"')),
    "attributes single": ("more than 500 attributes", attributes("a{}='>'")),
    "400 attributes, often": (None, page(("<p " + " ".join(f"a{place}" for place in range(400)) + ">Text.</p>") * 2_000)),
    "data address": (READ, page('<img src="data:image/png;base64,' + "A" * MB + '">')),
    "50 MB": ("has 50.0 MB, of at most 10", page("<p>" + "word " * 10 * MB)[: 50 * MB]),
    "9 MB of prose": (None, page("<p>" + "This is a sentence of the page. " * 280_000)),
    "9 MB in one word": (None, page("<p>" + "x" * 9 * MB)),
    "9 MB of paragraphs": (None, page("<p>x</p>" * 1_100_000)),
    "9 MB of comments": (READ, page("<!-- x -->" * 900_000)),
    "9 MB of script": (READ, page("<script>" + "if (a < b) {}\n" * 600_000 + "</script>")),
    "no text": (
        "no article text was found",
        b"<html><head><title>x</title></head><body><div id=app></div><script>1</script></body></html>",
    ),
    "nothing": ("no article text was found", b""),
    "<": (None, page("<" * MB)),
    "<a ": (None, page("<a " * (MB // 3))),
    "<a>": (None, page("<a>" * (MB // 3))),
    "<!--": ("no article text was found", b"<html><body>" + b"<!--" * (MB // 4)),
    "<!": (None, page("<!" * (MB // 2))),
    "</": (None, page("</" * (MB // 2))),
    "<?": (None, page("<?" * (MB // 2))),
    "&": (None, page("&" * MB)),
    "&#": (None, page("&#" * (MB // 2))),
    "&amp;": (None, page("&amp;" * (MB // 5))),
    "quotes": (None, page("<p a='" * (MB // 6))),
    "spaces": (READ, page("<p" + " " * MB + ">")),
    "= and spaces": (None, page("<p a " + "= " * MB + ">")),
    "broken UTF-8": (
        "the page is no text",
        b'<meta charset="utf-8">' + page("<p>" + "\x00" * MB).replace(b"\x00", b"\xe9\xff"),
    ),
    "NULs": ("the page is no text", page("<p>" + "\x00" * MB)),
    "only NULs": ("the page is no text", b"\x00" * MB),
    "random": ("the page is no text", bytes((place * place * 31 + place // 7) % 256 for place in range(MB))),
    "UTF-16": (READ, b"\xff\xfe" + page("<p>Caf\xe9</p>").decode().encode("utf-16-le")),
    "JSON": (None, page("", '<script type="application/ld+json">' + "[" * 500_000 + "</script>")),
    "JSON names": (None, page("", '<script type="application/ld+json">{"author":' + '"name":"' * 100_000 + "</script>")),
    "JSON persons": (None, page("", '<script type="application/ld+json">' + '"author" "Person" "names' * 30_000 + "</script>")),
    "title": (None, page("", "<title>" + "a - " * 250_000 + "</title>")),
    "title of spaces": (None, page("", "<title>x" + " " * MB + "- x</title>" + '<meta property="og:site_name" content="y">')),
    "metas": (None, page("", '<meta property="article:author" content="Jane Doe, and John Roe">' * 50_000)),
    "author": (None, page("", f'<meta name="author" content="{"and " * 250_000}">')),
    "dates": (None, page("", f'<meta property="article:published_time" content="{"2024-05-01 " * 90_000}">')),
    "heads": (None, page("<h1>One two three</h1>" * 50_000, "<title>One two</title>")),
    "links": (None, page('<a href="https://example.org/x">Read on</a> ' * 100_000)),
    "breaks": (None, page("<br>" * 250_000)),
    "entities": (
        None,
        b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>' + page("<p>" + "&b;" * 300_000),
    ),
    "outside": (READ, b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + page("<p>&a;</p>")),
}


@pytest.fixture(scope="module")
def worker():
    with Worker() as worker:
        yield worker


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_read_or_refused(worker, name):
    expected, data = PAGES[name]
    begin = time.monotonic()
    try:
        said = worker.call("html", data, name)["text"]
    except ReadingError as error:
        said = str(error)
        assert said.startswith(f"{name}: ")
    seconds = time.monotonic() - begin
    print(f"{seconds:6.2f} s  {name}: {said[:100]!r}")
    assert seconds < SECONDS + 2
    assert expected is None or expected in said
    assert "root:" not in said
    assert READ in worker.call("html", page("<h1>The next page</h1>"), "next")["text"]


def test_a_child_that_is_killed_in_the_midst_of_a_page(worker):
    worker.call("html", page(""), "first")
    child = worker._child
    threading.Timer(0.5, os.kill, (child.pid, signal.SIGKILL)).start()
    with pytest.raises(ReadingError, match=r"^slow.html: broke its reader"):
        worker.call("html", PAGES["9 MB of paragraphs"][1], "slow.html")
    assert not child.is_running
    assert READ in worker.call("html", page(""), "next")["text"]


def test_hundreds_of_pages_take_one_child():
    with Worker() as worker:
        worker.call("html", page(""), "first")
        child = worker._child
        for place in range(500):
            assert READ in worker.call("html", page(f"<h1>Headline {place}</h1>"), f"{place}")["text"]
        assert worker._child is child
