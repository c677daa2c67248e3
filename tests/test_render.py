"""Rendering notebooks: what may stand in a page, and what stops the rendering."""

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import framing
from framing.report.articles import KINDS
from notebooks import render

PICTURE = "data:image/svg+xml;base64,PHN2Zy8+"
ENTRIES = [render.Entry("01_a", "A", "A?"), render.Entry("02_b", "B <&>", "B?"), render.Entry("03_c", "C", "C?")]


def page_of(*outputs, prose="# B <&>\n\n**B?**"):
    cells = [new_markdown_cell(prose), new_code_cell("x < 1", outputs=list(outputs), execution_count=7)]
    return render.page(new_notebook(cells=cells), "02_b", ENTRIES)


def shown(kind, content, **metadata):
    return new_output("display_data", data={"text/plain": "x", kind: content}, metadata=metadata)


def test_style_attributes_and_scripts_are_dropped():
    html = '<!-- a --><style>b</style><script>c</script><p style="color:red" onclick="d" id="T_1f" class="e">kept</p>'
    assert render.clean(html, "output 1") == "<p>kept</p>"


def test_unknown_elements_leave_their_text():
    assert render.clean("<form><custom-box>a <b>b</b></custom-box></form>", "output 1") == "a <b>b</b>"


@pytest.mark.parametrize(
    "text", ["<script>x()</script>", "</pre><img src=x onerror=x()>", "\x1b[31m<b>red</b>\x1b[0m", "{{ nb }}"]
)
def test_hostile_text_stays_text(text):
    page = page_of(shown("text/plain", text), new_output("stream", name="stdout", text=text))
    soup = BeautifulSoup(page, "html.parser")
    assert soup.find_all(["script", "img", "b"]) == []
    said = text.replace("\x1b[31m", "").replace("\x1b[0m", "")
    assert [pre.get_text() for pre in soup.select(".output pre")] == [said, said]


def test_only_web_and_relative_links_stay():
    html = '<a href="javascript:x()">a</a><a href="https://example.org/n.ipynb">b</a><a href="02_b.ipynb#c">c</a>'
    assert render.clean(html, "cell 1") == '<a>a</a><a href="https://example.org/n.ipynb">b</a><a href="02_b.html#c">c</a>'


def test_alt_text_is_kept():
    html = f'<figure><img alt="two &lt; three" src="{PICTURE}"><figcaption>Below.</figcaption></figure>'
    picture = BeautifulSoup(page_of(shown("text/html", html)), "html.parser").img
    assert picture.attrs == {"alt": "two < three", "src": PICTURE}


def test_highlighted_cues_keep_their_kinds_and_explanations():
    html = framing.highlight(framing.Article("The shameful bill may pass.", headline="It STRIKES")).html
    soup = BeautifulSoup(page_of(shown("text/html", html)), "html.parser")
    assert [(mark.text, mark.span["data-kind"]) for mark in soup.find_all("mark")] == [
        ("STRIKES", "headline_sensationalism"),
        ("shameful", "loaded_language"),
        ("may", "hedging"),
    ]
    assert "attack and insult" in soup.find_all("mark")[1]["title"]
    assert all(f'span[data-kind="{kind}"]' in soup.style.text for kind in KINDS)


def test_a_table_can_be_read_out():
    # What pandas gives for a frame whose index is named: a header row for the columns, one for the name of the index.
    html = """<table border="1" class="dataframe"><thead><tr style="text-align: right;"><th></th><th>word</th><th>n</th></tr>
      <tr><th>id</th><th></th><th></th></tr></thead>
      <tbody><tr><th>a</th><td>shameful &lt;b&gt;</td><td>1.5</td></tr>
      <tr><th>b</th><td>12</td><td>-2</td></tr></tbody></table>"""
    soup = BeautifulSoup(render.clean(html, "output 4"), "html.parser")
    assert soup.div.attrs == {"class": ["scroll"], "role": "region", "aria-label": "Table in output 4", "tabindex": "0"}
    assert [[(cell.text, cell.get("scope")) for cell in row.find_all(["th", "td"])] for row in soup.find_all("tr")] == [
        [("id", "col"), ("word", "col"), ("n", "col")],
        [("a", "row"), ("shameful <b>", None), ("1.5", None)],
        [("b", "row"), ("12", None), ("-2", None)],
    ]
    # The third column holds numbers only, the second one does not.
    assert [cell.text for cell in soup.select(".number")] == ["n", "1.5", "-2"]
    assert soup.find_all(attrs={"border": True}) == []


