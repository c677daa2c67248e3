import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Document, Lexicon
from framing.lexicon import Row, lexicon, list_names

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


@pytest.mark.parametrize(
    "cue", ["c++", "a.*b", "(x)", "[", "\\d", "*", "$5", "AT&T", "#MeToo", "U.S.", "nul\0", "\ud800", "..."]
)
def test_a_cue_that_no_text_can_have_is_refused(cue):
    with pytest.raises(ValueError, match="is no word as texts are cut"):
        Lexicon("mine", [Row(cue, "a", 1)])


def test_what_is_refused_is_told_as_it_is_cut():
    with pytest.raises(ValueError, match="they have 'AT T': write that"):
        Lexicon("mine", [Row("AT&T", "a", 1)])
    assert found([Row("AT T", "a", 1)], "Shares of AT&T fell.") == [(10, "AT T")]


def test_a_point_in_a_cue_is_a_point():
    rows = [Row("a.b", "a", 1), Row("u.s", "a", 1)]
    assert found(rows, "The axb, a.b and the U.S. met in us.") == [(9, "a.b"), (21, "u.s")]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=12))
def test_a_cue_matches_itself_or_is_refused(cue):
    try:
        words = Lexicon("mine", [Row(cue, "a", 1)])
    except ValueError:
        return
    if not cue.startswith("<") and not {"|", "~"} & set(cue):
        assert [match.row.cue for match in words.matches(Document(cue))] == [cue]


def test_a_cue_with_an_underscore_is_refused():
    with pytest.raises(ValueError, match="'0_0' is no word as texts are cut, so it can never be found; they have '0 0'"):
        Lexicon("mine", [Row("0_0", "a", 1)])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("slam~", ""), ("slams", "")], "line 3, cue 'slams': it can never be found, .* line 2 with the same context"),
        ([("may", "not month"), ("x", ""), ("MAY", "not month")], "line 4, cue 'MAY': .* stands in line 2"),
        ([("colour", ""), ("color", "")], "line 3, cue 'color'"),
        ([("<dash>", ""), ("<dash>", "")], "line 3, cue '<dash>'"),
    ],
)
def test_a_row_that_repeats_another_is_refused(rows, message):
    with pytest.raises(ValueError, match=message):
        Lexicon("mine", [Row(cue, "a", 1, context) for cue, context in rows])


def test_other_contexts_and_wider_rows_repeat_nothing():
    Lexicon("mine", [Row("may", "a", 1, "not month"), Row("may", "a", 1, "last"), Row("slams", "a", 2), Row("slam~", "a", 1)])


@pytest.mark.parametrize("weight", [float("nan"), float("inf"), -float("inf"), -1.0, 1e300, 0.3])
def test_a_weight_is_a_small_multiple(weight):
    with pytest.raises(ValueError, match=r"line 2, cue 'may': the weight .* is not"):
        Lexicon("mine", [Row("may", "a", weight)])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty; its first line must name cue and, as wanted, category"),
        (HEADER, "has no cue: put one in each line below the first"),
        ("cue,cue," + HEADER, "line 1: it has the columns cue more than once"),
        (HEADER + "may,a,1,,,,\n\nbut,a,1,,x,y,z,more\n", "line 4: it has 8 cells, the first line 7"),
        (HEADER + "may,a,1\n", "line 2: it has 3 cells, the first line 7"),
        (HEADER + 'may,a,1,,"open,,\n', "after line 2: unexpected end of data. Close its quotation marks"),
        (HEADER + f"{'may ' * 10_000},a,1,,,,\n", "it has 10,000 words, more than 50"),
        (HEADER + "may||might,a,1,,,,\n", r"'may\|\|might' leaves out a word"),
        (HEADER + '"a\nb",a,1,,"x\ny",,\n$,a,1,,,,\n', r"line 5, cue '\$'"),
    ],
)
def test_a_list_that_cannot_be_read_says_where(text, message):
    with pytest.raises(ValueError, match=message):
        Lexicon.parse("mine", text)


