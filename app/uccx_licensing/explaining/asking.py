"""Data explained from Python, as the command does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from uccx_licensing.explaining.command import at_interval, supposed_of
from uccx_licensing.explaining.explaining import explained
from uccx_licensing.explaining.explanation import Explanation
from uccx_licensing.observing.reading import read
from uccx_licensing.observing.reading_options import ReadingOptions

__all__ = ["explain"]


def explain(
    *files: str | Path,
    at: datetime | None = None,
    zone: tzinfo | None = None,
    strict: bool = False,
    **supposing: Any,
) -> Explanation:
    """Find out what a system did, from its data.

    Args:
        *files: CUIC's consumption report, tables of usage or logs of one system.
        at: a moment at which what was possible is told too; without a zone, it is in `zone`.
        zone: that of times that tell none; UTC, if not given.
        strict: data that would have to be repaired are refused.
        **supposing: what no file tells, as the options of `uccx-licensing replay`: `state`,
            `bought`, `readings`, `profile`, `license_type`, `no_overage`, `gaps`, `link`.

    Returns:
        What was found out; `verdict` says whether any run of the model agrees with the data.

    Raises:
        InputError: data or options cannot be used.
    """
    readings: Sequence[str] = supposing.pop("readings", ())
    supposed = supposed_of(readings=readings, **supposing)
    reading = at_interval(ReadingOptions(zone=zone, strict=strict), supposed)
    moment = at if at is None or at.tzinfo else at.replace(tzinfo=zone or UTC)
    return explained(read(files, reading), supposed, moment=moment)
