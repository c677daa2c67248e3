"""Pages in a real Chromium: open one and note what it asks for and says, what does not fit, and what axe finds in it."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

ARTEFACTS = Path(os.environ.get("FRAMING_ARTEFACTS", "build/screenshots"))
TALLEST = 16_000
WIDTHS = (320, 768, 1400)
SCHEMES = ("light", "dark")


def open_page(browser, path, width=1400, height=900, **options):
    page = browser.new_page(viewport={"width": width, "height": height}, **options)
    seen = {"requests": [], "console": [], "dialogs": []}
    page.on("request", lambda request: seen["requests"].append(request.url))
    page.on("console", lambda message: seen["console"].append(message.text))
    page.on("dialog", lambda dialog: (seen["dialogs"].append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri())
    return page, seen


def quiet(path):
    """What `open_page` has seen where a page asks for nothing but itself and says nothing."""
    return {"requests": [path.as_uri()], "console": [], "dialogs": []}


def keep(page, name):
    """Keep a screenshot of the page, as far down as a picture can go, for people to look at.

    It is a JPEG, which takes half the time of a PNG: pictures of tall pages took longer than all that is asserted of them.
    """
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)}
    page.screenshot(path=ARTEFACTS / f"{name}.jpeg", type="jpeg", quality=70, full_page=True, clip=clip)


def overhang(page):
    """How many pixels of the page stand beyond the right edge of the window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def barriers(page, *only):
    """What axe, whose script comes with its package, calls a serious or critical barrier; the page must bypass its policy.

    `only`: the rules to look at; all of them if none is named.
    """
    options = {"resultTypes": ["violations"]}  # every one of them, but not the thousands of elements that pass
    found = Axe().run(page, options={**options, "runOnly": list(only)} if only else options).response["violations"]
    return [(rule["id"], node["html"]) for rule in found if rule["impact"] in {"serious", "critical"} for node in rule["nodes"]]


OUTSIDE = """svgs => svgs.flatMap(svg => {
  const box = svg.getBoundingClientRect(), drawn = svg.querySelector("title").textContent;
  return [...svg.querySelectorAll("text")].flatMap(text => {
    const own = text.getBoundingClientRect();
    const by = Math.max(box.left - own.left, own.right - box.right, box.top - own.top, own.bottom - box.bottom);
    return by > 2 ? [`${drawn}: ${text.textContent} by ${by.toFixed(1)}`] : [];
  });
})"""


def cut_off(page):
    """Texts of charts that stand more than 2 pixels outside their chart."""
    return page.eval_on_selector_all("svg", OUTSIDE)
