"""Render: run the notebooks and write each as one offline HTML page, with an index of them all.

``python notebooks/render.py`` renders all, ``python notebooks/render.py 01_three_outlets`` one. The pages carry no script, load
nothing, and are the same bytes whenever the same notebooks are rendered.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import os
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import mistune
import nbclient
import nbformat
from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString
from jinja2 import FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.exporters import TemplateExporter
from nbconvert.filters import strip_ansi
from nbconvert.preprocessors import CoalesceStreamsPreprocessor

from framing.output import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE: Final = Path(__file__).resolve().parent
TEMPLATES: Final = HERE / "template"
REPORTS: Final = HERE.parent / "reports"

_KEPT: Final = frozenset(
    "a b blockquote br caption code dd del details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img kbd li mark ol p pre "
    "q s small span strong sub summary sup table tbody td tfoot th thead tr u ul".split()
)
_DROPPED: Final = ["base", "head", "link", "meta", "script", "style", "template", "title"]
_REFUSED: Final = ["audio", "canvas", "embed", "iframe", "object", "svg", "video"]
_ATTRIBUTES: Final = frozenset({"alt", "colspan", "data-kind", "dir", "href", "lang", "rowspan", "src", "start", "title"})
_ADDRESS: Final = re.compile(r"\bat 0x[0-9a-fA-F]+")
_WIDEST: Final = 140  # characters in a line that keeps its columns; longer lines are wrapped
_WEB: Final = re.compile(r"(https?:|[^:]*$)")
_prose: Final = mistune.create_markdown(escape=False, plugins=["table", "strikethrough"])


class RenderError(Exception):
    """A notebook that cannot be made a page; says which one, where, and why."""


@dataclass(frozen=True)
class Entry:
    """A notebook as the index lists it."""

    name: str
    title: str
    question: str


def notebooks() -> list[Path]:
    """All notebooks, in order."""
    return sorted(HERE.glob("0*.ipynb"))


def entry(path: Path) -> Entry:
    """Name, title and question: the first cell has a title (``#``) and, in bold, the question that the notebook answers."""
    cells = nbformat.read(path, as_version=4).cells
    top = BeautifulSoup(_html(cells[0].source), "html.parser")
    if not (top.h1 and top.strong):
        raise RenderError(f"{path.name}: the first cell needs a title (#) and a question in bold.")
    return Entry(path.stem, " ".join(top.h1.get_text().split()), " ".join(top.strong.get_text().split()))


def execute(path: Path, folder: Path) -> nbformat.NotebookNode:
    """Run a notebook in `folder`, which gets copies of ``seeds`` and ``notebooks``; what it writes ends there too.

    Raises
    ------
    RenderError
        If a cell fails.
    """
    import matplotlib.font_manager  # noqa: F401  # builds its font cache here, not in the notebook, where it would say so

    for part in ("seeds", "notebooks"):
        shutil.copytree(HERE.parent / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(folder / "notebooks")}}
    client = nbclient.NotebookClient(notebook, timeout=300, resources=resources, record_timing=False)
    client.extra_arguments = ["--log-level=ERROR"]
    try:
        client.execute(env={**os.environ, "IPYTHONDIR": str(folder / "ipython")})  # nobody's own settings
    except nbclient.exceptions.CellExecutionError as error:
        raise RenderError(f"{path.name}: a cell fails.\n{error}") from None
    return notebook


def page(notebook: nbformat.NotebookNode, name: str, entries: Sequence[Entry]) -> str:
    """A notebook that was run as a page; `entries` are all notebooks, for the way to the one before and after it.

    Raises
    ------
    RenderError
        If an output is an error or stands in stderr, if a picture has no alt text, or if an output would not be the same when
        the notebook is run again.
    """
    place = [entry.name for entry in entries].index(name)
    notebook, _ = CoalesceStreamsPreprocessor().preprocess(notebook, {})
    around = {"before": entries[place - 1] if place else None, "after": next(iter(entries[place + 1 :]), None)}
    resources = {"entry": entries[place], **around, **_style()}
    try:
        html, _ = _exporter().from_notebook_node(notebook, resources)
    except RenderError as error:
        raise RenderError(f"{name}.ipynb, {error}") from None
    return html


