"""Actor: how often each outlet names an actor, doing what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from matplotlib.patches import Patch

from framing.charts.axes import INK, SOFT, Description, describe, new_axes, nothing, short, styled
from framing.charts.cells import key_below, pale
from framing.charts.events import one_event
from framing.charts.outlets import looks
from framing.charts.phrases import counted, entitled, fitted, name_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import pandas as pd
    from matplotlib.axes import Axes

_OBJECT: Final = "/////"
_CAPTION: Final = (
    "Bar: how often the actor is named, headline included; parts: the name as subject or object of a verb, in the body, by "
    "who acts: the subject of a passive is an object. Right: these verbs, the most frequent first. All found by capitals, "
    "lists and word order, without a parser: pronouns and descriptions (“the president”) are not counted, so all numbers "
    "are lower bounds, and single verbs may be wrong. Quoted sentences count."
)


@styled
def portrait(
    portraits: pd.DataFrame, ax: Axes | None = None, *, actor: str | None = None, outlets: Sequence[str] | None = None
) -> Axes:
    """Draw how often each outlet names an actor, as subject or object, of which verbs.

    Parameters
    ----------
    portraits : DataFrame
        `Comparison.portraits` of one event: one row per actor and outlet, with mentions, as_subject, as_object, verbs.
    ax : Axes, optional
        Where to draw; without it, a figure of its own.
    actor : str, optional
        Which actor; without it, the first of the table, who is named most.
    outlets : sequence of str, optional
        All outlets, in the order that gives them their colours; see `framing.charts.outlets.looks`.

    Returns
    -------
    Axes

    Raises
    ------
    LookupError
        If the table does not have the actor.
    ValueError
        If the table holds several events.

    Examples
    --------
    >>> import framing
    >>> comparison = framing.compare(framing.analyse(framing.read_articles("seeds")))
    >>> portrait(comparison.portraits, actor="Russia").get_title(loc="left")
    'Russia: mentions and verbs in Outlet A, Outlet B and Outlet C'
    """
    known = list(one_event(portraits).actor.unique())
    if actor is not None and actor not in known:
        raise LookupError(f"no actor named {actor!r} in the table; it has {', '.join(known) or 'none'}.")
    look = looks(portraits, outlets)
    ax = ax if ax is not None else new_axes(max(1.2, 0.6 + 0.48 * len(look)))
    if not known:
        nothing(ax, "no actor found")
        return describe(ax, Description("Actors", _CAPTION, "No actor was found."))
    actor = known[0] if actor is None else actor
    rows = portraits[portraits.actor == actor].set_index("outlet").reindex(list(look))
    ax.set_axis_off()
    bars = ax.inset_axes((0, 0, 0.46, 1))
    for y, (row, style) in enumerate(zip(rows.fillna({"mentions": 0}).to_dict("records"), look.values(), strict=True)):
        _bar(bars, y, row, style.colour)
    bars.set_yticks(range(len(look)), [name_of(outlet) for outlet in look])
    bars.set_ylim(len(look) - 0.4, -0.6)
    bars.set_xlim(0, 1.02 * max(1, rows.mentions.max()))
    bars.set_xticks([])
    bars.spines.bottom.set_visible(False)
    parts = [Patch(facecolor=SOFT, edgecolor=INK), Patch(facecolor="white", edgecolor=INK, hatch=_OBJECT)]
    key_below(ax, [*parts, Patch(facecolor="white", edgecolor=INK)], ["as subject", "as object", "neither, or in the headline"])
    title = entitled(f"{short(actor)}: mentions and verbs in", list(look))
    return describe(ax, Description(title, _CAPTION, _finding(actor, rows)), pad=9)


def _bar(ax: Axes, y: int, row: dict[Hashable, Any], colour: str) -> None:
    """One outlet: a bar of its mentions, what it says in numbers above, and the verbs on the right."""
    if not row["mentions"]:
        ax.annotate("none found", (0, y), (4, 0), textcoords="offset points", va="center", fontsize=7, color=SOFT)
        return
    begin = 0
    widths = row["as_subject"], row["as_object"], row["mentions"] - row["as_subject"] - row["as_object"]
    for width, paint, hatch in zip(widths, (colour, pale(colour), "white"), ("", _OBJECT, ""), strict=True):
        if width > 0:
            ax.barh(y + 0.12, width, left=begin, height=0.36, color=[paint], hatch=hatch, edgecolor=INK, linewidth=0.6)
            begin += width
    ax.annotate(_numbers(row), (0, y - 0.1), (2, 1), textcoords="offset points", fontsize=6.5, color=SOFT)
    ax.annotate(wrapped(row["verbs"], 46, 3) or "no verb found", (1, y), (14, 0), xycoords=("axes fraction", "data"),
                textcoords="offset points", va="center", fontsize=7, color=INK if row["verbs"] else SOFT)  # fmt: skip


def _numbers(row: dict[Hashable, Any]) -> str:
    named = counted(int(row["mentions"]), "mention")
    return f"{named}: {int(row['as_subject'])} as subject, {int(row['as_object'])} as object"


def _finding(actor: str, rows: pd.DataFrame) -> str:
    """The numbers of each outlet and its first verbs."""
    sentences = []
    for outlet, row in rows.iterrows():
        if not row["mentions"] > 0:
            sentences.append(f"{name_of(str(outlet), 20)}: none found.")
            continue
        verbs = short(row["verbs"], 60 if len(rows) <= 5 else 20)
        sentences.append(f"{name_of(str(outlet), 20)}: {_numbers(row.to_dict())}{f' ({verbs})' if verbs else ''}.")
    sentences[0] = f"{short(actor)}. {sentences[0]}"
    mentions = rows.mentions.fillna(0).astype(int)

    def rest(told: int) -> str:
        others = mentions.iloc[told:]
        return f"{counted(len(others), 'more outlet')}: {others.min()} to {others.max()} mentions."

    return fitted(sentences, rest)
