import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from framing.charts import description_of, to_svg, who_speaks
from framing.charts.outlets import COLOURS, HATCHES
from tests.charts.odd import twelve

SHARES = pd.DataFrame(
    [("A", "named", 2, 0.25), ("A", "none", 6, 0.75), ("B", "named", 0, 0.0), ("B", "none", 5, 1.0),
     ("C", "named", 0, np.nan), ("C", "none", 0, np.nan)],
    columns=["outlet", "kind", "sentences", "share"],
)  # fmt: skip


def bars(panel):
    return [(round(bar.get_y() + bar.get_height() / 2), bar.get_width()) for bar in panel.patches]


def test_bars_and_values():
    ax = who_speaks(SHARES)
    named, none = ax.child_axes[:2]
    assert [panel.get_title(loc="left") for panel in (named, none)] == ["named", "none"]
    assert bars(named) == [(0, 0.25), (1, 0.0)]
    assert bars(none) == [(0, 0.75), (1, 1.0)]
    assert [text.get_text() for text in none.texts] == ["75 % (6)", "100 % (5)", "no value"]
    assert named.get_xlim() == none.get_xlim()
    # 2 of a quarter: n = 8; 5 of all: n = 5.
    assert [label.get_text() for label in named.get_yticklabels()] == ["A, n = 8", "B, n = 5", "C, n = 0"]
    first, second = named.patches
    assert (to_hex(first.get_facecolor()), second.get_hatch()) == (COLOURS[0].lower(), HATCHES[1])
    assert description_of(ax).alt == (
        "A (8 sentences): named 25 % (2), none 75 % (6). B (5 sentences): named 0 % (0), none 100 % (5). "
        "C (0 sentences): no value."
    )


def test_alt_text_gives_ranges_for_outlets_that_do_not_fit():
    names = [f"{place} {'x' * 20}" for place in range(20)]
    table = pd.concat([SHARES[:2].assign(outlet=name) for name in names[:-1]] + [SHARES[2:4].assign(outlet=names[-1])])
    alt = description_of(who_speaks(table)).alt
    assert len(alt) <= 900
    assert alt.endswith("more outlets: named 0 % to 25 %, none 75 % to 100 %.")


def test_seeds(comparison):
    table = comparison.attribution
    ax = who_speaks(table)
    for kind, panel in zip(table.kind.unique(), ax.child_axes, strict=True):
        assert bars(panel) == list(enumerate(table[table.kind == kind].share))


def test_odd_names_and_no_table(comparison):
    ax = who_speaks(twelve(comparison.attribution))
    assert len(ax.child_axes[0].get_yticks()) == 12
    assert len(description_of(ax).alt) <= 900
    assert "<desc" in to_svg(ax)
    assert bars(who_speaks(SHARES[:2]).child_axes[0]) == [(0, 0.25)]
    assert [text.get_text() for text in who_speaks(SHARES[4:]).child_axes[0].texts] == ["no value"]
    assert [text.get_text() for text in who_speaks(SHARES[:0]).texts] == ["no sentence found"]


def test_several_events_are_refused():
    with pytest.raises(ValueError, match="2 events"):
        who_speaks(SHARES.assign(event=list("xxyyyy")))
