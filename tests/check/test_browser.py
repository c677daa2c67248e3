"""The report in a real Chromium: nothing requested, nothing run, nothing cut off, usable by keyboard."""

import pytest

import framing
from framing import Article
from tests.check.pages import ARTEFACTS, open_page

HOSTILE = [
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '"><svg onload=window.hit=1>',
    "'-window.hit=1-'",
    "</style><script>window.hit=1</script>",
    "</title><script>window.hit=1</script>",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<a href=javascript:window.hit=1 autofocus onfocus=window.hit=1>x</a>",
    "<body onload=window.hit=1>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "{{ window.hit }}{% raw %}",
    "<!--><script>window.hit=1</script>-->",
    "\u202e\u0000<meta http-equiv=refresh content='0;url=//example.org'>",
]


@pytest.fixture(scope="module")
def report(seeds, tmp_path_factory):
    return framing.write_report(seeds, tmp_path_factory.mktemp("report") / "report.html")


@pytest.mark.parametrize("width", [320, 768, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_fits_and_asks_for_nothing(browser, report, width, scheme):
    page, seen = open_page(browser, report, width, color_scheme=scheme)
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"report-{width}-{scheme}.png", full_page=True)
    assert seen == {"requests": [report.as_uri()], "console": [], "dialogs": []}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.scripts.length") == 0
    page.close()


def test_it_prints(browser, report):
    page, _ = open_page(browser, report)
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    for paper in ("A4", "Letter"):
        assert len(page.pdf(path=ARTEFACTS / f"report-{paper}.pdf", format=paper)) > 20_000
    page.close()


def test_a_cue_is_explained_where_the_keyboard_stands(browser, report):
    page, _ = open_page(browser, report)
    cue = page.locator("article mark.cue").first
    tip = cue.locator(".tip")
    assert not tip.is_visible()
    cue.focus()
    assert tip.is_visible()
    assert "sensational cue: emphasis" in tip.inner_text()
    page.keyboard.press("Tab")
    assert not tip.is_visible()
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
}"""  # the contrast of WCAG 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_at_least_4_5_to_1(browser, report, scheme):
    page, _ = open_page(browser, report, color_scheme=scheme)
    for selector in ("mark.cue", "p", "th", "td", ".meaning", ".reason", ".tip", "li", "summary", "dd", "caption"):
        if page.locator(selector).count():
            assert page.evaluate(SMALLEST_CONTRAST, selector) >= 4.5, selector
    page.close()


def test_hostile_text_stays_text(browser, tmp_path):
    articles = [
        Article(
            f"{text} The shameful deal. “{text}”",
            headline=text,
            outlet=text,
            id=f"{number}{text}",
            url=text,
            author=text,
            event=text,
        )
        for number, text in enumerate(HOSTILE)
    ]
    path = framing.write_report(framing.analyse(articles), tmp_path / "report.html")
    page, seen = open_page(browser, path)
    page.wait_for_timeout(300)
    assert seen == {"requests": [path.as_uri()], "console": [], "dialogs": []}
    assert page.evaluate("typeof window.hit") == "undefined"
    assert page.evaluate("document.querySelectorAll('script, img, iframe, svg, link, a').length") == 0
    assert HOSTILE[0] in page.locator("article h3").first.inner_text()
    page.close()


ODD = {
    "no-headline": [Article("The vote may slip. It is late.")],
    "long-outlet": [Article("One.", headline="H", outlet="Outlet" * 40), Article("Two.", outlet="B")],
    "right-to-left": [Article("הטיל נורה אתמול בבוקר. " * 5, headline="\u202eכותרת", outlet="א")],
    "twelve": [Article("The shameful deal may fall.", headline=f"Headline {n}!", outlet=f"Outlet {n}") for n in range(12)],
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("width", [320, 1400])
def test_odd_input_leaves_the_page_whole(browser, tmp_path, name, width):
    path = framing.write_report(framing.analyse(ODD[name]), tmp_path / "report.html")
    page, seen = open_page(browser, path, width)
    assert seen["requests"] == [path.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("article").count() == len(ODD[name])
    page.close()
