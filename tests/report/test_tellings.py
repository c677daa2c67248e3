import pandas as pd
import pytest

import framing
from framing import Article
from framing.comparison.summary import shortened
from framing.report.tellings import (
    actors,
    differing,
    facts_of_one,
    names_by_outlet,
    quotations,
    shared_facts,
    sources_by_outlet,
    top_words,
)

LONG = (
    "The council closed the north bridge over the wide river on Monday after engineers found a crack in a pillar near the mill."
)


@pytest.fixture(scope="module")
def comparison(seeds):
    return framing.compare(seeds)


def test_a_text_is_cut_to_one_line():
    assert shortened("It \n rained.", 110) == "It rained."
    assert shortened("x" * 110, 110) == "x" * 110
    assert shortened("x" * 111, 110) == "x" * 109 + "…"


def test_shared_facts_are_told_by_several_outlets_from_asserted_to_denied(comparison):
    facts = shared_facts(comparison.ladder, comparison.claims, excerpts=False)
    ladder = comparison.ladder[comparison.ladder.n_outlets > 1]
    assert len(facts) == ladder.claim.nunique() > 0
    assert sum(len(fact["rows"]) for fact in facts) == len(ladder)
    for fact in facts:
        rungs = [row["rung"] for row in fact["rows"]]
        assert rungs == sorted(rungs)
        assert {row["n_outlets"] for row in fact["rows"]} == {len({row["outlet"] for row in fact["rows"]})}
        assert len(fact["name"]) <= 110


def test_facts_of_one_are_those_that_no_other_outlet_tells(comparison):
    facts = dict(facts_of_one(comparison.claims, excerpts=False))
    claims, place = comparison.claims, ["id", "part", "start"]
    shared = set(claims[claims.n_outlets > 1][place].itertuples(index=False, name=None))
    in_one = claims[claims.n_outlets == 1]
    alone = in_one[[told not in shared for told in in_one[place].itertuples(index=False, name=None)]]
    assert len(alone) < len(in_one)  # some statements tell a fact of their own and a shared one
    assert list(facts) == [outlet for outlet in dict.fromkeys(comparison.claims.outlet) if (alone.outlet == outlet).any()]
    assert {row["claim"] for rows in facts.values() for row in rows} == set(alone.claim)
    assert all(row["outlet"] == outlet for outlet, rows in facts.items() for row in rows)


def test_a_fact_that_an_article_tells_twice_stands_once():
    claims = pd.DataFrame(
        {"claim": [1, 1, 2], "n_outlets": [1, 1, 2], "outlet": ["A", "A", "B"], "text": ["One.", "One again.", "Two."]}
    ).assign(id="x", part="body", start=[0, 5, 0])
    claims.loc[2, "id"] = "y"
    assert [(outlet, [row["text"] for row in rows]) for outlet, rows in facts_of_one(claims, excerpts=False)] == [
        ("A", ["One."])
    ]


def test_numbers_and_dates_that_differ_are_picked_out():
    facts = [
        {"name": "Hurt", "differs": "certainty (A: asserted, B: hedged); numbers (seven / four); dates (Monday / Tuesday)"},
        {"name": "Shut", "differs": "source (A: own voice, B: the mayor)"},
        {"name": "Open", "differs": ""},
    ]
    assert differing(facts) == [("Hurt", "numbers (seven / four); dates (Monday / Tuesday)")]


def test_excerpts_shorten_what_is_listed():
    comparison = framing.compare(framing.analyse([Article(LONG, outlet="A"), Article("Sheep graze.", outlet="B")]))
    for excerpts, longest in ((False, len(LONG)), (True, 110)):
        rows = [row for _, found in facts_of_one(comparison.claims, excerpts=excerpts) for row in found]
        assert max(len(row["text"]) for row in rows) == longest
        assert max(len(row["nearest"]) for row in rows) <= longest


def test_sources_have_their_verbs_once_and_their_sentences_counted():
    table = pd.DataFrame(
        [
            ("A", "Ann Lowe", "named", "said", "neutral", 1),
            ("A", "Ann Lowe", "named", "said", "neutral", 1),
            ("A", "Ann Lowe", "named", "claimed", "doubting", 4),
            ("A", "", "unnamed", "said", "neutral", 2),
            ("B", "Ann Lowe", "named", "said", "neutral", 9),
            ("A", "officials", "group", "said", "neutral", 5),
            ("A", "officials", "group", "said", "neutral", 6),
            ("A", "officials", "group", "said", "neutral", 7),
        ],
        columns=["outlet", "source", "kind", "verb", "verb_class", "sentence"],
    )
    found = sources_by_outlet(table)
    # A: officials in sentences 5, 6, 7; Ann Lowe in 1 and 4; nobody named in 2. Then B.
    assert [(row["outlet"], row["source"], row["n"]) for row in found] == [
        ("A", "officials", 3),
        ("A", "Ann Lowe", 2),
        ("A", "not named", 1),
        ("B", "Ann Lowe", 1),
    ]
    assert found[1]["verbs"] == "said (neutral), claimed (doubting)"


def test_names_stand_in_the_column_of_their_outlet():
    table = pd.DataFrame(
        [("plant", "A", "plant", 3), ("plant", "A", "works", 1), ("plant", "C", "factory", 2)],
        columns=["referent", "outlet", "name", "count"],
    )
    assert names_by_outlet(table, ["A", "B", "C"]) == [{"thing": "plant", "cells": ["plant (3), works (1)", "", "factory (2)"]}]


def test_the_first_eight_actors_have_a_row_per_outlet():
    table = pd.DataFrame(
        [(f"actor {n}", outlet, n) for n in range(9) for outlet in "AB"], columns=["actor", "outlet", "mentions"]
    )
    found = actors(table)
    assert [row["actor"] for row in found] == [f"actor {n}" for n in range(8)]
    assert [row["outlet"] for row in found[3]["rows"]] == ["A", "B"]


def test_the_ten_words_of_highest_z_are_listed():
    rows = [("A", f"word {n}", float(n)) for n in range(-2, 12)] + [("B", "other", 1.0), ("B", "rare", -1.0)]
    found = top_words(pd.DataFrame(rows, columns=["outlet", "term", "z"]))
    # A: 11 of its words have a z over 0, of which the ten highest are 11 … 2.
    assert [(outlet, [row["z"] for row in rows]) for outlet, rows in found] == [
        ("A", [float(n) for n in range(11, 1, -1)]),
        ("B", [1.0]),
    ]


def test_quotations_are_all_there(comparison):
    found = quotations(comparison, excerpts=False)
    assert [row["text"] for row in found] == comparison.quotes.text.tolist()
    assert all(len(row["text"]) <= 110 for row in quotations(comparison, excerpts=True))