def test_each_table_has_a_name_of_its_own():
    table = "<table><caption>{}</caption><tr><td>1</td></tr></table>"
    soup = BeautifulSoup(render.clean(table.format("Sums") + "<table><tr><td>1</td></tr></table>", "output 2"), "html.parser")
    assert [box["aria-label"] for box in soup.select(".scroll")] == ["Sums", "Table 2 in output 2"]


def test_a_header_cell_without_text_is_no_header():
    html = "<table><thead><tr><th></th><th>a</th></tr></thead><tbody><tr><th>0</th><td>1</td></tr></tbody></table>"
    assert [cell.text for cell in BeautifulSoup(render.clean(html, "output 1"), "html.parser").find_all("th")] == ["a", "0"]


def test_what_is_printed_in_pieces_is_one_text():
    pieces = [new_output("stream", name="stdout", text=text) for text in ("a", "b\n", "c\n")]
    assert [pre.get_text() for pre in BeautifulSoup(page_of(*pieces), "html.parser").select(".output pre")] == ["ab\nc"]


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (new_output("error", ename="ValueError", evalue="no", traceback=[]), "output 7: ValueError: no"),
        (new_output("stream", name="stderr", text="careful\n"), "output 7: this stands in stderr: careful"),
        (shown("image/png", "aGk="), "output 7: image/png carries no alt text"),
        (shown("text/html", f'<img src="{PICTURE}">'), "output 7: a picture without alt text"),
        (shown("text/html", '<img alt="a" src="a.png">'), "output 7: a picture that is not in the page"),
        (shown("text/html", "<svg></svg>"), "output 7: <svg> cannot stand in a page"),
        (shown("text/plain", "<Axes at 0x7f31>"), "output 7: “at 0x7f31” is another"),
    ],
)
def test_what_stops_the_rendering(output, message):
    with pytest.raises(render.RenderError, match=r"^02_b\.ipynb, ") as caught:
        page_of(output)
    assert message in str(caught.value)


def test_a_page_leads_to_the_one_before_and_after():
    soup = BeautifulSoup(page_of(), "html.parser")
    assert [link["href"] for link in soup.header.find_all("a")] == ["index.html", "01_a.html", "03_c.html"]
    assert soup.h1.text == soup.title.text == "B <&>"
    assert [heading.text for heading in soup.find_all("h1")] == ["B <&>"]
    assert soup.select_one("pre.code").get_text() == "x < 1"


def test_the_policy_names_the_one_style():
    soup = BeautifulSoup(page_of(), "html.parser")
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert len(soup.find_all("style")) == 1


def test_the_index_links_every_page():
    soup = BeautifulSoup(render.index(ENTRIES, report=True), "html.parser")
    assert [link["href"] for link in soup.find_all("a")] == ["report.html", "01_a.html", "02_b.html", "03_c.html"]
    assert [line.text for line in soup.select("ol .question")] == ["A?", "B?", "C?"]
    assert BeautifulSoup(render.index(ENTRIES[:1], report=False), "html.parser").find_all("a")[0]["href"] == "01_a.html"


def test_a_notebook_needs_a_title_and_a_question(tmp_path):
    path = tmp_path / "09_x.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell("# Title\n\nNo question.")]), path)
    with pytest.raises(render.RenderError, match=r"^09_x.ipynb: the first cell needs a title"):
        render.entry(path)


def test_a_failing_cell_stops_the_rendering(tmp_path):
    path = tmp_path / "09_x.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("1 / 0")]), path)
    with pytest.raises(render.RenderError, match=r"(?s)^09_x.ipynb: a cell fails.*ZeroDivisionError"):
        render.execute(path, tmp_path)


def test_an_unknown_name_is_answered_with_the_names_there_are(capsys):
    with pytest.raises(SystemExit):
        render.main(["01_three"])
    assert "no notebook named 01_three. Available: 01_three_outlets" in capsys.readouterr().err
