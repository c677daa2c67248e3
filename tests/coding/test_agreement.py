import csv
import json
import math
import shutil

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

import framing
from framing import Article
from framing.coding import agreement, alpha, write_coding_sheet
from framing.coding.agreement import TABLES
from framing.coding.draws import FEW
from framing.coding.units import units_of
from framing.export.codebook import described
from framing.reading import ReadingError

SENTENCES = (
    "The shameful, disgraceful bill passed at noon.",
    "The bill passed at noon.",
    "Turnout may perhaps fall, officials said.",
    "Polls close at ten.",
    "“It is a vile betrayal,” he said.",
)


@pytest.fixture(scope="module")
def analysis():
    return framing.analyse(
        Article(" ".join(SENTENCES[n % 5 :] + SENTENCES[: n % 5]), headline=f"Vote {'SHOCKS' * (n % 3)} {n}",
                id=f"a{n}", outlet=f"Outlet {n % 2}")
        for n in range(12)
    )  # fmt: skip


def of_tool(analysis, unit, item):
    if item == "sensational":
        return min(3, int(4 * analysis.scores.headline_sensationalism[unit.id]))
    return int(analysis.sentences[item][unit.sentence] >= 0.5)


def fill(path, code):
    """Fill in a workbook as somebody would; `code` gives an answer for a row's unit and an item."""
    book = openpyxl.load_workbook(path)
    sheet = next(sheet for sheet in book if sheet.title.startswith("coder"))
    titles = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for cell, title in zip(row, titles, strict=True):
            if title in {"loaded", "hedged", "attributed", "sensational"} and cell.value is None:
                cell.value = code(row[0].value, title)
    book.save(path)


def filled(folder, analysis, *coders, **options):
    paths = write_coding_sheet(analysis, folder / "s.xlsx", coders=len(coders), **options)
    for path, code in zip(paths, coders, strict=True):
        fill(path, code)
    return paths


def like_the_tool(analysis):
    units = {unit.number: unit for unit in units_of(analysis)}
    return lambda number, item: of_tool(analysis, units[number], item)


def unlike(code, every):
    """As `code`, but for each n-th unit of an item."""

    def other(number, item):
        return (
            (3 - code(number, item) if item == "sensational" else 1 - code(number, item))
            if number % every == 0
            else code(number, item)
        )

    return other


def row(table, **wanted):
    for name, value in wanted.items():
        table = table[table[name] == value]
    (found,) = table.to_dict("records")
    return found


@pytest.mark.parametrize("hide", [False, True])
def test_coders_who_answer_as_the_tool_agree_with_it_fully(tmp_path, analysis, hide):
    code = like_the_tool(analysis)
    found = agreement(filled(tmp_path, analysis, code, code, hide_outlets=hide), analysis)
    assert found.coders == ("s.coder1", "s.coder2")
    assert (found.alpha.alpha == 1).all()
    assert (found.alpha.agreed == 1).all()
    assert found.alpha.low.isna().all()
    assert found.alpha.note.str.contains("nothing differs").all()
    assert found.disagreements.empty
    assert row(found.ranking, item="loaded")["value"] == 1
    sentences = found.articles[found.articles.item != "sensational"]
    assert (sentences.people == sentences.tool).all()
    assert found.codes[found.codes.item == "loaded"].text.tolist() == analysis.sentences.text.tolist()


