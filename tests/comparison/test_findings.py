import re
from itertools import combinations
from types import SimpleNamespace

import pandas as pd
import pytest

import framing
from framing import Article
from framing.comparison.difference import BY_VALUE, NO_VALUE, NO_VERDICT, TOO_LITTLE, TOO_SHORT
from framing.comparison.findings import findings, joined, spelled, verdicts
from framing.metrics import MAIN

HEDGED, PLAIN = "It may rain on the old town.", "The sun set on the old town."
MANY = "\n\n".join([f"{HEDGED} {HEDGED}", f"{PLAIN} {HEDGED}"] * 8)
FEW = "\n\n".join([f"{PLAIN} {PLAIN}", f"{PLAIN} {PLAIN}", f"{PLAIN} {HEDGED}"] * 6)
BRIDGE = "The council closed the north bridge on Monday after engineers found a crack in a pillar."
FORBIDDEN = re.compile(r"\b(?:bias|misle[ad]|manipulat|left out|omit|best|worst|honest|unfair|propagand|fake)", re.IGNORECASE)


def compared(*texts, headlines=(None,) * 9, **options):
    articles = [Article(t, headline=h, outlet=o) for t, h, o in zip(texts, headlines, "ABCDEFGHI", strict=False)]
    return framing.compare(framing.analyse(articles), **options)


def said(*texts, **options):
    comparison = compared(*texts, **options)
    return findings(comparison, comparison.events[0])


def decided(rows, names="AB", articles=None):
    """The sentences on a hand-made table of differences: (metric, a, b, verdict)."""
    differences = pd.DataFrame(
        [
            (*row[:3], 1.0 if row[3] == f"{row[1]} higher" else -1.0, 0.0123, row[3], "holds without any paragraph")
            for row in rows
        ],
        columns=["metric", "a", "b", "difference", "p_adjusted", "verdict", "robustness"],
    )
    scores = pd.DataFrame([(name, metric, 0.5) for name in names for metric in MAIN], columns=["outlet", "metric", "value"])
    event = SimpleNamespace(name=None, outlet_names=tuple(names), articles=articles or tuple(names))
    return verdicts(SimpleNamespace(differences=differences, scores=scores), event)


def test_who_is_higher_is_said_with_p_and_robustness():
    comparison = compared(MANY, FEW)
    (line,) = [line for line in findings(comparison, comparison.events[0]) if line.startswith("Hedging")]
    row = comparison.differences.query("metric == 'hedging_ratio'").iloc[0]
    assert line == f"Hedging: A higher than B (p = {row.p_adjusted:.3f}; {row.robustness})."


@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        ("A higher", "Hedging: A higher than B (p = 0.012; holds without any paragraph)."),
        ("B higher", "Hedging: B higher than A (p = 0.012; holds without any paragraph)."),
        (TOO_SHORT, "Hedging: too short to test."),
        (NO_VERDICT, "In hedging the two articles cannot be told apart."),
        (BY_VALUE, "Hedging, one headline each and compared by value only: A 0.50, B 0.50."),
    ],
)
def test_a_verdict_becomes_a_sentence(verdict, line):
    assert decided([("hedging_ratio", "A", "B", verdict)]) == [line]


def test_a_missing_value_is_no_finding():
    assert decided([("hedging_ratio", "A", "B", NO_VALUE)]) == []


def test_pairs_of_which_one_is_decided_are_named():
    rows = [
        ("hedging_ratio", a, b, says) for a, b, says in (("A", "B", "B higher"), ("A", "C", NO_VERDICT), ("B", "C", NO_VERDICT))
    ]
    assert decided(rows, "ABC") == [
        "Hedging: B higher than A (p = 0.012; holds without any paragraph).",
        "Hedging: A and C, B and C: cannot be told apart.",
    ]


def test_two_that_cannot_be_told_apart():
    rows = [(metric, "A", "B", NO_VERDICT) for metric in ("loaded_language", "hedging_ratio", "reading_ease")]
    assert decided(rows) == ["In loaded language, hedging and reading ease the two articles cannot be told apart."]
    assert decided(rows, articles=("1", "2", "3")) == [
        "In loaded language, hedging and reading ease the two outlets cannot be told apart."
    ]


def test_three_that_cannot_be_told_apart():
    rows = [("hedging_ratio", a, b, NO_VERDICT) for a, b in ("AB", "AC", "BC")]
    assert decided(rows, "ABC") == ["In hedging no two of the three articles can be told apart."]
    # Five runs each: 2 of 252 divisions, times six comparisons, is under 0.05.
    rain = "\n\n".join(["Rain fell on town. Rain fell on town. Rain fell on town."] * 5)
    assert "In loaded language and hedging no two of the three articles can be told apart." in said(rain, rain, rain)


def test_where_no_test_could_tell_the_reader_is_sent_to_the_words():
    rows = [(metric, "A", "B", TOO_LITTLE) for metric in ("loaded_language", "reading_ease")]
    look = "for a test to tell them apart: look at the marked words instead."
    assert decided(rows) == [f"In loaded language and reading ease the two articles are too short {look}"]
    assert decided(rows, articles=("1", "2", "3")) == [
        f"In loaded language and reading ease the two outlets have too few articles {look}"
    ]
    assert decided(rows[1:]) == ["In reading ease the two articles are too short for a test to tell them apart."]