def index(entries: Sequence[Entry], *, report: bool) -> str:
    """The page that links all others; `report`: there is a ``report.html`` too."""
    template = _exporter().environment.get_template("index.html.j2")
    return str(template.render(entries=entries, report=report, resources=_style()))


def clean(html: str, label: str) -> str:
    """HTML of an output or of prose as it may stand in a page: known elements and attributes only, tables that can be read out.

    Scripts and styles are dropped, attributes too but for a few; other unknown elements leave their text. `label` names tables
    and says where an error is.
    """
    soup = BeautifulSoup(html, "html.parser")
    if found := soup.find(_REFUSED):
        raise RenderError(f"{label}: <{found.name}> cannot stand in a page; show an <img> with alt text.")
    for node in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):  # comments and declarations
        node.extract()
    for element in soup.find_all(_DROPPED):
        element.decompose()
    for element in soup.find_all(lambda tag: tag.name not in _KEPT):
        element.unwrap()
    for element in soup.find_all():
        _clean_attributes(element, label)
    for image in soup.find_all("img"):  # a chart is wider than a small screen
        image.wrap(soup.new_tag("div", attrs={"class": "scroll", "role": "region", "aria-label": "Chart", "tabindex": "0"}))
    tables = soup.find_all("table")
    for number, table in enumerate(tables, start=1):
        _clean_table(table, f"Table {number} in {label}" if len(tables) > 1 else f"Table in {label}", soup)
    return str(soup)


def _clean_attributes(element: Tag, label: str) -> None:
    element.attrs = {key: value for key, value in element.attrs.items() if key in _ATTRIBUTES}
    if element.name == "img":
        if not element.get("alt"):
            raise RenderError(f"{label}: a picture without alt text.")
        if not str(element.get("src")).startswith("data:image/"):
            raise RenderError(f"{label}: a picture that is not in the page itself.")
    if "href" in element.attrs:
        if not _WEB.match(str(element["href"])):
            del element["href"]
        elif ":" not in element["href"]:
            element["href"] = re.sub(r"\.ipynb\b", ".html", str(element["href"]))


def _clean_table(table: Tag, label: str, soup: BeautifulSoup) -> None:
    rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
    head = table.thead.find_all("tr") if table.thead else []
    if (
        len(head) == 2
        and len({len(row) for row in rows}) == 1
        and all(not (a.text and b.text) for a, b in zip(*rows[:2], strict=True))
    ):
        for first, second in zip(*rows[:2], strict=True):  # pandas gives the name of the index a row of its own
            first.string = first.text or second.text
        head[1].decompose()
        del rows[1]
    for cell in table.find_all("th"):
        if not cell.text.strip():
            cell.name = "td"
        else:
            cell["scope"] = "col" if cell.find_parent("thead") else "row"
    for cell in table.find_all(["td", "th"]):
        if kind := "short" if len(cell.text) <= 16 else "long" if len(cell.text) > 30 else "":
            cell["class"] = kind
    if len({len(row) for row in rows}) == 1:
        for column in zip(*rows, strict=True):
            body = [cell.text.strip() for cell in column if cell.name == "td" and not cell.find_parent("thead")]
            if body and all(map(_is_number, body)):
                for cell in column:
                    cell["class"] = "number"
    said = table.caption.get_text() if table.caption else label
    table.wrap(soup.new_tag("div", attrs={"class": "scroll", "role": "region", "aria-label": said, "tabindex": "0"}))


def _is_number(text: str) -> bool:
    try:
        float(text.replace("−", "-").replace(",", "").removesuffix("%"))
    except ValueError:
        return text == "–"
    return True


def _html(markdown: str) -> str:
    return str(_prose(markdown))


