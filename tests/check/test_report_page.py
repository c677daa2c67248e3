"""Every page of the report in a real Chromium: nothing requested, nothing run, nothing cut off, no barrier, fit for print."""

import pytest

from tests.check.pages import ARTEFACTS, SCHEMES, WIDTHS, barriers, keep, open_page, overhang, quiet

EACH = pytest.mark.parametrize("name", ["report", "excerpts", "blind", "worksheet", "answers", "index", "quota", "spill"])


@EACH
def test_a_page_fits_and_asks_for_nothing(browser, written, name):
    page, seen = open_page(browser, written(name))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert overhang(page) <= 0, width
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            if name == "report" or (width, scheme) in {(1400, "light"), (320, "dark")}:
                keep(page, f"{name}-{width}-{scheme}")
    assert seen == quiet(written(name))
    assert page.evaluate("document.scripts.length") == 0
    page.close()


@EACH
def test_a_page_fits_at_twice_the_size(browser, written, name):
    # A window of 1400 by 900 at a zoom of 200 % has room for 700 by 450, each of its pixels drawn as four.
    page, _ = open_page(browser, written(name), 700, 450, device_scale_factor=2)
    assert overhang(page) <= 0
    page.close()


@EACH
def test_a_page_has_no_barrier(browser, written, name):
    page, _ = open_page(browser, written(name), bypass_csp=True)
    assert barriers(page) == []
    page.emulate_media(color_scheme="dark")
    assert barriers(page, "color-contrast") == []
    page.close()


@EACH
def test_a_page_prints(browser, written, name):
    page, _ = open_page(browser, written(name))
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    for paper in ("A4", "Letter"):
        assert len(page.pdf(path=ARTEFACTS / f"{name}-{paper}.pdf", format=paper)) > 20_000
    page.close()


def test_print_opens_the_table_of_all_scores_and_hides_what_only_a_screen_can_do(browser, written):
    page, _ = open_page(browser, written("report"))
    scores, tip = page.locator("details.printed table"), page.locator("article .tip").first
    boxes, hint = page.locator(".toggles input"), page.locator(".hint")
    assert not scores.is_visible()
    assert hint.is_visible()
    assert boxes.count() > 3
    page.locator("article mark.cue").first.focus()
    assert tip.is_visible()
    page.emulate_media(media="print")
    assert scores.is_visible()
    assert scores.evaluate("table => table.getBoundingClientRect().height") > 200
    assert not tip.is_visible()
    assert not hint.is_visible()
    assert not any(box.is_visible() for box in boxes.all())
    assert overhang(page) <= 0
    page.close()


def test_links_lead_somewhere(browser, written):
    for name in ("report", "index", "quota"):
        page, _ = open_page(browser, written(name))
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
        assert links, name
        outside = [link for link in links if "://" in link]
        assert outside == ([f"https://quota.example/outlet-{letter}" for letter in "abc"] if name == "quota" else [])
        for link in set(links) - set(outside):
            file, _, part = link.partition("#")
            assert (written(name).parent / file).exists(), link
            assert file or page.locator(f"#{part}").count() == 1, link
        page.close()


SMALLEST_CONTRAST = """selector => {
  const numbers = color => color.match(/[\\d.]+/g).map(Number);
  const linear = v => v <= 10 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b);
  const ground = element => {
    for (; element; element = element.parentElement) {
      const color = numbers(getComputedStyle(element).backgroundColor);
      if (color.length < 4 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  return Math.min(...[...document.querySelectorAll(selector)].map(element => {
    const [a, b] = [light(numbers(getComputedStyle(element).color)), light(ground(element))];
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  }));
}"""  # the contrast of WCAG 2; axe looks at nothing that is hidden, as tips are


@pytest.mark.parametrize("scheme", SCHEMES)
def test_contrast_is_at_least_4_5_to_1(browser, written, scheme):
    page, _ = open_page(browser, written("report"), color_scheme=scheme)
    for selector in ("mark.cue", ".k", "p", "th", "td", ".meaning", ".reason", ".tip", "li", "summary", "dd", "caption"):
        assert page.locator(selector).count(), selector
        assert page.evaluate(SMALLEST_CONTRAST, selector) >= 4.5, selector
    page.close()
