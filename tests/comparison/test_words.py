import math

import numpy as np
import pytest

from framing import Article, Document
from framing.background import CORPUS_WORDS, frequency
from framing.comparison.event import Event
from framing.comparison.words import collocations, false_discovery_rate, log_odds, prior_count, words


def event(*texts, outlets=None):
    outlets = outlets or [f"Outlet {n}" for n in range(len(texts))]
    return Event.of([Article(text, outlet=outlets[n], id=str(n)) for n, text in enumerate(texts)])


def row(table, outlet, term):
    return table[(table.outlet == outlet) & (table.term == term)].iloc[0]


def test_log_odds_by_hand():
    # y = 3 of 20 words, y' = 1 of 30, α = 0.5 of α₀ = 10:
    # ln(3.5 / 26.5) − ln(1.5 / 38.5) = −2.0244 + 3.2452 = 1.2208; variance 1/3.5 + 1/1.5 = 0.9524.
    ratio, z = log_odds(np.array([3]), np.array([1]), np.array([0.5]), n=20, other_n=30, prior_n=10)
    assert ratio.item() == pytest.approx(1.2208, abs=1e-4)
    assert z.item() == pytest.approx(1.2208 / math.sqrt(0.9524), abs=1e-4)


def test_a_usual_word_needs_more_uses_than_a_rare_one():
    # The prior expects "the" 58 times in 1,000 words: 8 against 2 of it say less than of a word that news hardly has.
    table = words(
        event("The port flooded. " * 8 + "It rained.", "The port. The port. It rained again and again." + " It rained." * 8)
    )
    assert row(table, "Outlet 0", "flooded").z > row(table, "Outlet 0", "the").z > 0


def test_counts_and_rates():
    # "rain" 3 times in 9 words of the one, once in 6 of the other.
    table = words(event("Rain fell. Rain stopped. Then rain fell again.", "No rain fell on Sunday. Fine."))
    found = row(table, "Outlet 0", "rain")
    assert (found["count"], found.other_count) == (3, 1)
    assert (found.rate, found.other_rate) == (pytest.approx(3000 / 8, abs=1e-5), pytest.approx(1000 / 6, abs=1e-5))


def test_each_outlet_stands_against_all_others():
    # "storm": 2 in A, 1 in B, 1 in C.
    table = words(event("A storm came. The storm went.", "A storm came.", "The storm went."))
    assert [
        (row(table, f"Outlet {n}", "storm")["count"], row(table, f"Outlet {n}", "storm").other_count) for n in range(3)
    ] == [
        (2, 2),
        (1, 3),
        (1, 3),
    ]


def test_the_rate_of_false_discoveries_needs_articles():
    few = words(event("Rain fell. Rain fell.", "Snow fell. Snow fell."))
    assert few.q.isna().all()
    many = words(event(*["Rain fell here."] * 5, *["Snow fell here."] * 5, outlets=["A"] * 5 + ["B"] * 5))
    assert many.q.notna().all()


def test_benjamini_hochberg_by_hand():
    # Two-sided p of z = 2.5758, 1.9600, 0.6745 are 0.01, 0.05, 0.5; q = 3·0.01, 3/2·0.05, 0.5.
    assert false_discovery_rate(np.array([2.5758, 1.9600, 0.6745])).round(3).tolist() == [0.03, 0.075, 0.5]


def test_the_prior_is_what_usual_news_has():
    assert prior_count("government") == pytest.approx(0.5 + 1000 * frequency("government") / CORPUS_WORDS)
    assert prior_count("qwertyish") == 0.5
    assert 0.5 < prior_count("white house") < prior_count("white")


def test_collocations_are_neighbours_more_often_than_chance():
    text = "The short-range ballistic missile flew. A ballistic missile fell. Each ballistic missile burned. " * 2
    found = collocations(Document(text))
    assert ("ballistic", "missile") in found
    assert len(found["ballistic", "missile"]) == 6
    assert not any("the" in phrase or "a" in phrase for phrase in found)
    # No phrase reaches over the end of a sentence.
    assert ("flew", "ballistic") not in found


def test_three_words_are_a_phrase_where_both_pairs_are():
    found = collocations(Document("Kim Jong Un spoke. Kim Jong Un left. Kim Jong Un slept. Others wept and others ran."))
    assert {("kim", "jong"), ("jong", "un"), ("kim", "jong", "un")} <= set(found)


def test_phrases_are_terms():
    table = words(
        event("A ballistic missile flew. Ballistic missile parts fell. The ballistic missile burned.", "Rain fell. Rain.")
    )
    found = row(table, "Outlet 0", "ballistic missile")
    assert (found["count"], found.other_count) == (3, 0)


def test_dispersion_tells_even_use_from_one_place():
    even = "\n\n".join(["Rain fell on the town. The clerk read."] * 6)
    once = "\n\n".join(["Rain rain rain fell. Rain rain rain."] + ["Sun shone on the town. The clerk read."] * 9)
    spread = [row(words(event(text, "Rain.")), "Outlet 0", "rain").dispersion for text in (even, once)]
    assert spread[0] < 0.05
    assert spread[1] > 0.7


def test_one_outlet_has_nothing_to_be_set_against():
    assert len(words(event("Rain fell. Rain fell."))) == 0
    assert len(words(event("", ""))) == 0
