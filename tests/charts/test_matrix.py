import pandas as pd
import pytest
from matplotlib.colors import to_hex

from framing.charts import description_of, fact_matrix, to_svg
from framing.charts.cells import most_told, pale
from framing.charts.outlets import COLOURS
from framing.tables import any_text
from tests.charts.odd import twelve

TELLINGS = [
    (1, 2, "A", "The pier is shut.", "", "asserted"),
    (1, 2, "B", "The pier is shut, it is said.", "(not named)", "hedged"),
    (2, 3, "A", "Shops will open.", "the mayor", "boosted"),
    (2, 3, "A", "Shops may open.", "", "hedged"),
    (2, 3, "B", "Shops will not open.", "", "denied"),
    (2, 3, "C", "Shops will open in May.", "Ann Lowe", "asserted"),
    (2, 3, "C", "In May shops will open.", "", "asserted"),
    (3, 1, "A", "It rained.", "", "asserted"),
    (4, 1, "A", "It rained a lot.", "", "asserted"),
    (5, 1, "C", "The sun shone.", "", "asserted"),
]
CLAIMS = pd.DataFrame(TELLINGS, columns=["claim", "n_outlets", "outlet", "text", "attributed_to", "certainty"]).assign(
    id="x", part="body", start=range(len(TELLINGS))
)


def marks(ax):
    """(column, row) → the colours of its marks, and whether each is hatched."""
    found = {}
    for drawn in ax.child_axes[0].collections:
        x, y = drawn.get_offsets()[0]
        found.setdefault((round(x), round(y)), []).append((to_hex(drawn.get_facecolor()[0]), drawn.get_hatch() is not None))
    return found


def dashes(ax):
    return [(line.get_xdata()[0], line.get_ydata()[0]) for line in ax.child_axes[0].lines if line.get_marker() == "_"]


def rows(ax):
    return [label.get_text() for label in ax.child_axes[0].get_yticklabels()]


def test_cells():
    ax = fact_matrix(CLAIMS)
    # The fact of three outlets, that of two, then those of one in the order of the table.
    assert rows(ax) == ["Shops may open.", "The pier is shut.", "It rained.", "It rained a lot.", "The sun shone."]
    a, b, c = (colour.lower() for colour in COLOURS[:3])
    light_a, light_b = to_hex(pale(a)), to_hex(pale(b))
    assert marks(ax) == {
        (0, 0): [(light_a, True), (a, False)],  # hedged, boosted
        (1, 0): [(b, False)],  # denied
        (2, 0): [(c, False)],  # asserted twice: one mark
        (0, 1): [(a, False)],
        (1, 1): [(light_b, True)],
        (0, 2): [(a, False)],
        (0, 3): [(a, False)],
        (2, 4): [(c, False)],
    }
    assert set(dashes(ax)) == {(2, 1), (1, 2), (2, 2), (1, 3), (2, 3), (0, 4), (1, 4)}
    # Attributed wherever told so: boosted by A in row 0, hedged by B in row 1; C asserts fact 2 in its own voice too.
    dots = [text.xy for text in ax.child_axes[0].texts if text.get_text() == "•"]
    assert [(round(x), round(y)) for x, y in dots] == [(0, 0), (1, 1)]
    said = "2 of 2 facts told by several outlets,\n3 of 3 told by one"
    assert [text.get_text() for text in ax.texts] == [said]


def test_facts_of_one_outlet_take_a_third_at_most_and_outlets_take_turns():
    # 6 // 3 = 2 of the three facts of one outlet: the first of A and the first of C, not the second of A.
    assert rows(fact_matrix(CLAIMS, most=6)) == ["Shops may open.", "The pier is shut.", "It rained.", "The sun shone."]
    # 3 // 3 = 1 leaves two places.
    assert rows(fact_matrix(CLAIMS, most=3)) == ["Shops may open.", "The pier is shut.", "It rained."]


def test_alt_text():
    assert description_of(fact_matrix(CLAIMS)).alt == (
        "Facts shown: 2 of 2 facts told by several outlets, 3 of 3 told by one. "
        "A tells 4 of 5 (3 asserted, 1 hedged, 1 boosted). B tells 2 of 5 (1 hedged, 1 denied). C tells 2 of 5 (2 asserted)."
    )


def test_seeds(comparison):
    table = comparison.claims
    ax = fact_matrix(table)
    assert len(rows(ax)) == 30
    several = most_told(table[table.n_outlets > 1], 20)
    names = sorted(table.outlet.unique())
    for row, fact in enumerate(several):
        tellings = table[table.claim == fact]
        for column, name in enumerate(names):
            ways = tellings[tellings.outlet == name].certainty.nunique()
            assert len(marks(ax).get((column, row), [])) == ways
            assert ((column, row) in dashes(ax)) == (ways == 0)


@any_text
def test_odd_names_and_no_table(comparison):
    ax = fact_matrix(twelve(comparison.claims))
    assert len(ax.child_axes[0].get_xticks()) == 12
    assert len(description_of(ax).alt) <= 900
    assert "<desc" in to_svg(ax)
    one = fact_matrix(CLAIMS[CLAIMS.outlet == "A"].assign(text=["", "\ud800", "$\\frac{", "שלום", "N" * 500]))
    assert dashes(one) == []
    assert "<desc" in to_svg(one)
    assert [text.get_text() for text in fact_matrix(CLAIMS[:0]).texts] == ["no fact found"]


def test_several_events_are_refused():
    with pytest.raises(ValueError, match="2 events"):
        fact_matrix(CLAIMS.assign(event=list("xxxxxyyyyy")))
