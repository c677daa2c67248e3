import pytest

from framing import Document


def test_marks_of_each_sentence():
    document = Document("“Who?” he asked: you, or I? Rain fell.")
    assert document.count_marks("?").tolist() == [2, 0]
    assert document.count_marks('":,').tolist() == [4, 0]  # two quotation marks; a colon and a comma


def test_a_mark_that_is_not_counted():
    with pytest.raises(ValueError, match=r"the mark '\.' is not counted; those of !\?,"):
        Document("Rain fell.").count_marks("!.")


def test_a_column_that_word_forms_do_not_have():
    with pytest.raises(LookupError, match=r"word forms have no column 'vowels'\. They have: letters, syllables"):
        Document("Rain fell.").of_words("vowels")
