import pytest

import framing
from framing import Article
from framing.cues import BACKGROUND
from framing.report.articles import article_views, kinds_found, labels

A = "The senator slammed the deal. It may rain. The shameful vote came late.\n\nPolls close at ten."
B = "Critics slams the deal. The illness may be linked to the plant. Officials criticised it. Nothing else is known."


def views(*articles, **options):
    return article_views(framing.analyse(articles), **options)


def where(view):
    return {cue["text"]: cue["shared"] for cue in view["cues"]}


@pytest.fixture(scope="module")
def two():
    return views(Article(A, outlet="A"), Article(B, outlet="B"))


@pytest.fixture(scope="module")
def seed_views(seeds):
    return article_views(seeds)


def test_an_article_is_called_by_its_outlet_if_it_is_the_only_one_of_it():
    articles = [Article("", outlet=outlet, id=name) for outlet, name in [("A", "1"), ("B", "2"), ("B", "3"), (None, "4")]]
    assert labels(articles) == {"1": "A", "2": "B (2)", "3": "B (3)", "4": "4"}


def test_two_articles_without_outlet_keep_their_ids():
    assert list(labels([Article("", id="x"), Article("", id="y", outlet="")]).values()) == ["x", "y"]


def test_inflections_are_one_cue(two):
    a, b = map(where, two)
    assert a["slammed"] == "also in B"
    assert b["slams"] == "also in A"


def test_a_cue_within_a_longer_one_is_shared(two):
    a, b = map(where, two)
    assert a["may"] == "also in B"
    assert b["may be linked to"] == "also in A"


def test_a_cue_that_only_one_article_has(two):
    a, _ = map(where, two)
    assert a["shameful"] == "in this article only"
    marked = {piece.text: piece.is_only for block in two[0]["blocks"] for piece in block["pieces"] if piece.cues}
    assert marked == {"slammed": False, "may": False, "shameful": True}


def test_spellings_are_one_cue():
    a, b = map(where, views("The vote was sensationalised and demonised.", "The vote was sensationalized and demonized."))
    assert set(a.values()) | set(b.values()) == {"also in 2", "also in 1"}


def test_a_word_is_shared_among_cues_of_its_kind_only():
    # "may" hedges the body of 1; no other article has a hedge.
    one, _ = views("It may rain.", "It clearly rained.")
    assert where(one) == {"may": "in this article only"}


def test_a_lone_article_is_not_said_to_be_alone():
    (view,) = views("The shameful vote came late.")
    assert where(view) == {"shameful": ""}
    assert not any(piece.is_only for block in view["blocks"] for piece in block["pieces"])


def test_three_others_are_named_and_the_rest_counted():
    found = views(*[Article("The shameful vote.", outlet=name) for name in "ABCDEF"])
    assert where(found[0]) == {"shameful": "also in B, C, D and 2 more"}
    assert where(found[5]) == {"shameful": "also in A, B, C and 2 more"}


def test_background_is_evidence_but_neither_shared_nor_highlighted(seeds, seed_views):
    background = seeds.evidence[seeds.evidence.category == BACKGROUND]
    assert len(background) > 0
    rows = [cue for view in seed_views for cue in view["cues"] if cue["category"] == BACKGROUND]
    assert len(rows) == len(background)
    assert {row["shared"] for row in rows} == {""}
    pieces = [piece for view in seed_views for piece in view["headline"]]
    pieces += [piece for view in seed_views for block in view["blocks"] for piece in block["pieces"]]
    assert not any(BACKGROUND in cue.note for piece in pieces for cue in piece.cues)


def test_blocks_hold_the_whole_text(seeds, seed_views):
    for article, view in zip(seeds.articles, seed_views, strict=True):
        text = "".join(piece.text for block in view["blocks"] for piece in block["pieces"])
        assert "".join(text.split()) == "".join(article.text.split())
        assert "".join(piece.text for piece in view["headline"]) == article.headline


def test_excerpts_are_the_headline_and_the_sentences_that_hold_a_cue():
    (view,) = views(Article(A, headline="No cue here"), excerpts=True)
    assert "".join(piece.text for piece in view["headline"]) == "No cue here"
    texts = ["".join(piece.text for piece in block["pieces"]) for block in view["blocks"]]
    assert texts == ["The senator slammed the deal.", "It may rain.", "The shameful vote came late."]
    assert {block["kind"] for block in view["blocks"]} == {"excerpt"}


def test_an_article_without_cues_has_no_excerpt():
    (view,) = views("Polls close at ten.", excerpts=True)
    assert view["blocks"] == []


def test_a_note_says_whose_voice_it_is():
    (view,) = views("The vote was shameful. “The vote was shameful,” he said. Officials said the deal may fail.")
    assert [cue["voice"] for cue in view["cues"]] == ["the outlet's own voice", "in a quotation", "somebody's view"]


def test_kinds_are_counted_without_background(seeds):
    shown = seeds.evidence[seeds.evidence.category != BACKGROUND]
    found = kinds_found(seeds)
    assert sum(n for _, _, n in found) == len(shown)
    assert {kind for kind, _, _ in found} == set(shown.metric)
    assert kinds_found(framing.analyse(["Polls close at ten."])) == []
