import gzip
import hashlib
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time

import pytest

from framing import __version__
from framing.reading import ReadingError
from framing.reading import fetch as module
from framing.reading.fetch import SIZE, Fetcher, fetch
from tests.reading.site import PAGE, get, paths


def test_a_page_comes_as_it_is(site):
    page = fetch(site.url + "/page", allow_local=True)
    assert (page.url, page.data, page.charset, page.content_type) == (site.url + "/page", PAGE, "utf-8", "text/html")
    assert page.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", page.retrieved)
    assert paths(site) == ["/robots.txt", "/page"]
    assert [headers["User-Agent"] for _, headers, _ in site.seen] == [f"framing/{__version__}"] * 2


@pytest.mark.parametrize(
    ("header", "content_type", "charset"),
    [
        ("text/html; charset=ISO-8859-1", "text/html", "iso-8859-1"),
        ('TEXT/HTML;charset="windows-1252"', "text/html", "windows-1252"),
        ("application/xhtml+xml", "application/xhtml+xml", None),
        ("text/plain", "text/plain", None),
        ("application/pdf", "application/pdf", None),
        (None, "text/html", None),
    ],
)
def test_kinds_and_encodings_as_the_server_names_them(site, header, content_type, charset):
    site.pages["/page"] = (200, {"Content-Type": header}, PAGE)
    assert (get(site).content_type, get(site).charset) == (content_type, charset)


@pytest.mark.parametrize("header", ["image/png", "application/octet-stream", "application/zip", "audio/mpeg; a=b"])
def test_what_is_no_page_is_an_error(site, header):
    site.pages["/page"] = (200, {"Content-Type": header}, bytes(range(256)))
    with pytest.raises(ReadingError, match=r"page: is [a-z/-]+, not a web page, plain text or PDF\. Open it in a browser"):
        get(site)


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (404, "there is no such page (status 404). Check the address."),
        (410, "there is no such page (status 410)"),
        (401, "is not open to programs (status 401). Open it in a browser and save the page"),
        (403, "is not open to programs (status 403)"),
        (429, "the server asks for fewer requests (status 429). Try again later."),
        (500, "the server has failed (status 500). Try again later."),
        (503, "the server has failed (status 503)"),
        (204, "the server gave no page (status 204)"),
        (206, "the server gave no page (status 206)"),
        (302, "the server gave no page (status 302)"),
    ],
)
def test_other_answers_are_errors_that_say_what_to_do(site, status, message):
    site.pages["/page"] = (status, {}, b"")
    with pytest.raises(ReadingError, match="^" + re.escape(f"{site.url}/page: {message}")):
        get(site)


def test_redirects_are_followed(site):
    site.pages["/a"] = (301, {"Location": "/b?x=1"}, b"")
    site.pages["/b?x=1"] = (302, {"Location": f"//127.0.0.1:{site.server_port}/page"}, b"")
    assert get(site, "/a").url == site.url + "/page"
    assert paths(site) == ["/robots.txt", "/a", "/b?x=1", "/page"]


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("file:///etc/passwd", "only http and https are fetched, not file"),
        ("ftp://127.0.0.1/x", "only http and https are fetched, not ftp"),
        ("javascript:alert(1)", "only http and https are fetched, not javascript"),
        ("http://user:word@127.0.0.1/", "it holds a user name or password"),
        ("http://127.0.0.1:99999/", "Port out of range"),
        ("http://[::1", "leads to 'http://[::1', which is no address"),
        ("/a b", "it has spaces"),
        ("http://%31%32%37.0.0.1/", "it names no server"),
    ],
)
def test_redirects_that_lead_astray(site, location, message):
    site.pages["/a"] = (302, {"Location": location}, b"")
    with pytest.raises(ReadingError, match="^" + re.escape(f"{site.url}/a:") + ".*" + re.escape(message)):
        get(site, "/a")
    assert paths(site) == ["/robots.txt", "/a"]


