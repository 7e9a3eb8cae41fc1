"""Small systems to try the engines on, and second opinions that share nothing with the engines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import z3

from uccx_model.choices import CHOICES, choice_symbols, option_named
from uccx_model.evaluation import Valuation, Value
from uccx_model.execution import replay
from uccx_model.expressions import TRUE, Bool, Int, Op, Scope, Term, all_of, integer, variable
from uccx_model.graph import Graph, build_graph, licensing_graph, transitions_of
from uccx_model.parameters import parameter_symbols
from uccx_model.rewriting import substitute
from uccx_model.trace import Trace
from uccx_model.transition import Transition
from uccx_proofs.concrete import Concrete, Configuration
from uccx_proofs.engines.exploration import World
from uccx_proofs.engines.inductive import Invariant
from uccx_proofs.engines.search import Found
from uccx_proofs.property import Claim, Property
from uccx_proofs.system import Edge, System, licensing_system

# Systems of a few nodes.

X, Y = (variable(Int, name, Scope.STATE) for name in "xy")
LIMIT = variable(Int, "limit", Scope.PARAMETER)
GIVEN = variable(Int, "given", Scope.INPUT)


def edge(name: str, source: str, target: str, guard: Bool = TRUE, **after: Int | int) -> Edge:
    """An edge; `x` and `y` say what X and Y are after it."""
    updates: dict[Term, Term] = {{"x": X, "y": Y}[n]: integer(v) for n, v in after.items()}
    return Edge(name, f"{name}: {source} → {target}", source, target, guard, updates, {}, True)


def small_system(
    edges: Sequence[Edge],
    initial: Mapping[str, Bool],
    *,
    nodes: str = "A",
    rigid: Sequence[Int] = (),
    assumptions: Bool = TRUE,
    inputs: Sequence[Int] = (),
    possible: Bool = TRUE,
) -> System:
    """A system over X and Y; every number in it counts the same."""
    return System(
        nodes=tuple(nodes),
        variables=(X, Y),
        inputs=tuple(inputs),
        rigid=tuple(rigid),
        assumptions=assumptions,
        possible=possible,
        initial=initial,
        edges=tuple(edges),
        units=dict.fromkeys((X, Y, *rigid, *inputs), "things"),
    )


def counter() -> System:
    """X counts 0, 1, … up to a limit, then starts again; no inputs."""
    return small_system(
        [edge("up", "A", "A", X + 1 < LIMIT, x=X + 1), edge("wrap", "A", "A", X + 1 >= LIMIT, x=0)],
        {"A": (X == 0) & (Y == 0)},
        rigid=[LIMIT],
        assumptions=LIMIT >= 1,
    )


def two_clocks() -> System:
    """X and Y grow together; Y can be set back at any time."""
    return small_system(
        [edge("tick", "A", "A", x=X + GIVEN, y=Y + GIVEN), edge("set_back", "A", "A", y=0)],
        {"A": (X == 0) & (Y == 0)},
        inputs=[GIVEN],
        possible=GIVEN >= 1,
    )


def there_and_back() -> System:
    """X climbs to the limit in A, then falls in B; Y always equals it. No inequality tells so."""
    return small_system(
        [
            edge("climb", "A", "A", X < LIMIT, x=X + 1, y=Y + 1),
            edge("turn", "A", "B", X >= LIMIT),
            edge("fall", "B", "B", X > 0, x=X - 1, y=Y - 1),
        ],
        {"A": (X == 0) & (Y == 0)},
        nodes="AB",
        rigid=[LIMIT],
        assumptions=LIMIT >= 1,
    )


def world(node: str, *rigid: int) -> World:
    """One world of a small system, to start in at this node with X and Y zero."""
    return World(rigid, (Configuration(node, (0, 0)),))


# A second translation to Z3, through its Python face.


@cache
def in_z3(term: Term) -> Any:
    """The term in Z3, translated without `uccx_proofs.engines.solver`."""
    args = [in_z3(part) for part in term.args]
    match term.op:
        case Op.SYMBOL:
            name = f"{term.name} ({term.scope})"
            return z3.Bool(name) if isinstance(term, Bool) else z3.Int(name)
        case Op.CONSTANT:
            return z3.BoolVal(term.value) if isinstance(term, Bool) else z3.IntVal(term.value)
        case Op.AND:
            return z3.And(*args)
        case Op.OR:
            return z3.Or(*args)
        case Op.NOT:
            return z3.Not(args[0])
        case Op.ITE:
            return z3.If(*args)
        case Op.ADD:
            return args[0] + args[1]
        case Op.SUBTRACT:
            return args[0] - args[1]
        case Op.LE:
            return args[0] <= args[1]
        case Op.LT:
            return args[0] < args[1]
        case Op.EQ:
            return args[0] == args[1]


def follows(conclusion: Bool, *given: Bool) -> bool:
    """Whether the conclusion holds wherever all that is given does."""
    solver = z3.Solver()
    solver.add(*map(in_z3, given), z3.Not(in_z3(conclusion)))
    return bool(solver.check() == z3.unsat)


def why_not_inductive(system: System, invariant: Invariant) -> list[str]:
    """The starts and edges that break an invariant, asked one conjunct at a time."""
    broken = []
    for node, start in system.initial.items():
        for part in invariant[node]:
            if not follows(part, system.assumptions, start):
                broken.append(f"start in {node}: {part}")
    for e in system.edges:
        before = (system.assumptions, system.possible, e.guard, *invariant[e.source])
        solver = z3.Solver()
        solver.add(*map(in_z3, before))
        for part in invariant[e.target]:
            after = substitute(part, e.updates, {})
            if solver.check(z3.Not(in_z3(after))) != z3.unsat:
                broken.append(f"{e.label}: {part}")
    return broken


# Broken models, and a second opinion on their counterexamples.

Breaking = Callable[[Transition], Transition | None]


def broken_graph(changes: Mapping[str, Breaking], extra: Iterable[Transition] = ()) -> Graph:
    """The licensing graph with the transitions of these names changed (None: removed)."""
    kept: list[Transition] = []
    touched: set[str] = set()
    for transition in transitions_of(licensing_graph()):
        change = changes.get(transition.name)
        now = transition if change is None else change(transition)
        if now is not transition:
            touched.add(transition.name)
        if now is not None:
            kept.append(now)
    assert touched == set(changes), f"nothing changed in {set(changes) - touched}"
    return build_graph([*kept, *extra])


def transition_named(name: str, source: str) -> Transition:
    """The licensing graph's transition of this name and start."""
    (found,) = (
        t for t in transitions_of(licensing_graph()) if t.name == name and t.source.name == source
    )
    return found


