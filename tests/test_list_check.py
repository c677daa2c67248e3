import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing import Article, Document, Lexicon, Row
from framing.reliability import cronbach_alpha, kr20
from tests.strategies import newslike

WORDS = Lexicon(
    "mine", [Row("slam~", "attack", 2), Row("brazen", "attack; moral"), Row("shameful", "moral"), Row("shameful lie", "moral")]
)
TEXTS = [
    "Critics slammed the shameful deal. They slammed it twice. Nothing else happened.",  # 5 + 4 + 3 words
    "The brazen, shameful deal was slammed.",  # 6
    "It rained all day.",  # 4
    "",
]


def test_what_each_row_finds():
    check = WORDS.check(TEXTS)
    assert check.rows.values.tolist() == [
        ["slam~", "attack", 2.0, 3, 2, 0.5],
        ["brazen", "attack; moral", 1.0, 1, 1, 0.25],
        ["shameful", "moral", 1.0, 2, 2, 0.5],
        ["shameful lie", "moral", 1.0, 0, 0, 0.0],
    ]
    assert check.dead.cue.tolist() == ["shameful lie"]
    # 6 of 22 words; 3 of 5 sentences; 2 of 4 articles.
    assert check.coverage == (6 / 22, 3 / 5, 2 / 4)


def test_how_far_rows_hang_together():
    check = WORDS.check(TEXTS)
    # The article without words has no rates. Per 100 words of 12, 6 and 4: slam, brazen, shameful.
    rates = np.array([[200 / 12, 0, 100 / 12], [100 / 6, 100 / 6, 100 / 6], [0, 0, 0]])
    occur = np.array([[1, 0, 1], [1, 1, 1], [0, 0, 0]])
    assert check.alpha == pytest.approx(cronbach_alpha(rates))
    # p (1 − p): 2/9 + 2/9 + 2/9 = 2/3; sums 2, 3, 0 with mean 5/3: variance (1/9 + 16/9 + 25/9) / 3 = 14/9.
    assert check.kr20 == pytest.approx(3 / 2 * (1 - (2 / 3) / (14 / 9)))
    table = check.reliability.set_index("category")
    assert table["items"].to_dict() == {"": 3, "attack": 2, "moral": 2}
    assert table.alpha["attack"] == pytest.approx(cronbach_alpha(rates[:, :2]))
    assert table.kr20["moral"] == pytest.approx(kr20(occur[:, 1:]))


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (["It rained."], "fewer than two items"),
        (["The brazen deal was shameful."], "fewer than two articles"),
        (["The brazen deal was shameful.", ""], "fewer than two articles"),
        (["The brazen deal was shameful."] * 2, "the same sum in all articles"),
        (
            ["The brazen deal was shameful.", "It was brazen and shameful, they said."],
            "kr20: the same sum in all articles",
        ),
    ],
)
def test_what_cannot_be_had_has_its_reason(texts, reason):
    check = WORDS.check(texts)
    assert check.reliability.reason.iloc[0] == reason
    assert math.isnan(check.kr20)
    assert math.isnan(check.alpha) != reason.startswith("kr20")
    assert reason in repr(check)


def test_it_tells_what_it_found():
    assert repr(WORDS.check(TEXTS)).splitlines()[:3] == [
        "<ListCheck of 'mine' on 4 articles>",
        "found: 6 hits, in 27.3 % of words, 60.0 % of sentences, 50.0 % of articles",
        "dead: 1 of 4 rows: shameful lie",
    ]


def test_texts_without_words_have_no_coverage():
    check = WORDS.check([""])
    assert math.isnan(check.coverage.words)
    assert math.isnan(check.coverage.sentences)
    assert check.coverage.articles == 0


def test_a_corpus_of_nothing_is_refused():
    with pytest.raises(ValueError, match="there is no article"):
        WORDS.check([])


PIECES = Lexicon("pieces", [Row("deal"), Row("shameful"), Row("disast*"), Row("may"), Row("sent")])


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(newslike, min_size=1, max_size=4), st.sampled_from([0, 1_000_000]))
def test_hits_are_those_of_each_article_alone(texts, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("framing.batch._SIZE", size)
        check = PIECES.check(Article(text) for text in texts)
    alone = [[match.row.cue for match in PIECES.matches(Document(text))] for text in texts]
    assert check.rows.hits.tolist() == [sum(cues.count(row.cue) for cues in alone) for row in PIECES.rows]
    assert check.rows.articles.tolist() == [sum(row.cue in cues for cues in alone) for row in PIECES.rows]
