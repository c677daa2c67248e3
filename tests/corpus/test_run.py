import json
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest
from filelock import FileLock

from framing.corpus import score_corpus
from framing.reading.error import ReadingError
from tests.conftest import ROOT
from tests.corpus.news import articles, contents, failed, manifest, poison, scores, write


@pytest.fixture
def source(tmp_path):
    return write(tmp_path / "news.csv", articles(50))


def test_a_run(tmp_path, source):
    told = []
    run = score_corpus(source, tmp_path / "out", chunk_size=20, evidence=True, progress=lambda *done: told.append(done))
    assert (run.articles, run.scored, run.failed) == (50, 50, 0)
    assert sorted(contents(tmp_path / "out")) == sorted(
        ["manifest.json", *(f"{folder}part-00000{n}.parquet" for folder in ("", "evidence/") for n in range(3))]
    )
    assert scores(tmp_path / "out").id.tolist() == [row["id"] for row in articles(50)]
    about = manifest(tmp_path / "out")
    assert about["settings"]["source"]["name"] == "news.csv"
    assert about["result"]["complete"]
    assert about["result"]["digest"] == run.digest
    assert about["result"]["cues"] == sum(pq.read_metadata(path).num_rows for path in (tmp_path / "out/evidence").iterdir())
    assert sum(n for n, _ in told) == 50
    assert not list(Path(tmp_path / "out").rglob("*.part"))


def test_workers_change_no_byte_and_chunks_no_digest(tmp_path, source):
    runs = [
        score_corpus(source, tmp_path / name, workers, chunk_size=size, evidence=True)
        for name, workers, size in (("one", 1, 20), ("two", 2, 20), ("small", 1, 7))
    ]
    assert len({run.digest for run in runs}) == 1
    assert len({manifest(run.target)["result"]["evidence_digest"] for run in runs}) == 1
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert scores(tmp_path / "one").equals(scores(tmp_path / "small"))


def test_a_run_goes_on_with_what_is_missing_or_broken(tmp_path, source):
    target = tmp_path / "out"
    score_corpus(source, target, chunk_size=10, evidence=True)
    whole = contents(target)
    (target / "part-000001.parquet").unlink()
    (target / "part-000003.parquet").write_bytes(whole["part-000003.parquet"][:-50])
    (target / ".part-000004.parquet.0a1b2c3d.part").write_bytes(b"PAR1")
    (target / "evidence" / ".part-000004.parquet.0a1b2c3d.part").write_bytes(b"PAR1")
    kept = (target / "part-000002.parquet").stat().st_mtime_ns
    told = []
    score_corpus(source, target, chunk_size=10, evidence=True, progress=lambda *done: told.append(done))
    assert contents(target) == whole
    assert (target / "part-000002.parquet").stat().st_mtime_ns == kept
    assert sum(n for n, _ in told) == 50


def test_a_run_that_was_killed_as_it_began_goes_on(tmp_path, source):
    target = tmp_path / "out"
    target.mkdir()
    (target / ".lock").touch()
    (target / ".manifest.json.0a1b2c3d.part").write_text("{", encoding="utf-8")
    assert score_corpus(source, target).articles == 50
    assert sorted(contents(target)) == ["manifest.json", "part-000000.parquet"]


OTHERWISE = {
    "another chunk size (10 before, 9 now)": {"chunk_size": 9},
    "evidence or none": {"evidence": True},
    "other metrics": {"metrics": [poison()]},
    "other columns": {"columns": {"headline": "outlet"}},
    "another encoding": {"encoding": "cp1252"},
    "other limits": {"seconds": 31},
}
BEFORE = {"another version": ("framing", "0.0.1"), "other word lists": ("lists", "000")}


def test_other_settings_are_refused(tmp_path, source):
    target = tmp_path / "out"
    score_corpus(source, target, chunk_size=10)
    before = contents(target)
    for message, changed in OTHERWISE.items():
        with pytest.raises(ValueError, match=re.escape(message)) as error:
            score_corpus(source, target, **{"chunk_size": 10, **changed})
        assert "--restart" in str(error.value)
        assert contents(target) == before
    for message, (name, value) in BEFORE.items():
        about = json.loads(before["manifest.json"])
        about["settings"][name] = value
        (target / "manifest.json").write_text(json.dumps(about), encoding="utf-8")
        with pytest.raises(ValueError, match=f"{message}.*{value} before"):
            score_corpus(source, target, chunk_size=10)


def test_another_source_is_refused_until_all_starts_anew(tmp_path, source):
    score_corpus(source, tmp_path / "out", chunk_size=10, evidence=True)
    write(source, articles(25))
    with pytest.raises(ValueError, match="another source"):
        score_corpus(source, tmp_path / "out", chunk_size=10, evidence=True)
    assert score_corpus(source, tmp_path / "out", chunk_size=10, resume=False).articles == 25
    assert sorted(contents(tmp_path / "out")) == ["manifest.json", *(f"part-00000{n}.parquet" for n in range(3))]
    assert len(scores(tmp_path / "out")) == 25


def test_a_folder_with_other_files_is_left_alone(tmp_path, source):
    for resume in (True, False):
        with pytest.raises(ValueError, match=r"holds other files, as news\.csv"):
            score_corpus(source, tmp_path, resume=resume)
    with pytest.raises(ValueError, match="is a file"):
        score_corpus(source, source)
    assert [path.name for path in tmp_path.iterdir()] == ["news.csv"]


