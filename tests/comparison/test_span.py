import pytest

import framing
from framing import Article

TEXTS = "The council closed the bridge on Monday.", "The clerk read the report.", "Rain fell on Friday in town."


def notes(*dates, event=None, **options):
    articles = [
        Article(text, outlet=outlet, date=date, event=event) for text, outlet, date in zip(TEXTS, "ABC", dates, strict=False)
    ]
    found = framing.compare(framing.analyse(articles), **options).notes
    return [note for note in found.note if "as one event" in note]


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("2012-09-01", "2020-05-31"), ["2 articles from 2012-09 to 2020-05 are compared as one event"]),
        (("4 March 2021", "2021-01-31"), ["2 articles from 2021-01 to 2021-03 are compared as one event"]),
        (("2021-01-31", "2021-02-01"), []),
        (("2020-12-31", "2021-01-31"), []),
        (
            ("2012-09-01", "last week", "2020-05-31"),
            ["3 articles (2 of them dated, from 2012-09 to 2020-05) are compared as one event"],
        ),
        (("2012-09-01", None, "spring"), []),
        ((None, None, None), []),
    ],
)
def test_dates_far_apart_are_noted(dates, told):
    assert notes(*dates) == told


def test_articles_that_name_an_event_may_have_any_date():
    assert notes("2012-09-01", "2020-05-31", event="bridge") == []


def test_where_events_are_left_aside_there_is_nothing_to_doubt():
    assert notes("2012-09-01", "2020-05-31", by_event=False) == []
