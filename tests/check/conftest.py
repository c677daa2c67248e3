"""Shared by the slower checks: a real Chromium, and the pages of the seeds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

import framing
from framing.origin import Origin
from framing.report.blind import blind
from framing.report.site import write_pages
from framing.report.worksheet import write_worksheet
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytest.register_assert_rewrite("tests.check.hostile")  # so that a failure there shows what was found

CHROMIUM = Path("/usr/bin/chromium")
EVENTS = ROOT / "tests" / "data" / "events"
READ = Origin("news/page.html", "0123456789abcdef" * 4, "utf-8", "2024-05-01T09:30:00Z")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless; each page gets a fresh profile."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def written(seeds: framing.Analysis, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Name → a page of the report, written when it is first asked for."""
    folder = tmp_path_factory.mktemp("pages")
    made: dict[str, Path] = {}

    def write(name: str) -> dict[str, Path]:
        if name == "report":
            return {name: framing.write_report(seeds, folder / "report.html")}
        if name == "excerpts":
            return {name: framing.write_report(seeds, folder / "excerpts.html", excerpts=True)}
        if name == "blind":
            hidden = framing.analyse(blind(seeds.articles))
            return {name: framing.write_report(hidden, folder / "blind.html")}
        if name in {"worksheet", "answers"}:
            return dict(zip(("worksheet", "answers"), write_worksheet(seeds, folder), strict=True))
        articles = [
            replace(article, id=f"{event}-{article.id}", event=event, url=f"https://{event}.example/{article.id}", origin=READ)
            for event in ("quota", "spill")
            for article in framing.read_articles(EVENTS / event)
        ]
        return dict(
            zip(("index", "quota", "spill"), write_pages(framing.analyse(articles), folder / "index.html"), strict=True)
        )

    def page(name: str) -> Path:
        if name not in made:
            made.update(write(name))
        return made[name]

    return page
