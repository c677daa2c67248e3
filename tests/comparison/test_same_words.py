"""Versions of one quotation, scored by hand."""

from framing.comparison.same_words import longest_versions


def versions(*quotations):
    return longest_versions([tuple(quotation.split()) for quotation in quotations])


def test_words_in_a_row_are_a_version_and_scattered_words_are_none():
    assert versions("a clear act of war", "clear act of", "clear war") == [0, 0, 2]


def test_a_part_of_two_long_quotations_joins_the_first_and_does_not_merge_them():
    assert versions("the harbor must stay open all winter", "the harbor must stay closed in summer", "harbor must stay") == [
        0,
        1,
        0,
    ]


def test_four_words_must_be_nearer_than_eight():
    # partial_ratio of "keep that harbor open" with "keep this harbor open" is 90.5, with "keep the old harbor open" below 90.
    assert versions("keep this harbor open", "keep that harbor open") == [0, 0]
    assert versions("keep the old harbor open", "keep our harbor open") == [0, 1]


def test_very_long_quotations_that_differ_in_a_word_are_versions_too():
    long = [f"word{number}" for number in range(100)]
    changed = [*long[:50], "other", *long[51:]]
    assert longest_versions([tuple(long), tuple(changed)]) == [0, 0]
