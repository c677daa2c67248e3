"""Alignment of statements into facts."""

import numpy as np
import pytest

import framing
from framing import Article
from framing.comparison.align import Statement, align, lookalikes, statements
from framing.comparison.event import Event
from framing.comparison.quantities import quantities
from framing.comparison.similarity import comparable, features, other_times, similarity
from framing.comparison.wording import Wording, number_terms, stem


def told(*texts, article=0):
    return [
        Statement(article, "body", 100 * number, 100 * number + 50, text, "prose", 100 * article + number)
        for number, text in enumerate(texts)
    ]


def facts(found):
    return align(similarity(found).probability, comparable(found))


BAKERY = [
    *told(
        "The mayor opened a bakery museum in Leeds.",
        "Tickets cost nine pounds for adults.",
        "Sculptor Ida Vance carved the oak ovens.",
        article=0,
    ),
    *told(
        "A bakery museum was opened in Leeds by the mayor.",
        "Rain fell on the parade for hours.",
        "The oak ovens were carved by the sculptor Ida Vance.",
        article=1,
    ),
]


def test_statements_are_headlines_bullets_and_prose_without_subheads():
    text = "At a Glance\n- Ferry sinks\nAll were saved. Nobody was hurt."
    event = Event.of([Article(text, headline="Ferry sinks", outlet="A", id="a"), Article("It sank.", outlet="B", id="b")])
    found = statements(event)
    assert [(s.article, s.block, s.text) for s in found] == [
        (0, "headline", "Ferry sinks"),
        (0, "bullet", "Ferry sinks"),
        (0, "prose", "All were saved."),
        (0, "prose", "Nobody was hurt."),
        (1, "prose", "It sank."),
    ]
    assert all(event.articles[s.article].text[s.start : s.end] == s.text for s in found if s.part == "body")


def test_same_news_in_other_word_order_is_one_fact_and_the_rest_is_none():
    assert facts(BAKERY) == [(0, 3), (2, 5)]


def test_nothing_to_align():
    assert facts([]) == []
    assert facts(told("One article alone.", "It says two things.")) == []
    assert lookalikes(similarity([]), []) == []


def test_similarity_is_symmetric_and_zero_within_an_article():
    result = similarity(BAKERY).probability
    assert np.array_equal(result, result.T)
    assert np.array_equal(np.diag(result), np.ones(6))
    assert result[0, 1] == 0
    assert ((result >= 0) & (result <= 1)).all()


def table(n, **values):
    probability = np.eye(n)
    for pair, value in values.items():
        a, b = map(int, pair[1:])
        probability[a, b] = probability[b, a] = value
    return probability


def apart(*article):
    return np.not_equal.outer(article, article)


def test_groups_are_joined_by_their_mean():
    # Articles 0, 1, 2, 2. The pair 0-1 comes first; 2 joins with (0.4 + 0.2) / 2 = 0.3, 3 stays out with (0.3 + 0.1) / 2 = 0.2.
    probability = table(4, p01=0.9, p02=0.4, p12=0.2, p03=0.3, p13=0.1)
    assert align(probability, apart(0, 1, 2, 2)) == [(0, 1, 2)]


def test_a_statement_can_be_in_two_facts():
    # 0-1 is a fact; 2 joins it with a mean of 0.35; 3 with (0.7 + 0 + 0) / 3 does not, but its pair with 0 starts another.
    probability = table(4, p01=0.9, p02=0.1, p12=0.6, p03=0.7)
    assert align(probability, apart(0, 1, 2, 3)) == [(0, 1, 2), (0, 3)]


def test_a_weak_pair_starts_no_second_fact():
    assert align(table(3, p01=0.9, p02=0.3), apart(0, 1, 2)) == [(0, 1)]


def test_no_two_facts_hold_the_same_pair():
    found = statements(Event.of(framing.read_articles("seeds")))
    compared = comparable(found)
    seen = set()
    for fact in facts(found):
        pairs = {(a, b) for a in fact for b in fact if a < b and compared[a, b]}
        assert not pairs & seen
        seen |= pairs


def test_vectors_can_stand_in_for_words():
    texts = ["The vessel went under.", "Schools reopen in May.", "A boat sank overnight.", "Bread is dearer now."]
    plain = [Statement(number // 2, "body", 0, 5, text, "prose") for number, text in enumerate(texts)]
    vectors = {texts[0]: [1, 0, 0], texts[1]: [0, 1, 0], texts[2]: [1, 0.1, 0], texts[3]: [0, 0, 1]}
    by_vectors = features(plain, lambda asked: np.array([vectors[text] for text in asked], dtype=float))["margin"]
    assert by_vectors[0, 2] == by_vectors[:2, 2:].max() > 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("497 miles", "800 km", True), ("42,000 gallons", "160,000 liters", True), ("600 people", "800 people", False)],
)
def test_numbers_agree_after_conversion(one, other, same):
    # 497 · 1.609 = 799.7; 42,000 · 3.785 = 158,970; 600 is a quarter less than 800.
    first, second = (set(number_terms(quantities(text)[0])) for text in (one, other))
    assert bool(first & second) == same


def test_synonyms_and_aliases_are_shared_terms():
    wording = Wording(["The U.S. sent troops.", "Washington dispatched soldiers."])
    shared = wording.present.toarray().min(axis=0)
    # The actor counts 1; "send dispatch" and "troops soldier" count one half for each group both words are in.
    assert shared.max() == 1
    assert (shared == 0.5).sum() >= 2
    assert stem("sent") == stem("sends")


def test_another_time_holds_to_the_end_of_the_paragraph():
    first = Statement(0, "body", 0, 30, "A tank burst five years ago.", "prose", 0)
    same = Statement(0, "body", 31, 50, "Three were hurt.", "prose", 0)
    later = Statement(0, "body", 52, 80, "Nobody was hurt on Monday.", "prose", 1)
    assert other_times([first, same, later]) == ["five years ago", "five years ago", ""]


def test_lookalikes_tell_the_other_occasion():
    one = told("The tank at the Hull plant burst and spilled oil into the Orr.", "Shares rose.", article=0)
    two = told("Five years ago the tank at the Hull plant burst and spilled oil into the Orr.", "A choir sang.", article=1)
    found = similarity([*one, *two])
    assert lookalikes(found, []) == [(0, 2, "Five years ago")]
    assert lookalikes(found, [(0, 2)]) == []


@pytest.mark.parametrize("text", ["a" * 10**5, "1" * 10**5, "1," * 50_000, '"' * 10**5, "a-" * 50_000, "in early " * 10_000])
def test_strange_texts_do_no_harm(text):
    assert isinstance(facts([*told(text), *told(text, article=1)]), list)
