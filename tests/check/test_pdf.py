"""Reports printed by a real Chromium."""

import re
import zlib

import pytest

import framing
from framing.cli import main
from framing.report.pdf import find_browser, print_pdf
from tests.conftest import SEEDS


@pytest.fixture(scope="module")
def page(seeds, tmp_path_factory):
    return framing.write_report(seeds, tmp_path_factory.mktemp("pdf") / "report #1.html")


def test_a_printed_page_is_whole_and_undated(page):
    printed = print_pdf(page, find_browser()).read_bytes()
    assert printed.startswith(b"%PDF-")
    assert printed.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/MediaBox", printed)) > 2
    assert set(re.findall(rb"\(D:(\d{8})", printed)) == {b"20000101"}


def test_text_is_printed(page):
    content = print_pdf(page, find_browser()).read_bytes()
    streams = re.findall(rb"stream\r?\n(.*?)endstream", content, flags=re.DOTALL)
    printed = b"".join(zlib.decompressobj().decompress(stream) for stream in streams if stream[:1] == b"x")
    assert printed.count(b" Tf") > 100  # a font is set for each run of text


def test_the_command_prints_the_report(tmp_path, capsys):
    assert main(["report", str(SEEDS), "-o", str(tmp_path / "out"), "--pdf"]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["report.html", "report.pdf"]
    assert (tmp_path / "out" / "report.pdf").read_bytes().startswith(b"%PDF-")
    shown = capsys.readouterr()
    assert f"PDF: {tmp_path / 'out' / 'report.pdf'}\n" in shown.out
    assert shown.err == ""
