import json
import os
import subprocess
import sys

import pandas as pd
import pytest

import framing
from framing.cli import main
from tests.conftest import ROOT, SEEDS


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.txt").write_text(
            "Senate SLAMS bill!\n\nThe vote may slip, officials said.", encoding="utf-8"
        )
    return tmp_path / "in"


def test_report(tmp_path, capsys):
    assert main(["report", str(SEEDS), "-o", str(tmp_path / "out")]) == 0
    shown = capsys.readouterr()
    assert (tmp_path / "out" / "report.html").stat().st_size > 10_000
    for part in (
        "Outlet A",
        "Outlet B",
        "Outlet C",
        "loaded language",
        "cues found",
        f"Report: {tmp_path / 'out' / 'report.html'}",
    ):
        assert part in shown.out
    assert shown.err == ""


def test_report_of_excerpts(tmp_path, folder):
    assert main(["report", str(folder), "-o", str(tmp_path / "out"), "--excerpts"]) == 0
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert '<p class="excerpt" dir="auto">The vote <mark' in page
    assert "Excerpts of the articles" in page


def test_report_of_several_events(tmp_path, capsys):
    rows = [("a", "Daily", "flood"), ("b", "Times", "flood"), ("c", "Daily", ""), ("d", "Times", "")]
    manifest = "".join(f"{name}.txt,{outlet},{event}\n" for name, outlet, event in rows)
    for name, *_ in rows:
        (tmp_path / f"{name}.txt").write_text(f"Headline {name}\n\nThe vote may slip.", encoding="utf-8")
    (tmp_path / "articles.csv").write_text(f"file,outlet,event\n{manifest}", encoding="utf-8")
    assert main(["report", str(tmp_path), "-o", str(tmp_path / "out"), "--worksheet"]) == 0
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files == ["answers.html", "index-1-flood.html", "index-2.html", "index.html", "worksheet.html"]
    shown = capsys.readouterr()
    assert "4 articles on 2 events." in shown.out
    assert f"Report: {tmp_path / 'out' / 'index.html'}" in shown.out
    assert shown.err == ""


def test_a_blind_report_and_worksheet_name_nobody(tmp_path, capsys):
    (tmp_path / "gull.txt").write_text("Daily Gull sees rain\n\nThe Daily Gull may be late.", encoding="utf-8")
    (tmp_path / "heron.txt").write_text("Rain seen\n\nDaily Gull was late.", encoding="utf-8")
    manifest = "file,outlet,author\ngull.txt,Daily Gull,Ann Lowe\nheron.txt,Heron Times,Jon Berg\n"
    (tmp_path / "articles.csv").write_text(manifest, encoding="utf-8")
    assert main(["report", str(tmp_path), "-o", str(tmp_path / "out"), "--blind", "--worksheet"]) == 0
    pages = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    shown = capsys.readouterr().out
    assert sorted(pages) == ["answers.html", "report.html", "worksheet.html"]
    assert f"Worksheet: {tmp_path / 'out' / 'worksheet.html'}\nAnswer key: {tmp_path / 'out' / 'answers.html'}" in shown
    for text in (*pages.values(), shown.replace(str(tmp_path), "")):
        assert not any(name in text for name in ("Gull", "gull", "Heron", "heron", "Lowe", "Berg"))
        assert "Article 1" in text
        assert "Article 2" in text


def test_excerpts_and_a_worksheet_of_whole_articles_are_refused_before_the_work(tmp_path, folder, capsys):
    assert main(["report", str(folder), "-o", str(tmp_path / "out"), "--excerpts", "--worksheet"]) == 2
    assert not (tmp_path / "out").exists()
    shown = capsys.readouterr()
    assert shown.err == (
        "framing: --excerpts is for texts that may not be passed on, and --worksheet writes whole articles. "
        "Leave one of them out.\n"
    )
    assert shown.out == ""


def test_worksheet_and_answer_key_are_printed_too(tmp_path, folder, capsys, monkeypatch):
    printed = []
    monkeypatch.setattr("framing.report.pdf.find_browser", lambda: "browser")
    monkeypatch.setattr(
        "framing.report.pdf.print_pdf", lambda page, browser: printed.append((page.name, browser)) or page.with_suffix(".pdf")
    )
    assert main(["report", str(folder), "-o", str(tmp_path / "out"), "--worksheet", "--pdf"]) == 0
    assert printed == [(f"{name}.html", "browser") for name in ("report", "worksheet", "answers")]
    assert f"PDF: {tmp_path / 'out' / 'report.pdf'} and 2 more\n" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac's browser is found without PATH")
