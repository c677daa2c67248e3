import re

import pytest

import framing
from framing import Article
from framing.report.highlight import Cue, highlight
from framing.report.page import render
from framing.tables import visible

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{7*7}}{% raw %}"


@pytest.fixture(scope="module")
def page(seeds):
    return render(seeds)


def test_the_page_holds_scores_articles_and_cues(page, seeds):
    for article in seeds.articles:
        assert article.outlet in page
    assert page.count('<mark class="cue ') == len(visible(seeds.evidence)) + 5  # five kinds in the legend
    assert re.search(r"loaded language: alarm, weight [\d.]+, the outlet&#39;s own voice", page)
    for value in seeds.scores.hedging_ratio:
        assert f"{value:.2f}" in page


def test_the_page_loads_nothing_and_runs_nothing(page):
    assert "<script" not in page
    assert re.findall(r"(?:src|href|action|url)\s*[=(]", page) == []
    assert "default-src 'none'" in page
    assert len(page.encode()) < 1_000_000


def test_what_came_from_outside_stays_text():
    article = Article(HOSTILE + " The shameful deal.", headline=HOSTILE, outlet=HOSTILE, id=HOSTILE)
    page = render(framing.analyse([article]))
    assert "<script" not in page
    assert "<img" not in page
    assert "{{7*7}}" in page


@pytest.mark.parametrize(
    "article",
    [
        Article(""),
        Article("", headline="Only a headline"),
        Article("...", headline="?"),
        Article("\u202eright to left", headline="\ud800", outlet="x" * 200),
    ],
)
def test_odd_articles_make_a_whole_page(article, tmp_path):
    path = framing.write_report(framing.analyse([article]), tmp_path / "new" / "folder" / "report.html")
    page = path.read_text(encoding="utf-8")
    assert page.rstrip().endswith("</html>")
    assert "nan" not in re.sub(r"<style>.*</style>", "", page, flags=re.DOTALL).lower().replace("finance", "")


def test_a_missing_value_is_shown_with_its_reason():
    page = render(framing.analyse(["Polls close at ten."]))
    assert '–<span class="reason">fewer than 100 words of prose</span>' in page
    assert '–<span class="reason">no headline</span>' in page


def test_pieces_put_together_are_the_text():
    text = "Officials may have slammed it."
    cues = [Cue(10, 13, "a", ""), Cue(10, 18, "b", ""), Cue(14, 26, "c", "")]
    pieces = highlight(text, 0, len(text), cues)
    assert "".join(piece.text for piece in pieces) == text
    assert [(piece.text, piece.kinds) for piece in pieces if piece.cues] == [
        ("may", "a b"),
        (" ", "b"),
        ("have", "b c"),
        (" slammed", "c"),
    ]
    assert [piece.text for piece in highlight(text, 10, 18, cues)] == ["may", " ", "have"]


def test_an_interrupted_write_leaves_the_old_file(tmp_path, seeds, monkeypatch):
    path = tmp_path / "report.html"
    framing.write_report(seeds, path)
    before = path.read_bytes()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OSError, match="No space left"):
        framing.write_report(framing.analyse(["One."]), path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]
