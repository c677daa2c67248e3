"""Many rows and long texts through every format."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

import framing
from framing import Article
from framing.export import jsons, separated, workbook
from framing.export.cells import columns_of, table_from
from framing.export.losses import Losses
from tests.export import tables

utf8 = tables.odd.map(lambda text: text.encode("utf-8", "replace").decode())
many = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def analysis():
    text = "The minister slammed the shameful deal. Turnout may fall, officials said. =1+1 is “a sum”.\n\n" * 20
    return framing.analyse([Article(text, headline="SHOCKING", outlet=f"Outlet {n % 7}") for n in range(300)])


@pytest.mark.parametrize("ending", ["xlsx", "json", "jsonl", "", "parquet"])
def test_tens_of_thousands_of_rows_come_back(analysis, tmp_path, ending):
    folder = ending in {"", "parquet"}
    path = framing.write_tables(
        analysis, tmp_path / f"t{'' if folder else '.' + ending}", format=ending or None if folder else None
    )
    assert len(analysis.evidence) > 20_000
    for name in ("evidence", "sentences", "notes"):
        pd.testing.assert_frame_equal(framing.read_table(path, name), getattr(analysis, name), check_exact=True)


def test_the_seeds_saved_give_the_same_report_and_comparison(seeds, tmp_path):
    found = framing.load(seeds.save(tmp_path / "a"))
    for name, source in (("one", seeds), ("other", found)):
        framing.write_report(source, tmp_path / name / "report.html")
        framing.write_tables(framing.compare(source), tmp_path / name / "c.xlsx")
    for file in ("report.html", "c.xlsx"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "other" / file).read_bytes()


@many
@given(tables.columns_of(utf8.filter(lambda text: "<r>" not in text and "_x005F" not in text)), tables.columns_of(utf8))
def test_odd_tables_come_back(odd, plain):
    losses = Losses()
    columns = columns_of(odd)
    assert tables.plain(table_from(workbook.from_bytes(workbook.to_bytes({"a": columns}))["a"])) == tables.plain(odd)
    text = separated.to_text(columns_of(plain), "", ",", losses)
    assert tables.plain(table_from(separated.from_text(text, ",")[0])) == tables.plain(plain)
    text = jsons.to_text({"a": columns_of(plain)}, {}, losses)
    assert tables.plain(table_from(jsons.from_text(text)[0]["a"])) == tables.plain(plain)
    assert not losses.lines