def test_a_pdf_without_a_browser_is_refused_before_the_work(tmp_path, folder, capsys, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert main(["report", str(folder), "-o", str(tmp_path / "out"), "--pdf"]) == 2
    assert not (tmp_path / "out").exists()
    shown = capsys.readouterr()
    assert shown.err.startswith("framing: a PDF needs Chromium or Chrome, and none was found.")
    assert shown.out == ""


def test_score_to_csv(tmp_path, seeds, capsys):
    assert main(["score", str(SEEDS), "-o", str(tmp_path / "s.csv")]) == 0
    table = pd.read_csv(tmp_path / "s.csv", index_col="id")
    pd.testing.assert_frame_equal(table.drop(columns="framing"), seeds.scores, check_dtype=False, check_index_type=False)
    assert table.framing.str.startswith(framing.__version__).all()
    assert "outlet-b: headline ends in a full stop: may be a standfirst (headline_sensationalism)" in capsys.readouterr().err


def test_score_to_json(tmp_path, seeds):
    assert main(["score", str(SEEDS), "-o", str(tmp_path / "s.json")]) == 0
    content = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    assert content["framing"] == framing.__version__
    assert len(content["word_lists"]) == 12
    for name in ("evidence", "sentences", "notes"):
        assert len(content[name]) == len(getattr(seeds, name))
    assert content["scores"][0]["id"] == "outlet-a"
    assert content["scores"][1]["hedging_ratio"] == seeds.scores.hedging_ratio["outlet-b"]


def test_a_missing_value_is_null_in_json(tmp_path, folder):
    assert main(["score", str(folder), "-o", str(tmp_path / "s.json")]) == 0
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["scores"][0]["reading_ease"] is None


@pytest.mark.parametrize("target", ["c.xlsx", "c.json", "tables"])
def test_compare(tmp_path, capsys, target):
    assert main(["compare", str(SEEDS), "-o", str(tmp_path / target)]) == 0
    shown = capsys.readouterr()
    assert "3 articles of 3 outlets" in shown.out
    assert f"Comparison: {tmp_path / target}" in shown.out
    assert (tmp_path / target).exists()
    assert shown.err == ""


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["score", "-o", "e.csv", "--table", "evidence", "--bom"], ["e.codebook.md", "e.csv"]),
        (["compare", "-o", "c.md", "--table", "notes"], ["c.codebook.md", "c.md"]),
    ],
)
def test_tables_by_name_and_format(tmp_path, folder, capsys, arguments, written):
    command, option, target, *options = arguments
    assert main([command, str(folder), option, str(tmp_path / "out" / target), *options]) == 0
    found = tmp_path / "out" / target
    assert sorted(path.name for path in (found if found.is_dir() else found.parent).iterdir()) == written
    assert capsys.readouterr().err == ""


def test_what_a_format_cannot_hold_is_told(tmp_path, folder, capsys):
    (folder / "long.txt").write_text("x" * 40_000 + "\n\nThe vote may slip.", encoding="utf-8")
    (folder / "articles.csv").write_text(f"file,headline\nlong.txt,{'x' * 40_000}\n", encoding="utf-8")
    assert main(["score", str(folder), "-o", str(tmp_path / "s.xlsx")]) == 0
    shown = capsys.readouterr().err
    assert shown.startswith(f"framing: {tmp_path / 's.xlsx'}: ")
    assert "articles.headline: 1 cell with more than the 32,767 characters" in shown
    assert "Warning" not in shown


def test_compare_where_some_articles_fail(tmp_path, folder, capsys):
    (folder / "b.txt").write_text("Senate passes bill\n\nThe vote was delayed.", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    assert main(["compare", str(folder), "-o", str(tmp_path / "c.json")]) == 1
    shown = capsys.readouterr()
    assert "empty.txt: is empty" in shown.err
    assert "no outlet given: compared under the name 'a'" in shown.out
    assert len(json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))["differences"]) == len(framing.METRICS)


@pytest.mark.parametrize("options", [[], ["--no-events"]])
def test_compare_without_events(tmp_path, capsys, options):
    rows = "The council closed the bridge on Monday.,A,2012-09-01\nThe council closed the bridge in May.,B,2020-05-31\n"
    (tmp_path / "in.csv").write_text(f"text,outlet,date\n{rows}", encoding="utf-8")
    assert main(["compare", str(tmp_path / "in.csv"), "-o", str(tmp_path / "c.json"), *options]) == 0
    told = (
        "framing: 2 articles from 2012-09 to 2020-05 are compared as one event. "
        "Name events in a column event, or use --no-events.\n"
    )
    assert capsys.readouterr().err == ("" if options else told)
    tables = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert len(tables["differences"]) == len(framing.METRICS)
    assert len(tables["claims"]) == (0 if options else 2)


