import os
import subprocess
import sys
from pathlib import Path

import pytest

from framing.output import write_together, write_whole

CUT_SHORT = """
import resource, sys
from pathlib import Path
from framing.output import write_together, write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))  # as a full disk: a larger file cannot be written to its end
try:
    if sys.argv[2] == "one":
        write_whole(sys.argv[1], "x" * 5000)
    else:
        write_together({Path(sys.argv[1]).parent / "first": "new", Path(sys.argv[1]): "x" * 5000})
except OSError as error:
    print(error.filename)
"""


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_text_and_bytes(tmp_path):
    assert write_whole(tmp_path / "new" / "a", "é\r\n\ud800").read_bytes() == "é\r\n?".encode()
    assert write_whole(str(tmp_path / "b"), b"\x00").read_bytes() == b"\x00"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
@pytest.mark.parametrize("how", ["one", "several"])
def test_a_full_disk_leaves_the_old_files(tmp_path, how):
    (tmp_path / "first").write_text("old first", encoding="utf-8")
    (tmp_path / "a").write_text("old", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CUT_SHORT, tmp_path / "a", how],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    assert done.stdout.strip() == str(tmp_path / "a")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
    assert (tmp_path / "first").read_text(encoding="utf-8") == "old first"
    assert names(tmp_path) == ["a", "first"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_that_may_not_be_written_to(tmp_path):
    (tmp_path / "a").write_text("old", encoding="utf-8")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PermissionError) as raised:
            write_whole(tmp_path / "a", "new")
    finally:
        tmp_path.chmod(0o700)
    assert raised.value.filename == str(tmp_path / "a")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_replaced_and_what_it_points_to_stays(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_text("old", encoding="utf-8")
    for number, target in enumerate(("real/a", "real/new", "real")):
        link = tmp_path / f"link{number}"
        link.symlink_to(tmp_path / target)
        assert write_whole(link, "new") == link
        assert not link.is_symlink()
        assert link.read_text(encoding="utf-8") == "new"
    assert names(tmp_path / "real") == ["a"]
    assert (tmp_path / "real" / "a").read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_rights_are_those_of_the_old_file_or_of_the_user(tmp_path):
    before = os.umask(0o077)
    try:
        assert write_whole(tmp_path / "new", "x").stat().st_mode & 0o777 == 0o600
        (tmp_path / "new").chmod(0o640)
        assert write_whole(tmp_path / "new", "y").stat().st_mode & 0o777 == 0o640
    finally:
        os.umask(before)


def test_a_folder_in_the_way_of_the_second_leaves_the_first(tmp_path):
    (tmp_path / "a").write_text("old", encoding="utf-8")
    (tmp_path / "b").mkdir()
    with pytest.raises(OSError, match=r"b'$") as raised:
        write_together({tmp_path / "a": "new", tmp_path / "b": "new"})
    assert raised.value.filename == str(tmp_path / "b")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["a", "b"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes with names")
def test_a_pipe_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="no file"):
        write_whole(tmp_path / "pipe", "x")
    assert (tmp_path / "pipe").is_fifo()
    assert names(tmp_path) == ["pipe"]
