from collections import Counter

import pandas as pd

import framing
from framing import Article, Document
from framing.comparison.event import Event
from framing.comparison.naming import COLUMNS, naming, referent_names, shown
from framing.lexicon import Row
from framing.variants import variants
from tests.conftest import SEEDS


def event(*texts, headline=None):
    return Event.of([Article(text, headline=headline, outlet=f"Outlet {n}", id=str(n)) for n, text in enumerate(texts)])


def rows(*texts, headline=None, referents=None):
    table = naming(event(*texts, headline=headline), referents)
    return [tuple(row) for row in table.drop(columns="same_fact").itertuples(index=False)]


def test_examples_fire_and_counterexamples_do_not():
    words, wrong = referent_names(), []
    for row in words.rows:
        for text, wanted in ((row.example, True), (row.counterexample, False)):
            if text and any(match.row is row for match in words.matches(Document(text))) != wanted:
                wrong.append((row.cue, text))
        if not row.example or bool(row.context) != bool(row.counterexample):
            wrong.append((row.cue, "needs an example, and a counterexample if and only if it has a context"))
    assert wrong == []


def test_the_list_is_whole():
    words = referent_names().rows
    phrases = Counter(phrase for row in words for phrase in set(variants(row.cue)))
    # "blasted" and the like may be reached twice only within a row; no phrase names two things.
    assert [phrase for phrase, count in phrases.items() if count > 1] == []
    assert min(Counter(row.category for row in words).values()) > 1
    shown_names = Counter((row.category, shown(row.cue)) for row in words)
    assert max(shown_names.values()) == 1
    assert len(words) >= 350
    assert len({row.category for row in words}) >= 70


def test_names_are_counted_per_outlet_under_their_base():
    # Outlet 0: wars, war, invasion; Outlet 1: invasion. "deal" has no second name in the event.
    assert rows("Wars end. The war began after an invasion. A deal failed.", "The invasion ended.") == [
        ("armed hostilities", "Outlet 0", "war", 2),
        ("armed hostilities", "Outlet 0", "invasion", 1),
        ("armed hostilities", "Outlet 1", "invasion", 1),
    ]


def test_one_name_is_no_difference():
    assert rows("The war began.", "The war ended.") == []
    assert naming(event("Nothing.")).columns.tolist() == list(COLUMNS)


def test_the_words_of_others_do_not_count_and_headlines_do():
    text = "The war began. He said: “This invasion, my dear friends, is a crime and nothing else.”"
    assert rows(text) == []
    assert rows(text, headline="An invasion") == [("armed hostilities", "Outlet 0", name, 1) for name in ("invasion", "war")]


def test_users_add_names():
    added = [Row("old town", "city core", 1), Row("city center", "city core", 1), Row("crusade~", "armed hostilities", 1)]
    text = "The old town sleeps. The city center works. The crusade was a war."
    wanted = [
        ("armed hostilities", "crusade"),
        ("armed hostilities", "war"),
        ("city core", "city center"),
        ("city core", "old town"),
    ]
    assert sorted((referent, name) for referent, _, name, _ in rows(text, referents=added)) == wanted


def test_the_seeds_name_the_same_things_differently():
    table = naming(Event.of(framing.read_articles(SEEDS)))
    sea = table[table.referent == "sea between Korea and Japan"]
    assert sea[["outlet", "name", "count"]].to_numpy().tolist() == [
        ["Outlet A", "eastern sea", 2],
        ["Outlet A", "eastern waters", 2],
        ["Outlet B", "Sea of Japan", 1],
        ["Outlet C", "eastern sea", 1],
    ]
    hostilities = table[table.referent == "armed hostilities"]
    assert {"war", "invasion", "military campaign", "conflict"} <= set(hostilities.name)


def test_other_names_in_the_same_fact():
    one, other = "Troops fired missiles into the eastern sea.", "Troops fired missiles into the Sea of Japan."
    found = event(one, other)
    facts = pd.DataFrame(
        {"claim": [1, 1], "n_outlets": [2, 2], "outlet": ["Outlet 0", "Outlet 1"], "id": ["0", "1"], "part": ["body"] * 2,
         "start": [0, 0], "end": [len(one), len(other)]}
    )  # fmt: skip
    table = naming(found, facts=facts)
    sea = table[table.name.str.lower().isin(["eastern sea", "sea of japan"])]
    assert sorted(zip(sea.name, sea.same_fact, strict=True)) == [
        ("Sea of Japan", "eastern sea (Outlet 0)"),
        ("eastern sea", "Sea of Japan (Outlet 1)"),
    ]
    # Told in no common fact, the names say nothing of each other.
    assert set(naming(found, facts=facts.assign(n_outlets=1)).same_fact) == {""}
