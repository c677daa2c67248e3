import hashlib

import pandas as pd
import pytest

import framing
from framing.reading import ReadingError, read_articles
from tests.conftest import ROOT, SEEDS

SUPPLIED = ROOT.parent / "shared" / "seeds"


def test_seeds_are_read_with_their_manifest():
    articles = read_articles(SEEDS)
    assert [(article.id, article.outlet) for article in articles] == [
        ("outlet-a", "Outlet A"),
        ("outlet-b", "Outlet B"),
        ("outlet-c", "Outlet C"),
    ]
    assert articles[0].headline == "North Korea STRIKES – Provocation Escalates!"
    assert articles[1].headline.endswith("ties with Russia.")
    assert articles[2].text.startswith("North Korea has once again")


@pytest.mark.skipif(not SUPPLIED.is_dir(), reason="the seeds as supplied stand beside the checkout of the developers only")
def test_seeds_are_byte_for_byte_as_supplied():
    supplied = [path.read_bytes() for path in sorted(SUPPLIED.glob("*.txt"))]
    assert [path.read_bytes() for path in sorted(SEEDS.glob("outlet-*.txt"))] == supplied


def test_the_manifest_knows_the_seeds_by_their_sha256():
    manifest = pd.read_csv(SEEDS / "articles.csv")
    assert [hashlib.sha256((SEEDS / file).read_bytes()).hexdigest() for file in manifest.file] == manifest.sha256.tolist()


def write(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_the_first_line_of_a_file_is_the_headline(tmp_path):
    article = read_articles(write(tmp_path, launch="\ufeffMissiles seen\r\n\r\nThey flew far.\r\n") / "launch.txt")[0]
    assert (article.id, article.headline, article.text) == ("launch", "Missiles seen", "They flew far.\n")


def test_a_first_line_that_is_no_headline_is_body(tmp_path):
    text = "word " * 41 + "ends here.\n\nThe second paragraph."
    article = read_articles(write(tmp_path, long=text) / "long.txt")[0]
    assert article.headline is None
    assert article.text == text


def test_an_article_with_only_a_headline(tmp_path):
    articles = read_articles(write(tmp_path, a="Missiles seen off the coast", b="They flew far."))
    assert [(article.headline, article.text) for article in articles] == [
        ("Missiles seen off the coast", ""),
        (None, "They flew far."),
    ]


def test_a_folder_a_pattern_and_a_list_give_the_same(tmp_path):
    write(tmp_path, a="A\n\nOne.", b="B\n\nTwo.")
    whole = read_articles(tmp_path)
    assert read_articles(str(tmp_path / "*.txt")) == whole
    assert read_articles([tmp_path / "a.txt", tmp_path / "b.txt"]) == whole
    assert [article.id for article in whole] == ["a", "b"]


def test_files_of_one_name_get_ids_of_their_own(tmp_path):
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, launch="A\n\nOne.")
    assert [a.id for a in read_articles([tmp_path / "x", tmp_path / "y"])] == ["launch", "launch-2"]


def test_ids_of_manifests_are_kept_and_those_of_files_give_way(tmp_path):
    write(tmp_path, a="A\n\nOne.", b="B\n\nTwo.")
    (tmp_path / "articles.csv").write_text("file,id\na.txt,\nb.txt,a\n", encoding="utf-8")
    assert [a.id for a in read_articles(tmp_path)] == ["a-2", "a"]
    with pytest.raises(ReadingError, match="two articles have the id 'a'"):
        read_articles([tmp_path, tmp_path])


def test_a_pattern_may_match_folders(tmp_path):
    (tmp_path / "monday").mkdir()
    write(tmp_path / "monday", a="A\n\nOne.")
    assert [a.id for a in read_articles(str(tmp_path / "mon*"))] == ["a"]


def test_hidden_files_are_not_read(tmp_path):
    write(tmp_path, a="A\n\nOne.", **{"._a": "junk"})
    assert len(read_articles(tmp_path)) == 1


def test_a_table():
    table = pd.DataFrame({"text": ["One.", None], "headline": ["First", "Second"], "id": [7, 8], "score": [1, 2]})
    articles = read_articles(table)
    assert [(a.id, a.headline, a.text, a.outlet) for a in articles] == [("7", "First", "One.", None), ("8", "Second", "", None)]
    with pytest.raises(ReadingError, match=r"the table: no column has a usual name for the text .*; it has 'story'\. Name the"):
        read_articles(pd.DataFrame({"story": ["One."]}))


