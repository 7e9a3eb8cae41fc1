"""Decide properties, given what is known of the system."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from uccx_model.execution import NotEnabledError, ReplayError
from uccx_model.expressions import FALSE, TRUE, Bool, all_of
from uccx_model.graph import Graph
from uccx_model.script import ScriptError
from uccx_model.trace import Trace
from uccx_proofs.kinduction import KInduction
from uccx_proofs.knowledge import Knowledge
from uccx_proofs.property import Claim, Need, Property, Target
from uccx_proofs.recovery import find_plan
from uccx_proofs.search import Found, Wanted
from uccx_proofs.spacer import SpacerAnswer, ask_spacer
from uccx_proofs.system import Edge
from uccx_proofs.traces import trace_of
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
    """

    graph: Graph
    knowledge: Knowledge
    time_limit: float = 60.0

    def __post_init__(self) -> None:
        self._induction = KInduction(self.knowledge.system, self.knowledge.invariant)

    def result(self, p: Property) -> Result:
        """Return the outcome for a property."""
        begin = perf_counter()
        verdict = self.decide(p, all_of(*(need.condition for need in p.needs)))
        conditions = tuple(
            Condition(need.sentence, self._without(p, need))
            for need in p.needs
            if p.state is not None or p.step is not None
        )
        return Result(
            name=p.name,
            sentence=p.sentence,
            kind=p.kind.value,
            sources=p.sources,
            verdict=verdict,
            readings=p.readings,
            periods=p.periods,
            conditions=conditions,
            seconds=perf_counter() - begin,
            file=p.file,
            line=p.line,
        )

    def _without(self, p: Property, need: Need) -> Verdict:
        """Decide a property where one of its needs is not met, and the others are."""
        others = (other.condition for other in p.needs if other is not need)
        return self.decide(p, all_of(~need.condition, *others))

    def decide(self, p: Property, assuming: Bool = TRUE) -> Verdict:
        """Decide a property under a condition on readings and numbers."""
        if p.graph is not None:
            return p.graph(self.graph)
        if p.story is not None:
            return self._told(p)
        if p.targets is not None:
            return self._possible(list(p.targets(self.knowledge.system)))
        if p.goal is not None:
            return self._recovery(p.goal.name)
        return self._never(self.claims(p), assuming)

    def claims(self, p: Property) -> list[Claim]:
        """Return what must never happen, if the property holds."""
        system = self.knowledge.system
        if p.claims is not None:
            return [claim for claim in p.claims(system) if claim.bad is not FALSE]
        if p.state is not None:
            found = [Claim(node, ~system.at(node, p.state)) for node in system.nodes]
        else:
            assert p.step is not None
            found = [
                Claim(
                    edge.source,
                    all_of(system.possible, edge.guard, ~edge.resolve(p.step)),
                    edge,
                )
                for edge in system.edges
            ]
        return [claim for claim in found if claim.bad is not FALSE]

    def _told(self, p: Property) -> Verdict:
        assert p.story is not None
        try:
            trace = p.story(self.graph)
        except (ScriptError, NotEnabledError) as error:
            return Refuted(Engine.REPLAY, None, str(error))
        return Witnessed(Engine.REPLAY, ((p.sentence, trace),))

    # Something never happens.

    def _never(self, claims: Sequence[Claim], assuming: Bool) -> Verdict:
        known = self.knowledge
        under = [replace(claim, bad=claim.bad & assuming) for claim in claims]
        left = self._induction.entailed(under)
        if not left:
            return Proved(Engine.INVARIANT)
        for claim in left:
            found = known.search.seen(_wanted(claim))
            if found is not None:
                return self._refuted(Engine.EXPLORATION, claim, found)
        if self._induction.proves(under, left, 2):
            return Proved(Engine.K_INDUCTION, "k = 2")
        for claim in left:
            found = known.search.solve(_wanted(claim), TRUE)
            if found is not None:
                return self._refuted(Engine.SEARCH, claim, found)
        if self._induction.proves(under, left, 3):
            return Proved(Engine.K_INDUCTION, "k = 3")
        return self._by_spacer(left, assuming)

    def _by_spacer(self, left: Sequence[Claim], assuming: Bool) -> Verdict:
        known = self.knowledge
        answer, detail = ask_spacer(
            known.system, known.invariant, left, assuming, self.time_limit
        )
        match answer:
            case SpacerAnswer.UNREACHABLE:
                return Proved(Engine.SPACER)
            case SpacerAnswer.REACHABLE:
                for claim in left:
                    found = known.search.solve(_wanted(claim), TRUE, 400)
                    if found is not None:
                        return self._refuted(Engine.SPACER, claim, found)
                return Unknown(f"Spacer finds it reachable, but no trace was found ({detail})")
            case SpacerAnswer.UNKNOWN:
                places = ", ".join(claim.label for claim in left[:3])
                return Unknown(f"no engine could tell ({detail}); left open at {places}")

    def _refuted(self, engine: Engine, claim: Claim, found: Found) -> Verdict:
        try:
            trace = self._trace(found, claim.edge)
        except (ReplayError, NotEnabledError) as error:
            return Disagreement(f"{engine}: the model does not replay the counterexample: {error}")
        return Refuted(engine, trace, place=claim.label)

    def _trace(self, found: Found, last: Edge | None) -> Trace:
        return trace_of(self.graph, self.knowledge.system, found, last)

    # Something is possible.

    def _possible(self, targets: Sequence[Target]) -> Verdict:
        shown: list[tuple[str, Trace]] = []
        engines = {Engine.EXPLORATION}
        for target in targets:
            verdict = self._reached(target)
            if isinstance(verdict, tuple):
                engine, trace = verdict
                engines.add(engine)
                shown.append((target.label, trace))
            else:
                return verdict
        engine = Engine.SEARCH if Engine.SEARCH in engines else Engine.EXPLORATION
        return Witnessed(engine, tuple(shown))

    def _reached(self, target: Target) -> tuple[Engine, Trace] | Verdict:
        known = self.knowledge
        wanted = self._ways_to(target)
        tries = [(Engine.EXPLORATION, known.search.seen(w), w) for w in wanted]
        seen = [t for t in tries if t[1] is not None]
        if not seen:
            for w in wanted:
                found = known.search.solve(w, target.assuming)
                if found is not None:
                    seen = [(Engine.SEARCH, found, w)]
                    break
        if seen:
            engine, found, w = min(seen, key=lambda t: len(t[1].moves) if t[1] else 0)
            assert found is not None
            try:
                return engine, self._trace(found, w.edge)
            except (ReplayError, NotEnabledError) as error:
                return Disagreement(f"{target.label}: the model does not replay this: {error}")
        claims = [Claim(w.node, w.condition, w.edge) for w in wanted]
        verdict = self._never(claims, target.assuming)
        if isinstance(verdict, Proved):
            return Refuted(verdict.engine, None, f"{target.label}: proved impossible", target.label)
        if isinstance(verdict, Refuted) and verdict.counterexample is not None:
            return verdict.engine, verdict.counterexample
        return Unknown(f"{target.label}: no way was found, and none excluded")

    def _ways_to(self, target: Target) -> list[Wanted]:
        system = self.knowledge.system
        if target.of_step:
            found = [
                Wanted(
                    e.source,
                    all_of(
                        system.possible, e.guard, target.assuming, e.resolve(target.condition)
                    ),
                    e,
                )
                for e in system.edges
            ]
        else:
            found = [
                Wanted(n, system.at(n, target.condition) & target.assuming) for n in system.nodes
            ]
        return [w for w in found if w.condition is not FALSE]

    # A way back from everywhere.

    def _recovery(self, goal: str) -> Verdict:
        known = self.knowledge
        plan = find_plan(known.system, known.invariant, known.samples(), goal)
        if plan.stuck:
            return Unknown(f"no plan was found that leads from {', '.join(plan.stuck)} to {goal}")
        if left := self._induction.entailed(plan.claims):
            return Unknown(f"the plan fails at {', '.join(claim.label for claim in left)}")
        ways = (
            f"{node}: {' or '.join(edge.name for edge in edges)}"
            for node, edges in plan.options.items()
        )
        return Proved(Engine.INVARIANT, "; ".join(ways))


def _wanted(claim: Claim) -> Wanted:
    return Wanted(claim.node, claim.bad, claim.edge)
