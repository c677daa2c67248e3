import re
from html import unescape

import mistune
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from framing.export.figures import one_line
from framing.export.markdown import escaped, to_text

ACTIVE = [
    "<script>alert(1)</script>", "[a](javascript:x)", "![a](http://b.c/d.png)", "https://example.org", "www.example.org",
    "a@example.org", "<https://a.b>", "`code`", "**bold** _x_ ~~y~~", "a | b", "a\n\n# b", "&lt;b&gt; &copy;", "\\|", "[^1]: x",
    "$x$", "- [ ] a", ":smile:", "mailto:a@b.c",
]  # fmt: skip


def rendered(text):
    """As CommonMark has it; and with a renderer of more plugins, which makes no more of it."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    lively = mistune.create_markdown(plugins=["table", "url", "strikethrough", "footnotes", "math", "task_lists"])(text)
    assert set(re.findall("<[^>]*>", lively)) <= set(re.findall("<[^>]*>", html)) | {'<th style="text-align:right">'}
    return html


def cells(html):
    return [re.sub(r"</?t[dh][^>]*>", "", cell) for cell in re.findall(r"<t[dh][^>]*>.*?</t[dh]>", html, re.DOTALL)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(ACTIVE) | st.text(st.characters(exclude_categories=()), max_size=15), min_size=1, max_size=4).map(
        "".join
    )
)
def test_nothing_of_a_text_is_markup(text):
    table = to_text({"a": [text, "x"], "b": ["y", "z"]}, "T", "n")
    found = cells(rendered(table))
    assert len(found) == 6
    shown = found[2]
    assert "<" not in shown
    assert unescape(shown).replace("\u2060", "").split() == one_line(text).split()


@pytest.mark.parametrize("text", ACTIVE)
def test_each_of_these_shows_itself(text):
    found = cells(rendered(to_text({"a": [text]}, "T", "n")))
    assert unescape(found[1]).replace("\u2060", "").split() == one_line(text).split()
    assert "<" not in found[1]


def test_a_table():
    assert to_text({"id": ["a_b"], "x": [0.25], "y": [None]}, "Scores", "Made by x.").split("\n") == [
        "# Scores", "", "| id | x | y |", "|---|---:|---|", r"| a\_b | 0.250 | – |", "", "Made by x.", "",
    ]  # fmt: skip


def test_links_are_quiet():
    assert "://" not in escaped("https://a.b")
    assert "www." not in escaped("www.a.b")
