"""The house: short files, no circle of imports, and metrics that say what they are."""

import ast
import json

import framing
from framing.cli import main
from tests.conftest import ROOT

PACKAGE = ROOT / "framing"
MOST_LINES = 400


def modules():
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def imports(path, known):
    """The modules of the package that a module loads when it is loaded itself."""
    found = set()

    def look(nodes):
        for node in nodes:
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                look(node.orelse)
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                names = {f"{node.module}.{alias.name}" for alias in node.names}
                found.update(names & known or {node.module} & known)
            elif isinstance(node, ast.Import):
                found.update({alias.name for alias in node.names} & known)
            elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                look(ast.iter_child_nodes(node))

    look(ast.parse(path.read_text(encoding="utf-8")).body)
    return found


def test_no_file_is_long():
    files = [path for folder in ("framing", "tests", "benchmarks", "notebooks") for path in (ROOT / folder).rglob("*.py")]
    assert len(files) > 300
    long = {str(path.relative_to(ROOT)) for path in files if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES}
    assert not long


def test_no_circle_of_imports():
    known = modules()
    graph = {name: imports(path, set(known)) - {name} for name, path in known.items()}
    assert graph["framing.analysis"] >= {"framing.measured", "framing.metrics"}
    while leaves := [name for name, loaded in graph.items() if not loaded & set(graph)]:
        for name in leaves:
            del graph[name]
    assert not graph


def test_metrics_as_json(capsys):
    assert main(["metrics", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["column"] for row in told] == [metric.column for metric in framing.METRICS]
    for row, metric in zip(told, framing.METRICS, strict=True):
        assert row["meaning"] == metric.meaning
        assert (row["low"], row["high"]) == tuple(None if abs(bound) == float("inf") else bound for bound in metric.bounds)
        assert row["missing"] == [need.reason for need in metric.needs]
