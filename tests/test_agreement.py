"""The figures shown in reports are those of the published results, read from their tables."""

import csv
import math

import pytest

from framing.agreement import _rows, agreement
from tests.conftest import ROOT

RESULTS = ROOT / "benchmarks" / "results"


def lines(name):
    """The cells of every row of the tables in a Markdown file."""
    text = (RESULTS / name).read_text(encoding="utf-8")
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]


def number(text):
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return math.nan


def validity():
    """(score, set, measure) → n, value, low, high, left out."""
    found = {}
    for cells in lines("validity.md"):
        if len(cells) == 6 and cells[0].startswith("`"):
            score, (people, measure) = cells[0].strip("`"), cells[1].split(", ", 1)
            value, low, _, high = cells[3].replace("(", "").replace(")", "").split()
            found[score, people, measure] = [*map(number, (cells[2], value, low, high, cells[4]))]
    return found


def of(script):
    return [row for row in _rows() if row["script"] == script]


def test_every_row_of_validity_is_there_with_its_figures():
    shown = {
        (row["score"], row["set"], row["measure"]): [number(row[name]) for name in ("n", "value", "low", "high", "unseen")]
        for row in of("validity")
    }
    expected = validity()
    assert len(expected) >= 19
    assert shown.keys() == expected.keys()
    for key, figures in expected.items():
        assert shown[key] == pytest.approx(figures, nan_ok=True), key


def test_facts_are_the_mean_of_the_events():
    (row,) = of("facts")
    events = [cells for cells in lines("facts.md") if number(cells[1]) == number(cells[1])]
    *each, mean = events
    assert mean[0] == "mean"
    assert int(row["n"]) == len(each)
    # The published table has two decimals.
    assert float(row["value"]) == pytest.approx(number(mean[4]), abs=0.005)
    assert float(row["unseen"]) == pytest.approx(number(mean[1]), abs=0.005)


def test_sources_are_the_two_halves():
    (row,) = of("sources")
    halves = {cells[0]: cells for cells in lines("sources.md") if cells[2] == "in context"}
    assert int(row["n"]) == sum(int(cells[1]) for cells in halves.values())
    assert row["value"] == halves["chosen on"][5]
    assert row["unseen"] == halves["left out"][5]


def test_the_table_has_a_row_per_line_and_explains_each():
    table = agreement()
    with (ROOT / "framing" / "agreement.csv").open(encoding="utf-8", newline="") as file:
        assert len(table) == len(list(csv.DictReader(file)))
    assert table.people.str.len().min() > 20
    assert table.measure.str.len().min() > 20
    assert not table.duplicated(["score", "people", "measure"]).any()


def test_values_lie_within_their_intervals():
    table = agreement().dropna(subset=["low"])
    assert len(table) >= 19
    assert ((table.low <= table.value) & (table.value <= table.high)).all()
