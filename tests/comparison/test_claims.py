import sys

import numpy as np
import pytest

import framing
from framing import Article
from framing.comparison.align import align, statements
from framing.comparison.claims import claims
from framing.comparison.event import Event
from framing.comparison.ladder import STANDINGS, ladder
from framing.comparison.similarity import comparable, similarity
from tests.conftest import ROOT, SEEDS


@pytest.fixture(scope="module")
def seeds():
    return claims(Event.of(framing.read_articles(SEEDS)))


def fact(table, **words):
    """The rows of the fact that all outlets named tell with these words."""
    found = [
        rows
        for _, rows in table.groupby("claim")
        if all(
            (rows[rows.outlet == f"Outlet {outlet.upper()}"].text.str.contains(text)).any() for outlet, text in words.items()
        )
    ]
    assert len(found) == 1, words
    return found[0]


@pytest.mark.parametrize(
    ("a", "b", "c"),
    [
        ("near Wonsan", "Fired from the Wonsan region", "vicinity of Wonsan"),
        ("labeled the launches a “clear act", "in what Seoul called a “clear act", 'labeling it a "clear act'),
        ("similar to Russia’s Iskander", "Iskander-class", "modeled after Russia’s Iskander"),
        ("confirmed sending approximately 15,000", "troops allegedly sent", "sent approximately 15,000 soldiers"),
    ],
)
def test_what_all_three_seeds_tell_is_one_fact(seeds, a, b, c):
    assert set(fact(seeds, a=a, b=b, c=c).n_outlets) == {3}


def test_certainty_and_source_of_the_troops(seeds):
    rows = fact(seeds, a="confirmed sending approximately 15,000", b="troops allegedly sent", c="approximately 15,000 soldiers")
    told = {row["text"][:30]: row for row in rows.to_dict("records")}
    confirmed = told["North Korea has confirmed send"]
    assert (confirmed["certainty"], confirmed["cue"], confirmed["attributed_to"]) == ("boosted", "confirmed", "North Korea")
    assert confirmed["numbers"] == "15,000 combat troops"
    alleged = told["15,000 North Korean troops all"]
    assert (alleged["certainty"], alleged["cue"], alleged["attributed_to"]) == ("hedged", "allegedly", "(not named)")
    assessed = told["South Korean intelligence asse"]
    assert "South Korean intelligence assessments" in assessed["attributed_to"]
    assert assessed["certainty"] == "hedged"
    assert "certainty (Outlet A: boosted / hedged, Outlet B: hedged" in confirmed["differs"]
    assert "source (Outlet A: North Korea" in confirmed["differs"]


def test_converted_amounts_do_not_differ_and_weekdays_do(seeds):
    assert "numbers" not in fact(seeds, a="497 miles", b="800 kilometers", c="497 miles").differs.iloc[0]
    launch = fact(seeds, a="confirmed on Wednesday", c="on Thursday")
    assert "dates (Wednesday / Thursday)" in launch.differs.iloc[0]


def test_a_bullet_that_asserts_what_the_body_attributes(seeds):
    # The bullet says that missiles were fired, the body that officials confirmed it: one fact, on two rungs in one article.
    event = Event.of(framing.read_articles(SEEDS))
    table = ladder(event, seeds)
    bullet = table[table.text.str.startswith("North Korea fired multiple")].iloc[0]
    body = table[(table.claim == bullet.claim) & table.text.str.contains("officials confirmed on Wednesday")].iloc[0]
    assert (bullet.outlet, bullet.standing, bullet.within) == ("Outlet A", "asserted", True)
    assert (body.outlet, body.standing, body.within) == ("Outlet A", "attributed", True)


def test_two_launches_are_flagged_and_not_merged(seeds):
    march = seeds[seeds.text.str.startswith("In early March, North Korea fired")]
    assert set(march.n_outlets) == {1}
    assert "but on another occasion (In early March)" in march.alike.iloc[0]
    current = seeds[seeds.text.str.startswith("The missile launches occurred shortly after")]
    assert f"like claim {march.claim.iloc[0]}, but on another occasion" in current.alike.iloc[0]


def test_a_fact_of_one_outlet_has_its_nearest_candidate(seeds):
    alone = seeds[seeds.n_outlets == 1]
    assert alone.differs.str.startswith("not found in the other articles").all()
    assert (alone.nearest_outlet != alone.outlet).all()
    assert (alone.nearest != "").all()
    assert alone.similarity.between(0, 1).all()
    shared = seeds[seeds.n_outlets > 1]
    assert (shared.nearest == "").all()
    assert shared.similarity.isna().all()


def test_no_statement_is_lost(seeds):
    event = Event.of(framing.read_articles(SEEDS))
    wanted = {(event.articles[each.article].id, each.part, each.start) for each in statements(event)}
    assert set(zip(seeds.id, seeds.part, seeds.start, strict=True)) == wanted


def test_facts_are_ordered_and_numbered(seeds):
    assert seeds.claim.is_monotonic_increasing
    assert set(seeds.claim) == set(range(1, seeds.claim.max() + 1))
    assert seeds.n_outlets.is_monotonic_decreasing


