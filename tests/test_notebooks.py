"""Notebooks: paired, clean, thin, and each runs from top to bottom in a real kernel."""

import ast
import shutil
from pathlib import Path

import jupytext
import nbclient
import nbformat
import pytest

from tests.conftest import ROOT, SEEDS

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
pytestmark = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def code_cells(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_there_are_notebooks(path):
    assert path.suffix == ".ipynb"


def test_a_notebook_is_paired_with_its_script(path):
    script = jupytext.read(path.with_suffix(".py"))
    notebook = nbformat.read(path, as_version=4)
    assert [(cell.cell_type, cell.source) for cell in notebook.cells] == [
        (cell.cell_type, cell.source) for cell in script.cells
    ]


def test_a_notebook_is_clean(path):
    notebook = nbformat.read(path, as_version=4)
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code_cells(path))
    assert set(notebook.metadata) <= {"jupytext", "kernelspec", "language_info"}
    assert notebook.metadata.kernelspec.name == "python3"
    nbformat.validate(notebook)


def test_a_notebook_is_thin(path):
    for cell in code_cells(path):
        assert len(cell.source.splitlines()) <= 5
        assert not any(
            isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in ast.walk(ast.parse(cell.source))
        )


@pytest.mark.filterwarnings("ignore:Proactor event loop:RuntimeWarning")  # of zmq on Windows, about the loop nbclient makes
def test_a_notebook_runs(path, tmp_path: Path):
    (tmp_path / "notebooks").mkdir()
    shutil.copytree(SEEDS, tmp_path / "seeds")
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path / "notebooks")}})
    client.execute()
    shown = "".join(str(cell.outputs) for cell in notebook.cells if cell.cell_type == "code")
    assert "STRIKES" in shown
    assert "image/png" in shown
    assert "stderr" not in shown
    assert (tmp_path / "reports" / "report.html").exists()
