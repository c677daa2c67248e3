"""Quoted wording that other outlets use without marks, scored by hand."""

from framing.comparison.echoes import COLUMNS, echoes
from framing.comparison.quotes import quotes
from tests.comparison.test_quotes import event

QUOTED = "The minister called the levy “a cruel tax on hungry families.”"


def test_words_quoted_by_one_stand_in_the_voice_of_another():
    found = event(QUOTED, "Parliament passed a cruel tax on hungry families on Friday.")
    table = echoes(found)
    assert table.columns.tolist() == COLUMNS
    # "a" before and "on" after are function words at the ends.
    assert table[["outlet", "text", "quoted_by", "part"]].to_numpy().tolist() == [
        ["Outlet B", "cruel tax on hungry families", "Outlet A", "body"]
    ]
    assert quotes(found).set_index("quote").text[table.quote.item()] == "“a cruel tax on hungry families.”"
    assert found.articles[1].text[table.start.item() : table.end.item()] == table.text.item()


def test_words_in_marks_or_of_the_same_outlet_are_no_echo():
    assert echoes(event(QUOTED, "Critics spoke of “a cruel tax on hungry families,” she said.")).empty
    assert echoes(event(QUOTED + " It is a cruel tax on hungry families.", "Parliament met.")).empty


def test_names_and_function_words_are_no_wording():
    quoted = "“We thank the Royal Bank of New Scotland and all of those who are with us,” she said."
    assert echoes(event(quoted, "The Royal Bank of New Scotland opened, and all of those who are with us left.")).empty


def test_three_words_need_a_rare_one():
    assert echoes(event("She called it “a large public building.”", "It is a large public building.")).empty
    # "ramshackle" occurs fewer than 120 times in 12 million words of news.
    found = echoes(event("She called it “a ramshackle public building.”", "It is a ramshackle public building."))
    assert found.text.tolist() == ["ramshackle public building"]


def test_headlines_echo_too_and_each_quoting_outlet_has_a_row():
    found = echoes(event(QUOTED, QUOTED, "They met.", headlines=[None, None, "Cruel Tax on Hungry Families Passed"]))
    assert found[["part", "start", "quoted_by"]].to_numpy().tolist() == [
        ["headline", 0, "Outlet A"],
        ["headline", 0, "Outlet B"],
    ]


def test_the_seeds_echo_nothing(seeds_event):
    assert echoes(seeds_event).empty
