import gzip

import pytest

from framing.corpus.chunks import Corpus, unpacked
from framing.reading.error import ReadingError
from framing.reading.session import Session
from tests.corpus.news import articles, write

FILES = ("news.csv", "news.tsv", "news.jsonl", "news.parquet", "news.csv.gz", "news.jsonl.gz")


def bundles(path, size, done=(), **session):
    with Session(**session) as opened:
        return list(Corpus(path).bundles(size, opened, done))


def rows(found):
    return [row for bundle in found if bundle.packed for row in unpacked(bundle.packed).to_dict("records")]


@pytest.mark.parametrize("name", FILES)
def test_files(tmp_path, name):
    given = articles(7)
    found = bundles(write(tmp_path / name, given), 3)
    assert [(bundle.chunk, bundle.size) for bundle in found] == [(0, 3), (1, 3), (2, 1)]
    assert [row["row"] for row in rows(found)] == list(range(7))
    for name in ("id", "outlet", "headline", "text"):
        assert [row[name] for row in rows(found)] == [row[name] for row in given]
    assert [str(row["date"]) for row in rows(found)] == [row["date"] for row in given]
    assert sum(bundle.characters for bundle in found) == sum(len(row["text"]) for row in given)


def test_a_chunk_comes_in_bundles_that_tell_their_place(tmp_path):
    found = bundles(write(tmp_path / "news.csv", articles(1050)), 500, {1})
    assert [(bundle.chunk, bundle.place, bundle.size, bundle.ends) for bundle in found] == [
        *[(0, 0, 200, False), (0, 1, 200, False), (0, 2, 100, True)],
        (1, 0, 0, True),
        (2, 0, 50, True),
    ]
    assert [row["row"] for row in rows(found)] == [*range(500), *range(1000, 1050)]
    whole = bundles(write(tmp_path / "whole.csv", articles(400)), 400)
    assert [bundle.ends for bundle in whole] == [False, True]


def test_chunks_that_are_done_have_only_their_number(tmp_path):
    found = bundles(write(tmp_path / "news.csv", articles(7)), 3, {1})
    assert [bundle.size for bundle in found] == [3, 0, 1]
    assert [row["row"] for row in rows(found)] == [0, 1, 2, 6]


def test_rows_that_cannot_be_read_keep_their_place(tmp_path):
    path = write(tmp_path / "news.jsonl", articles(4))
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(["{no", lines[0], "[]", lines[1], '{"text": 3, "id": "three"}']), encoding="utf-8")
    found = bundles(path, 2)
    assert [row["row"] for row in rows(found)] == [1, 3, 4]
    assert [failure[:2] for bundle in found for failure in bundle.failed] == [(0, "1"), (2, "3")]
    assert "is no JSON" in found[0].failed[0][2]


def test_what_follows_in_a_broken_file_is_one_failure(tmp_path):
    path = tmp_path / "news.csv"
    path.write_text('id,text\na,It rained.\nb,"It ra"ined.\nc,It rained.\n', encoding="utf-8")
    found = bundles(path, 10)
    assert [row["id"] for row in rows(found)] == ["a"]
    assert [failure[0] for failure in found[0].failed] == [1]


@pytest.mark.parametrize("name", ["news.csv.gz", "news.jsonl.gz"])
def test_a_file_that_was_cut_short_is_an_error(tmp_path, name):
    path = write(tmp_path / name, articles(3000))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(ReadingError, match="ended before"):
        bundles(path, 5000)


def test_parquet_in_a_gz_is_refused(tmp_path):
    path = tmp_path / "news.parquet.gz"
    path.write_bytes(gzip.compress(write(tmp_path / "news.parquet", articles(3)).read_bytes()))
    with pytest.raises(ReadingError, match="Unpack it"):
        bundles(path, 10)


@pytest.mark.parametrize("name", ["news.csv", "news.jsonl", "news.parquet"])
def test_a_source_of_which_nothing_can_be_read_is_an_error(tmp_path, name):
    path = write(tmp_path / name, [{"id": "a"}], ("id",))
    with pytest.raises(ReadingError, match=r"news\.\w+"):
        bundles(path, 10)


def test_a_folder_of_texts(tmp_path):
    for name in ("b.txt", "a.txt", "a.md"):
        (tmp_path / name).write_text("Vote fails\n\nIt may rain.", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    found = bundles(tmp_path, 2)
    assert [row["id"] for row in rows(found)] == ["a", "a-2", "b"]
    assert [failure[0] for bundle in found for failure in bundle.failed] == [3]
    assert rows(found)[1]["headline"] == "Vote fails"


def test_a_folder_with_a_manifest(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.txt", "in/c.txt"):
        (tmp_path / name).write_text("It may rain.", encoding="utf-8")
    (tmp_path / "articles.csv").write_text("file,outlet,id\nb.txt,Gull,\nin/c.txt,Ant,x\ngone.txt,Ant,y\n", encoding="utf-8")
    found = bundles(tmp_path, 10)
    assert [(row["id"], row["outlet"]) for row in rows(found)] == [("b", "Gull"), ("x", "Ant")]
    assert [failure[0] for failure in found[0].failed] == [2]


def test_the_fingerprint_is_of_the_contents_of_a_file(tmp_path):
    path = write(tmp_path / "news.csv", articles(3))
    before = Corpus(path).fingerprint
    assert Corpus(path.rename(tmp_path / "other.csv")).fingerprint == before
    with (tmp_path / "other.csv").open("a", encoding="utf-8") as file:
        file.write("x,,,,It rained.\n")
    assert Corpus(tmp_path / "other.csv").fingerprint != before


def test_the_fingerprint_of_a_folder_is_of_names_sizes_and_manifest(tmp_path):
    (tmp_path / "a.txt").write_text("It may rain.", encoding="utf-8")
    found = [Corpus(tmp_path).fingerprint]
    (tmp_path / "b.txt").write_text("It may rain.", encoding="utf-8")
    found.append(Corpus(tmp_path).fingerprint)
    (tmp_path / "b.txt").write_text("It may snow!!", encoding="utf-8")
    found.append(Corpus(tmp_path).fingerprint)
    for outlet in ("Gull", "Toad"):
        (tmp_path / "articles.csv").write_text(f"file,outlet\na.txt,{outlet}\n", encoding="utf-8")
        found.append(Corpus(tmp_path).fingerprint)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("name", ["news.csv", "news.csv.gz", "news.jsonl", "news.jsonl.gz", "news.parquet"])
def test_the_share_that_was_read_grows_to_all(tmp_path, name):
    corpus = Corpus(write(tmp_path / name, articles(4000)))
    with Session() as session:
        shares = [corpus.share for _ in corpus.bundles(500, session)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 1
    assert shares[-1] > 0.9


def test_names_that_are_no_source(tmp_path):
    with pytest.raises(ReadingError, match="no such file or folder"):
        Corpus(tmp_path / "gone.csv")


def test_a_gz_of_a_text_is_one_article(tmp_path):
    path = tmp_path / "launch.txt.gz"
    path.write_bytes(gzip.compress(b"It may rain."))
    assert [row["id"] for row in rows(bundles(path, 10))] == ["launch"]
