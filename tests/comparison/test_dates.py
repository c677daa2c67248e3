import pytest

from framing.comparison.dates import dates, differ


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("confirmed on Wednesday.", [("Wednesday", {"weekday": "wednesday"})]),
        ("since March 10 and", [("March 10", {"month": "3", "day": "10"})]),
        ("on 3 March 2025", [("3 March 2025", {"month": "3", "day": "3", "year": "2025"})]),
        ("Sept. 5, 2019", [("Sept. 5, 2019", {"month": "9", "day": "5", "year": "2019"})]),
        ("In early March, they", [("March", {"month": "3"})]),
        ("They may march on.", []),
        ("Theresa May resigned.", []),
        ("by the end of May", [("May", {"month": "5"})]),
        ("event of 2024.", [("2024", {"year": "2024"})]),
        ("2024 people, $2024, 12,024", [("2024", {"year": "2024"})]),  # the first may be a year or not
        ("Five years ago it", [("Five years ago", {"ago": "five years ago"})]),
        ("last summer", [("last summer", {"last": "last summer"})]),
        ("at 8:10 a.m. and 5 p.m. local", [("8:10 a.m.", {"clock": "8:10"}), ("5 p.m.", {"clock": "17:00"})]),
        ("7.15am", [("7.15am", {"clock": "7:15"})]),
    ],
)
def test_what_is_named(text, expected):
    found = [(each.text.lower() if "ago" in each.text else each.text, dict(each.parts)) for each in dates(text)]
    assert [(name.lower(), parts) for name, parts in found] == [(name.lower(), parts) for name, parts in expected]


def test_texts_are_where_they_are():
    text = "“On Monday”, 10\u00a0March 2025 – last year."
    assert [text[each.start : each.end] for each in dates(text)] == [each.text for each in dates(text)] != []


def test_what_differs():
    assert differ(map(dates, ("On Wednesday.", "On Thursday."))) == ["Wednesday", "Thursday"]
    assert differ(map(dates, ("On March 10.", "In March.", "On 10 March."))) == []
    assert differ(map(dates, ("On March 10.", "On March 11."))) == ["March 10", "March 11"]
    assert differ(map(dates, ("On Monday, March 10.", "On March 10, 2024."))) == []
    assert differ(map(dates, ("On Monday.", "In 2024."))) == []
    assert differ(map(dates, ("At 8 PM on Mar 03.", "At 20:00 on March 3."))) == []
    assert differ(map(dates, ("At 8:10 a.m.", "At 8:20 am"))) == ["8:10 a.m.", "8:20 am"]
