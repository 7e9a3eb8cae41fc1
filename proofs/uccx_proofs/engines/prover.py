"""Decide properties, given what is known of the system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from uccx_model.execution import NotEnabledError, ReplayError
from uccx_model.expressions import FALSE, TRUE, Bool, all_of
from uccx_model.graph import Graph
from uccx_model.parameters import profile_named
from uccx_model.trace import Trace
from uccx_proofs.certificate import Certificate, Option, Thesis
from uccx_proofs.claims import claims_of
from uccx_proofs.engines.confirming import confirmed
from uccx_proofs.engines.kinduction import KInduction
from uccx_proofs.engines.knowledge import Knowledge
from uccx_proofs.engines.recovery import find_plan
from uccx_proofs.engines.search import Found, Wanted
from uccx_proofs.engines.slicing import NotInductiveError, Slicing
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.engines.spacer import Reached, ask_spacer
from uccx_proofs.engines.traces import trace_to, world_of
from uccx_proofs.examples import story_verdict
from uccx_proofs.graph_claims import GraphClaim, NoArgumentError
from uccx_proofs.property import Claim, Need, Property, Target
from uccx_proofs.verdicts import (
    Condition,
    Disagreement,
    Engine,
    Proved,
    Refuted,
    Unknown,
    Verdict,
    Witnessed,
)

__all__ = ["Prover", "Solution"]


@dataclass(frozen=True)
class Solution:
    """What the engines say of a property.

    Attributes:
        verdict: with a certificate, examples or a counterexample.
        conditions: those it needs, each with what happens without it.
        met: numbers and readings that meet all conditions; None if there are no conditions.
    """

    verdict: Verdict
    conditions: tuple[Condition, ...] = ()
    met: Trace | None = None


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
        self._slicing = Slicing(self.knowledge.system, self.knowledge.invariant)

    def solve(self, p: Property) -> Solution:
        """Return what the engines say of a property; nothing of it is checked yet."""
        needs = [need.condition for need in p.needs]
        verdict = self.decide(p, all_of(self._numbers, *needs))
        if not isinstance(verdict, Proved | Witnessed):
            return Solution(verdict)
        met = self._some_world(needs)
        if met is None:
            if self.profile is None:
                return Solution(Unknown("its conditions contradict each other"))
            return Solution(verdict)
        conditions = tuple(
            Condition(need.sentence, self._without(p, need))
            for need in p.needs
            if p.graph is None and (need.about_readings or self.profile is None)
        )
        return Solution(verdict, conditions, met if p.needs else None)

    @property
    def _numbers(self) -> Bool:
        """The condition that the numbers are those of the profile, if there is one."""
        return TRUE if self.profile is None else profile_named(self.profile).numbers

    def _some_world(self, conditions: Sequence[Bool]) -> Trace | None:
        """Return numbers and readings that meet conditions, as a trace of no steps."""
        rigid = self.knowledge.system.rigid
        solver, translate = Solver(), Translator()
        for condition in (self.knowledge.system.assumptions, self._numbers, *conditions):
            solver.add(translate(condition))
        if solver.check() != "sat":
            return None
        return world_of(self.knowledge.system, solver.values(translate, rigid))

    def _others(self, p: Property, need: Need) -> list[Bool]:
        return [other.condition for other in p.needs if other is not need]

    def _without(self, p: Property, need: Need) -> Verdict:
        """Decide a property where one of its needs is not met, and the others are."""
        without = all_of(self._numbers, ~need.condition, *self._others(p, need))
        claims = tuple(claims_of(self.knowledge.system, p, without))
        return self._confirmed(Thesis(p.name, p.sentence, self.profile, claims), without)

    def decide(self, p: Property, assuming: Bool = TRUE) -> Verdict:
        """Decide a property under a condition on readings and numbers.

        Args:
            p: the property.
            assuming: the condition.
        """
        if p.graph is not None:
            return _on_the_graph(self.graph, p.graph)
        if p.story is not None:
            return story_verdict(self.graph, p)
        if p.targets is not None:
            return self._possible(list(p.targets(self.knowledge.system)))
        if p.goal is not None:
            return self._recovery(Thesis(p.name, p.sentence, self.profile, (), p.goal.name))
        claims = tuple(claims_of(self.knowledge.system, p, assuming))
        return self._never(Thesis(p.name, p.sentence, self.profile, claims), assuming)

    # Something never happens.

    def _confirmed(self, thesis: Thesis, assuming: Bool) -> Verdict:
        """Decide whether no claim comes true, and check a proof at once: nobody else will."""
        verdict = self._never(thesis, assuming)
        if not isinstance(verdict, Proved):
            return verdict
        return confirmed(self.knowledge.system, thesis, verdict)

    def _never(self, thesis: Thesis, assuming: Bool) -> Verdict:
        known = self.knowledge
        left = self._induction.entailed(thesis.claims)
        if not left:
            return _by_lemmas(Engine.INVARIANT, thesis, self._slicing)
        for claim in left:
            found = known.search.seen(_wanted(claim))
            if found is not None:
                told = known.search.nicer(_wanted(claim), assuming, found)
                return self._refuted(Engine.EXPLORATION, claim, told)
        if self._induction.proves(thesis.claims, left, 2):
            return _proved(Engine.K_INDUCTION, self._slicing.induction_for(thesis, 2))
        for claim in left:
            found = known.search.solve(_wanted(claim), assuming)
            if found is not None:
                return self._refuted(Engine.SEARCH, claim, found)
        if self._induction.proves(thesis.claims, left, 3):
            return _proved(Engine.K_INDUCTION, self._slicing.induction_for(thesis, 3))
        return self._by_spacer(thesis, left, assuming)

    def _by_spacer(self, thesis: Thesis, left: Sequence[Claim], assuming: Bool) -> Verdict:
        known = self.knowledge
        answer = ask_spacer(known.system, known.invariant, left, assuming, self.time_limit)
        match answer.reached:
            case Reached.UNREACHABLE:
                both = {n: (*known.invariant[n], *answer.lemmas[n]) for n in known.system.nodes}
                return _by_lemmas(Engine.SPACER, thesis, Slicing(known.system, both))
            case Reached.REACHABLE:
                for claim in left:
                    found = known.search.solve(_wanted(claim), assuming, 400)
                    if found is not None:
                        return self._refuted(Engine.SPACER, claim, found)
                told = f"Spacer finds it reachable, but no trace was found ({answer.detail})"
                return Unknown(told)
            case Reached.UNKNOWN:
                places = ", ".join(claim.label for claim in left[:3])
                return Unknown(f"no engine could tell ({answer.detail}); left open at {places}")

    def _refuted(self, engine: Engine, claim: Claim, found: Found) -> Verdict:
        try:
            trace = trace_to(self.graph, self.knowledge, found, _wanted(claim))
        except (ReplayError, NotEnabledError) as error:
            return Disagreement(f"{engine}: the model does not replay the counterexample: {error}")
        return Refuted(engine, trace, place=claim.label)

    # Something is possible.

    def _possible(self, targets: Sequence[Target]) -> Verdict:
        shown: list[tuple[str, Trace]] = []
        engines: set[Engine] = set()
        for target in targets:
            numbers = profile_named(self.profile or "12.5").numbers if target.in_profile else TRUE
            if self._some_world([numbers, target.applies]) is None:
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
                return engine, trace_to(self.graph, self.knowledge, route, way)
            except (ReplayError, NotEnabledError) as error:
                return Disagreement(f"{target.label}: the model does not replay this: {error}")
        claims = tuple(Claim(way.node, way.condition, way.edge) for way in ways)
        impossible = Thesis(target.label, target.label, self.profile, claims)
        verdict = self._confirmed(impossible, TRUE)
        if isinstance(verdict, Proved):
            return Refuted(verdict.engine, None, f"{target.label}: proved impossible", target.label)
        if isinstance(verdict, Refuted) and verdict.counterexample is not None:
            return verdict.engine, verdict.counterexample
        if isinstance(verdict, Disagreement):
            return verdict
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

    def _recovery(self, thesis: Thesis) -> Verdict:
        known, goal = self.knowledge, str(thesis.goal)
        plan = find_plan(known.system, known.invariant, known.samples(), goal)
        if plan.stuck:
            return Unknown(f"no plan was found that leads from {', '.join(plan.stuck)} to {goal}")
        return _by_lemmas(Engine.PLAN, thesis, self._slicing, plan.options)


def _proved(engine: Engine, certificate: Certificate) -> Proved:
    explanation = f"k = {certificate.depth}" if certificate.depth > 1 else ""
    return Proved(engine, explanation, certificate)


def _by_lemmas(
    engine: Engine,
    thesis: Thesis,
    slicing: Slicing,
    plan: Mapping[str, tuple[Option, ...]] | None = None,
) -> Proved:
    """Return a proof by the lemmas that it rests on; where that fails, by all: the check judges."""
    try:
        found = slicing.plan_for(thesis, plan) if plan else slicing.invariant_for(thesis)
    except NotInductiveError:
        found = None
    whole = Certificate(thesis.name, thesis.profile, slicing.invariant, plan=plan or {})
    return _proved(engine, whole if found is None else found)


def _on_the_graph(graph: Graph, claim: GraphClaim) -> Verdict:
    try:
        argument = claim.find(graph)
    except NoArgumentError as error:
        return Refuted(Engine.GRAPH, None, str(error))
    return Proved(Engine.GRAPH, claim.told(argument), argument=argument)


def _wanted(claim: Claim) -> Wanted:
    return Wanted(claim.node, claim.bad, claim.edge)
