"""Find for each sight where it is seen, or a proof that it never is.

First along the walks of an exploration, then the invariant is asked what can never be, then the
solver looks for a way, and last the engines that decide properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from uccx_model.evaluation import Value
from uccx_model.expressions import FALSE, TRUE, Bool, Scope
from uccx_model.graph import Graph
from uccx_model.rewriting import symbols_of
from uccx_model.variables import input_symbols
from uccx_proofs.audit.sights import Sight, unsettled
from uccx_proofs.audit.vacuity import Progress, sights_of, thesis_about
from uccx_proofs.audit.watching import Seen, watch
from uccx_proofs.certificate import Certificate, Thesis
from uccx_proofs.certificate_writer import certificate_text
from uccx_proofs.engines.confirming import confirmed
from uccx_proofs.engines.exploration import Visit
from uccx_proofs.engines.inductive import strengthen
from uccx_proofs.engines.kinduction import KInduction
from uccx_proofs.engines.preparing import prover_for
from uccx_proofs.engines.prover import Prover
from uccx_proofs.engines.search import Found, Wanted
from uccx_proofs.engines.slicing import Slicing
from uccx_proofs.engines.traces import trace_of
from uccx_proofs.evidence import Example, example_told, inputs_told
from uccx_proofs.property import Claim, Kind, Property
from uccx_proofs.system import System
from uccx_proofs.verdicts import Proved

__all__ = ["find_vacuity"]

PATHS: Final = 12  #: tried for one sight
TIME_LIMIT: Final = 30.0  #: seconds for one search by a solver


def find_vacuity(
    graph: Graph, properties: Sequence[Property], tell: Progress = lambda *_: None
) -> dict[str, Any]:
    """Return for everything that is to be seen where it is, or why it never is, as a record.

    Args:
        graph: the model.
        properties: of it.
        tell: gets what is being done, how much of it is done, and of how much.

    Raises:
        SolverGaveUpError: no invariant was found to prove anything with.
    """
    tell("walking, and looking for an invariant", 0, 1)
    prover = prover_for(graph, properties, time_limit=TIME_LIMIT)
    system = prover.knowledge.system
    sights = {
        sight: [claim for claim in sight.claims(system) if claim.bad is not FALSE]
        for sight in sights_of(system, properties)
    }
    found = _Findings(graph, prover, sights, tell)
    found.along_walks()
    found.without_search()
    found.with_search()
    return found.told()


@dataclass
class _Findings:
    """What was found so far."""

    graph: Graph
    prover: Prover
    sights: Mapping[Sight, Sequence[Claim]]
    tell: Progress
    seen: dict[Sight, Seen] = field(default_factory=dict)
    shown: dict[Sight, tuple[Found, Claim]] = field(default_factory=dict)
    never: dict[Sight, str] = field(default_factory=dict)
    open: dict[Sight, str] = field(default_factory=dict)
    proofs: dict[str, Certificate] = field(default_factory=dict)

    @property
    def system(self) -> System:
        return self.prover.knowledge.system

    @property
    def waiting(self) -> list[Sight]:
        done = (self.seen, self.shown, self.never, self.open)
        return [sight for sight in self.sights if not any(sight in part for part in done)]

    def along_walks(self) -> None:
        """Look along the walks of the exploration."""
        self.tell("looking along the walks", 0, len(self.sights))
        known = self.prover.knowledge
        self.seen = watch(known.concrete, known.search.exploration.visits, self.sights)

    def without_search(self) -> None:
        """Ask what can never be: by what it says itself, then by what always holds."""
        for name, invariant in (("itself", {}), ("known", self.prover.knowledge.invariant)):
            self.tell("asking what can never be", len(self.sights) - len(self.waiting), 0)
            lemmas = {node: invariant.get(node, ()) for node in self.system.nodes}
            induction = KInduction(self.system, lemmas)
            for sight in self.waiting:
                if not induction.entailed(self.sights[sight]):
                    self.never[sight] = name
        self.proofs["itself"] = Certificate("", None, {})
        excluded = [sight for sight, name in self.never.items() if name == "known"]
        claims = KInduction(self.system, dict.fromkeys(self.system.nodes, ())).entailed(
            unsettled(self.system, excluded)
        )
        thesis = Thesis("", "", None, tuple(claims))
        slicing = Slicing(self.system, self.prover.knowledge.invariant)
        certificate = slicing.invariant_for(thesis)
        if certificate is not None:
            self.proofs["known"] = certificate

    def with_search(self) -> None:
        """Let the solver look for ways to the rest, and the engines decide what is left then."""
        rest = self.waiting
        induction = KInduction(self.system, self.prover.knowledge.invariant)
        for number, sight in enumerate(rest):
            self.tell("looking for ways", number, len(rest))
            left = induction.entailed(self.sights[sight])
            ways = ((self._way(claim), claim) for claim in left)
            way = next(((found, claim) for found, claim in ways if found is not None), None)
            if way is not None:
                self.shown[sight] = way
            elif not self._strengthened(sight, left):
                self._decide(sight, left)

    def _way(self, claim: Claim) -> Found | None:
        wanted = Wanted(claim.node, claim.bad, claim.edge)
        search = self.prover.knowledge.search
        return search.solve(wanted, TRUE, PATHS, preferred=False)

    def _strengthened(self, sight: Sight, left: Sequence[Claim]) -> bool:
        """Try whether that it is not seen is kept by every step, beside what is known."""
        if any(s.scope is Scope.INPUT for claim in left for s in symbols_of(claim.bad)):
            return False
        known = self.prover.knowledge.invariant
        guesses = _Unseen(left)
        more = strengthen(self.system, guesses, known=known)
        if any(~claim.bad not in more[claim.node] for claim in left):
            return False
        both = {node: (*known[node], *more[node]) for node in self.system.nodes}
        claims = tuple(unsettled(self.system, [sight]))
        certificate = Slicing(self.system, both).invariant_for(Thesis("", "", None, claims))
        if certificate is None:
            return False
        self.never[sight] = sight.name
        self.proofs[sight.name] = certificate
        return True

    def _decide(self, sight: Sight, left: Sequence[Claim]) -> None:
        asked = Property(
            sight.name, sight.name, Kind.PROGRESS, (), (), "", 0, claims=lambda _: tuple(left)
        )
        verdict = self.prover.decide(asked)
        if isinstance(verdict, Proved) and verdict.certificate is not None:
            whole = Thesis(sight.name, "", None, tuple(unsettled(self.system, [sight])))
            if isinstance(confirmed(self.system, whole, verdict), Proved):
                self.never[sight] = sight.name
                self.proofs[sight.name] = verdict.certificate
                return
        self.open[sight] = "neither a way there nor a proof that there is none was found"

    # The record.

    def told(self) -> dict[str, Any]:
        """Return everything as a record."""
        traces, places = self._traces()
        used = [name for name in self.proofs if name in self.never.values()]
        return {
            "seen": {sight.name: places[sight] for sight in self.sights if sight in places},
            "never": {s.name: used.index(p) for s, p in self.never.items()},
            "open": {sight.name: why for sight, why in self.open.items()},
            "traces": traces,
            "proofs": [self._proof(number, name) for number, name in enumerate(used)],
        }

    def _proof(self, number: int, name: str) -> str:
        excluded = [sight for sight, by in self.never.items() if by == name]
        thesis = thesis_about(number, unsettled(self.system, excluded))
        found = self.proofs[name]
        certificate = Certificate(thesis.name, None, found.lemmas, found.depth)
        return certificate_text(thesis, certificate, [])

    def _traces(self) -> tuple[list[Any], dict[Sight, Any]]:
        """Return the traces, none of which begins another, and where in them each thing is seen."""
        used = dict.fromkeys(seen.visit for seen in self.seen.values())
        begun = {visit.parent for visit in used}
        for visit in used:
            step = visit.parent
            while step is not None and step.parent not in begun:
                step = step.parent
                begun.add(step)
        last = [visit for visit in used if visit not in begun]
        place: dict[Visit, int] = {}
        for number, visit in enumerate(last):
            for step in visit.path():
                place.setdefault(step, number)
        traces = [self._told(_found(visit), None) for visit in last]
        places: dict[Sight, Any] = {
            sight: [place[seen.visit], seen.visit.depth - seen.in_step]
            for sight, seen in self.seen.items()
        }
        for sight, (found, claim) in self.shown.items():
            places[sight] = self._place(len(traces), found, claim)
            traces.append(self._told(found, claim))
        return traces, places

    def _told(self, found: Found, claim: Claim | None) -> Any:
        edge = None if claim is None else claim.edge
        return example_told(Example("", trace_of(self.graph, self.system, found, edge)))

    def _place(self, trace: int, found: Found, claim: Claim) -> Any:
        at = len(found.moves)
        speaks_of_inputs = any(s.scope is Scope.INPUT for s in symbols_of(claim.bad))
        if claim.edge is not None or not speaks_of_inputs:
            return [trace, at]
        values = zip((s.name for s in self.system.inputs), found.last_inputs, strict=True)
        told: dict[str, Value] = {name: v for name, v in values if name in input_symbols()}
        return {"trace": trace, "at": at, "inputs": inputs_told(told)}


@dataclass(frozen=True)
class _Unseen:
    """The guess that some claims never come true."""

    claims: Sequence[Claim]

    def at(self, node: str) -> Sequence[Bool]:
        """Return it, where it speaks of this node."""
        return [~claim.bad for claim in self.claims if claim.node == node]

    def instead_of(self, _node: str, _fact: Bool) -> Iterable[Bool]:
        """Return nothing: there is no other guess."""
        return ()


def _found(visit: Visit) -> Found:
    steps = visit.path()
    moves = tuple((v.move.edge, v.move.inputs) for v in steps if v.move is not None)
    return Found(visit.world.rigid, steps[0].here, moves, ())
