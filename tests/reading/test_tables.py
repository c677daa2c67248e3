"""Tables of articles, a row each: .csv, .tsv, .jsonl, .json, .parquet, .xlsx and data frames."""

import csv
import datetime as dt
import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article
from framing.reading import ReadingError, read_articles
from framing.reading.columns import USUAL

ROWS = [
    {"Title": "Bridge shut", "Body Text": 'It "closed",\n\n  \nthey said.', "Publisher": "The Gull", "year": 2020},
    {"Title": "", "Body Text": "Zoë left; it rained.", "Publisher": None, "year": 2021},
]
EXPECTED = [
    Article('It "closed",\n\n  \nthey said.', headline="Bridge shut", outlet="The Gull"),
    Article("Zoë left; it rained."),
]


def delimited(delimiter, ending="\r\n"):
    file = io.StringIO()
    writer = csv.DictWriter(file, list(ROWS[0]), delimiter=delimiter, lineterminator=ending)
    writer.writeheader()
    writer.writerows(ROWS)
    return file.getvalue().encode()


def workbook(rows):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["notes", "on this table"])
    sheet = book.create_sheet("articles")
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def parquet(rows):
    file = io.BytesIO()
    pd.DataFrame(rows).to_parquet(file)
    return file.getvalue()


TABLES = {
    "comma.csv": delimited(","),
    "semicolon.csv": delimited(";", "\n"),
    "tab.csv": delimited("\t"),
    "bar.csv": delimited("|"),
    "bom.csv": b"\xef\xbb\xbf" + delimited(";"),
    "utf-16.csv": delimited(",").decode().encode("utf-16"),
    "tab.tsv": delimited("\t"),
    "lines.jsonl": "\n".join(map(json.dumps, ROWS)).encode(),
    "lines.ndjson": "\r\n\r\n".join(map(json.dumps, ROWS)).encode(),
    "list.json": json.dumps(ROWS).encode(),
    "object.json": json.dumps({"status": "ok", "articles": ROWS}, indent=2).encode(),
    "table.parquet": parquet(ROWS),
    "book.xlsx": workbook(ROWS),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_any_kind_gives_the_same_articles(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(TABLES[name])
    articles = read_articles(path)
    assert articles == EXPECTED
    assert [article.origin.source.endswith(f"row {n}") for n, article in enumerate(articles, 1)] == [True, True]
    assert read_articles(path, columns={"outlet": "year"})[1].outlet == "2021"


def test_a_data_frame_gives_the_same_articles():
    assert read_articles(pd.DataFrame(ROWS)) == EXPECTED
    assert read_articles(pd.DataFrame(ROWS, dtype="string")) == EXPECTED


@pytest.mark.parametrize(("field", "name"), [(field, name) for field, names in USUAL.items() for name in names])
def test_every_usual_name_is_found_however_it_is_spelled(field, name):
    for spelled in (name, name.upper(), name.replace("_", " ").title(), f" {name.replace('_', '-')} "):
        table = pd.DataFrame({spelled: ["x"]} if field == "text" else {"text": ["x"], spelled: ["x"]})
        assert getattr(read_articles(table)[0], field) == "x"


def test_the_own_name_of_a_field_goes_before_others():
    table = pd.DataFrame({"body": ["no"], "title": ["no"], "text": ["yes"], "headline": ["yes"], "content": ["no"]})
    assert read_articles(table) == [Article("yes", headline="yes")]


def test_cells_of_other_kinds():
    table = pd.DataFrame(
        {
            "text": ["a", "b", "c"],
            "id": [7, 8.0, "007"],
            "date": [dt.date(2024, 5, 1), pd.Timestamp("2024-05-02"), pd.NaT],
            "authors": [["Ann", "Bob"], [], None],
            "url": [float("nan"), pd.NA, ""],
        }
    )
    articles = read_articles(table)
    assert [article.id for article in articles] == ["7", "8", "007"]
    assert [article.date for article in articles] == [dt.date(2024, 5, 1), dt.date(2024, 5, 2), None]
    assert [article.author for article in articles] == ["Ann, Bob", "", None]
    assert [article.url for article in articles] == [None, None, None]


def test_a_cell_that_has_no_one_text_is_named_and_the_other_rows_are_read():
    failures = []
    table = pd.DataFrame({"text": ["a", b"b", {"c": 1}, "d"]})
    assert [a.text for a in read_articles(table, failures=failures)] == ["a", "d"]
    assert list(map(str, failures)) == [
        "the table, row 2: its text is a bytes. Make it a text.",
        "the table, row 3: its text is a dict. Make it a text.",
    ]


def write(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


BAD = {
    "none.csv": (
        "a,b\n1,2\n",
        r"no column has a usual name for the text of an article.* has 'a', 'b'\. Name the column",
    ),
    "empty.csv": ("", "no column has a usual name for the text"),
    "twice.csv": ("text,text\na,b\n", "has two columns 'text' for the text. Rename one of them"),
    "open.csv": (
        'text\n"never closed\n',
        r"after line 2: cannot be read as CSV \(unexpected end of data\), nor what follows\. Close",
    ),
    "wide.csv": (",".join(map(str, range(1_001))) + "\n", "has 1,001 columns, and no table of articles has more than 1,000"),
    "long.csv": ("text\n" + "x" * 10_000_001, "has a line of more than 10,000,000 characters"),
    "field.csv": ('text\n"' + "xxxxxxxxx\n" * 1_000_001, "field larger than field limit"),
    "cells.csv": ("text,id\na,b,c\n", r"cells\.csv, row 1: has 3 cells, and the first line names 2 columns"),
    "deep.jsonl": ("[" * 100_000, "row 1: is nested too deep|is a list|is no JSON"),
    "number.jsonl": ("7\n", "row 1: is a int, not an object with a text"),
    "text.json": ('"x"', "is no list of articles"),
    "broken.json": ("[{]", "is no JSON"),
    "big.json": ("[" + "9" * 5_000 + "]", "is no JSON"),
    "none.jsonl": ('{"a": 1}', "no column has a usual name for the text"),
    "broken.parquet": (b"PAR1xxxx", r"cannot be read as Parquet \("),
    "broken.xlsx": (b"PK\x03\x04xxxx", r"broken\.xlsx: is no workbook"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_table_that_cannot_be_read_says_why(tmp_path, name):
    content, message = BAD[name]
    with pytest.raises(ReadingError, match=message) as raised:
        read_articles(write(tmp_path, name, content))
    assert name in str(raised.value)


def test_the_rows_before_a_broken_one_are_read_and_it_is_named(tmp_path):
    failures = []
    path = write(tmp_path, "a.csv", 'text,outlet\nOne.,A\nTwo.,B,C\nThree.\n"never closed\n')
    assert [a.text for a in read_articles(path, failures=failures)] == ["One.", "Three."]
    assert ["row 2" in str(failures[0]), "after line 5" in str(failures[1])] == [True, True]
    path = write(tmp_path, "a.jsonl", '{"text": "One."}\n{"body": "Two."}\n{"tekst": "Three."}\n{')
    failures = []
    assert [a.text for a in read_articles(path, failures=failures)] == ["One.", "Two."]
    assert len(failures) == 2


def test_the_limit_on_fields_stays_as_it_was_for_the_rest_of_the_process(tmp_path):
    before = csv.field_size_limit()
    path = write(tmp_path, "a.csv", f'text\n"{"x" * (before + 10)}"\n')
    assert len(read_articles(path)[0].text) == before + 10
    assert csv.field_size_limit() == before


def test_a_given_column_that_is_missing_is_named_with_the_nearest():
    table = pd.DataFrame({"Artikel": ["x"]})
    assert read_articles(table, columns={"text": "Artikel"})[0].text == "x"
    with pytest.raises(ReadingError, match=r"has no column 'Artikle' for the text. Did you mean 'Artikel'"):
        read_articles(table, columns={"text": "Artikle"})
    with pytest.raises(ValueError, match="columns names 'txt', which no article has; it may name text, headline"):
        read_articles(table, columns={"txt": "Artikel"})


def test_ids_of_rows_are_kept_and_a_second_of_the_same_is_an_error(tmp_path):
    path = write(tmp_path, "a.csv", "text,id\na,x\nb,\nc,x\n")
    with pytest.raises(ReadingError, match=r"a\.csv, row 1 and .*a\.csv, row 3: two articles have the id 'x'"):
        read_articles(path)


def test_a_table_as_excel_writes_it(tmp_path):
    path = write(tmp_path, "a.csv", "sep=;\r\nText;Outlet;\r\nIt rained.;The Gull;\r\n;;\r\n")
    assert read_articles(path) == [Article("It rained.", outlet="The Gull")]


def test_cells_as_other_programs_give_them(tmp_path):
    path = write(tmp_path, "a.json", json.dumps({"articles": [{"content": "x", "source": {"id": None, "name": "The Gull"}}]}))
    assert read_articles(path) == [Article("x", outlet="The Gull")]
    names = pd.DataFrame({"text": ["x", "y"], "authors": [["Ann", "Bob"], ("Eve",)]})
    names.to_parquet(tmp_path / "a.parquet")
    for table in (names, pd.read_parquet(tmp_path / "a.parquet")):
        assert [article.author for article in read_articles(table)] == ["Ann, Bob", "Eve"]


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=30)


@given(st.lists(st.tuples(TEXTS, TEXTS).filter(lambda row: any(map(str.strip, row))), min_size=1, max_size=5))
def test_what_was_written_is_read(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("tables")
    expected = [Article(text, headline=headline or None) for text, headline in rows]
    table = pd.DataFrame(rows, columns=["text", "headline"])
    table.to_csv(folder / "a.csv", index=False)
    table.to_json(folder / "a.jsonl", orient="records", lines=True)
    table.to_parquet(folder / "a.parquet")
    for name in ("a.csv", "a.jsonl", "a.parquet"):
        assert read_articles(folder / name) == expected
