"""Addresses of pages: their parts, the addresses of their hosts, and whether these belong to the public internet."""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urlsplit

from framing.reading.error import ReadingError

if TYPE_CHECKING:
    from collections.abc import Callable

_SAFE: Final = "%/:=~+!$,;'@()*&[]?"
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_PROTOCOLS: Final = ipaddress.IPv4Network("192.0.0.0/24")
"""Which Python 3.11 and 3.13 judge differently."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Place(NamedTuple):
    """An address in its parts."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and, unless it is the usual one, port: what has one robots.txt."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return f"{self.scheme}://{host}" + ("" if self.port == usual else f":{self.port}")

    def addresses(self, resolve: Callable[[str, int], list[str]], named: str) -> list[Address]:
        """All addresses of the host; `named` is the address of the page as errors name it."""
        literal = _literal(self.host, named)
        if literal:
            return [literal]
        try:
            found = [ipaddress.ip_address(name) for name in resolve(self.host, self.port)]
        except (OSError, ValueError):
            found = []
        if not found:
            raise ReadingError(f"{named}: there is no server named {self.host}. Check the address and your connection.")
        return found


def parse_place(url: str, named: str) -> Place:
    """The parts of an address that may be fetched."""
    try:
        if re.search(r"[\x00-\x20\x7f\\]", url):
            raise ValueError("it has spaces, backslashes or control characters")
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"}:
            raise ValueError(f"only http and https are fetched, not {parts.scheme or 'what names neither'}")
        if parts.username is not None or parts.password is not None:
            raise ValueError("it holds a user name or password")
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port if parts.port is not None else {"http": 80, "https": 443}[parts.scheme]
        if not host or port == 0 or not re.fullmatch(r"[a-z0-9._:-]+", host):
            raise ValueError("it names no server")
    except ValueError as error:
        via = "" if url == named else f" leads to {url[:200]!r}, which"
        raise ReadingError(
            f"{named}:{via} cannot be fetched: {error}. Check the address, or save the page as a file."
        ) from None
    target = quote(parts.path or "/", safe=_SAFE) + ("?" + quote(parts.query, safe=_SAFE) if parts.query else "")
    return Place(url, parts.scheme, host, port, target)


def look_up(host: str, port: int) -> list[str]:
    """All addresses of a host, from the system."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, also where it is an IPv4 address in a form of IPv6.

    Examples
    --------
    >>> is_public(ipaddress.ip_address("93.184.215.14")), is_public(ipaddress.ip_address("::ffff:10.0.0.1"))
    (True, False)
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local or address.teredo:
            return False
    if address.version == 4 and address in _PROTOCOLS:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_link_local)


def _literal(host: str, named: str) -> Address | None:
    """The address that a host is in itself: in the usual form, or as 2130706433 or 0x7f.1, which connect all the same."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    if ":" not in host and not re.fullmatch(r"\d+|0x[0-9a-f]*", host.rstrip(".").rpartition(".")[2], re.IGNORECASE):
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host.rstrip(".")))
    except (OSError, ValueError):
        raise ReadingError(f"{named}: {host} is no address of a server. Check it.") from None
