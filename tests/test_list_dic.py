import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Document, Lexicon
from framing.list_dic import rows_of_dic

TOP = "%\n1\tfeeling\n02\tanger\tmore on it\n%\n"


def read(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "own.dic"
    path.write_bytes(text.encode(encoding))
    return Lexicon.from_dic(path)


def found(words, text):
    document = Document(text)
    return [(document.words[match.first].text, match.row.categories) for match in words.matches(document)]


def test_cues_have_all_their_categories(tmp_path):
    words = read(tmp_path, TOP + "happ*\t1\r\nfuri*\t1\t2\nkind of\t1\n\nhate\t02  \n")
    assert words.categories == ("feeling", "anger more on it")
    both = ("feeling", "anger more on it")
    assert found(words, "Furious and unhappy, happily kind of; I hate haters.") == [
        ("Furious", both),
        ("happily", ("feeling",)),
        ("kind", ("feeling",)),
        ("hate", ("anger more on it",)),
    ]
    assert [row.cue for row in words.only("anger more on it").rows] == ["furi*", "hate"]
    with pytest.raises(LookupError, match=r"has no category 'feelin'\. Did you mean 'feeling'"):
        words.only("feelin")


def test_a_table_is_read_too(tmp_path):
    words = read(tmp_path, "\ufeffDicTerm,feeling,anger\nhapp*,X,\nfuri*,x,X\n")
    assert [(row.cue, row.categories) for row in words.rows] == [("happ*", ("feeling",)), ("furi*", ("feeling", "anger"))]


def test_a_cue_that_stands_twice_has_the_categories_of_both(tmp_path):
    words = read(tmp_path, TOP + "colour\t1\ncolor\t2\norganis*\t1\norganiz*\t1\n")
    assert [(row.cue, len(row.categories)) for row in words.rows] == [("colour", 2), ("organis*", 1), ("organiz*", 1)]
    assert [text for text, _ in found(words, "Colour, color, organised and organizing.")] == [
        "Colour", "color", "organised", "organizing",
    ]  # fmt: skip


def test_all_lines_that_cannot_be_taken_are_told_at_once(tmp_path):
    lines = "like\t(02 134)125/464\n:)\t1\nmad\t9\nsad\nbad\tone\nfine\t1\n~\t1\n"
    with pytest.raises(ValueError, match="conditions") as raised:
        read(tmp_path, TOP + lines)
    told = str(raised.value).splitlines()
    assert told[0].endswith("own.dic':")
    assert [line.partition("': ")[0] for line in told[1:]] == [
        "line 5, cue 'like", "line 6, cue ':)", "line 7, cue 'mad", "line 8, cue 'sad", "line 9, cue 'bad", "line 11, cue '~",
    ]  # fmt: skip
    assert "conditions such as '(02 134)125/464' are not known. Leave numbers only." in str(raised.value)
    assert "there is no category 9 at the top" in str(raised.value)


def test_lines_that_cannot_be_taken_may_be_left_out(tmp_path):
    path = tmp_path / "own.dic"
    path.write_text(TOP + "like\t(02 134)125/464\n:)\t1\nmad\t9\nfine\t1\n", encoding="utf-8")
    words = Lexicon.from_dic(path, skip_unreadable=True)
    assert [(row.cue, row.categories) for row in words.rows] == [("fine", ("feeling",))]
    assert words.lines == (8,)
    assert [line.partition(":")[0] for line in words.skipped] == ["line 5, cue 'like'", "line 6, cue '", "line 7, cue 'mad'"]
    assert "conditions such as '(02 134)125/464' are not known" in words.skipped[0]
    assert repr(words).endswith("1 cues, 1 categories, 3 lines left out>")
    assert pickle.loads(pickle.dumps(words)).skipped == words.skipped
    path.write_text(TOP + ":)\t1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="has no cue"):
        Lexicon.from_dic(path, skip_unreadable=True)


def test_numbers_may_stand_behind_spaces(tmp_path):
    words = read(tmp_path, TOP + "happ* 1\nkind of   1 2\n911 02\ncatch 22\t1\n")
    assert [(row.cue, row.categories) for row in words.rows] == [
        ("happ*", ("feeling",)),
        ("kind of", ("feeling", "anger more on it")),
        ("911", ("anger more on it",)),
        ("catch 22", ("feeling",)),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("happy,1\n", "is no .dic file. It begins with a line %"),
        ("", "is no .dic file"),
        ("%\n1\tfeeling\n", "has 1 lines %, not two"),
        (TOP, "has no cue: put one in each line below"),
        ("%\nfeeling\n%\nhappy\t1\n", "'feeling' is not a new number and the name of a category"),
        ("%\n1\ta\n01\tb\n%\nhappy\t1\n", "'01\\\\tb' is not a new number"),
        ("DicTerm,a,a\nhappy,X,\n", "line 1: behind DicTerm each category needs a name of its own"),
        ("%\n" + "9" * 5000 + "\ta\n%\nhappy\t1\n", "is not a new number"),
        ("DicTerm,a\nhappy,2\n", "line 2: a cell is neither empty nor X"),
        ("DicTerm,a\nhappy,\n", "line 2, cue 'happy': it has no category"),
        ('DicTerm,a\n"happy,X\n', "Close its quotation marks"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, text, message):
    with pytest.raises(ValueError, match=message.replace(".dic", r"\.dic")):
        read(tmp_path, text)


def test_another_encoding_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"line 5: byte 0xe9 is not UTF-8"):
        read(tmp_path, TOP + "café\t1\n", "cp1252")


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.sampled_from(["", "%\n", TOP, "DicTerm,a\n"]), st.text(st.sampled_from("%\n\t 12a*,X\"(/\r²٣~|-'é"), max_size=30))
def test_whatever_a_file_holds_it_is_read_or_refused(top, text):
    try:
        rows, lines, _ = rows_of_dic("own.dic", top + text)
    except ValueError as error:
        told = str(error)
    else:
        assert all(row.cue and row.category for row in rows)
        told = repr(Lexicon("word list 'own.dic'", rows, lines=lines, first_holds=True))
    assert "word list 'own.dic'" in told
