"""The charts of the report in a real Chromium: each has a name, refers to nothing that is not there, and is seen in full."""

import pytest
from playwright.sync_api import expect

from framing.report.figures import NAMES
from tests.check.pages import cut_off, open_page

BROKEN = """() => {
  const ids = [...document.querySelectorAll("[id]")].map(element => element.id), known = new Set(ids);
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
  const lost = [...document.querySelectorAll("*")].flatMap(element => [...element.attributes].flatMap(({name, value}) => {
    const named = name.startsWith("aria-") && /by$/.test(name) ? value.split(/\\s+/) : [];
    const linked = /^(xlink:)?href$/.test(name) && value.startsWith("#") ? [value.slice(1)] : [];
    const drawn = [...value.matchAll(/url\\(['"]?#([^'")]*)/g)].map(found => found[1]);
    return [...named, ...linked, ...drawn].filter(id => !known.has(id));
  }));
  return {twice, lost};
}"""


@pytest.mark.parametrize("name", ["report", "quota", "index"])
def test_charts_are_named_and_seen(browser, written, name):
    page, _ = open_page(browser, written(name))
    charts = page.locator("svg").all()
    assert len(charts) == {"report": len(NAMES), "index": 1}.get(name, len(charts))
    assert charts
    for chart in charts:
        title, description = chart.locator("> title").text_content(), chart.locator("> desc").text_content()
        assert len(title) > 10
        assert len(description) > 40
        expect(chart).to_have_role("img")
        expect(chart).to_have_accessible_name(" ".join(f"{title} {description}".split()))
        chart.scroll_into_view_if_needed()
        expect(chart).to_be_in_viewport()
        box = chart.bounding_box()
        assert box["width"] > 200
        assert box["height"] > 50
    assert page.evaluate(BROKEN) == {"twice": [], "lost": []}
    assert cut_off(page) == []
    page.close()
