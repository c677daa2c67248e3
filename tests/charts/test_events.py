import pandas as pd
import pytest

from framing.charts.events import one_event


def test_a_table_of_one_event_or_none_is_given_back():
    for table in (pd.DataFrame({"outlet": ["A"]}), pd.DataFrame({"event": ["x", "x"]}), pd.DataFrame({"event": []})):
        assert one_event(table) is table


def test_several_events_are_named():
    with pytest.raises(ValueError, match=r"2 events: 'fire', ''.*table.event == 'fire'"):
        one_event(pd.DataFrame({"event": ["fire", ""]}))
