import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.document.hashing import HashTable, word_hashes
from framing.document.tokens import word_spans

WORDS = st.lists(st.text("abcé’𝒳0", min_size=1, max_size=120), min_size=1, max_size=40)


def hashes_of(text):
    start, end = word_spans(text)
    return [text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)], word_hashes(text, start, end).tolist()


@given(WORDS, WORDS)
def test_a_word_has_the_same_number_everywhere_and_others_have_others(some, others):
    found = {}
    for words in (some, others):
        for word, number in zip(*hashes_of(" ".join(words)), strict=True):
            assert found.setdefault(word, number) == number
    assert len(set(found.values())) == len(found)


def test_numbers_do_not_depend_on_how_far_in_a_text_a_word_stands():
    words, numbers = hashes_of("turnout " * 60_000)
    assert len(words) == 60_000
    assert len(set(numbers)) == 1


def test_words_that_a_polynomial_cannot_tell_apart_have_different_numbers():
    one, other = "a", "b"
    for _ in range(11):  # Thue and Morse: sums of powers meet among numbers of 64 bits
        one, other = one + other, other + one
    _, (first, second) = hashes_of(f"{one} {other}")
    assert first != second


@given(st.lists(st.lists(st.integers(1, 2**64 - 1), unique=True, max_size=300), max_size=6))
def test_a_table_finds_what_was_added_and_nothing_else(additions):
    table, known = HashTable(), {}
    for addition in additions:
        new = [number for number in addition if number not in known]
        places = range(len(known), len(known) + len(new))
        table.add(np.array(new, dtype=np.uint64), np.array(places, dtype=np.int64))
        known.update(zip(new, places, strict=True))
        asked = [*known, *(max(1, number ^ 1) for number in known)]
        found = table.find(np.array(asked, dtype=np.uint64)).tolist()
        assert found == [known.get(number, -1) for number in asked]


def test_numbers_that_want_one_slot_are_told_apart():
    numbers = np.arange(1, 5_000, dtype=np.uint64)  # all have the same first bits
    table = HashTable()
    table.add(numbers, np.arange(len(numbers)))
    assert table.find(numbers).tolist() == list(range(len(numbers)))
    assert table.find(numbers + np.uint64(5_000)).max() == -1
