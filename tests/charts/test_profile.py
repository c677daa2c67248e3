import pandas as pd
import pytest

from framing.charts import description_of, readability_profile, save, to_svg
from framing.charts.profile import LONG
from tests.charts.odd import named


def profile(*words, outlet="A", id="1", block="prose"):
    return named(pd.DataFrame({"id": id, "block": block, "words": list(words)}), outlet)


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_bars_are_the_words_of_each_sentence_of_prose():
    table = pd.concat([profile(10, 31), profile(99, block="bullet"), profile(30, 12)], ignore_index=True)
    ax = readability_profile(table)
    (panel,) = ax.child_axes
    bars = sorted((bar.get_x() + 0.4, bar.get_height(), bool(bar.get_hatch())) for bar in panel.patches)
    assert [(round(x), height, hatch) for x, height, hatch in bars] == [
        (1, 10, False),
        (2, 31, True),
        (3, 30, False),
        (4, 12, False),
    ]
    # The median of 10, 12, 30 and 31 is (12 + 30) / 2 = 21.
    assert [line.get_ydata()[0] for line in panel.lines] == [LONG, 21]
    assert texts(panel) == ["A", "n = 4", "median 21"]
    assert description_of(ax).alt == "A: 4 sentences of prose; words: median 21, longest 31, 1 over 30."


def test_long_sentences_are_darker():
    (panel,) = readability_profile(profile(10, 31)).child_axes
    low, high = (sum(bar.get_facecolor()[:3]) for bar in sorted(panel.patches, key=lambda bar: bar.get_height()))
    assert high < low - 0.5


def test_readability_is_said_and_missing_values_too():
    scores = pd.DataFrame({"reading_ease": [27.4, float("nan")], "reading_grade": [16.6, 9.0]}, index=["1", "2"])
    table = pd.concat([profile(10), profile(12, outlet="B", id="2"), profile(14, outlet="C", id="3")], ignore_index=True)
    ax = readability_profile(table, scores=scores)
    assert [texts(panel)[1] for panel in ax.child_axes] == [
        "n = 1; reading ease 27, grade 17",
        "n = 1; reading ease no value, grade 9",
        "n = 1; reading ease no value, grade no value",
    ]
    assert "longest 10, 0 over 30; reading ease 27, grade 17. B: 1 sentence" in description_of(ax).alt
    assert len(description_of(ax).caption) <= 450


def test_an_article_without_prose_keeps_its_panel():
    ax = readability_profile(pd.concat([profile(10), profile(5, outlet="B", id="2", block="bullet")], ignore_index=True))
    assert texts(ax.child_axes[1]) == ["B", "n = 0", "no prose found"]
    assert description_of(ax).alt.endswith("B: no sentences of prose.")
    assert texts(readability_profile(profile())) == ["no sentence found"]
    assert "no prose found" in texts(readability_profile(profile(5, block="bullet")).child_axes[0])


def test_seeds(seeds):
    before = seeds.profile.copy()
    ax = readability_profile(seeds.profile, scores=seeds.scores)
    pd.testing.assert_frame_equal(seeds.profile, before)
    assert [len(panel.patches) for panel in ax.child_axes] == seeds.scores.sentences.tolist() == [24, 18, 36]
    assert {panel.get_ylim() for panel in ax.child_axes} == {ax.child_axes[0].get_ylim()}
    assert {panel.get_xlim() for panel in ax.child_axes} == {(0, 37)}
    prose = seeds.profile[seeds.profile.block == "prose"]
    assert [texts(panel)[2] for panel in ax.child_axes] == [f"median {m:g}" for m in prose.groupby("outlet").words.median()]


@pytest.mark.parametrize("name", ["A" * 200, "$\\frac{", "\ud800", "עיתון", "", "<b>&", "\x00\x07"])
def test_odd_names(name, tmp_path):
    ax = readability_profile(pd.concat([profile(3, outlet=name), profile(400, outlet="B", id="2")], ignore_index=True))
    assert save(ax, tmp_path / "x.png").exists()
    assert "<svg" in to_svg(ax)


def test_twelve_outlets_and_two_articles_of_one():
    many = pd.concat([profile(*[20] * 40, outlet=f"{n:02}" + "x" * 100, id=str(n)) for n in range(11)], ignore_index=True)
    ax = readability_profile(pd.concat([many, profile(5, outlet=many.outlet[0], id="z")], ignore_index=True))
    assert len(ax.child_axes) == 12
    assert texts(ax.child_axes[1])[0].startswith("00xxx")
    assert len(description_of(ax).alt) <= 900
