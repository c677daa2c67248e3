import hashlib

from framing.document.syllables import by_rule, pronounced, syllables
from tests.conftest import ROOT


def test_the_dictionary_has_the_words_of_cmudict():
    assert len(pronounced()) == 126_052
    assert [pronounced()[word] for word in ("missile", "fire", "north", "korea", "provocation")] == [2, 2, 1, 3, 4]
    licence = (ROOT / "framing/lexicons/syllables.LICENSE").read_text(encoding="utf-8")
    assert "Carnegie Mellon University" in licence


def test_the_rule_agrees_with_nine_in_ten_words_of_the_dictionary():
    words = [word for word in pronounced() if word.isalpha()]
    sample = sorted(words, key=lambda word: hashlib.md5(word.encode()).digest())[:5000]
    agreeing = sum(by_rule(word) == pronounced()[word] for word in sample)
    assert agreeing / len(sample) >= 0.9


def test_words_that_no_dictionary_has():
    assert syllables("pyongyang's") == syllables("pyongyang")
    assert syllables("denuclearization") == 7
    assert syllables("arms-for-tech") == 3
    assert syllables("dprk") == 1
