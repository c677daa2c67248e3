import re

import pytest

import framing
from framing import Article
from framing.report.page import headline_findings, render
from framing.tables import visible

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{7*7}}{% raw %}"
LEADS = re.compile(r"""(?:src|href|action)\s*=\s*["']?([^"'\s>]*)|url\(\s*["']?([^"')]*)""")


def targets(page):
    """Where a page's links, pictures and charts point to."""
    return {"".join(found) for found in LEADS.findall(page)}


def plain(page):
    """A page without its style and its charts, whose ids and words are not the page's own."""
    return re.sub(r"<(style|svg)\b.*?</\1>", "", page, flags=re.DOTALL)


def only(*columns):
    return [metric for metric in framing.METRICS if metric.column in columns]


@pytest.fixture(scope="module")
def page(seeds):
    return render(seeds)


def test_the_page_holds_scores_articles_and_cues(page, seeds):
    for article in seeds.articles:
        assert article.outlet in page
    assert page.count('<mark class="cue') == len(visible(seeds.evidence))  # no two of them overlap
    assert page.count('<input type="checkbox" id="show-') == visible(seeds.evidence).metric.nunique()
    assert re.search(r"loaded language: alarm, weight [\d.]+, the outlet&#39;s own voice", page)
    for value in seeds.scores.hedging_ratio:
        assert f"{value:.2f}" in page


def test_the_page_loads_nothing_and_runs_nothing(page):
    assert "<script" not in page
    assert {target[:1] for target in targets(page)} == {"#"}  # within the page only
    assert "default-src &#39;none&#39;" in page
    assert len(page.encode()) < 1_000_000


def test_links_within_the_page_lead_somewhere(page):
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in targets(page)} <= set(ids)
    assert set(re.findall(r'aria-labelledby="([^"]*)"', plain(page))) <= set(ids)


def test_every_section_is_in_the_contents(page):
    sections = re.findall(r'<section aria-labelledby="([^"]*)"', page)
    assert re.findall(r'<li><a href="#([^"]*)"', page) == sections
    assert len(sections) == 10


def test_what_came_from_outside_stays_text():
    articles = [
        Article(HOSTILE + " The shameful deal.", headline=HOSTILE, outlet=HOSTILE, id=HOSTILE, event=HOSTILE, date=HOSTILE),
        Article(f"{HOSTILE} It fell. “{HOSTILE} and so on,” said {HOSTILE}.", headline=HOSTILE, outlet="B", event=HOSTILE),
    ]
    for excerpts in (False, True):
        page = render(framing.analyse(articles), excerpts=excerpts)
        assert "<script" not in page
        assert "<img" not in page
        assert "{{7*7}}" in page
        assert {target[:1] for target in targets(page)} <= {"#", "x"}  # "x" from the text "src=x"


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
    assert "nan" not in plain(page).lower().replace("finance", "")


def test_a_missing_value_is_shown_with_its_reason():
    page = render(framing.analyse(["Polls close at ten."]))
    assert '–<span class="reason why">fewer than 100 words of prose</span>' in page
    assert '–<span class="reason why">no headline</span>' in page


@pytest.mark.parametrize("columns", [("hedging_ratio",), ("reading_grade", "words"), ("boosters_per_100_words",), ("lix",)])
def test_a_page_of_own_metrics_says_nothing_of_the_others(columns):
    articles = [Article("Turnout may fall.", headline="Shock!", outlet="A"), Article("It fell.", headline="Fall", outlet="B")]
    page = plain(render(framing.analyse(articles, metrics=only(*columns))))
    assert page.rstrip().endswith("</html>")
    assert set(re.findall(r'<span class="column">([^<]*)</span>', page)) == {name.replace("_", " ") for name in columns}
    assert "headlines" not in page.partition("</ul>\n<p")[0]


def test_headlines_are_set_side_by_side():
    def said(*headlines):
        articles = [Article("It rained.", headline=text, outlet=name) for text, name in zip(headlines, "ABCDE", strict=False)]
        return headline_findings(framing.analyse(articles))

    assert said("Town slams deal!", "Town talks") == [
        "A's headline carries more sensational cues (two: “slams”, “!”) than B's (none)."
    ]
    assert said("Town talks", "Town waits") == ["Sensational cues in the headlines: A none; B none."]
    assert said("Town talks!", None) == ["Sensational cues in the headlines: A one: “!”."]
    assert said(None, None) == []
    arabic = Article("قال المسؤولون إن القرار سيدخل حيز التنفيذ غدا. " * 5, headline="غدا!")
    assert headline_findings(framing.analyse([arabic])) == []  # whose headline is not measured


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
