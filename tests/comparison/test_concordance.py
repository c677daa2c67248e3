import pytest

from framing import Article
from framing.comparison.concordance import keyword_in_context
from framing.comparison.event import Event


@pytest.fixture
def event():
    return Event.of(
        [
            Article("Rain fell. The launches failed.", headline="Launch delayed", outlet="A", id="a"),
            Article("They launched it at noon. Lunch was late.", outlet="B", id="b"),
        ]
    )


def test_every_use_with_what_stands_around_it(event):
    table = keyword_in_context(event, "launch~")
    assert table[["outlet", "part", "left", "keyword", "right"]].to_numpy().tolist() == [
        ["A", "headline", "", "Launch", " delayed"],
        ["A", "body", "The ", "launches", " failed."],
        ["B", "body", "They ", "launched", " it at noon."],
    ]
    for row in table.to_dict("records"):
        article = next(article for article in event.articles if article.id == row["id"])
        text = article.headline if row["part"] == "headline" else article.text
        assert text[row["start"] : row["end"]] == row["keyword"]


def test_without_a_tilde_the_word_stands_as_it_is(event):
    assert keyword_in_context(event, "launch").keyword.tolist() == ["Launch"]


def test_width_and_choices(event):
    table = keyword_in_context(event, "noon|failed", width=4)
    assert table[["left", "keyword", "right"]].to_numpy().tolist() == [["hes ", "failed", "."], [" at ", "noon", "."]]


def test_a_word_that_nobody_uses(event):
    assert len(keyword_in_context(event, "submarine~")) == 0


def test_a_width_that_is_none(event):
    assert keyword_in_context(event, "noon", width=0)[["left", "right"]].to_numpy().tolist() == [["", ""]]
    with pytest.raises(ValueError, match="width must be 0 or more, not -1"):
        keyword_in_context(event, "noon", width=-1)
    with pytest.raises(TypeError, match=r"width must be a whole number, not float: '2\.5'"):
        keyword_in_context(event, "noon", width=2.5)