def test_the_figures_are_those_of_the_codes(tmp_path, analysis):
    code = like_the_tool(analysis)
    found = agreement(filled(tmp_path, analysis, code, unlike(code, 3), unlike(code, 4)), analysis)
    table = found.codes[found.codes.item == "loaded"]
    names = list(found.coders)
    shown = row(found.alpha, item="loaded", between="coders")
    assert shown["alpha"] == alpha(table[names].to_numpy())
    assert shown["n_units"] == len(analysis.sentences)
    assert shown["low"] < shown["alpha"] < shown["high"]
    assert shown["drawn"] == "articles"
    pair = row(found.alpha, item="loaded", between="s.coder1 and s.coder2")
    assert pair["agreed"] == (table["s.coder1"] == table["s.coder2"]).mean()
    majority = (table[names].sum(axis=1) >= 2).astype(float)
    assert row(found.alpha, item="loaded", between="majority and tool")["alpha"] == alpha(
        np.column_stack([majority, table.tool])
    )
    assert row(found.ranking, item="loaded")["value"] == pytest.approx(roc_auc_score(majority, table.score))
    heads = found.codes[found.codes.item == "sensational"]
    assert row(found.alpha, item="sensational", between="coders")["alpha"] == alpha(heads[names].to_numpy(), "ordinal")
    assert row(found.ranking, item="sensational")["value"] == pytest.approx(heads.people.corr(heads.score, method="spearman"))
    assert heads.tool.isna().all()


def test_disagreements_come_strongest_first_and_are_all_there(tmp_path, analysis):
    code = like_the_tool(analysis)
    found = agreement(filled(tmp_path, analysis, code, unlike(code, 3)), analysis)
    assert found.disagreements.difference.is_monotonic_decreasing
    assert found.disagreements.difference.between(0, 1).all()
    differ = found.codes["s.coder1"] != found.codes["s.coder2"]
    assert len(found.disagreements) == differ.sum() > 10
    assert (found.disagreements["s.coder1"] != found.disagreements["s.coder2"]).all()


def test_empty_cells_are_missing_codes(tmp_path, analysis):
    code = like_the_tool(analysis)
    paths = filled(tmp_path, analysis, code, lambda number, item: None if number % 2 else unlike(code, 4)(number, item))
    found = agreement(paths, analysis)
    even = sum(unit.number % 2 == 0 for unit in units_of(analysis) if unit.part == "sentence")
    assert row(found.alpha, item="loaded", between="coders")["n_units"] == even
    assert found.codes["s.coder2"].isna().any()
    assert row(found.alpha, item="loaded", between="s.coder1 and tool")["n_units"] == len(analysis.sentences)


def test_one_coder_is_compared_with_the_tool_only(tmp_path, analysis):
    code = unlike(like_the_tool(analysis), 3)
    found = agreement(filled(tmp_path, analysis, code), analysis)
    alone = row(found.alpha, item="loaded", between="coders")
    assert math.isnan(alone["alpha"])
    assert alone["note"] == "one observer only"
    assert set(found.alpha.between) == {"coders", "s.coder1 and tool"}
    assert "loaded, coders: none (one observer only)" in repr(found)


def test_without_variation_there_is_no_alpha(tmp_path, analysis):
    found = agreement(filled(tmp_path, analysis, lambda *_: 0, lambda *_: 0), analysis)
    for each in found.alpha[found.alpha.between == "coders"].to_dict("records"):
        assert math.isnan(each["alpha"])
        assert each["note"] == "all codes are the same, so nothing could have differed"
        assert each["agreed"] == 1
    assert "marked all units, or none" in row(found.ranking, item="loaded")["note"]


def test_few_articles_are_said_to_be_few(tmp_path, seeds):
    code = like_the_tool(seeds)
    found = agreement(filled(tmp_path, seeds, code, unlike(code, 3)), seeds)
    shown = row(found.alpha, item="loaded", between="coders")
    assert (shown["drawn"], shown["note"]) == ("units", FEW)
    heads = row(found.alpha, item="sensational", between="coders")
    assert math.isnan(heads["low"])
    assert "fewer than 10 units" in heads["note"]


def test_the_seed_fixes_the_intervals(tmp_path, analysis):
    code = like_the_tool(analysis)
    paths = filled(tmp_path, analysis, code, unlike(code, 3))
    first = agreement(paths, analysis)
    pd.testing.assert_frame_equal(first.alpha, agreement(paths, analysis).alpha)
    assert not first.alpha.low.equals(agreement(paths, analysis, seed=1).alpha.low)


