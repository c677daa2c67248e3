import pytest

from framing import Document


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. paid $3.5 million.", ["The", "U.S", "paid", "3.5", "million"]),
        ("at 8:10 a.m. sharp", ["at", "8:10", "a.m", "sharp"]),
        ("15,000 short-range rockets", ["15,000", "short-range", "rockets"]),
        ("Don’t stop—again", ["Don’t", "stop", "again"]),
        ("It ended.Then it began.", ["It", "ended", "Then", "it", "began"]),
        ("and/or, word,word", ["and", "or", "word", "word"]),
        ("_emphasis_ in markdown", ["emphasis", "in", "markdown"]),
        ("cafe\u0301s in Paris", ["cafe\u0301s", "in", "Paris"]),
        ("zero\u200bwidth", ["zero\u200bwidth"]),
        ("naïve façade", ["naïve", "façade"]),
        ("... !!! — 7", ["7"]),
    ],
)
def test_words(text, words):
    assert [word.text for word in Document(text).words] == words


def test_words_are_counted_as_they_are_listed():
    document = Document("He said “no way” twice. The U.S. left.\n\nA “b c” d.")
    assert document.sentences.words.tolist() == [5, 3, 4]
    assert len(document.words) == len(document.word_texts) == 12
