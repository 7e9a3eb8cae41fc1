"""Read files of any known kind, all of one system, into what was seen of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from uccx_licensing.observing.covering import covered_by
from uccx_licensing.observing.file_kind import EXPECTED
from uccx_licensing.observing.log_file import Log, read_log
from uccx_licensing.observing.log_lines import NoticeLine
from uccx_licensing.observing.merging import merged_actions, merged_notices, merged_reports
from uccx_licensing.observing.observations import (
    ActionSeen,
    NoticeSeen,
    Observed,
    Place,
    ReportSeen,
    Span,
)
from uccx_licensing.observing.reading_options import ReadingOptions
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.observing.sources import FileKind, Source
from uccx_licensing.observing.table_rows import read_table
from uccx_licensing.observing.text_table import Table, table_of
from uccx_licensing.observing.years import dated, in_reading_order
from uccx_licensing.observing.zones import Zoning
from uccx_licensing.options import InputError
from uccx_licensing.words import count

__all__ = ["read"]

_DEFAULT: Final = ReadingOptions()


def read(files: Sequence[str | Path], options: ReadingOptions = _DEFAULT) -> Observed:
    """Return what files tell of one system, in the order of time.

    Args:
        files: their paths; "-" is standard input.
        options: what does not show in them.

    Raises:
        InputError: one cannot be read, or contradicts itself; tells where, and what was expected.
            Or reading is strict, and something had to be repaired.
    """
    repairs = Repairs(strict=options.strict)
    found = _Found()
    for file in files:
        with closing(Source(file, options.encoding)) as source:
            _take(source, options, repairs, found)
    reports = merged_reports(found.reports, options.interval, repairs)
    notices, covered = _notices(found, options, repairs)
    if not (reports or notices or found.actions):
        raise found.nothing()
    for place in found.empty:
        repairs.note(Flaw.EMPTY_FILE, place)
    actions = merged_actions(found.actions, repairs)
    return Observed(
        tuple(reports),
        tuple(notices),
        tuple(actions),
        repairs.found(),
        logged=bool(found.logs),
        covered=covered,
    )


@dataclass
class _Found:
    """What was found in files so far."""

    reports: list[ReportSeen] = field(default_factory=list)
    actions: list[ActionSeen] = field(default_factory=list)
    logs: list[Log] = field(default_factory=list)
    empty: list[Place] = field(default_factory=list)  #: files without anything

    def nothing(self) -> InputError:
        """Return the error that no file told anything."""
        if not self.logs:
            names = ", ".join(repr(place.file) for place in self.empty[:3])
            verb = "is" if len(self.empty) == 1 else "are"
            return InputError(f"{names} {verb} empty; {EXPECTED}")
        names = ", ".join(repr(log.name) for log in self.logs[:3])
        lines = count(sum(log.lines for log in self.logs), "line")
        return InputError(
            f"{names}: nothing about licences in {lines}; expected lines such as "
            "%MCVD-LIB_LICENSE-1-SYSTEM_TO_ENTER_OOC_STATE: …"
        )


def _take(source: Source, options: ReadingOptions, repairs: Repairs, found: _Found) -> None:
    """Read one file."""
    if source.kind is FileKind.TRACE:
        raise source.error(f"it is {source.kind.value}; expected what was seen of a system")
    if source.kind is FileKind.EMPTY:
        found.empty.append(source.place())
        return
    if source.kind is FileKind.LOG:
        found.logs.append(read_log(source, repairs))
        source.told(repairs)
        return
    parquet = source.kind is FileKind.PARQUET
    table = _parquet(source, repairs) if parquet else table_of(source, repairs)
    source.told(repairs)
    reports, actions = read_table(table, options, repairs)
    if not reports and not actions:
        rows = f"{count(len(table.rows), 'row')}, none with" if table.rows else "no row with"
        raise source.error(f"{rows} a time that can be read, such as 2026-01-01T08:00")
    found.reports += reports
    found.actions += actions


def _parquet(source: Source, repairs: Repairs) -> Table:
    from uccx_licensing.observing.parquet_file import parquet_table  # noqa: PLC0415 - slow

    return parquet_table(source, repairs)


def _notices(
    found: _Found, options: ReadingOptions, repairs: Repairs
) -> tuple[list[NoticeSeen], tuple[Span, ...]]:
    """Return the notices of all logs, with their moments in UTC, and what logs cover."""
    logs = in_reading_order(found.logs)
    moments = [report.at for report in found.reports]
    span = (min(moments), max(moments)) if moments else None
    seen: list[NoticeSeen] = []
    notices = dated(logs, options.year, span, repairs)
    for lines in notices:
        zoning = Zoning(options.zone, repairs)
        seen += [_seen(line, zoning) for line in lines]
    return merged_notices(seen, repairs), covered_by(logs, notices, options, span)


def _seen(line: NoticeLine, zoning: Zoning) -> NoticeSeen:
    at = zoning.told(line.stamp.moment, line.stamp.zone, line.place)
    return NoticeSeen(at, line.notice, line.facility, line.severity, line.place)