def substituted(transition: Transition, values: Mapping[Term, Term]) -> Transition:
    """The transition with symbols replaced in its guard, changes and notices."""
    memo: dict[Term, Term] = {}
    return replace(
        transition,
        guard=substitute(transition.guard, values, memo),
        changes={name: substitute(c, values, memo) for name, c in transition.changes.items()},
        emits={notice: substitute(c, values, memo) for notice, c in transition.emits.items()},
    )


def rigid_values(trace: Trace) -> dict[Term, Value]:
    """What a trace says about numbers and choices, by symbol."""
    values: dict[Term, Value] = {s: trace.parameters[s.name] for s in parameter_symbols()}
    return values | {s: option_named(s.name) in trace.choices for s in choice_symbols()}


@cache
def observed(graph: Graph) -> Concrete:
    """The system of a graph, to be run on numbers."""
    return Concrete(licensing_system(graph))


def walked(graph: Graph, trace: Trace) -> tuple[System, list[dict[Term, Value]]]:
    """The system, and what it says of state, notebook and inputs before each step and at the end.

    The trace is replayed in the model, then walked again in the system that the proofs are about.
    """
    replay(graph, trace)
    assert len(trace.choices) == len(CHOICES)
    concrete = observed(graph)
    system = concrete.system
    fixed = rigid_values(trace)
    rigid = tuple(fixed[s] for s in system.rigid)
    start: dict[Term, Value] = {
        v: trace.start.values.get(v.name, v.name == "was_smart" and trace.start.node != "CLASSIC")
        for v in system.variables
    }
    assert Valuation({**fixed, **start})(system.initial[trace.start.node])
    here = Configuration(trace.start.node, tuple(start.values()))
    seen = []
    for step in trace.steps:
        told = tuple(step.inputs[s.name] for s in system.inputs)
        assert concrete.possible(told, rigid)
        before = dict(zip(system.variables, here.values, strict=True))
        seen.append({**fixed, **before, **dict(zip(system.inputs, told, strict=True))})
        (here,) = (
            after
            for e, after in concrete.moves(here, told, rigid)
            if (e.name, e.target) == (step.transition, step.after.node)
        )
        assert step.after.values.items() <= _named(system, here).items()
    seen.append({**fixed, **dict(zip(system.variables, here.values, strict=True))})
    return system, seen


def _named(system: System, here: Configuration) -> dict[str, Value]:
    return {v.name: value for v, value in zip(system.variables, here.values, strict=True)}


def shows(graph: Graph, claim: Claim, trace: Trace) -> bool:
    """Whether a trace ends with what the claim says never happens."""
    _, seen = walked(graph, trace)
    if claim.edge is None:
        if trace.last.node != claim.node:
            return False
        constants: dict[Term, Term] = {s: _constant(s, value) for s, value in seen[-1].items()}
        return not follows(~substitute(claim.bad, constants, {}))
    ends = (trace.steps[-1].transition, trace.steps[-1].after.node) if trace.steps else ("", "")
    before = trace.steps[-2].after.node if len(trace.steps) > 1 else trace.start.node
    if (claim.edge.name, claim.edge.target) != ends or claim.edge.source != before:
        return False
    return bool(Valuation(seen[-2])(claim.bad))


def _constant(symbol: Term, value: Value) -> Term:
    sort = Int if isinstance(symbol, Int) else Bool
    return sort(Op.CONSTANT, (), int(value) if sort is Int else bool(value))


def contradicts(graph: Graph, p: Property, trace: Trace) -> bool:
    """Whether a trace of the model ends where the property does not hold."""
    return any(shows(graph, claim, trace) for claim in _claims(observed(graph).system, p))


def _claims(system: System, p: Property) -> Iterable[Claim]:
    if p.claims is not None:
        return p.claims(system)
    if p.state is not None:
        return [Claim(node, ~system.at(node, p.state)) for node in system.nodes]
    step = p.step
    assert step is not None
    return [Claim(e.source, all_of(e.guard, ~e.resolve(step)), e) for e in system.edges]


def goes_there(system: System, found: Found) -> Configuration:
    """Where a way leads, step by step on numbers; fails if it is none."""
    concrete = Concrete(system)
    fixed = dict(zip(system.rigid, found.rigid, strict=True))
    state = dict(zip(system.variables, found.start.values, strict=True))
    assert Valuation({**fixed, **state})(system.assumptions & system.initial[found.start.node])
    here = found.start
    for taken, inputs in found.moves:
        assert concrete.possible(inputs, found.rigid)
        here = dict(concrete.moves(here, inputs, found.rigid))[taken]
    return here