def test_no_events_leaves_facts_within_the_events_that_are_named(tmp_path, capsys):
    text = "The council closed the bridge on Monday."
    rows = "".join(f"{text},{outlet},{event}\n" for outlet in "AB" for event in ("one", "two"))
    (tmp_path / "in.csv").write_text(f"text,outlet,event\n{rows}", encoding="utf-8")
    assert main(["compare", str(tmp_path / "in.csv"), "-o", str(tmp_path / "c.json"), "--no-events"]) == 0
    assert "4 articles of 2 outlets" in capsys.readouterr().out
    tables = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert {row["articles"] for row in tables["scores"] if row["metric"] == "loaded_language"} == {2}
    assert {row["event"] for row in tables["claims"]} == {"one", "two"}


def test_some_articles_fail(tmp_path, folder, capsys):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00")
    assert main(["report", str(folder), "-o", str(tmp_path / "out")]) == 1
    shown = capsys.readouterr()
    assert (tmp_path / "out" / "report.html").exists()
    assert "empty.txt: is empty" in shown.err
    assert "picture.txt: is a binary file" in shown.err
    assert "2 articles could not be read; the others are done." in shown.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report", "nowhere", "-o", "out"], "nowhere: there is no such file or folder"),
        (["report", ".", "-o", "out"], "has no articles"),
        (
            ["score", "in", "-o", "s.docx"],
            "s.docx: an analysis is written as .csv, .tsv, .parquet, .md, .tex, .xlsx, .json or .jsonl, or a folder",
        ),
        (["score", "in/empty.txt", "-o", "s.csv"], "empty.txt: is empty"),
        (["score", "nowhere", "-o", "s.csv", "--table", "claims"], "there is no table 'claims'"),
        (["score", "nowhere", "-o", "s.json", "--bom"], "s.json: a byte order mark is for .csv and .tsv"),
        (["compare", "nowhere", "-o", "c.csv"], "c.csv: .csv holds one table; say which (scores, differences"),
        (["compare", "nowhere", "-o", "c.xlsx"], "nowhere: there is no such file or folder"),
        (
            ["compare", "in", "-o", "c.docx"],
            "c.docx: a comparison is written as .csv, .tsv, .parquet, .md, .tex, .xlsx or .json, or a folder",
        ),
        (["compare", "in/b.txt", "-o", "in/a.txt"], "a.txt: a comparison is written as"),
        (["compare", "in/b.txt", "-o", "in/a.txt/deeper"], "a.txt"),
        (["report", "in/a.txt", "-o", "in/a.txt"], "a.txt"),
        (["report", "in/a.txt", "-o", "in/a.txt/deeper"], "a.txt"),
        (["report", "x" * 5000, "-o", "out"], "cannot be opened"),
        (["report", "nul\0", "-o", "out"], "there is no such file"),
    ],
)
def test_nothing_done(tmp_path, folder, capsys, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    (folder / "empty.txt").write_text("", encoding="utf-8")
    before = (folder / "a.txt").read_bytes()
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert message in shown.err
    assert "Traceback" not in shown.err
    assert (folder / "a.txt").read_bytes() == before


def test_metrics_lists_all(capsys):
    assert main(["metrics"]) == 0
    shown = capsys.readouterr().out
    assert all(metric.column in shown and metric.meaning in shown for metric in framing.METRICS)


def test_version_and_module():
    for command in (["--version"], ["metrics"]):
        done = subprocess.run(
            [sys.executable, "-m", "framing", *command], capture_output=True, text=True, encoding="utf-8", check=True
        )
        assert done.stderr == ""
    assert (
        framing.__version__
        in subprocess.run([sys.executable, "-m", "framing", "--version"], capture_output=True, text=True, check=True).stdout
    )


def test_a_terminal_that_knows_only_ascii_gets_no_traceback(tmp_path):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "framing", "metrics"], capture_output=True, env=environment, cwd=tmp_path, check=False
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal, which Windows has not")
def test_a_progress_bar_is_drawn_on_a_terminal_only(tmp_path, folder):
    import fcntl
    import pty
    import struct
    import termios

    for number in range(8):
        (folder / f"more{number}.txt").write_text("Headline\n\nThe vote may slip.", encoding="utf-8")
    command = [sys.executable, "-m", "framing", "score", str(folder), "-o", str(tmp_path / "s.csv")]
    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    subprocess.run(command, stderr=writer, stdout=subprocess.DEVNULL, check=True)
    os.close(writer)
    assert b"articles" in os.read(reader, 100_000)
    os.close(reader)
    silent = subprocess.run(command, capture_output=True, check=True)
    assert b"articles/s" not in silent.stderr


