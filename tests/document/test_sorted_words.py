from framing.document.sorted_words import SortedWords
from framing.document.syllables import pronounced
from tests.conftest import ROOT

ENTRIES = "'bout:1 a's:1 a.'s:2\na:1 act's:11 act:12 fact-a:3\nfact:1"


def test_every_word_is_found_wherever_it_stands():
    words = SortedWords(ENTRIES)
    known = {"'bout": 1, "a's": 1, "a.'s": 2, "a": 1, "act's": 11, "act": 12, "fact": 1, "fact-a": 3}
    assert dict(words.items()) == known
    assert [words[word] for word in known] == list(known.values())
    assert len(words) == len(known)


def test_nothing_else_is():
    words = SortedWords(ENTRIES)
    for other in ("", "'", "1", "ac", "acts", "fact-", "z", "é", ":", ":1", "act:1", "act:12 fact", "1 act's", "12"):
        assert words.get(other) is None
        assert other not in words
    assert words.get("acts", 0) == 0
    assert 1 not in words


def test_the_shipped_file_is_sorted():
    entries = (ROOT / "framing/lexicons/syllables.txt").read_text(encoding="utf-8").split()
    assert entries == sorted(entries)
    assert all(word in pronounced() for word in pronounced())
