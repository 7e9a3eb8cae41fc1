"""A fleet's files spread over processes or a cluster, and what comes back put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from uccx_licensing.fleet.following import (
    Followed,
    Refused,
    Row,
    Task,
    prepare,
    prepare_pieces,
)
from uccx_licensing.fleet.noting import place_of
from uccx_licensing.fleet.orders import Order
from uccx_licensing.fleet.pieces import Piece
from uccx_licensing.observing.observations import Place, Repair
from uccx_licensing.observing.repairs import Repairs
from uccx_licensing.options import InputError
from uccx_licensing.progress import Report
from uccx_proofs.scheduling.spreading import Failed, Limits, SchedulerError, spread

__all__ = ["Fleet", "Spreading", "follow_files"]

_LIMITS = Limits(None, None)


@dataclass(frozen=True)
class Spreading:
    """Where the work is done.

    Args:
        jobs: processes at a time.
        scheduler: the address of a Dask cluster; None for processes.
    """

    jobs: int
    scheduler: str | None = None


@dataclass
class Fleet:
    """What came of all systems, in the order of the files."""

    rows: list[Row] = field(default_factory=list)
    checked: int = 0
    different: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)  #: titles of columns that were left out
    repairs: tuple[Repair, ...] = ()


def follow_files(
    files: Sequence[str], order: Order, checked: int, spreading: Spreading, report: Report
) -> Fleet:
    """Follow all systems of files.

    Args:
        files: their paths.
        order: what holds for every system.
        checked: how many systems are followed in the plain way too.
        spreading: where the work is done.
        report: is told how far it is.

    Raises:
        InputError: a file or the cluster cannot be used, or a process came to an end.
    """
    # Workers of a cluster stand elsewhere; here, files are called what they were called.
    paths = [str(Path(file).absolute()) for file in files] if spreading.scheduler else files
    report("looking for systems", 0, len(files))
    found: dict[int, list[Piece]] = {}
    here = Spreading(spreading.jobs)
    _spread(
        prepare_pieces, paths, here, found, lambda n: report("looking for systems", n, len(files))
    )
    pieces = [piece for place in range(len(files)) for piece in found[place]]
    if len({piece.columns.pooled for piece in pieces}) > 1:
        raise InputError("some files tell licences in one count, some in pools.")
    tasks = [
        Task(order, piece, checked // len(pieces) + (n < checked % len(pieces)))
        for n, piece in enumerate(pieces)
    ]
    done: dict[int, Followed] = {}
    _spread(prepare, tasks, spreading, done, lambda n: report("following systems", n, len(tasks)))
    return _joined(pieces, [done[place] for place in range(len(tasks))])


def _spread(
    prepared: Callable[[], Callable[[Any], Any]],
    tasks: Sequence[Any],
    spreading: Spreading,
    found: dict[int, Any],
    advance: Callable[[int], None],
) -> None:
    jobs, scheduler = spreading.jobs, spreading.scheduler
    work = spread(prepared, tasks, jobs=jobs, scheduler=scheduler, limits=_LIMITS)
    try:
        with closing(work) as outcomes:
            for place, outcome in outcomes:
                if isinstance(outcome, Refused):
                    raise InputError(outcome.message)
                if isinstance(outcome, Failed):
                    raise InputError(f"{_told(tasks[place])}: {outcome.reason}")
                found[place] = outcome
                advance(len(found))
    except SchedulerError as error:
        raise InputError(str(error)) from error


def _told(task: Task | str) -> str:
    """Return what a task is about."""
    if isinstance(task, str):
        return task
    unit = "row" if task.piece.parquet else "byte"
    return f"{task.piece.file}, from {unit} {task.piece.first:,} on"


def _joined(pieces: Sequence[Piece], done: Sequence[Followed]) -> Fleet:
    """Return what came of all; each system stands in one place."""
    fleet, where = Fleet(), dict[str, str]()
    for piece, followed in zip(pieces, done, strict=True):
        for row in followed.rows:
            if row.system in where:
                places = dict.fromkeys((where[row.system], piece.file))
                raise InputError(
                    f"{' and '.join(places)}: the reports of {row.system!r} do not stand one after "
                    "the other; expected files sorted by system, then by time."
                )
            where[row.system] = piece.file
        fleet.rows += followed.rows
        fleet.checked += followed.checked
        fleet.different += followed.different
    if not fleet.rows:
        files = " and ".join(dict.fromkeys(piece.file for piece in pieces))
        raise InputError(f"{files}: no row with a system and a time that can be read.")
    fleet.unused = sorted({title for piece in pieces for title in piece.columns.unused})
    fleet.repairs = _repairs(pieces, done)
    return fleet


def _repairs(pieces: Sequence[Piece], done: Sequence[Followed]) -> tuple[Repair, ...]:
    """Return what was wrong with the data of all pieces."""
    repairs = Repairs()
    for piece, followed in zip(pieces, done, strict=True):
        for noted in followed.noted:
            place = Place("", 0) if repairs[noted.flaw] else place_of(piece, noted)
            repairs.note(noted.flaw, place, noted.example, noted.count)
    return repairs.found()
