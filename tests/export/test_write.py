import io
import json
import zipfile
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

import framing
from framing import Article
from framing.comparison.summary import TABLES
from framing.export import target_of, workbook
from framing.lexicon import list_digest
from framing.origin import Origin
from tests.export.tables import plain

OF_ANALYSIS = ("scores", "evidence", "sentences", "notes", "articles")
MADE_WITH = {"framing": framing.__version__, "word_lists": list_digest()}


@pytest.fixture(scope="module")
def analysis():
    evil = '=1+1 is no sum. “=HYPERLINK("http://example.org")” said nobody. The bridge closed on Monday.\x07\r It may open.'
    origin = Origin("a.txt", "0" * 64, "utf-8")
    return framing.analyse(
        [
            Article(evil, outlet="=cmd", headline="+1 bridge", id="007", origin=origin),
            Article("The bridge closed on Monday.\rIt may open.", outlet="@B\rX", headline="SHOCKING\u200b=1"),
            Article("It rained.", id="''=x"),
        ]
    )


@pytest.fixture(scope="module")
def comparison(analysis):
    return framing.compare(analysis)


def expected(source, name):
    if name == "scores" and isinstance(source, framing.Analysis):
        return source.scores.astype(object).reset_index().assign(id=lambda table: table.id.astype(object))
    return getattr(source, name)


@pytest.mark.parametrize("ending", [".xlsx", ".json", ".jsonl", "", "tsv", "parquet"])
def test_all_tables_of_an_analysis_come_back(analysis, tmp_path, ending):
    if ending == "parquet":
        pytest.importorskip("pyarrow")
    is_folder = not ending.startswith(".")
    path = framing.write_tables(
        analysis, tmp_path / f"new/t{'' if is_folder else ending}", format=ending if is_folder and ending else None
    )
    for name in OF_ANALYSIS[:-1]:
        table = framing.read_table(path, name)
        values = plain(table)
        wanted = plain(expected(analysis, name))
        assert values == wanted
        assert {key: table.attrs[key] for key in MADE_WITH} == MADE_WITH
    articles = framing.read_table(path, "articles")
    assert articles.id.tolist() == ["007", "2", "''=x"]
    assert articles.source.tolist()[0] == "a.txt"
    assert pd.isna(articles.source.tolist()[1])
    assert articles.outlet.tolist()[:2] == ["=cmd", "@B\rX"]


@pytest.mark.parametrize("ending", ["c.xlsx", "c.json", "c"])
def test_all_tables_of_a_comparison_come_back(comparison, tmp_path, ending):
    path = framing.write_tables(comparison, tmp_path / ending)
    for name in TABLES:
        assert plain(framing.read_table(path, name)) == plain(getattr(comparison, name))


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".parquet"])
@pytest.mark.parametrize("name", [*OF_ANALYSIS[:-1], "profile"])
def test_one_table_comes_back(analysis, tmp_path, ending, name):
    path = framing.write_tables(analysis, tmp_path / f"one{ending}", table=name)
    table = framing.read_table(path)
    assert plain(table) == plain(expected(analysis, name))
    assert {key: table.attrs[key] for key in MADE_WITH} == MADE_WITH
    assert sorted(each.name for each in tmp_path.iterdir()) == ["one.codebook.md", f"one{ending}"]


@pytest.mark.parametrize("name", ["s.csv", "s.tsv", "s.jsonl", "s.parquet", "s.tex", "s.md"])
def test_every_single_file_and_its_codebook_name_version_and_lists(analysis, tmp_path, name):
    path = framing.write_tables(analysis, tmp_path / name)
    for each in (path, tmp_path / "s.codebook.md"):
        content = each.read_bytes().decode("utf-8", "replace")
        assert framing.__version__ in content
        assert list_digest() in content
    assert "loaded\\_language" in (tmp_path / "s.codebook.md").read_text(encoding="utf-8")


def test_a_workbook(analysis, comparison, tmp_path):
    for source, names in ((analysis, OF_ANALYSIS), (comparison, TABLES)):
        book = openpyxl.load_workbook(framing.write_tables(source, tmp_path / "c.xlsx"))
        assert book.sheetnames == [*names, "codebook", "about"]
        assert {row[0]: row[1] for row in book["about"].iter_rows(min_row=2, values_only=True)}.items() >= MADE_WITH.items()
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert "f" not in {cell.data_type for cell in cells}
        assert not any(cell.hyperlink for cell in cells)
        assert "=cmd" in {cell.value for cell in cells}
        assert {cell.quotePrefix for cell in cells if cell.value == "=cmd"} == {True}
        assert all(sheet.freeze_panes == "A2" for sheet in book)


