"""Tables of odd texts for hypothesis, and what makes two tables the same."""

import struct

import pandas as pd
from hypothesis import strategies as st

LEADS = st.sampled_from(
    ["", "'", "''", " ", "\t", "\r", "\n", "\u200b", "\ufeff", "\x00", "_x0041_x0042_", "_x005F_", "<r>", "&amp;"]
)
STARTS = st.sampled_from(
    ["", "=", "+", "-", "@", "＝", "＠", '"', ",", ";", "\r\n", "007", "1e5", "True", "nan", "NULL", "</r>"]
)
anything = st.text(st.characters(exclude_categories=()), max_size=12)
odd = st.builds(
    lambda *parts: "".join(parts), LEADS, STARTS, anything, st.sampled_from(["", "\r", "\n", '"', " ", "_", "</r>"])
)
whole = st.integers(-(2**63), 2**63 - 1)
numbers = st.floats(allow_infinity=False)


def columns_of(texts):
    """One column of each type, some values missing, with odd names."""

    def table(n):
        def column(values, dtype):
            return st.lists(values, min_size=n, max_size=n).map(lambda found: pd.Series(found, dtype=dtype))

        columns = st.tuples(
            column(st.none() | texts, object), column(texts, object), column(whole, "int64"), column(numbers, "float64"),
            column(st.booleans(), "bool"),
        )  # fmt: skip
        names = st.lists(texts, min_size=5, max_size=5, unique=True)
        return st.tuples(names, columns).map(
            lambda pair: pd.DataFrame(dict(enumerate(pair[1]))).set_axis(pd.Index(pair[0], dtype=object), axis=1)
        )

    return st.integers(1, 4).flatmap(table)


def plain(table):
    """Every value with its type, floats bit for bit, all missing ones alike."""

    def value(cell):
        if cell is None or (isinstance(cell, float) and cell != cell):
            return None
        return (type(cell).__name__, struct.pack("d", cell) if isinstance(cell, float) else cell)

    return {str(name): [value(cell) for cell in table.iloc[:, place].tolist()] for place, name in enumerate(table.columns)}
