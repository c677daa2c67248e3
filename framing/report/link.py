"""Link: which addresses from outside may become links of a page, and how they are written in it."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address
from typing import Final
from urllib.parse import quote

_ADDRESS: Final = re.compile(r"(?i)(https?)://([^/?#@:]+)(?::([0-9]{1,5}))?((?:[/?#].*)?)")
_HOST: Final = re.compile(r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NUMBER: Final = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
_REFUSED: Final = re.compile(r"[\\\"<>^`{|}]")  # signs that no address may hold; browsers take some of them for others
_AMBIGUOUS: Final = re.compile("[ßς]")  # older and newer rules for host names lead to different hosts
_LONGEST: Final = 2000
_SAFE: Final = "/?#%:@!$&'()*+,;=[]~"  # what addresses keep as it is; the rest is percent-encoded


def safe_link(url: str) -> str | None:
    """The address as a link may hold it, in ASCII; None unless it is an absolute http or https address of a named host.

    Host names in other letters are given in their coded form ("xn--…"), so that letters which look alike cannot deceive. Names
    and passwords before the host, white space, control characters and characters that turn the direction of text are refused.

    Examples
    --------
    >>> safe_link("https://Gull.example/news?id=7")
    'https://gull.example/news?id=7'
    >>> safe_link("https://bücher.example/é")
    'https://xn--bcher-kva.example/%C3%A9'
    >>> safe_link("javascript:alert(1)") is None
    True
    """
    parts = _ADDRESS.fullmatch(url) if len(url) <= _LONGEST else None
    if parts is None or _REFUSED.search(url) or any(unicodedata.category(character)[0] in "CZ" for character in url):
        return None
    scheme, name, port, rest = parts.groups()
    host = _coded(name)
    if host is None or (port and not 0 < int(port) < 2**16):
        return None
    return f"{scheme.lower()}://{host}{f':{int(port)}' if port else ''}{quote(rest, safe=_SAFE)}"


def host_of(link: str) -> str:
    """The host of what `safe_link` gave, with its port where it names one.

    Examples
    --------
    >>> host_of("https://gull.example:8080/news?id=7")
    'gull.example:8080'
    """
    return re.split("[/?#]", link.partition("://")[2], maxsplit=1)[0]


def _coded(name: str) -> str | None:
    """A host name in ASCII; None where browsers would refuse it, or could understand another one."""
    if _AMBIGUOUS.search(name) or unicodedata.normalize("NFKC", name) != name:
        return None
    try:
        host = name.encode("idna").decode().lower()
    except UnicodeError:
        return None
    if not _HOST.fullmatch(host) or (_NUMBER.fullmatch(host) and not _is_ipv4(host)):
        return None
    return host


def _is_ipv4(host: str) -> bool:
    try:
        return str(IPv4Address(host)) == host
    except AddressValueError:
        return False
