"""Ladder: who vouches for each fact, and how surely, from the outlet's own word to denial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from framing.comparison.certainty import DENIED, HEDGED

if TYPE_CHECKING:
    import pandas as pd

    from framing.comparison.event import Event

STANDINGS: Final = ("asserted", "attributed", "hedged", "attributed and hedged", "denied")
"""The rungs, from 1."""
COLUMNS: Final = (
    "claim", "n_outlets", "rung", "standing", "outlet", "id", "part", "attributed_to", "certainty", "cue", "within", "text",
)  # fmt: skip


def ladder(event: Event, claims: pd.DataFrame) -> pd.DataFrame:
    """The certainty ladder of the facts that are told more than once.

    Parameters
    ----------
    event : Event
        The articles.
    claims : DataFrame
        Their table of `framing.comparison.claims.claims`.

    Returns
    -------
    DataFrame
        The tellings of each fact by their rung: 1 asserted (or boosted) in the outlet's own voice, 2 attributed to somebody,
        3 hedged, 4 attributed and hedged, 5 denied. ``within`` tells that the same article has the fact on another rung too, as
        where a bullet asserts what the body attributes.
    """
    told = claims[claims.groupby("claim").claim.transform("size") > 1].copy()
    told["rung"] = np.where(
        told.certainty == DENIED, 5, 1 + (told.attributed_to != "").astype(int) + 2 * (told.certainty == HEDGED).astype(int)
    )
    told["standing"] = np.array(STANDINGS, dtype=object)[told.rung - 1]
    told["within"] = told.groupby(["claim", "id"]).rung.transform("nunique") > 1
    told["order"] = told.outlet.map({outlet: number for number, outlet in enumerate(event.outlet_names)})
    return told.sort_values(["claim", "rung", "order"], kind="stable")[list(COLUMNS)].reset_index(drop=True)
