"""Comparisons of many articles."""

import re

import framing
from framing import Article
from tests.comparison.test_align import facts, told
from tests.comparison.test_comparison import OTHER, TEXT, THIRD, compare

GIVEN = [
    Article(text.replace("bridge", f"bridge {n}"), outlet=outlet, event=f"event {n}")
    for n in range(100)
    for text, outlet in zip((TEXT, OTHER, THIRD), "ABC", strict=True)
]


def test_the_report_on_300_articles_in_100_events(tmp_path):
    framing.write_report(framing.analyse(GIVEN), tmp_path / "index.html")
    pages = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert len(pages) == 101
    assert max(len(page.encode()) for page in pages.values()) < 1_000_000
    links = re.findall(r'<th scope="row"><a href="([^"]*)">', pages.pop("index.html"))
    assert sorted(links) == sorted(pages)
    assert all(page.count("<article ") == 3 and "<svg " in page for page in pages.values())


def test_300_articles_in_100_events():
    comparison = compare(GIVEN)
    assert len(comparison.events) == 100
    assert comparison.claims.event.nunique() == 100
    assert set(comparison.differences.groupby("event").size()) == {3 * len(framing.METRICS)}
    assert "97 more events" in comparison.summary()


def test_two_thousand_statements():
    words = [f"w{number}" for number in range(3000)]
    texts = [[" ".join(words[(a * 31 + k * k * 7 + j**3) % 3000] for j in range(20)) for k in range(40)] for a in range(50)]
    many = [statement for article, some in enumerate(texts) for statement in told(*some, article=article)]
    assert all(len({many[number].article for number in fact}) > 1 for fact in facts(many))
