import numpy as np
import pandas as pd
import pytest

import framing
from framing import Article
from framing.comparison.summary import TABLES
from framing.lexicon import Row

CONTRACT = {
    "scores": "outlet metric value low high articles sentences",
    "differences": "metric a b difference low high effect p p_adjusted verdict",
    "words": "outlet term count other_count rate other_rate log_odds z q",
    "claims": "claim n_outlets outlet id part start end text attributed_to certainty numbers dates differs",
    "quotes": "quote n_outlets outlet id start end text speaker match",
    "sources": "outlet id sentence source kind verb verb_class",
    "naming": "referent outlet name count",
    "portraits": "actor outlet mentions as_subject as_object verbs loaded hedges",
}
TEXT = """The council closed the north bridge on Monday after engineers found a crack in a pillar. The mayor said repairs \
would take six weeks.

Traders on the square fear for their summer. “We will lose every visitor we have,” said Ann Lowe, who runs the bakery.

The council may open a ferry. It denied that the crack was known in spring."""
OTHER = """Engineers found a crack in a pillar of the north bridge, and the council shut it on Monday. Repairs will take at \
least eight weeks, officials said.

“We will lose every visitor,” said baker Ann Lowe.

The shameful crack was known since spring, a worker claimed."""
THIRD = "The north bridge was closed on Tuesday because of a crack in a pillar. A ferry could open. Traders protested loudly."


def articles(*texts, outlets="ABC", **fields):
    return [Article(text, outlet=outlet, **fields) for text, outlet in zip(texts, outlets, strict=False)]


def compare(given, **options):
    return framing.compare(framing.analyse(given), **options)


@pytest.fixture(scope="module")
def seeds():
    return compare(framing.read_articles("seeds"))


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_the_columns_they_promise(seeds, name):
    table = getattr(seeds, name)
    expected = CONTRACT.get(name, "").split()
    assert [column for column in table.columns if column in expected] == expected
    assert "event" not in table.columns
    with_event = getattr(compare(articles(TEXT, OTHER, event="bridge")), name)
    assert with_event.columns[0] == "event"
    assert set(with_event.event) <= {"bridge"}


@pytest.mark.parametrize("name", ["claims", "ladder", "quotes", "echoes", "sources"])
def test_spans_slice_back(seeds, name):
    by_id = {article.id: article for event in seeds.events for article in event.articles}
    for row in getattr(seeds, name).to_dict("records"):
        if "start" not in row:
            continue
        article = by_id[row["id"]]
        text = article.headline if row.get("part") == "headline" else article.text
        found = text[row["start"] : row["end"]]
        assert found == (row["text"] if "text" in row else row["source"] or row["verb"])


def test_sources_point_to_their_sentences(seeds):
    analysis = framing.analyse([article for event in seeds.events for article in event.articles])
    for row in seeds.sources.to_dict("records"):
        sentence = analysis.sentences.loc[row["sentence"]]
        assert sentence.id == row["id"]
        if row["verb"]:  # else a quotation goes on, whose source stands in another sentence
            assert sentence.start <= row["start"] < sentence.end


def test_scores_are_those_of_the_analysis(seeds):
    scores = framing.analyse(framing.read_articles("seeds")).scores.set_index("outlet")
    for row in seeds.scores.to_dict("records"):
        assert row["value"] == pytest.approx(scores.loc[row["outlet"], row["metric"]], abs=1e-6)


def test_the_same_tables_twice(seeds):
    again = compare(framing.read_articles("seeds"))
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(seeds, name), getattr(again, name))


def test_one_article_has_nothing_to_be_compared_with():
    comparison = compare(articles(TEXT))
    assert comparison.notes.note.tolist() == ["the only article of its event: nothing to compare it with"]
    assert len(comparison.differences) == 0
    assert set(comparison.claims.n_outlets) == {1}
    assert "nothing to compare it with" in comparison.summary()
    assert comparison._repr_html_()


def test_two_articles_of_one_outlet():
    comparison = compare(articles(TEXT, OTHER, outlets="AA"))
    assert comparison.notes.note.tolist() == ["all articles are of one outlet, A: there is no pair of outlets"]
    assert comparison.scores.articles.max() == 2
    assert len(comparison.differences) == 0


