"""Each formula worked by hand, and beside textstat on equal counts."""

import math

import pytest

from framing import formulas
from framing.document.syllables import pronounced

# One text for all: 120 words, 6 sentences, 200 syllables, 564 letters, 18 words of three syllables or more, 15 hard words,
# 24 unfamiliar words, 36 words of more than six letters.
WORDS, SENTENCES, SYLLABLES, LETTERS, POLYSYLLABLES, HARD, UNFAMILIAR, LONG = 120, 6, 200, 564, 18, 15, 24, 36


def test_flesch_reading_ease():
    # 206.835 - 1.015 * 20 - 84.6 * 1.666667 = 206.835 - 20.3 - 141
    assert formulas.flesch_reading_ease(WORDS, SENTENCES, SYLLABLES) == pytest.approx(45.535, abs=1e-9)


def test_flesch_kincaid_grade():
    # 0.39 * 20 + 11.8 * 1.666667 - 15.59 = 7.8 + 19.666667 - 15.59
    assert formulas.flesch_kincaid_grade(WORDS, SENTENCES, SYLLABLES) == pytest.approx(11.876666667, abs=1e-9)


def test_gunning_fog():
    # 0.4 * (20 + 100 * 15 / 120) = 0.4 * 32.5
    assert formulas.gunning_fog(WORDS, SENTENCES, HARD) == pytest.approx(13.0, abs=1e-9)


def test_smog_index():
    # 30 * 18 / 6 = 90; 3.1291 + 1.0430 * sqrt(90) = 3.1291 + 1.0430 * 9.4868330
    assert formulas.smog_index(SENTENCES, POLYSYLLABLES) == pytest.approx(13.023866808, abs=1e-8)


def test_coleman_liau_index():
    # 470 letters and 5 sentences per 100 words: 27.636 - 1.48 - 15.8
    assert formulas.coleman_liau_index(WORDS, SENTENCES, LETTERS) == pytest.approx(10.356, abs=1e-9)


def test_coleman_liau_index_follows_from_the_cloze_equation_of_the_paper():
    # Estimated cloze % = 141.8401 - 0.214590 L + 1.079812 S; grade = -27.4004 * cloze + 23.06395 (as a proportion).
    letters, sentences = 470, 5
    cloze = (141.8401 - 0.214590 * letters + 1.079812 * sentences) / 100
    assert formulas.coleman_liau_index(100, sentences, letters) == pytest.approx(-27.4004 * cloze + 23.06395, abs=0.02)


def test_automated_readability_index():
    # 4.71 * 4.7 + 0.5 * 20 - 21.43 = 22.137 + 10 - 21.43
    assert formulas.automated_readability_index(WORDS, SENTENCES, LETTERS) == pytest.approx(10.707, abs=1e-9)


def test_dale_chall_readability_score():
    # 20 % unfamiliar: 3.158 + 0.0496 * 20 + 3.6365
    assert formulas.dale_chall_readability_score(WORDS, SENTENCES, UNFAMILIAR) == pytest.approx(7.7865, abs=1e-9)
    # Under 5 % the constant stays, as in the paper: 0.1579 * 2.5 + 0.992 + 3.6365
    assert formulas.dale_chall_readability_score(WORDS, SENTENCES, 3) == pytest.approx(5.02325, abs=1e-9)


def test_linsear_write_formula():
    # (102 + 3 * 18) / 6 = 26 > 20: 13. With 8 sentences 19.5 <= 20: 9.75 - 1
    assert formulas.linsear_write_formula(WORDS, SENTENCES, POLYSYLLABLES) == 13.0
    assert formulas.linsear_write_formula(WORDS, 8, POLYSYLLABLES) == 8.75


def test_lix_and_rix():
    # 20 + 100 * 36 / 120; 36 / 6
    assert formulas.lix(WORDS, SENTENCES, LONG) == 50.0
    assert formulas.rix(SENTENCES, LONG) == 6.0


@pytest.fixture(scope="module")
def textstat(tmp_path_factory):
    """The real textstat, with the pronouncing dictionary that NLTK would download, made from the one shipped here."""
    import nltk

    folder = tmp_path_factory.mktemp("nltk") / "corpora" / "cmudict"
    folder.mkdir(parents=True)
    lines = [f"{word.upper()} 1 {' '.join(['AH0'] * count)}" for word, count in pronounced().items()]
    (folder / "cmudict").write_text("\n".join(lines) + "\n", encoding="ascii", errors="ignore")
    nltk.data.path.insert(0, str(folder.parents[1]))
    import textstat

    yield textstat
    nltk.data.path.pop(0)


DRY = (
    "The committee met on Tuesday to discuss the annual budget. Members disagreed about the cost of the new hospital. "
    "Nobody expected a decision before the summer holidays. The chairman promised further negotiations with the ministry."
)
WET = (
    "Rain fell all day. The river rose by two metres and flooded several streets near the old market. Families carried "
    "furniture upstairs, while emergency services distributed sandbags throughout the neighbourhood until midnight."
)


@pytest.mark.parametrize("text", [DRY, WET])
def test_formulas_agree_with_textstat_on_equal_counts(textstat, text):
    words, sentences = textstat.lexicon_count(text), textstat.sentence_count(text)
    syllables, letters = textstat.syllable_count(text), textstat.letter_count(text)
    polysyllables, long = textstat.polysyllabcount(text), textstat.long_word_count(text)
    characters = textstat.char_count(text)
    ours = {
        "flesch_reading_ease": formulas.flesch_reading_ease(words, sentences, syllables),
        "flesch_kincaid_grade": formulas.flesch_kincaid_grade(words, sentences, syllables),
        "smog_index": formulas.smog_index(sentences, polysyllables),
        "automated_readability_index": formulas.automated_readability_index(words, sentences, characters),
        "linsear_write_formula": formulas.linsear_write_formula(words, sentences, polysyllables),
        "lix": formulas.lix(words, sentences, long),
        "rix": formulas.rix(sentences, long),
    }
    theirs = {name: getattr(textstat, name)(text) for name in ours}
    assert ours == {name: pytest.approx(value, abs=1e-9) for name, value in theirs.items()}
    # Where textstat departs from the papers. Coleman-Liau: 0.058 instead of 0.0588 per letter.
    difference = formulas.coleman_liau_index(words, sentences, letters) - textstat.coleman_liau_index(text)
    assert difference == pytest.approx(0.0008 * 100 * letters / words, abs=1e-9)
    # Fog: the formula is the same, what counts as hard is not.
    difficult = textstat.difficult_words(text, syllable_threshold=3)
    assert formulas.gunning_fog(words, sentences, difficult) == pytest.approx(textstat.gunning_fog(text), abs=1e-9)
    # Dale-Chall: the same above 5 % unfamiliar words.
    unfamiliar = textstat.difficult_words(text, syllable_threshold=0)
    assert 100 * unfamiliar / words > 5
    dale_chall = formulas.dale_chall_readability_score(words, sentences, unfamiliar)
    assert dale_chall == pytest.approx(textstat.dale_chall_readability_score(text), abs=1e-9)


def test_formulas_take_arrays():
    import numpy as np

    ease = formulas.flesch_reading_ease(np.array([120.0, 240.0]), np.array([6.0, 12.0]), np.array([200.0, 400.0]))
    assert ease.tolist() == [pytest.approx(45.535), pytest.approx(45.535)]
    assert math.isfinite(formulas.smog_index(30.0, 0.0))
