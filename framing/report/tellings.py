"""Tellings: facts, quotations, sources and names as the page lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from framing.comparison.claims import told_by_one
from framing.comparison.summary import shortened, typical

if TYPE_CHECKING:
    from collections.abc import Hashable

    import pandas as pd

    from framing.comparison import Comparison

_WORDS: Final = 10
_LONGEST: Final = 110  # characters of a statement that is only named
_ACTORS: Final = 8


def shared_facts(ladder: pd.DataFrame, claims: pd.DataFrame, *, excerpts: bool) -> list[dict[str, Any]]:
    """The facts of several outlets: what the page calls each, what differs, and its tellings from asserted to denied."""
    told = ladder[ladder.n_outlets > 1]
    differs = claims.drop_duplicates("claim").set_index("claim").differs
    return [
        {
            "name": shortened(typical(rows.text.tolist()), _LONGEST),
            "differs": differs[claim],
            "rows": _texts(rows, excerpts=excerpts),
        }
        for claim, rows in told.groupby("claim")
    ]


def differing(shared: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Of these facts, those whose tellings differ in numbers or dates: (name, what differs)."""
    found = []
    for fact in shared:
        parts = [part for part in fact["differs"].split("; ") if part.startswith(("numbers (", "dates ("))]
        if parts:
            found.append((fact["name"], "; ".join(parts)))
    return found


def facts_of_one(claims: pd.DataFrame, *, excerpts: bool) -> list[tuple[str, list[dict[str, Any]]]]:
    """For each outlet, the statements not found in the other articles, each with the nearest of another."""
    alone = told_by_one(claims).drop_duplicates("claim")
    return [
        (outlet, _texts(alone[alone.outlet == outlet], excerpts=excerpts))
        for outlet in dict.fromkeys(claims.outlet)
        if (alone.outlet == outlet).any()
    ]


def sources_by_outlet(sources: pd.DataFrame) -> list[dict[str, Any]]:
    """Each source of each outlet with the verbs that introduce it and in how many sentences."""
    rows = []
    for (outlet, source, kind), found in sources.groupby(["outlet", "source", "kind"], sort=False):
        verbs = dict.fromkeys(f"{verb} ({group})" for verb, group in zip(found.verb, found.verb_class, strict=True) if verb)
        rows.append(
            {
                "outlet": outlet,
                "source": source or "not named",
                "kind": kind,
                "verbs": ", ".join(verbs) or "–",
                "n": int(found.sentence.nunique()),
            }
        )
    order = {outlet: place for place, outlet in enumerate(dict.fromkeys(sources.outlet))}
    return sorted(rows, key=lambda row: (order[row["outlet"]], -row["n"]))


def names_by_outlet(naming: pd.DataFrame, outlets: list[str]) -> list[dict[str, Any]]:
    """What each outlet calls the same thing: a row per thing, a cell per outlet."""
    rows = []
    for thing, found in naming.groupby("referent", sort=False):
        called = [found[found.outlet == outlet] for outlet in outlets]
        cells = [", ".join(f"{name} ({n})" for name, n in zip(of["name"], of["count"], strict=True)) for of in called]
        rows.append({"thing": thing, "cells": cells})
    return rows


def actors(portraits: pd.DataFrame) -> list[dict[str, Any]]:
    """The actors named most, with a row per outlet."""
    first = list(dict.fromkeys(portraits.actor))[:_ACTORS]
    return [{"actor": actor, "rows": portraits[portraits.actor == actor].to_dict("records")} for actor in first]


def top_words(words: pd.DataFrame) -> list[tuple[str, list[dict[Hashable, Any]]]]:
    """For each outlet, the terms with the highest z."""
    found = words[words.z > 0]
    return [
        (str(outlet), rows.sort_values("z", ascending=False, kind="stable").head(_WORDS).to_dict("records"))
        for outlet, rows in found.groupby("outlet", sort=False)
    ]


def quotations(comparison: Comparison, *, excerpts: bool) -> list[dict[str, Any]]:
    """All quotations, those that several outlets have first."""
    return _texts(comparison.quotes, excerpts=excerpts)


def _texts(table: pd.DataFrame, *, excerpts: bool) -> list[dict[str, Any]]:
    """Rows, with their texts shortened where only excerpts may be shown."""
    rows = [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
    for row in rows if excerpts else ():
        row.update({name: shortened(row[name], _LONGEST) for name in ("text", "nearest") if name in row})
    return rows
