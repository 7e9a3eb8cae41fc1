"""Look for a trace of a changed model that breaks a property: from states that were reached.

A change shows only where a new edge is taken, or one that is gone is missed. States in front of
it are known from the model as it is; from behind it, walks go on.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from uccx_model.expressions import FALSE, Term, constant
from uccx_model.rewriting import substitute, symbols_of
from uccx_proofs.audit.mutation.altered import Altered
from uccx_proofs.audit.mutation.monitors import Monitor, Monitors, monitor
from uccx_proofs.audit.mutation.walks import Occasion
from uccx_proofs.concrete import Concrete, Configuration, Values
from uccx_proofs.engines.exploration import Chooser, Visit
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge

__all__ = ["Break", "Killing"]

AT_ONCE: Final = 24  #: states behind a new edge from which walks go on
LENGTH: Final = 8  #: steps of a walk
FRESH: Final = 0.5  #: how often a step has the inputs of another one


@dataclass(frozen=True)
class Break:
    """A walk that breaks properties.

    Attributes:
        visit: where the walk ends, the last step included.
        names: the properties that are broken there.
        inputs: inputs with which they are, if they are about what cannot happen next.
    """

    visit: Visit
    names: tuple[str, ...]
    inputs: Values | None = None


@dataclass
class Killing:
    """Looks for broken properties of one changed model.

    Args:
        altered: the changed model.
        monitors: of the model as it is.
    """

    altered: Altered
    monitors: Monitors
    found: dict[str, Break] = field(default_factory=dict)
    behind: list[Visit] = field(default_factory=list)  #: where new edges led
    _watched: dict[str, Monitor] = field(default_factory=dict)
    _used: set[Edge] = field(default_factory=set)
    _inputs: dict[str, Sequence[Occasion]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ground = self.altered.ground
        self.system = self.altered.system
        self.concrete = Concrete(self.system, ground.concrete.compiled)
        self._fresh = {edge: self.monitors.along(edge) for edge in self.altered.fresh}

    def took(self, edge: Edge) -> bool:
        """Return whether a walk took a new edge."""
        return edge in self._used

    def _note(self, broken: Break) -> None:
        for name in broken.names:
            known = self.found.get(name)
            if known is None or broken.visit.depth < known.visit.depth:
                self.found[name] = broken

    # At the change itself.

    def at_once(self) -> None:
        """Look at the steps that changed, in states that were reached before."""
        for node in self.altered.nodes:
            for occasion in self.altered.ground.walks.occasions(node, self.altered.gone):
                self.look(occasion)

    def look(self, occasion: Occasion) -> None:
        """Look at the steps that changed, in one state with some inputs."""
        visit, inputs = occasion
        watch = self._claims(visit.here.node)
        for given in self._variants(inputs):
            names = watch(visit.here.values, given, visit.world.rigid)
            if names:
                self._note(Break(visit, names, given))
        for edge in self.altered.fresh:
            if edge.source == visit.here.node:
                self._take(visit, edge, inputs)

    def two_cases(self, names: Iterable[str], translate: Translator) -> None:
        """Look at claims that compare two cases, of which a walk shows one; a solver finds another.

        Args:
            names: the properties that may be broken.
            translate: shares translated terms with others.
        """
        spoken_of = {*self.system.variables, *self.system.inputs, *self.system.rigid}
        for name in names:
            for claim in self.altered.claims.get(name, ()):
                if not spoken_of.issuperset(symbols_of(claim.bad)):
                    self._other_case(name, claim, translate)

    def _other_case(self, name: str, claim: Claim, translate: Translator) -> None:
        walks, s = self.altered.ground.walks, self.system
        for visit, inputs in walks.occasions(claim.node, self.altered.gone):
            values = (*visit.here.values, *inputs, *visit.world.rigid)
            symbols = (*s.variables, *s.inputs, *s.rigid)
            fixed: dict[Term, Term] = {x: constant(v) for x, v in zip(symbols, values, strict=True)}
            bad = substitute(claim.bad, fixed, {})
            solver = Solver()
            solver.add(translate(bad))
            if bad is not FALSE and solver.check() == "sat":
                self._note(Break(visit, (name,), inputs))
                return

    def begin(self, starts: Iterable[Visit]) -> None:
        """Look at starts that are new."""
        for start in starts:
            self.behind.append(start)
            names = self._at(start)
            if names:
                self._note(Break(start, names))

    def _variants(self, inputs: Values) -> Iterable[Values]:
        yield inputs
        if inputs[self._duration] != 1:
            yield (*inputs[: self._duration], 1, *inputs[self._duration + 1 :])

    @property
    def _duration(self) -> int:
        return next(n for n, s in enumerate(self.system.inputs) if s.name == "duration")

    def _claims(self, node: str) -> Monitor:
        """Return what watches at a node what properties say that tell claims themselves."""
        known = self._watched.get(node)
        if known is not None:
            return known
        about = {p.name for p in self.altered.ground.properties if p.claims is not None}
        named = (
            (name, claim.bad)
            for name, claims in self.altered.claims.items()
            for claim in claims
            if claim.node == node and name in about
        )
        found = self._watched[node] = monitor(self.system, named)
        return found

    def _take(self, visit: Visit, edge: Edge, inputs: Values) -> Visit | None:
        rigid = visit.world.rigid
        after = self.concrete.take(edge, visit.here.values, inputs, rigid)
        if after is None or not self.concrete.possible(inputs, rigid):
            return None
        self._used.add(edge)
        reached = visit.then(edge, inputs, Configuration(edge.target, after))
        step = self._fresh.get(edge) or self.monitors.along(edge)
        names = (*step(visit.here.values, inputs, rigid), *self._at(reached))
        if names:
            self._note(Break(reached, names))
        if edge in self._fresh and self._differs(visit, inputs, reached):
            self.behind.append(reached)
        return reached

    def _at(self, visit: Visit) -> tuple[str, ...]:
        return self.monitors.at(visit.here.node)(visit.here.values, (), visit.world.rigid)

    def _differs(self, visit: Visit, inputs: Values, reached: Visit) -> bool:
        """Return whether the model as it is does something else here."""
        base = self.altered.ground.concrete
        rigid, after = visit.world.rigid, reached.here
        same = (
            e for e in self.altered.gone if (e.source, e.target) == (visit.here.node, after.node)
        )
        return not any(
            base.take(edge, visit.here.values, inputs, rigid) == after.values for edge in same
        )

    # Later on.

    def again(self) -> None:
        """Go walks again that came along what changed, as far as the changed model goes."""
        walks, gone = self.altered.ground.walks, self.altered.gone
        for end in walks.passing(gone):
            self._once_more(end)
        for node in self.altered.nodes:
            for end, inputs in walks.occasions(node, passing=gone) if gone else ():
                visit = self._once_more(end)
                if visit is not None and visit.here.node == node:
                    self.look((visit, inputs))

    def _once_more(self, end: Visit) -> Visit | None:
        """Go a walk again; return where it ends, if it can be gone as far."""
        first, *others = end.path()
        visit: Visit | None = Visit(first.world, first.here)
        for step in others:
            if visit is None or step.move is None:
                return None
            visit = self._like(visit, step.move.edge, step.move.inputs)
        return visit

    def _like(self, visit: Visit, edge: Edge, inputs: Values) -> Visit | None:
        """Take a step as another walk did: the same one, or what comes in its place."""
        options = [e for e, _ in self.concrete.moves(visit.here, inputs, visit.world.rigid)]
        same = [e for e in options if e.name == edge.name]
        instead = [e for e in options if e.takes_time and edge.takes_time]
        return next((self._take(visit, e, inputs) for e in (*same, *instead)), None)

    def later(self, steps: int, seed: int = 0) -> None:
        """Walk on from behind the change."""
        chance = random.Random(seed)  # noqa: S311
        chooser = Chooser(self.system, chance)
        frontier = self._spread(self.behind)
        if not frontier:
            return
        here = chance.choice(frontier)
        for number in range(steps):
            if number % LENGTH == 0:
                here = chance.choice(frontier)
            here = self._step(here, chance, chooser) or chance.choice(frontier)

    def _spread(self, visits: Sequence[Visit]) -> Sequence[Visit]:
        """Return some visits, evenly chosen."""
        gap = max(1, len(visits) // AT_ONCE)
        return visits[::gap]

    def _step(self, visit: Visit, chance: random.Random, chooser: Chooser) -> Visit | None:
        rigid = visit.world.rigid
        inputs = chance.choice(self._usual(visit.here.node))[1]
        if chance.random() < FRESH:
            inputs = chooser.propose(visit.here, rigid, inputs)
        if not self.concrete.possible(inputs, rigid):
            return None
        options = self.concrete.moves(visit.here, inputs, rigid)
        if not options:
            return None
        return self._take(visit, chance.choice(options)[0], inputs)

    def _usual(self, node: str) -> Sequence[Occasion]:
        known = self._inputs.get(node)
        if known is None:
            known = self._inputs[node] = self.altered.ground.walks.occasions(node)
        return known
