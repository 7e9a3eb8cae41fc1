"""What has to be said of data that does not show in them, and how strictly they are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uccx_model.pools.amounts import Pool

__all__ = ["DateOrder", "ReadingOptions"]


class DateOrder(StrEnum):
    """What comes first in a date such as 1/2/2026."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True)
class ReadingOptions:
    """How data are read."""

    zone: tzinfo | None = None  #: that of times that tell none; None: UTC, which is told
    dates: DateOrder | None = None  #: that of dates in numbers; None: as the data decide
    year: int | None = None  #: that of the first line of logs without years; None: found, told
    seats: Pool | None = None  #: what agent seats of the Perpetual view are
    encoding: str | None = None  #: that of texts; None: as their bytes tell
    interval: timedelta | None = timedelta(minutes=15)
    """Between two reports: times are moved to it, gaps told; None: they stay as they are."""
    strict: bool = False  #: what would have to be repaired is refused
