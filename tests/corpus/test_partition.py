import datetime as dt
import json
import pickle
import subprocess
import sys

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing.analysis import analyse_each
from framing.corpus import evidence_schema, partition_schema, score_partition
from framing.corpus.partition import score_tables
from tests.conftest import ROOT
from tests.corpus.news import articles, poison
from tests.strategies import newslike, texts

COLUMNS = [metric.column for metric in framing.METRICS]


def arrow(scored):
    return pa.Table.from_pandas(scored, schema=partition_schema(), preserve_index=False)


def test_the_scores_are_those_of_an_analysis():
    rows = articles(30)
    scored = score_partition(pd.DataFrame(rows))
    analysis = analyse_each([framing.Article(**row) for row in rows])
    pd.testing.assert_frame_equal(scored[COLUMNS], analysis.scores[COLUMNS].reset_index(drop=True))
    assert scored.id.tolist() == [row["id"] for row in rows]
    told = analysis.notes.groupby("id").reason.unique()
    assert all(reason in scored.notes[int(name[1:])] for name, reasons in told.items() for reason in reasons)
    assert set(scored.id[scored.notes != ""]) == set(told.index)


@settings(max_examples=30, deadline=None)
@given(st.lists(texts, min_size=1, max_size=8), st.integers(0, 8))
def test_it_does_not_matter_how_articles_are_divided(found, cut):
    table = pd.DataFrame({"row": range(len(found)), "text": pd.Series(found, dtype=object)})
    whole, whole_evidence = score_tables(table, evidence=True)
    parts = [score_tables(part, evidence=True) for part in (table[:cut], table[cut:])]
    for one, other in zip((whole, whole_evidence), zip(*parts, strict=True), strict=True):
        joined = pd.concat([part for part in other if len(part)] or other[:1], ignore_index=True)
        pd.testing.assert_frame_equal(one, joined, check_dtype=len(one) > 0, check_exact=True)
    pa.Table.from_pandas(whole, schema=partition_schema(row=True), preserve_index=False)
    pa.Table.from_pandas(whole_evidence, schema=evidence_schema(), preserve_index=False)


@settings(max_examples=30, deadline=None)
@given(st.lists(newslike, min_size=1, max_size=4))
def test_evidence_slices_back(found):
    _, evidence = score_tables(pd.DataFrame({"row": range(len(found)), "text": found}), evidence=True)
    body = evidence[evidence.part == "body"]
    assert all(found[row.row][row.start : row.end] == row.text for row in body.itertuples())


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
def test_missing_cells(missing):
    column = pd.Series(["It may rain.", missing], dtype=object)
    table = pd.DataFrame({"text": column, "id": column, "outlet": column, "date": column, "headline": column, "event": column})
    scored = score_partition(table)
    assert scored.words.tolist() == [3, 0]
    rows = arrow(scored).to_pylist()
    assert [rows[0][name] for name in ("id", "outlet", "date", "event")] == ["It may rain."] * 4
    assert [rows[1][name] for name in ("id", "outlet", "date", "event")] == [None] * 4


def test_no_rows():
    scored = score_partition(pd.DataFrame({"text": [], "id": []}))
    assert scored.columns.tolist() == partition_schema().names
    assert arrow(scored).num_rows == 0


def test_the_text_alone():
    scored = score_partition(pd.DataFrame({"text": ["It may rain."]}))
    assert scored.columns.tolist() == partition_schema().names
    assert arrow(scored).to_pylist()[0]["id"] is None


def test_lone_surrogates_are_replaced():
    column = pd.Series(["A shameful \ud800 deal may fall.", "b"], dtype=object)
    scored, evidence = score_tables(pd.DataFrame(dict.fromkeys(("text", "id", "outlet", "headline"), column)), evidence=True)
    assert arrow(scored).to_pylist()[0]["id"] == "A shameful \ufffd deal may fall."
    pa.Table.from_pandas(evidence.assign(row=0), schema=evidence_schema(), preserve_index=False)


@pytest.mark.parametrize(
    "given",
    [
        [dt.date(2024, 5, 1), None],
        pd.to_datetime(["2024-05-01", None]),
        pd.Series([dt.datetime(2024, 5, 1), None], dtype=object),  # noqa: DTZ001
        ["2024-05-01", None],
    ],
)
def test_dates(given):
    scored = score_partition(pd.DataFrame({"text": ["a", "b"], "date": given}))
    assert arrow(scored).column("date").to_pylist() == ["2024-05-01", None]


@pytest.mark.parametrize("given", [[7, 8], [7.0, None], pd.array([7, None], dtype="Int64"), np.array([7, 8], dtype=np.uint8)])
def test_numbers_as_ids(given):
    scored = score_partition(pd.DataFrame({"text": ["a", "b"], "id": given}))
    assert arrow(scored).column("id").to_pylist()[0] == "7"


def test_ids_may_repeat_and_the_index_is_passed_over():
    table = pd.DataFrame({"text": ["It may rain.", "It rains."], "id": ["a", "a"], "other": [[1], [2]]}, index=[5, 5])
    scored = score_partition(table)
    assert scored.index.tolist() == [0, 1]
    assert scored.id.tolist() == ["a", "a"]
    assert scored.hedging_ratio.tolist() == [1, 0]


def test_a_table_without_texts_is_refused():
    with pytest.raises(ValueError, match="has a column 'text'; this one has id, body"):
        score_partition(pd.DataFrame({"id": ["a"], "body": ["b"]}))


def test_own_metrics():
    own = [poison()]
    scored = score_partition(pd.DataFrame({"text": ["It may rain."]}), own)
    assert scored.n_words.tolist() == [3]
    assert partition_schema(own).names == ["id", "outlet", "date", "event", "n_words", "notes"]
    assert pa.Table.from_pandas(scored, schema=partition_schema(own), preserve_index=False).num_rows == 1


def test_as_spark_and_ray_call_it():
    table = pd.DataFrame(articles(10))
    whole = score_partition(table)
    # mapInPandas: a function of an iterator of tables, which gives an iterator of tables; it is sent to other processes.
    sent = pickle.loads(pickle.dumps(score_partition))
    spark = pd.concat(map(sent, iter([table[:3], table[3:3], table[3:]])), ignore_index=True)
    # map_batches: a function of a table whose texts are kept by Arrow.
    batch = pa.Table.from_pandas(table).to_pandas(types_mapper=pd.ArrowDtype)
    for found in (spark, score_partition(batch)):
        pd.testing.assert_frame_equal(found, whole)
        assert arrow(found).equals(arrow(whole))


PROGRAM = """
import json, sys
import pandas as pd
from framing.corpus.partition import score_tables
scores, evidence = score_tables(pd.DataFrame(json.load(sys.stdin)), evidence=True)
print(scores.to_json(double_precision=15), evidence.to_json(double_precision=15))
"""
PYTHONS = [sys.executable, *map(str, sorted((ROOT / "build").glob("python3.*/bin/python")))]


def test_neither_the_hash_seed_nor_the_python_changes_anything():
    """On each Python for which ``make check`` has made an environment, and on this one."""
    told = {
        subprocess.run(
            [python, "-c", PROGRAM],
            input=json.dumps(articles(200)),
            env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for python in PYTHONS
        for seed in ("1", "2")
    }
    assert len(told) == 1
