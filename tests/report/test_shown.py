import re
from html.parser import HTMLParser

import framing
from framing import Article
from tests.conftest import SEEDS


class Reader(HTMLParser):
    """The text of a page and its tags."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.tags = [], []
        self.feed(html)

    def handle_data(self, data):
        self.texts.append(data)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_the_whole_article_stands_there_with_its_cues_marked():
    (article, *_) = framing.read_articles(SEEDS)
    shown = framing.highlight(article)
    reader = Reader(shown.html)
    text = " ".join("".join(reader.texts).split())
    assert " ".join(article.headline.split()) in text
    assert all(" ".join(line.split()) in text for line in article.text.splitlines() if line.strip())
    evidence = framing.analyse([article]).evidence.query("category != 'background'")
    assert sum(tag == "mark" for tag, _ in reader.tags) == len(evidence)
    assert dict(shown.found)["hedge"] == (evidence.metric == "hedging").sum()
    assert "hedge" in repr(shown)


def test_what_comes_from_outside_is_text():
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    html = framing.highlight(Article(f"It may fall. {evil}", headline=evil))._repr_html_()
    tags = {tag for tag, _ in Reader(html).tags}
    assert tags <= {"div", "p", "mark", "span", "details", "summary", "table", "thead", "tbody", "tr", "th", "td"}
    assert not re.search(r"(?i)url\(|src=|href=", html.replace("src=x", ""))


def test_corrections_and_texts_without_cues():
    own = framing.Corrections([framing.Correction("may", "reject", "a month")])
    shown = framing.highlight("It may fall.", corrections=own)
    assert repr(shown) == "<Highlighted article: no cue found>"
    assert "No cue found." in shown.html
    assert "1 correction, applied at 1 place" in shown.html
