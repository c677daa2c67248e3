"""Encodings: as declared, else UTF-8, else cp1252; whatever is a guess or had to be replaced is told."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.reading import ReadingError, read_articles

BODY = "The café closed on Monday, Zoë said. “It’s a naïve plan,” – she added."


def read(tmp_path, raw, **options):
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    return read_articles(path, **options)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_as_it_is(tmp_path, encoding):
    article = read(tmp_path, f"Café shut\n\n{BODY}".encode(encoding))
    assert (article.headline, article.text) == ("Café shut", BODY)
    marked = not encoding.endswith(("-le", "-be"))
    assert article.origin.doubts == () if marked else "every other byte is zero" in article.origin.doubts[0]


def test_cp1252_is_read_and_told(tmp_path):
    article = read(tmp_path, f"Café shut\n\n{BODY}".encode("cp1252"))
    assert (article.headline, article.text) == ("Café shut", BODY)
    # é é ë “ ’ ï ” – are the eight characters beyond ASCII
    assert article.origin.doubts[0] == (
        "the text is not UTF-8 and was taken for cp1252 (Windows): look whether its letters are right, as in 'Café' "
        "(8 characters beyond ASCII); if not, name the encoding"
    )
    notes = framing.analyse([article]).notes
    assert notes[notes.metric == "all"].reason.tolist() == list(article.origin.doubts)


def test_mac_roman_is_right_where_it_is_named_and_doubted_where_not(tmp_path):
    raw = f"Café shut\n\n{BODY}".encode("mac_roman")
    named = read(tmp_path, raw, encoding="mac_roman")
    assert (named.text, named.origin.doubts, named.origin.encoding) == (BODY, (), "mac-roman")
    guessed = read(tmp_path, raw)
    assert guessed.headline == "CafŽ shut"
    assert "look whether its letters are right, as in 'CafŽ'" in guessed.origin.doubts[0]


def test_invalid_bytes_are_replaced_and_counted(tmp_path):
    # Two bytes that cp1252 has no character for.
    article = read(tmp_path, b"Headline\n\nThe \x81 and the \x9d closed.")
    assert article.text == "The \ufffd and the \ufffd closed."
    assert article.origin.doubts[1] == "2 characters could not be decoded and became \ufffd"


def test_one_bad_byte_does_not_spoil_the_letters_around_it(tmp_path):
    article = read(tmp_path, BODY.encode() + b" \xff.")
    assert article.text == f"{BODY} \ufffd."
    assert article.origin.doubts[0].startswith("the text is UTF-8, though 1 byte of it is not: look")


def test_a_declared_encoding_holds_though_bytes_do_not_fit(tmp_path):
    article = read(tmp_path, BODY.encode("cp1252"), encoding="utf-8")
    assert article.text.count("\ufffd") == 7
    assert article.origin.doubts == ("7 characters could not be decoded and became \ufffd",)


@pytest.mark.parametrize("name", ["utf-99", "hex", "", "\0", "rot13"])
def test_an_encoding_that_is_none_is_named(tmp_path, name):
    if name:
        with pytest.raises(ReadingError, match=r"there is no encoding .* Name one as utf-8, cp1252, mac_roman"):
            read(tmp_path, b"The caf\xe9.", encoding=name)
    else:
        assert read(tmp_path, b"The caf\xe9 closed.", encoding=name).text == "The café closed."


def test_line_ends_are_one_kind_and_offsets_are_those_of_the_text(tmp_path):
    article = read(tmp_path, b"\xef\xbb\xbfHeadline\r\n\r\nThe deal may fall.\rIt is late.\r\n")
    assert article.text == "The deal may fall.\nIt is late.\n"
    evidence = framing.analyse([article]).evidence
    evidence = evidence[evidence.part == "body"]
    assert [article.text[a:b] for a, b in zip(evidence.start, evidence.end, strict=True)] == evidence.text.tolist()
    assert evidence.text.tolist() == ["may"]


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("any") / "a.txt"
    path.write_bytes(raw)
    articles = []
    with contextlib.suppress(ReadingError):
        articles = read_articles(path)
    for article in articles:
        whole = f"{article.headline or ''}{article.text}"
        if article.origin.encoding == "cp1252":
            assert whole.isascii() or article.origin.doubts
        assert framing.analyse([article]).notes.reason.tolist()[: len(article.origin.doubts)] == list(article.origin.doubts)