def test_articles_that_are_not_english_are_not_coded_by_the_tool(tmp_path):
    french = "Le président a dit que la réunion aura lieu demain matin à Paris. " * 5
    analysis = framing.analyse([Article(french, headline="La réunion", id="fr")])
    found = agreement(filled(tmp_path, analysis, lambda *_: 0, lambda number, _: number % 2), analysis)
    assert found.codes.tool.isna().all()
    assert row(found.alpha, item="hedged", between="majority and tool")["note"] == "no unit has two codes"


@pytest.mark.parametrize("separator", [",", ";"])
def test_csv_sheets_come_back_as_spreadsheets_save_them(tmp_path, analysis, separator):
    code = like_the_tool(analysis)
    paths = write_coding_sheet(analysis, tmp_path / "s.csv", sentences=20)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for each in rows:
            for item in ("loaded", "hedged", "attributed", "sensational"):
                if not each[item]:
                    each[item] = code(int(each["unit"]), item)
        with path.open("w", encoding="utf-8-sig" if separator == "," else "cp1252", newline="") as file:
            writer = csv.DictWriter(file, rows[0], delimiter=separator)
            writer.writeheader()
            writer.writerows(rows)
    found = agreement(paths, analysis)
    assert len(found.codes[found.codes.item == "loaded"]) == 20
    assert found.disagreements.empty


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("loaded", 2, r"row 14, column loaded: '2' is not allowed; the values are 0 no, 1 yes"),
        ("hedged", "yes", r"row 14, column hedged: 'yes' is not allowed"),
        ("loaded", 0.5, r"column loaded: '0\.5' is not allowed"),
        ("sensational", 1, r"column sensational: '1' is given for a sentence, and this is asked of each headline only"),
        ("unit", 123, r"row 14, column unit: '123' is no unit of the analysis"),
        ("unit", None, r"row 14, column unit: '' is no unit"),
        ("sha256", "ab", r"row 14: the text of unit \d{9} is another in the analysis"),
        ("unit", "twice", r"row 14: unit \d{9} stands in row 13 too"),
    ],
)
def test_what_cannot_be_is_said_with_its_place(tmp_path, analysis, column, value, message):
    (path,) = filled(tmp_path, analysis, like_the_tool(analysis))
    book = openpyxl.load_workbook(path)
    sheet = book["coder 1"]
    place = [cell.value for cell in sheet[1]].index(column)
    sheet[14][place].value = sheet[13][place].value if value == "twice" else value
    book.save(path)
    with pytest.raises(ReadingError, match=rf"s\.coder1\.xlsx, {message}" if "row" in message else message):
        agreement([path], analysis)


def test_whole_numbers_and_texts_of_them_are_codes(tmp_path, analysis):
    code = like_the_tool(analysis)
    one, two = filled(tmp_path, analysis, lambda *a: float(code(*a)), lambda *a: f" {code(*a)} ")
    assert (agreement([one, two], analysis).alpha.alpha == 1).all()


def test_a_sheet_of_other_articles_is_refused(tmp_path, analysis, seeds):
    paths = filled(tmp_path, seeds, like_the_tool(seeds))
    with pytest.raises(ReadingError, match="is no unit of the analysis"):
        agreement(paths, analysis)
    changed = framing.analyse(
        [framing.Article(a.text.replace("missile", "rocket"), a.headline, id=a.id) for a in seeds.articles]
    )
    with pytest.raises(ReadingError, match="is another in the analysis"):
        agreement(paths, changed)


