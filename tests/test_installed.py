"""Metrics of other packages, from packages as pip leaves them on disk."""

import sys

import pytest

import framing
from framing import installed_metrics

MODULE = """
import framing
from framing import Lexicon, Row, cue_rate

ONE = cue_rate(Lexicon("one", [Row("greed*")]), name="{name}_one", meaning="One.")
TWO = cue_rate(Lexicon("two", [Row("deal~")]), name="{name}_two", meaning="Two.")
BOTH = (ONE, TWO)
LIST = [ONE]
NOTHING = None
SHIPPED = framing.METRICS[0]
"""


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Put a package with these entry points into a folder that Python looks into."""
    monkeypatch.syspath_prepend(tmp_path)
    names = []

    def made(name, points, code=MODULE):
        (tmp_path / f"{name}.py").write_text(code.format(name=name) if code is MODULE else code, encoding="utf-8")
        folder = tmp_path / f"{name}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
        lines = "".join(f"{point} = {name}:{value}\n" for point, value in points.items())
        (folder / "entry_points.txt").write_text(f"[framing.metrics]\n{lines}", encoding="utf-8")
        names.append(name)

    yield made
    for name in names:
        sys.modules.pop(name, None)


def test_without_such_packages_there_are_none():
    assert installed_metrics() == ()


def test_a_metric_or_several_in_the_order_of_their_names(install):
    install("moneyq", {"b": "TWO", "c": "ONE"})
    install("wordsq", {"a": "BOTH"})
    assert "wordsq" not in sys.modules
    found = installed_metrics()
    assert [metric.column for metric in found] == ["wordsq_one", "wordsq_two", "moneyq_two", "moneyq_one"]
    scores = framing.analyse(["The greedy deal failed."], metrics=[*framing.METRICS, *found]).scores
    assert scores.wordsq_one.item() == scores.moneyq_two.item() == 25


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("LIST", "is neither a framing.Metric nor a tuple of them"),
        ("NOTHING", "is neither a framing.Metric nor a tuple of them"),
        ("MISSING", "cannot be loaded .AttributeError: .*MISSING"),
        ("SHIPPED", "its column 'loaded_language' is also one of framing itself"),
    ],
)
def test_what_is_no_metric_is_named_with_its_package(install, value, message):
    install("moneyq", {"greed": value})
    with pytest.raises(ValueError, match=f"the package 'moneyq', entry point 'greed' .framing.metrics.: .*{message}"):
        installed_metrics()


def test_a_package_that_breaks_is_named(install):
    install("moneyq", {"greed": "ONE"}, "1 / 0\n")
    with pytest.raises(ValueError, match=r"'moneyq', entry point 'greed' .*ZeroDivisionError: division by zero"):
        installed_metrics()


def test_two_packages_with_the_same_column_are_named(install):
    install("moneyq", {"b": "ONE"})
    install("wordsq", {"c": "ONE"}, MODULE.format(name="moneyq"))
    with pytest.raises(ValueError, match=r"'wordsq', entry point 'c' .*'moneyq_one' is also one of the package 'moneyq'"):
        installed_metrics()
