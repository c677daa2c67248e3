from dataclasses import fields

import pandas as pd
import pytest

import framing
from framing import Article
from framing.report.blind import blind


def texts(*pairs):
    return [article.text for article in blind([Article(text, outlet=outlet) for outlet, text in pairs])]


def test_a_name_is_gone_from_every_field_and_every_article():
    given = [
        Article(
            "The Daily Gull's reporter wrote it. daily gulls fly.",
            headline="Daily Gull: rain",
            outlet="Daily Gull",
            id="daily-gull",
            url="https://dailygull.example",
            author="Ann Lowe, Daily Gull",
            event="Daily Gull and the rain",
            date="2020-01-01",
        ),
        Article("As the Daily Gull has it, Evening Heron was late.", headline="“Daily Gull” said", outlet="Evening Heron"),
    ]
    found = blind(given)
    for article in found:
        for field in fields(article):
            value = str(getattr(article, field.name))
            assert "Daily Gull" not in value
            assert "Evening Heron" not in value
    assert found[0] == Article(
        "Article 1's reporter wrote it. daily gulls fly.",
        headline="Article 1: rain",
        outlet="Article 1",
        id="article-1",
        event="Article 1 and the rain",
        date="2020-01-01",
    )
    assert found[1].text == "As Article 1 has it, Article 2 was late."
    assert found[1].headline == "“Article 1” said"


def test_an_everyday_word_is_a_name_only_after_the():
    assert texts(("Time", "Time flies, The Time wrote, and the time flew; the Time has it."), ("Sun", "Time and Sun.")) == [
        "Time flies, Article 1 wrote, and the time flew; Article 1 has it.",
        "Time and Sun.",
    ]


def test_an_everyday_word_with_a_hyphen_is_one_too():
    assert texts(("Time-Out", "Time-Out was called. The Time-Out wrote it.")) == ["Time-Out was called. Article 1 wrote it."]


@pytest.mark.parametrize(
    "outlet", ["Gull (North)", "Gull+", "[Gull]", "Gull.com", "Gull\\d", "Yahoo!", "$1", "G|ull", "^Gull$"]
)
def test_a_name_may_hold_signs(outlet):
    assert texts((outlet, f"The {outlet} wrote, {outlet} said."), ("B", "Gullxcom wrote.")) == [
        "Article 1 wrote, Article 1 said.",
        "Gullxcom wrote.",
    ]


def test_a_name_within_a_word_stays():
    assert texts(("Gull", "Gulls and SeaGull and Gull.")) == ["Gulls and SeaGull and Article 1."]


def test_the_longer_name_goes_first():
    assert texts(("The Gull", "Gull FM said. The Gull said."), ("Gull FM", "")) == ["Article 2 said. Article 1 said.", ""]


def test_a_number_is_not_taken_for_a_name():
    assert texts(("Heron", "Heron wrote. The Article wrote."), ("Article", "")) == ["Article 1 wrote. Article 2 wrote.", ""]


def test_the_article_of_a_name_may_be_left_away():
    assert texts(("The Daily Gull", "the Daily Gull, Daily Gull, The Daily Gull")) == ["Article 1, Article 1, Article 1"]
    assert texts(("The The Gull", "The The Gull, The Gull")) == ["Article 1, Article 1"]


def test_several_articles_of_one_outlet():
    found = blind([Article("A.", outlet="Gull"), Article("Gull.", outlet="Gull"), Article("B.", outlet="Heron"), Article("C.")])
    assert [article.outlet for article in found] == ["Outlet 1", "Outlet 1", "Outlet 2", "Outlet 3"]
    assert [article.id for article in found] == ["article-1", "article-2", "article-3", "article-4"]
    assert found[1].text == "Outlet 1."


def test_articles_without_outlet_are_numbered():
    found = blind([Article("One."), Article("Two.", outlet=""), Article("Three.", outlet=" ")])
    assert [article.outlet for article in found] == ["Article 1", "Article 2", "Article 3"]
    assert [article.text for article in found] == ["One.", "Two.", "Three."]


def test_what_is_missing_stays_missing():
    (article,) = blind([Article("One.", outlet="Gull")])
    assert (article.headline, article.event, article.date) == (None, None, None)


def test_scores_of_texts_that_name_no_outlet_stay(seeds):
    assert not any(other.outlet in article.text for article in seeds.articles for other in seeds.articles)
    scores = framing.analyse(blind(seeds.articles)).scores
    pd.testing.assert_frame_equal(
        scores.drop(columns="outlet").reset_index(drop=True), seeds.scores.drop(columns="outlet").reset_index(drop=True)
    )