BAD = {
    "empty": ("", "is empty. Put the article's text in it"),
    "blank": (" \n\n\t", "is empty"),
    "binary": (b"\x89PNG\x00\x01", "is a binary file"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path, name):
    content, message = BAD[name]
    write(tmp_path, good="A\n\nOne.", **{name: content})
    with pytest.raises(ReadingError, match=rf"{name}\.txt: {message}"):
        read_articles(tmp_path)
    failures = []
    assert [article.id for article in read_articles(tmp_path, failures=failures)] == ["good"]
    assert [name in str(failure) for failure in failures] == [True]


def test_nothing_to_read_is_an_error_that_says_what_to_do(tmp_path):
    with pytest.raises(ReadingError, match=r"nowhere: there is no such file or folder"):
        read_articles(tmp_path / "nowhere", failures=[])
    with pytest.raises(ReadingError, match=r"has no articles. Put files in it \(\.txt, \.md,"):
        read_articles(tmp_path)
    (tmp_path / "a.odt").write_bytes(b"")
    with pytest.raises(ReadingError, match=r"a\.odt: framing reads \.txt, .*\.gz files\. Save it as \.docx or \.txt\."):
        read_articles(tmp_path / "a.odt")
    with pytest.raises(ReadingError, match="the path is empty"):
        read_articles("")
    with pytest.raises(ReadingError, match="there is nothing to read"):
        read_articles([])
    for wrong in (7, b"seeds"):
        with pytest.raises(TypeError, match="read_articles takes a path"):
            read_articles(wrong)


MANIFESTS = {
    "no rows": ("file,outlet\n", "lists no articles"),
    "no file column": ("name\na.txt\n", "its first line must name the columns, among them file .*; it names name"),
    "missing file": ("file\nb.txt\n", r"b\.txt: cannot be opened"),
    "changed file": (
        "file,sha256\na.txt,0000\n",
        r"a\.txt: is not the file that articles\.csv describes \(sha256 [0-9a-f]{64}\)",
    ),
    "duplicate id": ("file,id\na.txt,x\na.txt,x\n", "a.txt: two articles have the id 'x'. Give each its own."),
    "open quotation mark": ('id,file\nx,"a.txt\n' + "x" * 200_000, r"articles\.csv, after line 3: cannot be read as CSV"),
    "file outside": ("file\n../a.txt\n", "'../a.txt' lies outside its folder"),
    "other kind": ("file\na.doc\n", r"a\.doc: framing reads .* Save it as \.docx\."),
    "itself": ("file\narticles.csv\n", "articles.csv: no column has a usual name for the text"),
    "row without file": ("file,id\n,x\n", "a row names no file"),
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_that_cannot_be_used_is_named(tmp_path, name):
    content, message = MANIFESTS[name]
    write(tmp_path, a="A\n\nOne.")
    (tmp_path / "articles.csv").write_text(content, encoding="utf-8")
    with pytest.raises(ReadingError, match=message):
        read_articles(tmp_path)


def test_a_manifest_as_excel_writes_it(tmp_path):
    write(tmp_path, a="A\n\nOne.")
    (tmp_path / "articles.csv").write_bytes("File;Publisher;Title\r\na.txt;Möwe;A\r\n;;\r\n".encode("cp1252"))
    assert read_articles(tmp_path) == [framing.Article("One.", headline="A", outlet="Möwe", id="a")]


def test_what_word_hides_and_a_link_to_itself_are_no_articles(tmp_path):
    write(tmp_path, a="A\n\nOne.")
    (tmp_path / "~$a.docx").write_bytes(b"locked")
    assert len(read_articles(tmp_path)) == 1
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "articles.csv").write_text("file\nloop.txt\na.txt\n", encoding="utf-8")
    failures = []
    assert len(read_articles(tmp_path, failures=failures)) == 1
    assert "'loop.txt' lies outside its folder, or is not there" in str(failures[0])


def test_a_pattern_through_folders_reads_each_file_once(tmp_path):
    (tmp_path / "deep").mkdir()
    write(tmp_path, a="A\n\nOne.")
    write(tmp_path / "deep", b="B\n\nTwo.")
    assert [article.id for article in read_articles(f"{tmp_path}/**")] == ["a", "b"]


def test_a_manifest_gives_what_it_knows(tmp_path):
    write(tmp_path, a="Not a headline\n\nOne.")
    rows = 'file,outlet,headline,date,event,note\na.txt,"The, Daily",Given,2024-05-01,launch,x\n'
    (tmp_path / "articles.csv").write_text(rows, encoding="utf-8")
    article = read_articles(tmp_path)[0]
    assert article == framing.Article("Not a headline\n\nOne.", "Given", "The, Daily", "a", "2024-05-01", None, None, "launch")
