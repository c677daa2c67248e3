import numpy as np

from framing import Document
from framing.background import per_word


def test_unknown_words_and_names_weigh_nothing():
    document = Document("Xyzzyq met Obama and he, a senator, left")
    weights = dict(zip(document.word_texts, per_word(document, "tone").tolist(), strict=True))
    assert [weights[word] for word in ("Xyzzyq", "Obama", "he", "a", "senator")] == [0] * 5


def test_counts_are_those_of_the_corpus():
    counts = per_word(Document("the shameful"), "count")
    assert counts[0] > 500_000
    assert 10 <= counts[1] < 10_000


def test_marked_is_a_share():
    document = Document("The shameful, disgraceful spectacle was outrageous, the table said on Tuesday")
    marked = per_word(document, "marked")
    assert ((marked >= 0) & (marked <= 100)).all()
    loaded = [word in {"shameful", "disgraceful", "outrageous"} for word in document.word_texts]
    assert marked[np.array(loaded)].min() > marked[~np.array(loaded)].max()


def test_marks_of_punctuation_are_counted_per_sentence():
    document = Document("One, two, three. “Four”; five.\n\nSix, 😀 seven.")
    assert document.count_marks(",").tolist() == [2, 0, 1]
    assert document.count_marks('"').tolist() == [0, 2, 0]
    assert document.count_marks(":;").tolist() == [0, 1, 0]
