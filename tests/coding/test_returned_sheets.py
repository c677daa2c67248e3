"""Filled sheets as people hand them back: read, or refused with what was wrong, where, and what to do."""

import io
import random
import shutil
import warnings
import zipfile

import openpyxl
import pytest

import framing
from framing import Article
from framing.cli import main
from framing.coding import agreement, write_coding_sheet
from framing.reading import ReadingError
from tests.coding.sheets import code, fill, save, shown

SENTENCES = (
    "The shameful bill passed at noon.",
    "Turnout may fall, officials said.",
    "Polls close at ten.",
    "“It is vile,” he said.",
)


@pytest.fixture(scope="module")
def analysis():
    return framing.analyse(
        Article(" ".join(SENTENCES), headline=f"Vote – {n}: “ends” tonight", id=f"a{n}", outlet="Gull") for n in range(4)
    )


@pytest.fixture
def book(tmp_path, analysis):
    """One filled workbook."""
    (path,) = write_coding_sheet(analysis, tmp_path / "s.xlsx", coders=1)
    fill(path)
    return path


def table(book):
    """The rows of a filled workbook, as those of a .csv."""
    return [{name: "" if cell is None else cell for name, cell in row.items()} for row in shown(book)]


def saved(book, rows, **options):
    path = book.with_suffix(".csv")
    save(path, rows, **options)
    return path


def edited(book, change):
    """The workbook, changed as in a spreadsheet."""
    opened = openpyxl.load_workbook(book)
    change(opened, next(sheet for sheet in opened if sheet.title.startswith("coder")))
    opened.save(book)
    return book


def as_answered(path, analysis):
    codes = agreement(path, analysis, resamples=10).codes
    return codes["s.coder1"].tolist() == [code(*row) for row in zip(codes.text, codes.item, strict=True)]


# How a 1 is typed and saved, and whether it is one.
ONES = [(1, True), (1.0, True), ("1", True), (" 1 ", True), ("1.0", True), ("1,0", True), ("1,00", True), ("\u00a01", True),
        ("x", False), (True, False), (2, False), ("yes", False), ("0.5", False), ("1.", False), ("01", False), (-1, False),
        ("１", False), ("1?", False), ("=1", False), ("–", False), ("1 0", False), ("1e0", False),
        (10**400, False)]  # fmt: skip


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize(("typed", "is_one"), ONES)
def test_a_code_is_read_as_what_it_is_or_refused(book, analysis, typed, is_one, ending):
    rows = table(book)
    number = next(n for n, row in enumerate(rows) if row["sensational"] == "–" and row["loaded"] == 1)
    if ending == ".csv":
        rows[number]["loaded"] = typed
        path = saved(book, rows)
    else:

        def change(_, sheet):
            place = [cell.value for cell in sheet[1]].index("loaded") + 1
            cell = sheet.cell(number + 2, place)
            cell.value = str(typed) if typed == 10**400 else typed
            if isinstance(typed, str):
                cell.data_type = "s"  # a text that begins with =, no formula

        path = edited(book, change)
    if is_one:
        assert as_answered(path, analysis)
    else:
        message = (
            rf"s\.coder1\{ending}, row {number + 2}, column loaded: '.*' is not allowed; the values are 0 no, 1 yes, or nothing"
        )
        with pytest.raises(ReadingError, match=message):
            agreement(path, analysis)


@pytest.mark.parametrize("typed", ["x", 1, "1.0", "yes", True, -1])
def test_a_code_where_none_is_asked_for_is_not_lost(book, analysis, typed):
    rows = table(book)
    number = next(n for n, row in enumerate(rows) if row["sensational"] == "–")
    rows[number]["sensational"] = typed
    with pytest.raises(ReadingError, match=rf"row {number + 2}, column sensational: '.*' is given for a sentence"):
        agreement(saved(book, rows), analysis)


