from itertools import combinations

import pandas as pd
import pytest

from framing.charts import certainty_ladder, description_of, to_svg
from framing.charts.cells import most_told
from framing.charts.outlets import MARKERS
from framing.comparison.ladder import STANDINGS
from framing.tables import any_text
from tests.charts.odd import NAMES, named, twelve

TELLINGS = [
    (1, 2, 1, "A", "The pier is shut."),
    (1, 2, 1, "A", "The pier is shut for good."),
    (1, 2, 3, "A", "The pier may be shut."),
    (1, 2, 1, "B", "The old pier is shut."),
    (2, 3, 2, "C", "Shops will open, she said."),
    (2, 3, 2, "A", "Shops will open in May, he said."),
    (2, 3, 5, "B", "Shops will not open in May."),
    (3, 1, 1, "B", "It rained."),
    (3, 1, 1, "B", "It rained again."),
]
LADDER = pd.DataFrame(TELLINGS, columns=["claim", "n_outlets", "rung", "outlet", "text"])
LADDER["standing"] = [STANDINGS[rung - 1] for rung in LADDER.rung]


def marks(ax):
    """Row, rung and marker of each mark, in order of drawing."""
    drawn = [line for line in ax.child_axes[0].lines if line.get_marker() not in {"None", None}]
    return [(round(line.get_ydata()[0]), round(line.get_xdata()[0]) + 1, line.get_marker()) for line in drawn]


def test_rows_and_marks():
    ax = certainty_ladder(LADDER)
    cells = ax.child_axes[0]
    # Fact 2 is told by three outlets, fact 1 by two, fact 3 by one; the shortest telling names each.
    shown = [label.get_text() for label in cells.get_yticklabels()]
    assert shown == ["Shops will open, she said.", "The pier is shut.", "It rained."]
    a, b, c = MARKERS[:3]
    # A tells fact 1 twice on rung 1: one mark.
    assert marks(ax) == [(0, 2, a), (0, 2, c), (0, 5, b), (1, 1, a), (1, 1, b), (1, 3, a), (2, 1, b)]
    assert [text.get_text() for text in cells.texts] == ["n = 3", "n = 4", "n = 2"]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["A", "B", "C"]
    joins = [line.get_xdata() for line in cells.lines if line.get_linewidth() == 0.8]
    # From the lowest to the highest rung, on columns from 0: fact 2 from 2 to 5, fact 1 from 1 to 3, fact 3 stays on 1.
    assert [list(join) for join in joins] == [[1, 4], [0, 2], [0, 0]]


def test_alt_text():
    assert description_of(certainty_ladder(LADDER, most=2)).alt == (
        "2 of 3 facts told more than once. “Shops will open, she said.”: A attributed, B denied, C attributed. "
        "“The pier is shut.”: A asserted / hedged, B asserted."
    )


def test_alt_text_counts_what_does_not_fit():
    # Twelve copies of fact 1, whose sentence of over 75 characters does not fit 12 times into 900.
    long = pd.concat([LADDER[:4].assign(claim=claim, outlet=lambda rows: rows.outlet + " Herald") for claim in range(12)])
    alt = description_of(certainty_ladder(long.assign(text="x" * 100), most=12)).alt
    assert len(alt) <= 900
    told = alt.count("“")
    # Each fact has three marks: A asserted and hedged, B asserted.
    n = 12 - told
    others = f"Marks of the other {n} facts: {2 * n} asserted, 0 attributed, {n} hedged, 0 attributed and hedged, 0 denied."
    assert alt.endswith(others)


def test_seeds(comparison):
    table = comparison.ladder
    ax = certainty_ladder(table, most=4)
    kinds = dict(zip(["Outlet A", "Outlet B", "Outlet C"], MARKERS, strict=False))
    # The first four facts are those told by all three outlets.
    first = table[table.claim <= 4].drop_duplicates(["claim", "rung", "outlet"])
    expected = {(row.claim - 1, row.rung, kinds[row.outlet]) for row in first.itertuples()}
    assert set(marks(ax)) == expected
    assert len(marks(ax)) == len(expected)


def test_marks_of_a_cell_never_cover_each_other():
    table = pd.concat([named(LADDER[:1], name) for name in NAMES])
    ax = certainty_ladder(table)
    figure = ax.get_figure(root=True)
    figure.draw_without_rendering()
    cells = ax.child_axes[0]
    drawn = [line for line in cells.lines if line.get_marker() not in {"None", None}]
    places = cells.transData.transform([(line.get_xdata()[0], line.get_ydata()[0]) for line in drawn])
    size = drawn[0].get_markersize() * figure.dpi / 72
    assert len(drawn) == 12
    assert all(((one - other) ** 2).sum() ** 0.5 > size for one, other in combinations(places, 2))


@any_text
def test_odd_names_and_no_table(comparison):
    ax = certainty_ladder(twelve(comparison.ladder))
    assert len(description_of(ax).alt) <= 900
    assert "<desc" in to_svg(ax)
    odd = certainty_ladder(LADDER.assign(text=["", "\ud800", "$\\frac{", "שלום", "<b>", "N" * 500, "\x00", "", ""]))
    assert "(no text)" in [label.get_text() for label in odd.child_axes[0].get_yticklabels()]
    assert "<desc" in to_svg(odd)
    assert [text.get_text() for text in certainty_ladder(LADDER[:0]).texts] == ["no fact told more than once found"]
    assert marks(certainty_ladder(LADDER[LADDER.outlet == "A"]))[0] == (0, 2, MARKERS[0])


def test_several_events_are_refused():
    with pytest.raises(ValueError, match="2 events"):
        certainty_ladder(LADDER.assign(event=list("xxxxyyyyy")))


def test_no_set_of_outlets_fills_all_places():
    # Facts 1 to 3 are told by A and B, 4 and 5 by B and C, 6 by all three: 6 first, then one of each set in turn.
    sets = {1: "AB", 2: "AB", 3: "AB", 4: "BC", 5: "BC", 6: "ABC"}
    rows = [(fact, len(outlets), outlet) for fact, outlets in sets.items() for outlet in outlets]
    table = pd.DataFrame(rows, columns=["claim", "n_outlets", "outlet"])
    assert most_told(table, 3) == [6, 1, 4]
    assert most_told(table, 5) == [6, 1, 2, 4, 5]
