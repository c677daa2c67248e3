import pandas as pd
import pytest

import framing
from framing import Article
from framing.metrics import MAIN
from framing.report.scores import number, outlet_rows, score_rows

PAIR = [metric for metric in framing.METRICS if metric.column in {"hedging_ratio", "words"}]
LONG = "\n\n".join(["It may rain on the old town. The sun set on the old town."] * 30)  # 30 · 13 = 390 words, half hedged
PLAIN = "\n\n".join(["The town stood still all day. The sun set on the old town."] * 30)


def cells(rows, column):
    return next(row["cells"] for row in rows if row["column"] == column)


def table(articles, metrics=framing.METRICS):
    analysis = framing.analyse(articles, metrics=metrics)
    return score_rows(analysis, framing.compare(analysis), analysis.metrics)


@pytest.mark.parametrize(
    ("value", "text"),
    [(574, "574"), (12_345, "12,345"), (0.2613, "0.26"), (0.0, "0.00"), (-3.456, "-3.46"), (float("nan"), "–")],
)
def test_a_number_is_written(value, text):
    assert number(value) == text


def test_every_metric_has_a_cell_per_article(seeds):
    rows = score_rows(seeds, framing.compare(seeds), seeds.metrics)
    assert [row["column"] for row in rows] == [metric.column for metric in framing.METRICS]
    assert {len(row["cells"]) for row in rows} == {3}
    assert [cell["text"] for cell in cells(rows, "words")] == [f"{n:,}" for n in seeds.scores.words]


def test_only_the_lone_article_of_an_outlet_has_an_interval():
    found = cells(table([Article(LONG, outlet="A"), Article(LONG, outlet="B"), Article(PLAIN, outlet="B")]), "hedging_ratio")
    assert [cell["text"] for cell in found] == ["0.50", "0.50", "0.00"]
    assert " to " in found[0]["interval"]
    assert [cell["interval"] for cell in found[1:]] == ["", ""]


def test_the_interval_is_that_of_the_comparison(seeds):
    comparison = framing.compare(seeds)
    found = cells(score_rows(seeds, comparison, seeds.metrics), "hedging_ratio")
    rows = comparison.scores[comparison.scores.metric == "hedging_ratio"]
    assert [cell["interval"] for cell in found] == [f"{r.low:.2f} to {r.high:.2f}" for r in rows.itertuples()]
    assert cells(score_rows(seeds, None, seeds.metrics), "hedging_ratio")[0]["interval"] == ""


def test_percentiles_are_worded():
    # Hardly a news article hedges every sentence; none is written for the first grade.
    found = table([Article("It may rain on the old town.\n\n" * 60, outlet="A"), Article(LONG, outlet="B")])
    assert cells(found, "hedging_ratio")[0]["percentile"] == "percentile over 99"
    assert cells(found, "hedging_ratio")[1]["percentile"] == "percentile 99"
    assert cells(found, "reading_grade")[0]["percentile"] == "percentile under 1"


def test_a_percentile_is_rounded_to_whole_ones(seeds):
    standing = seeds.percentiles().hedging_ratio
    found = cells(score_rows(seeds, None, seeds.metrics), "hedging_ratio")
    assert standing.between(1, 99).all()
    assert [cell["percentile"] for cell in found] == [
        "percentile 90",
        "percentile 98",
        "percentile 70",
    ]  # 89.5, 97.5, 69.5, halves upwards
    assert standing.tolist() == [89.5, 97.5, 69.5]


def test_the_length_of_a_text_has_no_percentile_among_texts_of_like_length(seeds):
    rows = score_rows(seeds, None, seeds.metrics)
    assert {cell["percentile"] for name in ("words", "sentences") for cell in cells(rows, name)} == {""}


def test_a_short_article_has_no_percentile():
    assert {cell["percentile"] for row in table(["It may rain. The sun set."]) for cell in row["cells"]} == {""}


def test_a_missing_value_has_its_reason_and_a_known_one_none(seeds):
    found = table(["It may rain.", LONG])
    assert cells(found, "reading_ease")[0] == {
        "text": "–",
        "interval": "",
        "percentile": "",
        "reason": "fewer than 100 words of prose",
    }
    assert cells(found, "reading_ease")[1]["reason"] == ""
    doubtful = seeds.notes[seeds.notes.metric == "headline_sensationalism"]
    assert len(doubtful) > 0  # a value in doubt is still a value: its note stands below the table
    assert {cell["reason"] for cell in cells(score_rows(seeds, None, seeds.metrics), "headline_sensationalism")} == {""}


def test_own_metrics_without_a_count_of_words_have_no_percentile():
    (row,) = table([Article(LONG, outlet="A"), Article(PLAIN, outlet="B")], PAIR[:1])
    assert [(cell["text"], cell["percentile"]) for cell in row["cells"]] == [("0.50", ""), ("0.00", "")]
    assert len(table([LONG], PAIR)) == 2


def test_outlets_have_rows_where_one_has_several_articles():
    analysis = framing.analyse([Article(LONG, outlet="A"), Article(PLAIN, outlet="A"), Article(PLAIN, outlet="B")])
    main = [metric for metric in framing.METRICS if metric.column in MAIN]
    rows = outlet_rows(framing.compare(analysis), main)
    assert [row["column"] for row in rows] == [metric.column for metric in main]
    # A: the mean of 0.5 and 0; B: 0.
    assert [cell["text"] for cell in cells(rows, "hedging_ratio")] == ["0.25", "0.00"]


def test_outlets_have_no_rows_of_their_own_where_each_has_one_article(seeds):
    assert outlet_rows(framing.compare(seeds), seeds.metrics) == []
    assert outlet_rows(None, seeds.metrics) == []


def test_a_row_says_what_it_is(seeds):
    for row, metric in zip(score_rows(seeds, None, seeds.metrics), seeds.metrics, strict=True):
        assert (row["unit"], row["meaning"]) == (metric.unit, metric.meaning)
    assert not pd.isna(seeds.scores.words).any()
