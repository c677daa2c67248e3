"""Outlets with names that are hard to draw."""

import pandas as pd

NAMES = ["N" * 200, "$\\frac{", "\ud800", "הארץ", "<b>", "", "A\x00B", "{x}", "eight", "nine", "ten", "eleven"]


def named(table, name):
    """The table with one outlet, whose name may be one that pandas' own string type cannot hold."""
    return table.assign(outlet=pd.Series([name] * len(table), index=table.index, dtype=object))


def twelve(table):
    """The table with its outlets in turn under twelve other names."""
    given = sorted(table.outlet.unique())
    parts = [named(table[table.outlet == given[place % len(given)]], name) for place, name in enumerate(NAMES)]
    return pd.concat(parts, ignore_index=True)
