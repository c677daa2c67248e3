"""What is said where no browser prints; ``tests/check/test_pdf.py`` prints with a real one."""

import os
import sys
from pathlib import Path

import pytest

from framing.report import pdf

POSIX = pytest.mark.skipif(os.name == "nt", reason="the browsers here are shell scripts")


PRINTS = (
    "for last; do case $last in --print-to-pdf=*) out=${last#*=};; esac; done; "
    'echo "%PDF-1.4 $(cat "${last#file://}") (D:20240229123456+00) %%EOF" > "$out"'
)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page #1.html"
    path.write_text("<p>It rained.</p>", encoding="utf-8")
    return path


@pytest.fixture
def browser(tmp_path):
    def make(script):
        path = tmp_path / "bin" / "chromium"
        path.parent.mkdir()
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    return make


@pytest.mark.skipif(any(Path(name).is_absolute() and Path(name).exists() for name in pdf.BROWSERS), reason="has a browser")
def test_a_missing_browser_is_said(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ValueError, match=r"needs Chromium or Chrome, and none was found\. Install one, or open the page"):
        pdf.find_browser()


@POSIX
def test_a_browser_is_found_by_name(browser, monkeypatch):
    found = browser("exit 0")
    monkeypatch.setenv("PATH", str(Path(found).parent))
    assert pdf.find_browser() == found


@POSIX
@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ("exit 3", "CalledProcessError"),
        ("exit 0", "FileNotFoundError"),
        ("kill -9 $$", "CalledProcessError"),
        (PRINTS.replace("%%EOF", ""), "EOFError"),
        (PRINTS.replace("%PDF-", ""), "EOFError"),
    ],
)
def test_a_browser_that_fails_is_an_error_that_names_the_page(page, browser, script, kind):
    with pytest.raises(ValueError, match=rf"page #1\.html: chromium could not print it \({kind}\)"):
        pdf.print_pdf(page, browser(script))
    assert not page.with_suffix(".pdf").exists()


@POSIX
def test_a_browser_that_hangs_is_stopped(page, browser, monkeypatch):
    monkeypatch.setattr(pdf, "_SECONDS", 0.5)
    with pytest.raises(ValueError, match=r"page #1\.html: chromium could not print it \(TimeoutExpired\)"):
        pdf.print_pdf(page, browser("exec sleep 60"))
    assert not page.with_suffix(".pdf").exists()


def test_a_browser_that_is_gone_is_an_error_that_names_the_page(page, tmp_path):
    with pytest.raises(ValueError, match=r"page #1\.html: gone could not print it \(FileNotFoundError\)"):
        pdf.print_pdf(page, str(tmp_path / "gone"))


@POSIX
def test_the_page_goes_to_the_browser_and_its_pdf_lands_beside_it_without_a_date(page, browser):
    printed = pdf.print_pdf(page, browser(PRINTS))
    assert printed == page.with_suffix(".pdf")
    # The browser was given a copy of the page, and the date it wrote became another one.
    assert printed.read_text(encoding="utf-8") == "%PDF-1.4 <p>It rained.</p> (D:20000101000000+00) %%EOF\n"


@POSIX
def test_links_to_files_are_not_printed(page, browser):
    page.write_text('<a href="#a">a</a> <a href="b.html">b</a> <a href="https://gull.example/">c</a>', encoding="utf-8")
    printed = pdf.print_pdf(page, browser(PRINTS)).read_text(encoding="utf-8")
    assert '<a href="#a">a</a> <a>b</a> <a href="https://gull.example/">c</a>' in printed


@POSIX
def test_an_old_pdf_is_replaced_only_by_a_whole_one(page, browser):
    old = page.with_suffix(".pdf")
    old.write_bytes(b"old")
    with pytest.raises(ValueError, match="could not print it"):
        pdf.print_pdf(page, browser("exit 1"))
    assert old.read_bytes() == b"old"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no root")
def test_the_sandbox_is_off_for_root_only(monkeypatch):
    for user, flags in ((0, ["--no-sandbox"]), (1000, [])):
        monkeypatch.setattr(os, "geteuid", lambda user=user: user)
        assert pdf._root_flags() == flags
