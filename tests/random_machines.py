"""Small random machines with something that should never happen in them, for Hypothesis.

Two to four nodes, one to three counters and a flag, at most two parameters and one input. Counters
rise (below a limit, up to it, or freely), start anew, copy one another, and take what is given.
Edges and starts may be missing, periods may be zero: some nodes cannot be entered, some states have
no way out. Claims say things that nearly hold: a counter passes its limit, one overtakes another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from hypothesis import strategies as st

from uccx_model.evaluation import Value, compile_terms
from uccx_model.expressions import (
    TRUE,
    Bool,
    Int,
    Scope,
    Term,
    all_of,
    equal,
    integer,
    minimum,
    variable,
)
from uccx_model.rewriting import symbols_of
from uccx_proofs.concrete import Values
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

COUNTERS = tuple(variable(Int, name, Scope.STATE) for name in "xyz")
FLAG = variable(Bool, "f", Scope.STATE)
PERIODS = tuple(variable(Int, name, Scope.PARAMETER) for name in "pq")
GIVEN = variable(Int, "given", Scope.INPUT)

LARGEST = 3  #: of a parameter, a limit, a start
MOST_GIVEN = 2


@dataclass(frozen=True, eq=False)
class Machine:
    """A system, and claims about it that may be wrong."""

    system: System
    claims: tuple[Claim, ...]

    def numbers(self) -> list[Values]:
        """Every valuation of the parameters that the system allows."""
        allowed = compile_terms([self.system.assumptions], [self.system.rigid])
        every = product(range(LARGEST + 1), repeat=len(self.system.rigid))
        return [rigid for rigid in every if allowed(rigid)[0]]

    def domains(self) -> dict[Term, Sequence[Value]]:
        """Every value that a variable can have at the start, and an input in any step."""
        small = range(max(LARGEST, MOST_GIVEN) + 1)
        symbols = (*self.system.variables, *self.system.inputs)
        return {s: (False, True) if isinstance(s, Bool) else small for s in symbols}

    def __repr__(self) -> str:
        s = self.system
        lines = [
            f"nodes {', '.join(s.nodes)}; variables {s.variables}; inputs {s.inputs}",
            f"parameters {s.rigid} with {s.assumptions}; possible inputs {s.possible}",
            *(f"start in {node}: {start}" for node, start in s.initial.items()),
            *(f"{e.label}: {e.guard} → {dict(e.updates)}" for e in s.edges),
            *(f"never {c.label}: {c.bad}" for c in self.claims),
        ]
        return "\n".join(["", *lines])


@dataclass(frozen=True, eq=False)
class _Parts:
    """What a machine's edges and claims may speak of, and how they come about."""

    draw: st.DrawFn
    nodes: str
    counters: tuple[Int, ...]
    periods: tuple[Int, ...]
    inputs: tuple[Int, ...]
    limits: dict[Int, Int]  #: of each counter

    def one(self, options: Sequence[str]) -> str:
        return self.draw(st.sampled_from(options))

    def counter(self) -> Int:
        return self.draw(st.sampled_from(self.counters))

    def test(self, symbols: Sequence[Int] = ()) -> Bool:
        """A test of the state, or of these symbols too."""
        x, y = self.draw(st.sampled_from([*self.counters, *symbols])), self.counter()
        limit = self.limits[y]
        match self.one("=<<>>bd+fnzi"):
            case "=":
                return equal(x, limit)
            case "<":
                return x < limit
            case ">":
                return x >= limit
            case "b":
                return x <= y
            case "d":
                return x > y
            case "+":
                return x <= y + limit
            case "f":
                return FLAG
            case "n":
                return ~FLAG
            case "i" if symbols:
                return symbols[0] == 1
            case _:
                return x <= 0

    def change(self, x: Int) -> tuple[Bool, Int]:
        """What an edge does to a counter, and the guard that this needs to stay in bounds."""
        limit, y = self.limits[x], self.counter()
        match self.one("----uuuuuussrrrcgapf"):
            case "u":
                return x < limit, x + 1
            case "s":
                return TRUE, minimum(x + 1, limit)
            case "r":
                return TRUE, integer(0)
            case "c":
                return TRUE, y
            case "g" if self.inputs:
                return TRUE, self.inputs[0]
            case "a" if self.inputs:
                return x + self.inputs[0] <= limit, x + self.inputs[0]
            case "p":
                return TRUE, limit
            case "f" if self.draw(st.booleans()):
                return TRUE, x + 1
            case _:
                return TRUE, x

    def ends(self, number: int) -> tuple[str, str]:
        """Where an edge leads: the first ones mostly to the next node, from one before it."""
        if number + 1 < len(self.nodes) and self.draw(st.integers(0, 4)):
            return self.one(self.nodes[: number + 1]), self.nodes[number + 1]
        return self.one(self.nodes), self.one(self.nodes)

    def edge(self, number: int) -> Edge:
        source, target = self.ends(number)
        tests = [self.test(self.inputs) for _ in range(self.draw(st.sampled_from((0, 0, 1, 1, 2))))]
        updates: dict[Term, Term] = {}
        for x in self.counters:
            bound, after = self.change(x)
            tests.append(bound)
            if after is not x:
                updates[x] = after
        match self.one("----01!"):
            case "0":
                updates[FLAG] = ~TRUE
            case "1":
                updates[FLAG] = TRUE
            case "!":
                updates[FLAG] = self.test()
            case _:
                pass
        name = f"e{number}"
        label = f"{name}: {source} → {target}"
        return Edge(
            name, label, source, target, all_of(*tests), updates, {}, self.one("yyn") == "y"
        )

    def start(self) -> Bool:
        """A condition that a few states meet."""
        parts: list[Bool] = []
        for x in self.counters:
            match self.one("00001lb"):
                case "1":
                    parts.append(x == 1)
                case "l":
                    parts.append(equal(x, self.limits[x]))
                case "b":
                    parts.append((x >= 0) & (x <= 1))
                case _:
                    parts.append(x == 0)
        return all_of(*parts, *([~FLAG] if self.draw(st.integers(0, 4)) else []))

    def claim(self, system: System) -> Claim:
        node, x, y = self.one(self.nodes), self.counter(), self.counter()
        limit = self.limits[x]
        out = system.outgoing[node]
        match self.one(">>>====d+-atsstuse"):
            case ">":
                return Claim(node, x > limit)
            case "=":
                return Claim(node, x >= limit)
            case "d":
                return Claim(node, x > y)
            case "+":
                return Claim(node, x > y + limit)
            case "-":
                return Claim(node, x < 0)
            case "a":
                return Claim(node, TRUE)
            case "s":
                stuck = all_of(system.possible, *(~edge.guard for edge in out))
                return Claim(node, stuck & self.test())
            case "e" if out:
                edge = self.draw(st.sampled_from(out))
                wrong = self.test(self.inputs)
                return Claim(node, all_of(system.possible, edge.guard, wrong), edge)
            case "u":
                return Claim(node, equal(x, y) & FLAG)
            case _:
                return Claim(node, self.test() & self.test())


