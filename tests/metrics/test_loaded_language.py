import framing


def test_weights_per_100_words_of_the_body():
    # "shameful" weighs 1, in 5 words of the body: 100 * 1 / 5.
    analysis = framing.analyse(["The shameful deal was signed."])
    weight = analysis.evidence.weight.item()
    assert analysis.scores.loaded_language.item() == 100 * weight / 5
    assert analysis.scores.loaded_language_quoted.item() == 0


def test_own_and_quoted_add_up_over_the_same_words():
    own = framing.analyse(["The shameful deal was signed, and the brazen lie was told."]).scores.iloc[0]
    half = framing.analyse(["The shameful deal was signed, “and the brazen lie was told.”"]).scores.iloc[0]
    assert half.loaded_language > 0
    assert half.loaded_language_quoted > 0
    assert half.loaded_language + half.loaded_language_quoted == own.loaded_language
