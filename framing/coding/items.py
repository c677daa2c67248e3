"""Items: what people are asked about a sentence or a headline, and what the tool says of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from framing.coding.krippendorff import Level


class Item(NamedTuple):
    """One question of the codebook."""

    name: str
    part: str
    """What it is asked of: "sentence" or "headline"."""
    question: str
    values: tuple[int, ...]
    labels: str
    level: Level
    """Level of measurement of its values."""
    example: str
    counterexample: str
    score: str
    """The column of ``sentences`` or, for headlines, of ``scores`` that is set beside it."""


ITEMS: Final = (
    Item(
        "loaded",
        "sentence",
        "Is the wording loaded? It is where a word or phrase judges or stirs, and a plainer one would tell the same. Quoted "
        "words count too. What the sentence reports does not matter: grave news can be told plainly.",
        (0, 1),
        "0 no, 1 yes",
        "nominal",
        "1: The mayor rammed her disgraceful budget through the council.",
        "0: The council passed the mayor's budget by nine votes to eight. Six people died in the flood.",
        "loaded",
    ),
    Item(
        "hedged",
        "sentence",
        "Does the writer, or somebody quoted, say something with less than full certainty? Words such as may, perhaps, "
        "appears, reportedly do it. Rough figures (about 200 people) and permissions do not.",
        (0, 1),
        "0 no, 1 yes",
        "nominal",
        "1: The bridge may have to close, and repairs would probably take a year.",
        "0: The bridge closed on Monday for about a year. Visitors may bring dogs.",
        "hedged",
    ),
    Item(
        "attributed",
        "sentence",
        "Is what the sentence says, or a part of it, reported as somebody's words or view, quoted or in other words? The "
        "source need not have a name.",
        (0, 1),
        "0 no, 1 yes",
        "nominal",
        "1: The harbour will stay shut until spring, officials said.",
        "0: The harbour will stay shut until spring. The officials left at noon.",
        "attributed",
    ),
    Item(
        "sensational",
        "headline",
        "How sensational is the wording of the headline? Think of capitals, exclamation marks, strong words, and teasing that "
        "keeps back what happened. How grave the event is does not matter.",
        (0, 1, 2, 3),
        "0 not at all, 1 slightly, 2 considerably, 3 heavily",
        "ordinal",
        "3: You won't BELIEVE what this mayor did to her own town!",
        "0: Council passes budget by one vote",
        "headline_sensationalism",
    ),
)
OF_PART: Final = {part: tuple(item for item in ITEMS if item.part == part) for part in ("headline", "sentence")}
NOT_ASKED: Final = "–"
"""Stands where an item is not asked of a row."""
RULES: Final = (
    "Code alone, and do not talk about units before all have finished.",
    "Code each row by itself, in the order of the sheet: rows come from different articles on purpose.",
    "Type one of the values, or choose it from the list of the cell. Leave the cell empty if you cannot decide.",
    "Do not change, add or delete other cells or columns; the hidden ones tell which sentence a row is.",
)