def test_rows_may_be_sorted_and_left_out(book, analysis):
    rows = table(book)
    assert as_answered(saved(book, sorted(rows, key=lambda row: str(row["text"]))), analysis)
    random.Random(0).shuffle(rows)
    some = rows[: len(rows) // 2]
    path = saved(book, some)
    found = agreement(path, analysis, resamples=10).codes
    assert set(zip(found.id, found.text, strict=True)) == {(row["article"], row["text"]) for row in some}
    assert as_answered(path, analysis)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_columns_and_notes_of_one_s_own_do_no_harm(book, analysis, ending):
    if ending == ".csv":
        rows = table(book)
        note = dict.fromkeys(rows[0], "") | {"text": "I was not sure of this one; loaded?"}
        rows = [{"mine": "!", **row, "remark": "1"} for row in (rows[0], dict.fromkeys(rows[0], ""), note, *rows[1:])]
        path = saved(book, rows)
        path.write_text(f"Coded by Ann, 1 of 2\n\n{path.read_text(encoding='utf-8')}\n;;\n", encoding="utf-8")
    else:

        def change(_, sheet):
            sheet.insert_cols(5)
            sheet.cell(1, 5).value = "remark"
            sheet.cell(3, 5).value = "0"
            sheet.insert_rows(7)
            sheet.cell(7, 1).value = "Coffee until here"
            sheet.cell(sheet.max_row + 3, 1).value = "Done!"
            sheet.insert_rows(1, 2)
            sheet.cell(1, 1).value = "Coded by Ann"

        path = edited(book, change)
    assert as_answered(path, analysis)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"unit": "Sum", "loaded": 7}, r"row 2, column unit: 'Sum' is no unit of the analysis. Delete the row if it is a note"),
        ({"loaded": 1}, "row 2, column unit: '' is no unit of the analysis. Delete the row"),
        (
            {"unit": "123456789", "loaded": 1},
            "row 2, column unit: '123456789' is no unit of the analysis. The sheet seems to be of other articles",
        ),
        ({"sha256": "ab"}, "row 2, column unit: '' is no unit"),
    ],
)
def test_a_row_with_codes_of_nothing_is_refused(book, analysis, row, message):
    rows = table(book)
    with pytest.raises(ReadingError, match=message):
        agreement(saved(book, [dict.fromkeys(rows[0], "") | row, *rows]), analysis)


def test_a_column_that_is_not_there_is_named(book, analysis):
    rows = table(book)
    renamed = [{{"hedged": "Hedged?"}.get(name, name): cell for name, cell in row.items()} for row in rows]
    with pytest.raises(ReadingError, match=r"s\.coder1\.csv: is no coding sheet; .*; here hedged is missing\. Name the sheet"):
        agreement(saved(book, renamed), analysis)
    bare = [{name: cell for name, cell in row.items() if name not in {"sha256", "loaded"}} for row in rows]
    with pytest.raises(ReadingError, match="; here sha256, loaded are missing"):
        agreement(saved(book, bare), analysis)
    spaced = [{f" {name} ": cell for name, cell in row.items()} for row in rows]
    assert as_answered(saved(book, spaced), analysis)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_column_that_is_there_twice_is_refused(book, analysis, ending):
    def change(_, sheet):
        sheet.cell(1, sheet.max_column + 1).value = "loaded"
        sheet.cell(2, sheet.max_column).value = 1

    path = edited(book, change)
    if ending == ".csv":
        buffer = io.StringIO()
        rows = [["" if cell is None else str(cell) for cell in row] for row in openpyxl.load_workbook(path)["coder 1"].values]
        buffer.write("\n".join('"' + '","'.join(row) + '"' for row in rows))
        path = path.with_suffix(".csv")
        path.write_text(buffer.getvalue(), encoding="utf-8")
    with pytest.raises(ReadingError, match=rf"s\.coder1\{ending}, row 1: 2 columns are called 'loaded'\. Give all but the one"):
        agreement(path, analysis)


def test_sheets_of_a_workbook_may_change_their_order_and_names(book, analysis):
    def change(opened, sheet):
        opened.move_sheet(sheet, 1)
        opened.create_sheet("Notes", 0).append(["unit", "I coded", 1, None, 2.5])
        opened.create_sheet("Empty", 0)
        sheet.title = "Tabelle1"
        opened.active = 0

    assert as_answered(edited(book, change), analysis)