def test_json(analysis, tmp_path):
    content = json.loads(framing.write_tables(analysis, tmp_path / "a.json").read_text(encoding="utf-8"))
    assert list(content) == ["framing", "word_lists", *OF_ANALYSIS, "codebook"]
    assert content["scores"][0]["reading_ease"] is None
    assert content["evidence"][0]["start"] == 0


def test_a_line_per_article(analysis, tmp_path):
    path = framing.write_tables(analysis, tmp_path / "a.jsonl")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
    assert [line["id"] for line in lines] == ["007", "2", "''=x"]
    assert lines[0]["headline"] == "+1 bridge"
    assert lines[0]["scores"]["words"] == analysis.scores.words["007"]
    for name in ("evidence", "sentences", "notes"):
        assert sum(len(line[name]) for line in lines) == len(getattr(analysis, name))
        assert all("id" not in row for line in lines for row in line[name])


def test_a_csv_for_pandas_and_for_excel(analysis, tmp_path):
    table = pd.read_csv(framing.write_tables(analysis, tmp_path / "e.csv", table="evidence"))
    assert table.columns.tolist() == [*analysis.evidence.columns, "framing"]
    assert table.weight.tolist() == analysis.evidence.weight.tolist()
    marked = framing.write_tables(analysis, tmp_path / "b.csv", bom=True)
    assert marked.read_bytes().startswith(b'\xef\xbb\xbf"id"')
    assert plain(framing.read_table(marked)) == plain(expected(analysis, "scores"))
    assert pd.read_csv(marked).columns[0] == "id"


def test_a_folder_is_written_about_last_and_all_or_nothing(analysis, tmp_path):
    folder = framing.write_tables(analysis, tmp_path / "t", bom=True)
    assert {path.stem for path in folder.iterdir()} == {*OF_ANALYSIS, "codebook", "about"}
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in folder.iterdir())
    times = {path.stem: path.stat().st_ino for path in folder.iterdir()}
    (folder / "about.csv").unlink()
    (folder / "about.csv").mkdir()
    with pytest.raises(OSError, match=r"about\.csv"):
        framing.write_tables(framing.analyse(["One."]), folder)
    assert {path.stem: path.stat().st_ino for path in folder.iterdir() if path.is_file()}.items() <= times.items()
    assert not list(folder.glob(".*"))


def test_what_is_lost_is_told(tmp_path):
    analysis = framing.analyse([Article("The bridge\ud800 may close. " * 3, outlet="\udfffX", id="a\udc00")])
    for name in ("s.csv", "t", "p.parquet", "e.tsv", "b.xlsx"):
        with pytest.warns(UserWarning, match=r"scores.outlet: 1 cell with lone surrogates"):
            path = framing.write_tables(analysis, tmp_path / name)
        assert framing.read_table(path, None if path.suffix in {".csv", ".parquet", ".tsv"} else "scores").outlet.tolist() == [
            "\ufffdX"
        ]
        if name == "b.xlsx":
            assert "lone surrogates" in framing.read_table(path, "about").value.str.cat()
            continue
        beside = tmp_path / "t" / "about.csv" if name == "t" else path.with_suffix(".codebook.md")
        assert "lone surrogates" in beside.read_text(encoding="utf-8")
    for name in ("s.json", "s.jsonl"):
        path = framing.write_tables(analysis, tmp_path / name)
        assert framing.read_table(path).outlet.tolist() == ["\udfffX"]
        assert framing.read_table(path, "sentences").text.tolist() == analysis.sentences.text.tolist()


def test_a_cell_that_is_cut_is_noted_in_the_workbook(tmp_path):
    analysis = framing.analyse([Article("The bridge closed.", headline="x" * 40_000)])
    with pytest.warns(UserWarning, match=r"articles.headline: 1 cell with more than the 32,767 characters"):
        path = framing.write_tables(analysis, tmp_path / "a.xlsx")
    about = framing.read_table(path, "about")
    assert "articles.headline: 1 cell" in about.value.tolist()[about.what.tolist().index("changed")]