# Floors under what is reached, so that a change that loses agreement is seen. With weights fitted to the other events it is
# 0.67, 0.48 and 0.63 (benchmarks/results/facts.md).
@pytest.mark.parametrize(("name", "floor"), [("seeds", 0.67), ("spill", 0.45), ("quota", 0.59)])
def test_agreement_with_people_who_grouped_the_statements(name, floor, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import facts

    (event,) = (each for each in facts.own_events() if each.name == name)
    told = statements(event.event)
    assert event.agreement(align(similarity(told).probability, comparable(told))).f1 >= floor
    sys.modules.pop("facts")


def test_agreement_is_counted_over_pairs(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import facts

    # Told: 0-2 and 1-3; in passing 0-3. Found 0-2, 0-3 and 1-2: one of two right (0-3 counts neither way), one of two found.
    event = facts.Gold("x", Event.of([Article("One. Two.", id="a", outlet="A"), Article("Three. Four.", id="b", outlet="B")]),
                       {(0, 2), (1, 3)}, {(0, 3)})  # fmt: skip
    assert event.agreement([(0, 2), (0, 3), (1, 2)]) == (0.5, 0.5, 0.5)
    sys.modules.pop("facts")


def pair(one, other, **fields):
    return claims(Event.of([Article(one, id="a", outlet="A", **fields), Article(other, id="b", outlet="B")]))


def test_different_numbers_are_told():
    table = pair(
        "Seven workers were hurt in the fire at the Orrin mill.", "Nine workers were hurt in the fire at the Orrin mill."
    )
    assert set(table.claim) == {1}
    assert "numbers (Seven workers / Nine workers)" in table.differs.iloc[0]


def test_a_denial_and_a_negation():
    table = pair("The Orrin mill dumped waste into the river.", "The Orrin mill did not dump waste into the river.")
    assert dict(zip(table.outlet, table.certainty, strict=True)) == {"A": "asserted", "B": "denied"}
    both = pair("The Orrin mill did not dump waste.", "The Orrin mill did not dump any waste.")
    assert set(both.certainty) == {"asserted"}


def test_a_headline_is_read_whole_and_alone():
    # The second headline starts with a space: nothing of the first may leak into it; its doubt stands in its second sentence.
    given = [
        Article("One came.", headline="Mayor allegedly knew of plan", id="a", outlet="A"),
        Article("Two came.", headline=" Plan failed. Bridge may close, mayor says", id="b", outlet="B"),
        Article("Six came.", headline=" Shameful plan failed", id="c", outlet="C"),
    ]
    table = claims(Event.of(given))
    heads = table[table.part == "headline"].set_index("id")
    assert heads.certainty.to_dict() == {"a": "hedged", "b": "hedged", "c": "asserted"}
    assert heads.cue.to_dict() == {"a": "allegedly", "b": "may", "c": ""}
    assert heads.attributed_to.to_dict() == {"a": "(not named)", "b": "mayor", "c": ""}
    assert heads.loaded.to_dict() == {"a": "", "b": "", "c": "Shameful"}


def test_loaded_words_are_told():
    table = pair("The shameful fire destroyed the Orrin mill.", "The fire destroyed the Orrin mill.")
    assert table.loaded.tolist() == ["shameful", ""]
    assert "loaded words (A: shameful, B: none)" in table.differs.iloc[0]


def test_the_ladder_goes_from_assertion_to_denial():
    text = (
        "- The Orrin mill dumped waste into the river Orr\n"
        "Inspectors said the Orrin mill dumped waste into the river Orr. The owner walked to town."
    )
    other = "The Orrin mill may have dumped waste into the river Orr. A choir sang."
    third = "The owner denied that the Orrin mill had dumped waste into the river Orr. It rained all week."
    event = Event.of([Article(t, id=name, outlet=name.upper()) for t, name in zip((text, other, third), "abc", strict=True)])
    table = ladder(event, claims(event))
    rows = table[table.text.str.contains("waste")].drop_duplicates("text")
    assert list(zip(rows.outlet, rows.standing, strict=True)) == [
        ("A", "asserted"),
        ("A", "attributed"),
        ("B", "hedged"),
        ("C", "denied"),
    ]
    assert rows.rung.tolist() == [1, 2, 3, 5]
    assert rows.within.tolist() == [True, True, False, False]
    assert [STANDINGS[rung - 1] for rung in rows.rung] == rows.standing.tolist()


def test_vectors_of_the_users_own_replace_words():
    one, other = "The vessel went under near Orrin.", "A boat sank overnight."
    fillers = "Schools reopen in May. Bread is dearer now. Rain fell. A choir sang."

    def embed(texts):
        return np.eye(len(texts))[[texts.index(one) if text == other else place for place, text in enumerate(texts)]]

    articles = [Article(f"{fillers}\n\n{one}", id="a", outlet="A"), Article(f"Grass is green. {other}", id="b", outlet="B")]
    plain, known = claims(Event.of(articles)), claims(Event.of(articles), embed)
    assert plain[plain.text == one].n_outlets.item() == 1
    assert known[known.text == one].n_outlets.item() == 2
    assert known[known.text == other].claim.item() == known[known.text == one].claim.item()