def _shown_prose(markdown: str, label: str) -> Markup:
    """Prose; the title stands in the head of the page."""
    soup = BeautifulSoup(_html(markdown), "html.parser")
    for title in soup.find_all("h1"):
        title.decompose()
    return Markup(clean(str(soup), label))  # noqa: S704


def _shown_output(output: nbformat.NotebookNode, label: str) -> Markup:
    """What a cell shows: a table or a figure, else its text."""
    if output.output_type == "error":
        raise RenderError(f"{label}: {output.ename}: {output.evalue}")
    if output.output_type == "stream":
        if output.name != "stdout":
            raise RenderError(f"{label}: this stands in {output.name}: {output.text.strip()}")
        return _shown_text(output.text, label)
    data: dict[str, Any] = output.data
    if "text/html" in data:
        html = clean(data["text/html"], label)
        _refuse_address(html, label)
        return Markup(html)  # noqa: S704
    if picture := next((kind for kind in sorted(data) if kind.startswith("image/")), None):
        raise RenderError(f"{label}: {picture} carries no alt text; show a chart of framing.charts.")
    if "text/markdown" in data:
        return _shown_prose(data["text/markdown"], label)
    if "text/plain" not in data:
        raise RenderError(f"{label}: nothing that a page can show, only {', '.join(sorted(data))}.")
    return _shown_text(data["text/plain"], label)


def _shown_text(text: str, label: str) -> Markup:
    text = strip_ansi(text)
    _refuse_address(text, label)
    kind = "text" if max(map(len, text.splitlines()), default=0) > _WIDEST else "columns"
    said = f"{label[0].upper()}{label[1:]}"
    return Markup('<pre class="{}" role="group" tabindex="0" aria-label="{}">{}</pre>').format(kind, said, text.rstrip())


def _refuse_address(text: str, label: str) -> None:
    if found := _ADDRESS.search(text):
        raise RenderError(
            f"{label}: “{found[0]}” is another when the notebook is run again; end the cell with something to show."
        )


def _style() -> dict[str, str]:
    """The style of the pages, in the colours of the report, which stand at the top of its style sheet, and its digest."""
    colours, found, _ = (
        files("framing.report").joinpath("templates", "report.css").read_text(encoding="utf-8").partition("\n* {")
    )
    if not found or "--paper" not in colours:
        raise RenderError("report.css no longer starts with the colours of the pages; see _style in render.py.")
    style = f"{colours}\n{(TEMPLATES / 'page.css').read_text(encoding='utf-8')}"
    return {"style": style, "digest": base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}


def _exporter() -> TemplateExporter:
    exporter = TemplateExporter(
        extra_loaders=[FileSystemLoader(TEMPLATES)],
        template_file="notebook.html.j2",
        filters={"prose": _shown_prose, "output": _shown_output},
    )
    environment = exporter.environment
    environment.autoescape = True
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    return exporter


def main(arguments: Sequence[str] | None = None) -> int:
    """Render what the command line names."""
    paths = {path.stem: path for path in notebooks()}
    parser = argparse.ArgumentParser(description="Run the notebooks and write each as one offline HTML page, and an index.")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"which notebooks; all of them if none is named: {', '.join(paths)}"
    )
    parser.add_argument("-o", "--output", type=Path, default=REPORTS, help="folder of the pages (default: reports)")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.names if name not in paths]:
        parser.error(f"no notebook named {', '.join(unknown)}. Available: {', '.join(paths)}")
    try:
        entries = [entry(path) for path in paths.values()]
        for name in options.names or paths:
            with tempfile.TemporaryDirectory() as folder:
                notebook = execute(paths[name], Path(folder))
            print(write_whole(options.output / f"{name}.html", page(notebook, name, entries)), flush=True)
        there = [one for one in entries if (options.output / f"{one.name}.html").exists()]
        print(write_whole(options.output / "index.html", index(there, report=(options.output / "report.html").exists())))
    except RenderError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        said = f"{place}{error.strerror or error}. Check the path, your permissions and the space left."
        print(f"error: {said}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