LOCAL = [
    *("127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "0", "0.0.0.0", "[::1]", "[::]", "[::ffff:127.0.0.1]"),
    *("169.254.169.254", "10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
    *("[fe80::1]", "[fc00::1]", "[ff02::1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::1]", "[::127.0.0.1]"),
    *("[2001:0:7f00:1::1]", "127.0.0.1.", "１２７.0.0.1", "[::ffff:a9fe:a9fe]", "198.18.0.1", "192.0.0.8"),
]


@pytest.mark.parametrize("host", LOCAL)
def test_local_addresses_are_not_fetched(site, host):
    with pytest.raises(ReadingError, match="is in a local or reserved network, from which nothing is fetched"):
        fetch(f"http://{host}:{site.server_port}/page")
    assert site.seen == []


@pytest.mark.parametrize("host", LOCAL)
def test_redirects_to_local_addresses_are_not_followed(site, host, monkeypatch):
    site.pages["/a"] = (302, {"Location": f"http://{host.encode('utf-8').decode('latin-1')}/secret"}, b"")
    public = module.is_public
    first = []

    def only_the_first(address):  # the test's own server stands for a public one
        first.append(address)
        return len(first) <= 3 or public(address)

    monkeypatch.setattr(module, "is_public", only_the_first)
    with pytest.raises(ReadingError, match=r"is in a local or reserved network|cannot be fetched|there is no server"):
        Fetcher(pause=0).fetch(site.url + "/a")
    assert paths(site) == ["/robots.txt", "/a"]


def test_a_redirect_may_lead_to_another_host_and_then_its_rules_count(site):
    site.pages["/a"] = (302, {"Location": f"http://other.example:{site.server_port}/page"}, b"")
    resolve = lambda host, _: ["127.0.0.1"] if host == "other.example" else []  # noqa: E731
    assert get(site, "/a", resolve=resolve).url == f"http://other.example:{site.server_port}/page"
    assert paths(site) == ["/robots.txt", "/a", "/robots.txt", "/page"]
    assert site.seen[-1][1]["Host"] == f"other.example:{site.server_port}"


def test_redirects_without_end(site):
    site.pages["/a"] = (302, {"Location": "/b"}, b"")
    site.pages["/b"] = (307, {"Location": "/a"}, b"")
    with pytest.raises(ReadingError, match="leads from address to address, more than 5 times"):
        get(site, "/a")
    assert len(site.seen) == 7


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("file:///etc/passwd", "only http and https are fetched, not file"),
        ("//example.org/x", "only http and https are fetched"),
        ("example.org/x", "only http and https are fetched"),
        ("", "only http and https are fetched"),
        ("http://", "it names no server"),
        ("http:///x", "it names no server"),
        ("http://me:word@example.org/", "it holds a user name or password"),
        ("http://@example.org/", "it holds a user name or password"),
        ("http://example.org:0/", "it names no server"),
        ("http://example.org:99999/", "Port out of range"),
        ("http://example.org:http/", "Port could not be cast"),
        ("http://example.org\\@127.0.0.1/", "backslashes"),
        ("http://example.org/\r\nHost: x", "control characters"),
        ("http://exa mple.org/", "spaces"),
        ("http://[::1/", "Invalid IPv6 URL"),
        ("http://[fe80::1%25lo]/", "it names no server"),
        ("http://a..b/", "cannot be fetched"),
        ("http://" + "a" * 70 + ".org/", "cannot be fetched"),
        ("http://example.org%00.evil/", "it names no server"),
        ("http://1.2.3.4.5/", "1.2.3.4.5 is no address of a server"),
        ("http://999999999999/", "is no address of a server"),
    ],
)
def test_addresses_that_make_no_sense(url, message):
    with pytest.raises(ReadingError, match=re.escape(message)):
        fetch(url)


@pytest.mark.parametrize(
    "addresses",
    [["93.184.215.14", "127.0.0.1"], ["10.0.0.1"], ["::ffff:10.0.0.1"], ["64:ff9b::a00:1"], ["fe80::1%2"], ["8.8.8.8", "::1"]],
)
def test_every_address_of_a_name_is_checked(addresses):
    with pytest.raises(ReadingError, match=r"news.example is in a local or reserved network"):
        Fetcher(resolve=lambda *_: addresses).fetch("https://news.example/x")


def test_a_name_that_changes_its_address_is_not_followed_to_this_machine(site):
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    with pytest.raises(ReadingError, match="is in a local or reserved network"):
        Fetcher(resolve=lambda *_: next(answers)).fetch(f"http://news.example:{site.server_port}/page")
    assert site.seen == []


@pytest.mark.parametrize("answer", [[], ["nonsense"], socket.gaierror(-2, "Name or service not known")])
def test_a_name_without_address(answer):
    def resolve(*_):
        if isinstance(answer, Exception):
            raise answer
        return answer

    message = "^http://nowhere.example/: there is no server named nowhere.example. Check the address and your connection.$"
    with pytest.raises(ReadingError, match=message):
        Fetcher(resolve=resolve).fetch("http://nowhere.example/")


def test_the_next_address_is_tried(site):
    page = get(site, resolve=lambda *_: pytest.fail("an address needs no look-up"))
    assert page.data == PAGE
    fetcher = Fetcher(allow_local=True, pause=0, resolve=lambda *_: ["::1", "127.0.0.1"])
    assert fetcher.fetch(f"http://news.example:{site.server_port}/page").data == PAGE


def test_proxies_of_the_environment_are_not_used(site, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert get(site).data == PAGE


def test_a_missing_library_is_named_with_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "urllib3", None)
    with pytest.raises(ReadingError) as caught:
        fetch("http://127.0.0.1:9/x", allow_local=True)
    message = "http://127.0.0.1:9/x: reading web pages needs the extra \"web\": pip install 'framing[web]'."
    assert str(caught.value) == message


