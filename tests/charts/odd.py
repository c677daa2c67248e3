"""Outlets with names that are hard to draw."""

import pandas as pd

NAMES = ["N" * 200, "$\\frac{", "\ud800", "הארץ", "<b>", "", "A\x00B", "{x}", "eight", "nine", "ten", "eleven"]


def twelve(table):
    """The table with its outlets in turn under twelve other names."""
    given = sorted(table.outlet.unique())
    parts = [table[table.outlet == given[place % len(given)]].assign(outlet=name) for place, name in enumerate(NAMES)]
    return pd.concat(parts, ignore_index=True)
