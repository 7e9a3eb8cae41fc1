"""Decide properties, given what is known of the system."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from time import perf_counter

from uccx_model.execution import NotEnabledError, ReplayError
from uccx_model.expressions import FALSE, TRUE, Bool, Scope, all_of
from uccx_model.graph import Graph
from uccx_model.parameters import profile_named
from uccx_model.rewriting import symbols_of
from uccx_model.trace import Trace
from uccx_proofs.claims import claims_of
from uccx_proofs.engines.kinduction import KInduction
from uccx_proofs.engines.knowledge import Knowledge
from uccx_proofs.engines.recovery import find_plan
from uccx_proofs.engines.search import Found, Wanted
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.engines.spacer import SpacerAnswer, ask_spacer
from uccx_proofs.engines.traces import trace_of
from uccx_proofs.outcomes import outcome, without_knowledge
from uccx_proofs.property import RELEASE, Claim, Need, Property, Target
from uccx_proofs.verdicts import (
    Condition,
    Disagreement,
    Engine,
    Proved,
    Refuted,
    Result,
    Unknown,
    Verdict,
    Witnessed,
)

__all__ = ["Prover"]


@dataclass
class Prover:
    """Decides properties of one model.

    Args:
        graph: the model.
        knowledge: what is known of its system.
        time_limit: seconds for one search by a solver.
        profile: a release profile whose numbers hold; None for any numbers.
    """

    graph: Graph
    knowledge: Knowledge
    time_limit: float = 60.0
    profile: str | None = None

    def __post_init__(self) -> None:
        self._induction = KInduction(self.knowledge.system, self.knowledge.invariant)

    def result(self, p: Property) -> Result:
        """Return the outcome for a property."""
        begin = perf_counter()
        needs = [need.condition for need in p.needs]
        verdict = self.decide(p, all_of(self._numbers, *needs))
        if isinstance(verdict, Proved) and not self._possible_numbers(needs):
            if self.profile is None:
                verdict = Unknown("its conditions contradict each other")
            else:
                told = f"does not apply with the numbers of {self.profile}"
                verdict = Proved(verdict.engine, told)
            return outcome(p, verdict, (), self._periods(p), perf_counter() - begin)
        conditions = tuple(
            Condition(need.sentence, self._without(p, need))
            for need in p.needs
            if need.about_readings or self.profile is None
        )
        return outcome(p, verdict, conditions, self._periods(p), perf_counter() - begin)

    @property
    def _numbers(self) -> Bool:
        """The condition that the numbers are those of the profile, if there is one."""
        return TRUE if self.profile is None else profile_named(self.profile).numbers

    def _periods(self, p: Property) -> str:
        universal = p.state is not None or p.step is not None or p.claims is not None
        if self.profile is None or not (universal or p.numbers == RELEASE):
            return p.periods
        named = f"the numbers of {self.profile}"
        return named if p.periods in (p.numbers, named) else f"{named}; {p.periods}"

    def _possible_numbers(self, conditions: Sequence[Bool]) -> bool:
        """Whether conditions on readings and numbers can be met together."""
        solver, translate = Solver(), Translator()
        for condition in (self.knowledge.system.assumptions, self._numbers, *conditions):
            solver.add(translate(condition))
        return solver.check() != "unsat"

    def _others(self, p: Property, need: Need) -> list[Bool]:
        return [other.condition for other in p.needs if other is not need]

    def _without(self, p: Property, need: Need) -> Verdict:
        """Decide a property where one of its needs is not met, and the others are."""
        return self.decide(
            p, all_of(self._numbers, ~need.condition, *self._others(p, need)), shown=False
        )

    def decide(self, p: Property, assuming: Bool = TRUE, *, shown: bool = True) -> Verdict:
        """Decide a property under a condition on readings and numbers.

        Args:
            p: the property.
            assuming: the condition.
            shown: a counterexample will be shown to people, so that it is worth making it nice.
        """
        if (told := without_knowledge(self.graph, p)) is not None:
            return told.verdict
        if p.targets is not None:
            return self._possible(list(p.targets(self.knowledge.system)))
        if p.goal is not None:
            return self._recovery(p.goal.name)
        return self._never(claims_of(self.knowledge.system, p), assuming, shown)

    # Something never happens.

    def _never(self, claims: Sequence[Claim], assuming: Bool, shown: bool) -> Verdict:
        known = self.knowledge
        under = [replace(claim, bad=claim.bad & assuming) for claim in claims]
        left = self._induction.entailed(under)
        if not left:
            return Proved(Engine.INVARIANT)
        for claim in left:
            found = known.search.seen(_wanted(claim))
            if found is not None:
                told = known.search.nicer(_wanted(claim), assuming, found, preferred=shown)
                return self._refuted(Engine.EXPLORATION, claim, told)
        if self._induction.proves(under, left, 2):
            return Proved(Engine.K_INDUCTION, "k = 2")
        for claim in left:
            found = known.search.solve(_wanted(claim), assuming)
            if found is not None:
                return self._refuted(Engine.SEARCH, claim, found)
        if self._induction.proves(under, left, 3):
            return Proved(Engine.K_INDUCTION, "k = 3")
        return self._by_spacer(left, assuming)

    def _by_spacer(self, left: Sequence[Claim], assuming: Bool) -> Verdict:
        known = self.knowledge
        answer, detail = ask_spacer(known.system, known.invariant, left, assuming, self.time_limit)
        match answer:
            case SpacerAnswer.UNREACHABLE:
                return Proved(Engine.SPACER)
            case SpacerAnswer.REACHABLE:
                for claim in left:
                    found = known.search.solve(_wanted(claim), assuming, 400)
                    if found is not None:
                        return self._refuted(Engine.SPACER, claim, found)
                return Unknown(f"Spacer finds it reachable, but no trace was found ({detail})")
            case SpacerAnswer.UNKNOWN:
                places = ", ".join(claim.label for claim in left[:3])
                return Unknown(f"no engine could tell ({detail}); left open at {places}")

    def _refuted(self, engine: Engine, claim: Claim, found: Found) -> Verdict:
        try:
            trace = self._trace(found, _wanted(claim))
        except (ReplayError, NotEnabledError) as error:
            return Disagreement(f"{engine}: the model does not replay the counterexample: {error}")
        return Refuted(engine, trace, place=claim.label)

    def _trace(self, found: Found, wanted: Wanted) -> Trace:
        """Return a way as a trace, after going it twice with integers: here, and in the model.

        Raises:
            ReplayError: they differ, or the way does not lead to what was wanted.
            NotEnabledError: the model does not go that way.
        """
        known = self.knowledge
        reached = known.search.run(found)[-1].here
        inputs = {s for s in symbols_of(wanted.condition) if s.scope is Scope.INPUT}
        if inputs.issubset(known.system.inputs):
            holds = known.concrete.compile([wanted.condition])
            if not holds(reached.values, found.last_inputs, found.rigid)[0]:
                raise ReplayError("run with integers, the way does not lead there")
        trace = trace_of(self.graph, known.system, found, wanted.edge)
        steps = trace.steps if wanted.edge is None else trace.steps[:-1]
        end = steps[-1].after if steps else trace.start
        same = all(
            end.values.get(v.name, value) == value
            for v, value in zip(known.system.variables, reached.values, strict=True)
        )
        if end.node != reached.node or not same:
            raise ReplayError("run with integers, the model arrives elsewhere")
        return trace

    # Something is possible.

    def _possible(self, targets: Sequence[Target]) -> Verdict:
        shown: list[tuple[str, Trace]] = []
        engines: set[Engine] = set()
        for target in targets:
            numbers = profile_named(self.profile or "12.5").numbers if target.in_profile else TRUE
            if not self._possible_numbers([numbers, target.applies]):
                continue
            verdict = self._reached(target, numbers)
            if not isinstance(verdict, tuple):
                return verdict
            engines.add(verdict[0])
            shown.append((target.label, verdict[1]))
        engine = Engine.SEARCH if Engine.SEARCH in engines else Engine.EXPLORATION
        return Witnessed(engine, tuple(shown))

    def _reached(self, target: Target, numbers: Bool) -> tuple[Engine, Trace] | Verdict:
        search = self.knowledge.search
        ways = self._ways_to(target, numbers)
        seen = [(Engine.EXPLORATION, way, search.seen(way)) for way in ways]
        found = [(engine, way, route) for engine, way, route in seen if route is not None]
        if not found:
            solved = ((way, search.solve(way, numbers)) for way in ways)
            routes = ((Engine.SEARCH, way, route) for way, route in solved if route is not None)
            found = list(islice(routes, 1))
        if found:
            engine, way, route = min(found, key=lambda option: len(option[2].moves))
            try:
                return engine, self._trace(route, way)
            except (ReplayError, NotEnabledError) as error:
                return Disagreement(f"{target.label}: the model does not replay this: {error}")
        verdict = self._never([Claim(w.node, w.condition, w.edge) for w in ways], TRUE, shown=False)
        if isinstance(verdict, Proved):
            return Refuted(verdict.engine, None, f"{target.label}: proved impossible", target.label)
        if isinstance(verdict, Refuted) and verdict.counterexample is not None:
            return verdict.engine, verdict.counterexample
        return Unknown(f"{target.label}: no way was found, and none excluded")

    def _ways_to(self, target: Target, numbers: Bool) -> list[Wanted]:
        system = self.knowledge.system
        ways = []
        if target.of_step:
            for edge in system.edges:
                wanted = all_of(numbers, edge.resolve(target.condition))
                if wanted is not FALSE:
                    taken = all_of(system.possible, edge.guard, wanted)
                    ways.append(Wanted(edge.source, taken, edge))
        else:
            for node in system.nodes:
                wanted = all_of(numbers, system.at(node, target.condition))
                if wanted is not FALSE:
                    ways.append(Wanted(node, wanted))
        return ways

    # A way back from everywhere.

    def _recovery(self, goal: str) -> Verdict:
        known = self.knowledge
        plan = find_plan(known.system, known.invariant, known.samples(), goal)
        if plan.stuck:
            return Unknown(f"no plan was found that leads from {', '.join(plan.stuck)} to {goal}")
        if left := self._induction.entailed(plan.claims):
            return Unknown(f"the plan fails at {', '.join(claim.label for claim in left)}")
        ways = (
            f"from {node}: {', or '.join(edge.name.replace('_', ' ') for edge in edges)}"
            for node, edges in plan.options.items()
        )
        return Proved(Engine.INVARIANT, "; ".join(ways))


def _wanted(claim: Claim) -> Wanted:
    return Wanted(claim.node, claim.bad, claim.edge)
