import re

import framing
from framing import Article
from framing.comparison.intervals import RESAMPLES
from framing.lexicon import list_digest
from framing.methods import bibtex, methods
from tests.conftest import ROOT

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


def test_the_reference_is_whole():
    entry = bibtex(list_digest())
    assert entry.count("{") == entry.count("}")
    assert re.findall(r"^  (\w+) = ", entry, flags=re.MULTILINE) == ["author", "title", "version", "note"]
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    for key, field in (("date-released", "year"), ("url", "url"), ("repository-code", "url")):
        assert (f"\n{key}:" in cited) == (f"  {field} = " in entry)
    assert f"version = {{{framing.__version__}}}" in entry
    assert list_digest() in entry


def named(*columns):
    return [metric for metric in framing.METRICS if metric.column in columns]


def test_what_was_measured_is_described_and_nothing_else():
    everything = said("It rained.")
    for part in (
        "Loaded language, loaded language in quotations, hedges, boosters, approximators and prescriptions are",
        "share of loaded sentences",
        "hedging ratio",
        "Headline sensationalism",
        "Reading ease",
        "The reading grade is",
        "listed in its README: flesch reading ease, flesch kincaid grade, ",
        "lix and rix.",
    ):
        assert part in everything
    some = said("It rained.", metrics=named("prescriptions_per_100_words", "reading_grade", "lix"))
    assert "Prescriptions are weighted counts of list entries per 100 words of the body. The reading grade is" in some
    assert "listed in its README: lix." in some
    for word in ("oaded", "hedg", "eadline", "Reading ease", "rix", "An own"):
        assert word not in some


def test_own_measures_are_named_with_their_lists():
    def commas(totals):
        "Commas."
        return totals.stops

    words = framing.Lexicon("lists/greed.csv", [framing.Row("greed")])
    mine = framing.cue_rate(words, name="greed", meaning="Words of greed, per 100 words.")
    stops = framing.Metric(lambda document: {"stops": document.count_marks(",")}, commas, "marks", (0, 9), "body")
    text = said("It rained.", metrics=[mine, stops])
    assert f"An own measure, greed (word list greed.csv, {words.digest}): Words of greed, per 100 words. An own" in text
    assert "An own measure, commas: Commas. Where outlets are compared" in text
    assert "human judgements" not in text


def test_the_reference_names_the_corrections():
    analysis = framing.analyse(["It may rain."], corrections=[framing.Correction("may", "reject", "a test")])
    assert f"note = {{word lists {list_digest()} with 1 correction, applied at 1 place}}" in analysis.methods()
