import pytest

import framing
from framing import Document
from framing.voice import attributed_sentences, attributed_words, quoted_words, scare_quotes


def words(text, mark):
    document = Document(text)
    return [word.text for word, marked in zip(document.words, mark(document), strict=True) if marked]


def test_words_in_quotation_marks_are_quoted():
    text = "He called the plan “a shameful retreat from duty” and left."
    assert words(text, quoted_words) == ["a", "shameful", "retreat", "from", "duty"]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The “experts” were wrong again.", ["experts"]),
        ('Their so-called "peace plan" went nowhere.', ["peace", "plan"]),
        ("The ‘reform’ passed.", ["reform"]),
        ("He said the “experts” were wrong.", []),  # a speech verb in the sentence
        ("The “long and winding road” ended.", []),  # four words
        ("Operation “Freedom Shield” began.", []),  # a name
        ("Rivals called the plan “an insult.”", []),
        ("He branded the deal “shameful” on Monday.", []),
        ("The court ruled that the law was “unconstitutional.”", []),
        ("She expressed “great regret” at the result.", []),
        ("“Experts” met again in the hall.", ["Experts"]),
        ("It was a “shameful,” rushed vote.", ["shameful"]),
        ("The list:\n“help” came too late.", ["help"]),
        ("And then, “never,” and he left.", []),  # speech without a verb of the list
        ("“Experts.”", []),  # all there is of its sentence
        ("The “experts", []),  # not closed
    ],
)
def test_scare_quotes(text, scare):
    document = Document(text)
    assert [document.word_texts[i] for first, stop in scare_quotes(document) for i in range(first, stop)] == scare


def test_a_scare_quote_is_the_outlets_own_voice():
    evidence = framing.analyse(["The “experts” were wrong again."]).evidence
    assert evidence[["text", "category", "voice"]].to_numpy().tolist() == [["experts", "scare quote", "own"]]


def test_a_loaded_cue_in_a_scare_quote_is_counted_once():
    evidence = framing.analyse(["Their “shameful” plan passed."]).evidence
    assert evidence.category.tolist() == ["scare quote"]


@pytest.mark.parametrize(
    ("text", "attributed"),
    [
        ("Officials said that it may fall.", "that it may fall"),
        ("It may fall, officials said.", "It may fall"),
        ("It may fall, a spokesman for the ministry said on Monday.", "It may fall"),
        ("According to the ministry, it may fall.", "According to the ministry it may fall"),
        ("It may fall.", ""),
        ("After the attack, police said they had arrested a man.", "they had arrested a man"),
        ("On Monday, police said the attack was over.", "the attack was over"),
        ("Smith, a dictator, said he would resign.", "he would resign"),
        ("The deal, which critics said would fail, passed.", "would fail"),
        ("Although Smith said he was sorry, the deal passed.", "he was sorry"),
        ("The mayor (who said he was sorry) made an exit.", "he was sorry"),
        ("Despite what he said, the plan is reckless.", ""),
        ("The deal passed, said Mr. Lee.", "The deal passed"),
        ("The deal passed, wrote Jane Doe, a critic.", "The deal passed"),
        ("He left the room, saying that it was late.", "that it was late"),
        ("The tests, officials said, may be linked to exports.", "The tests may be linked to exports"),
        ("Analysts believe it may fall; nobody is sure.", "it may fall"),
    ],
)
def test_attributed_words(text, attributed):
    assert " ".join(words(text, attributed_words)) == attributed


def test_own_quoted_and_attributed_are_three_things():
    text = "The shameful deal passed. “It is shameful,” she said. Critics say the deal was shameful."
    evidence = framing.analyse([text]).evidence.query("metric == 'loaded_language'")
    voices = evidence[["text", "voice", "attributed"]].to_numpy().tolist()
    assert voices == [["shameful", "own", False], ["shameful", "quoted", True], ["shameful", "own", True]]


def test_attributed_sentences():
    text = "It fell. Officials said it fell. “It fell and broke,” we heard."
    assert attributed_sentences(Document(text)).tolist() == [False, True, True]
