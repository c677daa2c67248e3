import pandas as pd
import pytest

from framing.charts import description_of, portrait, to_svg
from framing.tables import any_text
from tests.charts.odd import twelve

PORTRAITS = pd.DataFrame(
    [("Lee", "A", 6, 3, 1, "fire (2), sue; object: blame"), ("Lee", "B", 1, 0, 0, ""), ("Lee", "C", 0, 0, 0, ""),
     ("Kim", "A", 0, 0, 0, ""), ("Kim", "B", 2, 2, 0, "win, go"), ("Kim", "C", 1, 0, 1, "object: ask")],
    columns=["actor", "outlet", "mentions", "as_subject", "as_object", "verbs"],
)  # fmt: skip


def bars(ax):
    """Row, begin, width and hatch of each part."""
    return [
        (round(bar.get_y() + bar.get_height() / 2), bar.get_x(), bar.get_width(), bool(bar.get_hatch()))
        for bar in ax.child_axes[0].patches
    ]


def texts(ax):
    return [text.get_text() for text in ax.child_axes[0].texts]


def test_parts_of_the_bars_and_verbs():
    ax = portrait(PORTRAITS)
    # A: 3 as subject, 1 as object (hatched), 6 - 3 - 1 = 2 neither; B: 1 neither; C has none.
    assert bars(ax) == [(0, 0, 3, False), (0, 3, 1, True), (0, 4, 2, False), (1, 0, 1, False)]
    assert texts(ax) == [
        "6 mentions: 3 as subject, 1 as object", "fire (2), sue; object: blame",
        "1 mention: 0 as subject, 0 as object", "no verb found", "none found",
    ]  # fmt: skip
    assert description_of(ax).title == "Lee: mentions and verbs in A, B and C"
    assert description_of(ax).alt == (
        "Lee. A: 6 mentions: 3 as subject, 1 as object (fire (2), sue; object: blame). "
        "B: 1 mention: 0 as subject, 0 as object. C: none found."
    )


def test_an_actor_of_choice():
    assert bars(portrait(PORTRAITS, actor="Kim")) == [(1, 0, 2, False), (2, 0, 1, True)]
    with pytest.raises(LookupError, match=r"no actor named 'Park' in the table; it has Lee, Kim\."):
        portrait(PORTRAITS, actor="Park")


def test_seeds(comparison):
    table = comparison.portraits
    ax = portrait(table)
    first = table[table.actor == table.actor.iloc[0]]
    total = {row: sum(bar[2] for bar in bars(ax) if bar[0] == row) for row in range(3)}
    assert list(total.values()) == first.mentions.tolist()
    assert [bar[2] for bar in bars(ax) if bar[3]] == [number for number in first.as_object if number]


@any_text
def test_odd_names_and_no_table(comparison):
    ax = portrait(twelve(comparison.portraits))
    assert len(ax.child_axes[0].get_yticks()) == 12
    assert len(description_of(ax).alt) <= 900
    assert "<desc" in to_svg(ax)
    odd = portrait(PORTRAITS[:3].assign(actor="$\\frac{" + "\ud800" + "N" * 300, verbs=["שלום <b>", "x" * 500, ""]))
    assert len(description_of(odd).title) <= 70
    assert "<desc" in to_svg(odd)
    assert [text.get_text() for text in portrait(PORTRAITS[:0]).texts] == ["no actor found"]
    assert bars(portrait(PORTRAITS[:1]))[0] == (0, 0, 3, False)


def test_several_events_are_refused():
    with pytest.raises(ValueError, match="2 events"):
        portrait(PORTRAITS.assign(event=list("xxxyyy")))