def test_articles_of_one_outlet_are_told_apart(tmp_path, capsys):
    manifest = "file,outlet\na.txt,Daily\nb.txt,Daily\n"
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Headline\n\nThe vote may slip.", encoding="utf-8")
    (tmp_path / "articles.csv").write_text(manifest, encoding="utf-8")
    assert main(["report", str(tmp_path), "-o", str(tmp_path / "out")]) == 0
    shown = capsys.readouterr().out
    assert "Daily (a)" in shown
    assert "Daily (b)" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="head is no Windows command")
def test_a_reader_that_has_seen_enough_is_no_error():
    command = f'"{sys.executable}" -m framing metrics | head -1; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.returncode == 0


def test_an_error_names_the_file_that_was_asked_for(tmp_path, folder, capsys):
    (tmp_path / "taken.csv").mkdir()
    assert main(["score", str(folder), "-o", str(tmp_path / "taken.csv")]) == 2
    assert f"framing: {tmp_path / 'taken.csv'}: " in capsys.readouterr().err


def test_readme_commands_name_what_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in ("report", "test", "lab"):
        assert f"make {target}" in readme
        assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"Vote may slip\n\nIt is late.", ["article,,"]),
        (b"text,outlet\nIt rained.,The Gull\nIt is late.,The Town\n", ["1,The Gull,", "2,The Town,"]),
        (b'{"text": "It rained.", "id": "x"}\n', ["x,,"]),
        (
            b"<!DOCTYPE html><html><body><article><h1>Vote</h1><p>" + b"It may rain today. " * 20 + b"</p></article>",
            ["article,,"],
        ),
    ],
)
def test_standard_input_is_read_as_what_it_is(tmp_path, content, expected):
    out = tmp_path / "s.csv"
    command = [sys.executable, "-m", "framing", "score", "-", "-o", str(out)]
    subprocess.run(command, input=content, check=True, capture_output=True)
    rows = [row.replace('"', "") for row in out.read_text(encoding="utf-8").splitlines()[1:]]
    assert [row.startswith(start) for row, start in zip(rows, expected, strict=True)] == [True] * len(expected)


def test_empty_standard_input_says_so():
    command = [sys.executable, "-m", "framing", "score", "-", "-o", "s.csv"]
    done = subprocess.run(command, input=b"", capture_output=True, check=False)
    assert done.returncode == 2
    assert b"framing: standard input is empty. Pipe an article into it, or name a file." in done.stderr


def test_columns_and_encoding_can_be_named(tmp_path, capsys):
    table = tmp_path / "a.csv"
    table.write_bytes("Artikel;Zeitung\nThe café may close.;Möwe\n".encode("mac_roman"))
    out = tmp_path / "s.csv"
    options = ["--text-column", "Artikel", "--outlet-column", "Zeitung", "--encoding", "mac_roman"]
    assert main(["score", str(table), "-o", str(out), *options]) == 0
    assert "Möwe" in out.read_text(encoding="utf-8")
    assert main(["score", str(table), "-o", str(out), "--text-column", "Artikle"]) == 2
    assert "Did you mean 'Artikel'" in capsys.readouterr().err


def test_what_was_decoded_by_a_guess_is_told(tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes("Headline\n\nThe café may close.".encode("cp1252"))
    assert main(["score", str(tmp_path / "a.txt"), "-o", str(tmp_path / "s.csv")]) == 0
    assert "a: the text is not UTF-8 and was taken for cp1252 (Windows): look whether" in capsys.readouterr().err


def test_what_a_terminal_would_obey_is_shown_instead(tmp_path, capsys):
    table = tmp_path / "a.csv"
    table.write_text("\x1b]0;owned\x07,\u202ebody\nx,y\n", encoding="utf-8")
    assert main(["score", str(table), "-o", str(tmp_path / "s.csv"), "--text-column", "none\x1b[2J"]) == 2
    said = capsys.readouterr().err
    assert "\\x1b]0;owned\\x07" in said
    assert not {"\x1b", "\x07", "\u202e"} & set(said)


@pytest.mark.parametrize("command", ["score", "compare"])
def test_what_is_read_is_not_written_over(tmp_path, capsys, command):
    table = tmp_path / "a.csv"
    table.write_text("text,outlet\nIt rained.,A\nIt may rain.,B\n", encoding="utf-8")
    before = table.read_bytes()
    options = ["--table", "scores"]
    assert main([command, str(table), "-o", str(tmp_path / "." / "a.csv"), *options]) == 2
    assert "a.csv: is what is to be read, and would be lost. Name another output." in capsys.readouterr().err
    assert table.read_bytes() == before
