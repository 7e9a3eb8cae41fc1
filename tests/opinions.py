"""What each engine says of a random machine, and where they contradict one another.

All of a machine's claims together are one property. The oracle tries every number, start and input;
where it comes to an end, it knows. An engine may always say that it does not know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product

from random_machines import Machine, reads_inputs
from small_systems import follows, why_not_inductive
from uccx_model.expressions import TRUE, Bool
from uccx_proofs.concrete import Concrete, Configuration, Values
from uccx_proofs.engines.coverage import Explored, Part
from uccx_proofs.engines.exploration import Exploration, Visit, World, explore
from uccx_proofs.engines.guesses import Guesses
from uccx_proofs.engines.inductive import Invariant, SolverGaveUpError, strengthen
from uccx_proofs.engines.kinduction import KInduction
from uccx_proofs.engines.knowledge import Knowledge
from uccx_proofs.engines.oracle import Oracle
from uccx_proofs.engines.search import Found, Search, Wanted
from uccx_proofs.engines.spacer import Reached, SpacerAnswer, ask_spacer
from uccx_proofs.engines.templates import Goal, conditions, facts, siblings
from uccx_proofs.property import Claim
from uccx_proofs.system import System

STEPS = 60  #: of walks through a machine
MOST_STATES = 300  #: that the oracle looks at, for one valuation of the parameters
PATIENCE = 3.0  #: seconds for Spacer

Ask = Callable[[System, Invariant, Sequence[Claim], Bool, float], SpacerAnswer]


@dataclass(frozen=True)
class Engines:
    """The engines to ask; a test may put a wrong one among them."""

    houdini: Callable[[System, Guesses, Sequence[Bool]], Invariant] = strengthen
    induction: Callable[[System, Invariant], KInduction] = KInduction
    spacer: Ask = ask_spacer
    search: Callable[[Concrete, Exploration], Search] = Search
    oracle: Callable[[System, Sequence[Claim]], Oracle] = Oracle


@dataclass
class Opinions:
    """What was said of one machine."""

    machine: Machine
    engines: Engines
    tally: Counter[str] = field(default_factory=Counter)
    disagreements: list[str] = field(default_factory=list)
    safe: dict[str, set[Claim]] = field(default_factory=dict)  #: what an engine calls impossible
    reached: dict[str, set[Claim]] = field(default_factory=dict)  #: or possible, one by one
    reached_one: set[str] = field(default_factory=set)  #: engines that call one of them possible
    knows: bool = False  #: the oracle came to an end

    def __post_init__(self) -> None:
        self.system, self.claims = self.machine.system, self.machine.claims
        self.concrete = Concrete(self.system)

    def collect(self, *, ask_spacer_too: bool, with_invariant: bool) -> None:
        """Ask everybody, and compare.

        Args:
            ask_spacer_too: Spacer takes a process for each question.
            with_invariant: whether Spacer is told the invariant.
        """
        looked = self._oracle()
        search = self.engines.search(self.concrete, self._walk())
        nothing: Invariant = dict.fromkeys(self.system.nodes, ())
        try:
            invariant = self._houdini(search)
        except SolverGaveUpError:
            self.tally["houdini gave up"] += 1
            invariant = nothing
        self._fits(invariant, looked)
        self._induction("invariant and k-induction", invariant)
        self._induction("k-induction alone", nothing)
        self._search(search)
        if ask_spacer_too:
            self._spacer(invariant if with_invariant else nothing)
        self._compare()

    # What is really so.

    def _oracle(self) -> list[tuple[Values, Explored]]:
        machine = self.machine
        oracle = self.engines.oracle(self.system, self.claims)
        domains = machine.domains()
        found = []
        for rigid in machine.numbers():
            starts = oracle.starts(rigid, domains)
            found.append((rigid, oracle.explore(Part(rigid, starts, domains, most=MOST_STATES))))
        self.starts = [World(rigid, tuple(oracle.starts(rigid, domains))) for rigid, _ in found]
        violated = [claim for _, e in found for claim in e.violated]
        self.reached["oracle"] = set(violated)
        self.knows = all(explored.complete for _, explored in found)
        self._tell("oracle", proved=self.knows and not violated, refuted=bool(violated))
        self._features(found)
        return found

    def _features(self, found: Sequence[tuple[Values, Explored]]) -> None:
        """Count what makes a machine worth its time."""
        nodes = {here.node for _, e in found for here in e.states}
        bad = [(v.here, rigid) for rigid, e in found for v in e.violated.values()]
        counted = {
            "states": sum(len(e.states) for _, e in found),
            "with a node that nothing reaches": len(nodes) < len(self.system.nodes),
            "with a bad state that is a dead end": any(self._stuck(*b) for b in bad),
            "with periods, zero among them": bool(self.system.rigid),
            "refuted only where a period is zero": bool(bad) and all(0 in r for _, r in bad),
            "with inputs": bool(self.system.inputs),
        }
        self.tally.update({what: int(often) for what, often in counted.items()})

    def _stuck(self, here: Configuration, rigid: Values) -> bool:
        domains = self.machine.domains()
        given = list(product(*(domains[symbol] for symbol in self.system.inputs)))
        return not any(
            self.concrete.possible(inputs, rigid) and self.concrete.moves(here, inputs, rigid)
            for inputs in given
        )

    # What the engines say.

    def _walk(self) -> Exploration:
        worlds = [world for world in self.starts if world.starts]
        starts = [Visit(world, start) for world in worlds for start in world.starts]
        if not starts:
            return Exploration()
        walked = explore(self.concrete, starts, steps=STEPS)
        return Exploration([*starts, *walked.visits], walked.by_edge)

    def _houdini(self, search: Search) -> Invariant:
        goals = [Goal(~claim.bad) for claim in self.claims if not reads_inputs(claim)]
        samples = Knowledge(self.system, self.concrete, search).samples()
        guesses = Guesses(
            self.concrete, facts(self.system, goals), conditions(self.system, goals), samples
        )
        return self.engines.houdini(self.system, guesses, siblings(self.system, goals))

    def _fits(self, invariant: Invariant, looked: Sequence[tuple[Values, Explored]]) -> None:
        """Check that an invariant holds wherever the oracle came."""
        self.tally["conjuncts of invariants"] += sum(map(len, invariant.values()))
        holds = {node: self.concrete.compile(parts) for node, parts in invariant.items()}
        nothing: Values = (0,) * len(self.system.inputs)
        for rigid, explored in looked:
            for here in explored.states.values():
                true = holds[here.node](here.values, nothing, rigid)
                if not all(true):
                    part = invariant[here.node][true.index(False)]
                    self._disagree(f"the invariant {part} excludes {here}, reached with {rigid}")
                    return

    def _induction(self, name: str, known: Invariant) -> None:
        induction = self.engines.induction(self.system, known)
        left = induction.entailed(self.claims)
        self.safe[f"{name}, entailed"] = {claim for claim in self.claims if claim not in left}
        proved = 0 if not left else None
        for k in (2, 3) if left else ():
            if induction.proves(self.claims, left, k):
                self.safe[f"{name}, k = {k}"] = set(self.claims)
                proved = k if proved is None else proved
        self._tell(name, proved=proved is not None)
        if proved is not None:
            self.tally[f"{name}, k = {proved}" if proved else f"{name}, at once"] += 1

    def _search(self, search: Search) -> None:
        found = self.reached["search"] = set()
        for claim in self.claims:
            wanted = Wanted(claim.node, claim.bad, claim.edge)
            for way in (search.seen(wanted), search.solve(wanted, TRUE)):
                if way is None:
                    continue
                found.add(claim)
                if (problem := self._replay(way, wanted)) is not None:
                    self._disagree(f"the way to {claim.bad} at {claim.label}: {problem}")
        self._tell("search", refuted=bool(found))

    def _replay(self, way: Found, wanted: Wanted) -> str | None:
        """Return what is wrong with a way, or None."""
        if way.start not in {w.rigid: w.starts for w in self.starts}.get(way.rigid, ()):
            return f"{way.start} with {way.rigid} is no start"
        here = way.start
        for edge, inputs in way.moves:
            options = dict(self.concrete.moves(here, inputs, way.rigid))
            if edge not in options or not self.concrete.possible(inputs, way.rigid):
                return f"{edge.label} cannot be taken in {here} with {inputs}"
            here = options[edge]
        holds = self.concrete.compile([wanted.condition])
        if here.node != wanted.node or not holds(here.values, way.last_inputs, way.rigid)[0]:
            return f"it ends in {here} with {way.last_inputs}"
        return None

    def _spacer(self, known: Invariant) -> None:
        answer = self.engines.spacer(self.system, known, self.claims, TRUE, PATIENCE)
        reached = answer.reached
        if reached is Reached.UNREACHABLE:
            self.safe["Spacer"] = set(self.claims)
            self._stands({n: (*known[n], *answer.lemmas.get(n, ())) for n in self.system.nodes})
        elif reached is Reached.REACHABLE:
            self.reached_one.add("Spacer")
        self._tell(
            "Spacer",
            proved=reached is Reached.UNREACHABLE,
            refuted=reached is Reached.REACHABLE,
        )

    def _stands(self, invariant: Invariant) -> None:
        """Check that an invariant is one, and excludes what it is to exclude."""
        wrong = why_not_inductive(self.system, invariant)
        for claim in self.claims:
            if not follows(~claim.bad, self.system.assumptions, *invariant[claim.node]):
                wrong.append(f"{claim.bad} at {claim.label} is not excluded")
        if wrong:
            self._disagree(f"Spacer's lemmas prove nothing: {'; '.join(wrong)}")

    # Whether that fits together.

    def _tell(self, engine: str, *, proved: bool = False, refuted: bool = False) -> None:
        word = "proved" if proved else "refuted" if refuted else "unknown"
        self.tally[f"{engine}: {word}"] += 1

    def _disagree(self, what: str) -> None:
        self.disagreements.append(what)

    def _compare(self) -> None:
        claims = set(self.claims)
        for one, safe in self.safe.items():
            for other, reached in self.reached.items():
                if safe & reached:
                    self._disagree(f"{one} excludes what {other} reaches")
            if safe == claims:
                for other in sorted(self.reached_one):
                    self._disagree(f"{one} excludes everything, {other} reaches something")
        if self.knows:
            really = self.reached["oracle"]
            for other, reached in self.reached.items():
                if reached - really:
                    self._disagree(f"{other} reaches what the oracle does not")
            if not really:
                for other in sorted(self.reached_one):
                    self._disagree(f"{other} reaches something, the oracle nothing")


def opinions_of(
    machine: Machine,
    engines: Engines | None = None,
    *,
    ask_spacer_too: bool = True,
    with_invariant: bool = True,
) -> Opinions:
    """Everybody's opinion of a machine."""
    told = Opinions(machine, engines or Engines())
    told.collect(ask_spacer_too=ask_spacer_too, with_invariant=with_invariant)
    return told
