"""The page on a scored corpus with many outlets, and with names that mean harm."""

import re

from framing.corpus.summary import OTHERS
from framing.export import read_table
from tests.corpus.scored import COLUMNS, corpus, page_of, plain, rows

HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "=HYPERLINK(1)", "\u202eevil", "{{ 7 * 7 }}", "$\\frac{",
    "N" * 500, "הארץ", "\x00\x07", " ", "&amp;",
]  # fmt: skip


def test_names_from_outside_are_text(tmp_path):
    page = page_of(tmp_path, corpus([*HOSTILE, None], 2, 10))
    assert not re.search(r"<script|<img|\u202e", page)
    assert "&lt;script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert "no outlet named" in page
    assert page.count('scope="row" dir="auto">(no name)</th>') == 2 * len(COLUMNS)
    assert "\u202e" not in page
    outlets = tmp_path / "report" / "outlets.csv"
    assert '"\'=HYPERLINK(1)"' in outlets.read_text(encoding="utf-8")
    assert set(read_table(outlets).outlet) == {*HOSTILE, ""}


def test_many_outlets_are_drawn_in_part_and_tabled_in_whole(tmp_path):
    outlets = [f"Outlet {place:03}" for place in range(230) for _ in range(1 + (place % 40 == 0))]
    table = rows(outlets, [f"2021-0{1 + place % 2}-01" for place in range(len(outlets))])
    page = page_of(tmp_path, table)
    said = plain(page)
    assert "of 230 outlets" in said
    assert "30 outlets with fewest articles are summed up as “other outlets”" in said
    assert "Drawn are the 20 outlets with most articles" in said
    assert "Drawn are the 7 outlets with most dated articles" in said
    chart = re.search(r"<svg.*?</svg>", page, re.DOTALL)[0]
    assert len(re.findall(r">Outlet \d{3}<", chart)) == 20
    assert "Outlet 200" in chart
    assert OTHERS not in chart
    csv = read_table(tmp_path / "report" / "outlets.csv")
    assert csv.outlet.nunique() == 201
    assert page.count(f'dir="auto">{OTHERS}') == len(COLUMNS)