def test_two_coding_sheets_in_one_workbook_are_refused(book, analysis):
    edited(book, lambda opened, sheet: opened.copy_worksheet(sheet))
    with pytest.raises(ReadingError, match=r"s\.coder1\.xlsx: has 2 coding sheets, 'coder 1', 'coder 1 Copy'\. Leave the one"):
        agreement(book, analysis)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "cp437"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_spreadsheet_may_save_csv_in_its_own_way(book, analysis, encoding, separator):
    assert as_answered(saved(book, table(book), encoding=encoding, separator=separator), analysis)


def test_a_line_that_names_the_separator_is_no_row(book, analysis):
    path = saved(book, table(book), separator=";")
    path.write_bytes(b"sep=;\r\n" + path.read_bytes())
    assert as_answered(path, analysis)


def test_a_file_that_breaks_off_is_refused(book, analysis):
    path = saved(book, [row | {"text": f'{row["text"]}\n"'} for row in table(book)])
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b'\n"')])  # within the quotation marks of the last text
    with pytest.raises(ReadingError, match=r"s\.coder1\.csv: cannot be read as CSV \(unexpected end of data\)"):
        agreement(path, analysis)


def test_a_workbook_that_is_called_csv_is_refused(book, analysis):
    with pytest.raises(ReadingError, match=r"s\.csv: is no coding sheet"):
        agreement(shutil.copy(book, book.parent / "s.csv"), analysis)


def test_a_broken_workbook_is_better_saved_as_csv(book, analysis):
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(book, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part[:-9] if name == "xl/workbook.xml" else part)
    with pytest.raises(ReadingError, match=r"s\.coder1\.xlsx: could not be read \(.*\)\. Save the sheet as \.csv\.$"):
        agreement(book, analysis)


@pytest.mark.parametrize("other", [0, 1, ""])
def test_the_same_row_twice_is_refused_whatever_its_codes(book, analysis, other):
    rows = table(book)
    rows.append(rows[7] | {"loaded": other})
    with pytest.raises(ReadingError, match=rf"row {len(rows) + 1}: unit \d+ stands in row 9 too\. Delete one"):
        agreement(saved(book, rows), analysis)


def test_a_copy_of_a_sheet_is_told(book, analysis, tmp_path, capsys):
    copy = shutil.copy(book, book.parent / "ben.xlsx")
    with pytest.warns(UserWarning, match=r"s\.coder1 and ben have the same rows in the same order with the same codes"):
        found = agreement([book, copy], analysis, resamples=10)
    assert found.coders == ("s.coder1", "ben")
    source = analysis.save(tmp_path / "a.framing")
    assert main(["agreement", str(book), str(copy), "--analysis", str(source), "--resamples", "10"]) == 0
    assert "framing: s.coder1 and ben have the same rows" in capsys.readouterr().err
    # Two people who agree in full have sheets of different orders, and are no copies.
    one, two = write_coding_sheet(analysis, tmp_path / "other.xlsx")
    fill(one)
    fill(two)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = agreement([one, two], analysis, resamples=10).alpha
    assert (found.agreed[found.between == "coders"] == 1).all()


def test_sheets_of_another_analysis_are_refused(book, analysis):
    more = framing.analyse([*analysis.articles, Article("It snowed.", id="new")])
    assert as_answered(book, more)  # articles may have been added since
    fewer = framing.analyse(analysis.articles[:2])
    with pytest.raises(
        ReadingError,
        match=r"row \d+, column unit: '\d{9}' is no unit of the analysis\. The sheet seems to be of",
    ):
        agreement(book, fewer)
    changed = framing.analyse([Article(a.text.replace("noon", "ten"), a.headline, id=a.id) for a in analysis.articles])
    with pytest.raises(ReadingError, match=r"row \d+: the text of unit \d{9} is another in the analysis"):
        agreement(book, changed)


def test_a_sheet_without_codes_is_named(book, analysis, tmp_path, capsys):
    blank = write_coding_sheet(analysis, tmp_path / "blank.csv")[1]
    with pytest.raises(ReadingError, match=r"blank\.coder2\.csv: nothing is coded\. Fill in .*, or leave this sheet away"):
        agreement([book, blank], analysis)
    source = analysis.save(tmp_path / "a.framing")
    assert main(["agreement", str(book), str(blank), "--analysis", str(source)]) == 2
    assert "nothing is coded" in capsys.readouterr().err
