"""A piece of a fleet followed: what came of each system, held to the plain way for some."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, Any, Final

from uccx_licensing.fleet.apart import with_polars
from uccx_licensing.fleet.columns import ENTITLEMENT, Columns
from uccx_licensing.fleet.noting import Noted
from uccx_licensing.fleet.orders import Order
from uccx_licensing.fleet.pieces import Piece, pieces_of
from uccx_licensing.options import InputError
from uccx_model.execution import Execution
from uccx_model.fleet.outcomes import TALLIES, SystemOutcome, plain_outcome
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import count_name
from uccx_model.states import STATES
from uccx_model.stepping import Stepper
from uccx_model.trace import Situation

if TYPE_CHECKING:
    from uccx_licensing.fleet.ledgers import Ledger, Run

__all__ = ["Followed", "Refused", "Row", "Task", "follow", "prepare", "prepare_pieces"]

NOT_LET_IN: Final = "License Control, which allows no overage, would let in another usage"


@dataclass(frozen=True)
class Refused:
    """Why a piece cannot be read."""

    message: str


@dataclass(frozen=True)
class Task:
    """A piece to be followed."""

    order: Order
    piece: Piece
    checked: int  #: how many of its systems are followed in the plain way too


@dataclass(frozen=True)
class Row:
    """What came of a system."""

    system: str
    reports: int
    began: int  #: when its first report was made, in seconds since 1970, UTC
    missing: int  #: reports that are missing between others
    problem: str  #: why it could not be followed; then nothing below is known
    state: str = ""
    visited: tuple[str, ...] = ()
    enforced: int | None = None  #: when enforcement began first, in seconds since 1970, UTC
    tallies: tuple[int, ...] = ()  #: of `TALLIES`


@dataclass
class Followed:
    """What came of a piece."""

    rows: list[Row] = field(default_factory=list)
    checked: int = 0  #: systems that were followed in the plain way too
    noted: list[Noted] = field(default_factory=list)  #: what was wrong with the data
    different: list[str] = field(default_factory=list)
    """Systems of which the plain way says something else: never, unless this program is wrong."""


def prepare() -> Callable[[Task], Followed | Refused]:
    """Return what follows a piece."""
    return _follow_apart


def prepare_pieces() -> Callable[[str], list[Piece] | Refused]:
    """Return what finds the pieces of a file."""
    return _pieces_apart


def _follow_apart(task: Task) -> Followed | Refused:
    return with_polars(follow, task)


def _pieces_apart(file: str) -> list[Piece] | Refused:
    return with_polars(_pieces, file)


def _pieces(file: str) -> list[Piece] | Refused:
    try:
        return pieces_of(file)
    except InputError as error:
        return Refused(error.message)


def follow(task: Task) -> Followed | Refused:
    """Follow the systems of a piece."""
    from uccx_model.fleet.batch import TooLargeError  # noqa: PLC0415 - slow

    try:
        return _Following(task).followed()
    except InputError as error:
        return Refused(error.message)
    except TooLargeError as error:
        return Refused(f"{task.piece.file}: {error}.")


class _Following:
    def __init__(self, task: Task) -> None:
        self.task, self.order = task, task.order
        self.columns: Columns = task.piece.columns
        self.execution: Execution = self.order.execution(pooled=self.columns.pooled)
        self.ledger: Ledger
        self.inputs: dict[str, Any] = {}
        self.interval = self.order.supposed.profile.report_interval * 60

    def followed(self) -> Followed:
        from uccx_licensing.fleet.frames import Frames  # noqa: PLC0415 - slow
        from uccx_licensing.fleet.ledgers import gathered, inputs_of  # noqa: PLC0415

        piece, order = self.task.piece, self.order
        bought = self._bought()
        frames = Frames(piece, order.flags, order.zone, strict=order.strict)
        self.ledger = gathered(
            frames,
            self.columns,
            self.interval,
            where=piece.file,
            fill_gaps=order.supposed.gaps == "as-before",
        )
        self._refuse_if_strict()
        self.inputs = self.execution.variables.nothing_given() | inputs_of(
            self.columns, bought, order.flags
        )
        good = [run for run in self.ledger.runs if not run.problem]
        runs = sorted(good, key=lambda run: -run.reports)
        outcomes = dict(zip((run.system for run in runs), self._outcomes(runs), strict=True))
        self._refuse_if_strict()
        found = Followed([self._row(r, outcomes.get(r.system)) for r in self.ledger.runs])
        found.noted = list(frames.noted.values())
        stepper = Stepper(self.execution)
        random = Random(f"{piece.file} {piece.first}")  # noqa: S311 - a sample
        for run in random.sample(runs, min(self.task.checked, len(runs))):
            reports = self.ledger.reports(run, self.inputs)
            if plain_outcome(stepper, self._start(run), reports) != outcomes[run.system]:
                found.different.append(run.system)
            found.checked += 1
        return found

    def _refuse_if_strict(self) -> None:
        from uccx_licensing.fleet.ledgers import GAP  # noqa: PLC0415 - slow

        for run in self.ledger.runs:
            if self.order.strict and (run.problem or run.missing):
                why = f"{run.system}: {run.problem or GAP}. --strict refuses such data."
                raise InputError(f"{self.task.piece.file}: {why}")

    def _outcomes(self, runs: Sequence[Run]) -> Iterator[SystemOutcome]:
        """Yield what came of systems that advanced together.

        Where License Control limits usage, what a file tells as used has to be what is let in.
        """
        from uccx_model.fleet.batch import Batch, Machine, NoSingleStepError  # noqa: PLC0415 - slow

        told = {name: self.ledger.constant(what) for name, what in self.inputs.items()}
        limited = not self.order.supposed.overage_allowed
        held = {n: n.replace("usage", "demand") for n in self.columns.usage if limited}
        given = {n: v for n, v in told.items() if v is not None and n not in held.values()}
        steady = Machine(self.execution).steady
        varying = {n: what for n, what in self.inputs.items() if n not in given}
        starts = [self._start(run) for run in runs]
        settled = {n: starts[0].values[n] for n in steady} if starts else {}
        batch = Batch(Machine(self.execution, settled, given), starts, held)
        try:
            for chunk, making in self.ledger.chunks(runs, varying):
                batch.run(chunk, making)
        except NoSingleStepError as error:
            system = runs[error.system].system
            raise RuntimeError(f"{system}: report {error.report + 1:,}: {error.why}") from error
        for run, first in zip(runs, batch.first_apart.tolist(), strict=True):
            if first >= 0:
                run.problem = NOT_LET_IN
        return map(batch.outcome, range(len(runs)))

    def _bought(self) -> dict[str, int]:
        """Return what is bought by column, where it is supposed.

        Raises:
            InputError: neither an option nor the file tells it, or one in pools, the other not.
        """
        bought, file = self.order.bought, self.task.piece.file
        if bought is None and not self.columns.entitlement:
            raise InputError(f"{file}: no column entitlement; --bought N would tell it.")
        if bought and (None in bought) == self.columns.pooled:
            raise InputError(f"--bought and {file}: one is in pools, the other is not.")
        return {_column_of(pool): number for pool, number in (bought or {}).items()}

    def _start(self, run: Run) -> Situation:
        """Return where a system begins."""
        bought = self.order.bought
        if bought is None:
            columns = self.ledger.columns
            pools = (None, *Pool)
            told = {pool: columns.get(_column_of(pool)) for pool in pools}
            bought = {pool: int(v[run.first]) for pool, v in told.items() if v is not None}
        return self.order.start(bought, pooled=self.columns.pooled)

    def _row(self, run: Run, outcome: SystemOutcome | None) -> Row:
        row = Row(run.system, run.reports, run.began, run.missing, run.problem)
        if outcome is None or run.problem:
            return row
        first = outcome.first_enforced
        return replace(
            row,
            state=outcome.last.node,
            visited=tuple(node.name for node in STATES if node.name in outcome.visited),
            enforced=None if first is None else run.began + first * self.interval,
            tallies=tuple(outcome.tallies[name] for name in TALLIES),
        )


def _column_of(pool: Pool | None) -> str:
    """Return the column of an entitlement."""
    return ENTITLEMENT if pool is None else count_name(ENTITLEMENT, pool)
