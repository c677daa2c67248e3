"""Odd names of articles, outlets, events and outputs: nothing is written but where it was asked for."""

import os

import pytest

import framing
from framing import Article, charts
from framing.report.pdf import print_pdf
from framing.report.site import write_pages
from framing.report.worksheet import write_worksheet

NAMES = [
    "../x",
    "/etc/x",
    "CON",
    "NUL.txt",
    "n" * 300,
    "nul\0",
    "Gull",
    "gull",
    ".",
    "..",
    "",
    "gull.",
    "gull ",
    "ｇull",
    "gu\u0308ll",
    "güll",
    "C:\\x",
    "~",
]
LINKS = pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")


@pytest.fixture(scope="module")
def analysis():
    text = "قال المسؤولون إن القرار سيدخل حيز التنفيذ غدا في جميع أنحاء البلاد. " * 5  # nothing is compared: pages are quick
    given = [Article(text, outlet=name, id=name, event=NAMES[n % 2]) for n, name in enumerate(NAMES)]
    return framing.analyse(given)


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_names_of_articles_make_no_files(analysis, tmp_path):
    out = tmp_path / "a" / "b" / "out"
    write_pages(analysis, out / "index.html")
    write_worksheet(analysis, out)
    framing.charts.save(charts.article_strip(analysis.profile), out / "strip.svg")
    pages = ["answers.html", "index-1-x.html", "index-2-etc-x.html", "index.html", "strip.svg", "worksheet.html"]
    assert files(tmp_path) == ["a", "a/b", "a/b/out", *(f"a/b/out/{name}" for name in pages)]


@LINKS
def test_a_link_in_place_of_a_page_is_replaced_not_followed(analysis, tmp_path):
    out, away = tmp_path / "out", tmp_path / "away"
    out.mkdir()
    away.mkdir()
    (away / "precious").write_bytes(b"precious")
    names = ["index.html", "index-1-x.html", "index-2-etc-x.html", "worksheet.html", "answers.html", "strip.png"]
    for name in names:
        (out / name).symlink_to(away / ("precious" if name != "answers.html" else "not-yet"))
    write_pages(analysis, out / "index.html")
    write_worksheet(analysis, out)
    charts.save(charts.article_strip(analysis.profile), out / "strip.png")
    assert files(away) == ["precious"]
    assert (away / "precious").read_bytes() == b"precious"
    assert files(out) == sorted(names)
    assert not any((out / name).is_symlink() for name in names)


@LINKS
def test_a_link_in_place_of_a_pdf_is_replaced_not_followed(tmp_path):
    page, browser, precious = tmp_path / "report.html", tmp_path / "chromium", tmp_path / "precious"
    page.write_text("<p>It rained.</p>", encoding="utf-8")
    precious.write_bytes(b"precious")
    page.with_suffix(".pdf").symlink_to(precious)
    browser.write_text(
        '#!/bin/sh\nfor last; do case $last in --print-to-pdf=*) echo "%PDF-1.4 %%EOF" > "${last#*=}";; esac; done',
        encoding="utf-8",
    )
    browser.chmod(0o755)
    print_pdf(page, str(browser))
    assert precious.read_bytes() == b"precious"
    assert page.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert not page.with_suffix(".pdf").is_symlink()


@LINKS
def test_a_folder_that_is_a_link_is_where_it_leads(analysis, tmp_path):
    there = tmp_path / "there"
    there.mkdir()
    (tmp_path / "here").symlink_to(there)
    write_pages(analysis, tmp_path / "here" / "index.html")
    assert files(there) == ["index-1-x.html", "index-2-etc-x.html", "index.html"]
    assert (tmp_path / "here").is_symlink()


@pytest.mark.parametrize("name", ["", ".", "..", "folder", "n" * 300, "nul\0.html", "file/report.html"])
@pytest.mark.parametrize("several", [False, True])
def test_an_output_that_cannot_be_is_an_error_and_leaves_nothing(analysis, tmp_path, name, several):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"a file")
    given = analysis if several else analysis.subset([".."])
    with pytest.raises((OSError, ValueError)) as caught:
        framing.write_report(given, tmp_path / name)
    assert ".part" not in str(caught.value)
    assert files(tmp_path) == ["file", "folder"]
