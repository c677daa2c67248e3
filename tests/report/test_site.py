import os
import re
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import framing
from framing import Article
from framing.report.site import page_names, write_pages

HOSTILE = ["../x", "/etc/x", "CON", "x" * 300, "nul\0", "Flood", "flood", "فيضان", 'a/b\\c:d*?"<>|', "..", "#1 & 50%", "\ud800"]
ARABIC = "قال المسؤولون إن القرار سيدخل حيز التنفيذ غدا في جميع أنحاء البلاد. " * 5
ONE = "It may rain on the old town. The shameful vote came late."
OTHER = "The sun set on the old town. The vote came late."


def analysed(*events):
    return framing.analyse([Article(text, outlet=name, event=e) for e in events for name, text in (("A", ONE), ("B", OTHER))])


def links(path):
    return [unquote(found) for found in re.findall(r'<a href="([^"#]*)"', path.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "in" / "here"
    counts = []
    pages = write_pages(analysed(*HOSTILE), folder / "index.html", progress=counts.append)
    return folder, pages, counts


def test_one_event_is_one_page_and_nothing_else(tmp_path):
    counts = []
    path = framing.write_report(analysed("flood"), tmp_path / "report.html", progress=counts.append)
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]
    assert links(path) == []
    assert counts == [1]
    assert "How it is worded: flood</h1>" in path.read_text(encoding="utf-8")


def test_all_files_land_in_the_folder_under_names_of_their_own(hostile):
    folder, pages, _ = hostile
    everything = [path for path in folder.parents[1].rglob("*") if path.is_file()]
    assert sorted(everything) == sorted(pages)
    assert {path.parent for path in pages} == {folder}
    assert len({path.name.casefold() for path in pages}) == len(HOSTILE) + 1
    assert all(re.fullmatch(r"index(-\d\d(-[a-z0-9-]+)?)?\.html", path.name) for path in pages)
    assert max(len(path.name) for path in pages) < 100


def test_the_index_leads_to_every_page_and_each_back(hostile):
    folder, (index, *pages), _ = hostile
    assert links(index) == [page.name for page in pages]
    for page in pages:
        assert links(page) == ["index.html"]
        assert (folder / links(page)[0]).exists()


@given(st.lists(st.one_of(st.text(max_size=200), st.sampled_from([*HOSTILE, ".", "..", "", "flood. ", "NUL.txt"]))))
@example(["İ" * 60, "i̇" * 60, "K", "k", "\u212a", "ﬂood", "flood", "FLOOD"])
@example(["x"] * 12_345)
def test_names_of_pages_fit_any_file_system(events):
    names = page_names(events, "index")
    assert len({name.casefold() for name in names}) == len(events)
    assert all(re.fullmatch(r"[a-z0-9-]{1,80}\.html", name) for name in names)
    assert not any(re.match(r"(con|prn|aux|nul|com\d|lpt\d)\b(?!-)", name) for name in names)


def test_what_the_pages_of_events_replace_is_replaced_together(tmp_path):
    first, then = (framing.analyse([Article(ARABIC, event=event) for event in events]) for events in (("a", "b"), ("a", "c")))
    write_pages(first, tmp_path / "index.html")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    counts = []

    def stop(n):
        counts.append(n)
        if len(counts) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pages(then, tmp_path / "index.html", progress=stop)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_progress_is_told_once_per_page(hostile):
    assert hostile[2] == [1] * len(HOSTILE)


def test_the_names_of_events_are_on_the_index(hostile):
    text = hostile[1][0].read_text(encoding="utf-8")
    for name in ("../x", "/etc/x", "CON", "Flood", "flood", "فيضان", "#1 &amp; 50%"):
        assert f">{name}</a>" in text


def test_the_pages_load_nothing(hostile):
    for page in hostile[1]:
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text
        assert not re.search(r"""(?:src|action)\s*=|url\(\s*["']?(?!#)|(?:href=")(?:[a-z]+:|/)""", text)
        assert text.rstrip().endswith("</html>")


@pytest.mark.parametrize("name", ["my report #1.html", "50%25?.html", "a:b & c.html"])
@pytest.mark.skipif(os.name == "nt", reason="no such names on Windows")
def test_links_lead_to_files_whatever_their_name(tmp_path, name):
    index, *pages = write_pages(analysed("one", "two"), tmp_path / name)
    assert index.name == name
    assert links(index) == [page.name for page in pages]
    assert {link for page in pages for link in links(page)} == {name}
    assert not re.search(r'<a href="[^"]*[?:]', index.read_text(encoding="utf-8"))


def test_the_index_sums_up_outlets_over_all_events(tmp_path):
    path = framing.write_report(analysed("one", "two", "three"), tmp_path / "index.html")
    text = path.read_text(encoding="utf-8")
    assert "6 articles on 3 events" in text
    # Each event: 12 + 11 words in two articles.
    assert text.count('<td class="number">2</td><td class="number">23</td><td>A, B</td>') == 3
    assert "<svg" in text
    # One article of each outlet on each event: 2 of 8 divisions are the least.
    assert re.search(r"<li>In .* the two outlets have too few articles for a test to tell them apart: .*</li>", text)


def test_articles_without_event_are_beside_those_with_one(tmp_path):
    given = [Article(ONE, outlet="A", event="flood"), Article(OTHER, outlet="B"), Article(OTHER, outlet="C", event="")]
    index, flood, rest = write_pages(framing.analyse(given), tmp_path / "index.html")
    assert (flood.name, rest.name) == ("index-1-flood.html", "index-2.html")
    assert ">no event given</a>" in index.read_text(encoding="utf-8")
    assert '<article aria-label="B">' in rest.read_text(encoding="utf-8")
    assert '<article aria-label="C">' in rest.read_text(encoding="utf-8")
    assert '<article aria-label="A">' not in rest.read_text(encoding="utf-8")


def test_where_no_article_is_english_pages_are_whole(tmp_path):
    given = [
        Article(ARABIC, outlet="A", event="one"),
        Article(ARABIC, event="two"),
        Article(ARABIC, event="two", headline="غدا"),
    ]
    for path in write_pages(framing.analyse(given), tmp_path / "index.html"):
        text = path.read_text(encoding="utf-8")
        assert text.rstrip().endswith("</html>")
        assert ("No article is English and short enough: nothing was compared." in text) == (path.name != "index.html")
        assert "nan" not in re.sub(r"<(style|svg)\b.*?</\1>", "", text, flags=re.DOTALL).lower()


def test_an_event_in_another_language_stands_beside_an_english_one(tmp_path):
    given = [Article(ONE, outlet="A", event="one"), Article(OTHER, outlet="B", event="one"), Article(ARABIC, event="two")]
    index, one, two = write_pages(framing.analyse(given), tmp_path / "index.html")
    assert "nothing was compared" not in one.read_text(encoding="utf-8")
    assert "nothing was compared" in two.read_text(encoding="utf-8")
    assert "<svg" in index.read_text(encoding="utf-8")


def test_own_metrics_make_an_index_too(tmp_path):
    own = [metric for metric in framing.METRICS if metric.column == "lix"]
    given = [Article(ONE, outlet="A", event="one"), Article(OTHER, outlet="A", event="two")]
    paths = write_pages(framing.analyse(given, metrics=own), tmp_path / "index.html")
    assert all(path.read_text(encoding="utf-8").rstrip().endswith("</html>") for path in paths)


def test_a_page_of_an_event_shows_its_articles_only(tmp_path):
    _, one, two = write_pages(analysed("one", "two"), tmp_path / "index.html", excerpts=True)
    for page in (one, two):
        assert re.findall(r'<article aria-label="([^"]*)"', page.read_text(encoding="utf-8")) == ["A", "B"]
        assert "Excerpts of the articles" in page.read_text(encoding="utf-8")