def test_the_same_bytes_twice(analysis, tmp_path):
    again = replace(analysis)
    for name in ("s.csv", "s.tsv", "s.xlsx", "s.json", "s.jsonl", "s.parquet", "s.tex", "s.md"):
        first, second = (framing.write_tables(each, tmp_path / str(n) / name) for n, each in enumerate((analysis, again)))
        assert first.read_bytes() == second.read_bytes()
    dates = {info.date_time for info in zipfile.ZipFile(tmp_path / "0/s.xlsx").infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("kind", "path", "options", "message"),
    [
        ("analysis", "s.docx", {}, r"s\.docx: an analysis is written as \.csv, .*\.jsonl, or a folder"),
        ("comparison", "c.docx", {}, r"a comparison is written as .*\.xlsx or \.json, or a folder"),
        ("comparison", "c.jsonl", {}, r"c\.jsonl: a comparison is written as"),
        ("comparison", "c.csv", {}, r"holds one table; say which \(scores, differences"),
        ("analysis", "s.csv", {"table": "claims"}, r"no table 'claims'; the tables of an analysis are: scores, evidence"),
        ("comparison", "c.csv", {"table": "evidence"}, r"the tables of a comparison are: scores, differences"),
        ("analysis", "s.xlsx", {"table": "notes"}, r"\.xlsx holds all tables"),
        ("analysis", "folder", {"table": "notes"}, r"a folder has all tables"),
        ("analysis", "s.json", {"bom": True}, r"byte order mark is for \.csv and \.tsv"),
        ("analysis", "folder", {"format": "xlsx"}, r"a folder of \.xlsx is not written"),
        ("analysis", "s.csv", {"format": "tsv"}, r"its ending says \.csv, not \.tsv"),
        ("analysis", "run.csv", {}, r"is a folder, though it is called like a file"),
        ("analysis", "taken", {}, r"taken: an analysis is written as"),
    ],
)
def test_what_does_not_go_together_is_refused(tmp_path, kind, path, options, message):
    (tmp_path / "run.csv").mkdir()
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        target_of(tmp_path / path, kind, **options)


def test_a_folder_with_a_dot_that_is_there(analysis, tmp_path):
    (tmp_path / "run.2024").mkdir()
    assert (framing.write_tables(analysis, tmp_path / "run.2024") / "scores.csv").exists()


def test_parquet_without_pyarrow(tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ValueError, match=r"pip install 'framing\[scale\]'"):
        target_of(tmp_path / "s.parquet", "analysis")


def test_only_an_analysis_or_a_comparison_is_written(tmp_path):
    with pytest.raises(TypeError, match="not DataFrame"):
        framing.write_tables(pd.DataFrame(), tmp_path / "a.csv")


def test_a_table_too_large_for_a_sheet_is_refused():
    workbook.check_sheet("a", (1_048_575, 16_384))
    for shape in ((1_048_576, 3), (3, 16_385)):
        with pytest.raises(ValueError, match=r"a sheet holds 1,048,575 and 16,384: write \.parquet, or a folder of \.csv"):
            workbook.check_sheet("a", shape)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"\xff", "is not UTF-8"),
        ("a.csv", b"", "is empty"),
        ("a.json", b"[1]", "no JSON object"),
        ("a.json", b"[" * 100_000, "no JSON"),
        ("a.json", b'{"scores": [1]}', "no list of rows"),
        ("a.json", b'{"scores": [{"a": [1]}]}', "no single value"),
        ("a.json", b"{}", "has no table 'scores'"),
        ("a.jsonl", b"{}\n", "line 1 is no article"),
        ("a.xlsx", b"PK", "no workbook"),
        ("a.parquet", b"PAR1", "no Parquet file"),
        ("a.md", b"", "for reading by people"),
        ("a.docx", b"", r"a table is read from \.csv"),
    ],
)
def test_a_file_that_is_no_table(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ValueError, match=message) as raised:
        framing.read_table(tmp_path / name)
    assert str(raised.value).startswith(str(tmp_path / name))


def test_a_table_that_is_not_there(analysis, tmp_path):
    for name in ("a.xlsx", "a.json", "folder"):
        with pytest.raises(ValueError, match="has no table 'claims'"):
            framing.read_table(framing.write_tables(analysis, tmp_path / name), "claims")
    with pytest.raises(ValueError, match="holds one table; leave 'notes' away"):
        framing.read_table(framing.write_tables(analysis, tmp_path / "a.csv"), "notes")


@pytest.mark.parametrize("declaration", ['<!DOCTYPE x [<!ENTITY a "b">]>', "\x00"])
def test_a_workbook_that_could_unfold_is_refused(declaration):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", declaration + "<workbook/>")
    with pytest.raises(ValueError, match="document type"):
        workbook.from_bytes(buffer.getvalue())


def test_a_workbook_that_unpacks_to_too_much_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 70_000_000)
    with pytest.raises(ValueError, match="unpacks to 70,000,000 bytes"):
        workbook.from_bytes(buffer.getvalue())
