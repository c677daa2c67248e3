import numpy as np
import pytest

import framing
from framing import METRICS, Article
from framing.comparison.difference import (
    BY_VALUE,
    NO_VALUE,
    NO_VERDICT,
    TOO_LITTLE,
    TOO_SHORT,
    Difference,
    holm,
    least_p,
    permutation_p,
    verdict,
)
from framing.comparison.differences import EXPLORATORY, differences
from framing.comparison.event import Event
from framing.comparison.samples import samples
from framing.metrics import MAIN

BY_NAME = {metric.column: metric for metric in METRICS}
HEDGED, PLAIN = "It may rain on the old town.", "The sun set on the old town."


def event(*texts, outlets=None, events=None):
    outlets = outlets or [f"Outlet {n}" for n in range(len(texts))]
    events = events or [None] * len(texts)
    return Event.of(
        [Article(t, outlet=o, id=str(n), event=e) for n, (t, o, e) in enumerate(zip(texts, outlets, events, strict=True))]
    )


def paragraphs(*sentences):
    return "\n\n".join(" ".join(pair) for pair in zip(sentences[::2], sentences[1::2], strict=True))


MANY = paragraphs(*[HEDGED, HEDGED, PLAIN, HEDGED] * 8)
FEW = paragraphs(*[PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, HEDGED, PLAIN, PLAIN] * 4)


@pytest.fixture(scope="module")
def seeds():
    return differences(Event.of(framing.read_articles("seeds")), METRICS)


def test_every_pair_and_metric_has_a_row(seeds):
    assert len(seeds) == 3 * len(METRICS)
    assert seeds[["metric", "a", "b"]].duplicated().sum() == 0


def test_only_main_scores_are_adjusted_and_have_verdicts(seeds):
    is_main = seeds.metric.isin(MAIN)
    assert set(seeds[~is_main].verdict) == {EXPLORATORY}
    assert seeds[~is_main].p_adjusted.isna().all()
    tested = seeds[is_main & seeds.p.notna()]
    assert (tested.p_adjusted >= tested.p).all()
    assert holm(tested.p.to_numpy()) == pytest.approx(tested.p_adjusted.to_numpy(), abs=1e-4)


def test_a_headline_is_compared_by_value_only(seeds):
    headlines = seeds[seeds.metric == "headline_sensationalism"]
    assert set(headlines.verdict) == {BY_VALUE} == {"one headline each: compared by value only"}
    assert headlines[["low", "high", "p", "p_adjusted"]].isna().all(axis=None)
    assert headlines.difference.notna().all()
    assert set(headlines.robustness) == {""}


def test_each_tested_verdict_has_its_robustness(seeds):
    tested = seeds[seeds.metric.isin(MAIN) & seeds.p.notna()]
    assert tested.robustness.str.contains("hold").all()
    assert tested[tested.metric == "loaded_language"].robustness.str.contains("on prose only").all()


def test_a_clear_difference_is_found_and_said():
    # 24 of 32 sentences hedged against 4 of 32.
    table = differences(event(MANY, FEW), METRICS).set_index("metric")
    found = table.loc["hedging_ratio"]
    assert found.difference == pytest.approx(0.75 - 0.125)
    assert found.verdict == "Outlet 0 higher"
    assert found.p_adjusted < 0.01
    assert found.low > 0
    assert found.effect > 2


def test_the_sign_follows_the_order_and_the_verdict_does_not():
    one, other = (
        differences(event(*texts), METRICS).set_index("metric").loc["hedging_ratio"] for texts in ((MANY, FEW), (FEW, MANY))
    )
    assert (one.verdict, other.verdict) == ("Outlet 0 higher", "Outlet 1 higher")
    assert one.difference == -other.difference
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low))


def test_an_article_cannot_be_told_from_itself():
    table = differences(event(MANY, MANY), METRICS)
    assert table[table.metric.isin(MAIN)].verdict.isin({NO_VERDICT, NO_VALUE}).all()
    assert (table.p.dropna() == 1).all()


def test_p_is_the_share_of_divisions():
    # Four runs of three sentences, hedged 3, 3, 0, 0, divided two and two: of the six divisions two differ as far, p = 1/3.
    texts = ("\n\n".join([" ".join([sentence] * 3)] * 2) for sentence in (HEDGED, PLAIN))
    found = samples(event(*texts), BY_NAME["hedging_ratio"])
    assert permutation_p(*found.values()) == pytest.approx(1 / 3, abs=0.04)


