import csv
import io
import os
import subprocess
import sys
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing import Article
from framing.coding import write_coding_sheet
from framing.coding.items import ITEMS
from framing.coding.units import units_of
from framing.export import workbook
from tests.conftest import SEEDS
from tests.strategies import newslike

HOSTILE = ["=1+1 is what it says.", "+cmd|' /C calc'!A0 was typed.", "@SUM(A1) was hidden.", "-2 degrees were measured.",
           "'=1 stood there.", "https://example.org/a was linked.", "<r>bold</r>", "A \x07 rang."]  # fmt: skip


@pytest.fixture
def folder(tmp_path, seeds):
    write_coding_sheet(seeds, tmp_path / "sheet.xlsx")
    return tmp_path


def rows(path, name):
    columns = workbook.from_bytes(path.read_bytes())[name]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def test_a_sheet_has_every_headline_and_sentence_once_and_no_code(folder, seeds):
    found = rows(folder / "sheet.coder1.xlsx", "coder 1")
    assert sorted((row["unit"], row["text"], row["sentence"], row["sha256"]) for row in found) == sorted(
        (unit.number, unit.text, unit.place, unit.sha256) for unit in units_of(seeds)
    )
    assert len({row["unit"] for row in found}) == len(found) == len(seeds.sentences) + 3
    for row in found:
        for item in ITEMS:
            is_asked = (item.part == "headline") == (row["sentence"] == 0)
            assert row[item.name] == (None if is_asked else "–")
    assert {(row["outlet"], row["article"]) for row in found} == {(a.outlet, a.id) for a in seeds.articles}


def test_the_book_tells_what_to_code_and_what_it_was_made_from(folder):
    book = openpyxl.load_workbook(folder / "sheet.coder2.xlsx")
    assert book.sheetnames == ["codebook", "coder 2", "about"]
    assert [cell.value for cell in book["codebook"]["A"][1:5]] == [item.name for item in ITEMS]
    assert dict(book["about"].iter_rows(values_only=True))["framing"] == framing.__version__
    sheet = book["coder 2"]
    assert sheet.freeze_panes == "A2"
    assert {title.value: sheet.column_dimensions[title.column_letter].hidden for title in sheet[1]}["sentence"]


def test_only_the_values_of_an_item_can_be_typed(folder, seeds):
    sheet = openpyxl.load_workbook(folder / "sheet.coder1.xlsx")["coder 1"]
    places = {cell.value: cell.column_letter for cell in sheet[1]}
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    last = len(seeds.sentences) + 4
    assert set(rules) == {f"{places['sensational']}2:{places['sensational']}4"} | {
        f"{places[name]}5:{places[name]}{last}" for name in ("loaded", "hedged", "attributed")
    }
    assert {rule.formula1 for rule in rules.values()} == {'"0,1"', '"0,1,2,3"'}
    assert all(rule.showErrorMessage and rule.errorStyle in {None, "stop"} for rule in rules.values())


def test_orders_are_the_coder_s_own_and_fixed_by_the_seed(tmp_path, seeds):
    def orders(name, **options):
        paths = write_coding_sheet(seeds, tmp_path / name / "s.xlsx", **options)
        return [[row["unit"] for row in rows(path, f"coder {n}")] for n, path in enumerate(paths, 1)]

    first = orders("a", coders=3)
    assert len(set(map(tuple, first))) == 3
    assert orders("b", coders=2) == first[:2]
    assert orders("c", coders=1, seed=1)[0] != first[0]
    assert all(set(one) == set(first[0]) for one in first)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_same_input_same_bytes(tmp_path, ending):
    code = (
        "import sys, framing, framing.coding as c;"
        "c.write_coding_sheet(framing.read_articles(sys.argv[1]), sys.argv[2], hide_outlets=True, sentences=9)"
    )
    for name in ("0", "1"):
        subprocess.run(
            [sys.executable, "-c", code, str(SEEDS), str(tmp_path / name / f"s{ending}")],
            env={**os.environ, "PYTHONHASHSEED": name}, check=True,
        )  # fmt: skip
    files = sorted(path.name for path in (tmp_path / "0").iterdir())
    assert files == [*(["s.codebook.md"] if ending == ".csv" else []), f"s.coder1{ending}", f"s.coder2{ending}"]
    assert all((tmp_path / "0" / name).read_bytes() == (tmp_path / "1" / name).read_bytes() for name in files)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_hidden_outlets_stand_nowhere(tmp_path, ending):
    articles = [
        Article(f"The {name} has learned that it may rain. “{name} knows,” he said.", headline=f"What the {name} saw",
                outlet=name, id=f"{name.lower()}-7", url=f"https://{name.lower()}.example/1", author=f"Ann {name}")
        for name in ("Zwergull", "Quokkapost", "Brimherald")
    ]  # fmt: skip
    paths = write_coding_sheet(articles, tmp_path / f"s{ending}", hide_outlets=True)
    for path in paths:
        parts = [path.name.encode()]
        if ending == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                parts += [archive.read(name) for name in archive.namelist()] + [name.encode() for name in archive.namelist()]
        else:
            parts.append(path.read_bytes())
        for part in parts:
            for name in (b"zwergull", b"quokkapost", b"brimherald"):
                assert name not in part.lower()
    text = b"".join(parts).decode()
    assert "Article 3" in text
    assert "Outlet 2 has learned" in text
    assert '"outlet"' not in text


