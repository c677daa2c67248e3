"""Comparisons of many articles."""

import framing
from framing import Article
from tests.comparison.test_align import facts, told
from tests.comparison.test_comparison import OTHER, TEXT, THIRD, compare


def test_300_articles_in_100_events():
    given = [
        Article(text.replace("bridge", f"bridge {n}"), outlet=outlet, event=f"event {n}")
        for n in range(100)
        for text, outlet in zip((TEXT, OTHER, THIRD), "ABC", strict=True)
    ]
    comparison = compare(given)
    assert len(comparison.events) == 100
    assert comparison.claims.event.nunique() == 100
    assert set(comparison.differences.groupby("event").size()) == {3 * len(framing.METRICS)}
    assert "97 more events" in comparison.summary()


def test_two_thousand_statements():
    words = [f"w{number}" for number in range(3000)]
    texts = [[" ".join(words[(a * 31 + k * k * 7 + j**3) % 3000] for j in range(20)) for k in range(40)] for a in range(50)]
    many = [statement for article, some in enumerate(texts) for statement in told(*some, article=article)]
    assert all(len({many[number].article for number in fact}) > 1 for fact in facts(many))
