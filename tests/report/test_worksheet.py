import re

import pytest

import framing
from framing import Article
from framing.report.articles import KINDS
from framing.report.blind import blind
from framing.report.worksheet import TASKS, write_worksheet
from framing.tables import visible


def pages(analysis, folder):
    return [path.read_text(encoding="utf-8") for path in write_worksheet(analysis, folder)]


def plain(page):
    return re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


@pytest.fixture(scope="module")
def written(seeds, tmp_path_factory):
    return pages(seeds, tmp_path_factory.mktemp("worksheet") / "new")


def test_two_files_are_written(tmp_path):
    paths = write_worksheet(framing.analyse(["It may rain."]), tmp_path)
    assert [path.name for path in paths] == ["worksheet.html", "answers.html"]
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_the_worksheet_has_no_mark_and_no_cue(written, seeds):
    page = plain(written[0])
    assert "<mark" not in page
    assert 'class="cue' not in page
    assert "weight" not in page
    articles = page.partition('id="texts"')[2]
    assert "<span" not in re.sub(r'<span class="together">[^<]*<span class="blank short"></span></span>', "", articles)
    for article in seeds.articles:
        assert article.outlet in articles
        assert article.headline.replace("'", "&#39;") in articles


def test_the_worksheet_holds_the_whole_texts(tmp_path):
    text = "The shameful vote came late.\n\nIt may rain & snow.\n\n- First point\n- Second point"
    page = plain(pages(framing.analyse([Article(text, headline="Town slams deal!")]), tmp_path)[0])
    for part in ("The shameful vote came late.", "It may rain &amp; snow.", "First point", "Second point", "Town slams deal!"):
        assert page.count(part) == 1


def test_every_kind_of_cue_has_a_task(seeds):
    assert {kind for kind, _, _ in TASKS} >= set(visible(seeds.evidence).metric)
    assert len({how for _, how, _ in TASKS}) == len(TASKS)


def test_worksheet_and_answer_key_name_kinds_and_signs_alike(written):
    worksheet, answers = map(plain, written)
    asked = re.findall(r'<tr><th scope="row">([^<]*)</th><td><b>([^<]*)</b>: ', worksheet)
    told = re.findall(r'<tr><th scope="row"><span class="k \w+">([^<]*)</span></th><td>([^<]*)</td>', answers)
    assert asked == [(sign, kind) for kind, sign in told]
    assert ("circle", "hedge") in asked
    assert len(asked) == len(KINDS)


def test_the_expectation_is_asked_for_before_anything_is_explained(written):
    page = written[0]
    assert page.count("Before you start") == 1
    assert page.index("</h1>") < page.index("Before you start") < page.index("Read each article once")


def test_one_article_is_not_set_beside_others(tmp_path):
    assert "Before you start" not in pages(framing.analyse(["It may rain."]), tmp_path)[0]


def test_the_answer_key_counts_the_evidence_without_background(written, seeds):
    cues = visible(seeds.evidence)
    assert len(cues) < len(seeds.evidence)
    rows = re.findall(r'<tr><th scope="row"><span class="k (\w+)">[^<]*</span></th>(.*?)</tr>', plain(written[1]))
    assert [kind for kind, _ in rows] == list(KINDS)  # those that were not found too
    for kind, row in rows:
        found = [int(n) for n in re.findall(r"<td[^>]*>(\d+)</td>", row)]
        assert found == [int(((cues.metric == kind) & (cues.id == article.id)).sum()) for article in seeds.articles]


def test_the_answer_key_lists_no_background(written, seeds):
    page = plain(written[1])
    listed = [re.findall(r"<td>([^<]*)</td>", row) for row in re.findall(r"<tr>(<td>.*?)</tr>", page)]
    cues = visible(seeds.evidence)
    assert [row[2] for row in listed] == cues.category.tolist()
    assert "background" not in page
    assert "weak weights of the other words of a headline" in page


def test_without_a_headline_the_answer_key_does_not_speak_of_its_other_words(tmp_path):
    assert "weak weights" not in pages(framing.analyse(["It may rain."]), tmp_path)[1]


def test_the_answer_key_marks_every_cue(written, seeds):
    assert plain(written[1]).count('<mark class="cue') == len(visible(seeds.evidence))


def test_a_blind_worksheet_names_nobody(tmp_path):
    given = [
        Article("The Daily Gull may be late.", headline="Daily Gull slams deal", outlet="Daily Gull", author="Ann Lowe"),
        Article("Heron Times rains.", outlet="Heron Times", url="https://heron.example", id="heron-1"),
    ]
    for page in pages(framing.analyse(blind(given)), tmp_path):
        text = plain(page)
        assert not re.search(r"gull|heron|lowe", text, flags=re.IGNORECASE)
        assert "Article 1" in text
        assert "Article 2" in text


def test_what_came_from_outside_stays_text(tmp_path):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)> shameful"
    for page in pages(framing.analyse([Article(hostile, headline=hostile, outlet=hostile, id=hostile)]), tmp_path):
        assert "<script" not in page
        assert "<img" not in page


@pytest.mark.parametrize("article", [Article(""), Article("...", headline="?"), Article("قال المسؤولون إن القرار غدا. " * 9)])
def test_odd_articles_make_whole_pages(article, tmp_path):
    for page in pages(framing.analyse([article]), tmp_path):
        assert page.rstrip().endswith("</html>")
