"""Fetching: pages at addresses that the user names, politely, and from the public internet only.

Proxies that the environment names are not used: the address that was checked is the one that is connected to.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import socket
import threading
import time
import zlib
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from framing import __version__
from framing.reading.address import Address, Place, is_public, look_up, parse_place
from framing.reading.error import ReadingError, missing_extra

if TYPE_CHECKING:
    from collections.abc import Callable

    from urllib3.connection import HTTPConnection

AGENT: Final = f"framing/{__version__}"
SIZE: Final = 10_000_000
REDIRECTS: Final = 5
PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 30.0
"""A longer Crawl-delay is refused rather than waited for or shortened."""
_SECONDS: Final = 10.0
"""For a connection, and between two parts of an answer."""
_TOTAL_SECONDS: Final = 60.0
_ROBOTS_SIZE: Final = 500_000
_TYPES: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_BY_HAND: Final = "Open it in a browser and save the page, or the article's text as .txt."


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address.

    Attributes
    ----------
    url : str
        The last one, after redirects.
    data : bytes
        The page as it came, without the compression of its transport.
    charset : str, optional
        The encoding that the server names.
    retrieved : str
        When, in UTC, as "2024-05-01T09:30:00Z".
    content_type : str
        "text/html", "application/xhtml+xml", "text/plain" or "application/pdf".
    sha256 : str
        Of `data`.
    """

    url: str
    data: bytes
    charset: str | None
    retrieved: str
    content_type: str
    sha256: str


class _Answer(NamedTuple):
    status: int
    headers: Any
    data: bytes


def fetch(url: str, *, allow_local: bool = False) -> Fetched:
    """Fetch one page; see ``Fetcher``."""
    return Fetcher(allow_local=allow_local).fetch(url)


