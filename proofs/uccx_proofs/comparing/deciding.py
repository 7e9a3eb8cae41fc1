"""Decide whether two sides look alike: a proof that they always do, or a difference.

A proof is checked by solvers that did not find it, a difference is gone through with integers. What
fails its check is no answer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from uccx_model.choices import Choice
from uccx_model.evaluation import Value
from uccx_model.execution import NotEnabledError, ReplayError, zero_inputs
from uccx_model.expressions import TRUE, Bool, Scope, Term
from uccx_model.graph import Graph
from uccx_model.rewriting import fixed_by, symbols_of
from uccx_model.trace import Situation
from uccx_proofs.comparing.checking import confirmed
from uccx_proofs.comparing.coupling import Coupled, Coupling
from uccx_proofs.comparing.experiments import Experiment, Happening, Subject, Trial
from uccx_proofs.comparing.finding import NotCoupled, coupled
from uccx_proofs.comparing.judging import Difference, MisjudgedError
from uccx_proofs.comparing.observing import Observed, act, seen_by_an_administrator
from uccx_proofs.comparing.product import PARTED, Product, product
from uccx_proofs.comparing.sides import SINGLE_REPORTS, choosing, lemmas_under, under
from uccx_proofs.engines.bounded import Unrolling
from uccx_proofs.engines.hunting import Hunt, Prey, is_possible
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.engines.traces import world_of
from uccx_proofs.obligations import CertificateError
from uccx_proofs.processes import Failed, Limits, run_one
from uccx_proofs.queries.deciding import ContradictionError
from uccx_proofs.solvers import MEGABYTES, Z3
from uccx_proofs.system import Edge, System

__all__ = ["Alike", "Comparing", "Different", "Outcome", "Side", "Undecided"]


@dataclass(frozen=True)
class Side:
    """One of two things that are compared.

    Attributes:
        title: how it is called.
        graph: its model.
        system: the model's system, without a notebook.
        lemmas: what always holds in it, by node.
        options: options that are chosen on this side.
    """

    title: str
    graph: Graph
    system: System
    lemmas: Mapping[str, Sequence[Bool]]
    options: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Alike:
    """Nobody can ever tell them apart: proved."""

    found: Coupled = field(repr=False)
    obligations: int
    solvers: tuple[str, ...]


@dataclass(frozen=True)
class Different:
    """They can be told apart, like this."""

    difference: Difference
    shortest: bool  #: no difference takes fewer steps
    usual: bool  #: every choice that is open is the usual one


@dataclass(frozen=True)
class Undecided:
    """No engine could tell."""

    reason: str


Outcome = Alike | Different | Undecided
EASY: Final = 3  #: steps that a difference may have more, for the usual choices


@dataclass(frozen=True)
class Comparing:
    """Compares two sides.

    Args:
        left: one side.
        right: the other.
        assuming: a condition on numbers and on choices, for both sides.
        solvers: who must agree to a proof.
        time_limit: seconds for each search.
    """

    left: Side
    right: Side
    assuming: Bool = TRUE
    solvers: Sequence[str] = (Z3,)
    time_limit: float = 60.0

    @property
    def _sides(self) -> tuple[Side, Side]:
        return self.left, self.right

    def outcome(self) -> Outcome:
        """Return what the comparison comes to.

        Raises:
            ContradictionError: what is assumed cannot be.
        """
        self._check_assumptions()
        alike = self.coupled()
        if isinstance(alike, Coupled):
            return self._confirmed(alike)
        found = run_one(self._hunted, Limits(self.time_limit, MEGABYTES))
        if isinstance(found, Failed):
            return Undecided(f"no proof was found ({alike.where}); the search: {found.reason}")
        if isinstance(found, Undecided):
            return Undecided(f"no proof was found ({alike.where}), and {found.reason}")
        return found

    def _check_assumptions(self) -> None:
        values = (choosing(side.options) for side in self._sides)
        for side, system in zip(self._sides, self._systems(*values), strict=True):
            solver = Solver()
            solver.add(Translator()(system.assumptions))
            if solver.check() == "unsat":
                raise ContradictionError(f"what is assumed excludes {side.title}")

    # A proof.

    def coupled(self) -> Coupled | NotCoupled:
        """Return why they look alike, not yet checked, if that is found."""
        left, right = self._settled()
        one, other = self._lemmas(left, right)
        return coupled(*self._systems(left, right), one, other, self._shown(left, right))

    def related(self, unequal: Mapping[str, Collection[str]]) -> Coupled:
        """Return the coupling in which these variables may differ, to be checked.

        Args:
            unequal: names of variables by node; all others are equal on both sides.
        """
        left, right = self._settled()
        one, other = self._systems(left, right)
        relation = {
            node: frozenset(v for v in one.variables if v.name not in unequal.get(node, ()))
            for node in one.nodes
        }
        coupling = Coupling(one, other, self._shown(left, right), relation)
        return Coupled(coupling, *self._lemmas(left, right))

    def _settled(self) -> tuple[dict[Term, Term], dict[Term, Term]]:
        """Return what is settled on each side, for a proof."""
        return (
            {**self._values(self.left), **SINGLE_REPORTS},
            {**self._values(self.right), **SINGLE_REPORTS},
        )

    def _confirmed(self, found: Coupled) -> Outcome:
        limits = Limits(self.time_limit, MEGABYTES)
        try:
            number = confirmed(found, self.solvers, limits)
        except CertificateError as error:
            return Undecided(f"a proof was found, and did not pass its check: {error}")
        return Alike(found, number, tuple(self.solvers))

    def _values(self, side: Side) -> dict[Term, Term]:
        return {**fixed_by(self.assuming), **choosing(side.options)}

    def _systems(
        self, left: Mapping[Term, Term], right: Mapping[Term, Term]
    ) -> tuple[System, System]:
        one = under(self.left.system, left, self.assuming)
        other = under(self.right.system, right, self.assuming)
        return one, other

    def _lemmas(
        self, left: Mapping[Term, Term], right: Mapping[Term, Term]
    ) -> tuple[dict[str, tuple[Bool, ...]], dict[str, tuple[Bool, ...]]]:
        return lemmas_under(self.left.lemmas, left), lemmas_under(self.right.lemmas, right)

    def _shown(
        self, left: Mapping[Term, Term], right: Mapping[Term, Term]
    ) -> tuple[Observed, Observed]:
        seen = seen_by_an_administrator(self.left.system)
        return seen.under(left), seen.under(right)

    # A difference.

    def _hunted(self) -> Different | Undecided:
        """Return a difference, looked for step by step deeper."""
        left, right = (choosing(side.options) for side in self._sides)
        lemmas, shown = self._lemmas(left, right), self._shown(left, right)
        both = product(*self._systems(left, right), lemmas, shown, Translator())
        if not any(edge.target == PARTED for edge in both.system.edges):
            return Undecided("no step is known at which they could part")
        shared = Translator()

        def unroll(assuming: Bool) -> Unrolling:
            return Unrolling(
                both.system, both.claims, both.known, assuming=assuming, translate=shared
            )

        prey = Hunt(unroll, both.system.assumptions, EASY).thoroughly()
        if prey is None:
            return Undecided("no difference was found")
        free = unroll(TRUE)
        shorter = is_possible(free, prey.steps - 1)
        try:
            difference = self._told(both, prey)
        except (ReplayError, NotEnabledError, MisjudgedError) as error:
            return Undecided(f"a difference was found, and did not pass its check: {error}")
        return Different(difference, not shorter and not free.gave_up, prey.usual)

    def _told(self, both: Product, prey: Prey) -> Difference:
        """Return a way in the product as a trace of each side, gone with integers."""
        world = world_of(both.system, prey.found.rigid)
        names = [v.name for v in both.system.variables]
        values = dict(zip(names, prey.found.start.values, strict=True))
        own = {v.name: values[v.name] for v in self.left.system.variables}
        start = Situation(prey.found.start.node, own)
        subjects = [Subject(side.graph, side.options) for side in self._sides]
        trial = Trial(subjects, Experiment(world.parameters, world.choices, start, ()))
        for edge, given in prey.found.moves:
            pair = both.pairs[edge]
            named = dict(zip((i.name for i in both.system.inputs), given, strict=True))
            doing = act(next(e for e in pair if e is not None))
            trial.happens(Happening(doing, _legible(named, pair, trial.here)))
        return trial.difference()


def _legible(
    given: Mapping[str, Value], pair: Sequence[Edge | None], here: Situation
) -> dict[str, Value]:
    """Return inputs with what no edge reads left as it is: it would only confuse."""
    read = {
        symbol.name
        for edge in pair
        if edge is not None
        for term in (edge.guard, *edge.updates.values())
        for symbol in symbols_of(term)
        if symbol.scope is Scope.INPUT
    }
    stays = {**zero_inputs(), **{n: v for n, v in here.values.items() if n in zero_inputs()}}
    usual = {**stays, "demand": here.values["usage"], "ssm_reachable": True}
    return {name: value if name in read else usual[name] for name, value in given.items()}
