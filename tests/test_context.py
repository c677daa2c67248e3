import pytest

from framing import Document, Lexicon
from framing.context import condition
from framing.lexicon import Row


def fires(cue, context, text):
    return bool(Lexicon("test", [Row(cue, "c", 1.0, context)]).matches(Document(text)))


@pytest.mark.parametrize(
    ("cue", "context", "yes", "no"),
    [
        ("about", "before: @number", "About 15,000 came.", "It is about the war."),
        ("about", "before: @number", "It took about three weeks.", "They talked about it."),
        ("claim~", "not after: @determiner", "They claim that it fell.", "The claim was false."),
        ("claim~", "not after: @determiner", "They claim that it fell.", "Smith’s claim was false."),
        ("fire", "near: gun~ rifle", "He opened fire with two guns.", "The fire spread."),
        ("attack", "not near: missile~", "Her attack on the bill failed.", "The missiles hit in the attack."),
        ("hawk~", "not name", "Foreign policy hawks cheered.", "He flew a Hawk over the base."),
        ("may", "not month", "The vote may slip.", "It began in May."),
        ("may", "not month", "May the vote slip?", "May 5 is the day."),
        ("likely", "not negated", "It is likely to fall.", "It is not at all likely to fall."),
        ("why", "first", "Why it fell.", "He said why it fell."),
        ("though", "not first", "It fell though.", "Though it fell, it held."),
        ("indeed", "last", "It fell indeed.", "Indeed it fell."),
        ("slam~", "not before: into; not after: @be", "Critics slam the bill.", "A car slammed into a wall."),
    ],
)
def test_conditions(cue, context, yes, no):
    assert fires(cue, context, yes)
    assert not fires(cue, context, no)


def test_capitals_say_nothing_in_a_title():
    assert fires("hawk~", "not name", "Foreign Policy Hawks Cheer New Budget")


def test_neighbours_stand_in_the_same_sentence():
    assert not fires("about", "before: @number", "What is it about? 15,000 came.")


@pytest.mark.parametrize("written", ["befor: a", "not moth", "before:", "near: @nouns", "before"])
def test_what_is_no_condition_is_named(written):
    with pytest.raises(ValueError, match=r"unknown|lists no word"):
        condition(written)
