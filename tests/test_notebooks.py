"""Notebooks: paired, clean, thin; each asks a question, runs in a real kernel, and is the page in ``reports``."""

import ast
import itertools

import jupytext
import nbformat
import pytest
from bs4 import BeautifulSoup

import framing
from notebooks import render
from tests.conftest import ROOT

PAGES = ROOT / "reports"


@pytest.fixture(scope="session", params=render.notebooks(), ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture(scope="session")
def run(path, tmp_path_factory):
    """A notebook that ran, once for all tests, and the folder in which it did."""
    folder = tmp_path_factory.mktemp(path.stem)
    return render.execute(path, folder), folder


@pytest.fixture(scope="session")
def page(path, run):
    return render.page(run[0], path.stem, [render.entry(notebook) for notebook in render.notebooks()])


def cells(path, kind):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind]


def visible(html):
    soup = BeautifulSoup(html, "html.parser")
    soup.style.decompose()
    return [line for line in map(str.strip, soup.get_text().splitlines()) if line]


def assert_committed(name, html):
    committed = PAGES / name
    advice = f"reports/{name} is not what the package says today: run `make notebooks`"
    assert committed.exists(), f"reports/{name} is missing: run `make notebooks`"
    old = committed.read_bytes().decode()
    for line, (was, now) in enumerate(itertools.zip_longest(visible(old), visible(html), fillvalue="(no more)"), start=1):
        assert was == now, f"{advice}. Line {line} of its text"
    difference = next((n for n, (a, b) in enumerate(itertools.zip_longest(old, html)) if a != b), None)
    assert difference is None, f"{advice}. Same text, but see “{html[difference - 60 : difference + 60]}”"


def test_there_are_notebooks():
    assert [path.stem[:2] for path in render.notebooks()] == [f"{n:02}" for n in range(1, len(render.notebooks()) + 1)] != []


def test_a_notebook_is_paired_with_its_script(path):
    script = jupytext.read(path.with_suffix(".py"))
    notebook = nbformat.read(path, as_version=4)
    assert [(cell.cell_type, cell.source) for cell in notebook.cells] == [
        (cell.cell_type, cell.source) for cell in script.cells
    ]


def test_a_notebook_is_clean(path):
    notebook = nbformat.read(path, as_version=4)
    assert all(cell.outputs == [] and cell.execution_count is None for cell in cells(path, "code"))
    assert set(notebook.metadata) <= {"jupytext", "kernelspec", "language_info"}
    assert notebook.metadata.kernelspec.name == "python3"
    nbformat.validate(notebook)


def test_a_notebook_is_thin(path):
    for cell in cells(path, "code"):
        assert len(cell.source.splitlines()) <= 5
        assert not any(
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda)
            for node in ast.walk(ast.parse(cell.source))
        )


def test_a_notebook_asks_a_question_and_ends_with_what_was_learnt(path):
    first, *_, last = nbformat.read(path, as_version=4).cells
    assert first.source.startswith("# ")
    assert render.entry(path).question.endswith("?")
    assert last.cell_type == "markdown"
    headings = [line for cell in cells(path, "markdown") for line in cell.source.splitlines() if line.startswith("#")]
    assert headings[-1] == "## What was learnt"
    levels = [len(heading.split()[0]) for heading in headings]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.filterwarnings("ignore:Proactor event loop:RuntimeWarning")  # of zmq on Windows, about the loop nbclient makes
def test_a_notebook_runs(run):
    counts = [cell.execution_count for cell in run[0].cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))


def test_a_notebook_makes_a_page_without_script_and_load(page):
    soup = BeautifulSoup(page, "html.parser")
    assert len(soup.find_all("h1")) == 1
    assert soup.find_all(["script", "link", "iframe"]) == []
    assert soup.find_all(style=True) == []
    assert all(picture["src"].startswith("data:image/svg+xml;base64,") and picture["alt"] for picture in soup.find_all("img"))


def test_the_committed_page_is_todays(path, page):
    assert_committed(f"{path.stem}.html", page)


def test_the_committed_index_is_todays():
    assert sorted(page.stem for page in PAGES.glob("0*.html")) == [path.stem for path in render.notebooks()]
    assert_committed("index.html", render.index([render.entry(path) for path in render.notebooks()], report=True))


def test_the_committed_report_is_todays(seeds, tmp_path):
    assert_committed("report.html", framing.write_report(seeds, tmp_path / "report.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", render.notebooks()[:1], indirect=True, ids=lambda path: path.stem)
def test_the_first_notebook_shows_cues_and_a_chart_and_writes_the_report(page, run):
    assert "STRIKES" in page
    assert BeautifulSoup(page, "html.parser").select("figure img[alt]")
    assert (run[1] / "reports" / "report.html").exists()
