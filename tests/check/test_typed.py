"""What users write is checked against the types of the package, as an editor or mypy would: the examples of the README."""

import re
import subprocess
import sys

from tests.conftest import ROOT

OWN = """
import numpy as np
import pandas as pd
import framing
from framing.metric import Array, Counts

articles: list[framing.Article] = framing.read_articles("seeds")
analysis: framing.Analysis = framing.analyse(articles, corrections=framing.Corrections([]))
scores: pd.DataFrame = analysis.scores


def count_sentences(document: framing.Document) -> Counts:
    return {"sentences": np.ones(len(document.sentences), dtype=np.int64)}


def long_sentences(totals: framing.Totals) -> Array:
    return np.asarray(totals.sentences)


MINE = framing.Metric(count_sentences, long_sentences, unit="sentences", bounds=(0, 1e9), scope="body")
table: pd.DataFrame = framing.analyse(articles, metrics=[*framing.METRICS, MINE]).scores
path: str = framing.write_report(analysis, "report.html").name
"""
WRONG = "import framing\nframing.analyse(3)\nframing.Article(text=1)\nframing.plan('scores', difference='much')\n"


def mypy(folder, *names):
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(folder / "cache"), *names]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, encoding="utf-8")


def test_what_users_write_has_types(tmp_path):
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    names = []
    for number, block in enumerate([*blocks, OWN]):
        names.append(f"example_{number}.py")
        ignored = re.sub(r"^from sklearn(.*)$", r"from sklearn\1  # type: ignore[import-untyped]", block, flags=re.MULTILINE)
        (tmp_path / names[-1]).write_text(ignored, encoding="utf-8")
    done = mypy(tmp_path, *names)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_wrong_is_told(tmp_path):
    (tmp_path / "wrong.py").write_text(WRONG, encoding="utf-8")
    done = mypy(tmp_path, "wrong.py")
    assert re.findall(r"wrong.py:(\d+)", done.stdout) == ["2", "3", "4"], done.stdout
