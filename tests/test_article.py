import datetime as dt

import pytest

import framing


def test_article_is_frozen_and_keeps_what_it_is_given():
    article = framing.Article("One.", headline="H", date=dt.date(2024, 5, 1))
    assert (article.text, article.headline, article.date, article.outlet) == ("One.", "H", dt.date(2024, 5, 1), None)
    with pytest.raises(AttributeError):
        article.text = "Two."


@pytest.mark.parametrize("field", ["text", "headline", "outlet", "id", "url", "author", "event"])
def test_a_field_that_is_no_string_is_named(field):
    with pytest.raises(TypeError, match=rf"Article\.{field} must be a string, not int: '7'"):
        framing.Article(**{"text": "One.", field: 7})


def test_text_of_an_article_is_all_body_whatever_it_looks_like():
    # Only readers of files infer a headline.
    text = "Senate passes budget\n\nThe Senate passed the budget on Friday."
    analysis = framing.analyse([framing.Article(text)])
    assert analysis.notes.query("metric == 'headline_sensationalism'").reason.tolist() == ["no headline"]
    assert analysis.scores.words.item() == 10
