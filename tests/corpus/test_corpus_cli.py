import dask
import pytest
from filelock import FileLock

from framing.cli import main
from tests.corpus.news import articles, failed, scores, write


@pytest.fixture
def source(tmp_path):
    return write(tmp_path / "news.csv", articles(12))


def run(*arguments):
    return main(["score", *map(str, arguments)])


def test_a_corpus_is_scored_into_a_folder(tmp_path, source, capsys):
    assert run(source, "-o", tmp_path / "out", "--chunk-size", "5", "--workers", "2", "--evidence") == 0
    shown = capsys.readouterr()
    assert shown.out == f"12 articles scored: {tmp_path / 'out'}\n"
    assert shown.err == ""
    assert len(scores(tmp_path / "out")) == 12
    assert len(list((tmp_path / "out" / "evidence").iterdir())) == 3
    assert run(source, "-o", tmp_path / "out", "--chunk-size", "6") == 2
    assert "Go on with the same" in capsys.readouterr().err
    assert run(source, "-o", tmp_path / "out", "--chunk-size", "6", "--restart") == 0
    assert len(list((tmp_path / "out").glob("part-*"))) == 2


def test_failures_are_told(tmp_path, capsys):
    path = write(tmp_path / "news.jsonl", articles(3))
    with path.open("a", encoding="utf-8") as file:
        file.write("{no\n")
    assert run(path, "-o", tmp_path / "out") == 1
    shown = capsys.readouterr()
    assert shown.out == f"3 articles scored: {tmp_path / 'out'}\n"
    assert shown.err == f"framing: 1 could not be scored; {tmp_path / 'out' / 'failed.parquet'} tells which and why.\n"
    assert failed(tmp_path / "out").index.tolist() == [3]


def test_the_column_of_the_text_may_be_named_after_a_first_try(tmp_path, capsys):
    path = tmp_path / "news.csv"
    path.write_text("Artikel;Quelle\nIt may rain.;Gull\n", encoding="utf-8")
    assert run(path, "-o", tmp_path / "out") == 2
    assert "Artikel" in capsys.readouterr().err
    assert run(path, "-o", tmp_path / "out", "--text-column", "Artikel", "--outlet-column", "Quelle") == 0
    assert scores(tmp_path / "out").outlet.tolist() == ["Gull"]


def test_a_second_run_is_refused(tmp_path, source, capsys):
    (tmp_path / "out").mkdir()
    with FileLock(tmp_path / "out" / ".lock"):
        assert run(source, "-o", tmp_path / "out") == 2
    assert "another run is writing there" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--workers", "0"], "workers is 0; it must be at least 1."),
        (["--chunk-size", "-1"], "chunk_size is -1; it must be at least 1."),
        (["--bom"], "--table and --bom are for a single file"),
        (["--table", "scores"], "a folder has all tables"),
        (["more.csv"], "a corpus is one file or one folder."),
        (["--scheduler", "nowhere"], "nowhere: "),
        (["--scheduler", "tcp://127.0.0.1:9"], "tcp://127.0.0.1:9: no Dask scheduler can be reached there"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(tmp_path, source, capsys, arguments, message):
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}):
        assert run(source, *arguments, "-o", tmp_path / "out") == 2
    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1


def test_no_such_corpus(tmp_path, capsys):
    assert run(tmp_path / "gone.csv", "-o", tmp_path / "out") == 2
    assert "there is no such file or folder" in capsys.readouterr().err