def test_articles_on_different_events_are_noted():
    recipe = "Cut the leeks into rings. Fry them in butter until they are soft. Add cream and nutmeg, and bake it for an hour."
    notes = compare(articles(TEXT, recipe)).notes.note.tolist()
    assert notes == ["no facts told by more than one outlet: the articles may be on different events"]


def test_articles_on_one_event_are_not(seeds):
    assert len(seeds.notes) == 0


def test_an_article_without_an_outlet_stands_under_its_id():
    comparison = compare([Article(TEXT, outlet="A"), Article(OTHER, id="blog"), Article(THIRD, id="A")])
    assert comparison.scores.outlet.unique().tolist() == ["A", "blog", "A-2"]
    assert comparison.notes.note.tolist() == [
        "no outlet given: compared under the name 'blog'",
        "no outlet given: compared under the name 'A-2'",
    ]


def test_the_same_article_twice_counts_once():
    once, twice = compare(articles(TEXT, OTHER)), compare(articles(TEXT, OTHER, TEXT + " \n", outlets="ABA"))
    assert twice.notes[["id", "note"]].to_numpy().tolist() == [
        ["1", "near-duplicate of '3': about 100% of its text stands there too"],
        ["3", "the same article as 1: counted once"],
    ]
    pd.testing.assert_frame_equal(once.scores, twice.scores)
    pd.testing.assert_frame_equal(once.claims, twice.claims)


def test_the_same_text_of_two_outlets_is_compared():
    comparison = compare(articles(TEXT, TEXT))
    assert set(comparison.claims.n_outlets) == {2}
    assert not comparison.differences.verdict.str.contains("higher").any()


def test_an_article_that_is_not_english_is_not_compared():
    german = "Der Rat hat die Brücke am Montag geschlossen, weil ein Riss in einem Pfeiler gefunden wurde. " * 3
    comparison = compare(articles(TEXT, OTHER, german))
    assert comparison.notes.note.tolist() == ["not English: not compared"]
    assert set(comparison.scores.outlet) == {"A", "B"}


def test_events_are_compared_each_for_itself():
    given = [
        *articles(TEXT, OTHER, event="bridge"),
        *articles("Rain fell on Friday.", "Rain fell on Friday in town.", event="rain"),
    ]
    comparison = compare(given)
    assert comparison.claims.groupby("event", sort=False).claim.min().tolist() == [1, 1]
    alone = compare(given[:2])
    for name in TABLES:
        together = getattr(comparison, name)
        of_bridge = together[together.event == "bridge"].reset_index(drop=True)
        pd.testing.assert_frame_equal(of_bridge, getattr(alone, name), check_dtype=False)


def test_all_events_together():
    given = [*articles(TEXT, OTHER, event="one"), *articles(OTHER, TEXT, event="two")]
    comparison = compare(given, by_event=False)
    assert "event" not in comparison.scores.columns
    assert comparison.scores.articles.max() == 2
    assert set(comparison.claims.event) == {"one", "two"}


def test_without_events_outlets_are_compared_over_all_their_articles():
    given = articles(TEXT, OTHER, OTHER, TEXT, outlets="ABAB")
    comparison = compare(given, by_event=False)
    assert comparison.scores.articles.max() == 2
    filled = {name for name, table in comparison.tables().items() if len(table)}
    assert filled == {"scores", "differences", "words", "notes"}
    usual = compare(given)
    for name, table in comparison.tables().items():
        assert table.columns.tolist() == getattr(usual, name).columns.tolist()
    for name in ("scores", "differences", "words"):
        pd.testing.assert_frame_equal(getattr(comparison, name), getattr(usual, name))
    assert len(comparison.keyword_in_context("bridge")) == len(usual.keyword_in_context("bridge")) > 0


def test_without_events_the_summary_tells_of_no_facts():
    text = compare([Article(TEXT, outlet="A", id="one"), Article(OTHER, id="two")], by_event=False).summary()
    assert text.startswith("2 articles of 2 outlets")
    assert "Note: two: no outlet given: compared under the name 'two'." in text
    assert "Facts" not in text
    assert "Quotations" not in text


