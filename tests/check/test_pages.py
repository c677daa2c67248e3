"""The committed pages in a real Chromium: nothing requested, nothing run, nothing cut off, no barrier, fit for print."""

import pytest

from tests.check.pages import ARTEFACTS, barriers, keep, open_page
from tests.conftest import ROOT

PAGES = sorted((ROOT / "reports").glob("*.html"))
EACH = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


def test_there_are_pages():
    assert PAGES, "no pages in reports: run `make notebooks`"


@EACH
@pytest.mark.parametrize("width", [320, 768, 1400])
@SCHEMES
def test_a_page_fits_and_asks_for_nothing(browser, path, width, scheme):
    page, seen = open_page(browser, path, width, color_scheme=scheme)
    keep(page, f"{path.stem}-{width}-{scheme}")
    outside = [url for url in seen["requests"] if not url.startswith("data:image/")]
    assert {**seen, "requests": outside} == {"requests": [path.as_uri()], "console": [], "dialogs": []}
    assert page.evaluate("document.scripts.length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0 && image.alt)")
    page.close()


@EACH
@SCHEMES
def test_a_page_has_no_barrier(browser, path, scheme):
    page, _ = open_page(browser, path, color_scheme=scheme, bypass_csp=True)
    assert barriers(page) == []
    page.close()


@EACH
def test_a_page_prints(browser, path):
    page, _ = open_page(browser, path)
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    for paper in ("A4", "Letter"):
        assert page.pdf(path=ARTEFACTS / f"{path.stem}-{paper}.pdf", format=paper).startswith(b"%PDF")
    page.close()


@EACH
def test_links_lead_to_pages(browser, path):
    page, _ = open_page(browser, path)
    links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    assert [link for link in links if ":" not in link and not (path.parent / link.partition("#")[0]).exists()] == []
    page.close()
