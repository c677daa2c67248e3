"""No score depends on who acts: in 200 templates an actor is swapped for another, and every score stays what it was."""

import csv

import numpy as np
import pytest

import framing
from framing.lexicon import lexicon, list_names
from framing.variants import variants
from tests.conftest import ROOT

DATA = ROOT / "tests/data"
TEMPLATES = (DATA / "actor_templates.txt").read_text(encoding="utf-8").splitlines()
FOR_PRONOUNS = 60  # the first templates have the actor as a subject
SIDES = {"left": "right", "liberal": "conservative", "leftist": "rightist", "left-wing": "right-wing", "far-left": "far-right"}


def pairs():
    with (DATA / "actor_pairs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def scores(actor, templates):
    texts = [t.replace("{actor}", actor).replace("{Actor}", actor[0].upper() + actor[1:]) for t in templates]
    return framing.analyse([framing.Article(text, headline=text) for text in texts]).scores.drop(columns="outlet")


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair['a']} and {pair['b']}")
def test_a_swap_of_actors_changes_no_score(pair):
    templates = TEMPLATES if pair["kind"] == "person" else TEMPLATES[:FOR_PRONOUNS]
    a, b = scores(pair["a"], templates), scores(pair["b"], templates)
    assert np.array_equal(a.to_numpy(dtype=float), b.to_numpy(dtype=float), equal_nan=True)


def test_the_templates_do_fire():
    found = scores("a man", TEMPLATES)
    fired = (found[["loaded_language", "hedging_ratio", "boosters_per_100_words", "approximators_per_100_words"]] > 0).sum()
    assert len(TEMPLATES) == 200
    assert (fired >= 8).all()


def test_bare_labels_of_both_sides_weigh_the_same():
    rows = {phrase: row for row in lexicon("loaded_language").rows if row.cue[0] != "<" for phrase in variants(row.cue)}
    for left, right in SIDES.items():
        for phrase in ((left,), (f"{left}s",), ("radical", left), ("the", left)):
            other = tuple(word.replace(left, right) for word in phrase)
            if phrase in rows and other in rows:
                assert rows[phrase].weight == rows[other].weight, phrase
    assert rows["left-wing",].weight == rows["right-wing",].weight


@pytest.mark.parametrize("name", list_names())
def test_no_context_is_ruled_out_by_who_is_near(name):
    people = {word.lower() for pair in pairs() for side in (pair["a"], pair["b"]) for word in side.split()}
    people -= {"a", "an", "the", "new"}
    wrong = []
    for row in lexicon(name).rows:
        for condition in row.context.split(";"):
            kind, _, words = condition.partition(":")
            if kind.strip() == "not near":
                wrong += [(row.cue, word) for word in words.split() if word.rstrip("~") in people]
    assert wrong == []
