import pytest

from framing import Document, Lexicon
from framing.lexicon import LEXICONS, Row, lexicon

HEADER = "cue,category,weight,context,example,counterexample,origin\n"


def found(rows, text):
    return [(Document(text).words[match.first].start, match.row.cue) for match in Lexicon("test", rows).matches(Document(text))]


def test_the_leftmost_longest_cue_counts():
    rows = [Row("powder keg", "a", 1), Row("keg", "b", 1), Row("sitting on a powder keg", "c", 1)]
    assert found(rows, "A keg. The powder keg. They are sitting on a powder keg.") == [
        (2, "keg"),
        (11, "powder keg"),
        (32, "sitting on a powder keg"),
    ]


def test_where_the_context_of_the_longer_fails_the_shorter_counts():
    rows = [Row("war", "a", 1), Row("trade war", "b", 1, "not negated")]
    assert found(rows, "It is not a trade war.") == [(18, "war")]


def test_a_cue_never_reaches_over_the_end_of_a_sentence():
    assert found([Row("dead end", "a", 1)], "He is dead. End of story.") == []


def test_case_quotes_possessives_and_spelling_do_not_matter():
    rows = [Row("don't you dare", "a", 1), Row("regime", "b", 1), Row("color of money", "c", 1)]
    assert [cue for _, cue in found(rows, "DON’T you dare. The regime's end. Colour of money.")] == [row.cue for row in rows]


def test_choices_and_inflections_stand_for_all_their_forms():
    rows = [Row("some|many expert~ say|argue", "a", 1)]
    for text in ("Many experts say so.", "Some experts argue it.", "some expert say"):
        assert len(found(rows, text)) == 1
    assert found(rows, "Few experts say so.") == []


def test_regex_characters_are_just_characters():
    assert found([Row("c++", "a", 1), Row("a.*b", "a", 1)], "He likes c and axxb.") == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("may,modal,1,not moth,x,y,o", "line 2, cue 'may': unknown context 'not moth'"),
        ("may,modal,heavy,,x,y,o", "line 2: the weight 'heavy' is not a number"),
        ("may,modal,0.3,,x,y,o", "not a multiple of 1/64"),
        (",modal,1,,x,y,o", "the cue is empty"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(row, message):
    with pytest.raises(ValueError, match=message):
        Lexicon.parse("mine", HEADER + row + "\n")


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match="lacks the columns category, weight"):
        Lexicon.parse("mine", "cue,context,example,counterexample,origin\n")


def test_an_unknown_list_is_named_with_the_nearest():
    with pytest.raises(LookupError, match=r"no word list named 'hedge'. Did you mean 'hedges'\? Available: approx"):
        lexicon("hedge")


def test_the_digest_tells_lists_apart():
    digests = {lexicon(name).digest for name in LEXICONS}
    assert len(digests) == len(LEXICONS)
    assert Lexicon("a", [Row("may", "m", 1.0)]).digest != Lexicon("a", [Row("may", "m", 0.5)]).digest
