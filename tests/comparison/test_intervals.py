import numpy as np
import pytest

import framing
from framing import METRICS, Article
from framing.comparison.event import Event
from framing.comparison.intervals import interval, quantile, score_limits, scores
from framing.comparison.samples import samples

BY_NAME = {metric.column: metric for metric in METRICS}
HEDGED, PLAIN = "It may rain.", "The sun set."


def event(*texts, outlets=None, headlines=None):
    outlets = outlets or [f"Outlet {n}" for n in range(len(texts))]
    headlines = headlines or [None] * len(texts)
    return Event.of(
        [
            Article(text, outlet=outlet, headline=headline, id=str(n))
            for n, (text, outlet, headline) in enumerate(zip(texts, outlets, headlines, strict=True))
        ]
    )


def row(table, metric, outlet="Outlet 0"):
    return table[(table.metric == metric) & (table.outlet == outlet)].iloc[0]


@pytest.fixture(scope="module")
def seeds():
    return scores(Event.of(framing.read_articles("seeds")), METRICS)


def test_values_lie_within_their_limits_and_limits_within_the_bounds(seeds):
    for found in seeds.dropna().to_dict("records"):
        low, high = BY_NAME[found["metric"]].bounds
        assert low <= found["low"] <= found["value"] <= found["high"] <= high


def test_a_headline_or_an_amount_has_no_interval(seeds):
    missing = set(seeds[seeds.low.isna()].metric)
    assert missing == {"headline_sensationalism", "words", "sentences"}
    assert seeds.value.notna().all()


def test_the_limits_are_wilsons_where_sentences_are_alike_by_chance():
    # 8 of 24 sentences hedged, every third, so paragraphs of three hold one each and do not vary: the variance is that of
    # sentences times a design effect under 1.15, and the interval narrower than Wilson's with 24 trials.
    text = "\n\n".join([f"{HEDGED} {PLAIN} {PLAIN}"] * 8)
    found = row(scores(event(text), [BY_NAME["hedging_ratio"]]), "hedging_ratio")
    low, high = score_limits(1 / 3, 24, quantile(7 + 12), is_share=True)
    assert found.value == pytest.approx(1 / 3)
    assert low < found.low < found.value < found.high < high  # paragraphs vary less than chance would have it


def test_bursts_widen_the_interval():
    even = "\n\n".join([f"{HEDGED} {PLAIN} {PLAIN}"] * 12)
    bursty = "\n\n".join([f"{HEDGED} {HEDGED} {HEDGED}"] * 4 + [f"{PLAIN} {PLAIN} {PLAIN}"] * 8)
    widths = [
        found.high - found.low for found in (row(scores(event(text), METRICS), "hedging_ratio") for text in (even, bursty))
    ]
    assert widths[1] > 1.3 * widths[0]


def test_longer_articles_have_narrower_intervals():
    paragraph = f"{HEDGED} {PLAIN}\n\n{PLAIN} {PLAIN}\n\n"
    short, long = (row(scores(event(paragraph * n), METRICS), "hedging_ratio") for n in (6, 24))
    assert short.value == long.value
    assert long.high - long.low < (short.high - short.low) * 0.7


def test_without_a_cue_there_is_an_upper_limit():
    # No hedge in 30 sentences. Wilson's upper limit for 0 of 30 / 1.15 = 26.1 trials is t²/(26.1 + t²).
    found = row(scores(event(f"{PLAIN} " * 30), METRICS), "hedging_ratio")
    t = quantile(5 + 12)  # 30 sentences in one paragraph are six runs of five
    assert (found.value, found.low) == (0, 0)
    assert found.high == pytest.approx(t**2 / (30 / 1.15 + t**2), abs=1e-6)


def test_the_effective_size_of_a_rate_without_a_cue_is_its_exposure():
    # 90 words: one loaded cue of weight 1 more would be 100/90 per 100 words, so the exposure is 0.9 by 1.15; the upper limit
    # is t²/size.
    found = row(scores(event(f"{PLAIN} " * 30), METRICS), "loaded_language")
    assert found.high == pytest.approx(quantile(5 + 12) ** 2 / (0.9 / 1.15), abs=1e-5)


def test_one_sentence_has_no_interval():
    found = row(scores(event("It may rain."), METRICS), "hedging_ratio")
    assert found.value == 1
    assert np.isnan(found.low)
    assert np.isnan(found.high)


def test_several_articles_are_drawn_as_articles():
    # Headline scores of 3 articles: mean, variance of the mean s²/3, score limits of a share with t at 2 degrees of freedom.
    texts = ["The sun set."] * 3
    found = event(*texts, outlets=["A"] * 3, headlines=["Rain falls", "SHOCKING rain!", "You won't believe this rain"])
    values = [sample.estimate for sample in samples(found, BY_NAME["headline_sensationalism"])["A"]]
    value, variance = np.mean(values), np.var(values, ddof=1) / 3
    expected = score_limits(value, value * (1 - value) / variance, quantile(2), is_share=True)
    table = scores(found, [BY_NAME["headline_sensationalism"]])
    assert (table.value.item(), table.articles.item()) == (pytest.approx(value), 3)
    assert (table.low.item(), table.high.item()) == pytest.approx(expected, abs=1e-6)


def test_the_same_twice_and_alone_or_beside_others():
    articles = framing.read_articles("seeds")
    together = scores(Event.of(articles), METRICS)
    alone = scores(Event.of(articles[1:2]), METRICS)
    assert together[together.outlet == "Outlet B"].reset_index(drop=True).equals(alone)


def test_a_metric_of_the_users_own_has_an_interval():
    from framing import Metric
    from framing.metric import share

    def count(document):
        return {"questions": document.count_marks("?"), "n": np.ones(len(document.sentences), dtype=int)}

    def questions(totals):
        """Question marks per sentence."""
        return share(totals.questions, totals.n)

    mine = Metric(count, questions, unit="marks per sentence", bounds=(0, float("inf")), scope="body")
    found = interval(samples(event("Why? It rains. Who? She left. " * 6), mine)["Outlet 0"])
    assert found.value == 0.5
    assert 0 < found.low < 0.5 < found.high < 2
