import math

import pytest

import framing


def score(headline):
    return framing.analyse([framing.Article("", headline=headline)]).scores.headline_sensationalism.item()


def cues(headline):
    evidence = framing.analyse([framing.Article("", headline=headline)]).evidence
    return list(zip(evidence.text, evidence.category, strict=True))


def test_the_score_is_one_minus_exp_of_the_sum_of_weights():
    # "!" weighs 1 and nothing else fires: 1 - exp(-1).
    assert score("Senate passes budget!") == pytest.approx(1 - math.exp(-1), abs=1e-15)
    assert score("Senate passes budget") == 0


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Senate SLAMS budget", ("SLAMS", "emphasis")),
        ("Is the boom over?", ("?", "curiosity gap")),
        ("She opened the box and found...", ("...", "curiosity gap")),
        ("7 reasons the bridge failed", ("7", "curiosity gap")),
        ("Everything you need to know about snow", ("Everything you need to know", "curiosity gap")),
        ("Your garden in winter", ("Your", "personal address")),
    ],
)
def test_patterns_and_words(headline, expected):
    assert expected in cues(headline)


@pytest.mark.parametrize(
    "headline",
    [
        "NATO and the IAEA meet on Monday",
        "7 killed in bridge collapse",
        "2024 budget passes",
        "LIVE: Polls close in Iowa",
        "SENATE PASSES BUDGET AFTER LONG DEBATE",
        "U.S. and South Korea begin exercise",
        "Missile launches trigger condemnation amid suspicions of arms exports",
        "Minister resigns after report on contracts",
    ],
)
def test_sober_headlines_have_no_cue(headline):
    assert cues(headline) == []


def test_a_word_is_emphasis_only_once():
    assert cues("BREAKING: Fire kills 7") == [("BREAKING", "emphasis")]


def test_an_abbreviation_at_the_end_is_no_full_stop():
    analysis = framing.analyse([framing.Article("", headline="Troops leave the U.S.")])
    assert "headline_sensationalism" not in set(analysis.notes.metric)


def test_the_seed_that_shouts_is_clearly_highest_and_the_plain_one_lowest(seeds):
    scores = seeds.scores.headline_sensationalism
    assert scores["outlet-a"] > scores["outlet-b"] + 0.3
    assert scores["outlet-b"] > scores["outlet-c"]


def test_a_headline_that_ends_in_a_full_stop_is_noted(seeds):
    notes = seeds.notes[seeds.notes.metric == "headline_sensationalism"]
    assert notes[["id", "reason"]].to_numpy().tolist() == [["outlet-b", "headline ends in a full stop: may be a standfirst"]]