def test_a_second_run_on_the_same_folder_is_refused(tmp_path, source):
    score_corpus(source, tmp_path / "out")
    with FileLock(tmp_path / "out" / ".lock"), pytest.raises(ValueError, match="another run is writing there"):
        score_corpus(source, tmp_path / "out")
    assert score_corpus(source, tmp_path / "out").articles == 50


def test_settings_may_change_while_nothing_is_done(tmp_path):
    source = tmp_path / "news.csv"
    source.write_text("id,Artikel\na,It may rain.\n", encoding="utf-8")
    with pytest.raises(ReadingError, match="Artikel"):
        score_corpus(source, tmp_path / "out")
    assert score_corpus(source, tmp_path / "out", columns={"text": "Artikel"}).scored == 1


@pytest.mark.parametrize("text", ["", "id,text\n"])
def test_nothing_to_read_is_an_error(tmp_path, text):
    (tmp_path / "news.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ReadingError, match=r"news\.csv"):
        score_corpus(tmp_path / "news.csv", tmp_path / "out")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"workers": 0}, "workers is 0"),
        ({"chunk_size": 0}, "chunk_size is 0"),
        ({"seconds": float("inf")}, "seconds is inf"),
        ({"seconds": 0}, "seconds is 0"),
        ({"metrics": []}, "metrics is empty"),
        ({"columns": {"txt": "text"}}, "txt"),
        ({"encoding": "no-such"}, "no-such"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path, source, options, message):
    with pytest.raises(ValueError, match=message):
        score_corpus(source, tmp_path / "out", **options)


def test_failures_are_listed(tmp_path):
    path = write(tmp_path / "news.jsonl", articles(6, a1="POISON fail", a4="POISON leave"))
    lines = path.read_text(encoding="utf-8").replace('"a1"', r'"a\ud800"').splitlines()
    path.write_text("\n".join([*lines[:3], "{no", *lines[3:]]), encoding="utf-8")
    run = score_corpus(path, tmp_path / "out", chunk_size=4, metrics=[poison()])
    assert (run.articles, run.scored, run.failed) == (7, 4, 3)
    assert scores(tmp_path / "out").id.tolist() == ["a0", "a2", "a3", "a5"]
    told = failed(tmp_path / "out")
    assert told.id.to_dict() == {1: "a\ufffd", 3: "4", 5: "a4"}
    assert "strange text" in told.reason[1]
    assert "is no JSON" in told.reason[3]
    assert "exit code 3" in told.reason[5]
    again = score_corpus(path, tmp_path / "out", chunk_size=4, metrics=[poison()])
    assert again == run


def test_a_folder_as_source(tmp_path):
    (tmp_path / "in").mkdir()
    for n in range(5):
        (tmp_path / "in" / f"n{n}.txt").write_text("Vote fails\n\nIt may rain.", encoding="utf-8")
    run = score_corpus(tmp_path / "in", tmp_path / "in" / "out", chunk_size=2)
    assert run.scored == 5
    assert score_corpus(tmp_path / "in", tmp_path / "in" / "out", chunk_size=2) == run
    assert scores(run.target).id.tolist() == [f"n{n}" for n in range(5)]


def test_from_another_thread(tmp_path, source):
    found = []
    thread = threading.Thread(target=lambda: found.append(score_corpus(source, tmp_path / "out")))
    thread.start()
    thread.join()
    assert found[0].articles == 50


def test_ctrl_c_finishes_the_chunks_at_work(tmp_path, source):
    """The signal comes when the first chunk is written; those that were handed out are finished."""
    target = tmp_path / "out"
    told = []

    def interrupt(*_):
        if not told:
            os.kill(os.getpid(), signal.SIGINT)
        told.append(1)

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt, match="articles are done; the same command goes on from here"):
        score_corpus(source, target, chunk_size=5, progress=interrupt)
    assert signal.getsignal(signal.SIGINT) is before
    about = manifest(target)["result"]
    assert not about["complete"]
    assert 5 <= about["articles"] == len(scores(target)) < 50
    run = score_corpus(source, target, chunk_size=5)
    assert run.articles == len(scores(target)) == 50
    assert run.digest == score_corpus(source, tmp_path / "undisturbed", chunk_size=5).digest


def test_nobody_outside_of_this_machine_can_reach_a_run(tmp_path, source):
    def look(*_):
        listening.update(each.laddr.ip for each in psutil.Process().net_connections() if each.laddr)

    listening = set()
    score_corpus(source, tmp_path / "out", workers=2, progress=look)
    assert listening <= {"127.0.0.1", "::1"}


SCRIPT = """
import sys
from framing.corpus import score_corpus
from framing.metric import Metric

FACTOR = 2

def count(document):
    return {"n": document.sentences.words}

def twice(totals):
    "Twice the words."
    return FACTOR * totals.n

thrice = lambda totals: 3 * totals.n
thrice.__name__ = "thrice"

if __name__ == "__main__":
    made = [Metric(count, value, unit="words", bounds=(0, 1e9), scope="body", language=None) for value in (twice, thrice)]
    score_corpus(sys.argv[1], sys.argv[2], metrics=made)
"""


def test_own_metrics_of_a_script(tmp_path):
    source = write(tmp_path / "news.csv", articles(3, a1="It may rain."))
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, tmp_path / "script.py", source, tmp_path / "out"], env=environment, check=True)
    table = scores(tmp_path / "out")
    assert (table.twice[1], table.thrice[1]) == (6, 9)
    assert table.columns.tolist() == ["id", "outlet", "date", "event", "twice", "thrice", "notes"]
