import numpy as np

from framing import METRICS, Article, Document
from framing.comparison.event import Event
from framing.comparison.samples import mean, runs, samples

BY_NAME = {metric.column: metric for metric in METRICS}


def event(*texts, outlets=None, **fields):
    outlets = outlets or [f"Outlet {n}" for n in range(len(texts))]
    return Event.of([Article(text, outlet=outlets[n], id=str(n), **fields) for n, text in enumerate(texts)])


def test_short_paragraphs_are_joined_and_long_ones_cut():
    # Blocks of 1, 2, 2, 2 and 6 sentences: 1 + 2 | 2 + 2 | 6 cut into two parts of at most 5, as even as may be (3 + 3).
    two, six = "Dogs ran. Cats sat.", "Dogs ran. Cats sat. Birds sang. Fish swam. Ants hid. Bees flew."
    found = runs(Document(f"Dogs ran.\n\n{two}\n\n{two}\n\n{two}\n\n{six}")).tolist()
    assert found == [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3]


def test_a_text_without_paragraphs_has_runs_too():
    assert np.bincount(runs(Document("The dog sat. " * 20))).tolist() == [5] * 4


def test_no_run_reaches_over_two_articles():
    document = Document.of(["One came.", "Two came.", "Three came."])
    assert runs(document).tolist() == [0, 1, 2]


def test_samples_hold_the_scores():
    # The same numbers as analyse gives: counts of an article among others are its own.
    import framing

    articles = framing.read_articles("seeds")
    scores = framing.analyse(articles).scores
    for metric in METRICS:
        for (_, found), value in zip(samples(Event.of(articles), metric).items(), scores[metric.column], strict=True):
            assert mean(found) == value


def test_articles_without_a_value_are_left_out():
    # Reading ease needs 100 words: the short article has none, so the outlet's value is that of the long one.
    long = "The old man walked to the town by the sea and came home. " * 10
    found = samples(event(long, "Too short.", outlets=["A", "A"]), BY_NAME["reading_ease"])["A"]
    assert len(found) == 1
    assert mean(found) == found[0].estimate


def test_only_prose_counts_for_a_metric_on_prose():
    sample = samples(event("At a Glance\n- Rain may fall\nThe sun rose. It may set."), BY_NAME["hedging_ratio"])["Outlet 0"][0]
    assert len(sample.counts) == 2  # the two sentences of prose, not the bullet or the subhead


def test_a_headline_and_an_amount_are_one_observation():
    found = event("The sun rose. It set.", headline="Sun rises")
    kinds = {name: samples(found, BY_NAME[name])["Outlet 0"][0].is_one_observation for name in
             ("headline_sensationalism", "words", "hedging_ratio", "loaded_language")}  # fmt: skip
    assert kinds == {"headline_sensationalism": True, "words": True, "hedging_ratio": False, "loaded_language": False}
