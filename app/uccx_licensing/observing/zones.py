"""Local times as moments in UTC, through hours that the clock skips or repeats."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from uccx_licensing.observing.observations import Place
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.options import InputError

__all__ = ["Zoning"]

_NOTHING: Final = timedelta(0)
_SHORT_NAMES: Final = {
    "UT": 0,
    "EDT": -4,
    "EST": -5,
    "CDT": -5,
    "CST": -6,
    "MDT": -6,
    "MST": -7,
    "PDT": -7,
    "PST": -8,
}
"""The names that RFC 5322 gives a meaning, in hours; others mean several zones."""


class Zoning:
    """Turns times into UTC, one after the other in the order of time.

    Args:
        zone: that of times that tell none; None takes them as UTC, which is counted.
        repairs: what is counted.
    """

    def __init__(self, zone: tzinfo | None, repairs: Repairs) -> None:
        self._zone = zone
        self._always = None if zone is None else zone.utcoffset(None)  #: where it never changes
        self._repairs = repairs
        self._last: datetime | None = None

    def utc(self, moment: datetime, place: Place) -> datetime:
        """Return the moment in UTC."""
        if moment.tzinfo is not None:
            exact = moment.astimezone(UTC)
        elif self._zone is None:
            exact = moment.replace(tzinfo=UTC)
            self._repairs.note(Flaw.NO_ZONE, place, moment)
        else:
            exact = self._local(moment, self._zone, place)
        self._last = exact
        return exact

    def told(self, moment: datetime, name: str, place: Place) -> datetime:
        """Return the moment in UTC of a time that may be told with a zone's short name.

        Raises:
            InputError: the name does not tell how far from UTC the zone is.
        """
        return self.named(moment, name, place) if name else self.utc(moment, place)

    def named(self, moment: datetime, name: str, place: Place) -> datetime:
        """Return the moment in UTC of a time that is told with a zone's short name.

        Raises:
            InputError: the name does not tell how far from UTC the zone is.
        """
        local = moment.replace(tzinfo=self._zone)
        for fold in (0, 1) if self._zone else ():
            one = local.replace(fold=fold)
            if one.tzname() == name:
                self._last = one.astimezone(UTC)
                return self._last
        if name not in _SHORT_NAMES:
            other = "another zone was told with --zone" if self._zone else "choose --zone"
            raise InputError(
                f"{place}: {name[:20]!a} does not tell how far from UTC it is; {other}"
            )
        self._repairs.note(Flaw.ZONE_NAME, place, name)
        self._last = moment.replace(tzinfo=UTC) - timedelta(hours=_SHORT_NAMES[name])
        return self._last

    def _local(self, moment: datetime, zone: tzinfo, place: Place) -> datetime:
        """Return the moment in UTC: the first of two, unless what came before was later."""
        if self._always is not None:
            return moment.replace(tzinfo=UTC) - self._always
        local = moment.replace(tzinfo=zone)
        other = local.replace(fold=1)
        before, after = local.utcoffset() or _NOTHING, other.utcoffset() or _NOTHING
        first = moment.replace(tzinfo=UTC) - before
        if before == after:
            return first
        if before < after:
            self._repairs.note(Flaw.CLOCK_SKIPPED, place, moment)
            return first
        self._repairs.note(Flaw.CLOCK_REPEATED, place, moment)
        later = self._last is not None and first < self._last
        return moment.replace(tzinfo=UTC) - after if later else first
