"""Days and dates of report intervals."""

from __future__ import annotations

from datetime import datetime

import pytest

from uccx_model.calendar import Calendar
from uccx_model.parameters import PROFILES, profile_named


def test_intervals_become_days_hours_and_minutes() -> None:
    assert Calendar(15).split(0) == (0, 0, 0)
    assert Calendar(15).split(305) == (3, 4, 15)
    assert Calendar(8 * 60).split(4) == (1, 8, 0)
    with pytest.raises(ValueError, match="how long a report interval is"):
        Calendar(None).split(1)


def test_points_in_time_become_dates() -> None:
    start = datetime(2027, 1, 1, 8)
    assert Calendar(15, start).date(4) == datetime(2027, 1, 1, 9)
    assert Calendar(15).date(4) is None
    assert Calendar(None, start).date(4) is None
    with pytest.raises(OverflowError):
        Calendar(15, start).date(10**12)


def test_a_calendar_is_that_of_a_release() -> None:
    for profile in PROFILES:
        assert Calendar.of_profile(profile.name).minutes == profile.report_interval
    assert Calendar.of_profile(None).minutes is None
    numbers = {**profile_named("12.5-su3").values, "strike_limit": 7}
    assert Calendar.of_numbers(numbers).minutes == 8 * 60
    assert Calendar.of_numbers({}).minutes is None