def test_a_server_that_is_not_there():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(ReadingError, match=r"the rules of its server cannot be read.*the server cannot be reached"):
        fetch(f"http://127.0.0.1:{port}/x", allow_local=True)


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "GZIP"])
def test_a_packed_page(site, coding):
    site.pages["/page"] = (200, {"Content-Encoding": coding}, gzip.compress(PAGE, mtime=0))
    assert get(site).data == PAGE


@pytest.mark.parametrize("coding", ["br", "gzip, gzip", "deflate", "zstd"])
def test_a_page_that_is_packed_otherwise(site, coding):
    site.pages["/page"] = (200, {"Content-Encoding": coding}, PAGE)
    with pytest.raises(ReadingError, match="though gzip was asked for"):
        get(site)


@pytest.mark.parametrize("body", [b"not gzip at all", gzip.compress(PAGE, mtime=0)[:-12], b""])
def test_a_page_that_is_packed_badly(site, body):
    site.pages["/page"] = (200, {"Content-Encoding": "gzip"}, body)
    with pytest.raises(ReadingError, match=r"the connection failed|ended before it was whole"):
        get(site)


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b"x" * 100_000)


@pytest.mark.parametrize(
    "answer",
    [
        (200, {"Content-Length": str(SIZE + 1)}, b""),
        (200, {}, b"x" * (SIZE + 1)),
        (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(200_000_000), 1, mtime=0)),
        endless,
    ],
    ids=["announced", "sent", "packed", "endless"],
)
def test_a_page_that_is_too_large(site, answer):
    site.pages["/page"] = answer
    with pytest.raises(ReadingError, match=r"page: is larger than 10 MB. Open it in a browser"):
        get(site)


@pytest.mark.parametrize("length", ["1000", "nonsense", "-5", "9" * 5000, "²"])
def test_a_wrong_length(site, length):
    site.pages["/page"] = (200, {"Content-Length": length}, PAGE)
    try:
        assert get(site).data in {PAGE, b""}
        assert length != "1000"
    except ReadingError as error:
        assert site.url + "/page: " in str(error)  # noqa: PT017


PARTS = 200


def drip(part):
    def answer(handler):
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n" + (b"" if part == "headers" else b"\r\n"))
        for place in range(PARTS):
            handler.server.parts = place
            handler.wfile.write(b"X-%d: y\r\n" % place if part == "headers" else b"x")
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_server_that_drips(site, part):
    site.pages["/page"] = drip(part)
    with pytest.raises(ReadingError, match=r"page: took longer than 0.5 seconds. Try again later."):
        get(site, total=0.5)
    assert site.parts < PARTS - 1  # it was not waited for


def test_a_server_that_says_nothing(site, monkeypatch):
    monkeypatch.setattr(module, "_SECONDS", 0.2)
    site.pages["/page"] = lambda _: time.sleep(1)
    with pytest.raises(ReadingError, match=r"page: the server does not answer. Try again later."):
        get(site)


@pytest.mark.parametrize(
    "answer", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 999999 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500]
)
def test_a_server_that_speaks_no_http(site, answer):
    site.pages["/page"] = lambda handler: handler.wfile.write(answer)
    with pytest.raises(ReadingError, match="page: the connection failed"):
        get(site)


@pytest.fixture
def certificate(tmp_path):
    """A certificate for news.example that nobody trusts yet."""
    if not shutil.which("openssl"):
        pytest.skip("needs the program openssl")
    made = tmp_path / "certificate.pem"
    subject = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example", "-days", "2"]
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        str(made),
        "-out",
        str(made) + ".crt",
        *subject,
    ]
    subprocess.run(command, check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + (tmp_path / "certificate.pem.crt").read_bytes())
    return made


def test_certificates_are_checked_for_the_name(site, certificate, monkeypatch):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    names = []
    context.sni_callback = lambda _, name, __: names.append(name)
    site.socket = context.wrap_socket(site.socket, server_side=True)
    fetcher = Fetcher(allow_local=True, pause=0, resolve=lambda *_: ["127.0.0.1"])
    url = f"https://news.example:{site.server_port}/page"
    with pytest.raises(ReadingError, match="certificate verify failed"):
        fetcher.fetch(url)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    fetcher = Fetcher(allow_local=True, pause=0, resolve=lambda *_: ["127.0.0.1"])
    assert fetcher.fetch(url).data == PAGE
    assert set(names) == {"news.example"}
    with pytest.raises(ReadingError, match="doesn't match"):
        fetcher.fetch(url.replace("news", "other"))
    assert paths(site) == ["/robots.txt", "/page"]
