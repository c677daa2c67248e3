import pytest

import framing
from framing import Article
from framing.comparison.event import Event
from framing.comparison.names import names
from framing.comparison.portraits import COLUMNS, portraits
from framing.comparison.roles import roles
from framing.comparison.verbs import verb
from tests.conftest import SEEDS


def event(*texts):
    return Event.of([Article(text, outlet=f"Outlet {n}", id=str(n)) for n, text in enumerate(texts)])


SENTENCES = [
    ("North Korea fired two missiles.", "North Korea subject fire"),
    ("Japan has repeatedly condemned North Korea.", "Japan subject condemn, North Korea object condemn"),
    ("North Korea was condemned by Japan.", "North Korea object condemn, Japan subject condemn"),
    ("The United States and South Korea have left.", "United States subject leave, South Korea subject leave"),
    ("Egypt, Jordan and Qatar proposed a truce.", "Egypt subject propose, Jordan subject propose, Qatar subject propose"),
    ("Mary Lee, a poet from Ohio, said so.", "Mary Lee subject say"),
    ("Sen. Rita Moss (D-Ohio) voted late.", "Rita Moss subject vote"),
    ("“We will appeal,” said Gen. Anna Bell.", "Anna Bell subject say"),
    ("Officials in Oslo said the deal was dead.", ""),
    ("The leader of Hungary rejected the plan.", ""),
    ("U.S. forces began a drill.", ""),
    ("The strike hit Ukraine's grid.", ""),
    ("Senators questioned NATO officials for hours.", ""),
    ("NATO could admit Sweden next year.", "NATO subject admit, Sweden object admit"),
    ("China is buying gas.", "China subject buy"),
    ("Turkey is a member of NATO.", "Turkey subject be"),
    ("The minister blamed Serbia.", "Serbia object blame"),
    ("The law would force Iran to pay.", "Iran object force"),
    ("Iran, backed by Russia, rejected it.", "Iran subject reject, Russia subject back"),
    ("Iran did not answer.", "Iran subject answer"),
    ("Amid war in Iraq, Iran left.", "Iran subject leave"),
    ("Democrats want a vote.", "Democratic Party subject want"),
    ("They said Poland was warned.", "Poland object warn"),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_roles(text, wanted):
    one = event(text)
    found = names(one).body
    assert ", ".join(f"{found[role.name].actor} {role.role} {role.verb}" for role in roles(one.body, found)) == wanted


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("launched", "launch"),
        ("denies", "deny"),
        ("sent", "send"),
        ("hoping", "hope"),
        ("withdrew", "withdraw"),
        ("stopped", "stop"),
    ],
)
def test_verbs_are_told_by_their_inflections(word, base):
    assert verb(word).base == base


@pytest.mark.parametrize("word", ["missiles", "officials", "during", "hundred", "has", "repeatedly", "x" * 10_000])
def test_other_words_are_no_verbs(word):
    assert verb(word) is None


def test_a_portrait_counts_mentions_roles_and_company():
    # Loaded: "slammed" in the clause of Iran's first mention; "shameful" stands after the comma, in a clause without it.
    # Hedges: "may" in the clause of its third mention. Iran is named 3 times by Outlet 0 and once by Outlet 1.
    table = portraits(event("Iran slammed the plan, a shameful deal. Iran left. Iran may pay.", "Later they warned Iran."))
    rows = table[table.actor == "Iran"].drop(columns="actor").to_numpy().tolist()
    assert table.columns.tolist() == list(COLUMNS)
    assert rows == [["Outlet 0", 3, 3, 0, "slam, leave, pay", 1, 1], ["Outlet 1", 1, 0, 1, "object: warn", 0, 0]]


def test_verbs_are_ordered_by_count_then_place():
    table = portraits(event("Iran met envoys. Iran left. They fined Iran. Iran left."))
    assert table.verbs.item() == "leave (2), meet; object: fine"


def test_quoted_loaded_words_are_not_the_outlet_s():
    table = portraits(
        event("He said “Iran made a shameful, disgraceful deal for years and years.” Iran left. Iran met envoys.")
    )
    assert table.loaded.item() == 0


def test_only_those_named_often_or_by_two_have_a_portrait():
    table = portraits(event("Iran left. Iran met envoys. Chile left. Peru? Iran won.", "Chile left. Later Cuba left."))
    assert table.actor.tolist() == ["Iran", "Iran", "Chile", "Chile"]
    assert table.mentions.tolist() == [3, 0, 1, 1]


def test_places_have_no_portrait():
    assert portraits(event("Africa is vast. Africa is old. Africa is dry. In Moscow, in Moscow, in Moscow.")).empty


def test_an_event_without_names_has_an_empty_table():
    assert portraits(event("Nothing happened.", "")).columns.tolist() == list(COLUMNS)


def test_the_seeds():
    table = portraits(Event.of(framing.read_articles(SEEDS)))
    assert table.actor.drop_duplicates().tolist()[:4] == ["North Korea", "Russia", "South Korea", "United States"]
    assert table.actor.value_counts().unique().tolist() == [3]
    first = table.iloc[0]
    assert first.verbs.startswith("fire (2), confirm (2)")
    assert "accuse" in first.verbs.partition("object: ")[2]
