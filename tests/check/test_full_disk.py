"""Folders that are full or may not be written to: what is said, and that earlier results stay as they were."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import framing
from framing import charts
from framing.cli import main
from framing.report.pdf import find_browser, print_pdf
from framing.report.site import write_pages
from notebooks import render
from tests.conftest import ROOT

QUOTA, SPILL = (ROOT / "tests" / "data" / "events" / name for name in ("quota", "spill"))
WHAT_TO_DO = "Check the path, your permissions and the space left."


@pytest.fixture
def disk(tmp_path):
    """Makes a disk of some kilobytes, in memory."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("a small disk is mounted by root on Linux only")
    made = []

    def make(kilobytes):
        folder = tmp_path / f"disk-{len(made)}"
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder]
        done = subprocess.run(command, check=False, capture_output=True)
        if done.returncode:
            pytest.skip(f"no disk can be mounted here: {done.stderr.decode().strip()}")
        made.append(folder)
        return folder

    yield make
    for folder in made:
        subprocess.run(["umount", folder], check=True)


def fill(disk, *, room=0):
    """Fill a disk but for some kilobytes."""
    left = Path(disk, "filling.bin")
    free = os.statvfs(disk)
    left.write_bytes(b"\0" * (free.f_bavail * free.f_frsize - room * 1024))


def lock(disk):
    """Let nobody write to a disk any more."""
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)


def contents(folder):
    """Every file of a folder, and what it holds."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def events(folder):
    """A manifest of articles on two events."""
    folder.mkdir()
    rows = ["file,event"]
    for source in (QUOTA, SPILL):
        for path in sorted(source.glob("*.txt")):
            shutil.copy(path, folder / f"{source.name}-{path.name}")
            rows.append(f"{source.name}-{path.name},{source.name}")
    (folder / "articles.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


COMMANDS = {
    "report": ("report", "", "report.html", 64),
    "worksheet": ("report", "", "report.html", 64),
    "events": ("report", "", "index", 0),
    "csv": ("score", "scores.csv", "scores.csv", 0),
    "json": ("score", "scores.json", "scores.json", 4),
    "xlsx": ("compare", "compared.xlsx", "compared.xlsx", 0),
    "compared-json": ("compare", "compared.json", "compared.json", 4),
    "tables": ("compare", "tables", "tables", 0),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_so_and_leaves_what_was_there(disk, tmp_path, capsys, name):
    command, file, named, room = COMMANDS[name]
    folder = disk(8192)
    target = str(folder / "out" / file)
    extra = ["--worksheet"] if name == "worksheet" else []
    given = [events(tmp_path / "events")] if name == "events" else [SPILL]
    assert main([command, str(given[0]), "-o", target, *extra]) == 0
    again = [command, str(given[0] if name == "events" else QUOTA), "-o", target, *extra]
    capsys.readouterr()
    if name == "events":  # room for the page of one event, not for all
        room = max(path.stat().st_size for path in (folder / "out").iterdir()) // 1024 + 40
    fill(folder, room=room)
    before = contents(folder)
    for reason, prepare in (("No space left on device", None), ("Read-only file system", lock)):
        if prepare:
            prepare(folder)
        assert main(again) == 2
        said = capsys.readouterr()
        assert said.err.startswith(f"framing: {folder / 'out'}")
        assert named in said.err or prepare
        assert said.err.endswith(f": {reason}. {WHAT_TO_DO}\n")
        assert said.err.count("\n") == 1
        assert "Report:" not in said.out
        assert contents(folder) == before


def test_a_first_report_on_a_full_disk_leaves_nothing(disk, tmp_path, capsys):
    folder = disk(400)
    given = events(tmp_path / "events")
    assert main(["report", str(given), "-o", str(folder)]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


@pytest.fixture(scope="module")
def chart():
    analysis = framing.analyse(framing.read_articles(QUOTA))
    return charts.article_strip(analysis.profile)


@pytest.mark.parametrize("kind", charts.saving.KINDS)
def test_a_chart_is_saved_whole_or_not(disk, chart, kind):
    folder = disk(256)
    path = folder / f"strip{kind}"
    path.write_bytes(b"earlier")
    fill(folder)
    before = contents(folder)
    for prepare in (None, lock):
        if prepare:
            prepare(folder)
        with pytest.raises(OSError, match=r"No space left|Read-only") as caught:
            charts.save(chart, path)
        assert caught.value.filename == str(path)
        assert contents(folder) == before


def test_a_notebook_is_rendered_whole_or_not(disk, capsys):
    folder = disk(256)
    (folder / "03_headlines.html").write_text("earlier", encoding="utf-8")
    fill(folder, room=4)
    before = contents(folder)
    assert render.main(["03_headlines", "-o", str(folder)]) == 2
    said = f"error: {folder / '03_headlines.html'}: No space left on device. {WHAT_TO_DO}\n"
    assert capsys.readouterr().err == said
    assert contents(folder) == before


@pytest.fixture
def printed(disk):
    """A page, on a disk of its own, with the PDF of an earlier one."""
    folder = disk(4096)
    page = write_pages(framing.analyse(framing.read_articles(QUOTA)), folder / "report.html")[0]
    page.with_suffix(".pdf").write_bytes(b"earlier")
    return page


def test_a_pdf_that_the_folder_cannot_take_leaves_the_earlier_one(printed):
    fill(printed.parent, room=16)
    before = contents(printed.parent)
    with pytest.raises(OSError, match="No space left") as caught:
        print_pdf(printed, find_browser())
    assert caught.value.filename == str(printed.with_suffix(".pdf"))
    assert contents(printed.parent) == before


@pytest.mark.parametrize("room", [0, 64, 512])
def test_a_browser_without_room_to_print_leaves_the_earlier_pdf(disk, printed, monkeypatch, room):
    small = disk(max(room, 4))
    if not room:
        fill(small)
    monkeypatch.setattr(tempfile, "tempdir", str(small))
    before = contents(printed.parent)
    with pytest.raises((OSError, ValueError), match=rf"No space left|could not print it \(\w+\)\. See that {small} has space"):
        print_pdf(printed, find_browser())
    assert contents(printed.parent) == before