def test_three_short_articles_are_not_said_to_be_alike():
    # Nine sentences in three runs each.
    loaded = "The shameful, disgraceful plan was a catastrophe."
    short = ("\n\n".join([" ".join([text] * 3)] * 3) for text in (loaded, PLAIN, BRIDGE))
    comparison = compared(*short)
    assert (
        "In loaded language and hedging the three articles are too short for a test of all pairs to tell them apart"
        in comparison.summary()
    )
    assert "no two" not in comparison.summary()


def test_a_pair_that_is_too_short_is_named():
    rows = [("hedging_ratio", a, b, s) for a, b, s in (("A", "B", NO_VERDICT), ("A", "C", TOO_LITTLE))]
    assert decided(rows, "ABC") == ["Hedging: A and C: too little to tell.", "Hedging: A and B: cannot be told apart."]


def test_one_headline_each_is_compared_by_value():
    comparison = compared(FEW, FEW, headlines=["Town SLAMS deal!", "Town talks"])
    rows = comparison.scores[comparison.scores.metric == "headline_sensationalism"]
    a, b = rows.value
    line = f"Headline sensationalism, one headline each and compared by value only: A {a:.2f}, B {b:.2f}."
    assert line in verdicts(comparison, comparison.events[0])


def test_after_four_outlets_the_rest_is_counted():
    pairs = list(combinations("ABCDEF", 2))
    (line,) = decided([("headline_sensationalism", a, b, BY_VALUE) for a, b in pairs], "ABCDEF")
    assert line.endswith(": A 0.50, B 0.50, C 0.50, D 0.50 and 2 more outlets.")


def test_facts_are_counted_by_how_many_outlets_tell_them():
    # One sentence in all three, one in A and B, one in A alone.
    ferry, fog = "Traders opened a ferry over the river with five boats.", "Sheep graze in the fog near Halden."
    lines = said(f"{BRIDGE} {ferry} {fog}", f"{BRIDGE} {ferry}", BRIDGE)
    assert "Facts: 1 told by all three outlets, 1 told by two outlets, 1 not found in the other articles." in lines


def test_rungs_are_said_where_they_differ():
    ends = "told with different certainty: what one outlet asserts, another attributes to somebody, hedges or denies."
    ferry, reported = "Traders opened a ferry over the river with five boats.", f"{BRIDGE[:-1]}, officials said."
    assert f"The shared fact is {ends}" in said(BRIDGE, reported)
    assert f"1 of the 2 shared facts is {ends}" in said(f"{BRIDGE} {ferry}", f"{reported} {ferry}")
    assert not any("certainty" in line for line in said(BRIDGE, BRIDGE))


def test_quotations_are_counted_once_each():
    lowe, other = (
        "“We will lose every visitor we have here,” said Ann Lowe.",
        "“This is a long day for the whole town,” said Jon Berg.",
    )
    lines = said(f"{BRIDGE} {lowe} {other}", f"{BRIDGE} {lowe}")
    assert "Quotations: 1 in several outlets, 1 in one only." in lines
    lines = said(f"{BRIDGE} {lowe}", f"{BRIDGE} “We will lose every visitor,” said Ann Lowe.")
    assert "Quotations: 1 in several outlets (1 of them cut by an outlet), 0 in one only." in lines


def test_sentences_with_a_source_are_shares_per_outlet():
    # A: one of two sentences has a source; B: none of one.
    assert said(f"{BRIDGE} “It is a long day for the whole town,” said Jon Berg.", BRIDGE)[-1] == (
        "Sentences with a source: A 50 %, B 0 %."
    )


def test_one_outlet_has_quotations_and_sources_only():
    assert said(BRIDGE) == ["Quotations: none.", "Sentences with a source: A 0 %."]


def test_over_several_events_an_event_has_no_verdicts_of_its_own():
    articles = [Article(text, outlet=name, event=event) for event in ("x", "y") for name, text in (("A", MANY), ("B", FEW))]
    comparison = framing.compare(framing.analyse(articles), by_event=False)
    assert not any("Hedging" in line for line in findings(comparison, comparison.events[0]))
    each = framing.compare(framing.analyse(articles))
    assert [line for line in findings(each, each.events[1]) if line.startswith("Hedging: A higher than B")]


def test_no_sentence_judges(seeds):
    events = [framing.compare(seeds), compared(MANY, FEW, PLAIN, headlines=["Town SLAMS deal!", "Town talks", None])]
    lines = [line for comparison in events for line in findings(comparison, comparison.events[0])]
    assert len(lines) > 8
    assert [line for line in lines if FORBIDDEN.search(line)] == []
    assert FORBIDDEN.search("It was misleading.")
    assert FORBIDDEN.search("It was left out.")


def test_every_sentence_is_one(seeds):
    comparison = framing.compare(seeds)
    for line in findings(comparison, comparison.events[0]):
        assert re.fullmatch(r"[A-Z0-9].*[^.]\.", line)


def test_numbers_and_names_read_as_text():
    assert [spelled(n) for n in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]
    assert [joined(names) for names in ("A", "AB", "ABC")] == ["A", "A and B", "A, B and C"]
