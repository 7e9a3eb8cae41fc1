"""Find out of each cell whether it can be the case: a story that shows it, or why there is none.

What always holds excludes most cells. For the others ways of more and more steps are searched, and
each way that is found is held against all cells that are open. Nothing of this is believed
unchecked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

from uccx_model.choices import CHOICES, Choice, chosen
from uccx_model.execution import Execution, NotEnabledError
from uccx_model.expressions import Bool
from uccx_model.graph import Graph
from uccx_model.parameters import parameter_symbols, profile_named
from uccx_model.trace import Trace
from uccx_proofs.audit.boundaries.cells import (
    RELEASE,
    TABLES,
    Cell,
    World,
    cells_of,
    world_of,
)
from uccx_proofs.audit.boundaries.checking import thesis_of
from uccx_proofs.audit.boundaries.guessing import guesses
from uccx_proofs.audit.boundaries.keeping import Sighting, told
from uccx_proofs.audit.boundaries.showing import places_shown
from uccx_proofs.certificate_writer import certificate_text
from uccx_proofs.engines.bounded import Unrolling
from uccx_proofs.engines.inductive import Invariant
from uccx_proofs.engines.kinduction import KInduction
from uccx_proofs.engines.search import Found
from uccx_proofs.engines.sharpening import merged, sharpened
from uccx_proofs.engines.slicing import Slicing
from uccx_proofs.engines.solver import Translator
from uccx_proofs.engines.traces import trace_of
from uccx_proofs.known import Known
from uccx_proofs.obligations import obligations
from uccx_proofs.processes import Failed, Limits, run_all
from uccx_proofs.reachability.telling import plainly
from uccx_proofs.solvers import MEGABYTES
from uccx_proofs.system import System, licensing_system

__all__ = ["Shown", "Sweep", "Tell", "find"]

DEEPEST: Final = 14  #: steps; a longer story is not looked for
LIMITS: Final = Limits(3600.0, MEGABYTES)  #: for one table

Tell = Callable[[str, int, int], None]
"""Gets what is being done, how much is done, and of how much."""


@dataclass(frozen=True)
class Shown:
    """Where a cell is the case: the world, a story, and after how many of its steps."""

    world: World
    story: Trace
    steps: int


@dataclass
class Sweep:
    """The search in one world.

    Args:
        graph: the model.
        system: its system, without a notebook.
        world: the world.
        known: what always holds in the system.
    """

    graph: Graph
    system: System
    world: World
    known: Invariant
    _shared: Translator = field(default_factory=Translator)

    def __post_init__(self) -> None:
        self.here = world_of(self.system, self.world)
        more = sharpened(self.here, self.known, self.here.nodes, guesses(self.here))
        self.lemmas = merged(self.known, more)

    def open(self, cells: Iterable[Cell]) -> list[Cell]:
        """Return the cells that what always holds does not exclude."""
        entailing = KInduction(self.here, self.lemmas, translate=self._shared)
        asked = list(cells)
        left = set(map(id, entailing.entailed([c for cell in asked for c in cell.claims])))
        return [cell for cell in asked if not left.isdisjoint(map(id, cell.claims))]

    def shown(self, cells: Sequence[Cell]) -> dict[str, Shown]:
        """Return, by name, where cells are the case; those that are left out were not found."""
        waiting = {cell.name: cell for cell in cells}
        found: dict[str, Shown] = {}
        claims = [claim for cell in cells for claim in cell.claims]
        ways = Unrolling(self.here, claims, self.lemmas, translate=self._shared)
        while waiting and ways.depth <= DEEPEST:
            ways.claims = [claim for cell in waiting.values() for claim in cell.claims]
            way = self._way(ways)
            if way is None:
                ways.deepen()
                continue
            trace = plainly(self.graph, trace_of(self.graph, self.here, way))
            trace, places = self._as_usual_as_can_be(trace, waiting)
            if not places:
                raise RuntimeError("a story does not show what it was found for")
            new = {name: Shown(self.world, trace, steps) for name, steps in places.items()}
            found |= new
            waiting = {name: cell for name, cell in waiting.items() if name not in new}
        return found

    def _as_usual_as_can_be(
        self, trace: Trace, cells: Mapping[str, Cell]
    ) -> tuple[Trace, dict[str, int]]:
        """Return a story told without readings that it does not need, and what it still shows."""
        places = dict(places_shown(self.graph, self.system, trace, cells))
        for option in trace.unusual_choices:
            usual = tuple(next(iter(type(o))) if o is option else o for o in trace.choices)
            other = _told_again(self.graph, trace, usual)
            if other is None:
                continue
            shown = dict(places_shown(self.graph, self.system, other, cells))
            if shown:
                trace, places = other, shown
        return trace, places

    def _way(self, ways: Unrolling) -> Found | None:
        """Return a way of so many steps as there are, on which little is unusual, if there is any.

        The nicest of all would take several times as long to find.
        """
        if ways.depth < ways.possible_depth:
            return None
        with ways.aiming():
            if ways.check() != "sat":
                return None
            wishes = {w.get_id(): w for w in (ways.about_state(w, 0) for w in self._wishes)}
            while wishes and ways.check(*wishes.values()) != "sat":
                clash = [wish.get_id() for wish in ways.refused() if wish.get_id() in wishes]
                if not clash:
                    ways.check()
                    break
                del wishes[max(clash, key=list(wishes).index)]  # numbers before readings
            return ways.found()

    @property
    def _wishes(self) -> list[Bool]:
        """What a story should have if it can, but for what the world settles."""
        usual = [chosen(next(iter(choice))) for choice in CHOICES]
        if self.world is not World.NUMBERS:
            return usual
        values: Mapping[str, int] = profile_named(RELEASE).values
        return [*usual, *(symbol == values[symbol.name] for symbol in parameter_symbols())]


def _told_again(graph: Graph, trace: Trace, choices: tuple[Choice, ...]) -> Trace | None:
    """Return the same steps with other choices, if they can be taken."""
    execution = Execution(graph, trace.parameters, choices)
    if not execution.is_start(trace.start):
        return None
    here, steps = trace.start, []
    for step in trace.steps:
        try:
            steps.append(execution.take(here, step.transition, step.inputs))
        except NotEnabledError:
            return None
        here = steps[-1].after
    return replace(trace, choices=choices, steps=tuple(steps))


# All worlds.


def find(
    graph: Graph,
    known: Known,
    jobs: int,
    tell: Tell = lambda *_: None,
    tables: Sequence[str] = TABLES,
) -> dict[str, Any]:
    """Return what is to be kept, as JSON data.

    Args:
        graph: the model.
        known: what always holds in it.
        jobs: processes at a time.
        tell: gets what is being done, how much is done, and of how much.
        tables: those to look at.

    Raises:
        SolverGaveUpError: the solver could not even find an invariant.
        RuntimeError: a process failed; says why.
    """
    system = licensing_system(graph, observed=False)
    cells = cells_of(system, tables)
    tell("learning what always holds", 0, len(tables))
    sweeps = [Sweep(graph, system, world, known.lemmas) for world in World]
    seen: dict[str, Shown] = {}
    unknown: list[str] = []
    work = partial(_swept, sweeps, system)
    with closing(run_all(work, tables, workers=jobs, limits=LIMITS)) as outcomes:
        for done, (place, outcome) in enumerate(outcomes, start=1):
            if isinstance(outcome, Failed):
                raise RuntimeError(f"{tables[place]}: {outcome.reason}")
            seen |= outcome[0]
            unknown += outcome[1]
            tell(tables[place], done, len(tables))
    ordered = {n: (seen[n].world, seen[n].story, seen[n].steps) for n in cells if n in seen}
    sightings = {name: Sighting(world, 0, steps) for name, (world, _, steps) in ordered.items()}
    settled = {name: cell for name, cell in cells.items() if name not in set(unknown)}
    proofs = {
        sweep.world: text
        for sweep in sweeps
        if (text := _written(sweep, settled, sightings, known)) is not None
    }
    return told(ordered, [name for name in cells if name in set(unknown)], proofs)


def _swept(
    sweeps: Sequence[Sweep], system: System, table: str
) -> tuple[dict[str, Shown], list[str]]:
    """Return which cells of a table are the case, and of which nothing could be told."""
    left = cells_of(system, [table])
    seen: dict[str, Shown] = {}
    unknown: list[str] = []
    for sweep in sweeps:
        asked = [cell for cell in left.values() if cell.is_asked_in(sweep.world)]
        open_cells = sweep.open(asked)
        seen |= sweep.shown(open_cells)
        unknown += [cell.name for cell in open_cells if cell.name not in seen]
        left = {name: cell for name, cell in left.items() if name not in seen}
    return seen, list(dict.fromkeys(unknown))


def _written(
    sweep: Sweep, cells: Mapping[str, Cell], seen: Mapping[str, Sighting], known: Known
) -> str | None:
    """Return the certificate of a world; None where it has nothing to show."""
    thesis = thesis_of(sweep.here, sweep.world, cells, seen)
    if not thesis.claims:
        return None
    certificate = Slicing(sweep.here, sweep.lemmas, known.resting_on).invariant_for(thesis)
    if certificate is None:
        raise RuntimeError("the solver changed its mind")
    return certificate_text(thesis, certificate, obligations(sweep.here, thesis, certificate))
