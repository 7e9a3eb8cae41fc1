"""What a report of an explanation is made of, and how moments and readings are told in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from uccx_licensing.vocabulary import options_told
from uccx_model.choices import Choice

__all__ = ["Clock", "Section", "readings_told"]


@dataclass(frozen=True)
class Section:
    """A heading with sentences beneath it, and a table beneath those."""

    heading: str
    sentences: Sequence[str] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = field(default_factory=list)
    listed: bool = False  #: each sentence is one of a list
    good: bool | None = None  #: the heading is good news, or bad


@dataclass(frozen=True)
class Clock:
    """Tells moments in a time zone."""

    zone: tzinfo

    @property
    def zone_name(self) -> str:
        """What the zone is called."""
        return str(self.zone)

    def __call__(self, moment: datetime) -> str:
        """Return a moment as people write it."""
        local = moment.astimezone(self.zone)
        form = "%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M"
        return local.strftime(form)


def readings_told(readings: Iterable[Sequence[Choice]]) -> str:
    """Return under which readings something holds: empty, where under all."""
    return "; ".join(options_told(list(options), holds=True) for options in readings)
