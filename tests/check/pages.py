"""Pages in a real Chromium: open one and note what it asks for and says, and what axe finds in it."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

ARTEFACTS = Path(os.environ.get("FRAMING_ARTEFACTS", "build/screenshots"))


def open_page(browser, path, width=1400, **options):
    page = browser.new_page(viewport={"width": width, "height": 900}, **options)
    seen = {"requests": [], "console": [], "dialogs": []}
    page.on("request", lambda request: seen["requests"].append(request.url))
    page.on("console", lambda message: seen["console"].append(message.text))
    page.on("dialog", lambda dialog: (seen["dialogs"].append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri())
    return page, seen


def barriers(page):
    """What axe, whose script comes with its package, calls a serious or critical barrier; the page must bypass its policy."""
    found = Axe().run(page).response["violations"]
    return [(rule["id"], node["html"]) for rule in found if rule["impact"] in {"serious", "critical"} for node in rule["nodes"]]