def test_with_several_articles_whole_articles_are_divided():
    # 3 against 3 articles, all of one outlet hedged: 2 of 20 divisions are as far, p = 0.1.
    texts = [paragraphs(*[HEDGED] * 8)] * 3 + [paragraphs(*[PLAIN] * 8)] * 3
    found = samples(event(*texts, outlets=["A"] * 3 + ["B"] * 3), BY_NAME["hedging_ratio"])
    assert permutation_p(*found.values()) == pytest.approx(0.1, abs=0.03)


def test_with_events_articles_are_divided_within_them():
    # One article of each outlet on each of 6 events: A is hedged more in all, by an amount that events do not share. 2 of 64
    # divisions are as far; regardless of events it would be far fewer of 924.
    hedged = [paragraphs(*([HEDGED] * (2 * n) + [PLAIN] * (14 - 2 * n))) for n in range(7)]
    texts = [hedged[n + 1] for n in range(6)] + [hedged[n] for n in range(6)]
    outlets, events = ["A"] * 6 + ["B"] * 6, [f"e{n}" for n in range(6)] * 2
    found = samples(event(*texts, outlets=outlets, events=events), BY_NAME["hedging_ratio"])
    assert permutation_p(*found.values()) == pytest.approx(2 / 64, abs=0.015)


@pytest.mark.parametrize(
    ("difference", "low", "high", "p", "grades", "said"),
    [
        (0.5, 0.1, 0.9, 0.01, np.nan, "A higher"),
        (-0.5, -0.9, -0.1, 0.01, np.nan, "B higher"),
        (0.5, -0.1, 0.9, 0.01, np.nan, NO_VERDICT),  # the interval holds 0
        (0.5, 0.1, 0.9, 0.06, np.nan, NO_VERDICT),  # p
        (9.0, 5.0, 13.0, 0.01, 0.9, NO_VERDICT),  # under one school grade
        (9.0, 5.0, 13.0, 0.01, -1.1, "A higher"),
        (0.5, np.nan, np.nan, np.nan, np.nan, TOO_SHORT),
        (np.nan, np.nan, np.nan, np.nan, np.nan, NO_VALUE),
    ],
)
def test_what_a_verdict_needs(difference, low, high, p, grades, said):
    assert verdict(Difference("m", "A", "B", difference, low, high, 1.0, p, grades), p) == said


def runs_of(sentence, n):
    """So many runs of three sentences."""
    return "\n\n".join([" ".join([sentence] * 3)] * n)


@pytest.mark.parametrize(
    ("n", "m", "least"),
    [
        (3, 3, 2 / 20),  # the real division and its mirror, of 6! / (3! 3!)
        (3, 4, 1 / 35),  # three of one against four of the other have no mirror
        (5, 5, 2 / 252),
        (1, 1, np.nan),
    ],
)
def test_the_smallest_p_is_a_matter_of_how_many_runs_there_are(n, m, least):
    for texts in ((runs_of(HEDGED, n), runs_of(PLAIN, m)), (runs_of(PLAIN, n), runs_of(PLAIN, m))):
        found = samples(event(*texts), BY_NAME["hedging_ratio"])
        assert least_p(*found.values()) == pytest.approx(least, nan_ok=True)


@pytest.mark.parametrize(
    ("outlets", "events", "least"),
    [
        ("AAABBB", None, 2 / 20),
        ("AAB", None, 1 / 3),
        ("ABABAB", "xxyyzz", 2 / 8),  # two ways in each of three events; the mirror changes all three
        ("AABABB", "xxxyyy", 1 / 9),  # three ways in each of two; no division is the mirror of another
        ("AABB", "wxyz", np.nan),
    ],
)
def test_the_smallest_p_of_articles_is_a_matter_of_how_many_each_event_has(outlets, events, least):
    texts = [runs_of(HEDGED if outlet == "A" else PLAIN, 2) for outlet in outlets]
    found = samples(event(*texts, outlets=list(outlets), events=events and list(events)), BY_NAME["hedging_ratio"])
    assert least_p(found["A"], found["B"]) == pytest.approx(least, nan_ok=True)


