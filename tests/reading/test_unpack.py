"""Archives: read like folders, and refused where they unpack to far more than texts do."""

import collections
import gzip
import io
import random
import zipfile

import pytest

from framing import Article
from framing.reading import ReadingError, read_articles
from framing.reading.source import Source
from framing.reading.unpack import gunzip

BODY = "The vote may slip.\n\nIt is late."


def zipped(path, **files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_the_files_of_a_zip_are_read_in_order_of_their_paths(tmp_path):
    files = {
        "b/two.txt": f"Two\n\n{BODY}", "a/one.txt": f"One\n\n{BODY}", "__MACOSX/a/._one.txt": "junk", "a/.hidden.txt": "junk",
        "README.md": "About this archive.", "picture.jpg": "junk", "table.csv": "id,text\nx,It rained.\n",
    }  # fmt: skip
    articles = read_articles(zipped(tmp_path / "news.zip", **files))
    assert [(a.id, a.headline) for a in articles] == [("one", "One"), ("two", "Two"), ("x", None)]
    assert articles[0].origin.source.endswith("news.zip: a/one.txt")


def test_a_manifest_in_a_zip_holds(tmp_path):
    files = {
        "seeds/articles.csv": "file,outlet,id\nsub/a.txt,The Gull,7\n",
        "seeds/sub/a.txt": f"A\n\n{BODY}",
        "b.txt": "B\n\nB.",
    }
    assert read_articles(zipped(tmp_path / "a.zip", **files)) == [Article(BODY, headline="A", outlet="The Gull", id="7")]
    files["seeds/articles.csv"] = "file\n../b.txt\n../../b.txt\nsub/a.txt\n"
    failures = []
    assert len(read_articles(zipped(tmp_path / "b.zip", **files), failures=failures)) == 2
    assert ["'../../b.txt' lies outside its folder, or is not there" in str(failure) for failure in failures] == [True]


@pytest.mark.parametrize("name", ["a.txt.gz", "A.TXT.GZ", "a.gz"])
def test_a_gz_is_read_as_what_it_holds(tmp_path, name):
    (tmp_path / name).write_bytes(gzip.compress(f"A\n\n{BODY}".encode()))
    (article,) = read_articles(tmp_path / name)
    assert (article.id.lower(), article.headline, article.text) == ("a", "A", BODY)


def test_a_table_in_a_gz(tmp_path):
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"text,outlet\nIt rained.,The Gull\n"))
    assert read_articles(tmp_path / "a.csv.gz") == [Article("It rained.", outlet="The Gull")]


BAD = {
    "broken.zip": (b"PK\x03\x04", "is no .zip archive"),
    "empty.zip": (b"PK\x05\x06" + bytes(18), "has no articles"),
    "broken.txt.gz": (b"\x1f\x8b\x08garbage", "is no .gz file"),
    "short.txt.gz": (gzip.compress(random.Random(1).randbytes(5000).hex().encode())[:-100], "is no .gz file"),
    "news.tar.gz": (gzip.compress(b"x"), r"framing reads .* files\. Unpack it, or pack the files as \.zip"),
    "in.zip.gz": (gzip.compress(b"x"), "framing reads"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_broken_archive_says_so(tmp_path, name):
    content, message = BAD[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadingError, match=message) as raised:
        read_articles(tmp_path / name)
    assert name in str(raised.value)


def test_a_locked_zip_says_so(tmp_path):
    path = zipped(tmp_path / "a.zip", **{"a.txt": f"A\n\n{BODY}"})
    data = bytearray(path.read_bytes())
    for header, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flag] |= 1
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=r"a\.txt: cannot be unpacked .*Unpack it with its password"):
        read_articles(path)


def test_a_zip_bomb_is_refused_before_anything_is_unpacked(tmp_path):
    path = zipped(tmp_path / "a.zip", **{"a.txt": bytes(200_000_000)})
    assert path.stat().st_size < 200_000_000 / 900
    with pytest.raises(ReadingError, match=r"would unpack from [\d,]+ to 200,000,000 bytes, far more than texts do"):
        read_articles(path)


def test_files_of_a_zip_that_are_small_alone_are_refused_where_they_are_too_much_together(tmp_path):
    path = zipped(tmp_path / "a.zip", **{f"{n}.txt": bytes(5_000_000) for n in range(10)})
    with pytest.raises(ReadingError, match="to 50,000,000 bytes"):
        read_articles(path)


def test_a_gz_bomb_is_refused_after_the_first_megabytes():
    stream = io.BytesIO()
    with gzip.GzipFile(fileobj=stream, mode="wb") as file:
        for _ in range(300):
            file.write(bytes(1_000_000))
    packed = stream.getvalue()
    assert len(packed) < 300_000_000 / 900
    with gunzip(Source.of_bytes(packed, "a.txt.gz", "a.txt.gz")).open() as opened:
        with pytest.raises(ReadingError, match=r"unpacks from [\d,]+ to more than"):
            collections.deque(iter(lambda: opened.read(1 << 16), b""), maxlen=0)
        assert opened.raw._given < 25_000_000


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_document_that_is_a_bomb_is_refused(tmp_path, name):
    path = zipped(tmp_path / name, **{"word/document.xml": bytes(200_000_000)})
    with pytest.raises(ReadingError, match="would unpack from"):
        read_articles(path)


def test_texts_that_repeat_a_lot_are_no_bomb(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"The vote may slip. " * 400_000))
    assert len(read_articles(tmp_path / "a.txt.gz")[0].text) == 19 * 400_000


def test_a_file_of_a_zip_that_is_no_bomb_but_too_large_is_left_packed(tmp_path, monkeypatch):
    monkeypatch.setattr("framing.reading.unpack.LARGEST", 1_000)
    path = zipped(tmp_path / "a.zip", **{"a.txt": random.Random(1).randbytes(1_000).hex(), "b.txt": f"B\n\n{BODY}"})
    failures = []
    assert [article.id for article in read_articles(path, failures=failures)] == ["b"]
    assert "a.txt: unpacks to 2,000 bytes. Unpack it, and read it alone." in str(failures[0])
