import matplotlib.colors
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

import framing
from framing.charts import description_of, headline_anatomy, new_axes, save, to_svg
from framing.charts.anatomy import HATCHES
from framing.charts.axes import BAND
from framing.tables import any_text
from tests.charts.odd import named


@any_text
def evidence(*cues, id="1", outlet="A", metric="headline_sensationalism"):
    """Rows of (start, text, category, weight)."""
    table = pd.DataFrame(cues, columns=["start", "text", "category", "weight"])
    return named(table.assign(id=id, metric=metric), outlet)


SHOUTED = (
    (0, "SHOCK as dam bursts!", "background", 0.25),
    (0, "SHOCK", "emphasis", 0.5),
    (0, "SHOCK", "intensity", 0.125),
    (19, "!", "emphasis", 0.5),
)


def segments(ax):
    return [(bar.get_x(), bar.get_width(), bar.get_hatch() or "") for bar in ax.patches]


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_segments_follow_the_text_and_end_in_the_background():
    ax = headline_anatomy(evidence(*SHOUTED))
    # 0.5, then 0.125, then 0.5, then the background 0.25: they start at 0, 0.5, 0.625 and 1.125.
    assert segments(ax) == [
        (0, 0.5, ""),
        (0.5, 0.125, HATCHES["intensity"]),
        (0.625, 0.5, ""),
        (1.125, 0.25, ""),
    ]
    assert ax.patches[3].get_facecolor() == matplotlib.colors.to_rgba(BAND) != ax.patches[0].get_facecolor()
    # S = 0.5 + 0.125 + 0.5 + 0.25 = 1.375; 1 − exp(−1.375) = 0.7472
    labels = ["“SHOCK” emphasis 0.50", "“SHOCK” intensity 0.12", "“!” emphasis 0.50", "background 0.25"]
    assert texts(ax) == ["A", "SHOCK as dam bursts!", *labels, "S = 1.38, score 0.75, n = 3"]
    assert description_of(ax).alt == f"A: S = 1.38, score 0.75, n = 3: {', '.join(labels)}."


def test_an_article_with_other_evidence_alone_says_so():
    other = evidence((0, "may", "modal", 1.0), id="2", outlet="B", metric="hedging")
    ax = headline_anatomy(pd.concat([evidence(*SHOUTED), other], ignore_index=True))
    assert texts(ax)[-3:] == ["B", "", "no cue found"]
    assert description_of(ax).alt.endswith(" B: no cue found.")
    assert len(ax.patches) == 4
    assert texts(headline_anatomy(other[:0])) == ["no cue found"]
    assert "no cue found" in texts(headline_anatomy(other))


def test_a_headline_without_background_is_not_printed():
    ax = headline_anatomy(evidence(*SHOUTED[1:]))
    assert texts(ax)[:3] == ["A", "", "“SHOCK” emphasis 0.50"]


def test_weights_below_zero_stand_left_of_zero():
    ax = headline_anatomy(evidence((0, "calm", "intensity", -0.25), (5, "storm", "intensity", 0.5)))
    assert [(x, width) for x, width, _ in segments(ax)] == [(-0.25, 0.25), (0, 0.5)]
    assert ax.get_xlim()[0] == -0.25


def test_without_outlets_articles_are_called_by_their_id():
    ax = headline_anatomy(evidence(*SHOUTED).drop(columns="outlet"))
    assert texts(ax)[0] == "1"


def test_seeds(seeds):
    table = seeds.evidence.join(seeds.scores.outlet, on="id")
    before = table.copy()
    ax = headline_anatomy(table)
    pd.testing.assert_frame_equal(table, before)
    ends = [text for text in texts(ax) if text.startswith("S = ")]
    scores = seeds.scores.headline_sensationalism
    assert [text.split(", ")[1] for text in ends] == [f"score {score:.2f}" for score in scores]
    assert ends[0] == "S = 1.39, score 0.75, n = 3"
    assert len(ax.patches) == (table.metric == "headline_sensationalism").sum() == 7
    assert seeds.articles[2].headline in texts(ax)


def overlaps(ax):
    """Pairs of texts that cover each other in the chart as drawn."""
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    ax.figure.draw(renderer)
    boxes = [text.get_window_extent(renderer) for text in ax.texts if text.get_text()]
    return sum(a.overlaps(b) for number, a in enumerate(boxes) for b in boxes[:number])


def test_labels_of_narrow_segments_do_not_cover_one_another():
    words = "shocking stunning secret you horrific nobody weird deadly".split()
    cues = [(0, " ".join(words), "background", 0.1)]
    cues += [(7 * place, word, "personal address", 0.0625) for place, word in enumerate(words)]
    wide = evidence((0, "x", "emphasis", 6.0), id="2", outlet="B")
    ax = headline_anatomy(pd.concat([evidence(*cues), wide], ignore_index=True))
    assert overlaps(ax) == 0
    box = ax.get_tightbbox()
    assert box.x0 >= 0
    assert box.x1 <= ax.figure.bbox.x1


@pytest.mark.parametrize("name", ["A" * 200, "$\\frac{", "\ud800", "עיתון", "", "<b>&", "\x00\x07"])
@any_text
def test_odd_names(name, tmp_path):
    table = evidence((0, name, "background", 0.5), (0, name * 3, name, 0.25), outlet=name)
    ax = headline_anatomy(table)
    assert save(ax, tmp_path / "x.png").exists()
    assert "<svg" in to_svg(ax)
    own = new_axes(2)
    assert headline_anatomy(table, own) is own


def test_twelve_outlets():
    articles = [
        framing.Article("", headline="SHOCKING: you won't BELIEVE this!", outlet="Ab " * 60 + str(n)) for n in range(12)
    ]
    analysis = framing.analyse(articles)
    ax = headline_anatomy(analysis.evidence.join(analysis.scores.outlet, on="id"))
    said = description_of(ax)
    assert len(said.alt) <= 900
    assert " more, number of cues: " in said.alt
    assert len(said.caption) <= 450
    assert overlaps(ax) == 0


def test_headlines_without_outlets_are_counted_as_headlines():
    versions = pd.concat([evidence(*SHOUTED, id=name).drop(columns="outlet") for name in "12345"], ignore_index=True)
    assert description_of(headline_anatomy(versions)).title == "Cues in 5 headlines"
