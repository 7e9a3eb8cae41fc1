"""Read files of any known kind, all of one system, into what was seen of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from uccx_licensing.observing.merging import merged_actions, merged_reports
from uccx_licensing.observing.observations import ActionSeen, Observed, ReportSeen
from uccx_licensing.observing.reading_options import ReadingOptions
from uccx_licensing.observing.repairs import Repairs
from uccx_licensing.observing.sources import FileKind, Source
from uccx_licensing.observing.table_file import read_table, table_of

__all__ = ["read"]

_DEFAULT = ReadingOptions()


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
    reports: list[ReportSeen] = []
    actions: list[ActionSeen] = []
    for file in files:
        with closing(Source(file, options.encoding)) as source:
            match source.kind:
                case FileKind.TABLE:
                    table = table_of(source, repairs)
                case _:
                    raise source.error(f"it is {source.kind.value}; expected data of a system")
            found, done = read_table(table, options, repairs)
            source.told(repairs)
            if not found and not done:
                raise source.error("no row with a time that can be read")
            reports += found
            actions += done
    return Observed(
        tuple(merged_reports(reports, options.interval, repairs)),
        (),
        tuple(merged_actions(actions, repairs)),
        repairs.found(),
    )
