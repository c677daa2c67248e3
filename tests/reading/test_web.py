import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Document
from framing.article import Article
from framing.reading import ReadingError
from framing.reading.web import ATTRIBUTES, DEPTH, SIZE, check_attributes, decode, parse_html

ARTICLE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Council delays harbour bridge again | The Harbour Post</title>
<link rel="canonical" href="https://www.harbourpost.example/2024/05/01/bridge">
<meta property="og:title" content="Council delays harbour bridge again | The Harbour Post">
<meta property="og:site_name" content="The Harbour Post">
<meta property="og:type" content="article">
<meta property="og:image" content="https://tracker.example/pixel.png">
<meta property="article:published_time" content="2024-05-01T09:30:00+02:00">
<meta property="article:modified_time" content="2024-05-03T10:00:00+02:00">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Council delays harbour bridge again", "author": [{"@type": "Person", "name": "Jane Doe"},
 {"@type": "Person", "name": "Kofi Mensah"}], "publisher": {"@type": "Organization", "name": "The Harbour Post"},
 "datePublished": "2024-05-01T09:30:00+02:00"}</script>
<style>.ad { color: red }</style>
<script>window.tracker = "<p>Never shown in a page.</p>";</script>
</head>
<body>
<header><a href="/"><img src="logo.png" alt="The Harbour Post"></a>
<nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>
</header>
<main><article>
<p class="kicker">Local politics</p>
<h1>Council delays <em>harbour bridge</em> again</h1>
<p class="byline">By <a rel="author" href="/jane">Jane Doe</a> and Kofi Mensah</p>
<figure><img src="bridge.jpg"><figcaption>The old bridge in April. Photo: Harbour Archive</figcaption></figure>
<p>The city council on Wednesday delayed the new bridge for the third time, citing “unforeseen” costs
&amp; more.</p>
<p>Residents who had waited reacted <strong>angrily</strong>. "We were promised a bridge, not a
<a href="/bill">bill</a>," said Anna Berg, who runs a bakery.</p>
<div class="ad advertisement"><p>Buy one mattress, get one free! Offer ends soon.</p></div>
<h2>What happens next</h2>
<p>A new tender may be published in the autumn, according to the mayor’s office. Three steps remain:</p>
<ul><li>an audit of the costs by an independent office</li><li>a hearing of <b>residents</b> in June</li>
<li>a vote of the full council</li></ul>
<blockquote><p>Nobody here wants to waste money, but nobody wants to swim to work either.</p></blockquote>
<p>The opposition called the delay a disgrace.<br>It demanded that the mayor resign.</p>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2022</td><td>$40m</td></tr></table>
<h3>A long history</h3>
<p>The first plans for a bridge date from 1998, when the ferry company went out of business.</p>
</article>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Ferry fares rise</a></li>
<li><a href="/b">Steel prices fall</a></li></ul></aside>
<section id="comments" class="comments"><h3>Comments</h3>
<div class="comment"><p>This is outrageous, all of them must go!</p></div></section>
</main>
<footer><p>© 2024 The Harbour Post. All rights reserved. Subscribe to our newsletter.</p></footer>
</body></html>"""

PLAIN = """<html><body><div><h1>Rain floods the valley</h1>
<p>Heavy rain flooded the valley on Monday night and closed the only road to the village of Arden.</p>
<p>Nobody was hurt, the fire service said. About forty people spent the night in a school.</p>
<h3>Warnings came late</h3>
<p>A warning was issued at nine, an hour after the river had left its banks, according to the district.</p>
</div></body></html>"""


def test_an_article_page_gives_its_text_and_what_it_says_of_itself():
    read = parse_html(ARTICLE.encode())
    assert read.pop("text").split("\n") == [
        "The city council on Wednesday delayed the new bridge for the third time, citing “unforeseen” costs & more.",
        'Residents who had waited reacted angrily. "We were promised a bridge, not a bill," said Anna Berg, who runs a bakery.',
        "What happens next",
        "A new tender may be published in the autumn, according to the mayor’s office. Three steps remain:",
        "- an audit of the costs by an independent office",
        "- a hearing of residents in June",
        "- a vote of the full council",
        "“Nobody here wants to waste money, but nobody wants to swim to work either.”",
        "The opposition called the delay a disgrace.",
        "It demanded that the mayor resign.",
        "A long history",
        "The first plans for a bridge date from 1998, when the ferry company went out of business.",
    ]
    assert read == {
        "headline": "Council delays harbour bridge again",
        "author": "Jane Doe; Kofi Mensah",
        "date": "2024-05-01",
        "outlet": "The Harbour Post",
        "url": "https://www.harbourpost.example/2024/05/01/bridge",
        "encoding": "utf-8",
        "doubts": [],
    }


def test_the_package_sees_subheads_and_bullets_in_it():
    blocks = Document(Article(parse_html(ARTICLE.encode())["text"])).blocks
    assert "".join(block.kind[0] for block in blocks) == "ppsp" + "bbb" + "ppp" + "sp"


def test_a_page_that_says_nothing_of_itself():
    read = parse_html(PLAIN.encode(), url="https://valley.example/rain")
    lines = read["text"].split("\n")
    assert [line[:12] for line in lines] == ["Heavy rain f", "Nobody was h", "Warnings cam", "A warning wa"]
    assert (read["headline"], read["url"]) == ("Rain floods the valley", "https://valley.example/rain")
    assert (read["author"], read["date"], read["doubts"]) == (None, None, [])


def page(body, head=""):
    prose = "".join(
        f"<p>Paragraph {place} tells at some length what was said and done in the town that day.</p>" for place in range(6)
    )
    return f"<html><head>{head}</head><body><article>{body}{prose}</article></body></html>".encode()


@pytest.mark.parametrize(
    ("head", "body", "headline", "outlet"),
    [
        ("<title>Rain floods valley - Daily Bugle</title>", "<h1>Daily Bugle</h1>", "Rain floods valley", "Daily Bugle"),
        ("<title>Rain floods valley</title>", "", "Rain floods valley", None),
        ("", "<h1>Rain floods valley</h1>", "Rain floods valley", None),
        ("", "", None, None),
        (
            '<meta property="og:title" content="Rain floods valley | Bugle"><meta property="og:site_name" content="Bugle">',
            "<h1>Bugle</h1>",
            "Rain floods valley",
            "Bugle",
        ),
    ],
)
def test_the_headline_is_told_from_the_outlet(head, body, headline, outlet):
    read = parse_html(page(body, head))
    assert (read["headline"], read["outlet"]) == (headline, outlet)
    assert read["text"].startswith("Paragraph 0")


def test_the_headline_above_the_text_counts_and_another_one_is_noted():
    read = parse_html(
        page("<h1>Rain floods the valley of Arden</h1>", '<meta property="og:title" content="Rain SHOCKS the valley">')
    )
    assert read["headline"] == "Rain floods the valley of Arden"
    assert read["doubts"] == ["the page names another headline in its metadata: “Rain SHOCKS the valley”"]
    assert read["text"].startswith("Paragraph 0")


def test_short_quotations_keep_their_place_and_marks():
    read = parse_html(
        page("<p>The mayor said <q>we <b>swam</b></q>, and left. It was a <q>quiet</q> night in the whole town.</p>")
    )
    assert read["text"].startswith("The mayor said “we swam”, and left. It was a “quiet” night in the whole town.\n")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "//other.example/x", "https://[::1", "data:,x"]
)
def test_only_web_addresses_are_kept(address):
    read = parse_html(page("", f'<link rel="canonical" href="{address}">'), url="ftp://example.org/x")
    assert read["url"] in {None, "https://other.example/x"}


def test_a_page_that_gives_another_address_as_its_own_is_noted():
    head = '<link rel="canonical" href="https://post.example/rain">'
    assert parse_html(page("", head), url="https://post.example/rain?utm=1")["doubts"] == []
    read = parse_html(page("", head), url="https://copies.example/rain")
    assert (read["url"], len(read["doubts"])) == ("https://post.example/rain", 1)


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding", "doubtful"),
    [
        ("“café”".encode(), None, "“café”", "utf-8", False),
        ("“café”".encode(), "UTF-8", "“café”", "utf-8", False),
        ("“café”".encode("cp1252"), "iso-8859-1", "“café”", "cp1252", False),
        ("“café”".encode("cp1252"), None, "“café”", "cp1252", True),
        ("“café”".encode("cp1252"), "unicode_escape", "“café”", "cp1252", True),
        ("“café”".encode("cp1252"), "no such thing", "“café”", "cp1252", True),
        ("“café”".encode(), "windows-1252", "“café”", "utf-8", True),
        ("“café” and what else was said".encode("cp1252")[1:], "utf-8", "caf\ufffd and what else was said", "utf-8", True),
        (codecs.BOM_UTF8 + "“café”".encode(), "iso-8859-1", "“café”", "utf-8", False),
        (codecs.BOM_UTF16_LE + "“café”".encode("utf-16-le"), "utf-8", "“café”", "utf-16-le", False),
        (codecs.BOM_UTF16_BE + "“café”".encode("utf-16-be"), None, "“café”", "utf-16-be", False),
        ("“café”".encode("utf-16-le"), "utf-16", "“café”", "utf-16", False),
        (b"plain", "iso-8859-1", "plain", "cp1252", False),
        (b"a\0bc" * 2 + b"d" * 60, None, "abcabc" + "d" * 60, "utf-8", False),
    ],
)
def test_encodings(data, declared, text, encoding, doubtful):
    read, name, doubts = decode(data, declared)
    assert (read, name, bool(doubts)) == (text, encoding, doubtful)


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="koi8-r">',
        "<META CHARSET=KOI8-R>",
        '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
        '<?xml version="1.0" encoding="koi8-r"?>',
    ],
)
def test_encodings_that_the_page_declares(declaration):
    data = declaration.encode() + "Привет".encode("koi8-r")
    assert decode(data) == (declaration + "Привет", "koi8-r", [])
    assert parse_html(page("<p>" + "Привет " * 20 + "</p>", declaration).decode().encode("koi8-r"))["text"].startswith("Привет")


def test_what_cannot_be_decoded_is_counted():
    read = parse_html(page("<p>Caf\0 one two three four five six seven eight.</p>").replace(b"\0", b"\xe9\xe9"), "utf-8")
    assert read["text"].startswith("Caf\ufffd\ufffd one")
    assert read["doubts"] == ["2 characters could not be read as utf-8 and stand as \ufffd"]


@pytest.mark.parametrize(
    "data", [b"", b"<p>", b" \n", b"<html><body></body></html>", b"<!-- only a comment -->", b"<script>1</script>"]
)
def test_a_page_without_text_is_an_error(data):
    with pytest.raises(ReadingError, match="no article text was found in the page"):
        parse_html(data)


@pytest.mark.parametrize("data", [bytes(range(256)) * 10, b"\0" * 100, "no mark".encode("utf-16-le"), b"PK\3\4\0\0\0\0"])
def test_bytes_that_are_no_text_are_an_error(data):
    with pytest.raises(ReadingError, match="the page is no text, or in an unknown encoding"):
        parse_html(data)


def test_a_page_that_is_too_large_is_an_error():
    with pytest.raises(ReadingError, match=r"^the page has 10.0 MB, of at most 10. Save the article's text as .txt.$"):
        parse_html(b" " * (SIZE + 1))


def test_a_page_that_is_too_deep_is_an_error():
    for depth in (DEPTH - 50, 300):
        assert parse_html(page("<div>" * depth + "<p>The innermost words are read too, however deep.</p>" + "</div>" * depth))
    with pytest.raises(ReadingError, match="nested more than 1,000 deep"):
        parse_html(page("<div>" * DEPTH))


@pytest.mark.parametrize(
    "attribute",
    ["a{}", "a{}=1", "a{}='1'", 'a{}="1"', "a{} = 1", "a{}='<p>'", 'a{}=">"', "a{}/", "\na{}\n=\n'\n'", 'a{}=1"'],
)
def test_many_attributes_are_an_error(attribute):
    tag = "<p {}>".format(" ".join(attribute.format(place) for place in range(ATTRIBUTES)))
    check_attributes(tag + "<p>" * 2 + tag)
    with pytest.raises(ReadingError, match="more than 500 attributes"):
        check_attributes(
            "<p>Some text.</p><br/>" + tag.replace(">", " one-more>") if ">" not in attribute else tag[:-1] + " more>"
        )


@pytest.mark.parametrize(
    "before",
    [
        "<!-->",
        "<!--->",
        "<!-- --!>",
        "<!--!><script>-->",
        "<!<script>",
        "</ <script>",
        "<?<title>",
        "<a <script>",
        "</p <xmp>",
        "<script />",
    ],
)
def test_no_mark_hides_attributes(before):
    with pytest.raises(ReadingError, match="more than 500 attributes"):
        check_attributes(before + "<p " + "a " * 501 + ">")


@pytest.mark.parametrize(
    "harmless",
    [
        '<img src="data:image/png;base64,' + "A b=c " * 100_000 + '">',
        "<p title='" + "a=1 " * 1000 + "'>",
        "<!-- <p " + "a " * 1000 + "-->",
        "<!-- <p " + "a " * 1000 + "--!>",
        "<!doctype <p " + "a " * 1000 + ">",
        "<script>if (a <b " + "c " * 1000 + ") {}</script>",
        "<title><a " + "c " * 1000 + "</title>",
        "2 < 3 " * 1000,
        "</p " + "a " * 1000 + ">",
        "<p class=a>" * 1000,
        "word " * 1000,
        "<!-- " + "<p " + "a " * 1000,
    ],
)
def test_what_only_looks_like_attributes_is_none(harmless):
    check_attributes(harmless)
    check_attributes("<p>" + harmless + "<b>")


PIECES = [
    "<",
    ">",
    "<a ",
    "</a>",
    "<p>",
    "=",
    "'",
    '"',
    "/",
    "!--",
    "--",
    " ",
    "é",
    "&",
    "<h2>",
    "<q>",
    "<blockquote>",
    "\0",
    "word",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_any_marks_are_read_or_refused(pieces):
    try:
        read = parse_html(page("".join(pieces)))
    except ReadingError:
        return
    assert all(line.strip() for line in read["text"].split("\n"))


@given(st.binary(), st.none() | st.text())
def test_any_bytes_are_decoded_or_refused(data, declared):
    try:
        text, encoding, _ = decode(data, declared)
    except ReadingError:
        return
    assert "\0" not in text
    assert text.encode("utf-8").decode() == text
    assert codecs.lookup(encoding)


def test_half_a_character_in_the_metadata():
    stated = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Rain \\ud800falls"}'
    headline = parse_html(page("", f'<script type="application/ld+json">{stated}</script>'))["headline"]
    assert headline.encode("utf-8").startswith(b"Rain")
