"""Points and lengths of time, counted in report intervals, as people count them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from uccx_model.parameters import MINUTES_A_DAY, PROFILES, nearest_profile

__all__ = ["Calendar"]


@dataclass(frozen=True)
class Calendar:
    """How report intervals become days and dates.

    Args:
        minutes: the length of a report interval; None where the numbers are no release's, and so
            only reports can be counted.
        start: when report interval 0 began; None where days are counted instead.
    """

    minutes: int | None
    start: datetime | None = None

    @classmethod
    def of_profile(cls, name: str | None, start: datetime | None = None) -> Self:
        """Return the calendar of a release profile, or the one that counts reports."""
        known = {profile.name: profile.report_interval for profile in PROFILES}
        return cls(known.get(name or ""), start)

    @classmethod
    def of_numbers(cls, numbers: Mapping[str, int], start: datetime | None = None) -> Self:
        """Return the calendar of the release that most of the numbers are of, if there is one."""
        profile = nearest_profile(numbers)
        return cls(profile.report_interval if profile else None, start)

    def split(self, intervals: int) -> tuple[int, int, int]:
        """Return how many days, hours and minutes there are in a number of intervals.

        >>> Calendar(15).split(305)
        (3, 4, 15)

        Raises:
            ValueError: nothing tells how long an interval is.
        """
        if self.minutes is None:
            raise ValueError("nothing tells how long a report interval is")
        days, minutes = divmod(intervals * self.minutes, MINUTES_A_DAY)
        return days, *divmod(minutes, 60)

    def date(self, now: int) -> datetime | None:
        """Return the moment of a point in time, if days are dates.

        Raises:
            OverflowError: there is no such date: the year is over 9999.
        """
        if self.start is None or self.minutes is None:
            return None
        return self.start + timedelta(minutes=now * self.minutes)