def test_a_list_is_read_from_a_file(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes(b"\xef\xbb\xbf" + (HEADER + "café~,“odd” \x07,0.5,,,,\r\n").encode())
    assert [(row.cue, row.category, row.weight) for row in Lexicon.from_csv(path).rows] == [("café~", "“odd” \x07", 0.5)]
    path.write_bytes((HEADER + "may,a,1,,,,\ncafé,a,1,,,,\n").encode("cp1252"))
    with pytest.raises(ValueError, match=r"mine.csv', line 3: byte 0xe9 is not UTF-8. Save the file as UTF-8"):
        Lexicon.from_csv(path)
    with pytest.raises(FileNotFoundError):
        Lexicon.from_csv(tmp_path / "none.csv")


def test_a_list_takes_rows_only():
    with pytest.raises(TypeError, match=r"takes rows of framing.lexicon.Row, not tuple"):
        Lexicon("mine", [("may", "a", 1)])


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


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (Row("may", weight="1"), "line 2, cue 'may': the weight is '1', which is no number"),
        (Row(None), "line 2, cue 'None': the cue is None, which is no text"),
        (Row("may", category=1), "line 2, cue 'may': the category is 1, which is no text"),
    ],
)
def test_a_field_of_another_type_is_refused(row, message):
    with pytest.raises(TypeError, match=message):
        Lexicon("mine", [row])


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match="lacks the column cue"):
        Lexicon.parse("mine", "category,context,example,counterexample,origin\n")


def test_an_unknown_list_is_named_with_the_nearest():
    with pytest.raises(LookupError, match=r"no word list named 'hedge'. Did you mean 'hedges'\? Available: approx"):
        lexicon("hedge")


def test_the_digest_tells_lists_apart():
    digests = {lexicon(name).digest for name in list_names()}
    assert len(digests) == len(list_names())
    assert Lexicon("a", [Row("may", "m", 1.0)]).digest != Lexicon("a", [Row("may", "m", 0.5)]).digest


def write(tmp_path, text):
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_of_cues_alone_is_a_list(tmp_path):
    words = Lexicon.from_csv(write(tmp_path, "cue,comment\nslam~,seen often\nbut,\n"))
    assert [(row.cue, row.category, row.weight, row.context) for row in words.rows] == [
        ("slam~", "mine", 1.0, ""),
        ("but", "mine", 1.0, ""),
    ]


def test_an_empty_weight_or_category_is_the_usual_one(tmp_path):
    words = Lexicon.from_csv(write(tmp_path, "cue,category,weight\nslam,,\nbut,link,0.5\n"))
    assert [(row.category, row.weight) for row in words.rows] == [("mine", 1.0), ("link", 0.5)]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_list_is_read_as_spreadsheets_save_it(tmp_path, separator):
    text = "cue, category ,weight,,\nslam~, attack ,0.5,,\n,,,,\n brazen ,attack,,,\n"
    words = Lexicon.from_csv(write(tmp_path, text.replace(",", separator)))
    assert [(row.cue, row.category, row.weight) for row in words.rows] == [("slam~", "attack", 0.5), ("brazen", "attack", 1)]
    assert words.lines == (2, 4)


@pytest.mark.parametrize(("column", "near"), [("wieght", "weight"), ("Category", "category"), ("contexts", "context")])
def test_a_column_that_is_nearly_one_is_refused(tmp_path, column, near):
    with pytest.raises(ValueError, match=f"line 1: the column '{column}' is nearly '{near}'"):
        Lexicon.from_csv(write(tmp_path, f"cue,{column}\nslam,\n"))


def test_every_row_is_held_to_its_promises(tmp_path):
    text = (
        "cue,context,example,counterexample\n"
        "may,not month,It may rain.,It rained in May.\n"
        "slam~,,He slapped it.,\n"
        'shut,,"They shut\nit.",The door is shut.\n'
    )
    with pytest.raises(ValueError, match="slapped") as raised:
        Lexicon.from_csv(write(tmp_path, text))
    assert str(raised.value).splitlines()[1:] == [
        "line 3, cue 'slam~': its example 'He slapped it.' does not have it. Correct the example, cue or context.",
        "line 5, cue 'shut': its counterexample 'The door is shut.' has it. Narrow its context, or correct it.",
    ]
    assert len(Lexicon.from_csv(write(tmp_path, text), check=False).rows) == 3


def test_an_example_that_another_row_takes_does_not_hold(tmp_path):
    with pytest.raises(ValueError, match=r"mine.csv', line 2, cue 'keg': its example 'A powder keg.' does not have it"):
        Lexicon.from_csv(write(tmp_path, "cue,example\nkeg,A powder keg.\npowder keg,A powder keg.\n"))


def test_ten_broken_promises_are_shown_and_the_others_counted(tmp_path):
    names = "abcdefghijkl"
    with pytest.raises(ValueError, match=r"line 11, cue 'xj': .*\nand 2 more\.$"):
        Lexicon.from_csv(write(tmp_path, "cue,example\n" + "".join(f"x{name},Nothing.\n" for name in names)))


def test_a_pattern_in_a_list_of_one_s_own_is_refused(tmp_path):
    with pytest.raises(ValueError, match="cue '<dash>': only code of this package looks for patterns"):
        Lexicon.from_csv(write(tmp_path, "cue\n<dash>\n"))