def test_an_embedding_of_the_users_own():
    def bag(sentences):
        words = ["bridge", "crack", "ferry", "visitor", "weeks", "spring"]
        return np.array([[word in sentence.lower() for word in words] + [0.01] for sentence in sentences], dtype=float)

    found = compare(articles(TEXT, OTHER), embed=bag).claims
    assert found.n_outlets.max() == 2


def test_what_is_no_analysis_is_refused():
    with pytest.raises(TypeError, match=r"takes what framing.analyse returns, not list: compare\(analyse"):
        framing.compare(articles(TEXT))


def test_without_an_english_article_there_is_nothing_to_compare():
    german = "Der Rat hat die Brücke am Montag geschlossen, weil ein Riss in einem Pfeiler gefunden wurde. " * 3
    with pytest.raises(ValueError, match="there is no article to compare: none is English and has at most 100,000 characters"):
        compare(articles(german, german + "Ja."))


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"aliases": "x"}, TypeError, "aliases must be a mapping"),
        ({"referents": "mine.csv"}, TypeError, "referents must be rows"),
        ({"embed": lambda texts: np.zeros(len(texts))}, ValueError, "embed must give one vector"),
        ({"embed": lambda texts: np.full((len(texts), 2), np.nan)}, ValueError, "embed must give one vector"),
    ],
)
def test_options_that_cannot_be_used_are_refused(options, error, message):
    with pytest.raises(error, match=message):
        compare(articles(TEXT, OTHER), **options).claims  # noqa: B018


def test_referents_and_aliases_of_the_users_own():
    mine = [Row("bridge", "crossing", 1.0), Row("ferry", "crossing", 1.0)]
    comparison = compare(articles(TEXT, OTHER), referents=mine, aliases={"Lowe": "Ann Lowe"})
    assert {"bridge", "ferry"} <= set(comparison.naming[comparison.naming.referent == "crossing"].name)
    assert "Ann Lowe" in set(comparison.portraits.actor)


@pytest.mark.parametrize("texts", [("war war", "war war x"), ("War", "Peace"), ("1=1+1", ""), ("“", "”"), ("\x00", " . ")])
def test_tiny_articles_break_nothing(texts):
    for headline in (None, " ", "\x00", "X"):
        comparison = compare([Article(texts[0], outlet="A", headline=headline), Article(texts[1], outlet="B")])
        assert set(comparison.tables()) == set(TABLES)
        assert comparison.summary()


def test_all_events_together_are_summed_up_once():
    given = [*articles(TEXT, OTHER, event="one"), *articles(OTHER, TEXT, event="two")]
    text = compare(given, by_event=False).summary()
    assert text.count("\nloaded language") == 1
    assert text.startswith("4 articles of 2 outlets")


def test_empty_articles_break_nothing():
    comparison = compare([Article("", outlet="A"), Article("", outlet="B"), Article("Rain.", outlet="C", headline="")])
    for name in TABLES:
        assert getattr(comparison, name) is not None
    assert comparison.summary()


def test_keyword_in_context(seeds):
    assert set(seeds.keyword_in_context("missile~").outlet) == {"Outlet A", "Outlet B", "Outlet C"}


def test_the_summary_says_what_the_tables_say(seeds):
    text = str(seeds)
    assert "3 articles of 3 outlets" in text
    assert (
        "Headline sensationalism, one headline each and compared by value only: Outlet A 0.75, Outlet B 0.26, Outlet C 0.08."
        in text
    )
    assert "about these articles, not their outlets" in text
    assert "Quotations: 3 in several outlets" in text
    for word in ("biased", "misleading", "omitted", "left out"):
        assert word not in text


def test_html_is_escaped():
    evil = TEXT.replace("The council", "<script>alert(1)</script> The council").replace(
        "Ann Lowe", "<img src=x onerror=alert(1)>"
    )
    html = compare(articles(evil, evil, outlets=["<b>A</b>", "B"]))._repr_html_()
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html