def test_what_is_no_sheet_is_refused(tmp_path, analysis):
    paths = write_coding_sheet(analysis, tmp_path / "s.xlsx")
    with pytest.raises(ReadingError, match="nothing is coded"):
        agreement(paths, analysis)
    with pytest.raises(ValueError, match="given twice"):
        agreement([paths[0], tmp_path / "x" / ".." / paths[0].name], analysis)
    with pytest.raises(ValueError, match="there is no sheet"):
        agreement([], analysis)
    with pytest.raises(ValueError, match="1 sample or more"):
        agreement(paths, analysis, resamples=0)
    for name, content, message in (
        ("a.csv", b"a,b\n1,2\n", "is no coding sheet"),
        ("b.csv", b"", "is no coding sheet"),
        ("c.xlsx", b"no zip", "is no workbook"),
        ("d.ods", b"", r"is \.xlsx or \.csv"),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ReadingError, match=message):
            agreement(tmp_path / name, analysis)
    with pytest.raises(FileNotFoundError):
        agreement(tmp_path / "nowhere.csv", analysis)


def test_files_of_the_same_name_are_two_coders(tmp_path, analysis):
    one, two = filled(tmp_path, analysis, like_the_tool(analysis), like_the_tool(analysis))
    for path, folder in ((one, "ann"), (two, "ben")):
        (tmp_path / folder).mkdir()
        shutil.copy(path, tmp_path / folder / "tool.xlsx")
    found = agreement([tmp_path / "ann" / "tool.xlsx", tmp_path / "ben" / "tool.xlsx"], analysis)
    assert found.coders == ("tool-2", "tool-3")


def test_all_tables_are_written_with_a_codebook_and_come_back(tmp_path, analysis):
    code = like_the_tool(analysis)
    found = agreement(filled(tmp_path, analysis, code, unlike(code, 3)), analysis)
    columns = {(f"agreement.{name}", c) for name in TABLES for c in getattr(found, name).columns}
    columns = {(t, "(coder)" if c in found.coders else c) for t, c in columns}
    assert {key for key in described() if key[0].startswith("agreement.")} == columns
    for name in ("out.xlsx", "out.json"):
        path = found.write(tmp_path / name)
        for table in TABLES:
            pd.testing.assert_frame_equal(
                framing.read_table(path, table), getattr(found, table).reset_index(drop=True), check_dtype=False
            )
        assert len(framing.read_table(path, "codebook")) == sum(len(getattr(found, table).columns) for table in TABLES)
    assert json.loads((tmp_path / "out.json").read_text())["resamples"] == "2000"
    before = (tmp_path / "out.xlsx").read_bytes()
    assert found.write(tmp_path / "out.xlsx").read_bytes() == before
    with pytest.raises(ValueError, match=r"written as \.xlsx or \.json"):
        found.write(tmp_path / "out.csv")


def test_kinds_in_the_codebook_are_those_of_the_values(tmp_path, analysis):
    code = like_the_tool(analysis)
    found = agreement(filled(tmp_path, analysis, code, unlike(code, 3)), analysis)
    kinds = {"text": {str}, "whole number": {int}, "number": {int, float}}
    for table in TABLES:
        frame = getattr(found, table)
        for column in frame:
            row = described()[f"agreement.{table}", "(coder)" if column in found.coders else column]
            values = [value for value in frame[column].tolist() if value is not None and value == value]
            assert {type(value) for value in values} <= kinds[row["kind"]], (table, column)
            assert len(values) == len(frame) or not row["missing"].startswith("never"), (table, column)


HEADER = b"unit,sha256,loaded,hedged,attributed,sensational\n"
CELLS = [b"", b"0", b"1", b"3", b"unit", b"-1", b"1e400", "–".encode(), "²".encode()]
ROW = st.lists(st.one_of(st.sampled_from(CELLS), st.binary(max_size=12)), max_size=8).map(b",".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.lists(ROW, max_size=4).map(lambda rows: HEADER + b"\n".join(rows))))
def test_whatever_a_file_holds_is_read_or_refused_by_name(tmp_path_factory, analysis, content):
    path = tmp_path_factory.mktemp("any") / "odd.csv"
    path.write_bytes(content)
    with pytest.raises(ReadingError, match=r"odd\.csv"):
        agreement(path, analysis)
