import re

import framing
from framing import Article
from framing.comparison.intervals import RESAMPLES
from framing.lexicon import list_digest
from framing.methods import bibtex, methods

ARABIC = "قال المسؤولون إن القرار سيدخل حيز التنفيذ غدا في جميع أنحاء البلاد. " * 5


def said(*articles, **options):
    return methods(framing.analyse(articles, **options))


def test_articles_and_words_are_counted():
    # 4 + 4 words.
    assert "wording of 2 English news articles (8 words) with" in said("It rained all day.", "The sun came out.")
    assert "wording of 1 English news article (4 words) with" in said("It rained all day.")
    assert "(2,000 words)" in said("It rained all day. " * 500)


def test_only_english_articles_are_counted():
    assert "wording of 1 English news article (4 words) with" in said("It rained all day.", Article(ARABIC))
    assert "wording of 0 English news articles with" in said(ARABIC)


def test_words_are_left_away_where_they_were_not_counted():
    own = [metric for metric in framing.METRICS if metric.column == "hedging_ratio"]
    assert "wording of 1 English news article with framing" in said("It rained all day.", metrics=own)


def test_it_says_with_what_it_was_made():
    text = said("It rained.")
    assert f"framing {framing.__version__} (word lists {list_digest()})" in text
    assert f"{RESAMPLES:,} resamples" in text
    assert "\n" not in text


def test_measures_of_the_user_are_named():
    fog = framing.cue_rate(framing.Lexicon("fog", [framing.Row("fog*")]), name="fog_rate", meaning="Words of fog.")
    text = said("It rained.", metrics=[*framing.METRICS, fog])
    assert text.endswith("package. Measured besides, by means of our own: fog_rate (Words of fog).")
    assert "besides" not in said("It rained.")


def test_the_reference_is_whole():
    entry = bibtex()
    assert entry.count("{") == entry.count("}")
    assert re.findall(r"^  (\w+) = ", entry, flags=re.MULTILINE) == ["author", "title", "version", "note"]
    assert f"version = {{{framing.__version__}}}" in entry
    assert list_digest() in entry