class Fetcher:
    """Fetches pages one after another: obeys robots.txt, pauses between pages of one host, and refuses what is no article.

    Only http and https, only public addresses (each redirect is checked again), at most 10 MB and five redirects. Proxies
    that the environment names are not used.

    Parameters
    ----------
    allow_local : bool, default False
        Whether addresses of this machine and its networks may be fetched.
    pause : float, default 1
        Seconds between two pages of one host; a longer Crawl-delay in its robots.txt counts instead, up to 30.
    total : float, default 60
        Seconds that one request may take altogether.
    resolve : callable, optional
        (host, port) → addresses; by default the system's.
    """

    def __init__(
        self,
        *,
        allow_local: bool = False,
        pause: float = PAUSE,
        total: float = _TOTAL_SECONDS,
        resolve: Callable[[str, int], list[str]] = look_up,
    ) -> None:
        self._allow_local = allow_local
        self._pause = pause
        self._total = total
        self._resolve = resolve
        self._robots: dict[str, RobotFileParser | ReadingError] = {}
        self._last: dict[str, float] = {}

    def fetch(self, url: str) -> Fetched:
        """What stands at `url`.

        Raises
        ------
        ReadingError
            If it cannot or must not be fetched, or is no article; the message names the address and what to do.
        """
        try:
            import urllib3  # noqa: F401
        except ModuleNotFoundError:
            raise missing_extra(url, "web pages", "web") from None
        place, answer = self._follow(url, url, obey=True)
        if answer.status != 200:
            raise ReadingError(f"{url}: {_refusal(answer.status)}")
        content_type, charset = _content_type(answer.headers.get("Content-Type"))
        if content_type not in _TYPES:
            raise ReadingError(f"{url}: is {content_type}, not a web page, plain text or PDF. {_BY_HAND}")
        now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        digest = hashlib.sha256(answer.data).hexdigest()
        return Fetched(place.url, answer.data, charset, now, content_type, digest)

    def _follow(self, url: str, named: str, *, obey: bool) -> tuple[Place, _Answer]:
        """The answer at the end of at most five redirects; `named` is the address as errors name it."""
        for _ in range(REDIRECTS + 1):
            place = parse_place(url, named)
            if obey:
                self._obey(place, named)
            answer = self._get(place, named)
            where = answer.headers.get("Location")
            if answer.status not in _MOVED or not where:
                return place, answer
            try:
                url = urljoin(place.url, where)
            except ValueError:
                raise ReadingError(f"{named}: leads to {where[:200]!r}, which is no address. {_BY_HAND}") from None
        raise ReadingError(f"{named}: leads from address to address, more than {REDIRECTS} times. {_BY_HAND}")

    def _obey(self, place: Place, named: str) -> None:
        """Refuse what robots.txt forbids, else wait until the host may be asked again."""
        rules = self._robots.get(place.origin)
        if rules is None:
            self._addresses(place, named)  # what is wrong with them is said of the page rather than of robots.txt
            rules = self._robots[place.origin] = self._read_robots(place)
        if isinstance(rules, ReadingError):
            raise ReadingError(f"{named}: is not fetched, because the rules of its server cannot be read. {rules}")
        if not rules.can_fetch(AGENT, place.url):
            raise ReadingError(f"{named}: {place.origin}/robots.txt asks programs not to fetch this page. {_BY_HAND}")
        pause = max(self._pause, float(rules.crawl_delay(AGENT) or 0))
        if pause > LONGEST_PAUSE:
            raise ReadingError(f"{named}: {place.origin}/robots.txt asks for {pause:,.0f} seconds between pages. {_BY_HAND}")
        if place.host in self._last:
            time.sleep(max(0.0, self._last[place.host] + pause - time.monotonic()))
        self._last[place.host] = time.monotonic()

    def _read_robots(self, place: Place) -> RobotFileParser | ReadingError:
        """The rules of a host (RFC 9309), or why it is left alone."""
        address = f"{place.origin}/robots.txt"
        rules = RobotFileParser(address)
        try:
            _, answer = self._follow(address, address, obey=False)
            if answer.status in {401, 403}:
                rules.parse(["User-agent: *", "Disallow: /"])
            elif answer.status == 429 or answer.status >= 500 or answer.status in _MOVED:
                return ReadingError(f"{address}: {_refusal(answer.status)}")
            else:
                text = answer.data[:_ROBOTS_SIZE] if answer.status == 200 else b""
                rules.parse(text.decode("utf-8-sig", "replace").splitlines())
        except ReadingError as error:
            return error
        except ValueError as error:  # RobotFileParser, at addresses or numbers that are none
            return ReadingError(f"{address}: makes no sense ({error}). {_BY_HAND}")
        return rules

    def _get(self, place: Place, named: str) -> _Answer:
        import urllib3

        try:
            return self._ask(place, named)
        except ReadingError:
            raise
        except urllib3.exceptions.NewConnectionError:
            raise ReadingError(f"{named}: the server cannot be reached. Check the address, or try again later.") from None
        except (TimeoutError, urllib3.exceptions.TimeoutError):
            raise ReadingError(f"{named}: the server does not answer. Try again later. {_BY_HAND}") from None
        except (urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError, zlib.error) as error:
            why = str(error)[:200] or type(error).__name__
            raise ReadingError(f"{named}: the connection failed ({why}). Check the address, or try again later.") from None

    def _ask(self, place: Place, named: str) -> _Answer:
        sockets: list[socket.socket] = []
        late = threading.Event()
        too_late = ReadingError(f"{named}: took longer than {self._total:g} seconds. Try again later. {_BY_HAND}")

        def end() -> None:
            late.set()
            for opened in sockets:
                _cut(opened)

        timer = threading.Timer(self._total, end)
        timer.daemon = True
        timer.start()
        connection = None
        try:
            connection = _connect(place, self._addresses(place, named), late)
            sockets.append(connection.sock)  # the connection itself forgets it before the answer is read
            headers = {
                "Host": place.origin.partition("://")[2],
                "User-Agent": AGENT,
                "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, application/pdf;q=0.9",
                "Accept-Encoding": "gzip",
                "Connection": "close",
            }
            connection.request("GET", place.target, headers=headers, preload_content=False)
            answer = connection.getresponse()
            try:
                data = _read(answer, named) if answer.status == 200 else b""
            finally:
                answer.close()
        except Exception:
            if late.is_set():
                raise too_late from None
            raise
        finally:
            timer.cancel()
            timer.join()
            if connection:
                connection.close()
        if late.is_set():  # a page without a length may seem whole where it was cut
            raise too_late
        return _Answer(answer.status, answer.headers, data)

    def _addresses(self, place: Place, named: str) -> list[Address]:
        found = place.addresses(self._resolve, named)
        if not self._allow_local and not all(map(is_public, found)):
            raise ReadingError(
                f"{named}: {place.host} is in a local or reserved network, from which nothing is fetched. "
                "Save the page as a file, or allow local addresses (--allow-local)."
            )
        return found


