import csv

import pytest

from framing.document.spelling import american
from tests.conftest import ROOT

PAIRS = list(csv.DictReader((ROOT / "framing/lexicons/spelling.csv").read_text(encoding="utf-8").splitlines()))


def test_every_listed_pair_folds_to_one_form():
    assert len(PAIRS) > 600
    assert [pair for pair in PAIRS if american(pair["uk"]) != american(pair["us"])] == []


@pytest.mark.parametrize(
    ("uk", "us"),
    [
        ("Organised", "organized"),
        ("militarisation", "militarization"),
        ("criticises", "criticizes"),
        ("destabilising", "destabilizing"),
        ("self-organised", "self-organized"),
        ("organisation’s", "organization's"),
    ],
)
def test_verbs_in_ise_fold_by_rule(uk, us):
    assert american(uk) == us


@pytest.mark.parametrize(
    "word", "promise surprised exercise likewise otherwise rise precise advised compromised sunrise noise".split()
)
def test_other_words_in_ise_stay(word):
    assert american(word) == word