@pytest.mark.parametrize("sizes", [(3, 3), (3, 4), (4, 4), (5, 6)])
def test_articles_that_differ_as_much_as_they_can_come_near_the_smallest_p(sizes):
    found = samples(event(runs_of(HEDGED, sizes[0]), runs_of(PLAIN, sizes[1])), BY_NAME["hedging_ratio"])
    assert permutation_p(*found.values()) == pytest.approx(least_p(*found.values()), abs=0.02)


def test_where_no_article_of_the_length_could_pass_it_is_too_little_to_tell():
    # Two scores are tested (no headlines; too few words for readability): 2 · 2 / 20 for three runs against three, 2 · 2 / 252
    # for five against five.
    short, longer = (
        differences(event(runs_of(HEDGED, n), runs_of(PLAIN, n)), METRICS).set_index("metric").loc["hedging_ratio"]
        for n in (3, 5)
    )
    assert (short.verdict, short.robustness) == (TOO_LITTLE, "")
    assert short.low > 0
    assert longer.verdict == "Outlet 0 higher"
    alike = differences(event(runs_of(PLAIN, 5), runs_of(PLAIN, 5)), METRICS).set_index("metric").loc["hedging_ratio"]
    assert alike.verdict == NO_VERDICT
    assert alike.robustness.startswith("holds")


def test_a_short_article_beside_long_ones_is_too_little_to_tell():
    table = differences(event(MANY, FEW, runs_of(HEDGED, 2)), METRICS)
    found = table[table.metric == "hedging_ratio"]
    assert found.verdict.tolist() == ["Outlet 0 higher", TOO_LITTLE, TOO_LITTLE]
    assert found.robustness.astype(bool).tolist() == [True, False, False]


@pytest.mark.parametrize(("least", "said"), [(0.051, TOO_LITTLE), (0.05, NO_VERDICT), (np.nan, NO_VERDICT)])
def test_a_test_that_could_pass_has_a_verdict(least, said):
    assert verdict(Difference("m", "A", "B", 0.5, 0.1, 0.9, 1.0, 0.2, np.nan), 0.2, least) == said


def test_single_headlines_and_short_texts_are_told_apart():
    found = Difference("headline_sensationalism", "A", "B", 0.5, np.nan, np.nan, 1.0, np.nan, np.nan)
    assert verdict(found, np.nan) == BY_VALUE
    table = differences(event("War.", "Peace came."), METRICS).set_index("metric")
    assert table.loc["loaded_language"].verdict == TOO_SHORT


def test_headlines_of_several_articles_have_a_verdict_and_no_robustness():
    articles = [
        Article(
            "It rained.", headline="SHOCKING storm DESTROYS town!" if n % 2 else "Rain falls", outlet="AB"[n % 2], id=str(n)
        )
        for n in range(16)
    ]
    found = differences(Event.of(articles), METRICS).set_index("metric").loc["headline_sensationalism"]
    assert (found.verdict, found.robustness) == ("B higher", "")


def test_outlets_that_share_no_event_cannot_be_divided():
    found = samples(event(*[MANY] * 4, outlets=list("AABB"), events=list("wxyz")), BY_NAME["hedging_ratio"])
    assert np.isnan(permutation_p(*found.values()))


def test_readability_under_one_grade_cannot_be_told_apart():
    # Commas change the calibrated ease a little and no grade: however sure, no verdict.
    plain = "\n\n".join(["The committee considered the proposal of the minister. It was rejected by the members."] * 14)
    marked = plain.replace("considered the proposal of", "considered, the, proposal, of,")
    found = differences(event(plain, marked), METRICS).set_index("metric").loc["reading_ease"]
    assert abs(found.difference) > 0.5
    assert found.p < 0.01
    assert found.verdict == NO_VERDICT


def test_missing_values_are_said():
    table = differences(event("Too short.", MANY), METRICS).set_index("metric")
    assert table.loc["reading_ease"].verdict == NO_VALUE


def test_robustness_names_what_a_verdict_hangs_on():
    # One brazen cue of Outlet 0 in a bullet, repeated: on prose only nothing is left of the difference.
    neutral = "\n\n".join(["The council met on the bridge. The clerk read the report."] * 12)
    bullets = "\n".join(["- A shameful, disgraceful and vile plan by the council"] * 30)
    table = differences(event(f"{bullets}\n\n{neutral}", neutral), METRICS).set_index("metric")
    found = table.loc["loaded_language"]
    assert found.verdict == "Outlet 0 higher"
    assert found.robustness == "holds without the strongest cue, without attributed cues; does not hold on prose only"
