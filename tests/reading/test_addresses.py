"""Addresses of pages among the sources: fetched, read by their kind, and kept with where and when."""

import hashlib
import json
import re

import pytest

from framing import Article
from framing.cli import main
from framing.reading import ReadingError, read_articles

TEXT = "The mayor said on Monday that the long bridge over the river may fall before winter comes to the valley."
PAGE = f"""<!DOCTYPE html><html><head><title>Bridge may fall | The Gull</title><meta property="og:site_name" content="The Gull">
<meta charset="utf-8"></head><body><nav>Home</nav><article><h1>Bridge may fall</h1><p>{TEXT}</p>
<p>“It’s late,” she said. {TEXT}</p>
</article></body></html>""".encode()


@pytest.fixture
def site(site):
    site.pages["/news/bridge.html"] = (200, {"Content-Type": "text/html"}, PAGE)
    site.pages["/old"] = (301, {"Location": "/news/bridge.html"}, b"")
    site.pages["/plain"] = (200, {"Content-Type": "text/plain; charset=cp1252"}, f"Café shut\n\n{TEXT}".encode("cp1252"))
    site.pages["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private\n")
    site.pages["/private"] = (200, {"Content-Type": "text/html"}, PAGE)
    return site


def test_a_page_is_read_and_where_and_when_is_kept(site):
    (article,) = read_articles(f"{site.url}/old", allow_local=True)
    assert (article.headline, article.outlet, article.id) == ("Bridge may fall", "The Gull", "bridge")
    assert article.text.split("\n") == [TEXT, f"“It’s late,” she said. {TEXT}"]
    assert article.url == f"{site.url}/news/bridge.html"
    assert article.origin.source == f"{site.url}/old"
    assert article.origin.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", article.origin.retrieved)


def test_a_plain_text_is_decoded_as_the_server_says(site):
    (article,) = read_articles(f"{site.url}/plain", allow_local=True)
    assert article == Article(TEXT, headline="Café shut", outlet="127.0.0.1", id="plain", url=f"{site.url}/plain")
    assert article.origin.doubts == ()


def test_pages_stand_beside_files_and_each_failure_is_told(site, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(f"Vote\n\n{TEXT}", encoding="utf-8")
    sources = [
        f"{site.url}/news/bridge.html",
        str(tmp_path / "a.txt"),
        f"{site.url}/private",
        f"{site.url}/none",
        "ftp://a.b/c",
    ]
    out = tmp_path / "s.json"
    assert main(["score", *sources, "--allow-local", "-o", str(out)]) == 1
    assert [row["id"] for row in json.loads(out.read_text(encoding="utf-8"))["articles"]] == ["bridge", "a"]
    said = capsys.readouterr().err
    for source, why in zip(sources[2:], ("robots.txt", "404", "only http and https"), strict=True):
        assert re.search(rf"framing: {re.escape(source)}: .*{why}", said)


def test_this_machine_is_not_asked_unless_it_is_allowed(site, tmp_path, capsys):
    with pytest.raises(ReadingError, match="local or reserved network"):
        read_articles(f"{site.url}/news/bridge.html")
    assert main(["report", f"{site.url}/news/bridge.html", "-o", str(tmp_path / "r")]) == 2
    assert "--allow-local" in capsys.readouterr().err
    assert site.seen == []
    assert not (tmp_path / "r").exists()


def test_a_report_of_a_page_links_to_it(site, tmp_path):
    assert main(["report", f"{site.url}/news/bridge.html", "--allow-local", "-o", str(tmp_path)]) == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert f'<a href="{site.url}/news/bridge.html" rel="noopener noreferrer">' in page
