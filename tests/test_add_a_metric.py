"""A metric is added as CONTRIBUTING says: a file, a name in METRICS, and a word list; nothing else has to be touched."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

METRIC = '''
"""Greed: words of greed, by the size of the text."""

from framing.corrections import list_matches
from framing.cues import Cues
from framing.metric import Metric, rate
from framing.metrics.size import HAS_BODY
from framing.voice import quoted_words


def find_greed(document):
    """Cues of ``lexicons/greed.csv``."""
    return Cues.of_words(document, list_matches("greed", document), document.once(quoted_words))


def count_greed(document):
    """Per sentence: weight of its cues, and its words."""
    return {"greed": document.once(find_greed).total(document), "words": document.sentences.words}


def greed_per_100_words(totals):
    """Words of greed, weighted, per 100 words of the body."""
    return rate(totals.greed, totals.words)


GREED = Metric(
    count_greed,
    greed_per_100_words,
    unit="weighted cues per 100 words",
    bounds=(0, float("inf")),
    scope="body",
    denominator="words",
    evidence="greed",
    find=find_greed,
    needs=(HAS_BODY,),
)
'''
LIST = """\
cue,category,weight,context,example,counterexample,origin
greedy,trait,1,,Greedy banks paid.,,own
cash grab~,act,1.5,,It was a cash grab.,,own
"""
PROGRAM = """
import json, framing
text = "The greedy firm paid ten cents. It was a cash grab, he said."
analysis = framing.analyse([text, "Polls close."])
evidence = analysis.evidence[analysis.evidence.metric == "greed"]
print(json.dumps({
    "columns": list(analysis.scores.columns),
    "scores": analysis.scores.greed_per_100_words.tolist(),
    "evidence": evidence[["text", "category", "weight"]].values.tolist(),
    "compared": len(framing.compare(analysis).scores.query("metric == 'greed_per_100_words'")),
}))
"""


@pytest.fixture
def house(tmp_path):
    shutil.copytree(ROOT / "framing", tmp_path / "framing", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(house, *arguments):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house)},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


def test_one_file_one_name_one_list(house):
    (house / "framing" / "metrics" / "greed.py").write_text(METRIC, encoding="utf-8")
    (house / "framing" / "lexicons" / "greed.csv").write_text(LIST, encoding="utf-8")
    path = house / "framing" / "metrics" / "__init__.py"
    lines = path.read_text(encoding="utf-8").replace("    WORDS,\n", "    WORDS,\n    GREED,\n")
    path.write_text(
        lines.replace(
            "from framing.metrics.headline", "from framing.metrics.greed import GREED\nfrom framing.metrics.headline"
        ),
        encoding="utf-8",
    )
    found = json.loads(run(house, "-c", PROGRAM))
    assert found["columns"][-3:] == ["words", "greed_per_100_words", "sentences"]
    assert found["evidence"] == [["greedy", "trait", 1.0], ["cash grab", "act", 1.5]]
    assert found["scores"] == [pytest.approx(100 * 2.5 / 13), 0]
    assert found["compared"] == 2
    told = run(house, "-m", "framing", "metrics")
    assert "greed_per_100_words\n    Words of greed, weighted, per 100 words of the body." in told
    other = run(ROOT, "-c", "import framing.lexicon; print(framing.lexicon.list_digest())")
    assert run(house, "-c", "import framing.lexicon; print(framing.lexicon.list_digest())") != other
