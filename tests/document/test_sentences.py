import pytest

from framing import Document
from framing.reading import read_articles
from tests.conftest import SEEDS


def cut(text):
    return [sentence.text for sentence in Document(text).sentences]


def test_seeds_hold_24_18_and_36_prose_sentences():
    counts = [sum(s.block == "prose" for s in Document(article).sentences) for article in read_articles(SEEDS)]
    assert counts == [24, 18, 36]


@pytest.mark.parametrize(
    "text",
    [
        "The missiles were fired between 8:10 a.m. and 9:20 a.m. local time.",
        "Officials of the U.S. Senate met in Washington, D.C. on Monday.",
        "A statement by Gen. Lee Sung Joon reached Capt. Miller and Lt. Col. Ortiz.",
        "The deal is worth $3.5 million over 2.5 years.",
        "He finished as No. 5 in the race behind car No. 12.",
        "They sent equipment, e.g. radios, i.e. what was left.",
        "Mr. Smith met Mrs. Jones, Dr. Brown and Prof. White on Jan. 6 at St. Mary's.",
        "J. F. Kennedy and George W. Bush are on the list.",
        "The case Roe vs. Wade came up again.",
        "Shares of Acme Inc. fell by 0.5 percent.",
        "The meeting was held on Tues. and Wed. in Geneva.",
        "It begins at 9 a.m. Eastern time.",
        "Apple Inc. Chief Executive Tim Cook spoke.",
        "He lives in Springfield, Mass. with a dog.",
        "Cllr. Jones spoke.",
        "Rep. Jane Doe, R-Ohio, and Sen. John Roe, D-Mich., voted no.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text):
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The U.S. sent troops.", "They left."),
        ("They came from the U.S.", "They left by train."),
        ("It began at 9 a.m.", "The crowd had left."),
        ("The answer is no.", "They will not go."),
        ("Is it over?", "Nobody knows."),
        ("“We will go.”", "The crowd cheered."),
        ("It cost $3.5 million.", "He paid."),
        ("Who was it?!", "We do not know…"),
        ("(The report was first published in May.)", "It was updated in June."),
        ("[The report was first published in May.]", "It was updated in June."),
        ("It began at 11.30 p.m.", "Police came later."),
        ("She lives on Main St.", "The house is old."),
        ("He sat.", "Police came."),
    ],
)
def test_two_sentences_are_two(first, second):
    assert cut(f"{first} {second}") == [first, second]


def test_sentences_inside_a_quotation_are_sentences():
    assert cut("“We go. You stay,” she said.") == ["“We go.", "You stay,” she said."]
    assert cut('He said, "It is late. We must leave."') == ['He said, "It is late.', 'We must leave."']


def test_sentences_never_reach_over_a_line_of_their_own():
    assert cut("At a Glance\n• First point\n• Second point\nThe launch was seen.") == [
        "At a Glance",
        "First point",
        "Second point",
        "The launch was seen.",
    ]


def test_a_hard_wrapped_paragraph_is_one_block():
    text = (
        "The committee met on Tuesday to discuss the budget for the coming\n"
        "year and found that the money set aside for roads would not last\n"
        "beyond the summer. Members will meet again."
    )
    document = Document(text)
    assert len(document.blocks) == 1
    assert [sentence.text for sentence in document.sentences][1] == "Members will meet again."


def test_offsets_point_into_the_untouched_text():
    text = "“It’s  over,” he\u00a0said.\r\n\r\nNobody—nobody—left. \ud800 Then?"
    document = Document(text)
    assert document.text == text
    for spans in (document.blocks, document.sentences, document.words, document.quotations):
        assert all(text[span.start : span.end] == span.text for span in spans)
