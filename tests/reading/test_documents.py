"""Markdown, Word, PDF and Excel files, read by the libraries that made them or like ones."""

import io

import pytest

from framing.reading import ReadingError, read_articles
from framing.reading.documents import _joined, _paragraphs

OPENING = (
    "The mayor said on Monday that the long bridge over the river may fall before winter comes to the valley. Officials "
    "reportedly warned of delays in the whole town and of costs that nobody had foreseen when the works began last spring."
)
PARAGRAPHS = [
    OPENING,
    "About forty people came to the meeting, and most of them asked for a ferry. “It is a shameful plan,” one of them said.",
]

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday"]


def word(*, title=True):
    import docx

    document = docx.Document()
    if title:
        document.add_paragraph("Bridge may fall", style="Title")
    document.add_paragraph(PARAGRAPHS[0])
    document.add_heading("What is planned", level=2)
    document.add_paragraph("A ferry", style="List Bullet")
    document.add_paragraph("A tunnel", style="List Number")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Cost: about 4 million.", "Years: three."
    document.add_paragraph("")
    document.add_paragraph(PARAGRAPHS[1])
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf(pages=1, locked=None, *, text=True):
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    story = [Paragraph("Bridge may fall", styles["Title"])] if text else [PageBreak()]
    for page in range(pages if text else 0):
        story += [
            Paragraph(paragraph.replace("Monday", DAYS[page]), styles["Normal"]) for paragraph in PARAGRAPHS[: 1 + (not page)]
        ]
        story += [PageBreak()] if page < pages - 1 else []

    def foot(canvas, document):
        if pages > 1:
            canvas.drawString(100, 30, f"The Gull, page {document.page}")

    file = io.BytesIO()
    lock = StandardEncryption(locked) if locked else None
    SimpleDocTemplate(file, encrypt=lock).build(story, onFirstPage=foot, onLaterPages=foot)
    return file.getvalue()


def write(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_word_document(tmp_path):
    article = read_articles(write(tmp_path, "a.docx", word()))[0]
    assert (article.id, article.headline) == ("a", "Bridge may fall")
    assert article.text.split("\n\n") == [
        PARAGRAPHS[0], "What is planned", "• A ferry", "• A tunnel", "Cost: about 4 million.", "Years: three.", PARAGRAPHS[1]
    ]  # fmt: skip
    untitled = read_articles(write(tmp_path, "b.docx", word(title=False)))[0]
    assert (untitled.headline, untitled.text.startswith(PARAGRAPHS[0])) == (None, True)


def test_a_pdf_has_its_paragraphs_in_one_piece(tmp_path):
    article = read_articles(write(tmp_path, "a.pdf", pdf()))[0]
    assert article.headline == "Bridge may fall"
    assert article.text.split("\n") == PARAGRAPHS
    assert "look whether its paragraphs and columns stand in their order" in article.origin.doubts[0]


def test_what_stands_at_the_foot_of_most_pages_is_left_out_and_told(tmp_path):
    article = read_articles(write(tmp_path, "a.pdf", pdf(pages=4)))[0]
    assert "The Gull, page" not in article.text
    assert "left out, as 'The Gull, page 1'" in article.origin.doubts[1]


def test_lines_become_paragraphs():
    long = "A long line of the usual length that goes"
    lines = [long, "on in the next.", "• one", "• two", long, long, "", "Another short-", "range one."]
    # What is shorter than four fifths of the usual length, 41, ends its paragraph, and so does an empty line.
    expected = [f"{long} on in the next.", "• one", "• two", f"{long} {long}", "Another short-", "range one."]
    assert _paragraphs(lines) == expected
    assert _joined("It may launch mis-", "siles soon.") == "It may launch missiles soon."
    assert _joined("It is a short-", "range one.") == "It is a short-range one."


MARKDOWN = """---
title: Bridge may fall
source: The Gull
date: 2024-05-01
id: 007
tags: [a, b]
---

The **mayor** said [so](http://example.org "t") in *May*.
It rained, `too`.

## What is planned

- A ferry
- A tunnel

  It is long.

> “A shameful plan.”

![A picture](http://example.org/x.png) <b>And</b> this &amp; that.

<div>In a block.</div>
"""


def test_markdown_with_front_matter(tmp_path):
    article = read_articles(write(tmp_path, "a.md", MARKDOWN))[0]
    assert (article.id, article.headline, article.outlet, article.date) == ("007", "Bridge may fall", "The Gull", "2024-05-01")
    assert article.text.split("\n\n") == [
        "The mayor said so in May. It rained, too.", "What is planned", "- A ferry", "- A tunnel", "It is long.",
        "“A shameful plan.”", "And this & that.", "In a block.",
    ]  # fmt: skip


def test_markdown_without_front_matter(tmp_path):
    article = read_articles(write(tmp_path, "a.md", "# Bridge *may* fall\n\nIt rained.\n\n---\n\nIt stopped."))[0]
    assert (article.headline, article.text) == ("Bridge may fall", "It rained.\n\nIt stopped.")
    plain = read_articles(write(tmp_path, "b.markdown", "Bridge may fall\n\nIt rained."))[0]
    assert (plain.headline, plain.text) == ("Bridge may fall", "It rained.")


BAD = {
    "garbage.docx": (b"no zip", "is no Word document"),
    "book.docx": ("workbook", "is no Word document"),
    "garbage.pdf": (b"%PDF-1.4 nothing", "cannot be read as PDF"),
    "locked.pdf": (lambda: pdf(locked="secret"), "is locked with a password. Save a copy without it"),
    "picture.pdf": (lambda: pdf(text=False), "has no text, perhaps because its pages are pictures"),
    "list.md": ("---\n- a\n- b\n---\nText.", "its front matter is no list of names and values"),
    "yaml.md": ("---\na: [\n---\nText.", "its front matter cannot be read"),
    "laughs.md": ("---\na: &a [x, x]\nb: &b [*a, *a]\n---\n", "has no text"),
    "empty.md": ("---\ntitle:\n---\n", "has no text"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_document_that_cannot_be_read_says_why(tmp_path, name):
    content, message = BAD[name]
    with pytest.raises(ReadingError, match=message) as raised:
        read_articles(write(tmp_path, name, content() if callable(content) else content))
    assert name in str(raised.value)
