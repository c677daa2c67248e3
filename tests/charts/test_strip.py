import matplotlib.colors
import pandas as pd
import pytest

from framing.charts import article_strip, description_of, save, to_svg
from framing.charts.strip import PITCH, SHADES
from tests.charts.odd import named


def profile(n=6, outlet="A", id="1", **columns):
    """`n` sentences of 10 words of prose, nothing found in them but what is given."""
    plain = {"block": "prose", "loaded": 0.1, "hedged": False, "words": 10, "quoted": 0}
    table = pd.DataFrame({"id": [id] * n, **{name: [value] * n for name, value in plain.items()}, **columns})
    return named(table, outlet)


def lane(ax, name):
    """The cells of a lane, of all articles."""
    return [cell for bars in ax.containers if bars.get_label() == name for cell in bars]


def test_cells_stand_at_the_numbers_of_their_sentences():
    table = profile(
        hedged=[False, True, False, False, True, False],
        quoted=[0, 0, 5, 10, 0, 0],
        block=["subhead", "bullet", "bullet", "prose", "prose", "prose"],
    )
    ax = article_strip(table)
    assert [cell.get_x() + 0.5 for cell in lane(ax, "loaded")] == [1, 2, 3, 4, 5, 6]
    assert [cell.get_x() + 0.5 for cell in lane(ax, "hedged")] == [2, 5]
    assert all(cell.get_hatch() for cell in lane(ax, "hedged"))
    # 5 of 10 words fill half a cell of 0.8, from its floor at 3.4; 10 of 10 the whole.
    assert [cell.get_x() + 0.5 for cell in lane(ax, "quoted")] == [3, 4]
    assert [cell.get_height() for cell in lane(ax, "quoted")] == pytest.approx([0.4, 0.8])
    assert [cell.get_y() + cell.get_height() for cell in lane(ax, "quoted")] == pytest.approx([3.4, 3.4])
    assert all(cell.get_width() == 1 for name in ("loaded", "hedged", "quoted") for cell in lane(ax, name))
    bullets = next(line for line in ax.lines if line.get_label() == "bullet")
    assert bullets.get_xdata().tolist() == [2, 3]
    assert [line.get_xdata() for line in ax.lines if list(line.get_xdata()) == [0.6, 1.4]]


def test_darkness_has_four_steps_and_a_missing_value_a_dotted_cell():
    ax = article_strip(profile(loaded=[0.0, 0.25, 0.4999, 0.5, 0.75, float("nan")]))
    wanted = [SHADES[0], SHADES[1], SHADES[1], SHADES[2], SHADES[3]]
    assert [cell.get_facecolor() for cell in lane(ax, "loaded")] == [matplotlib.colors.to_rgba(shade) for shade in wanted]
    assert [(cell.get_x() + 0.5, cell.get_linestyle()) for cell in lane(ax, "no value")] == [(6, ":")]
    assert "Dotted" in description_of(ax).caption
    assert "Dotted" not in description_of(article_strip(profile())).caption


def test_the_alt_text_gives_counts_and_a_clear_third():
    # Hedged 1, 2, 3 and 9 of 9: 3 of 4 in the first third. Loaded: 0.5 and 0.9 of 9.
    table = profile(9, hedged=[True] * 3 + [False] * 5 + [True], loaded=[0.5, 0.9] + [0.49] * 7, quoted=[1] + [0] * 8)
    assert description_of(article_strip(table)).alt == (
        "A: 9 sentences, 2 with loaded at 0.5 or more, 4 hedged (most in the first third), 1 with quoted words."
    )
    # Sentences 4 to 6 of 9 are the middle third, 7 to 9 the last.
    for third, first in (("middle", 3), ("last", 6)):
        table = profile(9, hedged=[first <= place < first + 3 for place in range(9)])
        assert f"3 hedged (most in the {third} third), 0" in description_of(article_strip(table)).alt
    # Two of four are no more than half.
    spread = profile(9, hedged=[True, True, False, True, False, False, False, False, True])
    assert "4 hedged, 0" in description_of(article_strip(spread)).alt
    missing = profile(2, loaded=float("nan"))
    assert description_of(article_strip(missing)).alt == "A: 2 sentences, loaded without value, 0 hedged, 0 with quoted words."


def test_seeds(seeds):
    before = seeds.profile.copy()
    ax = article_strip(seeds.profile)
    pd.testing.assert_frame_equal(seeds.profile, before)
    counts = seeds.profile.groupby("outlet").size()
    assert counts.tolist() == [33, 27, 36]
    assert [text.get_text() for text in ax.texts] == ["Outlet A", "n = 33", "Outlet B", "n = 27", "Outlet C", "n = 36"]
    assert len(lane(ax, "loaded")) == 96
    assert len(lane(ax, "hedged")) == seeds.profile.hedged.sum()
    assert len(lane(ax, "quoted")) == (seeds.profile.quoted > 0).sum()
    rows = sorted({round(cell.get_y() + 0.4) for cell in lane(ax, "loaded")})
    assert rows == [1, 1 + PITCH, 1 + 2 * PITCH]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["loaded", "hedged", "quoted"] * 3


@pytest.mark.parametrize("name", ["A" * 200, "$\\frac{", "\ud800", "עיתון", "", "<b>&", "\x00\x07"])
def test_odd_names(name, tmp_path):
    ax = article_strip(pd.concat([profile(3, name), profile(4, "B", "2")], ignore_index=True), outlets=["B", name])
    assert ax.texts[0].get_text() == "B"
    assert save(ax, tmp_path / "x.png").exists()
    assert "<svg" in to_svg(ax)


def test_many_articles_and_none():
    many = pd.concat([profile(40, f"Outlet {n:02}" + "x" * 100, str(n), hedged=True) for n in range(12)], ignore_index=True)
    ax = article_strip(many)
    said = description_of(ax)
    assert len(said.alt) <= 900
    assert said.title == "Where in the text: 12 outlets"
    assert "more: " in said.alt
    assert ax.figure.get_figheight() > 8
    none = article_strip(many[:0])
    assert [text.get_text() for text in none.texts] == ["no sentence found"]
    assert len(description_of(article_strip(profile(2, loaded=float("nan")))).caption) <= 450
