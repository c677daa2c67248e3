import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.months import MONTHS, month_of, name_of_month


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-04",
        "20210304",
        " 2021-03-04 ",
        "2021-03-04T10:00",
        "2021-03-04 10:00:00+02:00",
        "2021-03-04T23:59:59.123456Z",
        "2021-03",
        "2021/03/04",
        "2021.3.4",
        "13/03/2021",
        "03/13/2021",
        "03/03/2021",
        "March 2021",
        "4 March 2021",
        "March 4, 2021",
        "Mar 4, 2021, 5:10 p.m.",
        "Thu, 04 Mar 2021 23:30:00 -0500",
        "Thu, 04 Mar 2021 23:30:00 GMT",
        "Thu Mar  4 10:00:00 2021",
    ],
)
def test_dates_that_are_read(text):
    assert name_of_month(month_of(text)) == "2021-03"


@pytest.mark.parametrize(
    "text",
    [
        "", "2021", "21-03-04", "03/04/2021", "10:00", "2021 10:00", "today", "now", "Thursday", "4 March", "March",
        "last March", "2021-13-01", "2021-02-30", "1899-12-31", "2101-01-01", "0001-01-01", "9999-12-31", "1614816000",
        "20210304101500", "2021-03-04garbage", "2021 or 2022 in March", "x" * 10_000,
        "2021-03-04" * 100, "٢٠٢١-٠٣-٠٤", "NaT", "nan",
    ],
)  # fmt: skip
def test_dates_that_name_no_month_for_sure(text):
    assert month_of(text) == -1


@given(st.dates())
def test_every_day_of_two_centuries(day):
    month = month_of(day.isoformat())
    if 1900 <= day.year <= 2100:
        assert name_of_month(month) == day.isoformat()[:7]
    else:
        assert month == -1


@given(st.text(max_size=80) | st.from_regex(r"[0-9A-Za-z/:., +-]{1,40}", fullmatch=True))
def test_any_text_has_a_month_or_none(text):
    assert -1 <= month_of(text) < MONTHS
