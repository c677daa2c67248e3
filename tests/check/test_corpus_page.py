"""The page on a scored corpus in a real Chromium: nothing requested, nothing cut off, no barrier, fit for print."""

import pytest

from framing.corpus.report import write_corpus_report
from tests.check.pages import ARTEFACTS, SCHEMES, WIDTHS, barriers, cut_off, keep, open_page, overhang, quiet
from tests.corpus.scored import rows, write

NAMES = {
    "one": ["Gull"],
    "long": ["Evening Standard and Gazette of the North", "N" * 300, "<b>"],
    "many": [f"Outlet {number:03}" for number in range(210)],
}
EACH = pytest.mark.parametrize("name", ["one", "long", "many", "undated"])


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    found = {}
    for name in ("one", "long", "many", "undated"):
        outlets = [outlet for outlet in NAMES.get(name, [None]) for _ in range(48)]
        dates = [f"{2019 + place % 24 // 12}-{place % 12 + 1:02}-01" for place in range(len(outlets))]
        scored = write(folder / name, rows(outlets, None if name == "undated" else dates), complete=name != "undated")
        found[name] = write_corpus_report(scored, folder / f"{name}.html")
    return found


@EACH
def test_it_fits_asks_for_nothing_and_shows_its_charts_whole(browser, pages, name):
    page, seen = open_page(browser, pages[name])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert overhang(page) <= 0, width
        assert cut_off(page) == [], width
        keep(page, f"corpus-{name}-{width}")
    page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true; })")
    page.set_viewport_size({"width": 320, "height": 900})
    assert overhang(page) <= 0
    assert seen == quiet(pages[name])
    assert page.evaluate("document.scripts.length") == 0
    page.close()


@EACH
def test_it_has_no_barrier(browser, pages, name):
    page, _ = open_page(browser, pages[name], bypass_csp=True)
    if name != "many":  # thousands of cells alike
        page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true; })")
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert barriers(page) == []
    page.close()


@EACH
def test_it_prints(browser, pages, name):
    page, _ = open_page(browser, pages[name])
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    assert len(page.pdf(path=ARTEFACTS / f"corpus-{name}.pdf", format="A4")) > 20_000
    page.close()


def test_tables_open_and_links_lead_by_keyboard(browser, pages):
    page, _ = open_page(browser, pages["long"])
    summary = page.locator("details summary").first
    summary.focus()
    assert not page.locator("details table").first.is_visible()
    page.keyboard.press("Enter")
    assert page.locator("details table").first.is_visible()
    for link in page.locator("nav a").all():
        assert page.locator(link.get_attribute("href")).count() == 1
    page.close()
