import re
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.report.link import host_of, safe_link

LINKS = {
    "https://gull.example": "https://gull.example",
    "HTTP://Gull.Example/News": "http://gull.example/News",
    "hTTps://gull.example:8443/a?b=c&d=e#f": "https://gull.example:8443/a?b=c&d=e#f",
    "https://gull.example?b": "https://gull.example?b",
    "https://gull.example#b": "https://gull.example#b",
    "http://192.0.2.7/a": "http://192.0.2.7/a",
    "http://localhost:8000/": "http://localhost:8000/",
    "https://gull.example/a@b:c": "https://gull.example/a@b:c",  # no user: the host is over
    "https://gull.example/it's?q=50%25,(1)*[2]!": "https://gull.example/it's?q=50%25,(1)*[2]!",
    "https://gull.example/غدا": "https://gull.example/%D8%BA%D8%AF%D8%A7",
    "https://münchen.example/": "https://xn--mnchen-3ya.example/",
    "https://xn--mnchen-3ya.example/": "https://xn--mnchen-3ya.example/",
    "https://\u0430pple.example/": "https://xn--pple-43d.example/",  # the first letter is Cyrillic
    "https://gull\u3002example/": "https://gull.example/",  # browsers take this stop for a full stop too
    "https://gull.example/javascript:alert(1)": "https://gull.example/javascript:alert(1)",
}
REFUSED = [
    "",
    " ",
    "gull.example",
    "//gull.example/",
    "/news",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "jav\tascript:alert(1)",
    "java\nscript:alert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://gull.example/",
    "blob:https://gull.example/1",
    "view-source:https://gull.example/",
    "https:",
    "https:/gull.example",
    "https:gull.example",
    "https://",
    "https:///gull.example",
    "https://?q",
    "https://#f",
    "https://:80/",
    "http:\\\\gull.example",
    "https://gull.example\\@evil.example/",
    "https://gull.example/a\\b",
    "https://user@gull.example/",
    "https://user:password@gull.example/",
    "https://gull.example@evil.example/",
    "https://gull.example%40evil.example/",
    "https://gull%2eexample/",
    "https://gull.example:0/",
    "https://gull.example:65536/",
    "https://gull.example:99999999999/",
    "https://gull.example:/",
    "https://gull.example:8a/",
    "https://gull..example/",
    "https://.example/",
    "https://-gull.example/",
    "https://gull_news.example/",
    "https://gull.example./",
    f"https://{'a' * 64}.example/",
    f"https://{'a.' * 127}example/",
    "https://[::1]/",
    "https://999.1.1.1/",
    "https://0x7f.1/",
    "https://2130706433/",
    "https://127.1/",
    "https://fa\u00df.example/",  # an older browser goes to fass.example
    "https://gull\uff0eexample/",
    "https://\uff47ull.example/",
    "https://gu\u200dll.example/",
    "https://gull.example/\u200b",
    "https://gull.example/a b",
    "https://gull.example/\u00a0",
    "https://gull.example/\u2028",
    " https://gull.example/",
    "https://gull.example/\n",
    "https://gull.example/\x00",
    "https://gull.example/\x7f",
    "https://gull.example/\u202etxt.exe",
    "https://gull.example/\u2066",
    "https://gull.example/\ud800",
    'https://gull.example/"onclick="x',
    "https://gull.example/<script>",
    "https://gull.example/`",
    "https://gull.example/{{7*7}}",
    f"https://gull.example/{'a' * 2000}",
    "\ufeffhttps://gull.example/",
]  # fmt: skip


@pytest.mark.parametrize(("url", "link"), LINKS.items())
def test_addresses_of_the_web_are_links(url, link):
    assert safe_link(url) == link


@pytest.mark.parametrize("url", REFUSED)
def test_other_addresses_are_not(url):
    assert safe_link(url) is None


PIECES = st.sampled_from([
    "http", "https", "HTTPS", "javascript", "data", ":", "/", "//", "://", "\\", "@", "?", "#", ".", "%2e", "%", "[", "]", "'",
    '"', "<", ">", " ", "\t", "\n", "\x00", "\u202e", "\u2028", "gull", "example", "xn--", "xn--pple-43d", "80", "1", "0x7f",
    "é", "ß", "\u0430", "🙂", "\ufb01",
])  # fmt: skip


@given(st.one_of(st.text(), st.text().map("https://gull.example/".__add__), st.lists(PIECES, max_size=12).map("".join)))
@example("https://xn--a.example/")
def test_a_link_is_plain_and_says_where_it_leads(url):
    link = safe_link(url)
    if link is None:
        return
    assert re.fullmatch(r"https?://[a-z0-9.-]+(:[1-9][0-9]*)?([/?#][A-Za-z0-9/?#%:@!$&'()*+,;=\[\]~._-]*)?", link)
    assert safe_link(link) == link
    parts = urlsplit(link)
    assert parts.username is None
    assert parts.netloc == host_of(link)
    assert parts.hostname
    assert url.lower().startswith(link[: link.index(":")])
