import pytest

from framing import Article
from framing.comparison.aliases import KINDS, Alias, Aliases, shipped_aliases
from framing.comparison.event import Event
from framing.comparison.names import names
from tests.conftest import ROOT


def event(*texts, headlines=()):
    headlines = [*headlines, *[None] * len(texts)]
    return Event.of([Article(t, headline=headlines[n], outlet=f"Outlet {n}", id=str(n)) for n, t in enumerate(texts)])


def actors(*texts, aliases=None):
    return [name.actor for name in names(event(*texts), aliases).body]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Later Mary Lee met Tom Reed.", ["Mary Lee", "Tom Reed"]),
        ("Turnout fell. However, few voted on Monday in May, and I left.", []),
        ("Analysts in Oslo left.", ["Oslo"]),
        ("Boeing fell.", []),
        ("Boeing fell. Shares of Boeing rose.", ["Boeing", "Boeing"]),
        ("The Bank of England waited.", ["Bank of England"]),
        ("It was Senator Mary Lee of Ohio.", ["Mary Lee", "Ohio"]),
        ("The talks of Washington and Seoul failed.", ["United States", "South Korea"]),
        ("The Office for Harbor Control said so.", ["Office for Harbor Control"]),
        ("It met Crown Prince Omar bin Tarik.", ["Omar bin Tarik"]),
        ("The Soviet-era plant closed.", []),
        ("We said NEVER again.", []),
        ("Japanese Defense Minister Gen Nakatani left.", ["Japan", "Gen Nakatani"]),
    ],
)
def test_names_are_runs_of_capitals(text, wanted):
    assert actors(text) == wanted


def test_variants_are_one_actor():
    text = "Gen. Robert A. Moss met Russian envoys. Bob Moss called Russia. Moss left for the U.S. with Robert."
    assert actors(text) == [
        "Robert A. Moss",
        "Russia",
        "Robert A. Moss",
        "Russia",
        "Robert A. Moss",
        "United States",
        "Robert A. Moss",
    ]


def test_a_last_name_joins_only_one_full_name():
    assert actors("It is Ann Moss and Bill Moss. Then Moss left.") == ["Ann Moss", "Bill Moss", "Moss"]
    # In the second article only Ann Moss is named in full.
    assert actors("It is Ann Moss and Bill Moss.", "It is Ann Moss. Then Moss left.")[-1] == "Ann Moss"
    assert actors("It is Kim Jong Un. Then Kim left.") == ["Kim Jong Un", "Kim Jong Un"]


def test_a_capital_is_a_government_but_not_where_something_is():
    found = names(event("Ties with Moscow froze in Moscow.")).body
    assert [(name.actor, name.kind) for name in found] == [("Russia", "capital as government"), ("Moscow", "place")]


def test_words_of_headlines_are_names_only_if_a_body_has_them():
    found = names(event("Later Mary Lee left Oslo.", headlines=["Mary Lee Leaves Harbor Behind Her"]))
    assert [name.text for name in found.headline] == ["Mary Lee"]


def test_users_add_aliases():
    text = "Critics of Gotham met the Bat. They left Gotham."
    assert actors(text, aliases={"Gotham": "United States", "the Bat": "Bruce Wayne"}) == [
        "United States",
        "Bruce Wayne",
        "United States",
    ]


def test_an_alias_without_a_word_is_an_error():
    with pytest.raises(ValueError, match="holds no word"):
        Aliases([Alias("--", "Gotham", "body")])


def test_the_shipped_table_is_whole():
    rows = shipped_aliases().rows
    assert len({row.alias for row in rows}) == len(rows) > 250
    assert {row.kind for row in rows} == set(KINDS)
    # A capital or demonym stands for an actor that other rows name.
    countries = {row.actor for row in rows if row.kind in {"country", "body"}}
    assert {row.actor for row in rows if row.kind in {"demonym", "capital as government"}} <= countries


def test_the_seeds_join_what_is_one_actor():
    import framing

    found = names(Event.of(framing.read_articles(ROOT / "seeds"))).body
    texts = {
        actor: {name.text for name in found if name.actor == actor} for actor in ("North Korea", "South Korea", "United States")
    }
    assert texts == {
        "North Korea": {"North Korea", "North Korean", "DPRK", "Pyongyang"},
        "South Korea": {"South Korea", "South Korean", "Republic of Korea", "Seoul"},
        "United States": {"United States", "U.S", "American", "Washington"},
    }
