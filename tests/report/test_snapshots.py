"""The pages of two invented events, word by word; ``FRAMING_SNAPSHOTS=write`` writes them anew."""

import difflib
import os
import re
from dataclasses import replace

import pytest

import framing
from framing.lexicon import list_digest
from framing.report.site import write_pages
from framing.report.worksheet import write_worksheet
from tests.conftest import ROOT

SNAPSHOTS = ROOT / "tests" / "data" / "snapshots"
EVENTS = ("quota", "spill")


def text_of(page):
    """A page without its style and charts, which have their own tests, and without what every release changes."""
    text = re.sub(r"<(style|svg)\b.*?</\1>", r"<\1></\1>", page, flags=re.DOTALL)
    text = re.sub(r"sha256-[\w+/=]*", "sha256-", text)
    return text.replace(list_digest(), "DIGEST").replace(f"framing {framing.__version__}", "framing VERSION")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("snapshots")
    articles = [
        replace(article, id=f"{event}-{article.id}", outlet=f"Outlet {str(article.id)[-1].upper()}", event=event)
        for event in EVENTS
        for article in framing.read_articles(ROOT / "tests" / "data" / "events" / event)
    ]
    analysis = framing.analyse(articles)
    index, quota, _ = write_pages(analysis, folder / "index.html")
    one = analysis.subset(article.id for article in articles if article.event == "quota")
    worksheet, answers = write_worksheet(one, folder)
    files = {"index": index, "report": quota, "worksheet": worksheet, "answers": answers}
    return {name: text_of(path.read_text(encoding="utf-8")) for name, path in files.items()}


@pytest.mark.parametrize("name", ["report", "index", "worksheet", "answers"])
def test_a_page_is_as_it_was(pages, name):
    path = SNAPSHOTS / f"{name}.html"
    if os.environ.get("FRAMING_SNAPSHOTS") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[name], encoding="utf-8", newline="\n")
    before = path.read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        before.splitlines(), pages[name].splitlines(), f"{name}.html before", "now", lineterm="", n=1
    )
    assert before == pages[name], "\n".join(["FRAMING_SNAPSHOTS=write accepts this:", *difference])


def test_snapshots_hold_no_chart_and_no_style():
    for path in SNAPSHOTS.glob("*.html"):
        assert not re.search(r"<path|@media", path.read_text(encoding="utf-8"))
