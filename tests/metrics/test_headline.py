import csv
import math

import pytest

import framing
from framing.tables import visible
from tests.conftest import ROOT


def score(headline):
    return framing.analyse([framing.Article("", headline=headline)]).scores.headline_sensationalism.item()


def cues(headline):
    evidence = framing.analyse([framing.Article("", headline=headline)]).evidence
    shown = visible(evidence)
    return list(zip(shown.text, shown.category, strict=True))


def test_the_score_is_one_minus_exp_of_the_sum_of_weights():
    # "!" weighs 1/2, and the other words add their background.
    evidence = framing.analyse([framing.Article("", headline="Senate passes budget!")]).evidence
    assert evidence.weight[evidence.text == "!"].item() == 0.5
    assert score("Senate passes budget!") == pytest.approx(1 - math.exp(-evidence.weight.sum()), abs=1e-15)


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
    assert score(headline) < 0.5


def twins():
    with (ROOT / "tests/data/headline_twins.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("twin", twins(), ids=lambda twin: twin["event"])
def test_of_two_headlines_on_an_event_the_sensational_one_scores_higher(twin):
    assert score(twin["sensational"]) > score(twin["sober"]) + 0.1


def test_the_background_is_one_piece_of_evidence_over_the_headline():
    evidence = framing.analyse([framing.Article("", headline="These simple things happen")]).evidence
    background = evidence[evidence.category == "background"]
    assert background.text.tolist() == ["These simple things happen"]
    assert background.weight.item() > 0


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
