import pytest

from framing import Document


def quoted(text):
    return [(quotation.text, quotation.depth, quotation.closed) for quotation in Document(text).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" twice.', [('"no"', 0, True)]),
        ("He said “no” twice.", [("“no”", 0, True)]),
        ("He said 'no way' twice.", [("'no way'", 0, True)]),
        ("He said ‘no way’ twice.", [("‘no way’", 0, True)]),
        ("He said «no» twice.", [("«no»", 0, True)]),
        ("“He said ‘no’ twice,” she said.", [("“He said ‘no’ twice,”", 0, True), ("‘no’", 1, True)]),
        ("“One.” “Two.”", [("“One.”", 0, True), ("“Two.”", 0, True)]),
        ('("Yes," he said.)', [('"Yes,"', 0, True)]),
        ("“We go on", [("“We go on", 0, False)]),
        ("It’s the dogs’ bowl, isn’t it?", []),
        ("in the '90s, rock 'n' roll", []),
        ('a 12" gun', []),
        ("“But I—” he said.", [("“But I—”", 0, True)]),
    ],
)
def test_quotations(text, expected):
    assert quoted(text) == expected


def test_an_unclosed_quotation_ends_with_its_block():
    text = "“We go on.\n\nThe crowd left. “And so did we,” he said."
    assert [entry[0] for entry in quoted(text)] == ["“We go on.", "“And so did we,”"]


def test_curly_and_straight_marks_give_the_same_quotations():
    curly = "“He said ‘no’ and it’s over,” she said. “Why?”"
    straight = curly.translate(str.maketrans("“”‘’", "\"\"''"))
    spans = [[(q.start, q.end, q.depth) for q in Document(text).quotations] for text in (curly, straight)]
    assert spans[0] == spans[1]
    assert len(spans[0]) == 3
