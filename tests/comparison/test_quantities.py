import csv
from importlib.resources import files

import pytest

from framing.comparison.quantities import differ, quantities


def found(text):
    return [(each.text, each.dimension, round(each.value, 3)) for each in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It flew 497 miles.", [("497 miles", "length", 799843.968)]),  # 497 · 1609.344 m
        ("The 497-mile flight", [("497-mile", "length", 799843.968)]),
        ("about 800 kilometers", [("800 kilometers", "length", 800000)]),
        ("some 2.4km away", [("2.4km", "length", 2400)]),
        ("42,000 gallons leaked", [("42,000 gallons", "volume", 158987.295)]),  # 42,000 · 3.785411784 l
        ("approximately 15,000 combat troops to Russia", [("15,000 combat troops", "count", 15000)]),
        ("15,000 North Korean soldiers have left", [("15,000 North Korean soldiers", "count", 15000)]),
        ("nearly 5,000 of them", [("5,000", "count", 5000)]),
        ("fifteen thousand troops", [("fifteen thousand troops", "count", 15000)]),
        ("forty-one members", [("forty-one members", "count", 41)]),
        ("a fall of 0.4 per cent", [("0.4 per cent", "percent", 0.4)]),
        ("up 6% on the year", [("6%", "percent", 6)]),
        ("$3 million in aid", [("$3 million", "money $", 3e6)]),
        ("£2bn", [("£2bn", "money £", 2e9)]),
        ("two dozen boats", [("two dozen boats", "count", 24)]),
        ("cost the city $5m.", [("$5m", "money $", 5e6)]),
        ("one hundred twenty people", [("one hundred twenty people", "count", 120)]),
        ("two thousand five hundred and six boats", [("two thousand five hundred and six boats", "count", 2506)]),
        ("5 millionaires", [("5 millionaires", "count", 5)]),
        ("a 100 m race", [("100 m", "length", 100)]),
        ("5m people", [("5m people", "count", 5e6)]),
        ("three-quarters of them", []),
        ("It is one of many.", []),  # nothing counted
        ("On March 10, 2024, at 8:10 a.m.", []),  # dates and clock times are none
        ("the Route 9 bridge, No. 5", []),
        ("the F-16 and B2B", []),  # names
    ],
)
def test_numbers_and_what_they_count(text, expected):
    assert found(text) == expected


def test_amounts_are_the_same_across_units():
    pairs = (
        ("497 miles", "800 kilometers"),
        ("42,000 gallons", "160,000 litres"),
        ("60 acres", "24 hectares"),
        ("40 million pounds", "18,000 tonnes"),
    )
    for one, other in pairs:
        (a,), (b,) = quantities(one), quantities(other)
        assert a.same(b), (one, other)


def test_counts_are_the_same_only_if_equal():
    (a,), (b,), (c,) = quantities("15,000 troops"), quantities("15,000 soldiers"), quantities("15,100 troops")
    assert a.same(b)
    assert not a.same(c)


def test_what_differs_between_tellings():
    # Seven against nine; "2,000 people" is in one telling only beside its own count, so nothing is said of it.
    texts = ("Seven workers were hurt.", "Nine were hurt, nine employees in all.", "Seven people were hurt.")
    assert differ(map(quantities, texts)) == ["Seven workers", "nine employees", "Seven people"]
    assert differ(map(quantities, ("It flew 497 miles.", "It flew 800 kilometers.", "It flew."))) == []
    assert differ(map(quantities, ("15,000 troops, 5,000 hurt", "15,000 soldiers"))) == []


def test_texts_are_where_they_are():
    text = "“About 497 miles”, or 800\u00a0kilometers – 15,000 soldiers."
    assert [text[each.start : each.end] for each in quantities(text)] == [each.text for each in quantities(text)]


def test_the_table_of_units_is_whole():
    rows = list(csv.DictReader(files("framing.lexicons").joinpath("units.csv").read_text(encoding="utf-8").splitlines()))
    names = [name for row in rows for name in row["unit"].split("|")]
    assert len(names) == len(set(names))
    assert all(float(row["factor"]) > 0 for row in rows)
    factors = {row["unit"].split("|")[0]: float(row["factor"]) for row in rows}
    assert factors["mile"] / factors["km"] == pytest.approx(1.609344)
    assert factors["hectare"] / factors["acre"] == pytest.approx(2.471054)
    assert factors["barrel"] / factors["gallon"] == pytest.approx(42)
    assert factors["tonne"] / factors["pound"] == pytest.approx(2204.6226)


def test_a_long_line_of_digits_ends_soon():
    assert len(quantities("1 " * 50_000)) > 0
    assert quantities("one " * 20_000) is not None