def _connect(place: Place, addresses: list[Address], late: threading.Event) -> HTTPConnection:
    """A connection to the first address that takes one; to these as they were checked, since a second look-up might lie."""
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.exceptions import ConnectTimeoutError

    failed: Exception = TimeoutError()
    for address in addresses:
        connection: HTTPConnection
        if place.scheme == "https":
            connection = HTTPSConnection(
                str(address),
                place.port,
                timeout=_SECONDS,
                cert_reqs="CERT_REQUIRED",
                server_hostname=place.host,
                assert_hostname=place.host,
            )
        else:
            connection = HTTPConnection(str(address), place.port, timeout=_SECONDS)
        try:
            connection.connect()
        except ConnectTimeoutError as error:
            failed = error
        except BaseException:
            connection.close()
            raise
        if late.is_set():
            connection.close()
            break
        if connection.sock is not None:
            return connection
    raise failed


def _cut(opened: socket.socket) -> None:
    """End a connection in whatever it is doing, from another thread."""
    with contextlib.suppress(OSError):  # it may have ended already
        socket.socket.shutdown(opened, socket.SHUT_RDWR)  # not SSLSocket's, which would go on in plain text


def _read(answer: Any, named: str) -> bytes:
    """The body, counted as it is unpacked: gzip makes 10 GB of 10 MB."""
    too_large = ReadingError(f"{named}: is larger than {SIZE / 1e6:,.0f} MB. {_BY_HAND}")
    if int(length if (length := answer.headers.get("Content-Length", "")).isdecimal() else 0) > SIZE:
        raise too_large
    coding = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip", ""}:
        raise ReadingError(f"{named}: is packed as {coding[:40]!r}, though gzip was asked for. {_BY_HAND}")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in coding else None
    data = bytearray()
    while chunk := answer.read(65_536, decode_content=False):
        data += unpack.decompress(chunk, SIZE + 1 - len(data)) if unpack else chunk
        if len(data) > SIZE:
            raise too_large
    if unpack and not unpack.eof:
        raise ReadingError(f"{named}: ended before it was whole. Try again later. {_BY_HAND}")
    return bytes(data)


def _content_type(header: str | None) -> tuple[str, str | None]:
    """The kind of a page and its encoding, as its server names them; a page of no kind is taken as HTML."""
    message = Message()
    message["Content-Type"] = header or "text/html"
    return message.get_content_type(), message.get_content_charset()


def _refusal(status: int) -> str:
    if status in {401, 402, 403, 451}:
        return f"is not open to programs (status {status}). {_BY_HAND}"
    if status in {404, 410}:
        return f"there is no such page (status {status}). Check the address."
    if status == 429:
        return f"the server asks for fewer requests (status 429). Try again later. {_BY_HAND}"
    if status >= 500:
        return f"the server has failed (status {status}). Try again later."
    return f"the server gave no page (status {status}). {_BY_HAND}"
