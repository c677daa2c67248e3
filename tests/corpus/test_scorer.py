import os
import signal
import sys

import pandas as pd
import pytest

from framing.corpus.chunks import packed
from framing.corpus.partition import score_tables
from framing.corpus.scorer import How, Scorer
from tests.corpus.news import articles, poison

OWN = (poison(),)


def table(n, **texts):
    return pd.DataFrame(articles(n, **texts)).rename_axis("row").reset_index()


@pytest.fixture
def scorer():
    with Scorer(How(OWN, evidence=False, seconds=2, memory=1 << 30)) as scorer:
        yield scorer


def test_a_bundle_is_scored_as_here():
    with Scorer(How(evidence=True)) as scorer:
        found = scorer.score(packed(table(20)))
    scores, evidence = score_tables(table(20), evidence=True)
    pd.testing.assert_frame_equal(found.scores, scores)
    pd.testing.assert_frame_equal(found.evidence, evidence)
    assert found.failed == []


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        ("leave", "ended the process that scored it (exit code 3)"),
        ("crash", "ended the process that scored it (SIGSEGV)"),
        ("fail", "could not be scored (ValueError: a strange text \ud800)"),
        ("fill", "needed more than 1,024 MB of memory"),
        ("sleep", "took longer than 2 seconds to score"),
    ],
)
def test_a_poisoned_article_is_found_and_the_others_are_scored(scorer, act, reason):
    if act == "fill" and sys.platform != "linux":
        pytest.skip("memory is limited on Linux only")
    found = scorer.score(packed(table(2, a1=f"POISON {act}")))
    assert found.failed == [(1, "a1", reason)]
    assert found.scores.row.tolist() == [0]
    expected = score_tables(table(1), OWN)[0]
    pd.testing.assert_frame_equal(found.scores, expected)


def test_several_poisoned_articles(scorer):
    texts = {"a0": "POISON leave", "a1": "POISON fail", "a4": "POISON crash"}
    found = scorer.score(packed(table(6, **texts)))
    assert [row for row, _, _ in found.failed] == [0, 1, 4]
    assert found.scores.row.tolist() == [2, 3, 5]


def test_a_bundle_of_nothing_but_poison(scorer):
    found = scorer.score(packed(table(2, a0="POISON fail", a1="POISON leave")))
    assert len(found.failed) == 2
    assert found.scores.columns.tolist() == score_tables(table(2), OWN)[0].columns.tolist()
    assert len(found.scores) == 0


def test_rows_that_were_not_read_stand_with_those_that_failed(scorer):
    found = scorer.score(packed(table(3, a1="POISON fail"), ((7, "8", "is no JSON"),)))
    assert [row for row, _, _ in found.failed] == [1, 7]
    only = scorer.score(packed(table(0).assign(text=[], id=[]), ((0, "1", "is no JSON"),)))
    assert only.failed == [(0, "1", "is no JSON")]


def test_a_child_that_somebody_kills_loses_nothing(scorer):
    bundle = packed(table(6))
    before = scorer.score(bundle)
    os.kill(scorer._child.pid, signal.SIGKILL)
    again = scorer.score(bundle)
    pd.testing.assert_frame_equal(again.scores, before.scores)
    assert again.failed == []


def test_a_child_that_cannot_start_is_an_error_not_a_fault_of_the_articles():
    with Scorer(How(OWN, memory=30 << 20)) as scorer, pytest.raises(ValueError, match="cannot be started"):
        scorer.score(packed(table(3)))


def test_a_metric_that_cannot_be_loaded_is_an_error_that_names_it():
    class Unloadable:
        def __reduce__(self):
            return int, ("not a number",)

    with Scorer(How([Unloadable()])) as scorer, pytest.raises(ValueError, match="invalid literal"):
        scorer.score(packed(table(3)))