@st.composite
def machines(draw: st.DrawFn) -> Machine:
    """A machine of any kind."""
    nodes = "ABCD"[: draw(st.integers(2, 4))]
    counters = COUNTERS[: draw(st.sampled_from((1, 2, 2, 3)))]
    periods = PERIODS[: draw(st.sampled_from((0, 1, 1, 1, 2)))]
    inputs = (GIVEN,) if draw(st.booleans()) else ()
    ends = [*periods * 2, *map(integer, range(1, LARGEST + 1))]
    limits = {x: draw(st.sampled_from(ends)) for x in counters}
    parts = _Parts(draw, nodes, counters, periods, inputs, limits)
    edges = tuple(parts.edge(n) for n in range(draw(st.integers(2, 6))))
    initial = {nodes[0]: parts.start()}
    if draw(st.integers(0, 5)) == 5:
        initial[nodes[1]] = parts.start()
    least = draw(st.sampled_from((0, 0, 0, 1)))  # one, and a period of zero: no input is possible
    most = draw(st.sampled_from((integer(MOST_GIVEN), *periods))) if inputs else integer(0)
    system = System(
        nodes=tuple(nodes),
        variables=(*counters, FLAG),
        inputs=inputs,
        rigid=periods,
        assumptions=all_of(*((p >= 0) & (p <= LARGEST) for p in periods)),
        possible=all_of(*(all_of(g >= least, g <= most, g <= MOST_GIVEN) for g in inputs)),
        initial=initial,
        edges=edges,
        units=dict.fromkeys((*counters, *periods, *inputs), "things"),
    )
    claims = [parts.claim(system) for _ in range(draw(st.sampled_from((1, 1, 2, 3))))]
    return Machine(system, tuple(claims))


def reads_inputs(claim: Claim) -> bool:
    """Whether a claim speaks of inputs."""
    return any(symbol.scope is Scope.INPUT for symbol in symbols_of(claim.bad))
