"""What a simulated system would leave behind: its usage as a table, and the lines of its logs."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from uccx_licensing.amounts import amount_of
from uccx_licensing.simulating.reads import Reads
from uccx_licensing.simulating.scenario import counted
from uccx_licensing.simulating.singles import singles
from uccx_licensing.words import Calendar
from uccx_model.acts import act_of
from uccx_model.messages import CLUSTER_VIEW, Message, messages_of
from uccx_model.trace import Trace, TraceStep

__all__ = ["HOST", "log_of", "messages_at", "usage_table"]

HOST: Final = "uccxpubsu1"  #: the node in the attested lines of the system log
_MONTHS: Final = "JanFebMarAprMayJunJulAugSepOctNovDec"  #: whatever language the machine speaks
_MOVED: Final = timedelta(seconds=1)
"""An action comes so long after the report before it, so that nothing falls on one moment."""


def usage_table(trace: Trace, starts: datetime) -> str:
    """Return a row a report, and one for each action, as CSV.

    Args:
        trace: the trace.
        starts: when report interval 0 began, with its offset from UTC.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    nothing = amount_of(trace.start.values, "usage")
    counts = [*counted("usage", nothing), *counted("entitlement", nothing)]
    writer.writerow(["time", *counts, "reachable", "synced", "action"])
    reads, calendar, acted = Reads(trace), Calendar.of_numbers(trace.parameters, starts), 0
    for step in singles(trace):
        moment = _date(calendar, step)
        if step.takes_time:
            acted = 0
            told = (amount_of(step.after.values, name) for name in ("usage", "bought"))
            amounts = (number for amount in told for number in counted("", amount).values())
            flags = ("yes" if step.inputs[name] else "no" for name in ("ssm_reachable", "synced"))
            writer.writerow([moment.isoformat(), *amounts, *flags, ""])
        else:
            acted += 1
            when = (moment + acted * _MOVED).isoformat()
            writer.writerow([when, *[""] * len(counts), "", "", _action(reads, step)])
    return file.getvalue()


def _date(calendar: Calendar, step: TraceStep) -> datetime:
    found = calendar.date(int(step.after.values["now"]))
    if found is None:
        raise ValueError("nothing tells when the trace starts")
    return found


def _action(reads: Reads, step: TraceStep) -> str:
    inputs = reads.inputs(step).items()
    return " ".join((act_of(step.transition), *(f"{n}={str(v).lower()}" for n, v in inputs)))


def messages_at(trace: Trace) -> Iterator[tuple[int, Message]]:
    """Yield the attested messages, each with its moment in report intervals since the start."""
    for step in trace.steps:
        for notice in step.notices:
            for message in messages_of(notice):
                yield int(step.after.values["now"]), message


def log_of(trace: Trace, starts: datetime | None) -> str:
    """Return the lines of both logs, as the Cluster View Daemon and the system log stamp them.

    Args:
        trace: the trace.
        starts: when report interval 0 began; stamps are in UTC. Without it, days are counted.
    """
    calendar = Calendar.of_numbers(trace.parameters, starts and starts.astimezone(UTC))
    numbers = itertools.count(1)  # which the Cluster View Daemon gives its lines
    told = ((_stamp(now, calendar, m, numbers), m) for now, m in messages_at(trace))
    return "".join(f"{stamp} {message.line}\n" for stamp, message in told)


def _stamp(now: int, calendar: Calendar, message: Message, numbers: Iterator[int]) -> str:
    date = calendar.date(now)
    if date is None:
        return calendar.stamp(now)
    month = _MONTHS[3 * date.month - 3 : 3 * date.month]
    day = f"{month} {date.day:02} {date:%H:%M:%S}"
    if message.facility == CLUSTER_VIEW:
        return f"{next(numbers)}: {day}.000 UTC"
    return f"{day} {HOST}"
