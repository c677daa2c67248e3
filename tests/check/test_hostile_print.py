"""Hostile text printed by a real Chromium: the PDF holds it as text, and no script, file or action but links to the web."""

import re

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

import framing
from framing import Article, charts
from framing.origin import Origin
from framing.report.pdf import find_browser, print_pdf
from framing.report.site import write_pages
from framing.report.worksheet import write_worksheet
from tests.check.hostile import ALL, shown

WEB = "https://gull.example/news?id=7"
REFUSED = {
    "/JS",
    "/JavaScript",
    "/Launch",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/AA",
    "/AcroForm",
    "/RichMedia",
    "/XFA",
    "/GoToR",
    "/GoToE",
}
REFUSED |= {"/SubmitForm", "/ImportData", "/Rendition", "/Filespec"}


def objects(reader):
    """Every dictionary of a PDF, in whatever it stands."""
    for number in range(1, int(reader.trailer["/Size"])):
        waiting = [reader.get_object(number)]
        while waiting:
            found = waiting.pop()
            if isinstance(found, DictionaryObject):
                yield found
                waiting += [value for value in found.values() if isinstance(value, DictionaryObject | ArrayObject)]
            elif isinstance(found, ArrayObject):
                waiting += list(found)


def examine_pdf(path, *, links):
    """Assert that a PDF does nothing, and leads to these addresses only; give its text without white space."""
    reader = PdfReader(path)
    led = set()
    for found in objects(reader):
        assert not REFUSED & {*found, *(value for value in found.values() if isinstance(value, str))}, found
        assert not any("file:" in str(value) for value in found.values()), found
        if "/URI" in found:
            led.add(str(found["/URI"]))
    assert led == links
    start = reader.trailer["/Root"].get("/OpenAction")
    assert start is None or isinstance(start.get_object(), ArrayObject)  # a place in it, not an action
    return squeezed(" ".join(page.extract_text() for page in reader.pages))


def squeezed(text):
    """The letters and signs of a text that every font has."""
    return re.sub(r"[^!-~]", "", shown(text))


@pytest.fixture(scope="module")
def analysis():
    given = [
        Article(
            f"{x} The shameful deal may fall. It fell.",
            f"{x} A SHOCKING vote!",
            f"{n} {x}",
            f"{n}{x}",
            x,
            x,
            x,
            "e",
            Origin(x, x),
        )
        for n, x in enumerate(ALL[::3])
    ]
    return framing.analyse([*given, Article("It may rain.", outlet="The Gull", url=WEB, event="e")])


@pytest.mark.parametrize("name", ["report", "excerpts"])
def test_a_printed_report_of_hostile_articles(analysis, tmp_path, name):
    page = framing.write_report(analysis, tmp_path / f"{name}.html", excerpts=name == "excerpts")
    text = examine_pdf(print_pdf(page, find_browser()), links={WEB})
    assert f"gull.example({WEB})" in text
    for n, payload in enumerate(ALL[::3]):
        assert squeezed(f"{n} {payload}, {payload}") in text
        assert squeezed(f"{payload} A SHOCKING vote!") in text


def test_a_printed_worksheet_of_hostile_articles(analysis, tmp_path):
    for page in write_worksheet(analysis, tmp_path):
        text = examine_pdf(print_pdf(page, find_browser()), links=set())
        for n, payload in enumerate(ALL[::3]):
            assert squeezed(f"{n} {payload}") in text
            assert squeezed(f"{payload} The shameful deal may fall.") in text


def test_a_printed_index_names_no_folder(tmp_path):
    given = [Article("It may rain.", event=payload, id=payload) for payload in ALL[1:4]]
    for page in write_pages(framing.analyse(given), tmp_path / "index.html"):
        text = examine_pdf(print_pdf(page, find_browser()), links=set())
        assert any(squeezed(payload) in text for payload in ALL[1:4])
        assert tmp_path.name not in text


def test_charts_saved_for_print(analysis, tmp_path):
    drawn = charts.article_strip(analysis.profile)
    assert "window.hit" in examine_pdf(charts.save(drawn, tmp_path / "strip.pdf"), links=set())


def test_a_pdf_with_a_script_is_found_out(tmp_path):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    writer.write(tmp_path / "script.pdf")
    with pytest.raises(AssertionError):
        examine_pdf(tmp_path / "script.pdf", links=set())
