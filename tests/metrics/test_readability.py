import numpy as np
import pytest

import framing
from framing import formulas
from framing.document import Document
from framing.metrics.readability import count_prose, is_hard


def counts(text):
    return {name: int(values.sum()) for name, values in count_prose(Document(text)).items()}


def test_counts_by_hand():
    # Missiles 2, were 1, fired 2 (CMU: F AY1 ER0 D), approximately 5, 497, Provocation (subhead, no prose)
    text = "Provocation\n\nThe provocation was created by Pyongyang. Missiles flew approximately 497 miles."
    found = counts(text)
    expected = {
        "words": 11,  # 6 + 5
        "sentences": 2,
        "letters": 3 + 11 + 3 + 7 + 2 + 9 + 8 + 4 + 13 + 3 + 5,
        # the 1, provocation 4, was 1, created 3, by 1, Pyongyang 2, Missiles 2, flew 1, approximately 5, 497 1, miles 1
        "syllables": 22,
        "polysyllables": 3,  # provocation, created, approximately
        "hard_words": 2,  # created reaches three syllables only by -ed
        "unfamiliar_words": 4,  # provocation, created, Missiles (it opens its sentence), approximately; not the name
        "long_words": 5,  # provocation, created, Pyongyang, Missiles, approximately
        "rare_words": 4,  # provocation, created, Missiles (which opens its sentence), approximately; see the test below
        "pronouns": 0,
        "linking_words": 1,  # by
        "commas": 0,
        "quotation_marks": 0,
        "other_marks": 0,
    }
    assert {name: found[name] for name in expected} == expected


def test_gunnings_hard_words():
    assert [is_hard(word) for word in ("bookkeeper", "understanding", "trespasses", "increased", "capability")] == [
        True, True, False, False, True,
    ]  # fmt: skip


def test_under_100_words_of_prose_is_missing_with_its_reason():
    analysis = framing.analyse(["Polls close at ten. " * 24])  # 96 words
    assert np.isnan(analysis.scores.reading_grade.item())
    reasons = analysis.notes.query("metric == 'lix'").reason.tolist()
    assert reasons == ["fewer than 100 words of prose"]
    assert framing.analyse(["Polls close at ten. " * 25]).scores.lix.item() == 4.0


def test_grade_is_the_median_of_six(seeds):
    six = [
        "flesch_kincaid_grade",
        "gunning_fog",
        "smog_index",
        "coleman_liau_index",
        "automated_readability_index",
        "linsear_write_formula",
    ]
    assert seeds.scores.reading_grade.tolist() == np.median(seeds.scores[six], axis=1).tolist()


def test_columns_are_the_formulas_on_the_counts_of_the_prose(seeds):
    c = counts(seeds.article("outlet-c").text)
    scores = seeds.scores.loc["outlet-c"]
    assert scores.flesch_reading_ease == formulas.flesch_reading_ease(c["words"], c["sentences"], c["syllables"])
    assert scores.gunning_fog == formulas.gunning_fog(c["words"], c["sentences"], c["hard_words"])
    assert scores.dale_chall_readability_score == formulas.dale_chall_readability_score(
        c["words"], c["sentences"], c["unfamiliar_words"]
    )


def test_harder_words_and_longer_sentences_never_read_easier():
    easy = "The cat sat on the mat. It was red. " * 15
    longer = "The cat sat on the mat and it was red and " * 12 + "it was red."
    harder = "The municipality subsidised infrastructure. Procurement was deferred. " * 15
    ease = framing.analyse([easy, longer, harder]).scores.reading_ease
    assert ease.iloc[0] > ease.iloc[1]
    assert ease.iloc[0] > ease.iloc[2]


@pytest.mark.parametrize("column", ["reading_ease", "reading_grade"])
def test_a_text_is_as_hard_as_its_prose(column):
    prose = "The committee discussed the annual budget on Friday. " * 15
    bare, listed = framing.analyse([prose, f"Antidisestablishmentarianism\n- Incomprehensibilities\n{prose}"]).scores[column]
    assert bare == listed
