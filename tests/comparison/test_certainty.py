import pytest

from framing import Document
from framing.comparison.certainty import certainty


@pytest.mark.parametrize(
    ("sentence", "expected", "cues"),
    [
        ("Troops were sent.", "asserted", ()),
        ("Troops were allegedly sent.", "hedged", ("allegedly",)),
        ("Troops may have been sent.", "hedged", ("may have been",)),
        ("Analysts believe that troops were sent.", "hedged", ("believe that",)),
        ("The firm is accused of dumping waste.", "hedged", ("is accused of",)),
        ("The ministry confirmed that troops were sent.", "boosted", ("confirmed",)),
        ("The envoy said troops were sent.", "asserted", ()),
        ("The ministry denied that troops were sent.", "denied", ("denied",)),
        ("There is no evidence that troops were sent.", "denied", ("no evidence",)),
        ("The trains did not stop.", "negated", ("did not",)),
        ("A lawyer who has never hauled a net bought the boats.", "asserted", ()),
        ("Police are investigating whether troops were sent.", "hedged", ("whether",)),
        ("The ministry denied that troops may have been sent.", "denied", ("denied",)),  # the first that applies
        ("The ministry confirmed that troops may leave.", "hedged", ("may",)),
    ],
)
def test_each_kind(sentence, expected, cues):
    (found,) = certainty(Document(sentence))
    assert found.certainty == expected
    assert found.cues == cues or (cues and cues[0].split()[0] in found.cues[0])


def test_a_vague_reference_is_no_hedge_of_the_fact():
    assert certainty(Document("Some residents left the town."))[0].certainty == "asserted"


def test_one_for_each_sentence():
    found = certainty(Document("It may rain. The sun set.\n\nHe denied it."))
    assert [each.certainty for each in found] == ["hedged", "asserted", "denied"]
