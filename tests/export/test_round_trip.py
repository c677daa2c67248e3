"""What is written is read back as it was, in every format that can be read back; and what none can hold is told."""

import io
from contextlib import suppress

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.export import jsons, parquet, separated, workbook
from framing.export.cells import columns_of, table_from
from framing.export.guard import guarded, is_formula, unguarded
from framing.export.losses import Losses
from tests.export import tables

utf8 = tables.odd.map(lambda text: text.encode("utf-8", "replace").decode())
few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(tables.odd | tables.anything)
def test_an_apostrophe_can_be_taken_away_exactly(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize(
    "text",
    [
        "=1",
        "+1",
        "-1",
        "@a",
        "\ta",
        "\ra",
        " =1",
        "\u200b=1",
        "\ufeff\u2060@a",
        "\n+1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "\x00=1",
        "'=1",
        "''@",
    ],
)
def test_what_a_spreadsheet_would_compute_is_guarded(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "'tis", "−0.5", "1-2", "(=1)", "'", " a"])
def test_what_it_would_not_is_left_alone(text):
    assert guarded(text) == text


@few
@given(tables.columns_of(utf8), st.sampled_from([",", "\t"]))
def test_csv_and_tsv(table, separator):
    losses = Losses()
    text = separated.to_text(columns_of(table), "0.1, word lists x", separator, losses)
    columns, stamp = separated.from_text(text.encode().decode("utf-8-sig"), separator)
    assert tables.plain(table_from(columns)) == tables.plain(table)
    assert stamp == "0.1, word lists x"
    assert not losses.lines


@few
@given(tables.columns_of(utf8.filter(lambda text: "\0" not in text)))
def test_pandas_reads_the_csv_without_options(table):
    text = separated.to_text(columns_of(table), "0.1", ",", Losses())
    read = pd.read_csv(io.BytesIO(text.encode()))
    assert read.shape == (len(table), table.shape[1] + 1)
    assert read.framing.astype(str).tolist() == ["0.1"] * len(table)
    floats = table.iloc[:, 3]
    assert pd.to_numeric(read.iloc[:, 3]).isna().tolist() == floats.isna().tolist()


@few
@given(tables.columns_of(utf8.filter(lambda text: "<r>" not in text and "_x005F" not in text)))
def test_xlsx(table):
    columns, losses = columns_of(table), Losses()
    content = workbook.to_bytes(workbook.shortened({"a": columns, "b & c": columns}, losses))
    found = workbook.from_bytes(content)
    assert list(found) == ["a", "b & c"]
    for each in found.values():
        assert tables.plain(table_from(each)) == tables.plain(table)
    assert not losses.lines


@few
@given(tables.columns_of(tables.odd))
def test_json(table):
    losses = Losses()
    text = jsons.to_text({"scores": columns_of(table)}, {"framing": "0.1"}, losses)
    found, about = jsons.from_text(text.encode().decode())
    assert about["framing"] == "0.1"
    if not losses.lines:
        assert tables.plain(table_from(found["scores"])) == tables.plain(table)


@few
@given(tables.columns_of(utf8))
def test_parquet(table):
    pytest.importorskip("pyarrow")
    losses = Losses()
    content = parquet.to_bytes(columns_of(table), table.dtypes.tolist(), {"framing": "0.1"}, losses)
    columns, about = parquet.from_bytes(content)
    assert tables.plain(table_from(columns)) == tables.plain(table)
    assert about == {"framing": "0.1"}
    assert not losses.lines
    assert pd.read_parquet(io.BytesIO(content)).shape == table.shape


@few
@given(st.lists(utf8, min_size=1, max_size=8))
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(texts):
    texts += ["=1+1", "https://example.org", "mailto:a@b.c", "<r><t>x</t></r>"]
    book = openpyxl.load_workbook(io.BytesIO(workbook.to_bytes({"=a": {"=b": texts}})))
    cells = [cell for row in book["=a"].iter_rows(min_row=2) for cell in row]
    assert len(cells) == len(texts)
    for cell, text in zip(cells, texts, strict=True):
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        assert bool(cell.quotePrefix) is is_formula(text)


def test_openpyxl_reads_the_same_plain_texts():
    texts = ["a", " b ", "line\nend", "_x0041_", "€😀", ""]
    book = openpyxl.load_workbook(io.BytesIO(workbook.to_bytes({"a": {"b": texts}})))
    assert [cell.value or "" for (cell,) in book["a"].iter_rows(min_row=2)] == texts


# What a format cannot hold: (format, text, what is read back).
LOST = [
    ("csv", "a\ud800b", "a\ufffdb"),
    ("parquet", "a\ud800b", "a\ufffdb"),
    ("json", "\ud83d\ude00", "😀"),  # two surrogates that stand side by side
    ("json", float("inf"), None),
    ("xlsx", "a\ud800b", "a\ufffdb"),
    ("xlsx", float("-inf"), None),
    ("xlsx", "a" * 40_000, "a" * 32_767),
    ("xlsx", "😀" * 20_000, "😀" * 16_383),
    ("xlsx", "\r" * 10_000, "\r" * 4_681),  # seven characters each in the file
]


@pytest.mark.parametrize(("format", "value", "read"), LOST)
def test_what_a_format_cannot_hold_is_told(format, value, read):
    losses = Losses()
    losses.table = "t"
    columns = {"text": [value, value, "x" if isinstance(value, str) else 1.0]}
    if format == "csv":
        found, _ = separated.from_text(separated.to_text(columns, "", ",", losses), ",")
    elif format == "parquet":
        pytest.importorskip("pyarrow")
        found, _ = parquet.from_bytes(parquet.to_bytes(columns, [table_from(columns).dtypes.iloc[0]], {}, losses))
    elif format == "json":
        found = jsons.from_text(jsons.to_text({"t": columns}, {}, losses))[0]["t"]
    else:
        found = workbook.from_bytes(workbook.to_bytes(workbook.shortened({"t": columns}, losses)))["t"]
    assert found["text"] == [read, read, columns["text"][2]]
    (line,) = losses.lines
    assert line.startswith("t.text: 2 cells with ")


@pytest.mark.parametrize(
    "text",
    ["", '"a', '"a"b,1\n', '"a","b"\n1\n', 'a"b\n', '"a","a","framing"\n', "\r"],
)
def test_a_broken_csv_is_refused(text):
    with pytest.raises(ValueError, match=r"row|empty|same name"):
        separated.from_text(text, ",")


@few
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_as_csv_is_read_or_refused(text):
    with suppress(ValueError):
        separated.from_text(text, ",")


@few
@given(st.data())
def test_a_changed_workbook_is_read_or_refused(data):
    content = bytearray(workbook.to_bytes({"a": {"b": ["text", "=1"], "n": [1.5, None]}}))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ValueError):
        workbook.from_bytes(bytes(content[: data.draw(st.integers(0, len(content)))]))
