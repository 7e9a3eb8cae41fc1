"""The reports of some hundred systems, held tightly, and given out as a fleet takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from uccx_licensing.fleet.columns import REACHABLE, SYNCED, SYSTEM, TIME, Columns
from uccx_licensing.options import InputError
from uccx_model.evaluation import Value

__all__ = ["AT_ONCE", "GAP", "NOTHING_BOUGHT", "Ledger", "Run", "gathered", "inputs_of"]

Array = NDArray[Any]
AT_ONCE: Final = 2048  #: reports of each system that are given out at once
_DAY: Final = 24 * 60 * 60
_LONGEST_GAP: Final = 366 * _DAY  #: seconds that a system may lack in all, to be filled
GAP: Final = "reports are missing"
LONG_GAP: Final = "reports are missing for over a year"
TWICE: Final = "two reports are of one interval"
DISORDER: Final = "reports are not in the order of time"
NO_USAGE: Final = "the usage of a report is not told"
NOTHING_BOUGHT: Final = "the entitlement of the first report is not told"


@dataclass
class Run:
    """The reports of one system."""

    system: str
    first: int  #: the place of its first report among all
    reports: int
    began: int  #: when the first report was made, in seconds since 1970, UTC
    ended: int  #: the last one
    problem: str = ""  #: why it cannot be followed
    missing: int = 0  #: reports that are missing between others


@dataclass
class Ledger:
    """Reports of systems, one system after the other.

    Args:
        runs: the systems.
        columns: for each column, a number for each report.
    """

    runs: list[Run]
    columns: dict[str, Array]

    def constant(self, what: Any) -> Value | None:
        """Return what an input always is; None where it changes.

        Args:
            what: the column that tells it, or its value.
        """
        if not isinstance(what, str):
            value: Value = what
            return value
        values = self.columns[what]
        same = bool(values.size and values.min() == values.max())
        return values[0].item() if same else None

    def reports(self, run: Run, inputs: Mapping[str, Any]) -> Iterator[dict[str, Value]]:
        """Yield the reports of a system.

        Args:
            run: the system.
            inputs: the column that tells each input, or its value where none does.
        """
        place = slice(run.first, run.first + run.reports)
        told = {n: self.columns[c][place] if isinstance(c, str) else c for n, c in inputs.items()}
        for row in range(run.reports):
            yield {n: v[row].item() if isinstance(v, np.ndarray) else v for n, v in told.items()}

    def chunks(
        self, runs: Sequence[Run], inputs: Mapping[str, str]
    ) -> Iterator[tuple[dict[str, Array], list[int]]]:
        """Yield inputs of systems, some reports at a time: rows of reports, columns of systems.

        Args:
            runs: the systems, those with the most reports first.
            inputs: the column that tells each input.

        Yields:
            The arrays by input, and for each report how many systems make it.
        """
        lengths = np.array([run.reports for run in runs])
        most = int(lengths.max(initial=0))
        for begin in range(0, most, AT_ONCE):
            rows = min(AT_ONCE, most - begin)
            width = int((lengths > begin).sum())
            chunk = {
                name: self._chunk(runs[:width], column, begin, rows)
                for name, column in inputs.items()
            }
            making = (lengths[None, :] > np.arange(begin, begin + rows)[:, None]).sum(axis=1)
            yield chunk, making.tolist()

    def _chunk(self, runs: Sequence[Run], column: str, begin: int, rows: int) -> Array:
        values = self.columns[column]
        chunk = np.zeros((rows, len(runs)), bool if values.dtype == bool else np.int32)
        for place, run in enumerate(runs):
            some = values[run.first + begin : run.first + min(begin + rows, run.reports)]
            chunk[: len(some), place] = some
        return chunk


@dataclass
class _Parts:
    """What is gathered so far."""

    runs: list[Run] = field(default_factory=list)
    columns: dict[str, list[Array]] = field(default_factory=dict)
    gaps: list[tuple[Run, int, int]] = field(default_factory=list)
    """In which run before which report how many are missing."""
    total: int = 0


def gathered(
    frames: Iterable[Any], columns: Columns, seconds: int, *, where: str, fill_gaps: bool
) -> Ledger:
    """Return the ledger of frames.

    Args:
        frames: as `Frames` yields them, but that flags are told.
        columns: what they tell.
        seconds: between two reports of a system.
        where: the file, to tell in errors.
        fill_gaps: a missing report is taken to be like the one before it.

    Raises:
        InputError: the reports of a system do not stand one after the other.
    """
    parts = _Parts()
    for frame in frames:
        _add(parts, frame, columns, seconds)
    names = [run.system for run in parts.runs]
    if len(set(names)) < len(names):
        again = next(name for n, name in enumerate(names) if name in names[:n])
        raise InputError(
            f"{where}: the reports of {again!r} do not stand one after the other; "
            "expected a file sorted by system, then by time."
        )
    joined = {name: np.concatenate(some) for name, some in parts.columns.items()}
    _carry_on(parts.runs, joined, columns)
    if fill_gaps and parts.gaps:
        return _filled(parts, joined)
    for run in parts.runs:
        if run.missing and not run.problem:
            run.problem = GAP
    return Ledger(parts.runs, joined)


def _add(parts: _Parts, frame: Any, columns: Columns, seconds: int) -> None:
    """Add a frame; the last system may go on in it."""
    runs = frame[SYSTEM].rle()
    length_name, value_name = runs.struct.fields
    times = frame[TIME].to_numpy()
    empty = np.zeros(len(times), bool)
    for name in columns.usage:
        empty |= frame[name].is_null().to_numpy()
    place = 0
    lengths, names = runs.struct.field(length_name), runs.struct.field(value_name)
    for length, system in zip(lengths, names, strict=True):
        part = slice(place, place + length)
        if not parts.runs or parts.runs[-1].system != system:
            began = int(times[place])
            first = parts.total + place
            parts.runs.append(Run(system, first, 0, began, began - seconds))
        _go_on(parts, times[part], seconds)
        if empty[part].any() and not parts.runs[-1].problem:
            parts.runs[-1].problem = NO_USAGE
        place += length
    parts.total += len(times)
    for name in (*columns.usage, *columns.entitlement, *columns.flags):
        parts.columns.setdefault(name, []).append(_tight(frame[name], name in columns.entitlement))


def _go_on(parts: _Parts, times: Array, seconds: int) -> None:
    """Let the last system go on with reports made at these times."""
    run = parts.runs[-1]
    since = np.concatenate(([run.ended], times)) - run.began
    intervals = (since + seconds // 2) // seconds
    steps = np.diff(intervals)
    odd = np.flatnonzero(steps != 1)
    for place in odd:
        missing = int(steps[place]) - 1
        if missing > 0 and (run.missing + missing) * seconds <= _LONGEST_GAP:
            run.missing += missing
            parts.gaps.append((run, run.first + run.reports + int(place), missing))
        elif not run.problem:
            run.problem = LONG_GAP if missing > 0 else TWICE if missing == -1 else DISORDER
    run.reports += len(times)
    run.ended = int(times[-1])


def _tight(cells: Any, may_be_empty: bool) -> Array:
    """Return cells as an array of few bytes; an empty one is -1."""
    if str(cells.dtype) == "Boolean":
        flags: Array = cells.to_numpy()
        return flags
    numbers: Array = cells.fill_null(-1 if may_be_empty else 0).to_numpy()
    small = numbers.min(initial=0) >= 0 and numbers.max(initial=0) < 1 << 16
    return numbers.astype(np.uint16 if small else np.int32)


def _carry_on(runs: Sequence[Run], joined: dict[str, Array], columns: Columns) -> None:
    """Let an entitlement that is not told be the one before it."""
    for name in columns.entitlement:
        values = joined[name]
        if values.dtype == np.uint16 or not (values < 0).any():
            continue
        for run in runs:
            own = values[run.first : run.first + run.reports]
            told = np.maximum.accumulate(np.where(own < 0, -1, np.arange(len(own))))
            if told[0] < 0 and not run.problem:
                run.problem = NOTHING_BOUGHT
            own[:] = np.where(told < 0, 0, own[told])


def _filled(parts: _Parts, joined: Mapping[str, Array]) -> Ledger:
    """Return the ledger in which a missing report is like the one before it."""
    times = np.ones(parts.total, np.int64)
    for run, place, missing in parts.gaps:
        if not run.problem:
            times[place - 1] += missing
    columns = {name: np.repeat(values, times) for name, values in joined.items()}
    first = 0
    for run in parts.runs:
        run.reports = int(times[run.first : run.first + run.reports].sum())
        run.first = first
        first += run.reports
    return Ledger(parts.runs, columns)


def inputs_of(
    columns: Columns, bought: Mapping[str, int], flags: Mapping[str, bool]
) -> dict[str, Any]:
    """Return the column that tells each input, or its value where none does.

    Args:
        columns: those of the file.
        bought: the entitlement by column, where no column tells it.
        flags: what holds by column, where nothing tells it.
    """
    told: dict[str, Any] = {**flags, **{name: name for name in columns.flags}}
    inputs = {"ssm_reachable": told[REACHABLE], "synced": told[SYNCED]}
    for name in columns.usage:
        inputs[name.replace("usage", "demand")] = name
    for name in columns.entitlement or bought:
        inputs[name.replace("entitlement", "bought")] = (
            name if columns.entitlement else bought[name]
        )
    return inputs
