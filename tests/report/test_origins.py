import re

import pytest

import framing
from framing import Article
from framing.origin import Origin
from framing.report.blind import blind
from framing.report.origins import origin_rows
from framing.report.page import render
from framing.report.worksheet import write_worksheet

SHA = "0123456789abcdef" * 4
TEXT = "قال المسؤولون إن القرار سيدخل حيز التنفيذ غدا. " * 5  # nothing is compared: pages are quick


def page_of(*articles):
    return re.sub(r"<style>.*?</style>", "", render(framing.analyse(articles)), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("gull.txt", "gull.txt"),
        ("/home/ann/in/gull.txt", "gull.txt"),
        ("C:\\Users\\Ann\\gull.txt", "gull.txt"),
        ("//server/share/gull.txt/", "gull.txt"),
        ("/home/ann/all.zip/in/gull.txt", "gull.txt"),
        ("in/table.csv, row 7", "table.csv, row 7"),
        ("https://Gull.example:8080/news?id=7", "gull.example:8080"),
        ("https://ann:secret@gull.example/", ""),
        ("file:///home/ann/gull.txt", ""),
    ],
)
def test_no_folder_of_a_machine_is_named(source, said):
    (row,) = origin_rows([Article("Rain.", outlet="Gull", origin=Origin(source, SHA))])
    assert row == {"name": "Gull", "source": said, "sha256": SHA, "retrieved": ""}


def test_only_articles_that_know_it_have_a_row():
    page = page_of(
        Article(TEXT, outlet="Gull", origin=Origin("in/gull.html", SHA, retrieved="2024-05-01T09:30:00Z")),
        Article(TEXT, outlet="Heron"),
    )
    cells = f'<td>gull.html</td><td><code title="{SHA}">0123456789ab</code></td><td>2024-05-01T09:30:00Z</td>'
    assert re.findall(r'<table class="origins">.*?<tbody>\n(.*?)\n</tbody>', page, flags=re.DOTALL) == [
        f'<tr><th scope="row">Gull</th>{cells}</tr>'
    ]


def test_where_no_article_knows_it_nothing_is_said():
    assert "SHA-256" not in page_of(Article(TEXT, outlet="Gull"))


def test_an_address_of_the_web_is_a_link_beside_the_outlet():
    page = page_of(Article(TEXT, outlet="Gull", date="2024-05-01", url="https://Gull.example/é?a=1&b=2"))
    link = '<a href="https://gull.example/%C3%A9?a=1&amp;b=2" rel="noopener noreferrer">gull.example</a>'
    assert f'<p class="outlet">Gull, 2024-05-01, {link}</p>' in page


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//gull.example", "https://ann:secret@gull.example/", "gull.example", ""]
)
def test_another_address_is_not_shown(url):
    page = page_of(Article(TEXT, outlet="Gull", url=url))
    assert '<p class="outlet">Gull</p>' in page
    assert "gull.example" not in page
    assert "secret" not in page


def test_pictures_in_articles_stay_text():
    page = page_of(Article(f"<img src=//gull.example/a.png> ![a](https://gull.example/b.png) {TEXT}", outlet="Gull"))
    assert "&lt;img src=//gull.example/a.png&gt; ![a](https://gull.example/b.png)" in page
    assert "<img" not in page


def test_a_blind_report_and_worksheet_do_not_tell(tmp_path):
    origin = Origin(
        "in/daily-gull.html", SHA, "utf-8", "2024-05-01T09:30:00Z", ("the Daily Gull's first line may be a standfirst",)
    )
    given = blind([Article(TEXT, outlet="Daily Gull", id="gull", url="https://gull.example/", origin=origin), Article(TEXT)])
    assert given[0].origin == Origin("", "", doubts=("Article 1's first line may be a standfirst",))
    analysis = framing.analyse(given)
    pages = [render(analysis), render(analysis, excerpts=True)]
    pages += [path.read_text(encoding="utf-8") for path in write_worksheet(analysis, tmp_path)]
    for page in pages:
        assert not re.search(rf"gull|{SHA[:12]}|2024-05", page, flags=re.IGNORECASE)
