import json

import pandas as pd
import pytest

import framing
from framing import Article
from framing.comparison.summary import TABLES
from framing.export import write_comparison


@pytest.fixture(scope="module")
def comparison():
    evil = '=1+1 is no sum. “=HYPERLINK("http://example.org")” said nobody. The bridge closed on Monday.\x07\ud800'
    given = [
        Article(evil, outlet="=cmd", headline="+1 bridge"),
        Article("The bridge closed on Monday. It may open.", outlet="@B"),
    ]
    return framing.compare(framing.analyse(given))


def test_a_workbook_has_a_sheet_for_each_table(comparison, tmp_path):
    import openpyxl

    path = write_comparison(comparison, tmp_path / "out" / "c.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [*TABLES, "about"]
    for name in TABLES:
        table = getattr(comparison, name)
        rows = list(book[name].iter_rows(values_only=True))
        assert list(rows[0]) == list(table.columns)
        assert len(rows) - 1 == len(table)
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in types  # no formula, though texts begin with = + and @
    texts = [row[2] for row in book["claims"].iter_rows(min_row=2, values_only=True)]
    assert "=cmd" in texts
    assert {row[0]: row[1] for row in book["about"].iter_rows(min_row=2, values_only=True)}["framing"] == framing.__version__


def test_json_has_all_tables_and_nulls(comparison, tmp_path):
    path = write_comparison(comparison, tmp_path / "c.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    assert set(TABLES) <= set(content)
    assert content["framing"] == framing.__version__
    assert len(content["claims"]) == len(comparison.claims)
    assert content["differences"][0]["p"] is None or 0 <= content["differences"][0]["p"] <= 1


def test_a_folder_of_csv(comparison, tmp_path):
    folder = write_comparison(comparison, tmp_path / "tables")
    assert {path.stem for path in folder.iterdir()} == {*TABLES, "about"}
    scores = pd.read_csv(folder / "scores.csv", keep_default_na=False, na_values=[""])
    assert scores.outlet.tolist() == comparison.scores.outlet.tolist()


def test_line_ends_in_a_cell_stay_in_their_cell(tmp_path):
    given = [Article("The bridge closed.", outlet="A\rX", headline="Mayor fired\rover plan"), Article("It rained.", outlet="B")]
    comparison = framing.compare(framing.analyse(given))
    folder = write_comparison(comparison, tmp_path / "tables")
    claims = pd.read_csv(folder / "claims.csv", lineterminator="\n")
    assert len(claims) == len(comparison.claims)


def test_a_folder_that_is_there_and_a_file_that_is(comparison, tmp_path):
    (tmp_path / "run.2024").mkdir()
    assert (write_comparison(comparison, tmp_path / "run.2024") / "scores.csv").exists()
    (tmp_path / "taken").write_text("x")
    with pytest.raises(ValueError, match="is a file, and the tables need a folder"):
        write_comparison(comparison, tmp_path / "taken")


def test_another_ending_is_refused(comparison, tmp_path):
    with pytest.raises(ValueError, match=r"\.xlsx, \.json or a folder"):
        write_comparison(comparison, tmp_path / "c.docx")


def test_the_same_bytes_twice(comparison, tmp_path):
    first, second = (write_comparison(comparison, tmp_path / name).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert first == second