def test_no_text_is_a_formula_or_a_link(tmp_path):
    articles = [Article(text, headline=text, outlet=text, id=text) for text in HOSTILE]
    (path,) = write_coding_sheet(articles, tmp_path / "s.xlsx", coders=1)
    texts = {unit.text for unit in units_of(framing.analyse(articles))}
    assert {row["text"] for row in rows(path, "coder 1")} == texts
    assert {row["article"] for row in rows(path, "coder 1")} == set(HOSTILE)
    book = openpyxl.load_workbook(path)
    for sheet in book:
        assert not sheet._hyperlinks
        for row in sheet.iter_rows():
            assert all(cell.data_type in {"s", "n"} for cell in row)
    with zipfile.ZipFile(path) as archive:
        assert all(b"<f>" not in archive.read(name) and b"hyperlink" not in archive.read(name) for name in archive.namelist())
    (plain,) = write_coding_sheet(articles, tmp_path / "s.csv", coders=1)
    assert all(not cell.startswith(("=", "+", "@", "-")) for row in csv.reader(io.StringIO(plain.read_text())) for cell in row)
    assert set(framing.read_table(plain).text) == texts


def test_a_sample_is_random_with_its_headlines_and_the_same_for_all_coders(tmp_path, seeds):
    found = [rows(path, f"coder {n}") for n, path in enumerate(write_coding_sheet(seeds, tmp_path / "s.xlsx", sentences=4), 1)]
    units = [{row["unit"] for row in each} for each in found]
    assert units[0] == units[1]
    sentences = [row for row in found[0] if row["sentence"]]
    assert len(sentences) == 4
    assert {row["article"] for row in found[0] if not row["sentence"]} == {row["article"] for row in sentences}
    (more,) = write_coding_sheet(seeds, tmp_path / "more.xlsx", coders=1, sentences=10_000)
    assert len(rows(more, "coder 1")) == len(seeds.sentences) + 3


def test_numbers_stay_when_articles_are_added(seeds):
    alone = framing.analyse(seeds.articles[1:2])
    assert {unit.number for unit in units_of(alone)} < {unit.number for unit in units_of(seeds)}


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("s.ods", {}, "written as .xlsx or .csv"),
        ("s.xlsx", {"coders": 0}, "1 to 99 coders, not 0"),
        ("s.xlsx", {"sentences": 0}, "1 sentence or more, not 0"),
    ],
)
def test_what_cannot_be_is_said(tmp_path, seeds, name, options, message):
    with pytest.raises(ValueError, match=message):
        write_coding_sheet(seeds, tmp_path / name, **options)
    assert not list(tmp_path.iterdir())


def test_articles_without_text_give_no_sheet(tmp_path):
    with pytest.raises(ValueError, match="no sentence to code"):
        write_coding_sheet([""], tmp_path / "s.xlsx")


def test_codes_are_never_written_over(folder, seeds):
    path = folder / "sheet.coder2.xlsx"
    write_coding_sheet(seeds, folder / "sheet.xlsx")  # the same once more
    book = openpyxl.load_workbook(path)
    book["coder 2"]["E5"] = 1
    book.save(path)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    (folder / "sheet.coder1.xlsx").unlink()
    del before["sheet.coder1.xlsx"]
    with pytest.raises(ValueError, match=r"sheet\.coder2\.xlsx: is there already, and may have been filled in"):
        write_coding_sheet(seeds, folder / "sheet.xlsx", seed=1, coders=3)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(newslike, st.text(max_size=80)).filter(str.strip), min_size=1, max_size=3),
    st.sampled_from([".xlsx", ".csv"]),
)
def test_any_text_is_written_as_it_is(tmp_path_factory, texts, ending):
    analysis = framing.analyse([Article(text, headline=text[:40], outlet=text[:20]) for text in texts])
    units = {unit.number: unit.text for unit in units_of(analysis)}
    if not units:
        return
    (path,) = write_coding_sheet(analysis, tmp_path_factory.mktemp("any") / f"s{ending}", coders=1)
    if ending == ".csv":
        table = framing.read_table(path)
        assert dict(zip(table.unit, table.text, strict=True)) == units
    else:
        assert {row["unit"]: row["text"] for row in rows(path, "coder 1")} == units


def test_what_a_file_cannot_hold_is_told(tmp_path):
    with pytest.warns(UserWarning, match=r"coder 1\.text: 1 cell with lone surrogates"):
        write_coding_sheet(["One \ud800 two."], tmp_path / "s.xlsx", coders=1)
